"""Checking tables."""

from __future__ import annotations

import datetime as datetime
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from .._context import Calendars, context_of
from .._days import DEFAULT_DIVISION, DateLike
from .._given import tables_of
from ..calendars import Calendar
from ..findings import KINDS, SEVERITIES, VERDICTS, Want
from ..profiles import ProfileLike
from ..rules import rule_number
from ._found import Findings
from ._load import Columns, Load, threads_of, walk
from ._sources import Tables, source_of
from ._where import unknown


def _bits(what: str, asked: Iterable[str] | None, names: Iterable[Any]) -> int:
    """Names as bits by their number."""
    if asked is None:
        return 0
    if isinstance(asked, str):
        raise TypeError(f"{what}: expected several, in a list, got {asked!r}")
    numbers = {str(name): number for number, name in enumerate(names) if name is not None}
    bits = 0
    for name in asked:
        if name not in numbers:
            raise unknown(what.removesuffix("s"), name, numbers)
        bits |= 1 << numbers[name]
    return bits


def want_of(
    verdicts: Iterable[str] | None, rules: Iterable[str] | None, kinds: Iterable[str] | None, severity: str | None
) -> Want:
    """What is wanted, as the raw layer takes it."""
    if isinstance(rules, str):
        raise TypeError(f"rules: expected several, in a list, got {rules!r}")
    least = _bits("severity", None if severity is None else [severity], SEVERITIES).bit_length() - 1
    numbers = array("i", [] if rules is None else [rule_number(rule) for rule in rules])
    return _bits("verdicts", verdicts, VERDICTS), _bits("kinds", kinds, KINDS), max(least, 0), numbers


def check(
    tables: Tables,
    *,
    as_of: DateLike,
    profile: ProfileLike | None = None,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendars | None = None,
    compared: Calendars | Mapping[str, Calendar] | None = None,
    readings: Iterable[str] = (),
    verdicts: Iterable[str] | None = None,
    rules: Iterable[str] | None = None,
    kinds: Iterable[str] | None = None,
    severity: str | None = None,
    columns: Columns | None = None,
    coverage: Mapping[str, str] | None = None,
    threads: int | None = None,
) -> Any:
    """Checks a caseload of data frames, every case as it stood on a day.

    ``tables`` maps the names of tables (docs/case-format.md) to pandas or polars
    DataFrames, pyarrow Tables, other objects with ``__arrow_c_stream__``, or
    NumPy structured arrays, all of one kind. Every table has a column case_id;
    the others are named as there, in any order. Rows may come in any order, and
    nothing of the caller's is changed. An :class:`Extract` stands for its tables.
    Rows as mappings are for :class:`Caseload`.

    What a source cannot say must not look like what did not happen: a table that
    is not given is not held, a column that is not given cannot be said, and a null
    is not recorded. A table without rows says that there were none; ``coverage``
    says of a table that it is "partial" or "absent". Without a table of cases,
    they are those that the other tables name. ``columns`` maps, by table, the
    caller's names of columns to those here, or to None to leave one out.

    Identifiers are whole numbers, texts or categories; the same text is the same
    thing, and a whole number the same as its digits. Dates are datetime64 of any
    unit at midnight, date32, or objects that are datetime.date or pandas.Timestamp. Flags are bool or
    nullable boolean. Choices are their names; sets are lists of names, or one text
    with spaces or ; between them. Counts are whole numbers. 1970-01-01 is refused:
    it is what an empty date turns into.

    ``division`` is that of cases which record none. ``verdicts``, ``rules``,
    ``kinds`` and ``severity`` (the least) say which findings are wanted; what is
    not wanted is never written down. What is wrong with the data themselves, a
    meeting of a case that ``cases`` does not have or two rows of one identifier, is
    a finding of kind "data", "unknown" under a rule of its own: a choice of other
    rules or verdicts leaves it out, and ``kinds=["data"]`` asks for it.
    ``calendar``, ``compared`` and ``readings`` are those of Case.check().
    ``threads`` are as many as there are processors,
    and the answer is the same for any number.

    Gives the caller's kind of table, sorted by the number of the case, or in the
    order in which identifiers that are no numbers first appear. Its columns:
    case_id (as it was given), rule, kind, verdict, grade, severity, table (texts,
    as categories), row_id (as given; null: the case itself, or a row without one),
    due, done (dates), days, slack (int32), reason, missing (texts, as categories),
    provisional, convention, not_known_then, early (bool). NumPy has no null: there
    a missing number of days is the lowest int32, an identifier 0, a text empty.

    >>> import pandas as pd
    >>> found = check({
    ...     "assessments": pd.DataFrame({"case_id": ["EX-1"], "id": [1], "completed": pd.to_datetime(["2023-04-03"])}),
    ...     "meetings": pd.DataFrame({"case_id": ["EX-1"], "id": [4], "held_on": pd.to_datetime(["2023-05-09"])}),
    ... }, as_of=datetime.date(2023, 6, 1), division="england-and-wales", rules=["EM-B2-held"])
    >>> found[["case_id", "verdict", "slack"]].to_dict("records")
    [{'case_id': 'EX-1', 'verdict': 'not met', 'slack': -2}]

    Raises TypeError for a column of a type that its field cannot be made from;
    ArgumentError for no such table, column or name, with the nearest that there
    is; InputError and ArgumentError for a value that cannot be, with table, column
    and row; CalendarError for no such rule, with the nearest, division or profile,
    and for a day outside the calendar. Never shows a text of a cell.
    """
    context = context_of(as_of, division, profile, calendar, compared, readings)
    want = want_of(verdicts, rules, kinds, severity)
    held = tables_of(tables, "tables")
    load = Load(held, source_of(held), columns=columns, coverage=coverage)
    at_once = threads_of(threads, load)
    return walk(load, context, want, Findings(load), at_once).table(at_once)
