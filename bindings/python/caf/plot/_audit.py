"""The answers to an instrument, grade by grade."""

from __future__ import annotations

from collections import Counter
from typing import Any

from .. import raw
from .._days import whole_number
from ..audits import Audited
from ..errors import ArgumentError
from ._look import INK, axes, corner, count_in, legend, nothing, plain, style, told, whole_numbers

_GRADES = (
    ("#009E73", ""), ("#56B4E9", "||"), ("#F0E442", ".."), ("#D55E00", "////"), ("#CC79A7", "\\\\\\\\"), ("#0072B2", "xx"),
    ("#999999", "--"), ("#E69F00", "oo"),
)  # fmt: skip
"""Colour and hatching of grades, in the order in which scales have them."""


def audit(audited: Any, by: str = "section", *, top: int | None = None, title: str | None = None, ax: Any = None) -> Any:
    """How many answers gave each grade, a bar for each section or question, as ``caf.audit()`` counts them.

    ``audited`` is what ``caf.audit()`` gives. With ``by="section"`` the overall grade, which is its own section in most instruments,
    stands with them; with ``by="question"`` a bar is a question, in the instrument's order. A grade has
    the same colour and hatching in every bar; what does not apply is palest. ``top`` shows so many of the first that were answered.

    Raises ArgumentError for no such ``by``; as compliance().
    """
    if not isinstance(audited, Audited):
        raise TypeError(f"audited: expected what caf.audit() gives, got {type(audited).__name__}")
    if by not in ("section", "question"):
        raise ArgumentError(raw.E_ARGUMENT, f"by: expected section or question, got {str(by)[:40]!r}")
    if top is not None and whole_number(top, "top") < 1:
        raise ArgumentError(raw.E_ARGUMENT, f"top: expected 1 or more, got {top}")
    instrument = audited.instrument
    counts: Counter[tuple[str, str]] = Counter()
    for section, question, grade, count in zip(*(values for _, values in audited._counted([0]).values())):
        counts[section if by == "section" else question, grade] += count
    if by == "section":
        called = {section.section: section.title for section in instrument.sections}
    else:
        called = {one.question: f"{one.question}  {one.text}" for one in instrument.questions if one.scale is not None}
    answered = [name for name in called if any(counts[name, grade] for grade in _looks(instrument))]
    shown = answered[:top]
    ax = axes(ax, 8, 1.5 + 0.32 * max(len(shown), 3))
    plain(ax, title if title is not None else instrument.title, grid="x")
    if not shown:
        return nothing(ax, "no answers")
    longest = max(sum(counts[name, grade] for grade in _looks(instrument)) for name in shown)
    left = dict.fromkeys(shown, 0)
    used = [grade for grade in _looks(instrument) if any(counts[name, grade] for name in shown)]
    for grade in used:
        there = [(at, name) for at, name in enumerate(shown) if counts[name, grade]]
        widths = [counts[name, grade] for _, name in there]
        bars = ax.barh([at for at, _ in there], widths, left=[left[name] for _, name in there], height=0.72, label=grade, **_looks(instrument)[grade])
        for (_, name), bar, width in zip(there, bars, widths):
            left[name] += width
            if width > 0.045 * longest:
                count_in(ax, bar, width)
    ax.set_yticks(range(len(shown)), [told(called[name]) for name in shown])
    ax.set_ylim(len(shown) - 0.45, -0.55)
    ax.set_xlim(0, longest * 1.01)
    whole_numbers(ax, "x")
    ax.set_xlabel("answers", fontsize=9, color=INK)
    legend(ax, used, [_looks(instrument)[grade] for grade in used], bbox_to_anchor=(0, -0.55 / (0.32 * max(len(shown), 3))), ncols=4)
    if len(answered) > len(shown):
        corner(ax, f"{len(answered) - len(shown)} more not shown")
    return ax


def _looks(instrument: Any) -> dict[str, dict[str, Any]]:
    """How each grade is filled, in the order of the scales; those of one name alike."""
    grades = {grade.name: grade.points for scale in instrument.scales.values() for grade in scale}
    looks: dict[str, dict[str, Any]] = {}
    for name, points in grades.items():
        colour, hatch = _GRADES[sum(one is not None for one in list(grades.values())[: list(grades).index(name)]) % len(_GRADES)]
        looks[name] = style("not applicable") if points is None else {"facecolor": colour, "hatch": hatch, "edgecolor": "white", "linewidth": 0.6}
    return dict(sorted(looks.items(), key=lambda look: grades[look[0]] is None))
