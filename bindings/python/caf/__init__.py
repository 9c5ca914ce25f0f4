"""Early-help case standards: what is due, what was missed, and why.

Dates are ``datetime.date``. A division is "england-and-wales", "scotland" or
"northern-ireland". What cannot be done raises a class of :mod:`caf.errors`; a
standard that was not met is a finding, never an error.

>>> from datetime import date
>>> first_taf_due(date(2023, 4, 3), division="england-and-wales")
datetime.date(2023, 5, 4)
>>> first_taf_due(date(2023, 4, 3), division="scotland")
datetime.date(2023, 5, 3)

The functions that end in ``_array`` answer for whole buffers of dates: anything
of int32 days since 1970-01-01 with the buffer protocol (array.array("i"),
memoryview, NumPy), or a NumPy array of datetime64. A row without an answer
holds DATE_NONE, or NaT, and stops nothing; the scalar function says why.
"""

from __future__ import annotations

import datetime as _datetime
import struct as _struct
from array import array as _array
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import Any as _Any, NamedTuple as _NamedTuple

from . import raw as _raw
from .errors import ArgumentError, CalendarError, DateError, Error, InputError, RowsError

__all__ = [
    "DATE_NONE",
    "DIVISIONS",
    "ArgumentError",
    "CalendarError",
    "Caseload",
    "DateError",
    "Error",
    "Finding",
    "InputError",
    "Judgement",
    "RowsError",
    "Rule",
    "add_months",
    "add_working_days",
    "add_working_days_array",
    "age_on",
    "certain_until",
    "count_working_days",
    "count_working_days_array",
    "due",
    "due_array",
    "first_taf_due",
    "first_taf_due_array",
    "holiday_on",
    "is_working_day",
    "judge",
    "parse_date",
    "profiles",
    "rule",
    "rules",
    "version",
]

DATE_NONE: int = _raw.DATE_NONE
"""A date that is not recorded, or has no answer, in a buffer of days."""

_EPOCH = _datetime.date(1970, 1, 1).toordinal()
_NAT = -(2**63)


def _names(name_of: _Any, first: int = 1) -> dict[str, int]:
    """The values from 1 on that have a name, by it."""
    names: dict[str, int] = {}
    value = first
    while (name := name_of(value)) is not None:
        names[name] = value
        value += 1
    return names


_DIVISIONS = {name.lower().replace(" ", "-"): value for name, value in _names(_raw.division_name).items()}

DIVISIONS: tuple[str, ...] = tuple(_DIVISIONS)
"""The divisions of the United Kingdom that have bank holidays of their own."""


def version() -> str:
    """The version of the library, "major.minor.patch"."""
    return _raw.version()


# In and out of the raw layer.


def _days(value: _datetime.date, name: str) -> int:
    # A datetime is a date to isinstance; which day it lies on depends on a zone.
    if not isinstance(value, _datetime.date) or isinstance(value, _datetime.datetime):
        raise TypeError(f"{name}: expected a datetime.date, got {type(value).__name__}")
    return value.toordinal() - _EPOCH


def _date(days: int) -> _datetime.date:
    return _datetime.date.fromordinal(days + _EPOCH)


def _date_or_none(days: int) -> _datetime.date | None:
    return None if days in (0, DATE_NONE) else _date(days)


def _division(name: str | None) -> int:
    if name is None:
        return _raw.DIVISION_NONE
    try:
        return _DIVISIONS[name]
    except (KeyError, TypeError):
        raise CalendarError(
            _raw.E_DIVISION, f"no such division: {name!r}; there are {', '.join(DIVISIONS)}"
        ) from None


def _profile(name: str | None) -> int:
    if name is None:
        return 0
    number = _raw.profile_named(name)
    if number == 0:
        raise CalendarError(_raw.E_PROFILE, f"no such profile: {name!r}; there are {', '.join(profiles())}")
    return number


