"""Findings as columns, from a DataFrame or a list of Finding. Private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from .. import raw
from .._given import columns_of
from ..errors import ArgumentError
from ._look import COLOURS


def take(findings: Any, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of findings, row by row; text columns as plain str."""
    if isinstance(findings, Sequence) and not isinstance(findings, str) and findings and hasattr(findings[0], "verdict"):
        return [tuple(getattr(one, {"row_id": "row"}.get(name, name), None) for name in names) for one in findings]
    columns = columns_of(findings, "findings")
    if missing := [name for name in names if name not in columns]:
        raise ArgumentError(
            raw.E_ARGUMENT, f"findings: no column {missing[0]!r}; expected the table that caf.check() gives, with {', '.join(names)}"
        )
    return list(zip(*(columns[name] for name in names)))


def tally(findings: Any, by: str) -> Counter[tuple[str, str]]:
    """How many findings of each verdict there are by a column; a summary has counted them already, in a column each."""
    is_list = isinstance(findings, Sequence) and not isinstance(findings, str)
    columns = {} if is_list else columns_of(findings, "findings")
    counts: Counter[tuple[str, str]] = Counter()
    if is_list or "verdict" in columns or "not_met" not in columns:
        counts.update((str(name), str(verdict)) for name, verdict in take(findings, by, "verdict") if name is not None)
        return counts
    counted = [verdict for verdict in COLOURS if verdict.replace(" ", "_") in columns]
    for name, *numbers in take(findings, by, *(verdict.replace(" ", "_") for verdict in counted)):
        for verdict, n in zip(counted, numbers):
            counts["not recorded" if name is None else str(name), verdict] += int(n)
    return +counts
