"""How long the first TAF took, against the limit."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ._findings import take
from ._look import INK, axes, corner, day_of, legend, nothing, plain, style, whole_numbers


_SHOWN = {"met": "met", "due": "due: not held yet", "not met": "not met: held late, or not yet"}


def days_to_first_taf(
    findings: Any, *, rule: str = "EM-B2-held", unit: str | None = None, title: str | None = None, ax: Any = None
) -> Any:
    """How many days it took from the initial assessment to the first TAF, with the limit drawn.

    ``findings`` is the table that ``caf.check()`` gives; of it the rows of ``rule`` are shown: those that are met, not
    met, or due. Where the meeting has not been held, its days are those up to the as-of date, and it is hatched as *due* or
    stands behind the limit as *not met*. ``unit`` is what days are counted in; None: calendar days where every slack is the
    difference of two dates, and working days otherwise.

    Source: minimum regional standards, East Midlands, 2011, clause B.2. Raises as compliance().
    """
    if not isinstance(rule, str):
        raise TypeError(f"rule: expected a rule's name, got {type(rule).__name__}")
    rows = [
        (str(verdict), int(days), int(slack), day_of(due), day_of(done))
        for name, verdict, days, slack, due, done in take(findings, "rule", "verdict", "days", "slack", "due", "done")
        if str(name) == rule and str(verdict) in _SHOWN and days is not None and slack is not None
    ]
    ax = axes(ax, 8, 3.6)
    plain(ax, title if title is not None else "Days to the first TAF", grid="y")
    if not rows:
        return nothing(ax, f"no first TAF with a date ({rule})")
    if unit is None:
        in_calendar = all((due - done).days == slack for _, _, slack, due, done in rows if due is not None and done is not None)
        unit = "days" if in_calendar else "working days"
    limits = Counter(days + slack for _, days, slack, _, _ in rows)
    last = max(max(days for _, days, *_ in rows), max(limits))
    width = max(1, -(-(last + 1) // 40))
    starts = list(range(0, last + width, width))
    base = [0] * len(starts)
    used = []
    for verdict in _SHOWN:
        heights = [0] * len(starts)
        for told, days, *_ in rows:
            if told == verdict:
                heights[max(days, 0) // width] += 1
        there = [i for i, height in enumerate(heights) if height]
        if there:
            used.append(verdict)
            # A bar stands around its days, so that a day is at its number.
            ax.bar(
                [starts[i] - 0.5 for i in there], [heights[i] for i in there], width, bottom=[base[i] for i in there],
                align="edge", label=verdict, **style(verdict),
            )  # fmt: skip
            base = [below + height for below, height in zip(base, heights)]
    draw_limits(ax, limits, unit)
    waiting = sum(done is None for *_, done in rows)
    ax.set_xlim(-0.5, max(starts[-1] + width - 0.5, max(limits) * 1.15))
    ax.set_ylim(0, max(base) * 1.18)
    whole_numbers(ax)
    per = "" if width == 1 else f", {width} a bar"
    ax.set_xlabel(f"{unit} from the assessment to the first TAF{per}", fontsize=9, color=INK)
    ax.set_ylabel("cases", fontsize=9, color=INK)
    legend(ax, [_SHOWN[name] for name in used], [style(name) for name in used], bbox_to_anchor=(0, -0.2))
    corner(ax, f"{len(rows) - waiting} held, {waiting} not yet")
    return ax


def draw_limits(ax: Any, limits: Counter[int], unit: str) -> None:
    """Behind the last day that is in time."""
    at = limits.most_common(1)[0][0]
    if len(limits) > 1:
        ax.axvspan(min(limits) + 0.5, max(limits) + 0.5, color="#000000", alpha=0.07, linewidth=0, label="limits")
    ax.axvline(at + 0.5, color=INK, linewidth=1.6, linestyle="--", label="limit")
    most = "limit" if len(limits) == 1 else "limit of most"
    ax.annotate(
        f"{most}: {at} {unit}", (at + 0.5, 0.98), xycoords=("data", "axes fraction"), xytext=(5, 0), textcoords="offset points",
        ha="left", va="top", fontsize=9, color=INK,
    )  # fmt: skip
