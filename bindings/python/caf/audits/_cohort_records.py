"""The numbers of a cohort as records, as the command has them, with small ones suppressed. Private."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .. import raw
from .._rows import FIELDS

NOT_RECORDED = "not recorded"

_ANSWERS = ("met", "not-met", "unknown", "other")
_STATES = ("open", "closed", "may-be-closed")
_STEPS = {"stepped-up": raw.COHORT_STEPPED_UP, "stepped-down": raw.COHORT_STEPPED_DOWN, "reopened": raw.COHORT_REOPENED}
_PERCENTS = (10, 25, 50, 75, 90)
_BY = {"kind": raw.GROUPS_KIND, "agency": raw.GROUPS_AGENCY, "origin": raw.GROUPS_ORIGIN}

Group = tuple[str, Any]
"""A name and a block of numbers."""


class Record(NamedTuple):
    """A number; None: it is hidden, or there is none."""

    section: str
    group: str | None
    name: str | None
    measure: str
    number: int | None
    suppressed: bool


class _Shown(NamedTuple):
    number: int
    is_hidden: bool


class _Grid:
    """A table of counts with its totals, and what of it is hidden."""

    def __init__(self, cells: Any, hidden: Any) -> None:
        self.cells, self.hidden = cells, hidden

    def shown(self, row: int, column: int) -> _Shown:
        return _Shown(int(self.cells[row, column]), bool(self.hidden[row, column]))


def _together(groups: Sequence[Group], threshold: int) -> list[Group]:
    """The groups, those put together that are too small to be shown."""
    import numpy as np

    cases: Any = np.array([block[raw.COHORT_CASES] for _, block in groups], "i8")
    together: Any = np.zeros(len(groups), "u1")
    raw.groups_together(cases, threshold, together)
    left = [group for group, is_small in zip(groups, together) if not is_small]
    rest = [block for (_, block), is_small in zip(groups, together) if is_small]
    return [*left, (f"{len(rest)} together", sum(rest))] if rest else left


class _Report:
    def __init__(self, whole: Any, groups: Sequence[Group], by: str | None, threshold: int) -> None:
        import numpy as np

        self.whole, self.threshold, self.by = whole, threshold, _BY.get(by or "", raw.GROUPS_OTHER)
        self.groups = _together(groups, threshold)
        self.blocks: Any = np.concatenate([block for _, block in self.groups] or [np.zeros(0, "i8")])
        n_cells, n_work = raw.published_room(len(self.groups))
        self.cells: Any = np.empty(n_cells, "i8")
        self.hidden: Any = np.empty(n_cells, "u1")
        self.work: Any = np.empty(n_work, "i8")

    def grid(self, table: int, which: int = 0) -> _Grid | None:
        """A table; None: it is not published. By group or in one row, as the table is."""
        columns = raw.published_fill(
            self.whole, self.blocks, self.by, self.threshold, table, which, self.cells, self.hidden, self.work
        )
        by_group = table in (raw.PUBLISHED_STATES, raw.PUBLISHED_INDICATOR)
        shape = ((len(self.groups) if by_group and self.groups else 1) + 1, columns + 1)
        n = shape[0] * shape[1]
        return _Grid(self.cells[:n].reshape(shape), self.hidden[:n].reshape(shape)) if columns else None

    def each(self) -> list[tuple[str | None, int]]:
        """All, and then each group, with their rows of a grid."""
        return [(None, -1), *((name, row) for row, (name, _) in enumerate(self.groups))]

    def record(self, section: str, group: str | None, name: str | None, measure: str, shown: _Shown) -> Record:
        return Record(section, group, name, measure, None if shown.is_hidden else shown.number, shown.is_hidden)

    def all(self) -> Iterator[Record]:
        grid = self.grid(raw.PUBLISHED_STATES)
        if grid is None:
            return
        for group, row in self.each():
            for column, measure in zip((-1, *range(len(_STATES))), ("cases", *_STATES)):
                yield self.record("cases", group, None, measure, grid.shown(row, column))
        yield from self.choices("initiator", "cases", raw.PUBLISHED_INITIATORS)
        yield from self.choices("origin", "cases", raw.PUBLISHED_ORIGINS)
        yield from self.choices("reason", "closures", raw.PUBLISHED_REASONS)
        for name, count in _STEPS.items():
            if (grid := self.grid(raw.PUBLISHED_STEP, count)) is not None:
                yield self.record("step", None, name, "cases", grid.shown(0, 0))
        yield from self.themes()
        for distribution in range(raw.DISTRIBUTIONS):
            yield from self.days(distribution)
        yield from self.rules()

    def choices(self, field: str, table: str, published: int) -> Iterator[Record]:
        """Cases by a choice; the first is of those where it is not recorded."""
        if (grid := self.grid(published)) is None:
            return
        for column, name in enumerate(["not-recorded", *FIELDS[table][field].choices]):
            yield self.record(field, None, name, "cases", grid.shown(0, column))

    def answers(self, section: str, group: str | None, name: str | None, grid: _Grid, row: int) -> Iterator[Record]:
        for column, answer in enumerate(_ANSWERS):
            yield self.record(section, group, name, answer, grid.shown(row, column))

    def themes(self) -> Iterator[Record]:
        which = 0
        while (name := raw.indicator_name(which)) is not None:
            if (grid := self.grid(raw.PUBLISHED_INDICATOR, which)) is not None:
                for group, row in self.each():
                    yield from self.answers("theme", group, name, grid, row)
            which += 1

    def days(self, which: int) -> Iterator[Record]:
        name, bound = raw.distribution_name(which), raw.distribution_bound(which)
        if (grid := self.grid(raw.PUBLISHED_DAYS, which)) is None:
            return
        yield self.record("days", None, name, "cases", grid.shown(0, 0))
        yield self.record("days", None, name, "unknown", grid.shown(0, 1))
        for percent in _PERCENTS:
            days, is_shown = raw.published_percentile(self.whole, self.threshold, which, percent)
            yield Record("days", None, name, f"percentile-{percent}", days if is_shown and days >= 0 else None, not is_shown)
        # By single days they are far too fine to be published.
        at = raw.cohort_place(raw.COHORT_DAYS, which)
        for place, count in enumerate(self.whole[at : at + bound + 2].tolist() if not self.threshold else ()):
            if count:
                measure = f"days-{place}" if place <= bound else f"more-than-{bound}"
                yield Record("days", None, name, measure, count, False)

    def rules(self) -> Iterator[Record]:
        for rule in range(1, raw.rule_count()):
            if (grid := self.grid(raw.PUBLISHED_RULE, rule)) is not None:
                yield from self.answers("rule", None, raw.rule_name(rule), grid, -1)


def records_of(whole: Any, groups: Sequence[Group], by: str | None, threshold: int) -> list[Record]:
    """Every number that is shown. A threshold of 0 hides none."""
    return list(_Report(whole, groups, by, threshold).all())