def _rule(name: str) -> int:
    number = _raw.rule_named(name)
    if number == 0:
        raise CalendarError(_raw.E_RULE, f"no such rule: {name!r}")
    return number


def _is_datetime64(values: _Any) -> bool:
    return getattr(getattr(values, "dtype", None), "kind", None) == "M"


def _to_int32(values: _Any, name: str) -> _Any:
    """A buffer of int32 from what a caller gives; datetime64 has none of its own."""
    if not _is_datetime64(values):
        return values
    import numpy

    days = numpy.ascontiguousarray(values.astype("datetime64[D]")).view("int64")
    # A plain cast would make NaT 0, which is 1970-01-01.
    none = days == _NAT
    if ((days < -(2**31) + 2) | (days > 2**31 - 1))[~none].any():
        raise DateError(_raw.E_DATE_RANGE, f"{name}: {_raw.status_text(_raw.E_DATE_RANGE)}")
    return numpy.where(none, DATE_NONE, days).astype("int32")


def _room_for(values: _Any) -> _array[int]:
    return _array("i", bytes(4 * len(values)))


def _answer(given: _Any, days: _Any) -> _Any:
    """Days as the caller's own kind: datetime64 for datetime64."""
    if not _is_datetime64(given):
        return days
    import numpy

    found = numpy.frombuffer(days, dtype="int32").astype("int64")
    found[found == DATE_NONE] = _NAT
    return found.view("datetime64[D]")


# Dates and working days.


def parse_date(text: str) -> _datetime.date:
    """A date written yyyy-mm-dd, and in no other way.

    >>> parse_date("2023-04-03")
    datetime.date(2023, 4, 3)
    >>> parse_date("03/04/2023")
    Traceback (most recent call last):
    caf.errors.DateError: the text is not a date written yyyy-mm-dd

    Raises DateError.
    """
    return _date(_raw.date_parse(text))


def add_months(start: _datetime.date, months: int) -> _datetime.date:
    """The corresponding date a number of months away, or that month's last day.

    >>> add_months(_datetime.date(2023, 8, 31), 3)
    datetime.date(2023, 11, 30)

    Raises DateError outside the years 1 to 9999.
    """
    return _date(_raw.add_months(_days(start, "start"), months))


def age_on(born: _datetime.date, on: _datetime.date) -> int:
    """The age in whole years attained on a day.

    >>> age_on(_datetime.date(2012, 2, 29), _datetime.date(2023, 2, 28))
    10

    Raises DateError for a day before birth.
    """
    return _raw.age_on(_days(born, "born"), _days(on, "on"))


def is_working_day(day: _datetime.date, *, division: str) -> bool:
    """Whether a day is a working day in a division.

    >>> is_working_day(_datetime.date(2022, 9, 19), division="scotland")
    False

    Raises CalendarError outside 1978 to 2100.
    """
    return _raw.is_working_day(_division(division), _days(day, "day"))


def holiday_on(day: _datetime.date, *, division: str) -> str | None:
    """The name of a day's bank holiday, or None.

    >>> holiday_on(_datetime.date(2022, 9, 19), division="scotland")
    'State Funeral of Queen Elizabeth II'

    Raises CalendarError outside 1978 to 2100.
    """
    holiday = _raw.holiday_on(_division(division), _days(day, "day"))
    return _raw.holiday_name(holiday) if holiday != _raw.HOLIDAY_NONE else None


def certain_until(*, division: str) -> _datetime.date:
    """The last day for which a division's holidays rest on a published list."""
    return _date(_raw.calendar_certain_until(_division(division)))


def add_working_days(start: _datetime.date, days: int, *, division: str) -> _datetime.date:
    """The working day a number of working days after a day, or, negative, before it.

    >>> add_working_days(_datetime.date(2023, 4, 3), 20, division="england-and-wales")
    datetime.date(2023, 5, 4)

    The start is not counted. Raises CalendarError outside 1978 to 2100.
    """
    return _date(_raw.add_working_days(_division(division), _days(start, "start"), days))


