"""Dates and working days, for one date or a whole column.

What comes in goes out: a ``datetime.date`` for a date (also for a
``numpy.datetime64`` or a pandas Timestamp, at midnight and without a zone); a
list for a list; a NumPy array of datetime64[D] for one of datetime64 of any
unit; a pandas Series of datetime64[s] with the same index and name for one of
datetime64, of date32 for one of Arrow's, of ``datetime.date`` for one of those; a
polars Series of Date; a pyarrow array of date32; int32 days since 1970-01-01
for a buffer of them (``array.array("i")``, a memoryview, NumPy).

A row that has no date, or no answer, is NaT, null, None or, in a buffer of days,
caf.DATE_NONE, and stops nothing; the same call with that one date says why. A
column of another dtype is a TypeError, a time of day in one a DateError that
names the row. Other threads run during a call on a column, which must not be
changed meanwhile.
"""

from __future__ import annotations

import datetime
from array import array
from typing import Any, overload

from . import raw
from ._arrays import Column, ColumnT, Dates, Step, check_rows, column_of, room_for
from ._days import DEFAULT_DIVISION, DateLike, date_of, days_of, shown, whole_number
from .calendars import Calendar, calendar_place
from .errors import Error, with_value


def parse_date(text: str) -> datetime.date:
    """A date written yyyy-mm-dd, and in no other way.

    >>> parse_date("2023-04-03")
    datetime.date(2023, 4, 3)
    >>> parse_date("03/04/2023")
    Traceback (most recent call last):
    caf.errors.DateError: the text is not a date written yyyy-mm-dd

    Raises DateError.
    """
    if not isinstance(text, str):
        raise TypeError(f"text: expected a str, got {shown(text)}")
    return date_of(raw.date_parse(text))


@overload
def add_months(start: Dates, months: int) -> list[datetime.date | None]: ...
@overload
def add_months(start: ColumnT, months: int) -> ColumnT: ...
@overload
def add_months(start: DateLike, months: int) -> datetime.date: ...
def add_months(start: DateLike | Dates | Column, months: int) -> Any:
    """The corresponding date a number of months away, or that month's last day.

    >>> add_months(datetime.date(2023, 8, 31), 3)
    datetime.date(2023, 11, 30)

    ``months`` may be negative. A date or a column of dates: caf.dates.
    Raises DateError outside the years 1 to 9999; a row of a column is missing there.

    Source: Dodds v Walker [1981] UKHL 3.
    """
    months = whole_number(months, "months")
    column = column_of(start, "start")
    if column is not None:
        return column.through(
            Step(
                lambda given, results: raw.add_months_array(given, months, results),
                lambda given, unit, results, made: raw.add_months_ticks(given, unit, months, results, made),
            )
        )
    day = days_of(start, "start")
    try:
        return date_of(raw.add_months(day, months))
    except Error as error:
        raise with_value(error, f"start {date_of(day)} and {months} months") from None


def age_on(born: DateLike, on: DateLike) -> int:
    """The age in whole years attained on a day.

    >>> age_on(datetime.date(2012, 2, 29), datetime.date(2023, 2, 28))
    10

    Raises DateError for a day before birth.
    """
    return raw.age_on(days_of(born, "born"), days_of(on, "on"))


@overload
def is_working_day(day: Dates, *, division: str = ..., calendar: Calendar | None = ...) -> list[bool | None]: ...
@overload
def is_working_day(day: Column, *, division: str = ..., calendar: Calendar | None = ...) -> Any: ...
@overload
def is_working_day(day: DateLike, *, division: str = ..., calendar: Calendar | None = ...) -> bool: ...
def is_working_day(
    day: DateLike | Dates | Column, *, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None
) -> Any:
    """Whether a day is a working day: no weekend, no bank holiday of the division, no closure day.

    >>> is_working_day(datetime.date(2022, 9, 19), division="scotland")
    False

    A date, or a column of dates: caf.dates. For a column, a column of bool:
    nullable ("boolean") in pandas where there are missing ones, null in polars
    and pyarrow; in a NumPy array they are a DateError; in a buffer of days, 1,
    0 and caf.DATE_NONE. ``calendar`` stands for the division's own.

    Raises CalendarError outside 1978 to 2100; a row of a column is missing there.
    """
    place = calendar_place(division, calendar)
    column = column_of(day, "day")
    if column is not None:
        held = column.days()
        results = room_for(len(held))
        raw.is_working_day_array(*place, held, results)
        return column.flags(results)
    number = days_of(day, "day")
    try:
        return raw.is_working_day(*place, number)
    except Error as error:
        raise with_value(error, f"day {date_of(number)}") from None


