"""A case: its own row, its tables, and how far they are held."""

from __future__ import annotations

import dataclasses
import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from .. import raw
from .._context import Calendars, context_of
from .._rows import FIELDS, TABLE_NAMES, TABLES, own_fields
from ..calendars import Calendar
from ..errors import ArgumentError
from ..findings import Findings, all_findings
from ..profiles import ProfileLike
from ._pack import Packed
from ._row import NOT_HELD, Row
from .rows import ROWS, CaseTables

if TYPE_CHECKING:
    from .events import Event, EventKind, Proposal
    from .obligations import Obligation
    from .stages import Stage, Stay
    from .timeline import Timeline


class How(TypedDict, total=False):
    """What a case is held to; each may be left out."""

    division: str | None
    """Whose bank holidays count in a case that records no division; None: nobody's, so that its working days are unknown.

    Where it is left out the profile's own, or else those of England and Wales.
    """
    profile: ProfileLike | None
    """Which rules an authority holds its cases to: a built-in profile's name, a caf.Profile, or the pathlib.Path of a file."""
    calendar: Calendars | None
    """A calendar of the caller's own, or one for each division."""
    compared: Calendars | Mapping[str, Calendar] | None
    """Calendars to hold the answers against: Finding.is_not_known_then, Finding.is_convention."""
    readings: Iterable[str]
    """Other readings of the clauses to try: Finding.is_convention."""


