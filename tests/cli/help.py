#!/usr/bin/env python3
"""Help is laid out so that it can be read (bindings/cli/help/help_text.h), and names the options that there are.

usage: help.py CAF

What there is comes from the command itself: from what completes a command line,
and from what it says of an option that lacks a value or has one too many.
"""

import re
import subprocess
import sys

WIDEST = 96


def ask(caf, *words):
    done = subprocess.run([caf, *words], check=False, capture_output=True, text=True, encoding="utf-8",
                          stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr


def kind(line):
    for name, pattern in (("blank", r"$"), ("usage", r"usage: caf |       caf "), ("more", r"   +\S"), ("item", r"  \S"),
                          ("status", r"Exit status: "), ("examples", r"Examples:$"), ("prose", r"\S")):
        if re.match(pattern, line):
            return name
    return "none"


def layout(name, lines):
    """What of the layout a help does not keep to."""
    kinds = [kind(line) for line in lines]
    problems = [f"wider than {WIDEST}: {line}" for line in lines if len(line) > WIDEST]
    problems += [f"ends with a space: {line}" for line in lines if line != line.rstrip()]
    if kinds[0] != "usage" or not lines[0].startswith(f"usage: caf {name}"):
        problems.append("begins without its usage")
    for at, (line, what) in enumerate(zip(lines, kinds)):
        before = kinds[at - 1] if at > 0 else ""
        if what == "usage" and at > 0 and before != "usage":
            problems.append(f"a usage out of its place: {line}")
        if what == "usage" and not line[7:].startswith(f"caf {name}"):
            problems.append(f"a usage of another command: {line}")
        if what == "more" and before not in ("item", "more"):
            problems.append(f"goes on with nothing: {line}")
        if what in ("status", "examples") and before != "blank":
            problems.append(f"no blank line before: {line}")
        if what == "blank" and before == "blank":
            problems.append("two blank lines")
    text = "\n".join(lines)
    # After the options come the exit status and the examples, once each, and nothing else.
    order = [part.split(" ")[0].split("\n")[0] for part in re.split(r"\n\n", text)]
    tail = [("options" if part == "" else part) for part in order]
    for first, then in (("Examples:", "Exit"), ("Examples:", "options"), ("Exit", "options")):
        if first in tail and then in tail and tail.index(first) < tail.index(then):
            problems.append(f"{first} before {then}")
    if "Examples:" not in text or tail[-1] != "Examples:":
        problems.append("does not end with examples")
    status = re.search(r"^Exit status: (.*?)\n\n", text, re.S | re.M)
    if status and not re.fullmatch(r"0 .*?; (1 .*?; )?2 .*?\.", status.group(1).replace("\n", " ")):
        problems.append("an exit status that does not read 0 when; 1 when; 2 when.")
    for example in text.split("\nExamples:\n")[-1].splitlines():
        if f"caf {name}" not in text.split("\nExamples:\n")[-1]:
            problems.append("no example of itself")
            break
        if not re.match(r"  \S", example):
            problems.append(f"no example: {example}")
    return problems


def options(caf, name, lines):
    """Options that only the help has, or only the command; and those that differ in whether they have a value."""
    said = dict(re.match(r"  --([a-z-]+)( [A-Z]+)?(?=  |$)", line).groups() for line in lines
                if line.startswith("  --"))
    _, offered, _ = ask(caf, "completion", "--words", "--", name, "--")
    _, every, _ = ask(caf, "completion", "--words", "--", "help", "--")
    common = {"help", "color", "no-progress"}
    known = [line.split("\t")[0][2:] for line in offered.splitlines()]
    problems = [] if common <= {line.split("\t")[0][2:] for line in every.splitlines()} else ["a common option is missing"]
    known = [option for option in known if option not in common]
    if list(said) != [option for option in said if option in known] or set(said) != set(known):
        problems.append(f"options: the help says {sorted(said)}, the command knows {sorted(known)}")
    for option, value in said.items():
        _, _, message = ask(caf, name, f"--{option}=")
        refuses = "takes no value" in message
        if refuses == bool(value):
            problems.append(f"--{option}: {message.strip() or 'took a value'}")
        if value and f"--{option} needs a value" not in ask(caf, name, f"--{option}")[2]:
            problems.append(f"--{option}: did not ask for its value")
    return problems


def main():
    caf = sys.argv[1]
    _, overview, _ = ask(caf, "help")
    names = re.findall(r"^  caf ([a-z]+)  ", overview.split("\nCommands:\n")[1].split("\n\n")[0], re.M)
    problems = []
    _, _, bare = ask(caf)
    if bare.splitlines()[0] != f"caf: a command is needed: {', '.join(names[:-1])} or {names[-1]}":
        problems.append(bare)
    for name in names:
        status, text, _ = ask(caf, "help", name)
        lines = text.splitlines()
        found = layout(name, lines) + options(caf, name, lines)
        if (status, ask(caf, name, "--help")[1]) != (0, text):
            found.append("--help is not help")
        problems += [f"caf {name}: {problem}" for problem in found]
    problems += [f"caf: {line}" for line in overview.splitlines() if len(line) > WIDEST]
    print("\n".join(problems) or f"{len(names)} commands")
    sys.exit(bool(problems))


main()