def count_working_days(start: _datetime.date, end: _datetime.date, *, division: str) -> int:
    """The working days after one day up to and with another; negative to an earlier day.

    >>> count_working_days(_datetime.date(2023, 4, 3), _datetime.date(2023, 5, 4), division="england-and-wales")
    20

    Raises CalendarError outside 1978 to 2100.
    """
    return _raw.count_working_days(_division(division), _days(start, "start"), _days(end, "end"))


def add_working_days_array(starts: _Any, days: int, *, division: str, out: _Any = None) -> _Any:
    """add_working_days() for a whole buffer.

    >>> add_working_days_array(_array("i", [19450, DATE_NONE]), 20, division="scotland").tolist()
    [19480, -2147483648]

    A writable buffer of int32 may be given as ``out``, ``starts`` itself too.
    Raises TypeError for a buffer of anything but int32, ArgumentError for
    buffers of different lengths.
    """
    held = _to_int32(starts, "starts")
    days_out = _room_for(held) if out is None else out
    _raw.add_working_days_array(_division(division), held, days, days_out)
    return out if out is not None else _answer(starts, days_out)


def count_working_days_array(starts: _Any, ends: _Any, *, division: str, out: _Any = None) -> _Any:
    """count_working_days() for whole buffers; a row without an answer holds DATE_NONE.

    >>> count_working_days_array(_array("i", [19450]), _array("i", [19481]), division="scotland").tolist()
    [21]

    Errors as add_working_days_array().
    """
    held = _to_int32(starts, "starts")
    counts = _room_for(held) if out is None else out
    _raw.count_working_days_array(_division(division), held, _to_int32(ends, "ends"), counts)
    return counts


# Rules.


class Rule(_NamedTuple):
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
        _raw.rule_name(number) or "",
        _raw.rule_document(number),
        _raw.rule_clause(number),
        _raw.rule_title(number) or "",
        _raw.rule_text(number) or "",
        _raw.rule_timing(number),
    )


def rules() -> list[Rule]:
    """All rules, by number."""
    return [_rule_at(number) for number in range(_raw.rule_count()) if _raw.rule_name(number) is not None]


def rule(name: str) -> Rule:
    """A rule by its name, upper or lower case.

    >>> rule("EM-B2-held").clause
    'B.2'

    Raises CalendarError where there is none.
    """
    return _rule_at(_rule(name))


def profiles() -> list[str]:
    """The names of the built-in profiles; the first is the default.

    >>> profiles()[0]
    'east-midlands-2011'
    """
    names: list[str] = []
    while (number := _raw.profile_at(len(names))) != 0:
        names.append(_raw.profile_name(number) or "")
    return names


def first_taf_due(completed: _datetime.date, *, division: str, profile: str | None = None) -> _datetime.date:
    """EM-B2 (East Midlands 2011, clause B.2): the last day for the first TAF.

    ``completed`` is the day the initial assessment was completed; 20 working
    days follow it in the default profile.

    >>> first_taf_due(_datetime.date(2023, 12, 1), division="scotland")
    datetime.date(2024, 1, 4)

    Raises CalendarError outside 1978 to 2100, and for no such division or profile.
    """
    return _date(_raw.first_taf_due(_division(division), _profile(profile), _days(completed, "completed")))


def first_taf_due_array(completed: _Any, *, division: str, profile: str | None = None, out: _Any = None) -> _Any:
    """first_taf_due() for a whole buffer.

    >>> first_taf_due_array(_array("i", [19450]), division="england-and-wales").tolist()
    [19481]

    Errors as add_working_days_array(), and as first_taf_due() for division and profile.
    """
    held = _to_int32(completed, "completed")
    days_out = _room_for(held) if out is None else out
    _raw.first_taf_due_array(_division(division), _profile(profile), held, days_out)
    return out if out is not None else _answer(completed, days_out)


