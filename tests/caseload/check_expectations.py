#!/usr/bin/env python3
"""Holds the command to what was expected of every invented case.

    check_expectations.py CAF SOURCE
    check_expectations.py --write-report CAF SOURCE

CAF is the command, SOURCE the root of the project. Three things are compared:
the caseload with the stories, every finding with expectations.csv, and the text
report with expected-report.txt. Where the Python package jsonschema is there,
each case is held to docs/case.schema.json too. --write-report writes
expected-report.txt anew, once everything else agrees: read it before it is kept.

expectations.csv has one line a case and rule: the verdicts in order, with ";"
between, and the due dates, in the same order, where one is to be compared. Of a
rule that several profiles hold the first one's findings are meant. The rules in
EVERY_CASE have a line for every case, the others for those cases that were
decided by hand: one at least that met the rule and one that did not, as far as
the rule can say so. A data rule without a line is expected to say nothing.
"""
import csv
import difflib
import json
import os
import re
import subprocess
import sys

PROFILES = ["east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton"]
REPORTED = PROFILES[:2]
EVERY_CASE = {"EM-A3-agreement", "EM-A3-withdrawal", "EM-B2-set", "EM-B2-notified", "EM-B2-held", "EM-C1", "EM-D1", "EM-D1-risk",
              "EM-D3-accessible", "EM-D3-archived", "EM-D3-disposal", "BD-4a-gap", "BD-4a-rearranged", "BD-4c-current"}
CASELOAD = "examples/caseload.ndjson"


def main(command, source, write=False):
    here = os.path.join(source, "tests", "caseload")
    caf = os.path.abspath(command)
    wrong = []
    wrong += check_stories(here, source)
    wrong += check_schema(source)
    wrong += check_findings(caf, here, source)
    wrong += check_extent(caf, here)
    if not (write and wrong):
        wrong += check_report(check_with(caf, REPORTED), os.path.join(here, "expected-report.txt"), source, write)
    for line in wrong:
        print(line)
    if wrong:
        sys.exit(1)


def check_stories(here, source):
    made = subprocess.run([sys.executable, "-B", os.path.join(here, "make_caseload.py"), "--check", os.path.join(source, CASELOAD)],
                          capture_output=True, encoding="utf-8")
    return [made.stderr.strip()] if made.returncode else []


def check_schema(source):
    try:
        import jsonschema
    except ImportError:
        print("jsonschema is not installed: the schema is not checked")
        return []
    with open(os.path.join(source, "docs", "case.schema.json"), encoding="utf-8") as file:
        validator = jsonschema.Draft202012Validator(json.load(file))
    wrong = []
    with open(os.path.join(source, CASELOAD), encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            wrong += [f"{CASELOAD}:{number}: {error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(line))]
    return wrong


def check_with(caf, profiles):
    return [caf, "check", "--as-of", "2026-06-30", *(word for profile in profiles for word in ("--profile", profile))]


def run(command, source):
    done = subprocess.run(command, cwd=source, capture_output=True, encoding="utf-8")
    if done.returncode != 1:  # there are cases against the standard in it
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}\n{done.stderr}")
    return done.stdout


def check_findings(caf, here, source):
    report = json.loads(run([*check_with(caf, PROFILES), "--format", "json", "--only", "all", CASELOAD], source))
    found, named, whose = {}, {}, {}
    for summed in sorted((s for s in report["summary"] if s["profile"]), key=lambda s: PROFILES.index(s["profile"])):
        whose.setdefault(summed["rule"], summed["profile"])
    for finding in report["findings"]:
        if finding["profile"] in (None, whose.get(finding["rule"])):
            found.setdefault((finding["case"], finding["rule"]), []).append(finding)
    with open(os.path.join(source, CASELOAD), encoding="utf-8") as file:
        cases = [json.loads(line)["case"] for line in file]
    wrong = []
    with open(os.path.join(here, "expectations.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["case"], row["rule"]
            if key in named:
                wrong.append(f"expectations.csv has {key[0]} {key[1]} twice")
            named[key] = True
            wrong += compare(key, row["verdicts"].split(";"), row["due"].split(";") if row["due"] else [], found.get(key, []))
    wrong += [f"{case} {rule}: {verdicts(rows)}, which nobody expected" for (case, rule), rows in found.items()
              if (case, rule) not in named and (rule in EVERY_CASE or rows[0]["profile"] is None)]
    wrong += [f"{case} is not in expectations.csv" for case in cases if not any(name == case for name, _ in named)]
    return wrong


def check_extent(caf, here):
    """Whether enough was decided by hand of every rule."""
    decided = {}
    with open(os.path.join(here, "expectations.csv"), encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            decided.setdefault(row["rule"], set()).update(row["verdicts"].split(";"))
    done = subprocess.run([caf, "rules", "--format", "json"], capture_output=True, encoding="utf-8", check=True)
    wrong = []
    for rule in json.loads(done.stdout)["rules"]:
        can, has = set(rule["verdicts"]), decided.get(rule["rule"], set())
        if rule["kind"] == "data":
            continue
        if "met" in can and "met" not in has:
            wrong.append(f"expectations.csv has no case in which {rule['rule']} is met")
        if can & {"not-met", "judgement"} and not has & {"not-met", "judgement"}:
            wrong.append(f"expectations.csv has no case in which {rule['rule']} is not met or for a person to judge")
    return wrong


def verdicts(rows):
    return ";".join(row["verdict"] for row in rows) or "nothing"


def compare(key, expected, due, rows):
    if [row["verdict"] for row in rows] != expected:
        return [f"{key[0]} {key[1]}: expected {';'.join(expected)}, found {verdicts(rows)}"]
    return [f"{key[0]} {key[1]}: expected due {day}, found {row['due']} ({row['verdict']})"
            for day, row in zip(due, rows) if day and row["due"] != day]


def check_report(command, path, source, write):
    report = re.sub(r"libcaf \d+\.\d+\.\d+", "libcaf", run([*command, CASELOAD], source))
    if write:
        with open(path, "w", encoding="utf-8") as file:
            file.write(report)
        return []
    if not os.path.exists(path):
        return ["expected-report.txt is missing: write it with --write-report once the rest agrees"]
    with open(path, encoding="utf-8") as file:
        expected = file.read()
    return list(difflib.unified_diff(expected.splitlines(), report.splitlines(), "expected-report.txt", "the report", lineterm=""))


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--write-report"]
    if len(arguments) != 2:
        sys.exit(__doc__)
    main(*arguments, write=len(arguments) < len(sys.argv) - 1)
