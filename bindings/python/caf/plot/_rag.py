"""The colours of open actions over time."""

from __future__ import annotations

import bisect
import datetime
from collections import defaultdict
from typing import Any

from .. import raw
from .._days import DateLike, plain_date, whole_number
from .._given import columns_of, tables_of
from ..errors import ArgumentError
from ._look import INK, RAG, axes, day_of, legend, nothing, plain, whole_numbers
from ._timeline import of_object


def rag(
    tables: Any, *, as_of: DateLike, case_id: Any = None, months: int = 24, title: str | None = None, ax: Any = None
) -> Any:
    """Open actions by their last colour, at the end of each month up to a day.

    ``tables`` has ``actions`` and ``ratings`` as ``caf.check()`` takes them, or is a caf.Extract or a case; ``case_id`` picks one case of tables. An action is open from the day it was agreed (or
    first rated) until it was completed; its colour is the one given last. ``months`` are shown, the last one as on ``as_of``.

    Raises ArgumentError for a table or column that is missing, or a case that no action is of; as compliance().
    """
    as_of, tables = plain_date(as_of, "as_of"), _tables_of(tables)
    if whole_number(months, "months") < 1:
        raise ArgumentError(raw.E_ARGUMENT, f"months: expected 1 or more, got {months}")
    actions, ratings = _table(tables, "actions", "case_id", "id"), _table(tables, "ratings", "case_id", "action", "rated_on", "colour")
    if case_id is not None:
        actions, ratings = _of_case(actions, case_id), _of_case(ratings, case_id)
        if not actions["id"]:
            raise ArgumentError(raw.E_ARGUMENT, "case_id: no action is of this case")
    given: dict[tuple[Any, Any], list[tuple[datetime.date, str]]] = defaultdict(list)
    for case, action, on, colour in zip(*(ratings[name] for name in ("case_id", "action", "rated_on", "colour"))):
        if action is not None and on is not None and colour is not None:
            given[case, action].append((day_of(on) or as_of, str(colour)))
    n = len(actions["id"])
    dated = [list(map(day_of, actions.get(name, [None] * n))) for name in ("agreed_on", "completed_on")]
    open_ones = []
    for case, action, agreed, completed in zip(actions["case_id"], actions["id"], *dated):
        colours = sorted(given[case, action])
        begun = agreed or (colours[0][0] if colours else None)
        if begun is not None:
            open_ones.append((begun, completed, colours))
    days = _month_ends(as_of, months)
    first = next((i for i, day in enumerate(days) if any(begun <= day for begun, *_ in open_ones)), len(days))
    days = days[first:]
    ax = axes(ax, 8, 3.6)
    plain(ax, title if title is not None else "Open actions by their last colour", grid="y")
    if not days:
        return nothing(ax, "no open actions")
    counts = {colour: [0] * len(days) for colour in RAG}
    for i, day in enumerate(days):
        for begun, completed, colours in open_ones:
            if begun <= day and (completed is None or completed > day):
                at = bisect.bisect_right(colours, (day, "~"))
                counts[colours[at - 1][1] if at else "not rated"][i] += 1
    base = [0] * len(days)
    used = [colour for colour in RAG if any(counts[colour])]
    looks = [{"facecolor": RAG[colour][0], "hatch": RAG[colour][1], "edgecolor": "white", "linewidth": 0.6} for colour in used]
    for colour, look in zip(used, looks):
        there = [i for i, n in enumerate(counts[colour]) if n]
        heights, below = [counts[colour][i] for i in there], [base[i] for i in there]
        ax.bar(there, heights, 0.82, bottom=below, label=colour, **look)
        base = [under + n for under, n in zip(base, counts[colour])]
    ax.set_xticks(range(len(days)), [_month(days, i) for i in range(len(days))])
    ax.set_ylabel("open actions", fontsize=9, color=INK)
    ax.set_xlabel(f"end of the month; the last as on {as_of.day} {as_of:%B} {as_of.year}", fontsize=9, color=INK)
    ax.set_ylim(0, max(*base, 1) * 1.1)
    whole_numbers(ax)
    legend(ax, used, looks, bbox_to_anchor=(0, -0.26))
    return ax


def _tables_of(given: Any) -> Any:
    from ..cases import Case

    if isinstance(given, Case):
        return {table: of_object(given, table) for table in ("actions", "ratings")}
    return tables_of(given, "tables")


def _of_case(table: dict[str, list[Any]], case_id: Any) -> dict[str, list[Any]]:
    """The rows of one case."""
    of = [str(one) == str(case_id) for one in table["case_id"]]
    return {name: [value for value, is_its in zip(values, of) if is_its] for name, values in table.items()}


def _table(tables: Any, name: str, *columns: str) -> dict[str, list[Any]]:
    if name not in tables:
        raise ArgumentError(raw.E_ARGUMENT, f"tables: no table {name!r}")
    table = columns_of(tables[name], name)
    if missing := [column for column in columns if column not in table]:
        raise ArgumentError(raw.E_ARGUMENT, f"{name}: no column {missing[0]!r}")
    return table


def _month_ends(as_of: datetime.date, months: int) -> list[datetime.date]:
    """The last days of the months before a day, and it."""
    ends = [as_of]
    while len(ends) < months:
        ends.append(ends[-1].replace(day=1) - datetime.timedelta(days=1))
    return ends[::-1]


def _month(days: list[datetime.date], i: int) -> str:
    """The month, with the year where it changes, and no more than twelve of them."""
    every = -(-len(days) // 12)
    if (len(days) - 1 - i) % every:
        return ""
    is_first = i < every or days[i].year != days[i - every].year
    return f"{days[i]:%b}\n{days[i].year}" if is_first else f"{days[i]:%b}"