def due(rule: str, anchor: _datetime.date, *, division: str | None = None, profile: str | None = None) -> _datetime.date:
    """When what a timing rule asks for falls due, from the day its clock starts.

    >>> due("EM-C1", _datetime.date(2023, 8, 31))
    datetime.date(2023, 11, 30)

    Raises CalendarError for a rule that has no due date, where a division is
    needed and none is given, and outside 1978 to 2100; DateError.
    """
    return _date(_raw.due(_division(division), _profile(profile), _rule(rule), _days(anchor, "anchor")))


def due_array(rule: str, anchors: _Any, *, division: str | None = None, profile: str | None = None, out: _Any = None) -> _Any:
    """due() for a whole buffer. Errors as add_working_days_array() and due()."""
    held = _to_int32(anchors, "anchors")
    days_out = _room_for(held) if out is None else out
    _raw.due_array(_division(division), _profile(profile), _rule(rule), held, days_out)
    return out if out is not None else _answer(anchors, days_out)


class Judgement(_NamedTuple):
    """What a timing rule says of one act."""

    verdict: str
    due: _datetime.date
    days: int
    """From the anchor to the act, or the as-of date, in the rule's unit."""
    slack: int
    """From the act, or the as-of date, to the due date; below 0 is late."""


def judge(
    rule: str,
    anchor: _datetime.date,
    done: _datetime.date | None,
    *,
    as_of: _datetime.date,
    division: str | None = None,
    profile: str | None = None,
) -> Judgement:
    """What a timing rule says of one anchor and one act, without a case.

    >>> judge("EM-B2-held", _datetime.date(2023, 4, 3), _datetime.date(2023, 5, 9),
    ...       as_of=_datetime.date(2023, 6, 1), division="england-and-wales").slack
    -2

    ``done`` is None for an act not done by ``as_of``. Errors as due().
    """
    verdict, falls_due, days, slack = _raw.judge(
        _days(as_of, "as_of"),
        _division(division),
        _profile(profile),
        _rule(rule),
        _days(anchor, "anchor"),
        DATE_NONE if done is None else _days(done, "done"),
    )
    return Judgement(_raw.verdict_name(verdict) or "", _date(falls_due), days, slack)


# Cases.

_TABLES = _names(_raw.table_name, 0)


class _Field(_NamedTuple):
    bit: int
    offset: int
    type: int
    format: str
    choices: dict[str, int]


_FORMATS = {8: "=q", 4: "=i", 2: "=h", 1: "=B"}


def _fields_of(table: int) -> dict[str, _Field]:
    return {
        _raw.field_name(table, index) or "": _Field(
            index,
            _raw.field_offset(table, index),
            _raw.field_type(table, index),
            _FORMATS[_raw.field_size(table, index)],
            _names(lambda value: _raw.choice_name(table, index, value)),
        )
        for index in range(_raw.field_count(table))
    }


_FIELDS = {name: _fields_of(table) for name, table in _TABLES.items()}


