"""The colours of actions over time: from TAF to TAF in a case, quarter by quarter in a caseload."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from typing import Any, NamedTuple

from .. import raw
from .._days import DateLike, plain_date, whole_number
from .._given import columns_of, tables_of
from .._rows import FIELDS
from ..errors import ArgumentError
from ._look import INK, RAG, axes, corner, day_of, day_text, legend, nothing, plain, whole_numbers
from ._timeline import of_object

_Given = list[tuple[datetime.date | None, str | None]]
"""Days and colours; either may be missing."""

_MOST_QUARTERS = 400
_ONE_CASE = ("cases", "meetings", "reviews", "actions", "ratings")


def rag(
    tables: Any, *, as_of: DateLike, case_id: Any = None, quarters: int = 12, title: str | None = None, ax: Any = None
) -> Any:
    """Actions by their colours: of a case at each TAF and review, of a caseload by quarter.

    ``tables`` has ``actions`` and ``ratings`` as ``caf.check()`` takes them, or is a caf.Extract or a case; ``case_id`` picks
    one case of tables, which then need ``meetings`` or ``reviews`` too. Of a case, as ``caf case`` reads it: each action's
    first colour from the day of a TAF or review on and before the next one; green holds, and what was done by
    then need not be rated. Of a caseload, as the page of ``caf check`` reads it: each action once in every quarter
    in which it was rated, by its last colour there; of that, ``quarters`` are shown, the last one up to ``as_of``.

    Raises ArgumentError for a table or column that is missing, or a case that no action is of; as compliance().
    """
    from ..cases import Case

    as_of = plain_date(as_of, "as_of")
    if not 1 <= whole_number(quarters, "quarters") <= _MOST_QUARTERS:
        raise ArgumentError(raw.E_ARGUMENT, f"quarters: expected 1 to {_MOST_QUARTERS}, got {quarters}")
    if isinstance(tables, Case):
        return _of_case({name: of_object(tables, name) for name in _ONE_CASE}, tables.case_id, as_of, title, ax)
    held = tables_of(tables, "tables")
    given = {name: columns_of(held[name], name) for name in _ONE_CASE if held.get(name) is not None}
    for name, columns in {"actions": ("case_id", "id"), "ratings": ("case_id", "action", "rated_on", "colour")}.items():
        _need(given, name, columns)
    for name in given:
        _check_cells(name, given[name])
    if case_id is None:
        return _of_caseload(given, as_of, quarters, title, ax)
    return _of_case(given, case_id, as_of, title, ax)


def _need(tables: dict[str, dict[str, list[Any]]], name: str, columns: tuple[str, ...]) -> None:
    if name not in tables:
        raise ArgumentError(raw.E_ARGUMENT, f"tables: no table {name!r}")
    if missing := [column for column in columns if column not in tables[name]]:
        raise ArgumentError(raw.E_ARGUMENT, f"{name}: no column {missing[0]!r}")


def _check_cells(table: str, columns: dict[str, list[Any]]) -> None:
    """Refuses what is no day and no colour, with its place."""
    for name, values in columns.items():
        field = FIELDS[table].get(name)
        if field is None or (field.type not in (raw.TYPE_DATE, raw.TYPE_PLANNED) and name != "colour"):
            continue
        for row, value in enumerate(values):
            if name == "colour" and value is not None and value not in field.choices:
                raise ArgumentError(raw.E_ARGUMENT, f"{table}.colour, row {row}: expected one of {', '.join(field.choices)}")
            if name != "colour":
                try:
                    day_of(value)
                except TypeError as error:
                    raise TypeError(f"{table}.{name}, row {row}: {error}") from None


def _rows_on(tables: dict[str, dict[str, list[Any]]], name: str, as_of: datetime.date) -> list[dict[str, Any]]:
    """A table's rows as the record stood on a day: what was entered later or had not happened is not there."""
    columns = tables.get(name, {})
    events = [one for one, field in FIELDS[name].items() if field.type == raw.TYPE_DATE and one != "recorded" and one in columns]
    found = []
    for values in zip(*columns.values()):
        row = dict(zip(columns, values))
        days = {one: day for one in events if (day := day_of(row[one])) is not None}
        entered = day_of(row.get("recorded"))
        if entered <= as_of if entered is not None else not days or min(days.values()) <= as_of:
            row.update({one: day if day <= as_of else None for one, day in days.items()})
            found.append(row)
    return found


def _begun(tables: dict[str, dict[str, list[Any]]], as_of: datetime.date) -> set[str] | None:
    """The cases opened by a day; None where nothing is said of that."""
    cases = tables.get("cases", {})
    if "opened" not in cases:
        return None
    return {str(case) for case, opened in zip(cases["case_id"], map(day_of, cases["opened"])) if opened is None or opened <= as_of}


class _Stack(NamedTuple):
    name: str
    counts: Counter[str]


