"""Dates and divisions in and out of the raw layer. Private."""

from __future__ import annotations

import datetime
import sys
from typing import Any, Final, Protocol

from . import raw
from .errors import ArgumentError, CalendarError, DateError

EPOCH = datetime.date(1970, 1, 1).toordinal()


class Datetime64(Protocol):
    """A numpy.datetime64, without NumPy."""

    @property
    def dtype(self) -> Any: ...
    def astype(self, dtype: Any, /) -> Any: ...


DateLike = datetime.date | Datetime64
"""What is taken for a date: a datetime.date, or a numpy.datetime64 or pandas.Timestamp at midnight without a zone."""


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


class DefaultDivision(str):
    """The division that is taken where none is named, told from the same one named."""

    __slots__ = ()


DEFAULT_DIVISION: Final = DefaultDivision("england-and-wales")


def days_of(value: Any, name: str) -> int:
    """Days since 1970-01-01; name says what the value is of."""
    if type(value) is datetime.date:
        return value.toordinal() - EPOCH
    return plain_date(value, name).toordinal() - EPOCH


def plain_date(value: Any, name: str) -> datetime.date:
    """A datetime.date from anything that is taken for one."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if is_datetime64(value) and not hasattr(value, "__len__"):
        return date_of_datetime64(value, name)
    pandas = sys.modules.get("pandas")
    if pandas is not None and value is pandas.NaT:
        raise DateError(raw.E_DATE_NONE, f"{name}: expected a datetime.date, got NaT")
    if pandas is not None and isinstance(value, pandas.Timestamp) and value.tz is None:
        if value != value.normalize():
            raise time_of_day(name, value)
        return datetime.date(value.year, value.month, value.day)
    raise TypeError(f"{name}: expected a datetime.date, got {shown(value)}")


def is_datetime64(value: Any) -> bool:
    """Whether it is of NumPy's dtype datetime64: a scalar, an array or a pandas column."""
    return getattr(getattr(value, "dtype", None), "kind", None) == "M"


def is_missing(value: Any) -> bool:
    """Whether a value is null: None, NaN, NaT of NumPy and pandas, pandas' NA."""
    # pandas' NA answers no comparison with yes or no.
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return (isinstance(value, float) or is_datetime64(value)) and bool(value != value)


def date_of_datetime64(value: Any, name: str) -> datetime.date:
    try:
        day = value.astype("datetime64[D]")
    except OverflowError:
        raise TypeError(f"{name}: expected datetime64 in units from years to nanoseconds, got {value.dtype}") from None
    if day != day:
        raise DateError(raw.E_DATE_NONE, f"{name}: expected a datetime.date, got NaT")
    if day != value:
        raise time_of_day(name, value)
    found = day.item()
    if not isinstance(found, datetime.date):
        raise DateError(raw.E_DATE_RANGE, f"{name}: {value}: {raw.status_text(raw.E_DATE_RANGE)}")
    return found


def time_of_day(name: str, value: Any) -> DateError:
    # Which day a time lies on depends on a zone and on what was meant.
    return DateError(raw.E_DATE, f"{name}: expected a day, at midnight, got {value}")


def shown(value: Any, hint: str = "; caf.parse_date() reads a text") -> str:
    """A value for a message; a text only where it is no name, with what would read it."""
    kind = type(value).__name__
    if isinstance(value, str):
        return f"{value!r}{hint}" if value and set(value) <= set("0123456789-/.: T") else kind
    # A datetime is a date to isinstance; which day it lies on depends on a zone.
    if isinstance(value, (int, float, datetime.datetime)):
        return f"{kind} {value}"
    return kind


def date_of(days: int) -> datetime.date:
    return datetime.date.fromordinal(days + EPOCH)


def date_or_none(days: int) -> datetime.date | None:
    return None if days in (0, raw.DATE_NONE) else date_of(days)


def date_or_none_at(days: int) -> datetime.date | None:
    """A date from a column's days, where the epoch is a day like any other."""
    return None if days == raw.DATE_NONE else date_of(days)


def division_number(name: str | None) -> int:
    if name is None:
        return raw.DIVISION_NONE
    try:
        return DIVISION_NUMBERS[name]
    except (KeyError, TypeError):
        raise CalendarError(
            raw.E_DIVISION, f"no such division: {name!r}; there are {', '.join(DIVISIONS)}"
        ) from None


def whole_number(value: Any, name: str, most: int = 2**31 - 1) -> int:
    """A number that fits, from an int or what stands for one; True is none."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{name}: expected a whole number, got {shown(value, hint='')}")
    number = int(value.__index__())
    if not -most <= number <= most:
        raise ArgumentError(raw.E_OVERFLOW, f"{name}: expected a whole number from {-most} to {most}, got {number}")
    return number
