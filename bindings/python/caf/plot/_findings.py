"""Findings as columns, from a DataFrame or a list of Finding. Private."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from .. import raw
from .._given import columns_of
from ..errors import ArgumentError
from ..findings import Finding
from ._look import COLOURS, day_of

NOT_RECORDED = "not recorded"


def is_list(findings: Any) -> bool:
    """Whether they are objects, and no table."""
    return isinstance(findings, list | tuple) and all(isinstance(one, Finding) for one in findings)


def take(findings: Any, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of findings, row by row; text columns as plain str."""
    if is_list(findings):
        findings = [one.to_dict() for one in findings]
        if not findings:
            return []
    columns = columns_of(findings, "findings")
    if missing := [name for name in names if name not in columns]:
        raise ArgumentError(
            raw.E_ARGUMENT, f"findings: no column {missing[0]!r}; expected the table that caf.check() gives, with {', '.join(names)}"
        )
    return list(zip(*(columns[name] for name in names)))


def tally(findings: Any, by: str) -> Counter[tuple[str, str]]:
    """How many findings of each verdict there are by a column; a summary has counted them already, in a column each."""
    columns = {} if is_list(findings) else columns_of(findings, "findings")
    counts: Counter[tuple[str, str]] = Counter()
    if "verdict" in columns or "not_met" not in columns:
        counts.update((_name(name), str(verdict)) for name, verdict in take(findings, by, "verdict") if name is not None)
        return counts
    counted = [verdict for verdict in COLOURS if verdict.replace(" ", "_") in columns]
    for name, *numbers in take(findings, by, *(verdict.replace(" ", "_") for verdict in counted)):
        for verdict, n in zip(counted, numbers):
            counts[NOT_RECORDED if name is None else _name(name), verdict] += int(n)
    return +counts


def _name(value: Any) -> str:
    """What a bar stands for, as text; a day as yyyy-mm-dd."""
    return str(day_of(value) if isinstance(value, datetime.date) else value)
