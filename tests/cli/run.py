#!/usr/bin/env python3
"""Runs transcripts of the caf command and compares what it prints.

usage: run.py CAF TRANSCRIPT [--update]

In a transcript a line `$ COMMAND` is run by sh, in a folder of its own that
holds a copy of inputs/, with `caf` on the PATH. What follows must be what it
prints, on standard output and standard error together; a last line `[2]` is an
exit status other than 0. A command goes on in the next line after "> ".
Lines before the first command, and lines that begin with `# `, say what is
shown. --update writes down what was printed: read it before you keep it.
"""

import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile


def parse(text):
    """Pieces of a transcript: (comment lines, command or None, expected lines)."""
    comments, command, expected = [], None, []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("$ ") or line.startswith("# "):
            if command is not None:
                yield comments, command, expected
                comments, command, expected = [], None, []
            if line.startswith("# "):
                comments.append(line)
                continue
            command = line[2:]
        elif command is not None and not expected and line.startswith("> "):
            command += "\n" + line[2:]
        elif command is None:
            comments.append(line)
        else:
            expected.append(line)
    yield comments, command, expected


def run(command, folder, environment):
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, timeout=120)
    lines = done.stdout.decode("utf-8", "backslashreplace").replace("\r\n", "\u240d\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    else:
        lines[-1] += "[no line end]"
    if done.returncode != 0:
        lines.append(f"[{done.returncode}]")
    return lines


def main():
    caf, transcript = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    update = "--update" in sys.argv[3:]
    wanted = transcript.read_text(encoding="utf-8")
    result, commands = [], 0
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place, "work")
        shutil.copytree(transcript.parent / "inputs", folder)
        os.mkdir(pathlib.Path(place, "bin"))
        os.symlink(caf, pathlib.Path(place, "bin", "caf"))
        environment = dict(os.environ, PATH=f"{place}/bin:{os.environ['PATH']}", LC_ALL="C.UTF-8", TZ="Europe/London")
        for comments, command, expected in parse(wanted):
            result += comments
            if command is not None:
                commands += 1
                result.append("$ " + command.replace("\n", "\n> "))
                printed = run(command, folder, environment)
                result += printed
                # A blank line before the next command is for the eye.
                if expected[-1:] == [""] and printed[-1:] != [""]:
                    result.append("")
    found = "\n".join(result) + "\n"
    if update:
        transcript.write_text(found, encoding="utf-8")
    elif found != wanted:
        lines = wanted.splitlines(True), found.splitlines(True)
        sys.stdout.writelines(difflib.unified_diff(*lines, str(transcript), "printed"))
        sys.exit(1)
    print(f"{transcript.name}: {commands} commands")


main()
