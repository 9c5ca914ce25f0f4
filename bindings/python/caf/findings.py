"""What a check finds."""

from __future__ import annotations

import datetime
import enum
import struct
from array import array
from typing import TYPE_CHECKING, Any, Protocol

from . import raw
from ._context import Context
from ._days import date_or_none, names_from
from ._rows import FORMATS

if TYPE_CHECKING:
    from .why import Lacking, OtherReading, Step, TurningDay


class Verdict(enum.StrEnum):
    """What a rule says of a case. In the order of the library's numbers, from 1 on."""

    MET = "met"
    """The facts show that the standard was kept."""
    NOT_MET = "not met"
    """They show that it was not: late, or never by its due date."""
    DUE = "due"
    """Not kept yet, and still inside the time allowed."""
    UNKNOWN = "unknown"
    """The facts needed are not recorded; never guessed."""
    NOT_APPLICABLE = "not applicable"
    """The standard does not bear on this case."""
    JUDGEMENT = "judgement"
    """Only a person can decide."""


class Kind(enum.StrEnum):
    """What a finding is about. In the order of the library's numbers, from 1 on."""

    STANDARD = "standard"
    """A clause of a standard."""
    DATA = "data"
    """Facts that contradict each other or cannot be; the verdict is unknown."""
    SAFEGUARDING = "safeguarding"
    """Stands first in every report."""


class Severity(enum.StrEnum):
    """How much a standard weighs in a profile, from the least. In the order of the library's numbers, from 1 on."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Grade(enum.StrEnum):
    """A grade beside the verdict. In the order of the library's numbers, from 1 on."""

    ACCEPTABLE = "acceptable"
    """Met, though not as well as the standard hopes."""


# By the library's numbers.
VERDICTS: tuple[Verdict | None, ...] = (None, *Verdict)
KINDS: tuple[Kind | None, ...] = (None, *Kind)
SEVERITIES: tuple[Severity | None, ...] = (None, *Severity)
GRADES: tuple[Grade | None, ...] = (None, *Grade)

_FINDING = {
    name: (raw.finding_field_offset(index), FORMATS[raw.finding_field_size(index)])
    for name, index in names_from(raw.finding_field_name, 0).items()
}


class Asked(Protocol):
    """What a finding was found in: rows, and what their numbers stand for."""

    _tables: Any
    _fields: Any

    def _case_name(self, number: int) -> str | int: ...
    def _row_name(self, table: str, number: int) -> str | int | None: ...
    def _row_of(self, table: str, number: int) -> Any: ...


class Numbered:
    """Rows whose identifiers are the numbers themselves."""

    __slots__ = ("_fields", "_tables")

    def __init__(self, tables: list[Any], fields: Any) -> None:
        self._tables, self._fields = tables, fields

    def _case_name(self, number: int) -> int:
        return number

    def _row_name(self, table: str, number: int) -> int | None:
        return number if number > 0 else None

    def _row_of(self, table: str, number: int) -> None:
        return None


# What a finding says without its case and row, whose numbers mean something only among the rows it was found in.
_SAID = [name for name in _FINDING if name not in ("case_id", "row")]


