#!/usr/bin/env python3
"""Draws samples of the invented caseload a second time, by the words of docs/sampling.md, and compares.

usage: sample_draws.py CAF_COMMAND SOURCE_DIR

Nothing here is shared with the library: cases are read from the JSON, keys made by the lines in
the document and held to its table, shares counted with fractions. Then allocations: the conditions hold,
and no allocation that a different method finds (the best of many exchanges) is more even.
"""

import csv
import fractions
import io
import itertools
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

def shares(how, size, strata):
    """Strata by name: (cases, left to draw). By fractions, a stratum at a time settled."""
    given = {}
    while True:
        going = [name for name in sorted(strata) if name not in given]
        left = min(size, sum(left for _, left in strata.values())) - sum(given.values())
        weight = {name: 1 if how == "equal" else strata[name][0] for name in going}
        total = sum(weight.values())
        quota = {name: fractions.Fraction(left * weight[name], total) for name in going if total}
        share = {name: int(quota[name]) for name in quota}
        order = sorted(quota, key=lambda name: (-(quota[name] % 1), -strata[name][0], name))
        for name in order[: left - sum(share.values())]:
            share[name] += 1
        over = [name for name in share if share[name] > strata[name][1]]
        if not over:
            return {**given, **share}
        given.update((name, strata[name][1]) for name in over)


def population(cases, as_of, since, until):
    """Cases by name with their row: open on the day, or closed from one day to another; read from the text."""
    found = {}
    for case in cases:
        opened = case.get("opened")
        if opened and opened > as_of:
            continue
        rows = case.get("closures")
        known = rows is not None and "closures" not in case.get("coverage", {})
        last = until or as_of
        standing = [row for row in rows or [] if row.get("recorded", "") <= as_of
                    and not (row.get("reopened") and row["reopened"] <= min(last, as_of))]
        closed = any(row.get("closed") and (since or "") <= row["closed"] <= min(last, as_of) for row in standing)
        if (until and closed) or (not until and known and not closed):
            found[case["case"]] = case
    return found


def draw(key, cases, seed, size, by, how, before):
    stratum = {name: {"none": "", "agency": case.get("agency", ""), "kind": case.get("initiator", "")}[by]
               for name, case in cases.items()}
    strata = {}
    for name in cases:
        n, left = strata.get(stratum[name], (0, 0))
        strata[stratum[name]] = (n + 1, left + (name not in before))
    share = shares(how, size, strata)
    drawn = []
    for name in sorted(cases, key=lambda name: (key(seed, name), name.encode())):
        if name not in before and share[stratum[name]] > 0:
            share[stratum[name]] -= 1
            drawn.append((name, stratum[name]))
    return drawn


