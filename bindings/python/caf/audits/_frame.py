"""Which cases of a caseload a sample is drawn from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .. import raw
from .._days import DateLike, days_of
from .._given import tables_of
from .._optional import need_numpy
from ..errors import ArgumentError

_COLUMNS = ("case_id", "agency", "initiator")


class SamplingFrame(NamedTuple):
    """The cases to draw from, for :func:`sample`."""

    cases: Any
    """A table of the caller's kind: case_id, and agency and initiator where cases have them, as they were given."""
    unknown: Any
    """The same of the cases of which it is not known whether they belong here: their closures are not recorded, or on no day that can be right."""


def sampling_frame(
    tables: Any,
    *,
    as_of: DateLike,
    closed: tuple[DateLike, DateLike] | None = None,
    columns: Mapping[str, Mapping[str, str | None]] | None = None,
    coverage: Mapping[str, str] | None = None,
) -> SamplingFrame:
    """Finds the cases that a sample is drawn from: those that are open, or were closed in a period.

    ``tables``, ``columns`` and ``coverage`` are as in :func:`check`; of the record as
    it stood on ``as_of``. Without ``closed`` these are the cases open on that day;
    with two days those that were closed from one to the other, both included, and
    not reopened by the last of them. It is what ``caf sample --open`` and
    ``--closed-from``, ``--closed-to`` draw from.

    >>> import datetime, pandas as pd
    >>> cases = pd.DataFrame({"case_id": [1, 2, 3], "agency": ["school", "school", "health"],
    ...                       "opened": pd.to_datetime(["2026-01-12"] * 3)})
    >>> closures = pd.DataFrame({"case_id": [2, 3], "closed": pd.to_datetime(["2026-03-31", None])})
    >>> frame = sampling_frame({"cases": cases, "closures": closures}, as_of=datetime.date(2026, 6, 30))
    >>> frame.cases["case_id"].tolist(), frame.unknown["case_id"].tolist()
    ([1], [3])
    >>> quarter = (datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))
    >>> frame = sampling_frame({"cases": cases, "closures": closures}, as_of=datetime.date(2026, 6, 30), closed=quarter)
    >>> from caf import sample
    >>> sample(frame.cases, seed="2026 Q1", one_in=10, strata="agency")[["case_id", "stratum"]].to_dict("records")
    [{'case_id': 2, 'stratum': 'school'}]

    Raises as :func:`check`, and ArgumentError for a period that ends before it begins, or after ``as_of``.

    Source: the standards' audits of closed cases (East Midlands, E) and of open
    ones (Blackburn with Darwen, second tier), docs/sampling.md.
    """
    need_numpy("tables need", "pandas")
    import numpy as np

    from ..tables._load import Load, Room
    from ..tables._sources import source_of
    from ._columns import Coded

    since, until = (raw.DATE_NONE, raw.DATE_NONE) if closed is None else (days_of(closed[0], "closed"), days_of(closed[1], "closed"))
    day = days_of(as_of, "as_of")
    if until < since:
        raise ArgumentError(raw.E_ARGUMENT, "closed: the period ends before it begins")
    if until > day:
        raise ArgumentError(raw.E_ARGUMENT, "closed: the period ends after the as_of day")
    held = tables_of(tables, "tables")
    source = source_of(held)
    load = Load(held, source, columns=columns, coverage=coverage)
    table = load.tables["cases"]
    found: Any = np.zeros(table.frame.n, "i8")
    room = Room()
    for part in range(load.n_parts):
        start, end = table.parts[part]
        here: Any = np.zeros(end - start, "i8")
        raw.sample_frame(load.rows(part, room), load.fields, day, since, until, here)
        found[slice(start, end) if table.order is None else table.order[start:end]] = here

    def table_of(which: int) -> Any:
        rows = np.flatnonzero(found == which).tolist()
        picked = {name: Coded(source, name, table.filled[name].column).pick(rows) for name in _COLUMNS if name in table.filled}
        return source.give(picked, len(rows))

    return SamplingFrame(table_of(raw.FRAME_YES), table_of(raw.FRAME_UNKNOWN))
