"""What the tests of colour and progress share: a command on a pseudo-terminal, and what its screen then shows."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

MARK = re.compile(r"\x1b\[[0-9;]*m")


class Screen:
    """A terminal that knows what caf uses: characters, line feeds, carriage returns, marks and erasing to the right."""

    def __init__(self):
        self.lines, self.column, self.seen = [""], 0, []

    def write(self, text):
        for piece in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|[\s\S]", text):
            if piece == "\x1b[K":
                self.lines[-1] = self.lines[-1][:self.column]
            elif MARK.fullmatch(piece):
                continue
            elif piece == "\r":
                self.note()
                self.column = 0
            elif piece == "\n":
                self.note()
                self.lines.append("")
                self.column = 0
            elif piece.startswith("\x1b"):
                raise ValueError(f"not known: {piece!r}")
            else:
                line = self.lines[-1].ljust(self.column)
                self.lines[-1] = line[:self.column] + piece + line[self.column + 1:]
                self.column += 1

    def note(self):
        if self.lines[-1] and (not self.seen or self.seen[-1] != self.lines[-1]):
            self.seen.append(self.lines[-1])

    def shows(self):
        self.note()
        return "\n".join(self.lines)


def on_terminal(words, folder, environment, *, output=True, errors=True, columns=80, stdin=None, background=False):
    """Runs a command on a terminal of so many columns; output and errors go there, or into a file where one is given.

    Gives its exit status and all that the terminal got. In the background another program has the terminal.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    child = os.fork()
    if child == 0:
        os.setsid()
        fcntl.ioctl(theirs, termios.TIOCSCTTY, 0)
        nothing = os.open(os.devnull, os.O_RDWR)
        os.dup2(stdin if stdin is not None else nothing, 0)
        for descriptor, where in ((1, output), (2, errors)):
            other = nothing if where is False else theirs if where is True else os.open(where, os.O_WRONLY | os.O_CREAT)
            os.dup2(other, descriptor)
        if background:
            job = os.fork()
            if job != 0:
                os._exit(os.waitstatus_to_exitcode(os.waitpid(job, 0)[1]))
            os.setpgid(0, 0)
        os.closerange(3, 64)
        os.chdir(folder)
        os.execve(words[0], [str(word) for word in words], environment)
    os.close(theirs)
    written = b""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # nobody has the terminal any more
                break
            written += piece
    os.close(ours)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), written.decode("utf-8").replace("\r\n", "\n")
