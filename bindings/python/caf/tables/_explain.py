"""Why a finding of a table is what it is."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from .. import raw
from .._context import Calendars, context_of
from .._days import DEFAULT_DIVISION, EPOCH, DateLike, is_missing
from .._given import tables_of
from .._rows import TABLES
from ..calendars import Calendar
from ..errors import RowsError
from ..findings import Finding, Numbered
from ..profiles import ProfileLike
from ..rules import rule_number
from ._load import Columns, Load, Room, findings_of
from ._sources import Tables, source_of


def _is_null(value: Any) -> bool:
    """NumPy has no null for a text."""
    return is_missing(value) or bool(value == "")


def _day(value: Any) -> int | None:
    """A date of whatever kind as days; None for none."""
    if _is_null(value):
        return None
    return int(value.astype("datetime64[D]").astype("i8")) if isinstance(value, np.datetime64) else int(value.toordinal()) - EPOCH


def _number(value: Any) -> int | None:
    return None if _is_null(value) or int(value) == raw.DATE_NONE else int(value)


def explain(
    tables: Tables,
    finding: Any,
    *,
    as_of: DateLike,
    profile: ProfileLike | None = None,
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendars | None = None,
    compared: Calendars | Mapping[str, Calendar] | None = None,
    readings: Iterable[str] = (),
    columns: Columns | None = None,
    coverage: Mapping[str, str] | None = None,
) -> str:
    """Why a finding is what it is, in plain English, so that the sum can be done again.

    ``tables`` and the rest are what :func:`check` was asked with; ``finding`` is
    one row of what it gave: ``found.iloc[0]`` of pandas, ``found.row(0, named=True)``
    of polars, ``found.slice(0, 1).to_pylist()[0]`` of pyarrow, ``found[0]`` of
    NumPy, or a dict of its columns.

    Raises RowsError where the tables do not give that finding.
    """
    context = context_of(as_of, division, profile, calendar, compared, readings)
    held = tables_of(tables, "tables")
    load = Load(held, source_of(held), columns=columns, coverage=coverage, only=finding["case_id"])
    want = (0, 0, 0, array("i", [rule_number(str(finding["rule"]))]))
    size = raw.finding_size()
    rows = Numbered(load.rows(0, Room()), load.fields)
    for some, _ in findings_of(load, context, want, 0, Room()):
        for at in range(0, len(some), size):
            found = Finding(bytes(some[at : at + size]), (rows, context))
            if _is_it(load, found, finding):
                return found.explain()
    raise RowsError(raw.E_NO_FINDING, f"{finding['rule']}: {raw.status_text(raw.E_NO_FINDING)}; was it asked with the same calendar, profile and day?")


def _row_id(load: Load, found: Finding) -> str | None:
    """A finding's row as check() gives it."""
    space = load.spaces.get(found.table)
    if found.row <= 0 or space is None or found.table == next(iter(TABLES)):
        return None
    return str(found.row if space.texts is None else space.texts[space.text_places(found.row)])


def _is_it(load: Load, found: Finding, sought: Any) -> bool:
    row_id = sought["row_id"]
    row = None if _is_null(row_id) or (isinstance(row_id, int | np.integer) and row_id == 0) else str(row_id)
    return (
        str(found.verdict) == str(sought["verdict"])
        and found.table == str(sought["table"])
        and _row_id(load, found) == row
        and [None if one is None else one.toordinal() - EPOCH for one in (found.due, found.done)] == [_day(sought["due"]), _day(sought["done"])]
        and [found.days, found.slack] == [_number(sought["days"]), _number(sought["slack"])]
        and (found.reason or "") == ("" if _is_null(sought["reason"]) else str(sought["reason"]))
    )
