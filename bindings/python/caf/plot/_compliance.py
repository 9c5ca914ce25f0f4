"""Verdicts by rule or by agency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from .. import raw
from .._given import columns_of
from ..errors import ArgumentError
from ._findings import tally, take
from ._look import COLOURS, INK, axes, corner, legend, nothing, plain, style


def compliance(
    findings: Any,
    by: str = "rule",
    *,
    cases: Any = None,
    share: bool = False,
    not_applicable: bool = False,
    top: int | None = None,
    labels: Mapping[str, str] | None = None,
    title: str | None = None,
    ax: Any = None,
) -> Any:
    """Bars of verdicts, one for each rule or agency: how many findings, or with ``share`` which part of them (%).

    ``findings`` is the table that ``caf.check()`` gives, or a summary with columns ``verdict``, the one named
    ``by``, and ``findings``, ``n`` or ``count``. With ``by="agency"`` findings have no such column: ``cases``, the table
    of cases, then says which agency began each. Data problems are no standards and are left out, as is what is not
    applicable, unless ``not_applicable``. Those with most (with ``share`` the largest part) that is not met come first;
    ``top`` shows so many; ``labels`` are what to call them.

    Raises ArgumentError for a column that is missing, TypeError, ImportError without matplotlib.
    """
    counts = _of_agencies(findings, cases) if by == "agency" and cases is not None else tally(findings, by)
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
                _count(ax, bar, counts[name, verdict])
    ax.set_yticks(range(len(shown)), [_told((labels or {}).get(name, name)) for name in shown])
    ax.set_ylim(len(shown) - 0.45, -0.55)
    ax.set_xlim(0, longest * 1.01)
    ax.set_xlabel("findings (%)" if share else "findings", fontsize=9, color=INK)
    legend(ax, used, [style(verdict) for verdict in used], bbox_to_anchor=(0, -0.55 / (0.32 * max(len(shown), 3))))
    if top is not None and len(names) > top:
        corner(ax, f"{len(names) - top} more not shown")
    return ax


def _told(name: str) -> str:
    return name if len(name) <= 44 else name[:43] + "…"


def _count(ax: Any, bar: Any, n: int) -> None:
    box = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none", "alpha": 0.85}
    middle = bar.get_x() + bar.get_width() / 2, bar.get_y() + bar.get_height() / 2
    ax.text(*middle, f"{n}", ha="center", va="center", fontsize=8, color=INK, bbox=box)


def _of_agencies(findings: Any, cases: Any) -> Counter[tuple[str, str]]:
    table = columns_of(cases, "cases")
    for name in ("case_id", "agency"):
        if name not in table:
            raise ArgumentError(raw.E_ARGUMENT, f"cases: no column {name!r}")
    agencies = {str(case): agency for case, agency in zip(table["case_id"], table["agency"])}
    return Counter(
        (str(agencies.get(str(case)) or "not recorded"), str(verdict))
        for case, verdict, rule in take(findings, "case_id", "verdict", "rule")
        if not str(rule).startswith("data-")
    )
