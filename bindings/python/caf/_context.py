"""What a check is made with, as the raw layer takes it. Private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from . import raw
from ._days import DEFAULT_DIVISION, DIVISIONS, DateLike, days_of, division_number, names_from
from .calendars import Calendar, calendar_place
from .errors import ArgumentError, CalendarError
from .profiles import Profile, ProfileLike, closed_calendar, profile_of

Blocks = tuple[bytes | None, ...] | None
Calendars = Calendar | Iterable[Calendar]

READINGS = {name: kind for name, kind in names_from(raw.reading_name).items() if kind != raw.OTHER_CALENDAR}
"""The other readings of the standards that a check can be told to try, by name."""


class Context(NamedTuple):
    """The arguments of the raw layer's calls from as_of to readings, in their order."""

    as_of: int
    division: int
    profile: int
    blocks: Blocks
    readings: int


class Place(NamedTuple):
    """The arguments of the raw layer's calls from division to blocks, in their order."""

    division: int
    profile: int
    blocks: Blocks


def context_of(
    as_of: DateLike,
    division: str | None = DEFAULT_DIVISION,
    profile: ProfileLike | None = None,
    calendar: Calendars | None = None,
    compared: Calendars | Mapping[str, Calendar] | None = None,
    readings: Iterable[str] = (),
) -> Context:
    """What a check is made with.

    ``division`` is that of cases which record none: where none is named that of
    the one calendar given, else the profile's own, else England and Wales; an
    explicit None leaves their working days unknown. ``calendar`` is one, or one
    for each division. ``compared`` are calendars to hold the answers against:
    one of the cases' division for that one alone, another division's for cases
    of every division, a mapping for the divisions that it names.
    """
    day = days_of(as_of, "as_of")
    own = profile_of(profile)
    calendars = by_division(calendar, "calendar")
    number = division_of(division, own, calendars)
    against = compared_by_division(compared, number)
    blocks: list[bytes | None] = [own._block] + [None] * (raw.BLOCKS - 1)
    for at in range(1, len(DIVISIONS) + 1):
        counted = closed_calendar(own, at, calendars.get(at))
        blocks[raw.CALENDARS + at] = None if counted is None else counted._block
        if at in against:
            other = closed_calendar(own, against[at]._division, against[at])
            blocks[raw.COMPARED + at] = None if other is None else other._block
    return Context(day, number, own._number if own._block is None else 0, tuple(blocks) if any(blocks) else None, readings_of(readings))


def place_of(division: str | None, profile: ProfileLike | None, calendar: Calendar | None) -> Place:
    """What one sum of a rule is made with."""
    if profile is None and calendar is None:
        return Place(division_number(division), 0, None)
    own = profile_of(profile)
    if calendar is None and division is DEFAULT_DIVISION:
        division = own.division or division
    number, _ = calendar_place(division, calendar)
    counted = closed_calendar(own, number, calendar) if number else None
    if own._block is None and counted is None:
        return Place(number, own._number, None)
    blocks: list[bytes | None] = [own._block] + [None] * len(DIVISIONS)
    if counted is not None:
        blocks[raw.CALENDARS + number] = counted._block
    return Place(number, own._number if own._block is None else 0, tuple(blocks))


def division_of(division: str | None, profile: Profile, calendars: dict[int, Calendar]) -> int:
    if division is not DEFAULT_DIVISION:
        return division_number(division)
    if len(calendars) == 1:
        return next(iter(calendars))
    return division_number(profile.division or division)


def by_division(calendars: Calendars | None, name: str) -> dict[int, Calendar]:
    if calendars is None:
        return {}
    found: dict[int, Calendar] = {}
    for one in [calendars] if isinstance(calendars, Calendar) or not isinstance(calendars, Iterable) else calendars:
        if not isinstance(one, Calendar):
            raise TypeError(f"{name}: expected a caf.Calendar, or several, got {type(one).__name__}")
        if one._division in found:
            raise CalendarError(raw.E_CALENDAR, f"{name}: expected one calendar a division, got two of {one.division}")
        found[one._division] = one
    return found


def compared_by_division(compared: Calendars | Mapping[str, Calendar] | None, division: int) -> dict[int, Calendar]:
    if isinstance(compared, Mapping):
        return {division_number(name): one for name, calendar in compared.items() for one in by_division(calendar, "compared").values()}
    found = by_division(compared, "compared")
    if isinstance(compared, Calendar) and compared._division != division:
        return dict.fromkeys(range(1, len(DIVISIONS) + 1), compared)
    return found


def readings_of(names: Iterable[str]) -> int:
    if isinstance(names, str):
        raise TypeError(f"readings: expected several of {', '.join(READINGS)}, got one text, {names!r}")
    bits = 0
    for name in names:
        if name not in READINGS:
            raise ArgumentError(raw.E_ARGUMENT, f"readings: expected some of {', '.join(READINGS)}, got {name!r}")
        bits |= 1 << READINGS[name]
    return bits


