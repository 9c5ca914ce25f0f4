"""The catalogue of rules, and those that have a due date."""

from __future__ import annotations

import datetime
from array import array
from typing import Any, NamedTuple

from . import raw
from ._arrays import answer, room_for, to_int32
from ._days import date_of, days_of, division_number
from .errors import CalendarError
from .profiles import profile_number


def rule_number(name: str) -> int:
    number = raw.rule_named(name)
    if number == 0:
        raise CalendarError(raw.E_RULE, f"no such rule: {name!r}")
    return number


class Rule(NamedTuple):
    """A rule of the catalogue."""

    id: int
    name: str
    document: str | None
    clause: str | None
    title: str
    text: str
    timing: bool
    """Whether it has one due date from one anchor: due() and judge() answer."""


def _rule_at(number: int) -> Rule:
    return Rule(
        number,
        raw.rule_name(number) or "",
        raw.rule_document(number),
        raw.rule_clause(number),
        raw.rule_title(number) or "",
        raw.rule_text(number) or "",
        raw.rule_timing(number),
    )


def rules() -> list[Rule]:
    """All rules, by number."""
    return [_rule_at(number) for number in range(raw.rule_count()) if raw.rule_name(number) is not None]


def rule(name: str) -> Rule:
    """A rule by its name, upper or lower case.

    >>> rule("EM-B2-held").clause
    'B.2'

    Raises CalendarError where there is none.
    """
    return _rule_at(rule_number(name))


def first_taf_due(completed: datetime.date, *, division: str, profile: str | None = None) -> datetime.date:
    """EM-B2 (East Midlands 2011, clause B.2): the last day for the first TAF.

    ``completed`` is the day the initial assessment was completed; 20 working
    days follow it in the default profile.

    >>> first_taf_due(datetime.date(2023, 12, 1), division="scotland")
    datetime.date(2024, 1, 4)

    Raises CalendarError outside 1978 to 2100, and for no such division or profile.
    """
    return date_of(raw.first_taf_due(division_number(division), profile_number(profile), None, days_of(completed, "completed")))


def first_taf_due_array(completed: Any, *, division: str, profile: str | None = None, out: Any = None) -> Any:
    """first_taf_due() for a whole buffer.

    >>> first_taf_due_array(array("i", [19450]), division="england-and-wales").tolist()
    [19481]

    Errors as add_working_days_array(), and as first_taf_due() for division and profile.
    """
    held = to_int32(completed, "completed")
    days_out = room_for(held) if out is None else out
    raw.first_taf_due_array(division_number(division), profile_number(profile), None, held, days_out)
    return out if out is not None else answer(completed, days_out)


def due(rule: str, anchor: datetime.date, *, division: str | None = None, profile: str | None = None) -> datetime.date:
    """When what a timing rule asks for falls due, from the day its clock starts.

    >>> due("EM-C1", datetime.date(2023, 8, 31))
    datetime.date(2023, 11, 30)

    Raises CalendarError for a rule that has no due date, where a division is
    needed and none is given, and outside 1978 to 2100; DateError.
    """
    return date_of(raw.due(division_number(division), profile_number(profile), None, rule_number(rule), days_of(anchor, "anchor")))


def due_array(rule: str, anchors: Any, *, division: str | None = None, profile: str | None = None, out: Any = None) -> Any:
    """due() for a whole buffer. Errors as add_working_days_array() and due()."""
    held = to_int32(anchors, "anchors")
    days_out = room_for(held) if out is None else out
    raw.due_array(division_number(division), profile_number(profile), None, rule_number(rule), held, days_out)
    return out if out is not None else answer(anchors, days_out)


class Judgement(NamedTuple):
    """What a timing rule says of one act."""

    verdict: str
    due: datetime.date
    days: int
    """From the anchor to the act, or the as-of date, in the rule's unit."""
    slack: int
    """From the act, or the as-of date, to the due date; below 0 is late."""


def judge(
    rule: str,
    anchor: datetime.date,
    done: datetime.date | None,
    *,
    as_of: datetime.date,
    division: str | None = None,
    profile: str | None = None,
) -> Judgement:
    """What a timing rule says of one anchor and one act, without a case.

    >>> judge("EM-B2-held", datetime.date(2023, 4, 3), datetime.date(2023, 5, 9),
    ...       as_of=datetime.date(2023, 6, 1), division="england-and-wales").slack
    -2

    ``done`` is None for an act not done by ``as_of``. Errors as due().
    """
    verdict, falls_due, days, slack = raw.judge(
        days_of(as_of, "as_of"),
        division_number(division),
        profile_number(profile),
        None,
        rule_number(rule),
        days_of(anchor, "anchor"),
        raw.DATE_NONE if done is None else days_of(done, "done"),
    )
    return Judgement(raw.verdict_name(verdict) or "", date_of(falls_due), days, slack)
