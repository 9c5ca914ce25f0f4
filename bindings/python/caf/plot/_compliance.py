"""Verdicts by rule, agency or period."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .. import raw
from .._days import whole_number
from .._given import columns_of
from ..errors import ArgumentError
from ..sources import Extract
from ._findings import NOT_RECORDED, tally, take
from ._look import COLOURS, INK, axes, corner, count_in, legend, nothing, plain, style, told


def compliance(
    findings: Any,
    by: str = "rule",
    *,
    cases: Any = None,
    every: str | None = None,
    share: bool = False,
    not_applicable: bool = False,
    top: int | None = None,
    labels: Mapping[str, str] | None = None,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Bars of verdicts, one for each rule, agency or period: how many findings, or with ``share`` which part of them (%).

    ``findings`` is the table that ``caf.check()`` gives, or what ``caf.summary()`` counted by the column that ``by`` names.
    With ``by="agency"`` findings have no such column: ``cases``, the table of cases or a caf.Extract, then says which agency
    began each. Data problems are no standards and are left out, as is what is not applicable, unless ``not_applicable``.
    Those with most (with ``share`` the largest part) that is not met come first; ``top`` shows so many; ``labels`` are what
    to call them.

    With ``by="period"`` the periods of a summary come in the order of time, those of no recorded day last; ``top`` shows the
    latest. ``every`` is "month", "quarter" or "year", as ``caf.summary()`` was told; None: the longest of them on whose first
    days all periods begin, which says too much of a few months that all begin quarters. So they are called "March 2025",
    "2025 Q1" or "2025".

    Raises ArgumentError for a column that is missing, TypeError, ImportError without matplotlib.
    """
    _check(by, every, top)
    counts = _of_agencies(findings, cases) if by == "agency" and cases is not None else _tally(findings, by)
    verdicts = [verdict for verdict in COLOURS if not_applicable or verdict != "not applicable"]
    counts = Counter({key: n for key, n in counts.items() if key[1] in verdicts and not key[0].startswith("data-")})
    totals = Counter[str]()
    for (name, _), n in counts.items():
        totals[name] += n
    names = sorted(
        totals,
        key=lambda name: (*(-counts[name, verdict] / (totals[name] if share else 1) for verdict in ("not met", "due")), name),
    )
    shown = names[:top]
    labels = dict(labels or {})
    if by == "period" and (periods := _periods(names, every)) is not None:
        names = [*sorted(periods), *(name for name in names if name not in periods)]
        shown = names if top is None else names[max(len(names) - top, 0) :]
        labels = {**periods, **labels}
    ax = axes(ax, 8, 1.5 + 0.32 * max(len(shown), 3))
    plain(ax, title if title is not None else f"Findings by {by}", grid="x")
    if not shown:
        return nothing(ax, "no findings")
    used = [verdict for verdict in verdicts if any(counts[name, verdict] for name in shown)]
    left = dict.fromkeys(shown, 0.0)
    longest = 100.0 if share else float(max(totals[name] for name in shown))
    for verdict in used:
        there = [(at, name) for at, name in enumerate(shown) if counts[name, verdict]]
        widths = [counts[name, verdict] * (100 / totals[name] if share else 1) for _, name in there]
        starts = [left[name] for _, name in there]
        bars = ax.barh([at for at, _ in there], widths, left=starts, height=0.72, label=verdict, **style(verdict))
        for (_, name), bar, width in zip(there, bars, widths):
            left[name] += width
            if width > 0.045 * longest:
                count_in(ax, bar, counts[name, verdict])
    ax.set_yticks(range(len(shown)), [told(labels.get(name, name)) for name in shown])
    ax.set_ylim(len(shown) - 0.45, -0.55)
    ax.set_xlim(0, longest * 1.01)
    ax.set_xlabel("findings (%)" if share else "findings", fontsize=9, color=INK)
    legend(ax, used, [style(verdict) for verdict in used], bbox_to_anchor=(0, -0.55 / (0.32 * max(len(shown), 3))))
    if top is not None and len(names) > top:
        corner(ax, f"{len(names) - top} more not shown")
    return ax


def _check(by: Any, every: Any, top: Any) -> None:
    if not isinstance(by, str):
        raise TypeError(f"by: expected the name of a column, got {type(by).__name__}")
    if every is not None and every not in _EVERY:
        raise ArgumentError(raw.E_ARGUMENT, f"every: expected one of {', '.join(_EVERY)}, got {str(every)[:40]!r}")
    if top is not None and whole_number(top, "top") < 1:
        raise ArgumentError(raw.E_ARGUMENT, f"top: expected 1 or more, got {top}")


def _tally(findings: Any, by: str) -> Counter[tuple[str, str]]:
    try:
        return tally(findings, by)
    except ArgumentError as error:
        if by == "agency" and "'agency'" in error.text:
            raise ArgumentError(raw.E_ARGUMENT, "findings: no column 'agency'; give cases=, the table of cases, which says it") from None
        raise


_EVERY: dict[str, Callable[[datetime.date], str | None]] = {
    "year": lambda day: f"{day.year}" if day.month == 1 else None,
    "quarter": lambda day: f"{day.year} Q{day.month // 3 + 1}" if day.month % 3 == 1 else None,
    "month": lambda day: f"{day:%B} {day.year}",
}
"""What a period is called by its first day, where one can begin on it."""


def _periods(names: list[str], every: str | None) -> dict[str, str] | None:
    """What periods are called, by their first days; None where they are something else."""
    try:
        days = [datetime.date.fromisoformat(name) for name in names if name != NOT_RECORDED]
    except ValueError:
        return None
    for kind in _EVERY if every is None else (every,):
        called = [_EVERY[kind](day) for day in days]
        if all(day.day == 1 for day in days) and None not in called:
            return {str(day): str(name) for day, name in zip(days, called)}
    if every is not None:
        raise ArgumentError(raw.E_ARGUMENT, f"every: the periods do not begin as those of a {every} do")
    return None


def _of_agencies(findings: Any, cases: Any) -> Counter[tuple[str, str]]:
    table = columns_of(cases.tables.get("cases", {}) if isinstance(cases, Extract) else cases, "cases")
    for name in ("case_id", "agency"):
        if name not in table:
            raise ArgumentError(raw.E_ARGUMENT, f"cases: no column {name!r}")
    agencies = {str(case): agency for case, agency in zip(table["case_id"], table["agency"])}
    return Counter(
        (str(agencies.get(str(case)) or NOT_RECORDED), str(verdict))
        for case, verdict, rule in take(findings, "case_id", "verdict", "rule")
        if not str(rule).startswith("data-")
    )
