"""One case's events, what fell due, and what became of it."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from .. import raw
from .._days import DateLike, plain_date
from .._given import columns_of, tables_of
from .._optional import optional
from .._rows import FIELDS, TABLES
from ..errors import ArgumentError
from ._findings import take
from ._look import CLEAR, COLOURS, INK, axes, corner, day_of, day_text, nothing, plain, style

_UNTOLD = ("recorded", "born")
"""Days that are no event of the case."""

_LEAST_AHEAD = 100
"""Days: what is due within a quarter is always drawn."""

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
    as_of: DateLike,
    rules: Any = None,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """A case from its first day to its last: its events by table, what fell due and when, and what became of it.

    ``case`` is a case, or tables as ``caf.check()`` takes them or a caf.Extract, of which ``case_id`` picks one case;
    ``findings`` are the table that ``caf.check()`` gives, or a list of findings. A dot is a recorded day; dots too near to
    each other for a label each share one that tells them in their order. A mark below is a due day, in its verdict's colour
    and shape; a bar leads from there to the late act, or for what is not done to ``as_of``. ``rules`` shows only the due
    days of those. What falls due more than a third of the case's time ahead, and more than 100 days, is told above the axes.
    As in ``caf case``, what had not happened by ``as_of``, or was entered only later, is not there.

    Raises ArgumentError for a case that is not there or a column that is missing, TypeError, ImportError without matplotlib.
    """
    as_of = plain_date(as_of, "as_of")
    if rules is not None and (isinstance(rules, str) or not isinstance(rules, Iterable)):
        raise TypeError(f"rules: expected several, in a list, got {type(rules).__name__}")
    name, events = _events(case, case_id, as_of)
    dues = [one for one in _dues(findings, name, rules) if one.verdict != "not applicable"]
    begun = min([as_of, *(one.on for one in events)])
    # What is due years from now would press the case itself into a corner. As caf case does it.
    horizon = as_of + datetime.timedelta(days=max(_LEAST_AHEAD, (as_of - begun).days // 3))
    later = [one for one in dues if one.due > horizon]
    dues = [one for one in dues if one.due <= horizon]
    used = {one.table for one in events} | {one.table for one in dues}
    shown = [table for table in TABLES if table in used]
    ax = axes(ax, 10, 1.5 + 0.54 * max(len(shown), 2))
    title = title if title is not None else f"Case {name} as on {day_text(as_of)}"
    plain(ax, title, grid="x")
    if not shown:
        return nothing(ax, "nothing with a date is recorded")
    days = [begun, as_of, *(one.due for one in dues)]
    span = max((max(days) - min(days)).days, 14)
    margin = datetime.timedelta(days=max(2, span // 25))
    ax.set_xlim(min(days) - margin, max(days) + 2 * margin)
    ax.set_ylim(len(shown) - 0.35, -0.65)
    ax.set_yticks(range(len(shown)), [_table_words(table) for table in shown])
    for lane, table in enumerate(shown):
        ax.axhline(lane, color="#DDDDDD", linewidth=1, zorder=1)
        _draw_events(ax, lane, [one for one in events if one.table == table])
        _draw_dues(ax, lane, [one for one in dues if one.table == table], as_of)
    ax.axvline(as_of, color=INK, linewidth=1.2, linestyle="--", label="as of", zorder=2)
    where = {"xycoords": ("data", "axes fraction"), "xytext": (4, -2), "textcoords": "offset points"}
    ax.annotate("as of", (as_of, 1), fontsize=8, color=INK, va="top", **where)
    dates = optional("matplotlib.dates", "plot", "a picture")
    ax.xaxis.set_major_locator(dates.AutoDateLocator(minticks=3, maxticks=8))
    ax.xaxis.set_major_formatter(dates.DateFormatter("%b %Y" if span > 120 else "%d %b %Y"))
    if later:
        # Beside the title, whose letters are half as wide again.
        room = int(_letters(ax) * _SIZE / 9 - len(title) * 12 * 1.3 / 9) - len("later:  and 99 more")
        corner(ax, f"later: {_fitting([f'{one.rule} {day_text(one.due)}' for one in later], room)}")
    _draw_legend(ax, [verdict for verdict in COLOURS if any(one.verdict == verdict for one in dues)])
    return ax


def _table_words(table: str) -> str:
    return "case" if table == "cases" else table.replace("_", " ")


def _events(case: Any, case_id: Any, as_of: datetime.date) -> tuple[str, list[_Event]]:
    """A case's name and its recorded days, planned ones left out and what was to come or entered later."""
    from ..cases import Case

    if not isinstance(case, Case):
        tables = {name: columns_of(table, name) for name, table in tables_of(case, "case").items() if table is not None}
        if case_id is None:
            ids = {str(one) for one in tables.get("cases", {}).get("case_id", [])}
            if len(ids) != 1:
                raise ArgumentError(raw.E_ARGUMENT, f"case_id: say which case; the tables have {len(ids)}")
            [case_id] = ids
        elif str(case_id) not in {str(one) for one in tables.get("cases", {}).get("case_id", [])}:
            raise ArgumentError(raw.E_ARGUMENT, "case_id: no such case in the tables")
    else:
        case_id = case.case_id
        tables = {name: of_object(case, name) for name in TABLES}
    events: list[_Event] = []
    for table, columns in tables.items():
        of_case = [str(one) == str(case_id) for one in columns.get("case_id", [])]
        entered = map(day_of, columns.get("recorded", [None] * len(of_case)))
        of_case = [is_its and (on is None or on <= as_of) for is_its, on in zip(of_case, entered)]
        for name, field in FIELDS.get(table, {}).items():
            if field.type == raw.TYPE_DATE and name not in _UNTOLD:
                days = zip(of_case, map(day_of, columns.get(name, [])))
                events.extend(_Event(table, name, on) for is_its, on in days if is_its and on is not None and on <= as_of)
    return str(case_id), sorted(events, key=lambda event: event.on)


