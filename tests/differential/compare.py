"""Runs the caf command over random cases and compares its findings with the reference.

    compare.py CAF [--cases N] [--seed S] [--jobs J] [--first I] [--show K] [--only NAME]

Where a record cannot be (a data problem), a verdict other than unknown must be
one that the reference gives for the record as it stands, or with one or all of
its doubtful fields blank. Exit status 1 if any finding differs, each kind shown by one case shrunk
as far as it goes.
"""

import argparse
import collections
import csv
import datetime
import io
import json
import multiprocessing
import os
import subprocess
import sys

import generate
import reference
import safeguarding
import stages
import team
from record import DUE, EVENTS, MET, NOT_MET, UNKNOWN

for others in (team, stages, safeguarding):
    reference.add_rules(others.RULES)

DECIDED = (MET, NOT_MET, DUE)
DATA_RULES = ("data-order", "data-birth", "data-colour", "data-value", "data-reference")
CHUNK = 5000


def is_compared(row):
    """Whether the reference has the rule too, in that profile; data problems belong to none."""
    return row["rule"] in DATA_RULES + ("no-case",) or row["rule"] in reference.PROFILES[row["profile"]]


def run(caf, cases, as_of):
    """What the command finds: {case: {rule: [row]}}."""
    command = [caf, "check", "--format", "csv", "--only", "all", "--as-of", as_of.isoformat()]
    for profile in reference.PROFILES:
        command += ["--profile", profile]
    text = "\n".join(json.dumps(case) for case in cases)
    result = subprocess.run(command, input=text, capture_output=True, text=True)
    if result.returncode not in (0, 1) or result.stderr:
        raise RuntimeError(f"exit status {result.returncode} as of {as_of}: {result.stderr.strip()}")
    found = {case["case"]: collections.defaultdict(list) for case in cases}
    for row in csv.DictReader(io.StringIO(result.stdout)):
        if is_compared(row):
            found[row["case"]][reference.key(row["profile"], row["rule"])].append(row)
    return found


def number(text):
    return int(text) if text else None


def library_answer(row):
    """A finding of the command in the form that is compared."""
    if row["verdict"] not in DECIDED:
        return (row["verdict"],)
    subject = f"{row['subject_table']} {row['subject'] or row['subject_number']}".strip()
    grade = row["grade"] == "acceptable"
    return (row["verdict"], subject, row["due"], row["done"], number(row["days"]), number(row["slack"]), grade)


def reference_answer(found):
    if found["verdict"] not in DECIDED:
        return (found["verdict"],)
    day = {name: found[name].isoformat() if found[name] else "" for name in ("due", "done")}
    subject = " ".join(found["subject"]) if found["subject"] else ""
    return (found["verdict"], subject, day["due"], day["done"], found["days"], found["slack"],
            found["grade"] == "acceptable")


def problems(found):
    return [row for rule in DATA_RULES for row in found.get(rule, [])]


def repaired(case, problem):
    """The case with each of a problem's doubtful fields blank, and with all of them."""
    names = problem["in_doubt"].split()
    for blank in [[name] for name in names] + [names]:
        mended = {key: [dict(row) for row in rows] if isinstance(rows, list) else rows for key, rows in case.items()}
        for table, field in (name.split(".") for name in blank):
            if table == "cases":
                mended.pop(field, None)
            for row in mended.get(table) or []:
                if problem["subject_table"] != table or str(row.get("id")) == problem["subject"]:
                    row.setdefault("recorded", min((row[day] for day in EVENTS[table] if row.get(day)), default=None))
                    row.pop(field, None)  # the row is there all the same
        yield mended


def impossible(case, as_of, found):
    """{rule: (verdicts of the library that no way of reading the record gives, those that some gives)}."""
    readings = [reference.check(case, as_of)]
    for problem in problems(found):
        readings += [reference.check(mended, as_of) for mended in repaired(case, problem)]
    wrong = {}
    for rule, rows in found.items():
        possible = {answer["verdict"] for reading in readings for answer in reading.get(rule, [])}
        said = {row["verdict"] for row in rows} - {UNKNOWN}
        if rule not in DATA_RULES and said - possible:
            wrong[rule] = ([(verdict,) for verdict in sorted(said - possible)],
                           [(verdict,) for verdict in sorted(possible)])
    return wrong


def differences(case, as_of, found):
    """{rule: (only the library's, only the reference's)} of a case."""
    if problems(found):
        return impossible(case, as_of, found)
    expected = reference.check(case, as_of)
    differ = {}
    if not expected:
        return {} if list(found) == ["no-case"] else {"no-case": ([tuple(found)], [])}
    for rule in sorted(set(found) | set(expected)):
        answers = expected.get(rule, [])
        mine = collections.Counter(library_answer(row) for row in found.get(rule, []))
        yours = collections.Counter(map(reference_answer, answers))
        if mine != yours:
            differ[rule] = (sorted((mine - yours).elements(), key=repr), sorted((yours - mine).elements(), key=repr))
    return differ


def kind(rule, sides):
    """What sort of difference it is: the verdicts, or the fields that differ."""
    mine, yours = sides
    verdicts = [" ".join(sorted(answer[0] for answer in side)) or "nothing" for side in sides]
    if verdicts[0] != verdicts[1] or not mine:
        return f"{rule}: library {verdicts[0]}, reference {verdicts[1]}"
    names = ("verdict", "subject", "due", "done", "days", "slack", "grade")
    fields = {names[i] for a, b in zip(mine, yours) for i in range(len(names)) if a[i:i + 1] != b[i:i + 1]}
    return f"{rule}: {verdicts[0]}, other {', '.join(sorted(fields))}"


