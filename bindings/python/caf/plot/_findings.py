"""Findings as columns, from a DataFrame or a list of Finding. Private."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from .. import raw
from .._given import columns_of
from ..errors import ArgumentError


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
    """How many findings of each verdict there are by a column; a summary has counted them already."""
    columns = columns_of(findings, "findings") if not isinstance(findings, (list, tuple)) else {}
    counts: Counter[tuple[str, str]] = Counter()
    counted = next((name for name in ("findings", "n", "count", "len") if name in columns), None)
    if counted is None:
        counts.update((str(name), str(verdict)) for name, verdict in take(findings, by, "verdict") if name is not None)
    else:
        for name, verdict, n in take(findings, by, "verdict", counted):
            if name is not None and n:
                counts[str(name), str(verdict)] += int(n)
    return counts
