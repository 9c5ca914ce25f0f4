"""Calendars of one's own: closure days, what was known on a day, another weekend, a newer list of bank holidays."""

from __future__ import annotations

import datetime
import os
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from . import raw
from ._days import DEFAULT_DIVISION, DIVISIONS, DateLike, date_of, days_of, division_number, plain_date, shown
from .errors import ArgumentError, CalendarError, Error, with_value

__all__ = ["Calendar"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Calendar:
    """The working days of a division, with days of one's own.

    ``closures`` are days on which a service is closed: dates, or a mapping from
    dates to what they are called. A day that is a bank holiday already stays
    one. ``known_on`` gives the bank holidays as they were known on the end of
    that day, 2010-01-01 or later. ``weekend`` names the days of the week on
    which nobody works, Saturday and Sunday where it is not given. ``holidays``
    is a list of bank holidays as the government publishes it: the path of the
    file, or its JSON as bytes; its days stand for the built-in ones from its
    first to its last, so it does not go together with ``known_on``.

    A calendar does not change, and is equal to one of the same days and names.

    >>> easter = Calendar("scotland", closures={datetime.date(2023, 4, 10): "Easter Monday"})
    >>> from caf import add_working_days
    >>> add_working_days(datetime.date(2023, 4, 3), 20, calendar=easter)
    datetime.date(2023, 5, 4)
    >>> easter.holidays(datetime.date(2023, 4, 1), datetime.date(2023, 5, 7))
    [(datetime.date(2023, 4, 7), 'Good Friday'), (datetime.date(2023, 4, 10), 'Easter Monday'), (datetime.date(2023, 5, 1), 'Early May bank holiday')]

    Raises CalendarError for no such division, a day outside 1978 to 2100 or a
    ``known_on`` before 2010; ArgumentError for no such day of the week;
    InputError, with file, line and field, for a list that cannot be read;
    TypeError for what is no date.

    Source: Banking and Financial Dealings Act 1971 and the proclamations under
    it; docs/dates.md.
    """

    __slots__ = ("_block", "_certain", "_changes", "_closures", "_division", "_known_on", "_weekend")

    def __init__(
        self,
        division: str = DEFAULT_DIVISION,
        *,
        closures: Iterable[DateLike] | Mapping[Any, str] = (),
        known_on: DateLike | None = None,
        weekend: Iterable[str] | None = None,
        holidays: str | os.PathLike[str] | bytes | None = None,
    ) -> None:
        if division is None:
            raise CalendarError(raw.E_DIVISION, f"division: expected one of {', '.join(DIVISIONS)}, got None")
        number = division_number(division)
        if known_on is not None and holidays is not None:
            raise ArgumentError(raw.E_ARGUMENT, "known_on and holidays do not go together: a list says what is known")
        known = raw.DATE_NONE if known_on is None else days_of(known_on, "known_on")
        changes, certain = array("i"), raw.DATE_NONE
        if holidays is not None:
            listed, certain = _read_list(holidays, number)
            changes.frombytes(listed)
        self._settle(number, known, _weekend_of(weekend), changes, certain, {})
        named = _closures_of(closures)
        if named:
            for day in named:
                if self._holiday_on(day) == raw.HOLIDAY_NONE:
                    changes.extend((days_of(day, "closures"), raw.CLOSURE_DAY))
            self._settle(number, known, self._weekend, changes, certain, named)

    def _settle(
        self, division: int, known_on: int, weekend: int, changes: array[int], certain: int, closures: dict[datetime.date, str]
    ) -> None:
        self._division = division
        self._known_on = known_on
        self._weekend = weekend
        self._changes = bytes(changes)
        self._certain = certain
        self._closures = closures
        if len(changes) // 2 > raw.CALENDAR_CHANGES:
            most = raw.CALENDAR_CHANGES
            raise ArgumentError(raw.E_ARGUMENT, f"closures: expected at most {most} days, got {len(changes) // 2}")
        memory = bytearray(raw.calendar_size(division, weekend, changes))
        try:
            raw.calendar_build(division, known_on, weekend, certain, changes, memory)
        except Error as error:
            if error.status == raw.E_KNOWN_ON:
                raise with_value(error, f"known_on {date_of(known_on)}") from None
            raise
        self._block = bytes(memory)

    def _holiday_on(self, day: datetime.date) -> int:
        try:
            return raw.holiday_on(self._division, self._block, days_of(day, "closures"))
        except Error as error:
            raise with_value(error, f"closures {day}") from None

    @property
    def division(self) -> str:
        """Whose bank holidays they are."""
        return DIVISIONS[self._division - 1]

    @property
    def closures(self) -> dict[datetime.date, str]:
        """The closure days given, with what they are called."""
        return dict(self._closures)

    @property
    def known_on(self) -> datetime.date | None:
        """The day as known on whose end the bank holidays are; None: all this version knows."""
        return None if self._known_on == raw.DATE_NONE else date_of(self._known_on)

    @property
    def weekend(self) -> tuple[str, ...]:
        """The days of the week on which nobody works."""
        days = self._weekend or 1 << raw.SATURDAY | 1 << raw.SUNDAY
        return tuple(name for day, name in enumerate(_WEEKDAYS) if days >> day & 1)

    @property
    def certain_until(self) -> datetime.date:
        """The last day for which the bank holidays rest on a published list."""
        return date_of(raw.calendar_certain_until(self._division, self._block))

    def holidays(self, start: DateLike, end: DateLike) -> list[tuple[datetime.date, str]]:
        """The holidays and closure days from one day to another, both included, that fall on no weekend.

        >>> Calendar("scotland").holidays(datetime.date(2022, 9, 1), datetime.date(2022, 12, 1))
        [(datetime.date(2022, 9, 19), 'State Funeral of Queen Elizabeth II'), (datetime.date(2022, 11, 30), "St Andrew's Day")]

        Raises CalendarError outside 1978 to 2100.
        """
        found = []
        day, last = days_of(start, "start"), days_of(end, "end")
        try:
            while day <= last:
                day, holiday = raw.next_holiday(self._division, self._block, day, last)
                if day == raw.DATE_NONE:
                    break
                date = date_of(day)
                name = self._closures.get(date) if holiday == raw.CLOSURE_DAY else None
                found.append((date, name or raw.holiday_name(holiday) or ""))
                day += 1
        except Error as error:
            raise with_value(error, f"{plain_date(start, 'start')} to {plain_date(end, 'end')}") from None
        return found

    def __bytes__(self) -> bytes:
        """The block that the library counts with."""
        return self._block

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Calendar):
            return NotImplemented
        return self._block == other._block and self._closures == other._closures

    def __hash__(self) -> int:
        return hash(self._block)

    def __reduce__(self) -> tuple[Any, ...]:
        state = (self._division, self._known_on, self._weekend, self._changes, self._certain, self._closures)
        return _calendar_of, state

    def __repr__(self) -> str:
        said = [self.division]
        if self._closures:
            said.append(f"{len(self._closures)} closure day{'s' if len(self._closures) > 1 else ''}")
        if self.known_on is not None:
            said.append(f"as known on {self.known_on}")
        if self._weekend:
            said.append(f"weekend {' and '.join(self.weekend)}")
        if self._certain != raw.DATE_NONE:
            said.append(f"by a list until {self.certain_until}")
        return f"<caf.Calendar {', '.join(said)}>"


