"""The numbers of a cohort as records, as the command has them, with small ones suppressed. Private."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from .. import raw
from .._rows import FIELDS
from ..errors import ArgumentError

NOT_RECORDED = "not recorded"

_ANSWERS = ("met", "not-met", "unknown", "other")
_STATES = {"open": raw.COHORT_OPEN, "closed": raw.COHORT_CLOSED, "may-be-closed": raw.COHORT_MAY_BE_CLOSED}
_STEPS = {"stepped-up": raw.COHORT_STEPPED_UP, "stepped-down": raw.COHORT_STEPPED_DOWN, "reopened": raw.COHORT_REOPENED}
_PERCENTS = (10, 25, 50, 75, 90)

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


def _hidden(cells: Any, rows: int, threshold: int) -> Any:
    """Which cells are not shown."""
    import numpy as np

    hidden: Any = np.zeros(cells.size, "u1")
    if threshold:
        work: Any = np.empty(4 * cells.size + 4, "i8")
        try:
            # How many cases a row has stands in other tables too.
            is_safe = raw.suppress(cells, rows, threshold, raw.ROW_TOTALS_FIXED, hidden, work)
        except ArgumentError:
            is_safe = False  # too many rows
        if not is_safe:
            hidden[:] = 1
    return hidden


class _Grid:
    """A table of counts with its totals, and what of it is hidden."""

    def __init__(self, rows: Sequence[Sequence[int]], threshold: int) -> None:
        import numpy as np

        counts = np.array(rows, "i8")
        counts = np.column_stack([counts, counts.sum(axis=1)])
        self.cells = np.vstack([counts, counts.sum(axis=0)])
        self.hidden = _hidden(self.cells.reshape(-1), len(rows), threshold).reshape(self.cells.shape)

    def shown(self, row: int, column: int) -> _Shown:
        return _Shown(int(self.cells[row, column]), bool(self.hidden[row, column]))


def _answers(block: Any, section: int, which: int) -> list[int]:
    """Cases by their answer, in the order of _ANSWERS."""
    at = raw.cohort_place(section, which)
    by_verdict = block[at : at + raw.VERDICTS].tolist()
    decided = [by_verdict[verdict] for verdict in (raw.MET, raw.NOT_MET, raw.UNKNOWN)]
    return [*decided, sum(by_verdict) - sum(decided)]


def _indicators() -> list[tuple[str, set[int]]]:
    """The names of the indicators, and their rules."""
    found: list[tuple[str, set[int]]] = []
    while (name := raw.indicator_name(len(found))) is not None:
        found.append((name, {raw.indicator_rule(len(found), nth) for nth in range(raw.INDICATOR_RULES)} - {0}))
    return found


def _least(threshold: int) -> int:
    """Fewer cases than this are nowhere shown as a total."""
    return max(threshold, len(_ANSWERS) + 1) if threshold else 0


def _together(groups: Sequence[Group], threshold: int) -> list[Group]:
    """The groups, the small ones put together until they are not small, with the next smallest where need be."""
    least, left = _least(threshold), list(groups)
    rest: list[Group] = []
    while left:
        smallest = min(left, key=lambda group: int(group[1][raw.COHORT_CASES]))
        together = sum(int(block[raw.COHORT_CASES]) for _, block in rest)
        if smallest[1][raw.COHORT_CASES] >= least and (together == 0 or together >= least):
            break
        left = [group for group in left if group is not smallest]
        rest.append(smallest)
    return [*left, (f"{len(rest)} together", sum(block for _, block in rest))] if rest else left


class _Report:
    def __init__(self, whole: Any, groups: Sequence[Group], by: str | None, threshold: int) -> None:
        self.whole, self.by, self.threshold = whole, by, threshold
        self.groups = _together(groups, threshold) if threshold else list(groups)
        # Without groups all cases are the one row.
        self.blocks = [block for _, block in self.groups] or [whole]
        self.cases = int(whole[raw.COHORT_CASES])
        self.indicators = _indicators()

    def each(self) -> list[tuple[str | None, int]]:
        """All, and then each group, with their rows of a grid."""
        return [(None, -1), *((name, row) for row, (name, _) in enumerate(self.groups))]

    def record(self, section: str, group: str | None, name: str | None, measure: str, shown: _Shown) -> Record:
        return Record(section, group, name, measure, None if shown.is_hidden else shown.number, shown.is_hidden)

    def states(self) -> _Grid:
        return _Grid([[block[at] for at in _STATES.values()] for block in self.blocks], self.threshold)

    def all(self) -> Iterator[Record]:
        if self.cases and self.cases < _least(self.threshold):
            return
        grid = self.states()
        for group, row in self.each():
            for column, measure in zip((-1, *range(len(_STATES))), ("cases", *_STATES)):
                yield self.record("cases", group, None, measure, grid.shown(row, column))
        yield from self.data_set(grid.shown(-1, 1).is_hidden)
        yield from self.themes()
        for distribution in range(raw.DISTRIBUTIONS):
            yield from self.days(distribution)
        yield from self.rules()

    def choices(self, section: str, table: str, field: str, first: int, is_hidden: bool = False) -> Iterator[Record]:
        """Cases by a choice; the first is of those where it is not recorded."""
        names = ["not-recorded", *FIELDS[table][field].choices]
        grid = _Grid([self.whole[first : first + len(names)]], self.threshold)
        for column, name in enumerate(names):
            shown = grid.shown(0, column)
            yield self.record(section, None, name, "cases", _Shown(shown.number, shown.is_hidden or is_hidden))

    def data_set(self, is_closed_hidden: bool) -> Iterator[Record]:
        # An agency's name says its kind.
        if self.by != "kind" and not (self.threshold and self.by == "agency"):
            yield from self.choices("initiator", "cases", "initiator", raw.COHORT_INITIATORS)
        if self.by != "origin":
            yield from self.choices("origin", "cases", "origin", raw.COHORT_ORIGINS)
        yield from self.choices("reason", "closures", "reason", raw.COHORT_REASONS, is_closed_hidden)
        # Origins and reasons say nearly the same of steps, and may hide it.
        for name in ["reopened"] if self.threshold else _STEPS:
            grid = _Grid([[self.whole[_STEPS[name]], self.cases - self.whole[_STEPS[name]]]], self.threshold)
            yield self.record("step", None, name, "cases", grid.shown(0, 0))

    def themes(self) -> Iterator[Record]:
        for which, (name, _) in enumerate(self.indicators):
            grid = _Grid([_answers(block, raw.COHORT_INDICATORS, which) for block in self.blocks], self.threshold)
            for group, row in self.each():
                for column, answer in enumerate(_ANSWERS):
                    yield self.record("theme", group, name, answer, grid.shown(row, column))

    def days(self, which: int) -> Iterator[Record]:
        name, bound = raw.distribution_name(which), raw.distribution_bound(which)
        at = raw.cohort_place(raw.COHORT_DAYS, which)
        bins = self.whole[at : at + bound + 4].tolist()
        unknown, measured = bins[bound + 2 :]
        grid = _Grid([[measured, unknown, self.cases - measured - unknown]], self.threshold)
        cases = grid.shown(0, 0)
        yield self.record("days", None, name, "cases", cases)
        yield self.record("days", None, name, "unknown", grid.shown(0, 1))
        for percent in _PERCENTS:
            days, values = raw.cohort_percentile(self.whole, which, percent)
            beside = measured * min(percent, 100 - percent) // 100
            is_hidden = cases.is_hidden or (measured > 0 and beside < self.threshold)
            yield Record("days", None, name, f"percentile-{percent}", days if values and not is_hidden else None, is_hidden)
        # By single days they are far too fine to be published.
        for place, count in enumerate(bins[: bound + 2] if not self.threshold else ()):
            if count:
                measure = f"days-{place}" if place <= bound else f"more-than-{bound}"
                yield Record("days", None, name, measure, count, False)

    def rules(self) -> Iterator[Record]:
        # In a second table a rule would show what the first one hides.
        told = set().union(*(rules for _, rules in self.indicators)) | {raw.NQ_3_BUNDLE} if self.threshold else set()
        for rule in range(1, raw.rule_count()):
            if raw.rule_kind(rule) == raw.DATA or rule in told:
                continue
            if self.whole[raw.cohort_place(raw.COHORT_ANSWERS, rule)] >= self.cases:
                continue  # asked of no case
            grid = _Grid([_answers(self.whole, raw.COHORT_ANSWERS, rule)], self.threshold)
            for column, answer in enumerate(_ANSWERS):
                yield self.record("rule", None, raw.rule_name(rule), answer, grid.shown(-1, column))


def records_of(whole: Any, groups: Sequence[Group], by: str | None, threshold: int) -> list[Record]:
    """Every number that is shown. A threshold of 0 hides none."""
    return list(_Report(whole, groups, by, threshold).all())
