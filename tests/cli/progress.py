#!/usr/bin/env python3
"""How far a long input has been read: where it shows, where it does not, and that nothing of it stays.

usage: progress.py CAF

What is long is made so by a pipe that stays open for more than a second; what
follows it is read at once, and shown at once, as the second counts from the
beginning of the command.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

from terminal import Screen, on_terminal

CAF = pathlib.Path(sys.argv[1]).resolve()
DAY = ["--as-of", "2026-06-30"]
PLAIN = {"PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8", "TZ": "Europe/London"}
LONG = 1.3  # seconds
CASES = 3000
problems = []


def expect(what, found):
    if not found:
        problems.append(what)


def text_of(n, first=0):
    return "".join(f'{{"case": "P-{first + i}"}}\n' for i in range(n))


def feed(fifo, pieces):
    """Writes into a named pipe, from a thread of its own; each number is a pause."""
    def write():
        try:
            with open(fifo, "w", encoding="utf-8") as pipe:
                for piece in pieces:
                    if isinstance(piece, str):
                        pipe.write(piece)
                        pipe.flush()
                    else:
                        time.sleep(piece)
        except BrokenPipeError:
            pass
    threading.Thread(target=write, daemon=True).start()


class Place:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.file = self.folder / "cases.ndjson"
        self.file.write_text(text_of(CASES), encoding="utf-8")
        self.fifo = self.folder / "slow"
        os.mkfifo(self.fifo)
        self.tables = self.folder / "tables"
        subprocess.run([CAF, "convert", "--to", "csv", "--output", self.tables, self.file], check=True)

    def run(self, command, *, pieces=None, environment=None, files=None, **more):
        """Runs a command on the pipe and then a file; gives its status, all that the terminal got, and the screen."""
        feed(self.fifo, pieces or [text_of(2), LONG, text_of(2, 2)])
        words = [CAF, *command, self.fifo, *(files if files is not None else [self.file])]
        status, written = on_terminal(words, self.folder, environment or PLAIN, **more)
        screen = Screen()
        screen.write(written)
        return status, written, screen


def seen(screen, pattern):
    return any(re.fullmatch(pattern, line) for line in screen.seen)


def check_all(place):
    size = place.file.stat().st_size
    mb = (size + 999999) // 1000000
    of_file = rf"caf: .*cases\.ndjson: \d+% of {mb} MB, [12],\d\d\d cases(, [\d,]+ a second)?"
    # Each command that reads cases.
    for command, wanted in ((["check", *DAY], 1), (["convert", "--to", "json"], 0), (["next", *DAY], 0),
                            (["impact", *DAY, "east-midlands-2011", "sefton"], None)):
        status, written, screen = place.run(command, output=False, columns=120)
        expect(f"{command}: not shown: {screen.seen}", seen(screen, of_file))
        expect(f"{command}: stayed: {screen.shows()!r}", screen.shows() == "")
        expect(f"{command}: took more than a line", written.count("\n") == 0)
        expect(f"{command}: status {status}", wanted is None or status in (0, 1))
    # Output and progress on one screen: the report alone is left.
    pieces = [LONG, text_of(1, 9)]
    _, _, alone = place.run(["check", *DAY], pieces=pieces, errors=False, columns=120)
    _, _, screen = place.run(["check", *DAY], pieces=pieces, columns=120)
    expect("the report is not as it is alone", screen.shows() == alone.shows() and "cases checked" in alone.shows())
    expect("something stays of the line", "a second" not in screen.shows() and "% of" not in screen.shows())
    # The share is right: the first batch of 1024 of 3000 cases, in bytes of the file.
    whole = text_of(CASES).encode()
    share = 100 * len(text_of(1024).encode()) // len(whole)
    _, _, screen = place.run(["check", *DAY], output=False, columns=120)
    expect(f"not {share}%: {screen.seen}", any(f" {share}% of " in line and " 1,024 cases" in line for line in screen.seen))
    # A pipe's size is not known: its cases are counted.
    _, _, screen = place.run(["check", *DAY], pieces=[text_of(1500), LONG, text_of(1500, 1500)], files=[], output=False)
    expect(f"pipe: {screen.seen}", seen(screen, r"caf: .*slow: [123],\d\d\d cases, [\d,]+ a second"))
    # A folder of tables has a size, that of its files together.
    _, _, screen = place.run(["check", *DAY], files=[place.tables], output=False, columns=120)
    expect(f"folder: {screen.seen}", seen(screen, r"caf: .*tables: \d+% of 1 MB, [12],\d\d\d cases(, [\d,]+ a second)?"))
    # Standard input that is a file has one too.
    with open(place.file, "rb") as stdin:
        _, _, screen = place.run(["check", *DAY], files=["-"], stdin=stdin.fileno(), output=False, columns=120)
    expect(f"standard input: {screen.seen}", seen(screen, of_file.replace(r".*cases\.ndjson", "standard input")))
    # It fits the terminal, and the name gives way first.
    for columns in (120, 60, 40, 20):
        _, _, screen = place.run(["check", *DAY], output=False, columns=columns)
        expect(f"{columns} columns: {screen.seen}", screen.seen and all(len(line) < columns for line in screen.seen))
        expect(f"{columns} columns: says little", any("% of" in line for line in screen.seen))
    # Nothing where it is not wanted.
    for what, words, more in (("--no-progress", ["--no-progress"], {}), ("in the background", [], {"background": True}),
                              ("TERM=dumb", [], {"environment": PLAIN | {"TERM": "dumb"}})):
        _, written, screen = place.run(["check", *DAY, *words], output=False, **more)
        expect(f"{what}: {screen.seen}", written == "")
    messages = place.folder / "messages"
    place.run(["check", *DAY], errors=messages)
    expect("where standard error is no terminal", messages.read_bytes() == b"")
    # Nor for what is short.
    _, written = on_terminal([CAF, "check", *DAY, place.file], place.folder, PLAIN, output=False)
    expect(f"short: {written!r}", written == "")
    # An error and a warning stand on a line of their own.
    bad = place.folder / "bad.ndjson"
    bad.write_text(text_of(CASES) + "{", encoding="utf-8")
    _, _, screen = place.run(["check", *DAY], files=[bad], output=False, columns=120)
    expect(f"error: {screen.shows()!r}", re.fullmatch(rf"caf: {bad}:3001: [^\n]*\n", screen.shows()))
    expect(f"error: not shown before: {screen.seen}", any("% of" in line for line in screen.seen))
    odd = place.folder / "odd.ndjson"
    odd.write_text(text_of(2000) + '{"case": "X", "colour": 1}\n' + text_of(1000, 2001), encoding="utf-8")
    _, _, screen = place.run(["next", *DAY, "--lenient"], files=[odd], output=False, columns=120)
    expect(f"warning: {screen.shows()!r}", re.fullmatch(rf"caf: {odd}:2001: warning: [^\n]*\n", screen.shows()))


with tempfile.TemporaryDirectory() as folder:
    check_all(Place(folder))
print("\n".join(problems) or "progress shows and goes")
sys.exit(bool(problems))
