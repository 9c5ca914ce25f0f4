"""The caf command, for tests that hold the package to what it says."""

import os

from caf.__main__ import _command

COMMAND = os.environ.get("CAF") or str(_command() or "")
"""Where it is: as CAF names it, or inside the package. Empty: the package was built without it."""