def _calendar_of(
    division: int, known_on: int, weekend: int, changes: bytes, certain: int, closures: dict[datetime.date, str]
) -> Calendar:
    """A calendar from how it was made, so that copies in other processes are small."""
    calendar = Calendar.__new__(Calendar)
    calendar._settle(division, known_on, weekend, array("i", changes), certain, closures)
    return calendar


def _read_list(holidays: Any, division: int) -> tuple[bytes, int]:
    if isinstance(holidays, (bytes, bytearray, memoryview)):
        return raw.io_holidays_read(holidays, "holidays", division)
    try:
        path = os.fsdecode(holidays)
    except TypeError:
        raise TypeError(f"holidays: expected a path, or JSON as bytes, got {type(holidays).__name__}") from None
    return raw.io_holidays_open(path, division)


def _weekend_of(weekend: Iterable[str] | None) -> int:
    if weekend is None:
        return 0
    if isinstance(weekend, str):
        raise TypeError(f"weekend: expected several of {', '.join(_WEEKDAYS)}, got one text, {weekend!r}")
    days = 0
    for name in weekend:
        if name not in _WEEKDAYS:
            raise ArgumentError(raw.E_ARGUMENT, f"weekend: expected some of {', '.join(_WEEKDAYS)}, got {name!r}")
        days |= 1 << _WEEKDAYS.index(name)
    if days in (0, (1 << 7) - 1):
        raise ArgumentError(raw.E_ARGUMENT, f"weekend: expected from one to six days, got {'none' if days == 0 else 'all seven'}")
    return 0 if days == 1 << raw.SATURDAY | 1 << raw.SUNDAY else days


def _closures_of(closures: Any) -> dict[datetime.date, str]:
    if isinstance(closures, (str, bytes)) or not isinstance(closures, Iterable):
        raise TypeError(f"closures: expected several dates, in a list, or a mapping from dates, got {shown(closures)}")
    named = closures.items() if isinstance(closures, Mapping) else ((day, None) for day in closures)
    usual = raw.holiday_name(raw.CLOSURE_DAY) or ""
    return dict(sorted((plain_date(day, "closures"), name or usual) for day, name in named))


def calendar_place(division: str | None, calendar: Calendar | None) -> tuple[int, bytes | None]:
    """The raw layer's division and block for a count of working days."""
    if calendar is None:
        return division_number(division), None
    if not isinstance(calendar, Calendar):
        raise TypeError(f"calendar: expected a caf.Calendar, got {type(calendar).__name__}")
    if division is not DEFAULT_DIVISION and division_number(division) != calendar._division:
        raise CalendarError(raw.E_DIVISION, f"division {division!r} and a calendar of {calendar.division} contradict each other")
    return calendar._division, calendar._block
