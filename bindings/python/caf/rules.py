"""The catalogue of rules, and those that have a due date."""

from __future__ import annotations

import datetime
from functools import partial
from typing import Any, NamedTuple, overload

from . import raw
from ._arrays import Column, ColumnT, Dates, Step, column_of
from ._context import place_of
from ._days import DEFAULT_DIVISION, DateLike, date_of, days_of, names_from
from .calendars import Calendar
from .errors import CalendarError, Error, with_value
from .findings import KINDS, SEVERITIES, VERDICTS, Kind, Severity, Verdict
from .profiles import Profile, ProfileLike, profile_of


def rule_number(name: str) -> int:
    number = raw.rule_named(name)
    if number == 0:
        import difflib

        near = difflib.get_close_matches(name, names_from(raw.rule_name), 1)
        raise CalendarError(raw.E_RULE, f"no such rule: {name!r}" + (f"; is {near[0]!r} meant?" if near else ""))
    return number


class Parameter(NamedTuple):
    """A number or choice of a rule that a profile may set."""

    name: str
    """"within", "review-from", ..."""
    amount: int | None
    """Of a time; None for a choice."""
    unit: str | None
    """"working days", "days", "weeks", "months" or "years"; None for a choice."""
    choices: tuple[str, ...]
    """The choice made, or those that count; none for a time."""

    def __str__(self) -> str:
        value = ", ".join(self.choices) or "none"
        if self.unit is not None:
            value = f"{self.amount} {self.unit.removesuffix('s') if self.amount == 1 else self.unit}"
        return f"{self.name} {value}"


class Rule(NamedTuple):
    """A rule of the catalogue, or as a profile has it."""

    id: int
    name: str
    document: str | None
    """None: the library's own."""
    clause: str | None
    title: str
    """As the profile calls it."""
    text: str
    """How it decides."""
    kind: Kind
    timing: bool
    """Whether it has one due date from one anchor: due() and judge() answer."""
    severity: Severity | None
    """How much it weighs in the profile asked about; None: it is off, or none was asked about."""
    parameters: tuple[Parameter, ...]
    """The profile's, or the catalogue's own."""


_PARAMETERS = {number: name for name, number in names_from(raw.parameter_name).items()}
_CHOICES = {
    number: {choice: name for name, choice in names_from(partial(raw.parameter_choice, number)).items()}
    for number in _PARAMETERS
}


def _parameter(number: int, amount: int, unit: int) -> Parameter:
    name = _PARAMETERS[number]
    if unit != raw.CHOICE:
        return Parameter(name, amount, raw.unit_name(unit), ())
    is_one = raw.parameter_kind(number) == raw.ONE_OF
    made = [text for choice, text in _CHOICES[number].items() if (choice == amount if is_one else amount >> choice & 1)]
    return Parameter(name, None, None, tuple(made))


def _parameters(number: int, profile: Profile | None, on: int) -> tuple[Parameter, ...]:
    """Of a rule; one that is unset has no unit."""
    found = []
    for parameter in _PARAMETERS:
        try:
            if profile is None:
                amount, unit = raw.rule_parameter(number, parameter)
            else:
                amount, unit = raw.profile_parameter(profile._number, profile._block, number, parameter, on)
        except CalendarError:
            continue
        if unit != raw.UNIT_NONE:
            found.append(_parameter(parameter, amount, unit))
    return tuple(found)


def _rule_at(number: int, profile: Profile | None, on: int) -> Rule:
    title, severity = None, 0
    if profile is not None:
        title = raw.profile_title_of(profile._number, profile._block, number, on)
        severity = raw.profile_rule(profile._number, profile._block, number, on)
    return Rule(
        number,
        raw.rule_name(number) or "",
        raw.rule_document(number),
        raw.rule_clause(number),
        title or raw.rule_title(number) or "",
        raw.rule_text(number) or "",
        KINDS[raw.rule_kind(number)] or Kind.STANDARD,
        raw.rule_timing(number),
        SEVERITIES[severity],
        _parameters(number, profile, on),
    )


def _day_of(on: DateLike | None) -> int:
    return days_of(datetime.date.today() if on is None else on, "on")


