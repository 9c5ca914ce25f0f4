"""Before acting: whether an event can be, and what it would put out of standard."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from array import array
from typing import TYPE_CHECKING, Any, ClassVar

from .. import raw
from .._days import days_of
from .._rows import TABLE_NAMES, TABLES
from ..errors import ArgumentError, Error
from ..findings import Finding, Findings
from ._pack import Packed
from ._row import NOT_HELD, Id, Row, day, identifier
from .rows import ROWS
from .stages import Stage, stage_of

if TYPE_CHECKING:
    from .._context import Context
    from .case import Case


class EventKind(enum.StrEnum):
    """What can happen to a case. In the order of the library's numbers, from 1 on."""

    CONSENT_GIVEN = "consent-given"
    CONSENT_REFUSED = "consent-refused"
    CONSENT_WITHDRAWN = "consent-withdrawn"
    ASSESSMENT_STARTED = "assessment-started"
    ASSESSMENT_COMPLETED = "assessment-completed"
    ASSESSMENT_UPDATED = "assessment-updated"
    TEAM_FORMED = "team-formed"
    LEAD_CHANGED = "lead-changed"
    """The one in the lead until then ends on the day before."""
    MEETING_SET = "meeting-set"
    MEETING_NOTIFIED = "meeting-notified"
    MEETING_HELD = "meeting-held"
    MEETING_CANCELLED = "meeting-cancelled"
    PLAN_AGREED = "plan-agreed"
    ACTION_ADDED = "action-added"
    ACTION_COLOURED = "action-coloured"
    ACTION_COMPLETED = "action-completed"
    REVIEW_HELD = "review-held"
    STEPPED_UP = "stepped-up"
    """A statutory body takes responsibility."""
    STEPPED_DOWN = "stepped-down"
    """The final statutory meeting is held."""
    MOVED_OUT = "moved-out"
    """It is referred to another authority."""
    CLOSED = "closed"
    REOPENED = "reopened"
    ARCHIVED = "archived"
    HELD = "held"
    """A legal hold begins."""
    RELEASED = "released"
    """A legal hold ends: the day is its last one."""
    DISPOSED = "disposed"

    @property
    def table(self) -> str:
        """The table of the event's row."""
        return TABLE_NAMES[raw.event_table(_number(self))]

    @property
    def is_new(self) -> bool:
        """Whether it is a row of its own, and not something that happens to one that is there."""
        return raw.event_is_new(_number(self)) == 1


def _number(kind: EventKind) -> int:
    return tuple(EventKind).index(kind) + 1


@dataclasses.dataclass(frozen=True, slots=True)
class Event:
    """What happens, on a day.

    ``row`` is the row as it would be written, for an event with a row of its own;
    what it leaves blank of the event's day and decision is filled in. Without
    one, nothing but those is known. For what happens to a row that is there,
    ``of`` says to which: its id, or the row itself; it need not be said where
    the case has only one. There ``row`` may hold what else is known of it then.

    >>> Event("meeting-held", datetime.date(2026, 4, 8), of="m1")
    Event(kind=<EventKind.MEETING_HELD: 'meeting-held'>, on=datetime.date(2026, 4, 8), row=None, of='m1')

    Raises ArgumentError for no such kind, and for a row of another table; TypeError; DateError.
    """

    kind: EventKind
    on: datetime.date
    row: Row | None = None
    of: Id | Row | None = None

    ROWS: ClassVar[dict[str, type[Row]]] = ROWS

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "kind", EventKind(self.kind))
        except ValueError:
            raise ArgumentError(raw.E_ARGUMENT, f"kind: no such event; there are {', '.join(EventKind)}") from None
        object.__setattr__(self, "on", day("on", self.on))
        table = self.kind.table
        if self.row is not None and (table == "cases" or type(self.row) is not ROWS[table]):
            expected = "None" if table == "cases" else f"a {ROWS[table].__name__} or None"
            raise TypeError(f"row: expected {expected} for {self.kind}, got {type(self.row).__name__}")
        if self.of is not None and self.kind.is_new:
            raise ArgumentError(raw.E_ARGUMENT, f"of: {self.kind} is a row of its own, and happens to none that is there")
        if self.of is not None and not isinstance(self.of, Row):
            object.__setattr__(self, "of", identifier("of", self.of))


class Refusal(enum.StrEnum):
    """Why an event cannot be. In the order of the library's numbers, from 1 on."""

    STAGE = "stage"
    """Not at the stage at which the case is: closing a closed case."""
    NO_ROW = "no row"
    """There is no such row of the case for it to happen to."""
    ALREADY = "already"
    """It has happened to that row, or what excludes it: a cancelled meeting is not held."""
    ROW = "row"
    """The row that is given is not that event's: another day, kind or decision."""
    PROBLEM = "problem"
    """The record would contradict itself."""

    @property
    def text(self) -> str:
        """As a clause of a sentence."""
        return raw.refusal_text(tuple(Refusal).index(self) + 1) or ""


@dataclasses.dataclass(frozen=True, slots=True)
class Proposal:
    """The answer to a proposal. Equal to one of the same event and answer."""

    event: Event
    refusal: Refusal | None
    """Why it cannot be; None: it can."""
    before: Stage
    """The stage before it, on its day."""
    after: Stage | None
    """And after it; None where it cannot be."""
    findings: Findings = dataclasses.field(hash=False)
    """What would not be met then and is not so today, safeguarding included. None of it forbids the event."""
    problem: Finding | None
    """The first contradiction that it would bring, for Refusal.PROBLEM."""
    case: Case | None = dataclasses.field(repr=False)
    """The case as it would be; None where it cannot be."""

    @property
    def is_possible(self) -> bool:
        """Whether it can be. What it would put out of standard does not forbid it."""
        return self.refusal is None

    @property
    def text(self) -> str:
        """The answer in a sentence, which names no child."""
        if self.refusal is None:
            said = f"{self.event.kind} on {self.event.on}: {self.before} to {self.after}"
            against = ", ".join(dict.fromkeys(finding.rule for finding in self.findings))
            return f"{said}; against {against}" if against else said
        said = f"{self.event.kind} on {self.event.on}: refused, {self.refusal.text}"
        return f"{said}: {self.problem.reason}" if self.problem is not None and self.problem.reason else said