def run(caf, *words):
    return subprocess.run([caf, *words], capture_output=True, check=True).stdout.decode("utf-8")


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def compare_draws(caf, place, caseload, key):
    cases = [json.loads(line) for line in caseload.read_text(encoding="utf-8").splitlines()]
    shuffled = place / "shuffled.ndjson"
    lines = caseload.read_text(encoding="utf-8").splitlines()
    random.Random(1).shuffle(lines)
    shuffled.write_text("\n".join(lines) + "\n", encoding="utf-8")
    periods = [("2026-06-30", None, None), ("2024-12-31", None, None), ("2026-06-30", "2025-07-01", "2026-06-30"),
               ("2026-06-30", "2020-01-01", "2023-12-31"), ("2022-06-30", "2020-01-01", "2022-03-31")]
    n = 0
    for (as_of, since, until), by, how, (amount, number), seed in itertools.product(
            periods, ("none", "agency", "kind"), ("proportional", "equal"), (("one-in", 10), ("size", 7), ("size", 25)),
            ("2026 Q2", "Größe")):
        found = population(cases, as_of, since, until)
        asked = ["--closed-from", since, "--closed-to", until] if until else ["--open"]
        asked = ["sample", "--seed", seed, f"--{amount}", str(number), "--as-of", as_of, "--by", by, "--shares", how, *asked]
        size = -(-len(found) // number) if amount == "one-in" else number
        first = draw(key, found, seed, size, by, how, set())
        text = run(caf, *asked, "--format", "csv", str(caseload))
        got = [(row["case"], row["stratum"]) for row in rows(text)]
        assert got == first, (asked, got, first)
        assert [int(row["key"]) for row in rows(text)] == [key(seed, name) for name, _ in first]
        data = json.loads(run(caf, *asked, "--format", "json", str(shuffled)))
        assert [(one["case"], one["stratum"] or "") for one in data["drawn"]] == first, asked
        assert sum(stratum["cases"] for stratum in data["strata"]) == len(found), asked
        earlier = place / "earlier.csv"
        earlier.write_text(text, encoding="utf-8", newline="")
        again = draw(key, found, seed, size, by, how, {name for name, _ in first})
        text = run(caf, *asked, "--not", str(earlier), "--format", "csv", str(caseload))
        assert [(row["case"], row["stratum"]) for row in rows(text)] == again, asked
        n += 3 + compare_swap(caf, place, asked, found, first, str(caseload))
    return n


def compare_swap(caf, place, asked, found, first, caseload):
    """With one case left out the next of its stratum takes its place, and the others stay."""
    if not first or len(first) >= len(found):
        return 0
    (place / "swap.csv").write_text(f"case\n{first[0][0]}\n", encoding="utf-8")
    text = run(caf, *asked, "--not", str(place / "swap.csv"), "--format", "csv", caseload)
    swapped = [(row["case"], row["stratum"]) for row in rows(text)]
    assert set(first[1:]) <= set(swapped) and first[0] not in swapped and len(swapped) == len(first), asked
    return 1


def is_allowed(given, auditors, involved, each):
    load = {name: 0 for name in auditors}
    for case, names in given.items():
        if len(set(names)) != each or len({auditors[name][0] for name in names}) != each:
            return False
        if any((case, name) in involved for name in names):
            return False
        for name in names:
            load[name] += 1
    return all(load[name] <= auditors[name][1] for name in load)


def squares(given):
    load = {}
    for names in given.values():
        for name in names:
            load[name] = load.get(name, 0) + 1
    return sum(n * n for n in load.values())


def best_of_exchanges(dice, cases, auditors, involved, each):
    """As even as chance and exchanges make it: never better than the best there is."""
    best = None
    sets = list(itertools.combinations(sorted(auditors), each))
    for _ in range(40):
        given = {case: dice.choice(sets) for case in cases}
        for _ in range(60):
            changed = {**given, dice.choice(cases): dice.choice(sets)}
            if squares(changed) <= squares(given) or not is_allowed(given, auditors, involved, each):
                given = changed
            if is_allowed(given, auditors, involved, each) and (best is None or squares(given) < best):
                best = squares(given)
    return best


def compare_allocations(caf, place):
    dice = random.Random(2)
    done = {0: 0, 1: 0}
    for _ in range(60):
        each = dice.choice((1, 2))
        cases = [f"K-{i}" for i in range(dice.randint(1, 9))]
        auditors = {f"a{i}": (f"agency-{dice.randint(1, 3)}", dice.randint(1, 5)) for i in range(dice.randint(2, 6))}
        involved = {(case, name) for case in cases for name in auditors if dice.random() < 0.2}
        write = {"sample.csv": "case\n" + "".join(f"{case}\n" for case in dice.sample(cases, len(cases))),
                 "auditors.csv": "agency,auditor,most\n" + "".join(f"{a},{name},{most}\n" for name, (a, most) in auditors.items()),
                 "involved.csv": "case,auditor\n" + "".join(f"{case},{name}\n" for case, name in involved)}
        for name, text in write.items():
            (place / name).write_text(text, encoding="utf-8")
        made = subprocess.run([caf, "allocate", "--each", str(each), "--format", "json", "--auditors", place / "auditors.csv",
                               "--involved", place / "involved.csv", place / "sample.csv"], capture_output=True, check=False)
        assert made.returncode in (0, 1) and not made.stderr, made
        answer = json.loads(made.stdout)
        best = best_of_exchanges(dice, cases, auditors, involved, each)
        given = {}
        for one in answer["allocated"]:
            given.setdefault(one["case"], []).append(one["auditor"])
        assert answer["possible"] == (made.returncode == 0)
        if answer["possible"]:
            assert sorted(given) == sorted(cases) and is_allowed(given, auditors, involved, each), (answer, involved)
            assert best is None or squares(given) <= best, (squares(given), best)
        else:
            why = answer["reason"]
            assert best is None and not given and why["needed"] > why["can_take"] + why["once"], answer
        done[made.returncode] += 1
    assert min(done.values()) > 5, done
    return sum(done.values())


def learn_key(source):
    """The generator as the document has it, if it gives what the document says."""
    lines = {}
    exec((source / "examples" / "audit" / "key.py").read_text(encoding="utf-8"), lines)  # pylint: disable=exec-used
    table = re.findall(r"^\| (.*?) ?\| (.*?) ?\| (\d+) \|$", (source / "docs" / "sampling.md").read_text(encoding="utf-8"), re.M)
    assert len(table) == 8, table
    for seed, name, made in table:
        assert lines["key"](seed, name) == int(made), (seed, name)
    return lines["key"]


def check_example(caf, source):
    """The sample beside the document is what the command there draws."""
    drawn = subprocess.run([caf, "sample", "--seed", "2026 Q2", "--size", "6", "--open", "--as-of", "2026-06-30", "--by", "kind",
                            "--format", "csv", "examples/caseload.ndjson"], cwd=source, capture_output=True, check=True).stdout
    assert drawn.splitlines() == (source / "examples" / "audit" / "sample.csv").read_bytes().splitlines()


def main():
    caf, source = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        check_example(caf, source)
        draws = compare_draws(caf, place, source / "examples" / "caseload.ndjson", learn_key(source))
        allocations = compare_allocations(caf, place)
    print(f"{draws} draws and {allocations} allocations")


if __name__ == "__main__":
    main()
