"""The ``caf`` command: ``python -m caf``, and what an install puts on the path as ``caf``.

It is the same program as everywhere else. It is carried inside the package and
takes this process's place, so that its input, its output and its exit status are
its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

from . import __path__ as _folders

_NAME = "caf.exe" if os.name == "nt" else "caf"


def _command() -> Path | None:
    # An editable install has two folders: the sources, and what was compiled.
    for folder in _folders:
        command = Path(folder) / "_command" / _NAME
        if command.is_file():
            return command
    return None


def main() -> NoReturn:
    """Becomes the ``caf`` command, with the arguments of this process."""
    command = _command()
    if command is None:
        print(
            "caf: this build of the Python package was made without the command (CAF_BUILD_CLI=OFF). "
            "`pip install libcaf` brings it, and so does a CMake build of libcaf: bindings/cli/caf in its "
            "build folder, bin/caf where that is installed",
            file=sys.stderr,
        )
        # As for whatever else it could not do; 1 would say that a standard was not met.
        sys.exit(2)
    arguments = ["caf", *sys.argv[1:]]
    if os.name == "nt":
        sys.exit(subprocess.run(arguments, executable=command, check=False).returncode)
    # Python ignores these for itself, and what is ignored stays so in the program that follows.
    for name in ("SIGPIPE", "SIGXFSZ"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    os.execv(command, arguments)


if __name__ == "__main__":
    main()