class Coverage(enum.StrEnum):
    """How completely a table of a case is held."""

    ABSENT = "absent"
    """Not held: whether anything happened is not known."""
    PARTIAL = "partial"
    """Rows may be missing: what is not there is not known."""
    COMPLETE = "complete"
    """What is not there did not happen."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Case(CaseTables):
    """A case, as its record holds it: frozen, comparable, hashable.

    Each table is a tuple of rows. One that is not given is NOT_HELD, which is
    not the same as one without rows: what is not held is *unknown*, and what is
    held and empty did not happen. ``partial`` names tables of which rows may be
    missing, ``without`` fields that the source has no place for, as
    ("meetings.set_on", "cases.family"). Rows may be given as any iterable, choices
    and sets by name, identifiers as text or whole numbers (kept as text). In the
    tables that other rows refer to those without an id come first, as everywhere
    in the library; otherwise the order stays, and means something: of two that serve
    equally the first counts.

    >>> from caf.cases import Assessment, Meeting
    >>> case = Case(
    ...     case_id="EX-1", opened=datetime.date(2023, 3, 20), division="england-and-wales",
    ...     assessments=[Assessment(id="a1", completed=datetime.date(2023, 4, 3))],
    ...     meetings=[Meeting(id="m1", kind="first", held_on=datetime.date(2023, 5, 9))],
    ...     closures=[],
    ... )
    >>> case.coverage["meetings"], case.coverage["plans"]
    (<Coverage.COMPLETE: 'complete'>, <Coverage.ABSENT: 'absent'>)
    >>> [held] = [finding for finding in case.check(as_of=datetime.date(2023, 6, 1)) if finding.rule == "EM-B2-held"]
    >>> held.verdict, held.row_id, held.due, held.slack
    (<Verdict.NOT_MET: 'not met'>, 'm1', datetime.date(2023, 5, 4), -2)

    Raises TypeError and ArgumentError for a value that is none, naming table and
    field; DateError for 1970-01-01; ArgumentError for the same identifier twice
    in a table, a reference to a row that is not there (unless its table is
    partial), a value in a field that the source has no place for.
    """

    partial: frozenset[str] = frozenset()
    """Tables of which rows may be missing."""
    without: frozenset[str] = frozenset()
    """Fields that the source has no place for, with their table: "meetings.set_on"."""

    def __post_init__(self) -> None:
        Row.__post_init__(self)
        if self.case_id is None:
            raise TypeError("cases.case_id: expected a text or a whole number, got None")
        for table in ROWS:
            object.__setattr__(self, table, _rows_of(table, getattr(self, table)))
        object.__setattr__(self, "partial", _names(self.partial, "partial", ROWS))
        fields = {f"{table}.{name}" for table in TABLES for name in own_fields(table)}
        object.__setattr__(self, "without", _names(self.without, "without", fields))
        self._check_coverage()
        self._check_identifiers()

    def _check_coverage(self) -> None:
        for table in sorted(self.partial):
            if not self._holds(table):
                raise ArgumentError(raw.E_ARGUMENT, f"{table}: partial, and yet NOT_HELD: give its rows, or () for none")
        for place in sorted(self.without):
            table, name = place.split(".")
            if table != "cases" and not self._holds(table):
                raise ArgumentError(raw.E_ARGUMENT, f"{place}: without a place for it, in a table that is NOT_HELD")
            if place == "cases.case_id":
                raise ArgumentError(raw.E_ARGUMENT, f"{place}: every case has it")
            for row in (self,) if table == "cases" else getattr(self, table):
                if getattr(row, name) not in (None, frozenset()):
                    raise ArgumentError(raw.E_ARGUMENT, f"{place}: said to have no place in the source, and yet it is recorded")

    def _check_identifiers(self) -> None:
        for table in ROWS:
            names = [row.id for row in getattr(self, table) if row.id is not None]
            if len(names) != len(set(names)):
                raise ArgumentError(raw.E_ARGUMENT, f"{table}: two rows have the same id")
        for table, name, other in _REFERENCES:
            if other in self.partial:
                continue
            there = {row.id for row in getattr(self, other)}
            for row in (self,) if table == "cases" else getattr(self, table):
                if getattr(row, name) is not None and getattr(row, name) not in there:
                    held = "" if self._holds(other) else f", which are NOT_HELD; where rows may be missing say partial={{{other!r}}}"
                    raise ArgumentError(raw.E_ARGUMENT, f"{table}.{name}: an identifier that no row of this case has in {other}{held}")

    def _holds(self, table: str) -> bool:
        return getattr(self, table) is not NOT_HELD

    def _without_bits(self) -> dict[str, int]:
        bits: dict[str, int] = {}
        for place in self.without:
            table, name = place.split(".")
            bits[table] = bits.get(table, 0) | 1 << FIELDS[table][name].bit
        return bits

    @classmethod
    def begin(cls, case_id: str | int, *, opened: datetime.date, **recorded: Any) -> Case:
        """A case of which everything will be on record: its tables are held whole, and empty where they are not given.

        >>> Case.begin("EX-2", opened=datetime.date(2026, 2, 2)).coverage["closures"]
        <Coverage.COMPLETE: 'complete'>
        """
        tables: dict[str, Any] = dict.fromkeys(ROWS, ())
        return cls(case_id=case_id, opened=opened, **{**tables, **recorded})

    @property
    def coverage(self) -> Mapping[str, Coverage]:
        """How completely each table is held."""
        return MappingProxyType(
            {
                table: Coverage.PARTIAL if table in self.partial else Coverage.COMPLETE if self._holds(table) else Coverage.ABSENT
                for table in ROWS
            }
        )

    def rows(self) -> Iterator[Row]:
        """All rows of all tables, in the order of the tables."""
        for table in ROWS:
            yield from getattr(self, table)

    # JSON.

    @staticmethod
    def from_json(text: str | bytes) -> Case:
        """The case in a text of the JSON case format.

        Raises InputError, with the line and the member, for what is not in the
        format, and where there is not exactly one case.
        """
        from .files import case_from

        return case_from(text)

    def to_json(self) -> str:
        """This case in the JSON case format, in one line: what ``caf convert`` writes.

        >>> Case(case_id="EX-1", plans=[]).to_json()
        '{"case": "EX-1", "plans": []}'
        """
        from .files import json_of

        return json_of(self)

    # Checks.

    def check(self, *, as_of: datetime.date, **how: Unpack[How]) -> Findings:
        """What the rules of a profile say of this case, as it stood on a day.

        ``how`` may say division, profile, calendar, compared and readings: see How.
        Other threads run meanwhile.

        Raises DateError, CalendarError; RowsError where a table has too many rows.
        """
        packed = Packed(self)
        return all_findings(packed, context_of(as_of, **how))

    def stage_on(self, day: datetime.date, *, as_of: datetime.date | None = None, **how: Unpack[How]) -> Stage:
        """The stage at which the case stood at the end of a day, as far as was known then, or on ``as_of``.

        >>> Case(case_id="EX-1", opened=datetime.date(2023, 3, 20)).stage_on(datetime.date(2023, 3, 21))
        <Stage.IDENTIFIED: 'identified'>

        Raises DateError for a day after ``as_of``.
        """
        from .stages import stage_on

        return stage_on(Packed(self), context_of(as_of if as_of is not None else day, **how), day)

    def history(self, *, as_of: datetime.date, **how: Unpack[How]) -> list[Stay]:
        """The stages that the case went through up to a day, in order."""
        from .stages import history

        return history(Packed(self), context_of(as_of, **how))

    def obligations(self, *, as_of: datetime.date, **how: Unpack[How]) -> list[Obligation]:
        """All that the case owes on a day: by when, by whom, under which rule."""
        from .obligations import obligations

        return obligations(Packed(self), context_of(as_of, **how))

    # Events.

    def propose(self, event: Event, *, as_of: datetime.date | None = None, **how: Unpack[How]) -> Proposal:
        """Whether an event can be, and what it would put out of standard. Nothing is changed.

        ``as_of`` is today, where the event is of a later day; the event's own day
        where it is not given. A table that is not held counts as held in part.
        Other threads run meanwhile.

        Raises ArgumentError for an event of a row that is not in the case, and for
        one that would record what the source has no place for; DateError; CalendarError.
        """
        from .events import day_of, propose

        on = day_of(event)
        return propose(self, event, context_of(as_of if as_of is not None else on, **how))

    def apply(self, event: Event, *, as_of: datetime.date | None = None, **how: Unpack[How]) -> Case:
        """The case with an event in it, as a new case; this one stays as it is.

        A table that was not held is then held in part.

        Raises Refused, with the proposal, for what cannot be; otherwise as propose().
        """
        from .events import Refused

        proposal = self.propose(event, as_of=as_of, **how)
        if proposal.case is None:
            raise Refused.of(proposal)
        return proposal.case

    def possible(self, on: datetime.date, **how: Unpack[How]) -> list[EventKind]:
        """What could happen to the case on a day: kinds of events that would not be refused for one row at least.

        What the source has no place for is not among them.
        """
        from .events import possible

        return possible(self, on, context_of(on, **how))

    # Looking.

    def timeline(self, *, as_of: datetime.date, **how: Unpack[How]) -> Timeline:
        """A picture of the case for a notebook: its stages, what happened, and what was and is due.

        Raises as check().
        """
        from .timeline import Timeline

        return Timeline(self, as_of, self.history(as_of=as_of, **how), self.check(as_of=as_of, **how))

    # Receipts.

    def receipt(self, *, as_of: datetime.date, **how: Unpack[How]) -> str:
        """What this case was checked from on a day and what was said, digested: the line that ``caf receipt`` writes.

        Raises ArgumentError for readings and calendars to compare with; otherwise as check().
        """
        from .receipts import receipt

        return receipt(Packed(self), context_of(as_of, **how))

    def __repr__(self) -> str:
        said = [f"{self.case_id!r}"]
        if self.opened is not None:
            said.append(f"opened {self.opened}")
        said += [
            f"{len(rows)} {table if len(rows) != 1 else raw.table_row_name(TABLES[table])}"
            for table in ROWS
            if (rows := getattr(self, table))
        ]
        if absent := sum(not self._holds(table) for table in ROWS):
            said.append(f"{absent} tables not held")
        return f"<caf.Case {', '.join(said)}>"

    def _repr_html_(self) -> str:
        from .timeline import last_day

        # Division and profile are those of the case, or nobody's: a picture must not fail.
        return self.timeline(as_of=last_day(self))._repr_html_()


_REFERENCES = [
    (table, name, other)
    for table in TABLES
    for name, field in own_fields(table).items()
    if (at := raw.field_refers_to(TABLES[table], field.bit)) >= 0 and (other := TABLE_NAMES[at]) != "cases"
]


def _rows_of(table: str, given: Any) -> Any:
    if given is NOT_HELD:
        return given
    if isinstance(given, (str, bytes, Mapping)) or not isinstance(given, Iterable):
        raise TypeError(f"{table}: expected rows of {ROWS[table].__name__}, or NOT_HELD, got {type(given).__name__}")
    rows = tuple(given)
    if raw.table_is_referred_to(TABLES[table]):
        rows = tuple(sorted(rows, key=lambda row: getattr(row, "id", None) is not None))
    for row in rows:
        if type(row) is not ROWS[table]:
            raise TypeError(f"{table}: expected rows of {ROWS[table].__name__}, got {type(row).__name__}")
    return rows


def _names(given: Any, what: str, of: Iterable[str]) -> frozenset[str]:
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise TypeError(f"{what}: expected a set of names, got {type(given).__name__}")
    names = frozenset(given)
    for name in names:
        if name not in of:
            kind = "table" if what == "partial" else "field; expected a table and a field of it, as meetings.set_on"
            raise ArgumentError(raw.E_ARGUMENT, f"{what}: {str(name)[:80]!r} is no {kind}")
    return names


__all__ = ["Case", "Coverage", "How"]