def _value(table: str, name: str, field: _Field, value: _Any) -> int:
    """What a row holds for a value; None is not recorded."""
    where = f"{table}.{name}"
    if value is None:
        return 0
    if field.type in (_raw.TYPE_DATE, _raw.TYPE_PLANNED):
        days = _days(value, where)
        if days == 0:
            raise DateError(_raw.E_DATE_RANGE, f"{where}: 1970-01-01 means not recorded in a row")
        return days
    if field.type == _raw.TYPE_FLAG:
        if not isinstance(value, bool):
            raise TypeError(f"{where}: expected True, False or None, got {value!r}")
        return _raw.YES if value else _raw.NO
    if field.type == _raw.TYPE_CHOICE:
        if value not in field.choices:
            raise ArgumentError(_raw.E_ARGUMENT, f"{where}: expected one of {', '.join(field.choices)}, got {value!r}")
        return field.choices[value]
    if field.type == _raw.TYPE_SET:
        return _set(where, field, value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{where}: expected a whole number, got {value!r}")
    return value


def _set(where: str, field: _Field, value: _Any) -> int:
    """A set as bits, from names in any order."""
    if isinstance(value, str) or not isinstance(value, _Iterable):
        raise TypeError(f"{where}: expected several of {', '.join(field.choices)}, got {value!r}")
    bits = 0
    for name in value:
        if name not in field.choices:
            raise ArgumentError(_raw.E_ARGUMENT, f"{where}: expected some of {', '.join(field.choices)}, got {name!r}")
        bits |= 1 << field.choices[name]
    return bits


def _pack(table: str, rows: _Iterable[_Mapping[str, _Any]]) -> tuple[bytes, set[str]]:
    """Rows as the library reads them, and the fields that any of them named."""
    fields = _FIELDS[table]
    size = _raw.row_size(_TABLES[table])
    packed = bytearray()
    held: set[str] = set()
    for row in rows:
        at = len(packed)
        packed.extend(bytes(size))
        for name, value in row.items():
            if name not in fields:
                raise ArgumentError(_raw.E_ARGUMENT, f"{table}: no field {name!r}; there are {', '.join(fields)}")
            field = fields[name]
            held.add(name)
            number = _value(table, name, field, value)
            try:
                _struct.pack_into(field.format, packed, at + field.offset, number)
            except _struct.error:
                raise ArgumentError(_raw.E_OVERFLOW, f"{table}.{name}: {number} does not fit") from None
    return bytes(packed), held


_FINDING = {
    name: (_raw.finding_field_offset(index), _FORMATS[_raw.finding_field_size(index)])
    for name, index in _names(_raw.finding_field_name, 0).items()
}


class Finding:
    """One answer: a row of the library, read as it is asked for."""

    __slots__ = ("_asked", "_row")

    def __init__(self, row: bytes, asked: _Any) -> None:
        self._row = row
        self._asked = asked

    def _get(self, name: str) -> int:
        offset, format = _FINDING[name]
        return int(_struct.unpack_from(format, self._row, offset)[0])

    @property
    def case_id(self) -> int:
        """The case it is about."""
        return self._get("case_id")

    @property
    def rule(self) -> str:
        """The rule's name."""
        return _raw.rule_name(self._get("rule")) or ""

    @property
    def verdict(self) -> str:
        """"met", "not met", "due", "unknown", "not applicable" or "judgement"."""
        return _raw.verdict_name(self._get("verdict")) or ""

    @property
    def reason(self) -> str | None:
        """Why, where facts and sum do not say it all."""
        reason = self._get("reason")
        return _raw.reason_text(reason) if reason else None

    @property
    def table(self) -> str:
        """The table of the row it is about."""
        return _raw.table_name(self._get("table")) or ""

    @property
    def row(self) -> int:
        """That row's id; 0 for the case itself; without an id, minus its number in the case."""
        return self._get("row")

    @property
    def due(self) -> _datetime.date | None:
        """When it fell or falls due."""
        return _date_or_none(self._get("due"))

    @property
    def done(self) -> _datetime.date | None:
        """When it was done."""
        return _date_or_none(self._get("done"))

    @property
    def days(self) -> int | None:
        """From the start of the clock to the act, or the as-of date, in the rule's unit."""
        days = self._get("days")
        return None if days == _raw.DATE_NONE else days

    @property
    def slack(self) -> int | None:
        """From the act, or the as-of date, to the due date; below 0 is late."""
        slack = self._get("slack")
        return None if slack == _raw.DATE_NONE else slack

    @property
    def missing(self) -> list[str]:
        """What is missing or in doubt: fields of the table, boxes of the assessment, letters of SMART."""
        items, item_set, table = self._get("items"), self._get("item_set"), self._get("table")
        names = (_raw.item_name(item_set, table, bit) for bit in range(63) if items >> bit & 1)
        return [name for name in names if name is not None]

    @property
    def is_provisional(self) -> bool:
        """Whether it leans on bank holidays that are not published yet."""
        return bool(self._get("flags") & _raw.PROVISIONAL)

    def explain(self) -> str:
        """Why it is what it is, in plain English, so that the sum can be done again.

        Raises RowsError when the rows were changed since.
        """
        caseload, (as_of, division, profile) = self._asked
        text = bytearray(1024)
        while True:
            length = _raw.explain(caseload._tables, caseload._fields, as_of, division, profile, self._row, text)
            if length < len(text):
                return bytes(text[:length]).decode("utf-8")
            text = bytearray(length + 1)

    def __bytes__(self) -> bytes:
        return self._row

    def __repr__(self) -> str:
        return f"<caf.Finding case {self.case_id}: {self.rule} {self.verdict}>"


class Caseload:
    """Cases as tables of rows.

    ``tables`` maps a table's name to its rows: mappings from fields to values,
    or a buffer of rows as C lays them out. Rows are sorted by case. None, or a
    field left out, is not recorded.

    What a source cannot say at all must not look like what did not happen.
    ``fields`` maps a table to the fields its source holds. Where it does not:
    those that any of the rows names, and all of them for a buffer and for a
    table without rows. A table that is not given is not held.

    >>> load = Caseload({
    ...     "cases": [{"case_id": 1, "opened": _datetime.date(2023, 3, 1)}],
    ...     "assessments": [{"case_id": 1, "id": 1, "completed": _datetime.date(2023, 4, 3)}],
    ...     "meetings": [{"case_id": 1, "id": 4, "held_on": _datetime.date(2023, 5, 9)}],
    ... })
    >>> [held] = [f for f in load.check(as_of=_datetime.date(2023, 6, 1), division="england-and-wales")
    ...           if f.rule == "EM-B2-held"]
    >>> held.verdict, held.due, held.slack
    ('not met', datetime.date(2023, 5, 4), -2)

    Raises ArgumentError for no such table, field or choice; TypeError.
    """

    __slots__ = ("_fields", "_tables")

    def __init__(self, tables: _Mapping[str, _Any], *, fields: _Mapping[str, _Iterable[str]] | None = None) -> None:
        self._tables: list[_Any] = [None] * len(_TABLES)
        self._fields = _array("q", [0] * len(_TABLES))
        for name in (*tables, *(fields or ())):
            if name not in _TABLES:
                raise ArgumentError(_raw.E_TABLE, f"no table {name!r}; there are {', '.join(_TABLES)}")
        for name, rows in tables.items():
            index = _TABLES[name]
            held: _Iterable[str] = ()
            if not _is_buffer(rows):
                self._tables[index], held = _pack(name, rows)
            else:
                self._tables[index] = rows
            if fields is not None and name in fields:
                held = fields[name]
                if unknown := [field for field in held if field not in _FIELDS[name]]:
                    raise ArgumentError(_raw.E_ARGUMENT, f"{name}: no field {unknown[0]!r}")
            bits = 0
            for field in held:
                bits |= 1 << _FIELDS[name][field].bit
            self._fields[index] = bits or -1

    def check(
        self,
        *,
        as_of: _datetime.date,
        division: str | None = None,
        profile: str | None = None,
    ) -> list[Finding]:
        """Checks every case as it stood on a day.

        ``division`` is that of cases which record none. Other threads run
        meanwhile; the rows must not be changed by them.

        Raises RowsError, with the place, for tables that are not sorted or of
        the wrong size; CalendarError for no such division or profile; DateError.
        """
        context = (_days(as_of, "as_of"), _division(division), _profile(profile))
        size = _raw.finding_size()
        cursor = bytearray(_raw.cursor_size())
        buffer = bytearray(size * 4096)
        found: list[Finding] = []
        more = True
        while more:
            n, more = _raw.check(self._tables, self._fields, *context, 0, 0, 0, cursor, buffer, None)
            found.extend(Finding(bytes(buffer[at : at + size]), (self, context)) for at in range(0, n * size, size))
        return found


def _is_buffer(value: _Any) -> bool:
    try:
        memoryview(value)
    except TypeError:
        return False
    return True
