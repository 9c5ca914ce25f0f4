#!/usr/bin/env python3
"""Holds `caf cohort` to `caf check` and to the cases themselves, counted again slowly.

usage: cohort_sums.py CAF_COMMAND SOURCE_DIR

Of two invented caseloads: the themes, by each grouping, are what the findings of
`caf check` come to, case by case; counts and days are what the JSON of the cases and
a list of bank holidays that is not the library's give; JSON and CSV say the same; and
of what is suppressed no row or column of a table lacks one number alone. And
examples/audit-2011/make.py still writes the cases beside it.
"""

import collections
import csv
import datetime
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

# The audit's themes by rule, after docs/cohort.md.
THEMES = {
    "1": "NA-1-initial NA-1-assessed NA-1-delivery", "1-initial": "NA-1-initial", "1-assessed": "NA-1-assessed",
    "1-delivery": "NA-1-delivery", "2-child": "NA-2-child", "2-parents": "NA-2-parents", "3": "NA-3-evidence NA-3-continuity",
    "3-evidence": "NA-3-evidence", "3-continuity": "NA-3-continuity",
    "4": "BD-3l-smart NA-4-child-focused NA-4-outcome NA-4-signposting", "4-smart": "BD-3l-smart",
    "4-child": "NA-4-child-focused", "4-outcome": "NA-4-outcome", "4-signposting": "NA-4-signposting",
    "5": "NA-5-dates-set NA-5-kept NA-5-form NA-5-change", "5-set": "NA-5-dates-set", "5-kept": "NA-5-kept",
    "5-form": "NA-5-form", "5-change": "NA-5-change", "6": "NA-6-outcome NA-6-documents", "6-outcome": "NA-6-outcome",
    "6-documents": "NA-6-documents", "7": "NA-7-escalation", "8": "NA-8-toolkit",
}
ANSWERS = ["met", "not-met", "unknown", "other"]
WORDS = {"met": "met", "not met": "not-met", "not-met": "not-met", "not_met": "not-met"}


