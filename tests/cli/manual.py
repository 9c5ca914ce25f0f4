#!/usr/bin/env python3
"""The pages of the manual are what `caf help --manual` prints, one for each command and one for caf.

usage: manual.py FOLDER CAF [--write]

Commands are those that `caf help` lists. Where groff or mandoc is installed,
neither may find a fault in a page. --write renews the pages, and takes away
those of commands that are gone.
"""

import pathlib
import re
import shutil
import subprocess
import sys

# Deliberate: a page has no date of its own, and its source breaks lines where the help does.
ALLOWED = re.compile(r"missing date, using|input text line longer than 80 bytes")


def output(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def commands(caf):
    listed = output(caf, "help").split("\nCommands:\n")[1].split("\n\n")[0]
    return [line.split()[1] for line in listed.splitlines()]


def faults(page):
    """What groff and mandoc say of a page."""
    found = []
    for words in (["groff", "-man", "-Tutf8", "-ww", "-z"], ["mandoc", "-T", "lint"]):
        if shutil.which(words[0]):
            done = subprocess.run([*words, page], check=False, capture_output=True, text=True, encoding="utf-8")
            found += [line for line in (done.stdout + done.stderr).splitlines() if not ALLOWED.search(line)]
    return found


def main():
    folder, caf = pathlib.Path(sys.argv[1]), sys.argv[2]
    wanted = {"caf.1": output(caf, "help", "--manual")}
    for name in commands(caf):
        wanted[f"caf-{name}.1"] = output(caf, "help", "--manual", name)
    if "--write" in sys.argv[3:]:
        for page in folder.glob("*"):
            page.unlink()
        for name, text in wanted.items():
            (folder / name).write_text(text, encoding="utf-8")
    problems = []
    there = {page.name for page in folder.iterdir()}
    for name in sorted(there | wanted.keys()):
        if name not in wanted:
            problems.append(f"{name}: there is no such command")
        elif name not in there:
            problems.append(f"{name}: there is no such page")
        elif (folder / name).read_text(encoding="utf-8") != wanted[name]:
            problems.append(f"{name}: not what caf help --manual prints")
        else:
            problems += faults(folder / name)
            for section in ("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"):
                if wanted[name].count(f"\n.SH {section}\n") != 1:
                    problems.append(f"{name}: not one section {section}")
    print("\n".join(problems) or f"{len(wanted)} pages")
    if problems:
        print(f"To renew them: {sys.argv[0]} {folder} {caf} --write")
    sys.exit(bool(problems))


main()
