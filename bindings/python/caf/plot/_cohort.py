"""The themes of a cohort, each over its base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .. import raw
from ..audits import Cohort
from ..errors import ArgumentError
from ._look import INK, axes, legend, nothing, plain, style, whole_numbers

_MEASURES = {"met": "met", "not-met": "not met", "unknown": "unknown"}


class _Lists:
    """Makes plain lists where tables are made of a kind."""

    category = staticmethod(lambda codes, names: [names[code] if code >= 0 else None for code in codes.tolist()])
    counts_or_null = staticmethod(lambda values, null: [None if hidden else value for value, hidden in zip(values.tolist(), null.tolist())])
    flags = staticmethod(lambda values: values.tolist())
    give = staticmethod(lambda columns, n: columns)


def records_of(cohort: Any, suppress: int | None) -> Iterator[tuple[str, str | None, str | None, str, int | None]]:
    """Section, group, name, measure and number of each row of a cohort's table."""
    if not isinstance(cohort, Cohort):
        raise TypeError(f"cohort: expected what caf.cohort() gives, got {type(cohort).__name__}")
    columns = Cohort(cohort._groups, cohort._by, cohort._context, _Lists).table(suppress=suppress)
    return zip(*(columns[name] for name in ("section", "group", "name", "measure", "number")))


def _titles(details: bool) -> dict[str, str]:
    """What indicators are called: the themes, in place of a theme without an answer of its own its parts; or all of them."""
    names: list[str] = []
    while (name := raw.indicator_name(len(names))) is not None:
        names.append(name)
    titles = {}
    for index, name in enumerate(names):
        theme = name.partition("-")[0]
        is_whole = name == theme or theme not in names
        if is_whole or details:
            titles[name] = f"{theme}  {raw.indicator_title(index)}" if is_whole else str(raw.indicator_title(index))
    return titles


def cohort(
    cohort: Any, *, details: bool = False, group: str | None = "", suppress: int | None = None, title: str | None = None, ax: Any = None
) -> Any:
    """The eight themes of a cohort: of how many cases each was met, over those decided, with what is unknown apart.

    ``cohort`` is what ``caf.cohort()`` gives. A bar is the cases of which the theme was asked; beside it stand how many
    met it, of how many that are decided, and how many are unknown. ``details`` shows the parts of the themes too. Of all cases, or
    of one ``group`` as ``cohort.table()`` names it (None: as ""). ``suppress`` hides what is too small to be published, as in ``table()``: what
    is hidden has no bar.

    Source: Nottingham City's audit of CAFs, 2011. Raises ArgumentError for no such group; as compliance().
    """
    wanted = group or None
    counts: dict[str, dict[str, int | None]] = {}
    for section, its, name, measure, number in records_of(cohort, suppress):
        if section == "theme" and its == wanted and name is not None and measure in _MEASURES:
            counts.setdefault(name, {})[_MEASURES[measure]] = number
    if not counts and wanted is not None:
        raise ArgumentError(raw.E_ARGUMENT, "group: there is none of that name, or it is too small to be shown")
    titles = {name: called for name, called in _titles(details).items() if name in counts}
    ax = axes(ax, 8, 1.4 + 0.34 * max(len(titles), 3))
    plain(ax, title if title is not None else f"Themes, {_of(wanted)}as on {cohort.as_of.day} {cohort.as_of:%B} {cohort.as_of.year}", grid="x")
    if not titles:
        return nothing(ax, "too few cases to be shown")
    longest = max(1, *(sum(_shown(counts[name]).values()) for name in titles))
    looks = [verdict for verdict in _MEASURES.values() if any(_shown(counts[name]).get(verdict) for name in titles)]
    left = dict.fromkeys(titles, 0)
    for verdict in looks:
        there = [(at, name, _shown(counts[name])[verdict]) for at, name in enumerate(titles) if _shown(counts[name]).get(verdict)]
        ax.barh([at for at, _, _ in there], [n for *_, n in there], left=[left[name] for _, name, _ in there], height=0.7,
                label=verdict, **style(verdict))  # fmt: skip
        for _, name, n in there:
            left[name] += n
    for at, name in enumerate(titles):
        ax.annotate(_said(counts[name]), (left[name], at), xytext=(5, 0), textcoords="offset points", va="center", fontsize=8.5, color=INK)
    ax.set_yticks(range(len(titles)), list(titles.values()))
    for label in ax.get_yticklabels():
        label.set_fontweight("bold" if details and label.get_text()[0].isdigit() else "normal")
    ax.set_ylim(len(titles) - 0.45, -0.55)
    ax.set_xlim(0, longest * 1.45)
    whole_numbers(ax, "x")
    ax.set_xlabel("cases", fontsize=9, color=INK)
    legend(ax, looks, [style(verdict) for verdict in looks], bbox_to_anchor=(0, -0.6 / (0.34 * max(len(titles), 3))))
    return ax


def _of(group: str | None) -> str:
    return "" if group is None else f"{group}, "


def _shown(counts: dict[str, int | None]) -> dict[str, int]:
    """What has a bar: a part that is hidden would be its length."""
    return {} if None in counts.values() else {verdict: n for verdict, n in counts.items() if n is not None}


def _said(counts: dict[str, int | None]) -> str:
    """The number over its base, in words."""
    met, not_met, unknown = (counts[verdict] for verdict in _MEASURES.values())
    apart = "" if unknown == 0 else ", unknown hidden" if unknown is None else f", {unknown} unknown"
    if met is None or not_met is None:
        return f"too few to be shown{apart}"
    base = met + not_met
    return f"{met} of {base}{f', {(200 * met + base) // (2 * base)} %' if base else ': none is decided'}{apart}"
