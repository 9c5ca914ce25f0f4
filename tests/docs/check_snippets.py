#!/usr/bin/env python3
"""Holds the documents to the truth.

usage: check_snippets.py SOURCE_DIR [CAF_COMMAND]

- A fenced block after a line `<!-- path -->` must be that file, to the letter.
  The file is an example that is built, run, and its output compared elsewhere.
- In a block marked `console`, each line `$ caf ...` is run in SOURCE_DIR and
  must print what follows it.
- A relative link must lead somewhere.
"""

import pathlib
import re
import shlex
import subprocess
import sys

FENCE = re.compile(r"(?:^<!-- (?P<path>[^ ]+) -->\n)?^```(?P<kind>\w*)\n(?P<body>.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def commands(body):
    """Each command of a console block with the output that follows it."""
    for part in re.split(r"^\$ ", body, flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def check(document, source, caf):
    text = document.read_text(encoding="utf-8")
    problems, checked = [], 0
    for block in FENCE.finditer(text):
        line = text[: block.start()].count("\n") + 1
        if block["path"]:
            checked += 1
            wanted = (source / block["path"]).read_text(encoding="utf-8")
            if block["body"].rstrip("\n") != wanted.rstrip("\n"):
                problems.append(f"{document}:{line}: not the same as {block['path']}")
        if block["kind"] == "console" and caf:
            for command, output in commands(block["body"]):
                words = shlex.split(command)
                if words[0] != "caf":
                    continue
                checked += 1
                run = subprocess.run([caf, *words[1:]], cwd=source, capture_output=True, text=True, check=False)
                if run.stdout.rstrip() + run.stderr.rstrip() != output.rstrip():
                    problems.append(f"{document}:{line}: `{command}` prints\n{run.stdout}{run.stderr}")
    for link in LINK.findall(text):
        checked += 1
        if not (document.parent / link).exists():
            problems.append(f"{document}: a link leads nowhere: {link}")
    return problems, checked


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    caf = sys.argv[2] if len(sys.argv) > 2 else None
    problems, checked = [], 0
    for document in [source / "README.md", *sorted(source.glob("docs/*.md")), *sorted(source.glob("examples/**/*.md"))]:
        found, count = check(document, source, caf)
        problems += found
        checked += count
    print("\n".join(problems) or f"{checked} snippets and links hold")
    return 1 if problems or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
