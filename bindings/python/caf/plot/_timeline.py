"""One case's events, what fell due, and what became of it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from .. import raw
from .._given import columns_of
from .._optional import optional
from .._rows import FIELDS, TABLES
from ..errors import ArgumentError
from ._findings import take
from ._look import COLOURS, INK, axes, corner, day_of, day_text, nothing, plain, style

_UNTOLD = ("recorded", "born")
"""Days that are no event of the case."""

_CLEAR = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
_MARKS = {"met": "o", "due": "D", "not met": "X", "judgement": "P", "unknown": "s", "not applicable": "s"}


class _Event(NamedTuple):
    table: str
    field: str
    on: datetime.date


class _Due(NamedTuple):
    table: str
    rule: str
    verdict: str
    due: datetime.date
    done: datetime.date | None


def timeline(
    case: Any,
    findings: Any,
    *,
    case_id: Any = None,
    as_of: datetime.date,
    rules: Any = None,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """A case from its first day to its last: its events by table, what fell due and when, and what became of it.

    ``case`` is a case, or tables as ``caf.check()`` takes them, of which ``case_id`` picks one case; ``findings`` are the
    table that ``caf.check()`` gives, or a list of findings. A dot is a recorded day. A mark below it is a due day, in its
    verdict's colour and shape; a bar leads from there to the late act, or for what is not done to ``as_of``. ``rules`` shows
    only the due days of those. What falls due long after is told above the axes.

    Raises ArgumentError for a case that is not there or a column that is missing, TypeError, ImportError without matplotlib.
    """
    name, events = _events(case, case_id)
    dues = [one for one in _dues(findings, name, rules) if one.verdict != "not applicable"]
    begun = min([as_of, *(one.on for one in events)])
    last = max([as_of, *(one.on for one in events)])
    # What is due years from now would press the case itself into a corner.
    horizon = last + max(datetime.timedelta(days=45), (last - begun) / 3)
    later = [one for one in dues if one.due > horizon]
    dues = [one for one in dues if one.due <= horizon]
    used = {one.table for one in events} | {one.table for one in dues}
    shown = [table for table in TABLES if table in used]
    ax = axes(ax, 10, 1.5 + 0.54 * max(len(shown), 2))
    plain(ax, title if title is not None else f"Case {name} as on {day_text(as_of)}", grid="x")
    if not shown:
        return nothing(ax, "nothing with a date is recorded")
    days = [begun, last, *(one.due for one in dues)]
    span = max((max(days) - min(days)).days, 14)
    margin = datetime.timedelta(days=max(2, span // 25))
    ax.set_xlim(min(days) - margin, max(days) + 2 * margin)
    ax.set_ylim(len(shown) - 0.35, -0.65)
    ax.set_yticks(range(len(shown)), [_table_words(table) for table in shown])
    for lane, table in enumerate(shown):
        ax.axhline(lane, color="#DDDDDD", linewidth=1, zorder=1)
        _draw_events(ax, lane, [one for one in events if one.table == table], span)
        _draw_dues(ax, lane, [one for one in dues if one.table == table], as_of, span)
    ax.axvline(as_of, color=INK, linewidth=1.2, linestyle="--", label="as of", zorder=2)
    where = {"xycoords": ("data", "axes fraction"), "xytext": (4, -2), "textcoords": "offset points"}
    ax.annotate("as of", (as_of, 1), fontsize=8, color=INK, va="top", **where)
    dates = optional("matplotlib.dates", "plot", "a picture")
    ax.xaxis.set_major_locator(dates.AutoDateLocator(maxticks=8))
    ax.xaxis.set_major_formatter(dates.DateFormatter("%b %Y" if span > 120 else "%d %b %Y"))
    if later:
        told = ", ".join(f"{one.rule} {day_text(one.due)}" for one in later[:3])
        corner(ax, f"later: {told}{', ...' if len(later) > 3 else ''}")
    _draw_legend(ax, [verdict for verdict in COLOURS if any(one.verdict == verdict for one in dues)])
    return ax


def _table_words(table: str) -> str:
    return "case" if table == "cases" else table.replace("_", " ")


def _events(case: Any, case_id: Any) -> tuple[str, list[_Event]]:
    """A case's name and its recorded days, planned ones left out."""
    if isinstance(case, Mapping):
        tables = {name: columns_of(table, name) for name, table in case.items()}
        if case_id is None:
            ids = {str(one) for one in tables.get("cases", {}).get("case_id", [])}
            if len(ids) != 1:
                raise ArgumentError(raw.E_ARGUMENT, f"case_id: say which case; the tables have {len(ids)}")
            [case_id] = ids
        elif str(case_id) not in {str(one) for one in tables.get("cases", {}).get("case_id", [])}:
            raise ArgumentError(raw.E_ARGUMENT, "case_id: no such case in the tables")
    else:
        case_id = case.case_id
        tables = {name: _of_object(case, name) for name in TABLES}
    events: list[_Event] = []
    for table, columns in tables.items():
        of_case = [str(one) == str(case_id) for one in columns.get("case_id", [])]
        for name, field in FIELDS.get(table, {}).items():
            if field.type == raw.TYPE_DATE and name not in _UNTOLD:
                days = zip(of_case, map(day_of, columns.get(name, [])))
                events.extend(_Event(table, name, on) for is_its, on in days if is_its and on is not None)
    return str(case_id), sorted(events, key=lambda event: event.on)