def of_object(case: Any, table: str) -> dict[str, list[Any]]:
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


def _draw_events(ax: Any, lane: int, events: list[_Event]) -> None:
    ax.plot([event.on for event in events], [lane] * len(events), "o", color=INK, markersize=5, zorder=4, label=f"events {lane}")
    _label(ax, lane, 6, [(event.on, event.field.removesuffix("_on").replace("_", " ")) for event in events])


def _draw_dues(ax: Any, lane: int, dues: list[_Due], as_of: datetime.date) -> None:
    below = lane + 0.24
    for one in dues:
        until = one.done if one.done is not None else as_of
        if one.verdict == "not met" and until > one.due:
            ax.barh(below, until - one.due, left=one.due, height=0.16, zorder=2, alpha=0.75, **style(one.verdict))
        ax.plot([one.due], [below], linestyle="", zorder=5, **_mark(one.verdict))
    told = [one for one in dues if one.verdict in ("not met", "due")]
    _label(ax, below, -13, [(one.due, f"{one.rule} {one.due.day} {one.due:%b}") for one in told])


_SIZE = 7.5


def _letters(ax: Any) -> int:
    """How many letters of a label are as wide as the axes; one is a good half as wide as it is high."""
    return max(int(ax.get_window_extent().width / ax.figure.dpi * 72 / (_SIZE * 0.54)), 20)


def _fitting(texts: list[str], room: int) -> str:
    """Texts in their order, each once with how often it comes, and no more than there is room for."""
    told = [text if n == 1 else f"{text} ({n})" for text, n in Counter(texts).items()]
    n = len(told)
    while n > 1 and len(", ".join(told[:n])) > room:
        n -= 1
    return ", ".join(told[:n]) + (f" and {len(told) - n} more" if n < len(told) else "")


def _label(ax: Any, at: float, above: int, points: list[tuple[datetime.date, str]]) -> None:
    """Labels from their points on, none over another and none beyond the axes: what is too near is told in one."""
    left, right = ax.get_xlim()
    letters = _letters(ax)
    letter = (right - left) / letters
    dates = optional("matplotlib.dates", "plot", "a picture")
    groups: list[tuple[float, list[str]]] = []

    def place(first: float, texts: list[str]) -> tuple[float, float]:
        """Where a label begins and where the next may."""
        wide = (len(_fitting(texts, letters - 12)) + 2) * letter
        start = max(min(first, right - wide), left)
        return start, start + wide

    for on, text in points:
        first, texts = float(dates.date2num(on)), [text]
        # A label that runs into the one before joins it, which may then run into the one before that.
        while groups and place(first, texts)[0] < place(*groups[-1])[1]:
            first, before = groups.pop()
            texts = before + texts
        groups.append((first, texts))
    for first, texts in groups:
        start = dates.num2date(place(first, texts)[0]).replace(tzinfo=None)
        told = _fitting(texts, letters - 12)
        ax.annotate(told, (start, at), xytext=(0, above), textcoords="offset points", fontsize=_SIZE, color=INK, bbox=CLEAR)


def _mark(verdict: str) -> dict[str, Any]:
    edge = {"markeredgecolor": INK, "markeredgewidth": 0.6, "markersize": 7}
    return {"marker": _MARKS[verdict], "color": COLOURS[verdict], **edge}


def _draw_legend(ax: Any, verdicts: list[str]) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], linestyle="", marker="o", color=INK, markersize=5, label="recorded")]
    handles += [Line2D([], [], linestyle="", label=f"due day: {verdict}", **_mark(verdict)) for verdict in verdicts]
    # As many beside each other as stand under the axes: a wider legend would press them together.
    columns = max(1, min(6, _letters(ax) // 26))
    ax.legend(handles=handles, frameon=False, fontsize=9, loc="upper left", bbox_to_anchor=(0, -0.08), ncols=columns, handletextpad=0.2)
