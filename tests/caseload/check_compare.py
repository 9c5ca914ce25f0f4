#!/usr/bin/env python3
"""Holds `caf compare` against two runs of `caf check`, compared here.

usage: check_compare.py CAF SOURCE-FOLDER

The invented caseload is compared with itself on other days, and with a caseload
in which cases are gone, new, in another order, or have other facts. The
findings of `caf check --only all --format json` are paired here by dictionaries,
as docs/command.md says, and must give the lines of `caf compare --format csv`.
"""

import collections
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile

OPEN = {"not-met", "due", "judgement"}
PAIRS = [
    ("2026-05-31", "2026-06-30", ["east-midlands-2011"]),
    ("2026-06-30", "2026-05-31", ["east-midlands-2011"]),
    ("2025-09-30", "2026-06-30", ["blackburn-with-darwen-2021", "sefton"]),
    ("2026-06-29", "2026-06-30", ["east-midlands-2011", "nottingham-qa"]),
    ("2026-06-30", "2026-06-30", ["sefton"]),
]


def run(caf, *words):
    done = subprocess.run([caf, *words], capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"caf {' '.join(words)}: {done.stderr.decode()}")
    return done.returncode, done.stdout.decode()


def check(caf, file, day, profiles):
    words = [word for profile in profiles for word in ("--profile", profile)]
    found = json.loads(run(caf, "check", "--only", "all", "--format", "json", "--as-of", day, *words, str(file))[1])
    cases = collections.defaultdict(list)
    for finding in found["findings"]:
        cases[finding["case"]].append(finding)
    return cases


def subject(finding):
    of = finding["subject"]
    return (of["table"], of.get("id"), of.get("number")) if of else None


def exact(finding):
    return (finding["profile"], finding["rule"], subject(finding), None if subject(finding) else finding["due"],
            finding["reason"] if finding["kind"] == "data" else None)


def rule_of(finding):
    return finding["profile"], finding["rule"]


def pair(old, new):
    """Pairs of indexes, by looser and looser keys; what is alone has None."""
    passes = [
        (lambda finding, is_new: True, exact),
        (lambda finding, is_new: finding["kind"] != "data" and finding["due"],
         lambda finding, is_new: (rule_of(finding), finding["due"], bool(subject(finding)) == is_new)),
        (lambda finding, is_new: finding["kind"] != "data" and not subject(finding), lambda finding, is_new: rule_of(finding)),
        (lambda finding, is_new: finding["kind"] != "data",
         lambda finding, is_new: (rule_of(finding), bool(subject(finding)) == is_new)),
    ]
    pairs, left_old, left_new = {}, list(range(len(old))), list(range(len(new)))
    for eligible, key in passes:
        waiting = collections.defaultdict(collections.deque)
        key_of = (lambda finding, is_new: exact(finding)) if key is exact else key
        due = lambda finding: finding["due"] or ""
        for i in sorted(left_old, key=lambda i: due(old[i])):
            if eligible(old[i], False):
                waiting[key_of(old[i], False)].append(i)
        for j in sorted(left_new, key=lambda j: due(new[j])):
            if eligible(new[j], True) and waiting[key_of(new[j], True)]:
                pairs[j] = waiting[key_of(new[j], True)].popleft()
        left_old = [i for i in left_old if i not in pairs.values()]
        left_new = [j for j in left_new if j not in pairs]
    return [(old[i], new[j]) for j, i in pairs.items()] + [(old[i], None) for i in left_old] + [(None, new[j]) for j in left_new]


def is_open(finding):
    return bool(finding) and finding["kind"] == "safeguarding" and finding["verdict"] in OPEN


def kind_of(old, new):
    was, now = (finding["verdict"] if finding else "not-applicable" for finding in (old, new))
    if is_open(old) != is_open(new):
        return "safeguarding-new" if is_open(new) else "safeguarding-closed"
    if was == now:
        if now == "not-applicable" or not (old and new):
            return "none"
        if old["due"] != new["due"]:
            return "day-moved"
        if any(old[field] != new[field] for field in ("done", "reason", "grade", "severity")):
            return "detail"
        # The lists of a report hold more than the items of a finding: what its steps could not read as well.
        return "none" if all(old[field] == new[field] for field in ("missing", "in_doubt")) else "perhaps"
    if (old or new)["kind"] == "data":
        return "data-new" if new else "data-gone"
    if new is None:
        return "ended"
    if was == "due" and now in ("met", "not-met"):
        return {"met": "done", "not-met": "overdue"}[now]
    if was == "not-met" and now == "met":
        return "mended"
    if was == "unknown" and now in ("met", "not-applicable"):
        return "known"
    return {"not-applicable": "ended"}.get(now, now)


