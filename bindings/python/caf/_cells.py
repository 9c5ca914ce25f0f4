"""Cells of workbooks and DataFrames as the text that the reader of CSV takes. Private."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Iterable
from typing import Any

from ._days import is_missing

_QUOTED = str.maketrans({'"': '""', "\r": "\t", "\n": "\t", "\0": "\t"})
"""A line end in a cell becomes another control character, which no value may hold either: so a record is a line."""


def record_of(texts: Iterable[str]) -> bytes:
    """A record of CSV on one line."""
    return (",".join(f'"{text.translate(_QUOTED)}"' for text in texts) + "\n").encode("utf-8", "replace")


def text_of(value: Any, date: Callable[[datetime.date], str]) -> str:
    """A cell's text; what is missing is empty. A day with a time of day is given as such, to be judged by the reader."""
    if is_missing(value):
        return ""
    if isinstance(value, datetime.datetime):
        at_midnight = value.tzinfo is None and value.time() == datetime.time()
        return date(value) if at_midnight else value.isoformat()
    if isinstance(value, datetime.date):
        return date(value)
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return str(int(value))
    return str(value)


def day_first(value: Any) -> str:
    """Dates as dd/mm/yyyy."""
    return text_of(value, lambda day: f"{day.day:02}/{day.month:02}/{day.year:04}")


def iso(value: Any) -> str:
    """Dates as yyyy-mm-dd."""
    return text_of(value, lambda day: f"{day.year:04}-{day.month:02}-{day.day:02}")