def _of_object(case: Any, table: str) -> dict[str, list[Any]]:
    """The rows of a case as an object."""
    rows = [case] if table == "cases" else list(getattr(case, table, None) or ())
    columns: dict[str, list[Any]] = {"case_id": [case.case_id] * len(rows)}
    columns.update({name: [getattr(row, name, None) for row in rows] for name in FIELDS[table] if name != "case_id"})
    return columns


def _dues(findings: Any, case: str, rules: Any) -> list[_Due]:
    wanted = None if rules is None else {str(rule) for rule in rules}
    return sorted(
        (
            _Due(str(table or "cases"), str(rule), str(verdict), day, day_of(done))
            for its, table, rule, verdict, due, done in take(findings, "case_id", "table", "rule", "verdict", "due", "done")
            for day in [day_of(due)]
            if str(its) == case and day is not None and (wanted is None or str(rule) in wanted)
        ),
        key=lambda one: (one.due, one.rule),
    )


def _draw_events(ax: Any, lane: int, events: list[_Event], span: int) -> None:
    ax.plot([event.on for event in events], [lane] * len(events), "o", color=INK, markersize=5, zorder=4, label=f"events {lane}")
    free = datetime.date.min
    for event in events:
        text = event.field.removesuffix("_on").replace("_", " ")
        # A letter is about a hundred-and-fortieth of the width.
        if event.on >= free:
            ax.annotate(text, (event.on, lane), xytext=(0, 6), textcoords="offset points", fontsize=7.5, color=INK, bbox=_CLEAR)
            free = event.on + datetime.timedelta(days=int(span * (len(text) + 2) / 135) + 1)


def _draw_dues(ax: Any, lane: int, dues: list[_Due], as_of: datetime.date, span: int) -> None:
    below = lane + 0.24
    free = datetime.date.min
    for one in dues:
        until = one.done if one.done is not None else as_of
        if one.verdict == "not met" and until > one.due:
            ax.barh(below, until - one.due, left=one.due, height=0.16, zorder=2, alpha=0.75, **style(one.verdict))
        ax.plot([one.due], [below], linestyle="", zorder=5, **_mark(one.verdict))
        told = one.verdict in ("not met", "due")
        if told and one.due >= free:
            text = f"{one.rule} {one.due.day} {one.due:%b}"
            ax.annotate(text, (one.due, below), xytext=(0, -13), textcoords="offset points", fontsize=7.5, color=INK, bbox=_CLEAR)
            free = one.due + datetime.timedelta(days=int(span * (len(text) + 2) / 135) + 1)


def _mark(verdict: str) -> dict[str, Any]:
    edge = {"markeredgecolor": INK, "markeredgewidth": 0.6, "markersize": 7}
    return {"marker": _MARKS[verdict], "color": COLOURS[verdict], **edge}


def _draw_legend(ax: Any, verdicts: list[str]) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], linestyle="", marker="o", color=INK, markersize=5, label="recorded")]
    handles += [Line2D([], [], linestyle="", label=f"due day: {verdict}", **_mark(verdict)) for verdict in verdicts]
    ax.legend(handles=handles, frameon=False, fontsize=9, loc="upper left", bbox_to_anchor=(0, -0.08), ncols=6, handletextpad=0.2)
