#!/usr/bin/env python3
"""Colour: only where it is wanted, and never anything that the words do not say.

usage: color.py CAF
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from terminal import MARK, on_terminal

CAF = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[2]
CASES = SOURCE / "examples" / "caseload.ndjson"
CASE = SOURCE / "examples" / "case.json"
DAY = ["--as-of", "2026-06-30"]
PLAIN = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "TZ": "Europe/London"}
# Each command that colours, and a few words with the mark that stands before them.
COMMANDS = {
    "check": (["check", *DAY, "--top", "40", CASES], ["\x1b[1;31mSAFEGUARDING, judgement\x1b[0m", "\x1b[31mnot met, 76 days overdue\x1b[0m",
                                                      "\x1b[1mWhat needs acting on\x1b[0m", "\x1b[35m     4\x1b[0m", "\x1b[2mProfile\x1b[0m"]),
    "next": (["next", *DAY, CASES], ["\x1b[1mOwed next\x1b[0m", "\x1b[31moverdue: \x1b[0m", "\x1b[36m2026-"]),
    "stages": (["stages"], ["\x1b[1mclosed        \x1b[0m"]),
    "impact": (["impact", *DAY, "east-midlands-2011", "sefton", CASES], ["\x1b[32mmet           \x1b[0m", "\x1b[31mnot met       \x1b[0m"]),
}
# What is not text.
OTHERS = [["check", "--format", "json", *DAY, CASE], ["check", "--format", "csv", *DAY, CASE], ["next", "--format", "json", *DAY, CASE],
          ["stages", "--format", "dot"], ["impact", "--format", "json", *DAY, "east-midlands-2011", "sefton", CASE]]
problems = []


def expect(what, found):
    if not found:
        problems.append(what)


def piped(*words, environment=None):
    done = subprocess.run([CAF, *words], check=False, capture_output=True, env=environment or PLAIN, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout.decode("utf-8")


def shown(*words, environment=None, **more):
    return on_terminal([CAF, *words], SOURCE, environment or PLAIN, **more)


def main():
    for name, (words, marks) in COMMANDS.items():
        plain = piped(*words)
        always = piped(*words, "--color", "always")
        expect(f"{name}: colour in a pipe", not MARK.search(plain[1]))
        expect(f"{name}: no colour with always", MARK.search(always[1]))
        for mark in marks:
            expect(f"{name}: not marked {mark!r}", mark in always[1])
        # Whatever is marked ends on its line, and the words are the same.
        for line in always[1].splitlines():
            expect(f"{name}: a mark goes on behind its line: {line!r}", not MARK.search(line) or MARK.findall(line)[-1] == "\x1b[0m")
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
        for wanted, words in ((False, []), (True, ["--color=always"])):
            status, screen = shown("check", *DAY, "--output", report, CASE, *words)
            expect(f"--output {words}: {screen}", (status, screen) == (1, ""))
            expect(f"--output {words}: colour {not wanted}", bool(MARK.search(report.read_text(encoding="utf-8"))) == wanted)
        # A name from outside cannot mark anything.
        sly = pathlib.Path(place, "a\x1b[32mb.json")
        sly.write_bytes(CASE.read_bytes())
        _, text = piped("check", *DAY, sly, "--color", "always")
        expect("a name that colours", "\x1b[32mb" not in text and "a?[32mb.json" in text)
    print("\n".join(problems) or f"{len(COMMANDS)} commands in colour")
    sys.exit(bool(problems))


main()