def _of_caseload(tables: dict[str, dict[str, list[Any]]], as_of: datetime.date, quarters: int, title: str | None, ax: Any) -> Any:
    given: dict[tuple[int, str, str], list[tuple[datetime.date, str]]] = defaultdict(list)
    begun = _begun(tables, as_of)
    last, older, unsure = _quarter(as_of), 0, 0
    for row in _rows_on(tables, "ratings", as_of):
        case, action, on, colour = (row[name] for name in ("case_id", "action", "rated_on", "colour"))
        if begun is not None and str(case) not in begun:
            continue
        if action is None or on is None or colour is None:
            unsure += 1
        elif last - _quarter(on) >= quarters:
            older += 1
        else:
            given[_quarter(on), str(case), str(action)].append((on, str(colour)))
    stacks = [_Stack(f"{at // 4} Q{at % 4 + 1}", Counter()) for at in range(last - quarters + 1, last + 1)]
    for (quarter, *_), colours in given.items():
        latest = max(on for on, _ in colours)
        of_day = {colour for on, colour in colours if on == latest}
        stacks[quarter - last - 1].counts[of_day.pop() if len(of_day) == 1 else "two colours on one day"] += 1
    first = next((i for i, stack in enumerate(stacks) if stack.counts), len(stacks))
    ax = axes(ax, 8, 3.6)
    plain(ax, title if title is not None else "Actions by their last colour in each quarter", grid="y")
    told = [f"{n} {what}" for n, what in ((older, "older"), (unsure, "without day, colour or action")) if n]
    if told:
        corner(ax, f"ratings not shown: {', '.join(told)}")
    if first == len(stacks):
        return nothing(ax, "no action was rated")
    return _draw(ax, stacks[first:], "actions rated", f"quarter; the last up to {day_text(as_of)}")


def _quarter(day: datetime.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _of_case(tables: dict[str, dict[str, list[Any]]], case_id: Any, as_of: datetime.date, title: str | None, ax: Any) -> Any:
    if "meetings" not in tables and "reviews" not in tables:
        raise ArgumentError(raw.E_ARGUMENT, "tables: neither 'meetings' nor 'reviews', from which the colours of a case are read")
    its = {
        name: [row for row in _rows_on(tables, name, as_of) if str(row["case_id"]) == str(case_id)]
        for name in ("meetings", "reviews", "actions", "ratings")
    }
    if str(case_id) not in {str(one) for one in tables["actions"].get("case_id", [])}:
        raise ArgumentError(raw.E_ARGUMENT, "case_id: no action is of this case")
    begun = _begun(tables, as_of)
    tafs = [row for row in its["meetings"] if str(row.get("kind")) != "final-statutory"]
    held: set[datetime.date] = {row["held_on"] for row in tafs + its["reviews"] if row.get("held_on") is not None}
    days = sorted(held) if begun is None or str(case_id) in begun else []
    given: dict[str, _Given] = defaultdict(list)
    for row in its["ratings"]:
        given[str(row["action"])].append((row["rated_on"], None if row["colour"] is None else str(row["colour"])))
    stacks = []
    for i, day in enumerate(days):
        until = days[i + 1] - datetime.timedelta(days=1) if i + 1 < len(days) else as_of
        shades = Counter(_shade(row, [] if row["id"] is None else given[str(row["id"])], day, until) for row in its["actions"])
        is_new_year = i == 0 or days[i - 1].year != day.year
        stacks.append(_Stack(f"{day.day} {day:%b}" + (f"\n{day.year}" if is_new_year else ""), shades))
    ax = axes(ax, 8, 3.6)
    plain(ax, title if title is not None else "Actions by their colour at each TAF and review", grid="y")
    if not any(stack.counts[shade] for stack in stacks for shade in RAG):
        return nothing(ax, "no TAF or review with a day and an action")
    return _draw(ax, stacks, "actions", f"day of a TAF or review, and the colours given from it to the next; up to {day_text(as_of)}")


def _shade(action: dict[str, Any], ratings: _Given, day: datetime.date, until: datetime.date) -> str:
    """How an action stood at a TAF or review; "" where it had not been agreed yet."""
    dated = [(on, colour) for on, colour in ratings if on is not None]
    before = max((on for on, _ in dated if on < day), default=None)
    agreed, completed = action.get("agreed_on"), action.get("completed_on")
    if rated := _first_colour(dated, day, until):
        return rated
    is_done = completed is not None and completed <= day
    if not is_done and agreed is not None and agreed > day:
        return ""
    if len(dated) < len(ratings):
        return "not known"
    stood = "" if before is None else _first_colour(dated, before, before)
    if stood == "green" or is_done:
        return "green" if stood == "green" else "completed, not rated there"
    return "not known" if stood == "not known" or (agreed is None and before is None) else "not rated"


def _first_colour(dated: list[tuple[datetime.date, str | None]], first: datetime.date, last: datetime.date) -> str:
    """The colour of the first day of some on which it was rated; "" where there is none."""
    on = min((on for on, _ in dated if first <= on <= last), default=None)
    if on is None:
        return ""
    of_day = {colour for day, colour in dated if day == on}
    return (of_day.pop() if len(of_day) == 1 else None) or "not known"


def _draw(ax: Any, stacks: list[_Stack], what: str, along: str) -> Any:
    used = [shade for shade in RAG if any(stack.counts[shade] for stack in stacks)]
    looks = [{"facecolor": RAG[shade][0], "hatch": RAG[shade][1], "edgecolor": "white", "linewidth": 0.6} for shade in used]
    base = [0] * len(stacks)
    for shade, look in zip(used, looks):
        there = [i for i, stack in enumerate(stacks) if stack.counts[shade]]
        ax.bar(there, [stacks[i].counts[shade] for i in there], 0.82, bottom=[base[i] for i in there], label=shade, **look)
        base = [under + stack.counts[shade] for under, stack in zip(base, stacks)]
    # No more than twelve names, the last one among them.
    every = -(-len(stacks) // 12)
    ax.set_xticks(range(len(stacks)), [stack.name if (len(stacks) - 1 - i) % every == 0 else "" for i, stack in enumerate(stacks)])
    ax.set_xlim(-0.6, max(len(stacks), 4) - 0.4)
    ax.tick_params(axis="x", labelsize=8)
    ax.set_ylabel(what, fontsize=9, color=INK)
    ax.set_xlabel(along, fontsize=9, color=INK)
    ax.set_ylim(0, max(*base, 1) * 1.1)
    whole_numbers(ax)
    legend(ax, used, looks, bbox_to_anchor=(0, -0.26))
    return ax
