"""Packages that are used where the caller has them. Private."""

from __future__ import annotations

import importlib
from typing import Any


def optional(module: str, extra: str, what: str) -> Any:
    """A package that only some calls need; where it is absent the error says how to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(
            f"{what} needs {module.partition('.')[0]}: python -m pip install 'libcaf[{extra}]'", name=module
        ) from error


def need_numpy(who: str, extra: str) -> None:
    """NumPy, which whoever has pandas has already."""
    try:
        importlib.import_module("numpy")
    except ImportError as error:
        raise ImportError(f"{who} NumPy: python -m pip install 'libcaf[{extra}]'", name="numpy") from error