class Finding:
    """One answer: a row of the library, read as it is asked for.

    Equal to one that says the same of the same case and row, asked on the same day with the same settings.
    """

    __slots__ = ("_asked", "_row")

    def __init__(self, row: bytes, asked: tuple[Asked, Context]) -> None:
        self._row = row
        self._asked = asked

    def _get(self, name: str) -> int:
        offset, format = _FINDING[name]
        return int(struct.unpack_from(format, self._row, offset)[0])

    @property
    def case_id(self) -> str | int:
        """The case it is about, as it was named."""
        return self._asked[0]._case_name(self._get("case_id"))

    @property
    def rule(self) -> str:
        """The rule's name."""
        return raw.rule_name(self._get("rule")) or ""

    @property
    def profile(self) -> str | None:
        """The profile that asks for it; None for one of the caller's own."""
        return raw.profile_name(self._get("profile"))

    @property
    def kind(self) -> Kind:
        """Whether it is about a standard, about the data, or about a child's safety."""
        return tuple(Kind)[self._get("kind") - 1]

    @property
    def verdict(self) -> Verdict:
        """What the rule says; each is a str: Verdict.NOT_MET == "not met"."""
        return tuple(Verdict)[self._get("verdict") - 1]

    @property
    def grade(self) -> Grade | None:
        """A grade beside the verdict, or None."""
        return GRADES[self._get("grade")]

    @property
    def severity(self) -> Severity | None:
        """How much the rule weighs in the profile; None for what is in none."""
        return SEVERITIES[self._get("severity")]

    @property
    def reason(self) -> str | None:
        """Why, where facts and sum do not say it all."""
        reason = self._get("reason")
        return raw.reason_text(reason) if reason else None

    @property
    def table(self) -> str:
        """The table of the row it is about."""
        return raw.table_name(self._get("table")) or ""

    @property
    def row(self) -> int:
        """The library's number for that row: 0 for the case itself, below 0 for one without an id."""
        return self._get("row")

    @property
    def row_id(self) -> str | int | None:
        """That row's id, as it was named; None for the case itself, for what is not there yet, and for a row without one."""
        return self._asked[0]._row_name(self.table, self.row)

    @property
    def subject(self) -> Any:
        """The row it is about, of a Case: the object itself; the case where the finding is about that.

        None for what is owed and not there yet, and where rows were not given as objects.
        """
        return self._asked[0]._row_of(self.table, self.row)

    @property
    def due(self) -> datetime.date | None:
        """When it fell or falls due."""
        return date_or_none(self._get("due"))

    @property
    def done(self) -> datetime.date | None:
        """When it was done."""
        return date_or_none(self._get("done"))

    @property
    def days(self) -> int | None:
        """From the start of the clock to the act, or the as-of date, in the rule's unit."""
        days = self._get("days")
        return None if days == raw.DATE_NONE else days

    @property
    def slack(self) -> int | None:
        """From the act, or the as-of date, to the due date; below 0 is late."""
        slack = self._get("slack")
        return None if slack == raw.DATE_NONE else slack

    @property
    def missing(self) -> list[str]:
        """What is missing or in doubt: fields of the table, boxes of the assessment, letters of SMART."""
        items, item_set, table = self._get("items"), self._get("item_set"), self._get("table")
        names = (raw.item_name(item_set, table, bit) for bit in range(63) if items >> bit & 1)
        return [name for name in names if name is not None]

    @property
    def is_provisional(self) -> bool:
        """Whether it leans on bank holidays that are not published yet."""
        return bool(self._get("flags") & raw.PROVISIONAL)

    @property
    def is_convention(self) -> bool:
        """Whether another reading of the clause, of those asked for, would give another verdict."""
        return bool(self._get("flags") & raw.CONVENTION)

    @property
    def is_not_known_then(self) -> bool:
        """Whether it leans on a day that was not known as a holiday at the time."""
        return bool(self._get("flags") & raw.NOT_KNOWN_THEN)

    @property
    def is_early(self) -> bool:
        """Whether it was done before the clock had started."""
        return bool(self._get("flags") & raw.EARLY)

    def explain(self) -> str:
        """Why it is what it is, in plain English, so that the sum can be done again.

        Raises RowsError when the rows were changed since.
        """
        of, context = self._asked
        text = bytearray(1024)
        while True:
            length = raw.explain(of._tables, of._fields, *context, self._row, text)
            if length < len(text):
                return bytes(text[:length]).decode("utf-8")
            text = bytearray(length + 1)

    def steps(self) -> list[Step]:
        """The steps behind it, for a program; explain() puts them into words."""
        from .why import steps

        return steps(self)

    def other_readings(self) -> list[OtherReading]:
        """The readings of the clause under which it would be another, by its verdict or its due day."""
        from .why import other_readings

        return other_readings(self)

    def turning_days(self) -> list[TurningDay]:
        """Days on record any one of which, had it been another, would have met the standard; the first decides.

        Empty for findings that are met, due or unknown. Other threads run meanwhile.
        """
        from .why import turning_days

        return turning_days(self)

    def lacking_facts(self) -> Lacking:
        """The smallest set of missing facts, of at most three, that would decide an unknown finding.

        Other threads run meanwhile.
        """
        from .why import lacking_facts

        return lacking_facts(self)

    def to_dict(self) -> dict[str, Any]:
        """Its columns in the table of findings, by name: texts, dates, numbers, bools; None is null."""
        return {
            "case_id": self.case_id,
            "rule": self.rule,
            "kind": self.kind.value,
            "verdict": self.verdict.value,
            "grade": self.grade and self.grade.value,
            "severity": self.severity and self.severity.value,
            "table": self.table,
            "row_id": self.row_id,
            "due": self.due,
            "done": self.done,
            "days": self.days,
            "slack": self.slack,
            "reason": self.reason,
            "missing": ", ".join(self.missing) or None,
            "provisional": self.is_provisional,
            "convention": self.is_convention,
            "not_known_then": self.is_not_known_then,
            "early": self.is_early,
        }

    def _key(self) -> tuple[Any, ...]:
        row = self.row_id
        return (self.case_id, self.row if row is None else row, self._asked[1], *map(self._get, _SAID))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Finding):
            return NotImplemented
        return self is other or self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __bytes__(self) -> bytes:
        return self._row

    def __repr__(self) -> str:
        return f"<caf.Finding case {self.case_id}: {self.rule} {self.verdict}>"


class Findings(list[Finding]):
    """Findings in their order: data problems first, then safeguarding, then rules. A list, with a display for notebooks."""

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each as a dict with the columns of the table that caf.check() gives, in their order.

        >>> from caf import Case
        >>> findings = Case(case_id="EX-1").check(as_of=datetime.date(2023, 6, 1))
        >>> [one["verdict"] for one in findings.to_dicts() if one["rule"] == "EM-B2-held"]
        ['unknown']

        So ``pandas.DataFrame(findings.to_dicts())`` is a table, with days as ``datetime.date``.
        """
        return [one.to_dict() for one in self]

    def __repr__(self) -> str:
        counted = [f"{n} {verdict}" for verdict in Verdict if (n := sum(one.verdict == verdict for one in self))]
        return f"<caf.Findings: {', '.join(counted) or 'none'}>"

    def _repr_html_(self) -> str:
        from .cases._html import findings_html

        return findings_html(self)


Want = tuple[int, int, int, "array[int]"]
"""What is wanted of a check: bits of verdicts and of kinds, the least severity, rules; 0 and none: all."""


def all_findings(of: Asked, context: Context) -> Findings:
    """Every finding of some rows."""
    wanted: Want = (0, 0, 0, array("i"))
    size = raw.finding_size()
    cursor = bytearray(raw.cursor_size())
    buffer = bytearray(size * 4096)
    found = Findings()
    more = True
    while more:
        n, more = raw.check(of._tables, of._fields, *context, *wanted, cursor, buffer, None)
        found.extend(Finding(bytes(buffer[at : at + size]), (of, context)) for at in range(0, n * size, size))
    return found
