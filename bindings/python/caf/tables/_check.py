"""Checking tables."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from .. import raw
from .._context import context_of
from ..caseload import Caseload
from ..findings import KINDS, SEVERITIES, VERDICTS
from ..rules import rule_number
from ._found import Findings
from ._load import Columns, Load, threads_of, walk
from ._sources import source_of
from ._where import unknown


def _bits(what: str, asked: Iterable[str] | None, names: Iterable[Any]) -> int:
    """Names as bits by their number."""
    if asked is None:
        return 0
    if isinstance(asked, str):
        raise TypeError(f"{what}: expected several, in a list, got {asked!r}")
    numbers = {str(name): number for number, name in enumerate(names) if name is not None}
    bits = 0
    for name in asked:
        if name not in numbers:
            raise unknown(what.removesuffix("s"), name, numbers)
        bits |= 1 << numbers[name]
    return bits


def want_of(
    verdicts: Iterable[str] | None, rules: Iterable[str] | None, kinds: Iterable[str] | None, severity: str | None
) -> tuple[int, int, int, array[int]]:
    """What is wanted, as the raw layer takes it."""
    if isinstance(rules, str):
        raise TypeError(f"rules: expected several, in a list, got {rules!r}")
    least = _bits("severity", None if severity is None else [severity], SEVERITIES).bit_length() - 1
    numbers = array("i", [] if rules is None else [rule_number(rule) for rule in rules])
    return _bits("verdicts", verdicts, VERDICTS), _bits("kinds", kinds, KINDS), max(least, 0), numbers


def is_rows(tables: Any) -> bool:
    """Whether every table is a list of mappings, and no data frame."""
    return isinstance(tables, Mapping) and len(tables) > 0 and all(isinstance(one, list | tuple) for one in tables.values())


def check(
    tables: Mapping[str, Any],
    *,
    as_of: datetime.date,
    profile: str | None = None,
    division: str | None = None,
    verdicts: Iterable[str] | None = None,
    rules: Iterable[str] | None = None,
    kinds: Iterable[str] | None = None,
    severity: str | None = None,
    columns: Columns | None = None,
    coverage: Mapping[str, str] | None = None,
    threads: int | None = None,
) -> Any:
    context = context_of(as_of, division, profile)
    want = want_of(verdicts, rules, kinds, severity)
    if is_rows(tables):
        return [one for one in Caseload(tables).check(as_of=as_of, division=division, profile=profile)
                if _is_wanted(one, verdicts, rules, kinds, want[2])]
    load = Load(tables, source_of(tables), columns=columns, coverage=coverage)
    return Findings(load).take(walk(load, context, want, threads_of(threads, load))).table()


def _is_wanted(one: Any, verdicts: Any, rules: Any, kinds: Any, severity: int) -> bool:
    return (
        (verdicts is None or one.verdict in verdicts)
        and (rules is None or one.rule in rules)
        and (kinds is None or one.kind in kinds)
        and (one.kind == "data" or SEVERITIES.index(one.severity) >= severity)
    )
