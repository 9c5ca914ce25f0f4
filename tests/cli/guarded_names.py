#!/usr/bin/env python3
"""Identifiers through CSV and back: of any case the command reads its own CSV as it was meant.

usage: guarded_names.py CAF_COMMAND

The sample of cases of hostile names is written as CSV; the same sample with --not leaves out those
and no others, caf allocate gives out each once, and a reader of RFC 4180 here, with the rule of docs/command.md
in one line, has the names again. No name looks like a formula to a spreadsheet.
"""

import csv
import io
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile

SIGNS = ["'", "=", "+", "-", "@", '"', ",", ";", " ", "A", "1", "\u00e9", "\uff1d", "\u2019"]


def bare(cell):
    return cell[1:] if len(cell) > 1 and cell[0] == "'" and cell[1] in "=+-@\t\r'" else cell


def run(caf, *words):
    made = subprocess.run([caf, *map(str, words)], capture_output=True, check=False)
    assert made.returncode == 0 and not made.stderr, made
    return made.stdout.decode("utf-8")


def names_of(text):
    return [row["case"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def write_cases(path, names):
    lines = [json.dumps({"case": name, "opened": "2026-01-01", "closures": []}) for name in names]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def check(caf, place, names):
    cases, sample, staff = place / "cases.ndjson", place / "sample.csv", place / "auditors.csv"
    write_cases(cases, names)
    asked = ["sample", "--seed", "s", "--open", "--as-of", "2026-06-30"]
    half = len(names) // 2
    text = run(caf, *asked, "--size", half, "--format", "csv", cases)
    drawn = [one["case"] for one in json.loads(run(caf, *asked, "--size", half, "--format", "json", cases))["drawn"]]
    cells = names_of(text)
    assert [bare(cell) for cell in cells] == drawn, (cells, drawn)
    assert not any(cell[0] in "=+-@\t\r" for cell in cells), cells
    sample.write_text(text, encoding="utf-8", newline="")
    rest = json.loads(run(caf, *asked, "--size", len(names), "--not", sample, "--format", "json", cases))
    assert {one["case"] for one in rest["drawn"]} == set(names) - set(drawn), (drawn, rest)
    assert sum(stratum["drawn_before"] for stratum in rest["strata"]) == half
    staff.write_text(f"auditor,agency,most\na,b,{half}\n", encoding="utf-8")
    allocated = json.loads(run(caf, "allocate", "--auditors", staff, "--cases", cases, "--as-of", "2026-06-30", "--format", "json", sample))
    assert sorted(one["case"] for one in allocated["allocated"]) == sorted(drawn)
    given = run(caf, "allocate", "--auditors", staff, "--format", "csv", sample)
    assert sorted(map(bare, names_of(given))) == sorted(drawn)


def check_by_hand(caf, place):
    """What people wrote: an apostrophe before anything but a sign or another is the name's own."""
    cases, own = place / "cases.ndjson", place / "own.csv"
    write_cases(cases, ["'t Hooft", "=A1", "'=A1", "B"])
    asked = ["sample", "--seed", "s", "--size", "9", "--open", "--as-of", "2026-06-30", "--format", "json"]
    for written, meant in [("'t Hooft", "'t Hooft"), ("=A1", "=A1"), ("'=A1", "=A1"), ("''=A1", "'=A1"), ("''t Hooft", "'t Hooft")]:
        own.write_text(f"case\n{written}\n", encoding="utf-8")
        left = {one["case"] for one in json.loads(run(caf, *asked, "--not", own, cases))["drawn"]}
        assert left == {"'t Hooft", "=A1", "'=A1", "B"} - {meant}, (written, left)


def main():
    caf = sys.argv[1]
    dice = random.Random(5)
    short = ["".join(signs) for n in (1, 2, 3) for signs in itertools.product("'=-@A", repeat=n)]
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        check(caf, place, short)
        for _ in range(25):
            names = {"".join(dice.choices(SIGNS, k=dice.randint(1, 6))).strip() for _ in range(60)} - {""}
            check(caf, place, sorted(names))
        check_by_hand(caf, place)
    print(f"{len(short)} short names, and 25 lists of any")


if __name__ == "__main__":
    main()
