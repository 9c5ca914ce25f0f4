"""Where a case stands, and how it came there."""

from __future__ import annotations

import datetime
import enum
from array import array
from typing import TYPE_CHECKING, NamedTuple

from .. import raw
from .._days import date_or_none, days_of
from .._rows import TABLE_NAMES
from ..why import records

if TYPE_CHECKING:
    from .._context import Context
    from ._pack import Packed


class Stage(enum.StrEnum):
    """The stages of a case, in their order. They follow from facts: nobody sets them."""

    NONE = "none"
    """Before anything of it happened."""
    IDENTIFIED = "identified"
    """Opened, or needs identified."""
    CONSENTED = "consented"
    """Consent was given, and an assessment may begin."""
    ASSESSING = "assessing"
    ASSESSED = "assessed"
    TEAM_FORMED = "team-formed"
    DELIVERING = "delivering"
    """A TAF was held, or there is a plan."""
    UNDER_REVIEW = "under-review"
    """The day of a review."""
    CLOSED = "closed"
    ARCHIVED = "archived"
    DISPOSAL_DUE = "disposal-due"
    """Kept for its time, and no legal hold stands."""
    DISPOSED = "disposed"


class Also(enum.StrEnum):
    """What may be true beside the stage."""

    REOPENED = "reopened"
    """An episode after the first."""
    CHILD_PROTECTION = "child-protection"
    """A child-protection concern is open: not a CAF while it is."""
    STEPPED_UP = "stepped-up"
    """A statutory body holds the case."""
    MOVED_OUT = "moved-out"
    """Handed over to another authority."""
    ONE_SERVICE = "one-service"
    """One service suffices."""
    DECLINED = "declined"
    """Consent to an assessment was refused, and none was begun."""


class Stay(NamedTuple):
    """A stretch of days on which a case stood at one stage, with the same beside it."""

    stage: Stage
    since: datetime.date | None
    """The first day; None: on a day that is not recorded."""
    until: datetime.date | None
    """The last day; None: it lasts on the as-of date, or ended on a day that is not recorded."""
    also: frozenset[Also]
    table: str | None
    """Of the fact that began it; None: only the days that passed."""
    field: str | None
    row_id: str | int | None
    unsure: frozenset[str]
    """Tables of which rows that may be missing, or have no day, may say that it moved on earlier."""


def stage_of(number: int) -> Stage:
    return tuple(Stage)[number]


def _stay(of: Packed, one: array[int]) -> Stay:
    table = TABLE_NAMES[one[raw.STAY_TABLE]] if one[raw.STAY_TABLE] >= 0 else None
    return Stay(
        stage_of(one[raw.STAY_STAGE]),
        date_or_none(one[raw.STAY_FROM]),
        date_or_none(one[raw.STAY_UNTIL]),
        frozenset(also for bit, also in enumerate(Also) if one[raw.STAY_ALSO] >> bit & 1),
        table,
        raw.field_name(one[raw.STAY_TABLE], one[raw.STAY_FIELD]) if table is not None else None,
        of._row_name(table, one[raw.STAY_ROW]) if table is not None else None,
        frozenset(name for bit, name in enumerate(TABLE_NAMES) if one[raw.STAY_UNSURE] >> bit & 1),
    )


def history(of: Packed, context: Context) -> list[Stay]:
    found = records(raw.STAY_NUMBERS, 64, lambda room: raw.history(of._tables, of._fields, *context, room))
    return [_stay(of, one) for one in found]


def stage_on(of: Packed, context: Context, day: datetime.date) -> Stage:
    room = array("q", bytes(8 * raw.STAY_NUMBERS))
    raw.stage_on(of._tables, of._fields, *context, days_of(day, "day"), room)
    return stage_of(room[raw.STAY_STAGE])
