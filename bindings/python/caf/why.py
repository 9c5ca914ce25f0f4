"""Beyond the explanation of a finding: its steps, and what else would have decided it."""

from __future__ import annotations

import datetime
import enum
from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from . import raw
from ._days import date_or_none
from ._rows import TABLE_NAMES
from .errors import ArgumentError
from .findings import VERDICTS, Verdict

if TYPE_CHECKING:
    from .findings import Finding


class StepKind(enum.StrEnum):
    """What a step says. In the order of the library's numbers, from 1 on."""

    FACT = "fact"
    """``field`` of a row holds ``date``, or ``value``."""
    LIMIT = "limit"
    """``amount`` ``unit`` from ``since`` is ``date``; ``value`` is the division whose working days they are."""
    HOLIDAY = "holiday"
    """``date`` was skipped: ``value`` names the holiday."""
    AS_OF = "as of"
    """Looked at on ``date``."""
    LATE = "late"
    """``amount`` ``unit`` late; 0: on the last day."""
    EARLY = "early"
    """``amount`` ``unit`` before the last day."""
    NO_ROW = "no row"
    """The table is complete, and has no such row."""
    MISSING = "missing"
    """``field`` of a row is not recorded."""
    NOT_HELD = "not held"
    """The source does not hold the table (amount 0), not all of it (1), or not the field (2)."""
    REASON = "reason"
    """``value`` says why."""
    PROVISIONAL = "provisional"
    """The published holidays end on ``date``; later ones follow the rules in force."""
    COUNT = "count"
    """``amount`` of what ``field`` counts; without a field, of rows."""
    BOUND = "bound"
    """As LIMIT, for a day that is not the due date."""
    AGE = "age"
    """Aged ``amount`` years on ``date``."""
    ITEM = "item"
    """``value`` is missing, or in doubt."""
    ASKED = "asked"
    """``value`` is what the profile asks of ``field``."""
    SPAN = "span"
    """``amount`` ``unit`` from ``since`` to ``date`` in which no row of the table shows what ``field`` asks for."""
    NOBODY = "nobody"
    """``date`` is the first day on which no row of the table is there."""
    OTHERWISE = "otherwise"
    """Under a reading the verdict would be ``value`` and the due date ``date``."""


class Step(NamedTuple):
    """A step of an explanation."""

    kind: StepKind
    table: str | None
    row_id: str | int | None
    field: str | None
    date: datetime.date | None
    amount: int
    unit: str | None
    value: str | bool | int | None
    since: datetime.date | None
    """The day an amount is counted from, itself not counted."""


class OtherReading(NamedTuple):
    """What a finding would be under another reading."""

    reading: str
    """The reading's name."""
    text: str
    """It, as a clause of a sentence."""
    verdict: Verdict | None
    """Then; None: nothing would be asked."""
    due: datetime.date | None
    reason: str | None


class TurningDay(NamedTuple):
    """A recorded day that would have met a standard, had it been another."""

    table: str
    field: str
    row_id: str | int | None
    recorded: datetime.date | None
    day: datetime.date | None
    """The nearest day to it with which the standard had been met."""
    text: str
    """What is recorded, in words."""


class Lack(enum.StrEnum):
    """Why a fact does not count. In the order of the library's numbers, from 1 on."""

    VALUE = "not recorded"
    TABLE = "table not held, or not wholly"
    PLACE = "no place for it in the source"
    SENSE = "cannot be right"


class LackingFact(NamedTuple):
    """A fact that is missing."""

    lack: Lack
    table: str
    field: str | None
    """None: the whole table."""
    row_id: str | int | None
    text: str
    """What is missing, in words."""


class Lacking(NamedTuple):
    """The facts that would decide an unknown finding, and what they would bring."""

    facts: list[LackingFact]
    verdicts: frozenset[Verdict]
    """Each that one or another value of them would bring; empty where no three facts suffice."""
    always: bool
    """Whether every value tried decides."""


def steps(finding: Finding) -> list[Step]:
    of, context = finding._asked
    found = records(raw.STEP_NUMBERS, 64, lambda room: raw.steps(of._tables, of._fields, *context, bytes(finding), room))
    return [_step(finding, one) for one in found]


def _step(finding: Finding, of: array[int]) -> Step:
    kind = tuple(StepKind)[of[raw.STEP_AT_KIND] - 1]
    table, field = of[raw.STEP_AT_TABLE], of[raw.STEP_AT_FIELD]
    name = TABLE_NAMES[table] if table >= 0 else None
    return Step(
        kind,
        name,
        finding._asked[0]._row_name(name, of[raw.STEP_AT_ROW]) if name is not None else None,
        None if kind is StepKind.OTHERWISE else _field_name(table, field),
        date_or_none(of[raw.STEP_AT_DATE]),
        of[raw.STEP_AT_AMOUNT],
        raw.unit_name(of[raw.STEP_AT_UNIT]) if of[raw.STEP_AT_UNIT] > 0 else None,
        _value_of(kind, table, field, of),
        date_or_none(of[raw.STEP_AT_FROM]),
    )


