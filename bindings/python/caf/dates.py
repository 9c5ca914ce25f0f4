"""Dates and working days."""

from __future__ import annotations

import datetime
from array import array
from typing import Any

from . import raw
from ._arrays import answer, room_for, to_int32
from ._days import date_of, days_of, division_number


def parse_date(text: str) -> datetime.date:
    """A date written yyyy-mm-dd, and in no other way.

    >>> parse_date("2023-04-03")
    datetime.date(2023, 4, 3)
    >>> parse_date("03/04/2023")
    Traceback (most recent call last):
    caf.errors.DateError: the text is not a date written yyyy-mm-dd

    Raises DateError.
    """
    return date_of(raw.date_parse(text))


def add_months(start: datetime.date, months: int) -> datetime.date:
    """The corresponding date a number of months away, or that month's last day.

    >>> add_months(datetime.date(2023, 8, 31), 3)
    datetime.date(2023, 11, 30)

    Raises DateError outside the years 1 to 9999.
    """
    return date_of(raw.add_months(days_of(start, "start"), months))


def age_on(born: datetime.date, on: datetime.date) -> int:
    """The age in whole years attained on a day.

    >>> age_on(datetime.date(2012, 2, 29), datetime.date(2023, 2, 28))
    10

    Raises DateError for a day before birth.
    """
    return raw.age_on(days_of(born, "born"), days_of(on, "on"))


def is_working_day(day: datetime.date, *, division: str) -> bool:
    """Whether a day is a working day in a division.

    >>> is_working_day(datetime.date(2022, 9, 19), division="scotland")
    False

    Raises CalendarError outside 1978 to 2100.
    """
    return raw.is_working_day(division_number(division), None, days_of(day, "day"))


def holiday_on(day: datetime.date, *, division: str) -> str | None:
    """The name of a day's bank holiday, or None.

    >>> holiday_on(datetime.date(2022, 9, 19), division="scotland")
    'State Funeral of Queen Elizabeth II'

    Raises CalendarError outside 1978 to 2100.
    """
    holiday = raw.holiday_on(division_number(division), None, days_of(day, "day"))
    return raw.holiday_name(holiday) if holiday != raw.HOLIDAY_NONE else None


def certain_until(*, division: str) -> datetime.date:
    """The last day for which a division's holidays rest on a published list."""
    return date_of(raw.calendar_certain_until(division_number(division), None))


def add_working_days(start: datetime.date, days: int, *, division: str) -> datetime.date:
    """The working day a number of working days after a day, or, negative, before it.

    >>> add_working_days(datetime.date(2023, 4, 3), 20, division="england-and-wales")
    datetime.date(2023, 5, 4)

    The start is not counted. Raises CalendarError outside 1978 to 2100.
    """
    return date_of(raw.add_working_days(division_number(division), None, days_of(start, "start"), days))


def count_working_days(start: datetime.date, end: datetime.date, *, division: str) -> int:
    """The working days after one day up to and with another; negative to an earlier day.

    >>> count_working_days(datetime.date(2023, 4, 3), datetime.date(2023, 5, 4), division="england-and-wales")
    20

    Raises CalendarError outside 1978 to 2100.
    """
    return raw.count_working_days(division_number(division), None, days_of(start, "start"), days_of(end, "end"))


def add_working_days_array(starts: Any, days: int, *, division: str, out: Any = None) -> Any:
    """add_working_days() for a whole buffer.

    >>> add_working_days_array(array("i", [19450, raw.DATE_NONE]), 20, division="scotland").tolist()
    [19480, -2147483648]

    A writable buffer of int32 may be given as ``out``, ``starts`` itself too.
    Raises TypeError for a buffer of anything but int32, ArgumentError for
    buffers of different lengths.
    """
    held = to_int32(starts, "starts")
    days_out = room_for(held) if out is None else out
    raw.add_working_days_array(division_number(division), None, held, days, days_out)
    return out if out is not None else answer(starts, days_out)


def count_working_days_array(starts: Any, ends: Any, *, division: str, out: Any = None) -> Any:
    """count_working_days() for whole buffers; a row without an answer holds raw.DATE_NONE.

    >>> count_working_days_array(array("i", [19450]), array("i", [19481]), division="scotland").tolist()
    [21]

    Errors as add_working_days_array().
    """
    held = to_int32(starts, "starts")
    counts = room_for(held) if out is None else out
    raw.count_working_days_array(division_number(division), None, held, to_int32(ends, "ends"), counts)
    return counts
