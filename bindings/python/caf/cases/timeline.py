"""A case on one line of time, for a notebook."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import raw
from .._rows import TABLES, own_fields
from ..findings import Finding, Findings, Verdict
from ..why import fact_text
from .rows import ROWS
from .stages import Also, Stay

if TYPE_CHECKING:
    from .case import Case


class Happening(NamedTuple):
    """Something that happened to a case, or is planned."""

    table: str
    day: datetime.date
    text: str
    is_planned: bool


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Timeline:
    """What a case went through up to a day, and what was and is due. Shown as a picture in a notebook."""

    case: Case
    as_of: datetime.date
    stays: list[Stay]
    findings: Findings

    @property
    def happenings(self) -> list[Happening]:
        """What is on record, by day, up to the as-of date, and what is planned."""
        return happenings(self.case, self.as_of)

    @property
    def standards(self) -> list[Finding]:
        """Findings that have a due date and were asked for, by that date."""
        shown = (Verdict.MET, Verdict.NOT_MET, Verdict.DUE, Verdict.UNKNOWN)
        return sorted((one for one in self.findings if one.due is not None and one.verdict in shown), key=lambda one: str(one.due))

    @property
    def attention(self) -> list[Finding]:
        """What somebody has to look at: what is not met, due or for a person to judge, and what contradicts itself."""
        asked = (Verdict.NOT_MET, Verdict.DUE, Verdict.JUDGEMENT)
        return [one for one in self.findings if one.verdict in asked or one.kind == "data"]

    def describe(self) -> str:
        """The picture in words."""
        said = [f"Case {self.case.case_id} as of {self.as_of}."]
        for stay in self.stays:
            also = "".join(f", {one}" for one in Also if one in stay.also)
            said.append(f"From {stay.since or 'a day not recorded'}: {stay.stage}{also}.")
        for one in self.standards:
            done = f", done {one.done}" if one.done else ""
            said.append(f"{one.rule} was due {one.due}{done}: {one.verdict}.")
        return " ".join(said)

    def __repr__(self) -> str:
        at = self.stays[-1].stage if self.stays else "none"
        return f"<caf.Timeline of case {self.case.case_id!r} as of {self.as_of}: {at}>"

    def _repr_html_(self) -> str:
        from ._html import timeline_html

        return timeline_html(self)


def happenings(case: Case, as_of: datetime.date) -> list[Happening]:
    found = []
    for table, row in [("cases", case), *((table, row) for table in ROWS for row in getattr(case, table))]:
        for name, field in own_fields(table).items():
            day = _day_in(row, name) if name not in _NOT_SHOWN else None
            if day is None or field.type not in (raw.TYPE_DATE, raw.TYPE_PLANNED):
                continue
            is_planned = field.type == raw.TYPE_PLANNED
            if is_planned or day <= as_of:
                found.append(Happening(table, day, _text(table, row, field.bit), is_planned))
    return sorted(found, key=lambda one: one.day)


# No fact of a case is later.
_LAST = datetime.date(2200, 12, 31)

# A day of entry is no event, and a birth would stretch the line over years.
_NOT_SHOWN = {"recorded", "born", "expected"}


def _day_in(row: Any, name: str) -> datetime.date | None:
    value = getattr(row, name)
    return value if isinstance(value, datetime.date) else None


def _text(table: str, row: Any, field: int) -> str:
    said = fact_text(TABLES[table], field)
    for name in ("kind", "decision", "colour", "reason"):
        if value := getattr(row, name, None):
            return f"{said} ({value})"
    return said


def last_day(case: Case) -> datetime.date:
    """The last day on record on which something can have happened; today where there is none."""
    days = [one.day for one in happenings(case, _LAST) if not one.is_planned]
    return max(days, default=datetime.date.today())