def run(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8")


def numbers(caf, *options):
    """The CSV as (section, group, name, measure) to a number, None where it is suppressed."""
    rows = list(csv.DictReader(io.StringIO(run(caf, "cohort", *options, "--format", "csv"), newline="")))
    found = {(r["section"], r["group"], r["name"], r["measure"]): None if r["suppressed"] == "yes" else int(r["number"] or -1)
             for r in rows}
    assert len(found) == len(rows)
    said = json.loads(run(caf, "cohort", *options, "--format", "json"))["numbers"]
    assert [(n["section"], n["group"] or "", n["name"], n["measure"], n["suppressed"]) for n in said] == [
        (*key, number is None) for key, number in found.items()]
    assert [n["number"] for n in said] == [None if n in (None, -1) else n for n in found.values()]
    return found


def answer(verdicts):
    verdicts = {WORDS.get(v, v) for v in verdicts}
    if "not-met" in verdicts:
        return "not-met"
    if "met" in verdicts:
        return "met"
    return "unknown" if "unknown" in verdicts else "other"


def group(case, by):
    if by == "quarter":
        return f"{case['opened'][:4]}-Q{(int(case['opened'][5:7]) + 2) // 3}" if case.get("opened") else "not recorded"
    return case.get({"kind": "initiator", "agency": "agency", "origin": "origin"}[by]) or "not recorded"


def check_themes(caf, path, day, cases):
    report = subprocess.run([caf, "check", "--profile", "nottingham-qa", "--as-of", day, "--only", "all", "--format", "json", path],
                            capture_output=True, check=False)
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    contradictory = set()
    for finding in json.loads(report.stdout)["findings"]:
        if finding["kind"] == "data":
            contradictory.add(finding["case"])
        found[finding["case"]][finding["rule"]].append(finding["verdict"])
    open_then = [c for c in cases if not c.get("opened") or c["opened"] <= day]
    rules = {rule for one in found.values() for rule in one}
    for by in ("kind", "agency", "quarter", "origin"):
        shown = numbers(caf, "--by", by, "--as-of", day, path)
        wanted = collections.Counter()
        for case in open_then:
            for where in ("", group(case, by)):
                wanted["cases", where, "", "cases"] += 1
                for name, names in THEMES.items():
                    verdicts = [v for rule in names.split() for v in found[case["case"]][rule]]
                    wanted["theme", where, name, answer(verdicts)] += 1
            for rule in rules:
                wanted["rule", "", rule, answer(found[case["case"]][rule])] += 1
        for key, n in shown.items():
            if key[0] in ("theme", "rule") or key[3] == "cases" and key[0] == "cases":
                assert n == wanted.pop(key, 0), (key, n)
        # A rule that was asked of no case, or finds what is wrong with the data, has no line.
        left = {key[2] for key in wanted}
        assert all(name.startswith("data-") or name == "no-case" for name in left), left
    return contradictory


def holidays(source):
    days = set()
    for name in ("bank-holidays.csv", "bank-holidays-1978-2011.csv"):
        for line in (source / "tests/data" / name).read_text(encoding="utf-8").splitlines():
            if "england-and-wales" in line:
                days.add(datetime.date.fromisoformat(re.search(r"\d{4}-\d\d-\d\d", line)[0]))
    assert len(days) > 300
    return days


def working_days(start, end, off):
    return sum(1 for n in range(1, (end - start).days + 1)
               if (start + datetime.timedelta(n)).weekday() < 5 and start + datetime.timedelta(n) not in off)


def is_simple(case):
    """Where the slow count needs no reading of its own: nothing moved, reopened, missing or contradictory."""
    held = [m for m in case.get("meetings", []) if "held_on" in m]
    return (case.get("origin") == "new" and case.get("division") == "england-and-wales" and case.get("coverage", {}) in ({}, {"meetings": "partial"})
            and all(table in case for table in ("meetings", "closures", "assessments", "transfers")) and not case["transfers"]
            and len(held) == len(case["meetings"]) and len(case["closures"]) < 2 and not any("reopened" in c for c in case["closures"])
            and len(case["assessments"]) == 1 and "completed" in case["assessments"][0] and "born" in case["children"][0]
            and all("recorded" not in row for table in ("meetings", "closures", "assessments") for row in case[table])
            and case["opened"] <= case["assessments"][0]["completed"] and case["children"][0]["born"] < case["opened"])


def days_of(case, day, off):
    """What a case adds to each distribution; None: it is not known."""
    date = datetime.date.fromisoformat
    held = sorted({date(m["held_on"]) for m in case["meetings"] if m["held_on"] <= day})
    completed = date(case["assessments"][0]["completed"])
    closed = [date(c["closed"]) for c in case["closures"] if c["closed"] <= day]
    partial = "coverage" in case
    first = [working_days(completed, held[0], off)] if held and completed <= date(day) else []
    gaps = [(b - a).days for a, b in zip(held, held[1:])]
    return {
        "days-to-first-taf": None if partial and completed <= date(day) else first,
        "days-between-tafs": None if partial else gaps,
        "days-to-closing": [(c - date(case["opened"])).days for c in closed],
    }


def percentile(values, percent):
    return sorted(values)[-(-len(values) * percent // 100) - 1] if values else -1


def check_days(caf, cases, day, off, contradictory):
    simple = [c for c in cases if is_simple(c) and c["opened"] <= day and c["case"] not in contradictory]
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "simple.ndjson")
        path.write_text("\n".join(map(json.dumps, simple)), encoding="utf-8")
        shown = {key[2:]: n for key, n in numbers(caf, "--as-of", day, str(path)).items() if key[0] == "days"}
    bounds = {"days-to-first-taf": 260, "days-between-tafs": 730, "days-to-closing": 3660}
    for name, bound in bounds.items():
        of_cases = [days_of(c, day, off)[name] for c in simple]
        values = [v for some in of_cases if some for v in some]
        wanted = collections.Counter(f"days-{v}" if v <= bound else f"more-than-{bound}" for v in values)
        wanted["cases"] = sum(1 for some in of_cases if some)
        wanted["unknown"] = sum(1 for some in of_cases if some is None)
        for percent in (10, 25, 50, 75, 90):
            wanted[f"percentile-{percent}"] = min(percentile(values, percent), bound + 1)
        found = {measure: n for (one, measure), n in shown.items() if one == name}
        assert found == dict(wanted), (name, day, found, dict(wanted))
    return len(simple)


def check_counts(caf, path, day, cases):
    """By reason and state, where nothing was reopened and the source holds closures."""
    shown = numbers(caf, "--as-of", day, path)
    closed = [c["closures"][0] for c in cases if c["opened"] <= day and [z for z in c["closures"] if z["closed"] <= day]]
    n = sum(1 for c in cases if c["opened"] <= day)
    assert shown["cases", "", "", "closed"] == len(closed) and shown["cases", "", "", "open"] == n - len(closed)
    reasons = collections.Counter(c["reason"] for c in closed)
    for (section, _, name, _), number in shown.items():
        if section == "reason":
            assert number == reasons[name], name


def check_suppressed(caf, path, day):
    """No count is small, and no table has a row or a column that lacks one number alone."""
    hidden = 0
    for by in ("kind", "agency", "quarter", "origin"):
        plain = numbers(caf, "--by", by, "--as-of", day, path)
        for threshold in (2, 5, 12):
            shown = numbers(caf, "--by", by, "--as-of", day, "--suppress", str(threshold), path)
            tables = collections.defaultdict(dict)
            for (section, place, name, measure), n in shown.items():
                is_days = "percentile" in measure
                assert n is None or is_days or n == 0 or n >= threshold, (section, place, name, measure, n)
                if (section, place, name, measure) in plain:
                    assert n in (None, plain[section, place, name, measure])
                if section == "theme" or section == "rule":
                    tables[section, name][place, measure] = n
                elif section == "cases" and measure != "cases":
                    tables[section, name][place, measure] = n
                hidden += n is None
            for table in tables.values():
                for row in {place for place, _ in table}:
                    assert sum(n is None for (place, _), n in table.items() if place == row) != 1, table
                for column in {measure for _, measure in table}:
                    lacking = [place for (place, measure), n in table.items() if measure == column and n is None]
                    assert len(lacking) != 1 or len({place for place, _ in table}) == 1, table
            if shown["cases", "", "", "closed"] is None:
                assert all(n is None for key, n in shown.items() if key[0] == "reason")
            names = {key[2] for key in shown if key[0] == "rule"}
            assert not names & set(" ".join(THEMES.values()).split())
    return hidden


def main():
    caf, source = sys.argv[1], pathlib.Path(sys.argv[2])
    off = holidays(source)
    audit = source / "examples/audit-2011"
    made = run(sys.executable, str(audit / "make.py"))
    assert made == (audit / "submitted.ndjson").read_text(encoding="utf-8"), "make.py writes other cases than are kept"
    checked = []
    for path, days in ((audit / "submitted.ndjson", ("2010-07-01", "2010-12-31", "2011-03-31")),
                       (source / "examples/caseload.ndjson", ("2024-03-31", "2026-06-30"))):
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for day in days:
            contradictory = check_themes(caf, str(path), day, cases)
            simple = check_days(caf, cases, day, off, contradictory)
            if path.parent == audit:
                check_counts(caf, str(path), day, cases)
            checked.append((simple, check_suppressed(caf, str(path), day)))
    assert sum(simple for simple, _ in checked) > 100 and sum(hidden for _, hidden in checked) > 500, checked
    print(checked)


main()
