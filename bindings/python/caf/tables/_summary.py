"""Counts by rule, agency and period, without a finding written down."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from .. import raw
from .._context import Calendars, context_of
from .._days import DEFAULT_DIVISION, DateLike, date_of
from .._given import tables_of
from .._rows import FIELDS, TABLES
from ..calendars import Calendar
from ..errors import ArgumentError
from ..findings import VERDICTS
from ..profiles import ProfileLike
from ._check import want_of
from ._column import CODES
from ._ids import CASES, coded_numbers
from ._load import Columns, Load, count, numbers_of, threads_of
from ._sources import Source, Tables, parts_of, source_of
from ._where import unknown

_UNITS = {"month": 1, "quarter": 3, "year": 12}
_PER_DAY = {
    raw.COLUMN_DATE32: 1, raw.COLUMN_DAYS: 1, raw.COLUMN_DATE64: 86_400_000, raw.COLUMN_TIMESTAMP_S: 86_400,
    raw.COLUMN_TIMESTAMP_MS: 86_400_000, raw.COLUMN_TIMESTAMP_US: 86_400_000_000, raw.COLUMN_TIMESTAMP_NS: 86_400_000_000_000,
}
_NONE = -(2**63)


def _days(load: Load, table: str, name: str) -> tuple[Any, Any]:
    """A date column as days, _NONE where there is none, and the case of each."""
    one = load.tables[table].filled.get(name)
    n = load.tables[table].frame.n
    cases = numbers_of(load.tables[table].filled["case_id"]) if n else np.empty(0, "i8")
    if one is None:
        return np.full(n, _NONE), cases
    column = one.column
    values, present = column.elements().astype("i8"), column.present()
    null = values == (raw.DATE_NONE if column.kind == raw.COLUMN_DATE32 else _NONE)
    if present is not None:
        null |= ~present
    days = values // _PER_DAY[column.kind]
    days[null] = _NONE
    return days, cases


def periods_of(load: Load, where: str, every: str) -> tuple[Any, list[Any]]:
    """The period of each case, as codes and first days."""
    if every not in _UNITS:
        raise unknown("period", every, _UNITS)
    table, _, name = where.rpartition(".")
    table = table or CASES
    if table not in TABLES:
        raise unknown("table", table, TABLES)
    if name not in FIELDS[table] or FIELDS[table][name].type not in (raw.TYPE_DATE, raw.TYPE_PLANNED):
        dates = [one for one, field in FIELDS[table].items() if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED)]
        raise unknown(f"date in {table}", name, dates)
    if table not in load.tables:
        raise ArgumentError(raw.E_ARGUMENT, f"period: no table {table!r} is given")
    days, cases = _days(load, table, name)
    if table != CASES:
        first = np.full(len(load.case_numbers), np.iinfo("i8").max)
        known = days != _NONE
        places = np.searchsorted(load.case_numbers, cases[known])
        inside = places < len(first)
        inside[inside] &= load.case_numbers[places[inside]] == cases[known][inside]
        np.minimum.at(first, places[inside], days[known][inside])
        # From the order of the numbers to that of the rows.
        days = np.empty_like(first)
        order = load.tables[CASES].order
        days[slice(None) if order is None else order] = np.where(first == np.iinfo("i8").max, _NONE, first)
    months = days.view("datetime64[D]").astype("datetime64[M]").astype("i8")
    null = days == _NONE
    starts, codes = np.unique(np.where(null, 0, months // _UNITS[every] * _UNITS[every]), return_inverse=True)
    labels = [np.datetime64(int(one), "M").astype("datetime64[D]").astype(datetime.date) for one in starts]
    return np.where(null, -1, codes), labels


def groups_of(load: Load, name: str) -> tuple[Any, list[Any]]:
    """A column of cases as codes and what they stand for; -1 is null."""
    if name not in FIELDS[CASES]:
        raise unknown("column of cases", name, FIELDS[CASES])
    one = load.tables[CASES].filled.get(name)
    n = load.tables[CASES].frame.n
    if one is None:
        if not load.fields[TABLES[CASES]] >> FIELDS[CASES][name].bit & 1:
            raise ArgumentError(raw.E_ARGUMENT, f"by: the table cases has no column {name!r}")
        return np.full(n, -1), []
    column = one.column
    if one.field.type not in (raw.TYPE_ID, raw.TYPE_CHOICE, raw.TYPE_COUNT, raw.TYPE_FLAG) or column.kind == raw.COLUMN_BITS:
        raise TypeError(f"by: expected identifiers, choices, counts or flags of cases, got {name!r}, a column of {column.dtype}")
    if column.kind in CODES:
        return column.elements(), list(column.texts)
    coded, kinds = coded_numbers(column)
    return coded.values, kinds


def _add(
    sums: dict[tuple[Any, ...], Any], load: Load, context: Any, want: Any, by: list[str], period: str, every: str, threads: int | None
) -> None:
    """Adds the counts of a caseload."""
    n = load.tables[CASES].frame.n
    combined, labels = np.zeros(n, "i8"), []
    for name in by:
        if name == "rule":
            continue
        codes, names = periods_of(load, period, every) if name == "period" else groups_of(load, name)
        combined = combined * (len(names) + 1) + (codes.astype("i8") + 1)
        labels.append([None, *names])
    groups, place = np.unique(combined, return_inverse=True)
    load.set_case_column("group", place.astype("i4"), raw.COLUMN_INT32, None)
    tally = count(load, context, want, max(1, len(groups)), threads_of(threads, load))
    if "rule" not in by:
        tally = tally.sum(axis=1, keepdims=True)
    for group, rule in zip(*np.nonzero(tally.any(axis=2))):
        rest, found = int(groups[group]) if len(groups) else 0, []
        for names in reversed(labels):
            found.append(names[rest % len(names)])
            rest //= len(names)
        found.reverse()
        if "rule" in by:
            found.insert(by.index("rule"), raw.rule_name(int(rule)))
        key = tuple(found)
        sums[key] = sums[key] + tally[group, rule] if key in sums else tally[group, rule]


def label_column(to: Source, values: list[Any]) -> Any:
    """Names, numbers or dates as the caller's kind of column."""
    some = [value for value in values if value is not None]
    null = np.array([value is None for value in values], bool)
    if some and isinstance(some[0], datetime.date):
        return to.dates(np.array([raw.DATE_NONE if value is None else value.toordinal() - date_of(0).toordinal() for value in values], "i4"))
    if all(isinstance(value, int | np.integer) for value in some):
        return to.nullable(np.array([0 if value is None else value for value in values], "i8"), null)
    names = list(dict.fromkeys(map(str, some)))
    places = {name: place for place, name in enumerate(names)}
    return to.category(np.array([-1 if value is None else places[str(value)] for value in values], "i4"), names)


