#!/usr/bin/env python3
"""Holds the formats of `caf due` to each other and to `caf next`, with Python's own calendar.

usage: due_sums.py CAF_COMMAND SOURCE_DIR

Of the invented caseload, on days that end weeks, months and years: the CSV has
what `caf next` says is owed, in the band that the datetime module says; JSON has
the same records; the table of the text adds up to them, by lead and by agency;
the N most pressing are the first N of all in their order, for any N; and a case is
not known where `caf check` finds something unknown in it.
"""

import calendar
import collections
import csv
import datetime
import io
import json
import pathlib
import re
import subprocess
import sys

BANDS = ["overdue", "this-week", "this-month", "later", "no-day"]
WITHIN = {"overdue": 1, "week": 2, "month": 3, "all": 5}


def run(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8")


def band(as_of, due, overdue):
    if overdue or not due:
        return "overdue" if overdue else "no-day"
    day = datetime.date.fromisoformat(due)
    sunday = as_of + datetime.timedelta(days=6 - as_of.weekday())
    last = as_of.replace(day=calendar.monthrange(as_of.year, as_of.month)[1])
    return "this-week" if day <= sunday else "this-month" if day <= last else "later"


def row_of(record, whom):
    """The row of the table that counts a record."""
    if whom == "agency":
        return record["agency"] or "nobody on record"
    if record["person"] or not record["agency"]:
        return record["person"] or "nobody on record"
    return ("lead of " if record["by"] == "lead" else "actions of ") + record["agency"]


def check_table(text, records, whom):
    """Each row of numbers, after the name before it, which may stand on a line of its own."""
    wanted = collections.defaultdict(lambda: [0] * 6)
    for record in records:
        for row in (row_of(record, whom), "All"):
            wanted[row][BANDS.index(record["band"])] += 1
            wanted[row][5] += 1
    found, name, order = {}, "", []
    for line in text.split("\n\n")[2].splitlines()[1:]:
        assert len(line) <= 80 or not re.search(r"\d$", line), line
        match = re.fullmatch(r"(.*?)((?: +\d+){6})", line)
        if match:
            name = match[1].strip() or name
            found[name] = [int(n) for n in match[2].split()]
            order.append(([-n for n in found[name][:5]], name))
        name = "" if match else line
    if len(wanted) == 2:
        del wanted["All"]
    assert found == wanted, (found, dict(wanted))
    named = [o for o in order if o[1] not in ("All", "nobody on record")]
    assert named == sorted(named, key=lambda o: o[0])
    assert [o[1] for o in order if o not in named] == [n for n in ("nobody on record", "All") if n in found]


def pressing(record):
    return (record["kind"] != "safeguarding") and (1 if record["band"] == "overdue" else 3 if not record["due"] else 2), record["due"] or ""


def listed(text):
    return re.findall(r"^ *\d+\. (.*)\n +(\S+?)[,:]", text, re.M)


def check_list(command, records, span):
    shown = [r for r in records if BANDS.index(r["band"]) < WITHIN[span] or r["kind"] == "safeguarding"]
    wanted = [(r["case"], r["rule"]) for r in sorted(shown, key=pressing)]
    whole = None
    for top in (len(shown) + 3, len(shown), 1, 2, 3, 7, 20, 64):
        text = run(*command, "--within", span, "--top", str(top))
        found = [(line.split(":")[0], rule) for line, rule in listed(text)]
        assert len(found) == min(top, len(shown)), (top, len(found), len(shown))
        whole = found if whole is None else whole
        assert found == whole[:top]
    # Of one day and rank the order is the input's, and the CSV has that order but for safeguarding, which both put first.
    assert whole == wanted, (span, whole[:9], wanted[:9])


def check(caf, caseload, day, profiles):
    as_of = datetime.date.fromisoformat(day)
    options = ["--as-of", day, *profiles, caseload]
    command = [caf, "due", *options]
    text = run(*command, "--format", "csv")
    records = list(csv.DictReader(io.StringIO(text, newline="")))
    as_json = json.loads(run(*command, "--format", "json"))
    assert [{k: "" if v is None else str(v) for k, v in r.items()} for r in as_json] == records
    said = collections.Counter(
        (c["case"], o["due"] or "", o["rule"], o["profile"], band(as_of, o["due"], o["overdue"]))
        for c in json.loads(run(caf, "next", *options, "--format", "json")) for o in c["owed"])
    assert said == collections.Counter((r["case"], r["due"], r["rule"], r["profile"], r["band"]) for r in records)
    for r in records:
        assert (r["band"] == "overdue") == (r["overdue_by"] != ""), r
        if r["overdue_by"]:
            days = (as_of - datetime.date.fromisoformat(r["due"])).days
            late, unit = int(r["overdue_by"]), r["unit"]
            assert f'{late} {unit if late > 1 else unit[:-1]} overdue' in r["explanation"], r
            assert late == days if unit == "days" else 0 < late < days * 5 / 7 + 2, r
    for whom in ("lead", "agency"):
        check_table(run(*command, "--by", whom, "--top", "0"), records, whom)
    report = subprocess.run([caf, "check", *options, "--only", "unknown", "--format", "csv"], capture_output=True, check=False)
    unsure = {r["line"] for r in csv.DictReader(io.StringIO(report.stdout.decode("utf-8"), newline=""))
              if r["verdict"] == "unknown" and r["kind"] != "data"}
    assert f"Not known   what else {len(unsure)} cases owe" in run(*command), len(unsure)
    for span in WITHIN:
        check_list(command, records, span)
    return len(records)


def main():
    caf, source = sys.argv[1], pathlib.Path(sys.argv[2])
    caseload = str(source / "examples/caseload.ndjson")
    several = [w for p in ("blackburn-with-darwen-2021", "nottingham-qa", "sefton") for w in ("--profile", p)]
    n = 0
    for day in ("2026-06-30", "2026-06-28", "2026-06-29", "2026-03-31", "2025-12-31", "2024-02-29", "2027-01-01"):
        for profiles in ([], several):
            n += check(caf, caseload, day, profiles)
    print(f"{n} records")


main()
