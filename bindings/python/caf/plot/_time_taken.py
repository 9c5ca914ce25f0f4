"""How long something took in a cohort, against a limit."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .. import raw
from .._days import whole_number
from ..errors import ArgumentError
from ._cohort import records_of
from ._days import draw_limits
from ._look import CLEAR, INK, axes, corner, legend, nothing, plain, style, whole_numbers

_FIRST_TAF = "days-to-first-taf"
_BARS = 40


def time_taken(
    cohort: Any, distribution: str = _FIRST_TAF, *, limit: int | None = None, suppress: int | None = None, title: str | None = None, ax: Any = None
) -> Any:
    """How many days something took in a cohort, with the limit drawn.

    ``cohort`` is what ``caf.cohort()`` gives. ``distribution`` is "days-to-first-taf" (working days), "days-between-tafs" or
    "days-to-closing". ``limit`` is the last day that is in time; None: of days to the first TAF what
    EM-B2-held asks for, 20 working days where the cohort's profile sets no other number, and otherwise none. With ``suppress`` there are no bars, as single days are too fine to be published: then the
    percentiles that may be shown are told and drawn. What took longer than the cohort counts stands behind the last day.

    Source: minimum regional standards, East Midlands, 2011, clause B.2. Raises ArgumentError for no such distribution, as compliance().
    """
    names = [raw.distribution_name(number) for number in range(raw.DISTRIBUTIONS)]
    if distribution not in names:
        raise ArgumentError(raw.E_ARGUMENT, f"distribution: expected one of {', '.join(map(str, names))}, got {str(distribution)[:40]!r}")
    if limit is not None and whole_number(limit, "limit") < 0:
        raise ArgumentError(raw.E_ARGUMENT, f"limit: expected 0 or more, got {limit}")
    numbers = {
        measure: number for section, _, name, measure, number in records_of(cohort, suppress) if (section, name) == ("days", distribution)
    }
    which = names.index(distribution)
    limit = _limit_of(cohort) if limit is None and distribution == _FIRST_TAF else limit
    ax = axes(ax, 8, 3.4)
    plain(ax, title if title is not None else str(raw.distribution_title(which)), grid="y")
    ax.set_xlabel("working days" if distribution == _FIRST_TAF else "days", fontsize=9, color=INK)
    if not numbers.get("cases"):
        return nothing(ax, "no case with a number of days" if numbers.get("cases") == 0 else "too few to be shown")
    _corner(ax, numbers)
    if suppress is None:
        _draw_days(ax, _days_of(numbers), limit)
    else:
        _draw_percentiles(ax, numbers, limit)
    return ax


def _corner(ax: Any, numbers: dict[str, int | None]) -> None:
    known, unknown = numbers["cases"], numbers["unknown"]
    apart = "" if unknown == 0 else ", unknown hidden" if unknown is None else f", {unknown} unknown"
    corner(ax, f"{known} case{'' if known == 1 else 's'}{apart}")


def _days_of(numbers: dict[str, int | None]) -> dict[int, int]:
    """How many took so many days; those over the bound as a day more than it."""
    days = {int(measure[5:]): count for measure, count in numbers.items() if measure.startswith("days-") and count}
    days.update({int(measure[10:]) + 1: count for measure, count in numbers.items() if measure.startswith("more-than-") and count})
    return days


def _limit_of(cohort: Any) -> int | None:
    """The working days to the first TAF of EM-B2-held on the as-of day; None: the profile counts it in another unit."""
    as_of, _, profile, blocks, _ = cohort._context
    amount, unit = raw.profile_parameter(profile, blocks[0] if blocks else None, raw.rule_named("EM-B2-held"), raw.WITHIN, as_of)
    return amount if unit == raw.WORKING_DAYS else None


def _draw_days(ax: Any, days: dict[int, int], limit: int | None) -> None:
    last = max(*days, limit or 0)
    width = max(1, -(-(last + 1) // _BARS))
    # A bar has no days on both sides of the limit.
    first = 0 if limit is None else -(-(limit + 1) // width) * width - (limit + 1)
    heights: dict[int, int] = {}
    for day, count in days.items():
        heights[(day + first) // width] = heights.get((day + first) // width, 0) + count
    used = []
    for verdict, is_late in (("met", False), ("not met", True)):
        places = [place for place in sorted(heights) if (limit is not None and place * width - first > limit) == is_late]
        if places:
            look = style(verdict) if limit is not None else style("due")
            used.append((("in time" if not is_late else "later") if limit is not None else "cases", look))
            ax.bar([place * width - first - 0.5 for place in places], [heights[place] for place in places], width, align="edge",
                   label=used[-1][0], **look)  # fmt: skip
    if limit is not None:
        draw_limits(ax, Counter([limit]), ax.get_xlabel())
    ax.set_xlim(-0.5 - first, max(last + width, (limit or 0) * 1.15) + 0.5)
    ax.set_ylim(0, max(heights.values()) * 1.2)
    whole_numbers(ax)
    ax.set_ylabel("values" if width == 1 else f"values, {width} days a bar", fontsize=9, color=INK)
    if limit is not None:
        legend(ax, [name for name, _ in used], [look for _, look in used], bbox_to_anchor=(0, -0.2))


def _draw_percentiles(ax: Any, numbers: dict[str, int | None], limit: int | None) -> None:
    shown = {int(measure[11:]): days for measure, days in numbers.items() if measure.startswith("percentile-") and days is not None}
    ax.set_yticks([])
    ax.grid(False)
    ax.set_ylim(-1, 1)
    ax.set_xlim(0, max([*shown.values(), limit or 0, 1]) * 1.2)
    ax.plot(list(shown.values()), [0] * len(shown), "-", color=INK, linewidth=1)
    at: dict[int, list[str]] = {}
    for percent, days in shown.items():
        at.setdefault(days, []).append("half" if percent == 50 else f"{percent} %")
    for place, (days, told) in enumerate(at.items()):
        ax.plot([days], [0], "o", markersize=8, color=INK)
        ax.annotate(f"{' and '.join(told)}: up to {days}", (days, 0), xytext=(0, 14 if place % 2 == 0 else -20), textcoords="offset points",
                    ha="center", fontsize=9, color=INK, bbox=CLEAR)  # fmt: skip
    if not shown:
        nothing(ax, "too few to be shown")
    if limit is not None:
        draw_limits(ax, Counter([limit]), ax.get_xlabel())
