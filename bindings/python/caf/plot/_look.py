"""What all pictures share: colours, hatches, axes. Private."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from .._optional import optional

COLOURS: dict[str, str] = {
    "met": "#009E73",
    "due": "#56B4E9",
    "not met": "#D55E00",
    "judgement": "#CC79A7",
    "unknown": "#C4C4C4",
    "not applicable": "#F2F2F2",
}
"""The colour of each verdict, in the order in which they are stacked (Okabe and Ito's, told apart by the colour-blind)."""

HATCHES: dict[str, str] = {"met": "", "due": "||", "not met": "////", "judgement": "\\\\\\\\", "unknown": "", "not applicable": "--"}
"""The hatching of each verdict, for print without colour."""

RAG: dict[str, tuple[str, str]] = {
    "red": ("#C1272D", "////"),
    "amber": ("#F5A800", "||"),
    "green": ("#4DB37E", ""),
    "completed, not rated there": ("#56B4E9", ".."),
    "not rated": ("#D9D9D9", ""),
    "not known": ("#CC79A7", "\\\\\\\\"),
    "two colours on one day": ("#6E6E6E", "xx"),
}
"""Colour and hatching of each colour of an action: from dark to light and hatched apart, as red and green alone are not."""

INK = "#333333"
FAINT = "#8A8A8A"
CLEAR = {"boxstyle": "square,pad=0.1", "facecolor": "white", "edgecolor": "none"}
"""The box of a text that stands on lines."""


def axes(ax: Any, width: float, height: float) -> Any:
    """The caller's axes, or new ones of a size in inches."""
    if ax is not None:
        if not hasattr(ax, "annotate"):
            raise TypeError(f"ax: expected one pair of matplotlib's axes, got {type(ax).__name__}")
        return ax
    pyplot = optional("matplotlib.pyplot", "plot", "a picture")
    return pyplot.subplots(figsize=(width, height), layout="constrained")[1]


def plain(ax: Any, title: str, *, grid: str | None = None) -> None:
    """A title, and no more lines than needed."""
    ax.set_title(title, loc="left", fontsize=12, fontweight="bold", color=INK)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_color(FAINT)
    ax.tick_params(colors=INK, labelsize=9)
    ax.set_axisbelow(True)
    if grid is not None:
        ax.grid(axis=grid, color="#E4E4E4", linewidth=0.8)


def style(verdict: str) -> dict[str, Any]:
    """How an area of a verdict is filled."""
    return {"facecolor": COLOURS[verdict], "hatch": HATCHES[verdict], "edgecolor": "white", "linewidth": 0.6}


def legend(ax: Any, names: Iterable[str], styles: Sequence[dict[str, Any]], **where: Any) -> None:
    """A legend of filled areas under the axes."""
    patches = optional("matplotlib.patches", "plot", "a picture")
    handles = [patches.Patch(label=name, **look) for name, look in zip(names, styles)]
    usual = {"loc": "upper left", "bbox_to_anchor": (0, -0.12), "ncols": 6}
    ax.legend(handles=handles, frameon=False, fontsize=9, handlelength=1.6, **{**usual, **where})


def whole_numbers(ax: Any, axis: str = "y") -> None:
    """Only whole numbers on an axis, the upright one: nothing is half a case."""
    ticker = optional("matplotlib.ticker", "plot", "a picture")
    getattr(ax, f"{axis}axis").set_major_locator(ticker.MaxNLocator(integer=True))


def told(name: str) -> str:
    """A name that does not take the room of the bars."""
    return name if len(name) <= 44 else name[:43] + "…"


def count_in(ax: Any, bar: Any, n: int) -> None:
    """A number in the middle of a bar."""
    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    middle = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2
    ax.text(*middle, f"{n}", ha="center", va="center", fontsize=8, color=INK, bbox=box)


def corner(ax: Any, text: str) -> None:
    """A remark above the axes on the right."""
    ax.annotate(text, (1, 1), xycoords="axes fraction", ha="right", va="bottom", fontsize=9, color=INK)


def nothing(ax: Any, text: str) -> Any:
    """Says that there is nothing to show."""
    ax.text(0.5, 0.5, text, transform=ax.transAxes, ha="center", va="center", color=FAINT, fontsize=10)
    ax.set_xticks([])
    ax.set_yticks([])
    return ax


def day_text(day: datetime.date) -> str:
    """A day as people write it."""
    return f"{day.day} {day:%B} {day.year}"


def day_of(value: Any) -> datetime.date | None:
    """A cell's day. A text is none."""
    if value is None:
        return None
    if not isinstance(value, datetime.date):
        raise TypeError(f"expected a date, got {type(value).__name__}; caf.parse_date() reads a text")
    return value.date() if isinstance(value, datetime.datetime) else value
