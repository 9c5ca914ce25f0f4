#!/usr/bin/env python3
"""What a terminal makes of text: lines as wide as it is; colour only where it is wanted, never alone with its meaning.

usage: screen.py CAF
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

from terminal import MARK, on_terminal

CAF = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[2]
CASES = SOURCE / "examples" / "caseload.ndjson"
CASE = SOURCE / "examples" / "case.json"
FAMILY = SOURCE / "examples" / "family.ndjson"
CONCERN = SOURCE / "tests" / "cli" / "inputs" / "concern.json"
DAY = ["--as-of", "2026-06-30"]
MONTH = ["--old-as-of", "2026-05-31", "--new-as-of", "2026-06-30"]
PLAIN = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "Europe/London"}
# Each command that colours, and a few words with the mark that stands before them.
COMMANDS = {
    "check": (["check", *DAY, "--top", "40", CASES], ["\x1b[1;31mSAFEGUARDING, judgement\x1b[0m", "\x1b[31mnot met, 76 days overdue\x1b[0m",
                                                      "\x1b[1mWhat needs acting on\x1b[0m", "\x1b[35m     4\x1b[0m", "\x1b[2mProfile\x1b[0m"]),
    "next": (["next", *DAY, CASES], ["\x1b[1mOwed next\x1b[0m", "\x1b[31moverdue: \x1b[0m", "\x1b[36m2026-"]),
    "why": (["why", *DAY, "EM-C1", CASES], ["\x1b[1mWhat would have met it\x1b[0m"]),
    "due": (["due", *DAY, "--profile", "east-midlands-2011", "--profile", "nottingham-qa", "--within", "all", "--top", "60", CONCERN, CASES],
            ["\x1b[1mOwed as on", "\x1b[1;31mSAFEGUARDING, due today, Tuesday 30 June 2026\x1b[0m",
             "\x1b[31mdue Wednesday 15 April 2026, 76 days overdue\x1b[0m", "\x1b[36mdue ", "\x1b[1mLead professional ", "\x1b[2m       0\x1b[0m", "\x1b[2mThis week\x1b[0m"]),
    "family": (["family", *DAY, FAMILY], ["\x1b[1mFamily INV-FAMILY\x1b[0m", "\x1b[31m    NOT MET\x1b[0m", "\x1b[36m 2026-08-21\x1b[0m",
                                          "\x1b[1m NOT SERVED\x1b[0m", "\x1b[2m    unknown\x1b[0m", "(\x1b[1mjudgement\x1b[0m)"]),
    "compare": (["compare", *MONTH, "--top", "1000", CASES, CASES],
                ["\x1b[1;31mSAFEGUARDING, new\x1b[0m", "\x1b[31mwas due, now not met\x1b[0m", "\x1b[32mwas due, now done\x1b[0m",
                 "Now: \x1b[31mnot met\x1b[0m, due", "\x1b[1mWhat became of them\x1b[0m", "\x1b[2mOld\x1b[0m"]),
    "stages": (["stages"], ["\x1b[1mclosed        \x1b[0m"]),
    "impact": (["impact", *DAY, "east-midlands-2011", "sefton", CASES], ["\x1b[32mmet           \x1b[0m", "\x1b[31mnot met       \x1b[0m"]),
}
# What is not text.
OTHERS = [["check", "--format", "json", *DAY, CASE], ["check", "--format", "csv", *DAY, CASE], ["next", "--format", "json", *DAY, CASE],
          ["due", "--format", "json", *DAY, CASES], ["due", "--format", "csv", *DAY, CASES], ["family", "--format", "json", *DAY, FAMILY],
          ["family", "--format", "csv", *DAY, FAMILY], ["compare", "--format", "json", *MONTH, CASES, CASES],
          ["compare", "--format", "csv", *MONTH, CASES, CASES], ["stages", "--format", "dot"],
          ["impact", "--format", "json", *DAY, "east-midlands-2011", "sefton", CASE]]
problems = []


def expect(what, found):
    if not found:
        problems.append(what)


def piped(*words, environment=None):
    done = subprocess.run([CAF, *words], check=False, capture_output=True, env=environment or PLAIN, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode("utf-8")


def shown(*words, environment=None, columns=120):
    return on_terminal([CAF, *words], SOURCE, environment or PLAIN, columns=columns)


def widest(text):
    return max(len(line) for line in MARK.sub("", text).splitlines())


def goes_on(text):
    """Lines behind which a mark goes on."""
    return [line for line in text.splitlines() if MARK.search(line) and MARK.findall(line)[-1] != "\x1b[0m"]


def check_width():
    """Of what wraps: as wide as the terminal, a hundred columns at most and elsewhere; sixty at least, tables more."""
    for words in (["check", *DAY, "--top", "5", CASES], ["explain", "EM-C1"], ["date", "2023-04-03", "+20wd"]):
        for columns, most in ((80, 80), (100, 100), (132, 100)) + (((40, 60),) if words[0] == "date" else ()):
            found = widest(shown(*words, columns=columns)[1])
            expect(f"{words} at {columns} columns: {found}", most - 12 < found <= most)
        expect(f"{words} in a pipe", 88 < widest(piped(*words)[1]) <= 100)
        expect(f"{words} in a wide terminal", MARK.sub("", shown(*words, columns=132)[1]) == piped(*words)[1])
    # Behind a table that is as wide as it is: what is told in sentences, eighty columns at most beside tables of eighty.
    for words, begin, most in ((["due", *DAY, "--top", "40", CASES], "  1. ", 80), (["compare", *MONTH, CASES, CASES], "  1. ", 100),
                               (["family", *DAY, FAMILY], "What only the family shows", 80)):
        def told(text):
            return re.split(r"\n\n\d+ more", text[text.index("\n" + begin) + 1:])[0]

        for columns in (40, 60, 70, 80, 100, 132):
            text = told(MARK.sub("", shown(*words, columns=columns)[1]))
            width = min(max(columns, 60), most)
            expect(f"{words} at {columns} columns: {widest(text)}", width - 12 < widest(text) <= width)
            expect(f"{words} at {columns} columns: other words", text.split() == told(piped(*words)[1]).split())
        expect(f"{words} in a wide terminal", MARK.sub("", shown(*words, columns=132)[1]) == piped(*words)[1])
    # A file does not depend on where it was made.
    with tempfile.TemporaryDirectory() as place:
        for name, words in (("check", [*DAY, CASES]), ("due", [*DAY, CASES]), ("compare", [*MONTH, CASES, CASES])):
            for columns in (60, 132):
                shown(name, "--output", f"{place}/{columns}", *words, columns=columns)
            narrow, wide = (pathlib.Path(place, columns).read_text(encoding="utf-8") for columns in ("60", "132"))
            expect(f"{name}: a file as narrow as the terminal", narrow == wide)


def main():
    for name, (words, marks) in COMMANDS.items():
        plain = piped(*words)
        always = piped(*words, "--color", "always")
        expect(f"{name}: colour in a pipe", not MARK.search(plain[1]))
        expect(f"{name}: no colour with always", MARK.search(always[1]))
        for mark in marks:
            expect(f"{name}: not marked {mark!r}", mark in always[1])
        # Whatever is marked ends on its line, and the words are the same.
        narrow = shown(*words, columns=60)[1] if name in ("due", "family", "compare", "why") else ""
        for line in goes_on(always[1]) + goes_on(narrow):
            expect(f"{name}: a mark goes on behind its line: {line!r}", False)
        expect(f"{name}: words that only colour says", (always[0], MARK.sub("", always[1])) == plain)
        expect(f"{name}: yellow or blue", "\x1b[33m" not in always[1] and "\x1b[34m" not in always[1])
        expect(f"{name}: no colour on a terminal", shown(*words) == always)
        expect(f"{name}: --colour=auto", shown(*words, "--colour=auto") == always)
        expect(f"{name}: colour with never", shown(*words, "--color", "never") == plain)
        for variable, value in (("NO_COLOR", "1"), ("TERM", "dumb"), ("TERM", "")):
            expect(f"{name}: colour with {variable}={value}", shown(*words, environment=PLAIN | {variable: value}) == plain)
        expect(f"{name}: no colour with an empty NO_COLOR", shown(*words, environment=PLAIN | {"NO_COLOR": ""}) == always)
        expect(f"{name}: always does not come before NO_COLOR",
               piped(*words, "--color", "always", environment=PLAIN | {"NO_COLOR": "1"}) == always)
    for words in OTHERS:
        expect(f"{words}: colour where a program reads", not MARK.search(piped(*words, "--color", "always")[1]))
    with tempfile.TemporaryDirectory() as place:
        report = pathlib.Path(place, "report")
        for status, words in ((1, ["check", *DAY, CASE]), (0, ["due", *DAY, CASES]), (1, ["compare", *MONTH, CASES, CASES])):
            for wanted, when in ((False, []), (True, ["--color=always"])):
                done = shown(*words, "--output", report, *when)
                expect(f"{words} --output {when}: {done}", done == (status, ""))
                expect(f"{words} --output {when}: colour {not wanted}", bool(MARK.search(report.read_text(encoding="utf-8"))) == wanted)
        # A name from outside cannot mark anything.
        sly = pathlib.Path(place, "a\x1b[32mb.json")
        sly.write_bytes(CASE.read_bytes())
        _, text = piped("check", *DAY, sly, "--color", "always")
        expect("a name that colours", "\x1b[32mb" not in text and "a?[32mb.json" in text)
    check_width()
    print("\n".join(problems) or f"{len(COMMANDS)} commands in colour")
    sys.exit(bool(problems))


main()
