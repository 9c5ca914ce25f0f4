"""Whole columns of dates in and out of the raw layer. Private."""

from __future__ import annotations

from array import array
from typing import Any

from . import raw
from ._days import NAT
from .errors import DateError


def is_datetime64(values: Any) -> bool:
    return getattr(getattr(values, "dtype", None), "kind", None) == "M"


def to_int32(values: Any, name: str) -> Any:
    """A buffer of int32 from what a caller gives; datetime64 has none of its own."""
    if not is_datetime64(values):
        return values
    import numpy

    days = numpy.ascontiguousarray(values.astype("datetime64[D]")).view("int64")
    # A plain cast would make NaT 0, which is 1970-01-01.
    none = days == NAT
    if ((days < -(2**31) + 2) | (days > 2**31 - 1))[~none].any():
        raise DateError(raw.E_DATE_RANGE, f"{name}: {raw.status_text(raw.E_DATE_RANGE)}")
    return numpy.where(none, raw.DATE_NONE, days).astype("int32")


def room_for(values: Any) -> array[int]:
    return array("i", bytes(4 * len(values)))


def answer(given: Any, days: Any) -> Any:
    """Days as the caller's own kind: datetime64 for datetime64."""
    if not is_datetime64(given):
        return days
    import numpy

    found = numpy.frombuffer(days, dtype="int32").astype("int64")
    found[found == raw.DATE_NONE] = NAT
    return found.view("datetime64[D]")