def _value_of(kind: StepKind, table: int, field: int, of: array[int]) -> str | bool | int | None:
    code = of[raw.STEP_AT_CODE]
    if kind in (StepKind.FACT, StepKind.ASKED, StepKind.NO_ROW) and field >= 0 and table >= 0:
        type = raw.field_type(table, field)
        if code in (raw.VALUE_IN_DOUBT, raw.VALUE_RECORDED, raw.VALUE_SAME_PERSON):
            return {raw.VALUE_IN_DOUBT: "in doubt", raw.VALUE_RECORDED: "recorded"}.get(code, "the same person")
        if type == raw.TYPE_FLAG and code:
            return code == raw.YES
        return raw.choice_name(table, field, code) or (code or None)
    if kind in (StepKind.LIMIT, StepKind.BOUND):
        return raw.division_name(code) if code > 0 else None
    if kind is StepKind.HOLIDAY:
        return raw.holiday_name(code)
    if kind is StepKind.REASON:
        return raw.reason_text(code)
    if kind is StepKind.ITEM:
        return raw.item_name(of[raw.STEP_AT_AMOUNT], table, code)
    if kind is StepKind.OTHERWISE:
        return VERDICTS[code] if code > 0 else None
    return code or None


def _field_name(table: int, field: int) -> str | None:
    return raw.field_name(table, field) if table >= 0 and field >= 0 else None


def other_readings(finding: Finding) -> list[OtherReading]:
    of, context = finding._asked
    found = records(raw.READING_NUMBERS, 16, lambda room: raw.other_readings(of._tables, of._fields, *context, bytes(finding), room))
    return [
        OtherReading(
            raw.reading_name(one[raw.READING_KIND]) or "",
            raw.reading_text(one[raw.READING_KIND], one[raw.READING_PARAMETER], one[raw.READING_CHOICE]) or "",
            VERDICTS[one[raw.READING_VERDICT]],
            date_or_none(one[raw.READING_DUE]),
            raw.reason_text(one[raw.READING_REASON]) if one[raw.READING_REASON] else None,
        )
        for one in found
    ]


def turning_days(finding: Finding) -> list[TurningDay]:
    of, context = finding._asked
    room = array("q", bytes(8 * raw.TURNING_NUMBERS * 64))
    n, _ = in_memory(lambda memory: raw.turning_days(of._tables, of._fields, *context, bytes(finding), memory, room))
    return [
        TurningDay(
            TABLE_NAMES[one[raw.TURNING_TABLE]],
            _field_name(one[raw.TURNING_TABLE], one[raw.TURNING_FIELD]) or "",
            of._row_name(TABLE_NAMES[one[raw.TURNING_TABLE]], one[raw.TURNING_ROW]),
            date_or_none(one[raw.TURNING_RECORDED]),
            date_or_none(one[raw.TURNING_DAY]),
            fact_text(one[raw.TURNING_TABLE], one[raw.TURNING_FIELD]),
        )
        for one in cut(room, raw.TURNING_NUMBERS, n)
    ]


def lacking_facts(finding: Finding) -> Lacking:
    of, context = finding._asked
    room = array("q", bytes(8 * raw.LACKING_NUMBERS * 3))
    n, _, verdicts, always = in_memory(
        lambda memory: raw.lacking_facts(of._tables, of._fields, *context, bytes(finding), memory, room)
    )
    facts = [
        LackingFact(
            tuple(Lack)[one[raw.LACKING_LACK] - 1],
            TABLE_NAMES[one[raw.LACKING_TABLE]],
            _field_name(one[raw.LACKING_TABLE], one[raw.LACKING_FIELD]),
            of._row_name(TABLE_NAMES[one[raw.LACKING_TABLE]], one[raw.LACKING_ROW]),
            fact_text(one[raw.LACKING_TABLE], one[raw.LACKING_FIELD]),
        )
        for one in cut(room, raw.LACKING_NUMBERS, n)
    ]
    return Lacking(facts, frozenset(one for one in Verdict if verdicts >> VERDICTS.index(one) & 1), always)


def fact_text(table: int, field: int) -> str:
    """A field as explanations name it, "TAF meeting held"."""
    text = bytearray(256)
    length = raw.fact_text(table, field, text)
    return bytes(text[:length]).decode()


def cut(room: array[int], numbers: int, n: int) -> list[array[int]]:
    """Records of so many numbers each."""
    return [room[at : at + numbers] for at in range(0, n * numbers, numbers)]


def records(numbers: int, at_first: int, ask: Callable[[array[int]], int]) -> list[array[int]]:
    """What a call gives in records, however many they are."""
    while True:
        room = array("q", bytes(8 * numbers * at_first))
        try:
            return cut(room, numbers, ask(room))
        except ArgumentError as error:
            if error.status != raw.E_CAPACITY or at_first > 1_000_000:
                raise
            at_first *= 4


def in_memory(ask: Callable[[bytearray], Any]) -> Any:
    """What a call gives that works in memory of the caller's; it says how much is enough second."""
    memory = bytearray(4096)
    answer = ask(memory)
    if answer[1] > len(memory):
        answer = ask(bytearray(answer[1]))
    return answer