def rules(*, profile: ProfileLike | None = None, on: DateLike | None = None) -> list[Rule]:
    """All rules, by number; with a profile, severity, title and parameters are its own.

    A profile may say other things of other days: they are those of ``on``, or of
    today where it is not given.

    >>> len([rule for rule in rules(profile="sefton") if rule.severity == "high"]) > 5
    True

    Raises CalendarError for no such profile.
    """
    own, day = None if profile is None else profile_of(profile), _day_of(on)
    return [_rule_at(number, own, day) for number in range(raw.rule_count()) if raw.rule_name(number) is not None]


def rule(name: str, *, profile: ProfileLike | None = None, on: DateLike | None = None) -> Rule:
    """A rule by its name, upper or lower case; with a profile as rules() gives it.

    >>> rule("EM-B2-held").clause
    'B.2'
    >>> str(rule("EM-B2-held", profile="east-midlands-2011").parameters[0])
    'within 20 working days'

    Raises CalendarError where there is none.
    """
    return _rule_at(rule_number(name), None if profile is None else profile_of(profile), _day_of(on))


@overload
def first_taf_due(
    completed: Dates, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> list[datetime.date | None]: ...
@overload
def first_taf_due(
    completed: ColumnT, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> ColumnT: ...
@overload
def first_taf_due(
    completed: DateLike, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> datetime.date: ...
def first_taf_due(
    completed: DateLike | Dates | Column,
    *,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendar | None = None,
    profile: ProfileLike | None = None,
) -> Any:
    """EM-B2 (East Midlands 2011, clause B.2): the last day for the first TAF.

    ``completed`` is the day the initial assessment was completed, which is not
    counted; 20 working days follow it in the default profile.

    >>> first_taf_due(datetime.date(2023, 12, 1), division="scotland")
    datetime.date(2024, 1, 4)

    A date, or a column of dates: caf.dates. ``profile`` is a built-in one's name,
    a caf.Profile or the pathlib.Path of a file; ``calendar`` stands for the
    division's own. Where neither division nor calendar is named it is the
    profile's division, or England and Wales.

    A row of a column that cannot be answered is missing (NaT, null, None); only a
    single date raises CalendarError outside 1978 to 2100, and DateError for NaT.

    Raises CalendarError for no such division or profile; TypeError and DateError
    for what is no date.

    Source: Minimum regional standards for the CAF, East Midlands, 2011, clause B.2.
    """
    return _due(raw.EM_B2_HELD, completed, "completed", division, calendar, profile)


@overload
def next_review_due(
    last: Dates, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> list[datetime.date | None]: ...
@overload
def next_review_due(
    last: ColumnT, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> ColumnT: ...
@overload
def next_review_due(
    last: DateLike, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> datetime.date: ...
def next_review_due(
    last: DateLike | Dates | Column,
    *,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendar | None = None,
    profile: ProfileLike | None = None,
) -> Any:
    """EM-C1 (East Midlands 2011, clause C.1): the last day for the next review.

    ``last`` is the day of the first TAF or of the last review; three months
    follow it in the default profile.

    >>> next_review_due(datetime.date(2023, 8, 31))
    datetime.date(2023, 11, 30)

    A date, or a column of dates: caf.dates. ``profile`` is a built-in one's name,
    a caf.Profile or the pathlib.Path of a file; ``calendar`` stands for the
    division's own. Where neither division nor calendar is named it is the
    profile's division, or England and Wales.

    A row of a column that cannot be answered is missing (NaT, null, None); only a
    single date raises CalendarError outside 1978 to 2100, and DateError for NaT.

    Raises CalendarError for no such division or profile; TypeError and DateError
    for what is no date.

    Source: Minimum regional standards for the CAF, East Midlands, 2011, clause C.1.
    """
    return _due(raw.EM_C1, last, "last", division, calendar, profile)


@overload
def archive_due(
    closed: Dates, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> list[datetime.date | None]: ...
@overload
def archive_due(
    closed: ColumnT, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> ColumnT: ...
@overload
def archive_due(
    closed: DateLike, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> datetime.date: ...
def archive_due(
    closed: DateLike | Dates | Column,
    *,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendar | None = None,
    profile: ProfileLike | None = None,
) -> Any:
    """EM-D3 (East Midlands 2011, clause D.3): until when the record of a closed case stays accessible.

    ``closed`` is the day of the closure; a year follows it in the default
    profile.

    >>> archive_due(datetime.date(2023, 3, 1))
    datetime.date(2024, 3, 1)

    A date, or a column of dates: caf.dates. ``profile`` is a built-in one's name,
    a caf.Profile or the pathlib.Path of a file; ``calendar`` stands for the
    division's own. Where neither division nor calendar is named it is the
    profile's division, or England and Wales.

    A row of a column that cannot be answered is missing (NaT, null, None); only a
    single date raises CalendarError outside 1978 to 2100, and DateError for NaT.

    Raises CalendarError for no such division or profile; TypeError and DateError
    for what is no date.

    Source: Minimum regional standards for the CAF, East Midlands, 2011, clause D.3.
    """
    return _due(raw.EM_D3_ACCESSIBLE, closed, "closed", division, calendar, profile)


@overload
def due(
    rule: str, anchor: Dates, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> list[datetime.date | None]: ...
@overload
def due(
    rule: str, anchor: ColumnT, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> ColumnT: ...
@overload
def due(
    rule: str, anchor: DateLike, *, division: str | None = ..., calendar: Calendar | None = ..., profile: ProfileLike | None = ...
) -> datetime.date: ...
def due(
    rule: str, anchor: DateLike | Dates | Column,
    *,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendar | None = None,
    profile: ProfileLike | None = None,
) -> Any:
    """When what a timing rule asks for falls due, from the day its clock starts.

    >>> due("EM-C1", datetime.date(2023, 8, 31))
    datetime.date(2023, 11, 30)

    ``rule`` is a rule of rules() with ``timing``; ``anchor`` the day its clock
    starts, which is not counted. ``division`` may be None where the rule counts
    no working days.

    A date, or a column of dates: caf.dates. ``profile`` is a built-in one's name,
    a caf.Profile or the pathlib.Path of a file; ``calendar`` stands for the
    division's own. Where neither division nor calendar is named it is the
    profile's division, or England and Wales.

    A row of a column that cannot be answered is missing (NaT, null, None); only a
    single date raises CalendarError outside 1978 to 2100, and DateError for NaT.

    Raises CalendarError for no such division or profile; TypeError and DateError
    for what is no date.
    CalendarError also for a rule that is none or has no due date.
    """
    return _due(rule_number(rule), anchor, "anchor", division, calendar, profile)


def _due(
    number: int, anchor: Any, name: str, division: str | None, calendar: Calendar | None, profile: ProfileLike | None
) -> Any:
    place = place_of(division, profile, calendar)
    column = column_of(anchor, name)
    if column is not None:
        step = Step(
            lambda given, results: raw.due_array(*place, number, given, results),
            lambda given, unit, results, made: raw.due_ticks(*place, number, given, unit, results, made),
        )
        try:
            return column.through(step)
        except CalendarError as error:
            raise with_value(error, f"{raw.rule_name(number)}, {name}") from None
    day = days_of(anchor, name)
    try:
        return date_of(raw.due(*place, number, day))
    except Error as error:
        raise with_value(error, f"{raw.rule_name(number)}, {name} {date_of(day)}") from None


class Judgement(NamedTuple):
    """What a timing rule says of one act."""

    verdict: Verdict
    due: datetime.date
    days: int
    """From the anchor to the act, or the as-of date, in the rule's unit."""
    slack: int
    """From the act, or the as-of date, to the due date; below 0 is late."""


def judge(
    rule: str,
    anchor: DateLike,
    done: DateLike | None,
    *,
    as_of: DateLike,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendar | None = None,
    profile: ProfileLike | None = None,
) -> Judgement:
    """What a timing rule says of one anchor and one act, without a case.

    >>> judge("EM-B2-held", datetime.date(2023, 4, 3), datetime.date(2023, 5, 9), as_of=datetime.date(2023, 6, 1)).slack
    -2

    ``done`` is None for an act not done by ``as_of``. Errors as due().
    """
    number = rule_number(rule)
    arguments = days_of(anchor, "anchor"), raw.DATE_NONE if done is None else days_of(done, "done")
    try:
        number_of_verdict, falls_due, days, slack = raw.judge(days_of(as_of, "as_of"), *place_of(division, profile, calendar), number, *arguments)
    except Error as error:
        raise with_value(error, f"{raw.rule_name(number)}, anchor {date_of(arguments[0])}") from None
    verdict = VERDICTS[number_of_verdict]
    assert verdict is not None
    return Judgement(verdict, date_of(falls_due), days, slack)