class Refused(Error):
    """An event that cannot be was to be applied. ``proposal`` says why."""

    proposal: Proposal | None = None

    @classmethod
    def of(cls, proposal: Proposal) -> Refused:
        """The error of a proposal that is refused."""
        refused = cls(raw.E_ARGUMENT, proposal.text)
        refused.proposal = proposal
        return refused


def day_of(event: Event) -> datetime.date:
    if not isinstance(event, Event):
        raise TypeError(f"event: expected an Event, got {type(event).__name__}")
    return event.on


def propose(case: Case, event: Event, context: Context) -> Proposal:
    return _propose(_holding(case, event.kind.table), event, context)


def _holding(case: Case, table: str) -> Packed:
    """The case with a table held in part where it was not held: the event's row comes into it."""
    if table == "cases" or getattr(case, table) is not NOT_HELD:
        return Packed(case)
    changes: dict[str, Any] = {table: (), "partial": case.partial | {table}}
    return Packed(dataclasses.replace(case, **changes))


def _propose(of: Packed, event: Event, context: Context, place: int | None = None) -> Proposal:
    table = event.kind.table
    size, row_size = raw.finding_size(), raw.row_size(TABLES[table])
    if place is None:
        place = 0 if event.kind.is_new else _place_of(of, event)
    row = of.row_bytes(table, event.row) if event.row is not None else None
    known = of._tables[TABLES[table]] or b""
    memory = bytearray(len(known) + row_size)
    problem, results = bytearray(size), array("i", bytes(4 * raw.PROPOSAL_NUMBERS))
    arguments = (of._tables, of._fields, *context, _number(event.kind), days_of(event.on, "on"), place, row)
    room = 256
    while True:
        found = bytearray(size * room)
        try:
            n, needed = raw.propose(*arguments, memory, found, problem, results)
        except ArgumentError as error:
            if error.status != raw.E_CAPACITY or room > 100_000:
                raise
            room *= 4
            continue
        if needed <= len(memory):
            break
        memory = bytearray(needed)
    findings = Findings(Finding(bytes(found[at : at + size]), (of, context)) for at in range(0, n * size, size))
    before = stage_of(results[raw.PROPOSAL_STAGE])
    if refusal := results[raw.PROPOSAL_REFUSAL]:
        why = tuple(Refusal)[refusal - 1]
        contradiction = Finding(bytes(problem), (of, context)) if why is Refusal.PROBLEM else None
        return Proposal(event, why, before, None, findings, contradiction, None)
    written = memory[: len(known) + row_size * event.kind.is_new]
    after = _with_rows(of, table, written, known)
    # What is against a standard is found in the case as it would be; the new row has the highest number.
    then = (Packed(after, of.numbers), context._replace(as_of=max(context.as_of, days_of(event.on, "on"))))
    findings = Findings(Finding(bytes(one), then) for one in findings)
    return Proposal(event, None, before, stage_of(results[raw.PROPOSAL_THEN]), findings, None, after)


def _with_rows(of: Packed, table: str, written: bytearray, known: bytes) -> Case:
    """The case with a table's rows as the library wrote them."""
    changes: dict[str, Any]
    if table == "cases":
        changes = of.values_from("cases", bytes(written))
        _check_places(of.case, table, changes)
    else:
        changes = {table: of.rows_from(table, written, known)}
        for row in changes[table]:
            _check_places(of.case, table, {field.name: getattr(row, field.name) for field in dataclasses.fields(row)})
    return dataclasses.replace(of.case, **changes)


class _NoPlace(ArgumentError):
    """An event of which the source cannot record what makes it one."""


def _check_places(case: Case, table: str, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if f"{table}.{name}" in case.without and value not in (None, frozenset()):
            raise _NoPlace(raw.E_ARGUMENT, f"{table}.{name}: the event would record it, and the source has no place for it (Case.without)")


def _place_of(of: Packed, event: Event) -> int:
    """Where the row stands that an event happens to."""
    table = event.kind.table
    if table == "cases":
        return 0
    rows = getattr(of.case, table)
    if event.of is None:
        if len(rows) > 1:
            raise ArgumentError(raw.E_ARGUMENT, f"of: the case has {len(rows)} {table}; say to which {event.kind} happens")
        return 0
    if isinstance(event.of, Row):
        there = [place for place, row in enumerate(rows) if row is event.of]
        there = there or [place for place, row in enumerate(rows) if row == event.of]
    else:
        there = [place for place, row in enumerate(rows) if row.id == event.of]
    if len(there) != 1:
        what = "no such row" if not there else "several rows that are equal"
        raise ArgumentError(raw.E_ARGUMENT, f"of: {what} in the case's {table}")
    return there[0]


def possible(case: Case, on: datetime.date, context: Context) -> list[EventKind]:
    found = []
    for kind in EventKind:
        of = _holding(case, kind.table)
        event = Event(kind, on)
        places = range(1 if kind.is_new or kind.table == "cases" else len(getattr(of.case, kind.table)))
        try:
            if any(_propose(of, event, context, place).refusal is None for place in places):
                found.append(kind)
        except _NoPlace:
            continue
    return found