def holiday_on(day: DateLike, *, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None) -> str | None:
    """The name of a day's bank holiday or closure day, or None.

    >>> holiday_on(datetime.date(2022, 9, 19), division="scotland")
    'State Funeral of Queen Elizabeth II'

    Raises CalendarError outside 1978 to 2100.
    """
    number = days_of(day, "day")
    try:
        holiday = raw.holiday_on(*calendar_place(division, calendar), number)
    except Error as error:
        raise with_value(error, f"day {date_of(number)}") from None
    if holiday == raw.CLOSURE_DAY and calendar is not None and date_of(number) in calendar.closures:
        return calendar.closures[date_of(number)]
    return raw.holiday_name(holiday) if holiday != raw.HOLIDAY_NONE else None


def certain_until(*, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None) -> datetime.date:
    """The last day for which a division's holidays rest on a published list; a later one may still be added to.

    Raises CalendarError for no such division.
    """
    return date_of(raw.calendar_certain_until(*calendar_place(division, calendar)))


@overload
def add_working_days(
    start: Dates, days: int, *, division: str = ..., calendar: Calendar | None = ...
) -> list[datetime.date | None]: ...
@overload
def add_working_days(start: ColumnT, days: int, *, division: str = ..., calendar: Calendar | None = ...) -> ColumnT: ...
@overload
def add_working_days(start: DateLike, days: int, *, division: str = ..., calendar: Calendar | None = ...) -> datetime.date: ...
def add_working_days(
    start: DateLike | Dates | Column, days: int, *, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None
) -> Any:
    """The working day a number of working days after a day, or, negative, before it.

    >>> add_working_days(datetime.date(2023, 4, 3), 20)
    datetime.date(2023, 5, 4)
    >>> add_working_days([datetime.date(2023, 4, 3), None], 20, division="scotland")
    [datetime.date(2023, 5, 3), None]

    The start is not counted, whether or not it is a working day itself: day 1 is
    the first working day after it. 0 gives the start as it is. A date or a column
    of dates: caf.dates. ``division`` is "england-and-wales", "scotland" or
    "northern-ireland"; ``calendar`` stands for its own.

    A row of a column that cannot be answered is missing; only a single date
    raises CalendarError outside 1978 to 2100. Raises CalendarError for no such
    division, TypeError and DateError for what is no date.
    """
    days = whole_number(days, "days")
    place = calendar_place(division, calendar)
    column = column_of(start, "start")
    if column is not None:
        return column.through(
            Step(
                lambda given, results: raw.add_working_days_array(*place, given, days, results),
                lambda given, unit, results, made: raw.add_working_days_ticks(*place, given, unit, days, results, made),
            )
        )
    day = days_of(start, "start")
    try:
        return date_of(raw.add_working_days(*place, day, days))
    except Error as error:
        raise with_value(error, f"start {date_of(day)} and {days} working days") from None


@overload
def count_working_days(
    start: Dates, end: DateLike | Dates, *, division: str = ..., calendar: Calendar | None = ...
) -> list[int | None]: ...
@overload
def count_working_days(
    start: DateLike, end: Dates, *, division: str = ..., calendar: Calendar | None = ...
) -> list[int | None]: ...
@overload
def count_working_days(
    start: Column, end: Column | DateLike, *, division: str = ..., calendar: Calendar | None = ...
) -> Any: ...
@overload
def count_working_days(start: DateLike, end: Column, *, division: str = ..., calendar: Calendar | None = ...) -> Any: ...
@overload
def count_working_days(start: DateLike, end: DateLike, *, division: str = ..., calendar: Calendar | None = ...) -> int: ...
def count_working_days(
    start: DateLike | Dates | Column,
    end: DateLike | Dates | Column,
    *,
    division: str = DEFAULT_DIVISION,
    calendar: Calendar | None = None,
) -> Any:
    """The working days after one day up to and with another; negative to an earlier day.

    >>> count_working_days(datetime.date(2023, 4, 3), datetime.date(2023, 5, 4))
    20

    Each may be a date or a column of dates (caf.dates), row for row; the answer
    is of the first column's kind: int32 in NumPy and buffers (caf.DATE_NONE
    where there is none), Int32 in pandas, polars and pyarrow. Two pandas Series
    must have the same index.

    Raises CalendarError outside 1978 to 2100, where a row of columns is missing;
    ArgumentError for columns of different lengths or indexes.
    """
    place = calendar_place(division, calendar)
    first, second = column_of(start, "start"), column_of(end, "end")
    given = first or second
    if given is not None:
        check_rows(start, end)
        held: Any = None if first is None else first.days()
        other = array("i", (days_of(end, "end"),)) * len(held) if second is None else second.days()
        if held is None:
            held = array("i", (days_of(start, "start"),)) * len(other)
        results = room_for(len(held))
        raw.count_working_days_array(*place, held, other, results)
        return given.numbers(results)
    from_day, to_day = days_of(start, "start"), days_of(end, "end")
    try:
        return raw.count_working_days(*place, from_day, to_day)
    except Error as error:
        raise with_value(error, f"start {date_of(from_day)} and end {date_of(to_day)}") from None
