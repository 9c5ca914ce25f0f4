#!/usr/bin/env python3
"""Every rule shows every verdict it can give, somewhere in the caseload.

    check_verdicts.py CAF SOURCE

CAF is the command, SOURCE the root of the project. What a rule can answer is
the catalogue's own word: "verdicts" of caf rules --format json. The caseload is
checked under every built-in profile, on the day that it is looked at; each rule
and verdict that no finding shows is named. What no file can show, because the
reader refuses such a file, is in REFUSED, with a case that it must refuse.
"""
import json
import os
import subprocess
import sys

AS_OF = "2026-06-30"
CASELOAD = "examples/caseload.ndjson"
# Only a program that hands over rows of its own can be told of these.
REFUSED = {("data-reference", "unknown"): {"case": "EX-1", "comment": "Invented.", "plans": [], "actions": [{"id": "x1", "plan": "p1"}]}}


def read(command, source, status):
    done = subprocess.run(command, cwd=source, capture_output=True, encoding="utf-8")
    if done.returncode != status:
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}\n{done.stderr}")
    return json.loads(done.stdout)


def profiles_of(rules):
    """In the order of the catalogue, each once."""
    return list(dict.fromkeys(setting["profile"] for rule in rules for setting in rule["profiles"]))


def shown_by(caf, source, profiles):
    command = [caf, "check", "--as-of", AS_OF, "--format", "json", "--only", "all"]
    for profile in profiles:
        command += ["--profile", profile]
    report = read([*command, CASELOAD], source, 1)  # there are cases against the standard in it
    return {(finding["rule"], finding["verdict"]) for finding in report["findings"]}


def is_refused(caf, case):
    done = subprocess.run([caf, "check", "--as-of", AS_OF], input=json.dumps(case), capture_output=True, encoding="utf-8")
    return done.returncode == 2


def main(caf, source):
    caf = os.path.abspath(caf)
    rules = read([caf, "rules", "--format", "json", "--as-of", AS_OF], source, 0)["rules"]
    shown = shown_by(caf, source, profiles_of(rules))
    possible = {(rule["rule"], verdict) for rule in rules for verdict in rule["verdicts"]}
    wrong = [f"{rule['rule']}: no profile holds it" for rule in rules if not rule["profiles"] and rule["kind"] != "data"
             and rule["rule"] != "no-case"]
    wrong += [f"{rule['rule']}: it can answer nothing" for rule in rules if not rule["verdicts"]]
    wrong += [f"{rule}: {verdict} is shown by no case" for rule, verdict in sorted(possible - shown - set(REFUSED))]
    wrong += [f"{rule}: {verdict} could be shown, its file is not refused" for (rule, verdict), case in REFUSED.items()
              if not is_refused(caf, case)]
    wrong += [f"{rule}: {verdict} is shown, which the catalogue does not list" for rule, verdict in sorted(shown - possible)]
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{len(rules)} rules show all of their {len(possible)} answers but {len(REFUSED)}, of which a file would be refused")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