def expected(old_cases, new_cases):
    lines = collections.Counter()
    for case in sorted({*old_cases, *new_cases}):
        old, new = old_cases.get(case, []), new_cases.get(case, [])
        waits = [any(finding["rule"] == "no-case" for finding in side) for side in (old, new)]
        if not old or not new or waits[0] != waits[1]:
            what = "case-new" if not old else "case-gone" if not new else "case-opened" if waits[0] else "case-not-open"
            lines[(what, case)] += 1
        old, new = ([finding for finding in side if finding["rule"] != "no-case"] for side in (old, new))
        for one, other in pair(old, new):
            kind, some = kind_of(one, other), other or one
            if kind != "none":
                of = some["subject"] or {"table": "", "id": ""}
                side = [(finding["verdict"], finding["due"] or "", finding["done"] or "") if finding else ("none", "", "")
                        for finding in (one, other)]
                lines[(kind, case, some["profile"] or "", some["rule"], of["table"], of.get("id") or "", str(of.get("number") or ""),
                       *side, other["explanation"] if other else "")] += 1
    return lines


def found(text):
    lines = collections.Counter()
    for row in csv.DictReader(io.StringIO(text)):
        row = {name: cell[1:] if cell[:1] == "'" else cell for name, cell in row.items()}
        if row["change"] == "stage":
            continue
        if row["change"].startswith("case-"):
            lines[(row["change"], row["case"])] += 1
            continue
        lines[(row["change"], row["case"], row["profile"], row["rule"], row["subject_table"], row["subject"], row["subject_number"],
               (row["old"], row["old_due"], row["old_done"]), (row["new"], row["new_due"], row["new_done"]), row["explanation"])] += 1
    return lines


def other_states(caseload, folder):
    """The caseload in another order, and with cases gone, new and changed."""
    cases = [json.loads(line) for line in caseload.read_text(encoding="utf-8").splitlines()]
    reordered = folder / "reordered.ndjson"
    reordered.write_text("".join(json.dumps(case) + "\n" for case in reversed(cases)), encoding="utf-8")
    changed = folder / "changed.ndjson"
    for k, case in enumerate(cases):
        if k % 7 == 1:
            case["case"] = f"NEW-{k}"
        if k % 4 == 0:
            case["meetings"] = case.get("meetings", [])[k % 3:]
            kept = {meeting.get("id") for meeting in case["meetings"]}
            for table, rows in case.items():
                if isinstance(rows, list):
                    case[table] = [row for row in rows if not isinstance(row, dict) or row.get("meeting") in {None, *kept}]
        if k % 5 == 2:
            case["actions"] = list(reversed(case.get("actions", [])))
    changed.write_text("".join(json.dumps(case) + "\n" for k, case in enumerate(cases) if k % 9), encoding="utf-8")
    return [reordered, changed]


def main():
    caf, source = sys.argv[1], pathlib.Path(sys.argv[2])
    caseload = source / "examples/caseload.ndjson"
    failed, kinds = 0, collections.Counter()
    with tempfile.TemporaryDirectory() as place:
        states = [caseload, *other_states(caseload, pathlib.Path(place))]
        runs = [(caseload, file, *pair) for pair in PAIRS for file in states] + [(file, caseload, *pair) for pair in (PAIRS[0], PAIRS[4]) for file in states]
        for old, new, old_day, new_day, profiles in runs:
            wanted = expected(check(caf, old, old_day, profiles), check(caf, new, new_day, profiles))
            words = [word for profile in profiles for word in ("--profile", profile)]
            status, text = run(caf, "compare", "--format", "csv", "--old-as-of", old_day, "--new-as-of", new_day, *words, str(old), str(new))
            got = found(text)
            kinds.update(line[0] for line in wanted.elements())
            for line in [line for line in wanted if line[0] == "perhaps"]:
                perhaps = ("detail", *line[1:])
                if got[perhaps] in (0, wanted[line]):
                    del wanted[line], got[perhaps]
            if got != wanted or status != bool(text.count("\n") > 1):
                failed += 1
                print(f"{old.name} on {old_day}, {new.name} on {new_day}, {profiles}: exit status {status}")
                for line in list((wanted - got).elements())[:5]:
                    print("  missing:", line)
                for line in list((got - wanted).elements())[:5]:
                    print("  too many:", line)
    print(f"{len(runs)} comparisons, {failed} wrong;", ", ".join(f"{kind} {n}" for kind, n in sorted(kinds.items())))
    # Each kind must have been tried, or the test says less than it seems to.
    missing = {"safeguarding-new", "safeguarding-closed", "data-new", "data-gone", "overdue", "not-met", "due", "day-moved", "unknown",
               "judgement", "mended", "done", "known", "met", "ended", "detail", "case-new", "case-gone", "case-opened",
               "case-not-open"} - {*kinds}
    if missing:
        print("never tried:", ", ".join(sorted(missing)))
    return 1 if failed or missing else 0


sys.exit(main())