def compare_chunk(job):
    """(cases, those with data problems, {kind: (times, smallest)}, verdicts) of one stretch of cases."""
    caf, seed, first, count = job
    by_day = collections.defaultdict(list)
    for i in range(first, first + count):
        case, as_of = generate.make(seed, i)
        by_day[as_of].append(case)
    doubtful, kinds, verdicts = 0, {}, collections.Counter()
    for as_of, cases in by_day.items():
        found = run(caf, cases, as_of)
        for case in cases:
            differ = differences(case, as_of, found[case["case"]])
            doubtful += bool(problems(found[case["case"]]))
            verdicts.update((rule, row["verdict"]) for rule, rows in found[case["case"]].items() for row in rows)
            for rule, sides in differ.items():
                note(kinds, kind(rule, sides), 1, (len(json.dumps(case)), case, as_of, rule))
    return count, doubtful, kinds, verdicts


def note(kinds, name, times, example):
    count, best = kinds.get(name, (0, None))
    kinds[name] = (count + times, example if best is None or example[0] < best[0] else best)


# Shrinking

def smaller(case):
    """The case with one thing taken away, in every way there is."""
    for name in list(case):
        if name not in ("case", "coverage") and not isinstance(case[name], list):
            yield {key: value for key, value in case.items() if key != name}
    for name in case.get("coverage", {}):
        said = {key: value for key, value in case["coverage"].items() if key != name}
        yield {**case, "coverage": said}
    for name, rows in case.items():
        if not isinstance(rows, list):
            continue
        for i, row in enumerate(rows):
            yield {**case, name: rows[:i] + rows[i + 1:]}
        for i, row in enumerate(rows):
            for field in row:
                less = {key: value for key, value in row.items() if key != field}
                yield {**case, name: rows[:i] + [less] + rows[i + 1:]}


def shrink(caf, case, as_of, rule, wanted):
    """The smallest case found with the same kind of difference."""
    again = True
    while again:
        again = False
        for less in smaller(case):
            try:
                differ = differences(less, as_of, run(caf, [less], as_of)[less["case"]])
            except RuntimeError:
                continue
            if differ and rule in differ and kind(rule, differ[rule]) == wanted:
                case, again = less, True
                break
    return case


def show(caf, name, times, example):
    _, case, as_of, rule = example
    alone = differences(case, as_of, run(caf, [case], as_of)[case["case"]])
    if not alone or rule not in alone or kind(rule, alone[rule]) != name:
        print(f"\n{name} ({times} cases): {case['case']} as of {as_of} only differs beside other cases")
        return
    case = shrink(caf, case, as_of, rule, name)
    found = run(caf, [case], as_of)[case["case"]]
    mine, yours = differences(case, as_of, found)[rule]
    print(f"\n{name} ({times} cases), as of {as_of}\n  {json.dumps(case)}")
    for answer in mine:
        print(f"  library    {answer}")
    for answer in yours:
        print(f"  reference  {answer}")
    for row in found.get(rule, []):
        print(f"  the library says ({row['verdict']}, {row['flags']}): {row['reason']}. {row['missing']}. {row['explanation']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("caf")
    parser.add_argument("--cases", type=int, help="100,000; 30,000 with another profile; 5,000 where CAF_QUICK is set")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--show", type=int, default=20, help="how many kinds of difference to show")
    parser.add_argument("--only", default="", help="differences of rules with this in their name")
    parser.add_argument("--other-profile", action="store_true", help="the program is other_profile, not the command")
    parser.add_argument("--verdicts", action="store_true", help="say how often each verdict was compared")
    options = parser.parse_args()

    if options.cases is None:
        options.cases = 5_000 if "CAF_QUICK" in os.environ else 30_000 if options.other_profile else 100_000
    if options.other_profile:
        reference.use_other_profile()
    end = options.first + options.cases
    chunks = [(options.caf, options.seed, first, min(CHUNK, end - first))
              for first in range(options.first, end, CHUNK)]
    cases, doubtful, kinds, verdicts = 0, 0, {}, collections.Counter()
    with multiprocessing.Pool(options.jobs) as pool:
        for part in pool.imap_unordered(compare_chunk, chunks):
            cases, doubtful = cases + part[0], doubtful + part[1]
            verdicts += part[3]
            for name, (times, example) in part[2].items():
                note(kinds, name, times, example)
    print(f"{cases} cases compared, {doubtful} of them with data problems; "
          f"{sum(times for times, _ in kinds.values())} differences of {len(kinds)} kinds")
    if options.verdicts:
        for (rule, verdict), times in sorted(verdicts.items()):
            print(f"  {rule:18} {verdict:15} {times}")
    wanted = sorted((item for item in kinds.items() if options.only in item[0]), key=lambda item: -item[1][0])
    for name, (times, example) in wanted[:options.show]:
        show(options.caf, name, times, example)
    for name, (times, _) in wanted[options.show:options.show + 40]:
        print(f"\n{name} ({times} cases)")
    return 1 if kinds else 0


if __name__ == "__main__":
    sys.exit(main())