def summary(
    tables: Tables | Iterable[Tables],
    *,
    as_of: DateLike,
    by: Iterable[str] = ("rule",),
    period: str = "opened",
    every: str = "quarter",
    profile: ProfileLike | None = None,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendars | None = None,
    compared: Calendars | Mapping[str, Calendar] | None = None,
    readings: Iterable[str] = (),
    rules: Iterable[str] | None = None,
    columns: Columns | None = None,
    coverage: Mapping[str, str] | None = None,
    threads: int | None = None,
) -> Any:
    """How many findings there are of each verdict, by rule, agency and period.

    They are counted and not written down, so that a million cases cost no memory
    for their findings.

    ``tables`` is as in :func:`check`, or an iterable of such: parts of a caseload,
    each of whole cases, whose counts are added up. Of an :class:`Extract` all
    ``parts`` are counted.

    ``by`` names the columns of the answer, in order: "rule"; "period"; and
    columns of cases, "agency" for one. ``period`` is the date that puts a case in
    a period: of cases ("opened"), or of another table ("meetings.held_on"), the
    earliest of the case; ``every`` is "month", "quarter" or "year", and a period
    is shown by its first day. What a case does not record is null.

    Gives the caller's kind of table: the columns of ``by``, then ``met``,
    ``not_met``, ``due``, ``unknown``, ``not_applicable`` and ``judgement``, int64.
    Combinations without a finding are left out.

    Raises as :func:`check`, and ArgumentError for a name in ``by``, ``period`` or
    ``every`` that there is none of.
    """
    wanted = [by] if isinstance(by, str) else list(by)
    if len(set(wanted)) != len(wanted):
        raise ArgumentError(raw.E_DUPLICATE, f"by: expected each name once, got {', '.join(map(str, wanted))}")
    context = context_of(as_of, division, profile, calendar, compared, readings)
    want = want_of(None, rules, None, None)
    sums: dict[tuple[Any, ...], Any] = {}
    to: Source = None
    for part in parts_of(tables):
        held = tables_of(part, "tables")
        to = source_of(held)
        load = Load(held, to, columns=columns, coverage=coverage)
        _add(sums, load, context, want, wanted, period, every, threads)
    if to is None:
        raise ArgumentError(raw.E_ARGUMENT, "tables: none is given")
    keys = sorted(sums, key=lambda key: [(value is None, "" if value is None else value) for value in _sortable(key, wanted)])
    made = {name: label_column(to, [key[place] for key in keys]) for place, name in enumerate(wanted)}
    for verdict, name in enumerate(VERDICTS):
        if name is not None:
            counts = np.array([sums[key][verdict] for key in keys], "i8")
            made[str(name).replace(" ", "_")] = to.counts(counts)
    return to.give(made, len(keys))


def _sortable(key: tuple[Any, ...], by: list[str]) -> list[Any]:
    """Rules by their number, everything else by itself."""
    return [raw.rule_named(value) if name == "rule" and value is not None else value for name, value in zip(by, key)]
