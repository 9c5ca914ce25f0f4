"""A caseload that is larger than memory, by chunks of cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ._check import check
from ._sources import Tables, parts_of


def check_batches(batches: Tables | Iterable[Tables], **asked: Any) -> Iterator[Any]:
    """Checks a caseload in parts: the findings of each part, as it comes.

    Each of ``batches`` is what :func:`check` takes, with some of the cases and all
    their rows; the rest is as for :func:`check`. An :class:`Extract` stands for its
    ``parts``, and tables by their names for one part. Only one part is
    in memory at a time. Where the cases come in the same order as in one pass,
    so do the findings, row for row. Counts of parts add up: see :func:`summary`,
    which takes the same batches.

    Raises as :func:`check`, when the part is reached.

    A case must not be spread over two parts: each would be checked as if it were
    the whole.
    """
    for tables in parts_of(batches):
        yield check(tables, **asked)
