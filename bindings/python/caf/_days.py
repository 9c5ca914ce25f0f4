"""Dates and divisions in and out of the raw layer. Private."""

from __future__ import annotations

import datetime
from typing import Any

from . import raw
from .errors import CalendarError

EPOCH = datetime.date(1970, 1, 1).toordinal()
NAT = -(2**63)


def names_from(name_of: Any, first: int = 1) -> dict[str, int]:
    """The values from 1 on that have a name, by it."""
    names: dict[str, int] = {}
    value = first
    while (name := name_of(value)) is not None:
        names[name] = value
        value += 1
    return names


DIVISION_NUMBERS = {name.lower().replace(" ", "-"): value for name, value in names_from(raw.division_name).items()}

DIVISIONS: tuple[str, ...] = tuple(DIVISION_NUMBERS)
"""The divisions of the United Kingdom that have bank holidays of their own."""


def days_of(value: datetime.date, name: str) -> int:
    # A datetime is a date to isinstance; which day it lies on depends on a zone.
    if not isinstance(value, datetime.date) or isinstance(value, datetime.datetime):
        raise TypeError(f"{name}: expected a datetime.date, got {type(value).__name__}")
    return value.toordinal() - EPOCH


def date_of(days: int) -> datetime.date:
    return datetime.date.fromordinal(days + EPOCH)


def date_or_none(days: int) -> datetime.date | None:
    return None if days in (0, raw.DATE_NONE) else date_of(days)


def division_number(name: str | None) -> int:
    if name is None:
        return raw.DIVISION_NONE
    try:
        return DIVISION_NUMBERS[name]
    except (KeyError, TypeError):
        raise CalendarError(
            raw.E_DIVISION, f"no such division: {name!r}; there are {', '.join(DIVISIONS)}"
        ) from None
