"""What a caseload shows as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from .. import raw
from .._context import Calendars, Context, context_of
from .._days import DEFAULT_DIVISION, DateLike, date_of
from .._given import tables_of
from .._optional import need_numpy
from .._rows import FIELDS, TABLES
from ..errors import ArgumentError
from ..profiles import ProfileLike
from ._cohort_records import NOT_RECORDED, records_of
from ._lists import number_of

BY = {"kind": "initiator", "agency": "agency", "quarter": "", "origin": "origin"}
"""What cases are grouped by, and the column of cases that says it."""

Groups = dict[str | None, Any]
"""A block of numbers for each group; None is the group of those that do not record it."""


class Cohort:
    """What a caseload shows as a whole: counts, by group. :func:`cohort` makes one.

    Every number in it is a count, so that cohorts of parts of a caseload add up: ``one + other``
    is, to the number, what both caseloads together give.
    """

    __slots__ = ("_by", "_context", "_groups", "_source")

    def __init__(self, groups: Groups, by: str | None, context: Context, source: Any) -> None:
        self._groups = {name: groups[name] for name in _in_order(groups, by)}
        self._by = by
        self._context = context
        self._source = source

    @property
    def as_of(self) -> datetime.date:
        """The day on which the cases were looked at."""
        return date_of(self._context.as_of)

    @property
    def by(self) -> str | None:
        """What the groups are: "kind", "agency", "quarter", "origin", or None."""
        return self._by

    @property
    def cases(self) -> int:
        """How many cases there are."""
        return int(self.numbers()[raw.COHORT_CASES])

    @property
    def groups(self) -> dict[str | None, int]:
        """How many cases each group has, in the order of the report; None is not recorded."""
        return {name: int(block[raw.COHORT_CASES]) for name, block in self._groups.items() if block[raw.COHORT_CASES]}

    def numbers(self) -> Any:
        """The counts as the C library lays them out (caf/cohort.h): a NumPy array of int64, of all groups together."""
        import numpy as np

        return np.sum(list(self._groups.values()), axis=0, dtype="i8") if self._groups else np.zeros(raw.cohort_numbers(), "i8")

    def percentile(self, distribution: str, percent: int, group: str | None = "") -> int | None:
        """The least number of days that so many percent of the values do not exceed; None where there is no value.

        ``distribution`` is "days-to-first-taf" (working days), "days-between-tafs"
        or "days-to-closing"; ``percent`` 1 to 100, 50 the median. Of all cases, or of
        one ``group`` (None: that which does not record it). It is exact up to the
        bound, and the bound and one more for whatever is longer. Not small-number safe.

        Raises ArgumentError for no such distribution, percentage or group.
        """
        names = [raw.distribution_name(number) for number in range(raw.DISTRIBUTIONS)]
        if distribution not in names:
            raise ArgumentError(raw.E_ARGUMENT, f"distribution: expected one of {', '.join(map(str, names))}, got {distribution!r}")
        if number_of("percent", percent, 1) > 100:
            raise ArgumentError(raw.E_ARGUMENT, f"percent: expected a number from 1 to 100, got {percent}")
        if group != "" and group not in self._groups:
            raise ArgumentError(raw.E_ARGUMENT, "group: there is none of that name")
        days, values = raw.cohort_percentile(self.numbers() if group == "" else self._groups[group], names.index(distribution), percent)
        return days if values else None

    def table(self, *, suppress: int | None = None) -> Any:
        """All numbers as a table of the caller's kind, a row each: what ``caf cohort --format csv`` writes.

        Its columns: section (theme, rule, days, cases, initiator, origin, reason or
        step), group (null: all), name (the indicator, rule, distribution or
        choice), measure ("met", "not-met", "unknown", "other", "cases",
        "percentile-50", ...), all texts as categories; number (int64; null: hidden, or
        there is none) and suppressed (bool). NumPy has no null: there a text is empty and a number -1.

        ``suppress`` hides counts from 1 to below it (5 is usual) and what would
        give them away, puts small groups together, and leaves out what cannot be
        told safely, as docs/cohort.md says. Without it the table is for those who may see the cases.

        Raises TypeError, and ArgumentError for a ``suppress`` that is not from 2 to 1000.
        """
        import numpy as np

        if suppress is not None and not 2 <= number_of("suppress", suppress, 0) <= 1000:
            raise ArgumentError(raw.E_ARGUMENT, f"suppress: expected a number from 2 to 1000, got {suppress}")
        groups = [(NOT_RECORDED if name is None else name, self._groups[name]) for name in self.groups]
        records = records_of(self.numbers(), [] if self._by is None else groups, self._by, suppress or 0)
        to = self._source
        texts = {name: [getattr(record, name) for record in records] for name in ("section", "group", "name", "measure")}
        columns = {name: to.category(*_coded(values)) for name, values in texts.items()}
        null = np.array([record.number is None for record in records], bool)
        columns["number"] = to.counts_or_null(np.array([-1 if record.number is None else record.number for record in records], "i8"), null)
        columns["suppressed"] = to.flags(np.array([record.suppressed for record in records], bool))
        return to.give(columns, len(records))

    def __add__(self, other: Cohort) -> Cohort:
        if not isinstance(other, Cohort):
            return NotImplemented
        if other._context != self._context or other._by != self._by:
            raise ArgumentError(raw.E_ARGUMENT, "cohorts are added where day, profile, division, calendars and grouping are the same")
        added = dict(self._groups)
        for name, block in other._groups.items():
            added[name] = added[name] + block if name in added else block
        return Cohort(added, self._by, self._context, self._source)

    def __eq__(self, other: object) -> bool:
        """Whether every number is the same, by group."""
        if not isinstance(other, Cohort):
            return NotImplemented
        return (
            (self._context, self._by, list(self._groups)) == (other._context, other._by, list(other._groups))
            and all(bool((block == other._groups[name]).all()) for name, block in self._groups.items())
        )

    def __repr__(self) -> str:
        return f"<caf.Cohort as on {self.as_of}: {self.cases} case{'' if self.cases == 1 else 's'}>"


def _in_order(groups: Groups, by: str | None) -> list[str | None]:
    """Choices as they stand in the row, everything else by its bytes; what is not recorded last."""
    choices = FIELDS["cases"][BY[by]].choices if by in ("kind", "origin") else {}
    return sorted(groups, key=lambda name: (name is None, choices.get(name or "", 0), (name or "").encode()))


def _coded(values: Sequence[str | None]) -> tuple[Any, list[str]]:
    import numpy as np

    places = {value: place for place, value in enumerate(dict.fromkeys(value for value in values if value is not None))}
    return np.array([-1 if value is None else places[value] for value in values], "i4"), list(places)


def _codes(load: Any, by: str | None) -> tuple[Any, list[str | None]]:
    """The group of each case as the tables have them, from 0 on, and what the groups are called."""
    import numpy as np

    from ..tables._summary import groups_of, periods_of

    n = load.tables["cases"].frame.n
    if by is None:
        return np.zeros(n, "i4"), [None]
    if by == "quarter":
        codes, days = periods_of(load, "opened", "quarter")
        names = [f"{day.year}-Q{(day.month - 1) // 3 + 1}" for day in days]
    elif not load.fields[TABLES["cases"]] >> FIELDS["cases"][BY[by]].bit & 1:
        codes, names = np.full(n, -1), []
    else:
        codes, labels = groups_of(load, BY[by])
        names = [str(label) for label in labels]
    # An empty text is none.
    known = [None, *dict.fromkeys(name for name in names if name)]
    places = np.array([known.index(name or None) for name in names] + [0], "i4")
    used, numbers = np.unique(places[codes], return_inverse=True)
    return numbers.astype("i4"), [known[place] for place in used.tolist()]


def _count(load: Any, context: Context, by: str | None, threads: int) -> Groups:
    import numpy as np

    from ..tables._load import Room

    codes, names = _codes(load, by)
    load.set_case_column("group", codes, raw.COLUMN_INT32, None)
    n = raw.cohort_numbers()

    def some(first: int) -> Any:
        blocks: Any = np.zeros((max(1, len(names)), n), "i8")
        room = Room()
        for part in range(first, load.n_parts, threads):
            raw.cohort_add(load.rows(part, room), load.fields, *context, blocks.reshape(-1))
        return blocks

    if threads == 1:
        blocks = some(0)
    else:
        with ThreadPoolExecutor(threads) as pool:
            blocks = sum(pool.map(some, range(threads)))
    return {name: block for name, block in zip(names, blocks) if block.any()}


def cohort(
    tables: Any,
    *,
    as_of: DateLike,
    by: str | None = "kind",
    profile: ProfileLike | None = "nottingham-qa",
    division: str | None = DEFAULT_DIVISION,
    calendar: Calendars | None = None,
    columns: Mapping[str, Mapping[str, str | None]] | None = None,
    coverage: Mapping[str, str] | None = None,
    threads: int | None = None,
) -> Cohort:
    """Counts a caseload: the eight themes of the audit of 2011, how long things took, and cases by rule.

    ``tables`` is as in :func:`check`, or an iterable of such: parts of a caseload,
    each of whole cases, of which one at a time is in memory. Of an
    :class:`Extract` all ``parts`` are counted. The rest is as in :func:`check`; the profile
    is "nottingham-qa" where none is named, which has the rules of the themes.

    ``by`` groups cases by the "kind" of agency that began them, the "agency", the "quarter" in which they
    were opened, their "origin", or not at all (None). Memory is some 50 KB for each
    group and thread, whatever the number of cases.

    Gives a :class:`Cohort`; ``table()`` is what it shows, and cohorts add up.

    >>> import pandas as pd
    >>> cases = pd.DataFrame({"case_id": [1, 2, 3], "initiator": ["school", "school", "health-service"],
    ...                       "opened": pd.to_datetime(["2011-01-10"] * 3)})
    >>> closures = pd.DataFrame({"case_id": [1, 3], "closed": pd.to_datetime(["2011-02-10", "2011-03-10"])})
    >>> found = cohort({"cases": cases, "closures": closures}, as_of=datetime.date(2011, 3, 31))
    >>> found, found.groups
    (<caf.Cohort as on 2011-03-31: 3 cases>, {'school': 2, 'health-service': 1})
    >>> found.percentile("days-to-closing", 50), found.percentile("days-to-closing", 90)
    (31, 59)
    >>> numbers = found.table()
    >>> numbers.loc[(numbers["section"] == "cases") & (numbers["group"] == "school"), ["measure", "number"]].to_dict("split")["data"]
    [['cases', 2], ['open', 1], ['closed', 1], ['may-be-closed', 0]]

    Raises as :func:`check`, and ArgumentError for no such ``by``.

    Source: Nottingham City's audit of CAFs, 2011, whose themes it restates; docs/cohort.md.
    """
    need_numpy("tables need", "pandas")
    from ..tables._load import Load, threads_of
    from ..tables._sources import parts_of, source_of

    if by is not None and by not in BY:
        raise ArgumentError(raw.E_ARGUMENT, f"by: expected one of {', '.join(BY)}, or None, got {by!r}")
    context = context_of(as_of, division, profile, calendar)
    whole: Cohort | None = None
    parts: Iterable[Any] = parts_of(tables)
    for part in parts:
        held = tables_of(part, "tables")
        source = source_of(held)
        load = Load(held, source, columns=columns, coverage=coverage)
        one = Cohort(_count(load, context, by, threads_of(threads, load)), by, context, source)
        whole = one if whole is None else whole + one
    if whole is None:
        raise ArgumentError(raw.E_ARGUMENT, "tables: none is given")
    return whole
