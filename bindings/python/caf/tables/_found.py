"""Findings as columns, and as the caller's kind of table. Private."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from .. import raw
from .._days import names_from
from .._rows import TABLE_NAMES
from ..findings import GRADES, KINDS, SEVERITIES, VERDICTS
from ._ids import CASES
from ._load import Load
from ._sources import Source

_COLUMNS = list(names_from(raw.finding_column_name, 0))
_TYPES = {1: "i1", 2: "i2", 4: "i4", 8: "i8"}
_LEFT_OUT = ("profile", "group")
MANY = 100_000
"""Findings from which on it pays to make their columns at once."""
_ITEM_BITS = 55
"""The items of a finding take no more; table and set of items go above."""


def _in_order(codes: Any, names: list[str], keys: Sequence[Any]) -> tuple[Any, list[str]]:
    """Codes and their names in the order of the keys, however they came."""
    order = sorted(range(len(names)), key=keys.__getitem__)
    places = np.full(len(names) + 1, -1, codes.dtype)
    places[order] = np.arange(len(names))
    return places[codes], [names[place] for place in order]


def named(numbers: Any, name_of: Any) -> tuple[Any, list[str]]:
    """Numbers from 0 on as codes of those names that occur, in the order of the numbers; -1 for one without a name."""
    most = int(numbers.max()) + 1 if len(numbers) else 0
    occurs = np.zeros(most, bool)
    occurs[numbers] = True
    places = np.full(most, -1, "i2")
    names: dict[str, int] = {}
    for number in np.flatnonzero(occurs).tolist():
        name = name_of(number)
        if name is not None:
            places[number] = names.setdefault(name, len(names))
    return places[numbers], list(names)


class _Missing:
    """What is missing, as one text for each set of it."""

    def __init__(self) -> None:
        self._codes: dict[int, int] = {0: -1}
        self.names: list[str] = []
        self._by_name: dict[str, int] = {}

    def _code(self, key: int) -> int:
        code = self._codes.get(key)
        if code is None:
            items, rest = key & ((1 << _ITEM_BITS) - 1), key >> _ITEM_BITS
            named = (raw.item_name(rest >> 5, rest & 31, bit) for bit in range(_ITEM_BITS) if items >> bit & 1)
            text = ", ".join(name for name in named if name is not None)
            code = self._codes[key] = self._by_name.setdefault(text, len(self._by_name)) if text else -1
            self.names = list(self._by_name)
        return code

    def in_order(self, codes: Any) -> tuple[Any, list[str]]:
        """All codes, and the texts, in the order of the texts."""
        return _in_order(codes, self.names, self.names)

    def codes(self, items: Any, item_set: Any, table: Any) -> Any:
        codes = np.full(len(items), -1, "i4")
        some = np.flatnonzero(items)
        if len(some):
            keys = items[some] | (item_set[some].astype("i8") << (_ITEM_BITS + 5)) | (table[some].astype("i8") << _ITEM_BITS)
            kinds, places = np.unique(keys, return_inverse=True)
            codes[some] = np.array([self._code(key) for key in kinds.tolist()], "i4")[places]
        return codes


def columns_of(findings: Any) -> dict[str, Any]:
    """Findings as the library wrote them, as columns."""
    n = len(findings) // raw.finding_size()
    made: dict[str, Any] = {
        name: None if name in _LEFT_OUT else np.empty(n, _TYPES[raw.finding_column_size(place)])
        for place, name in enumerate(_COLUMNS)
    }
    raw.columns_from_findings(findings, list(made.values()), 0)
    made["rule"] = made["rule"].astype("i2")
    return {name: values for name, values in made.items() if values is not None}


class Findings:
    """Findings as they come, kept as columns of codes and numbers."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._blocks: dict[str, list[Any]] = {}
        self._missing = _Missing()
        self.n = 0

    def add(self, made: dict[str, Any]) -> None:
        """Takes columns of columns_of()."""
        made["missing"] = self._missing.codes(made.pop("items"), made.pop("item_set"), made["table"])
        for name, values in made.items():
            self._blocks.setdefault(name, []).append(values)
        self.n += len(made["missing"])

    def take(self, columns: Iterable[dict[str, Any]]) -> Findings:
        for some in columns:
            self.add(some)
        return self

    def _whole(self, name: str) -> Any:
        """A column, of which nothing is kept here any more."""
        blocks = self._blocks.pop(name, [])
        if not blocks:
            return np.empty(0, {"case_id": "i8", "row": "i8", "due": "i4", "done": "i4", "days": "i4", "slack": "i4",
                                "rule": "i2", "reason": "i2", "missing": "i4"}.get(name, "i1"))
        return blocks[0] if len(blocks) == 1 else np.concatenate(blocks)

    def table(self, threads: int = 1) -> Any:
        """The caller's kind of table; to be asked once."""
        to = self._load.source
        tables, flags = self._whole("table"), self._whole("flags")
        make: dict[str, Callable[[], Any]] = {
            "case_id": lambda: self._cases(self._whole("case_id")),
            "rule": lambda: to.category(*named(self._whole("rule"), raw.rule_name)),
            "kind": lambda: to.category(self._whole("kind") - 1, _names(KINDS)),
            "verdict": lambda: to.category(self._whole("verdict") - 1, _names(VERDICTS)),
            "grade": lambda: to.category(self._whole("grade") - 1, _names(GRADES)),
            "severity": lambda: to.category(self._whole("severity") - 1, _names(SEVERITIES)),
            "table": lambda: to.category(tables, list(TABLE_NAMES)),
            "row_id": lambda: self._row_ids(self._whole("row"), tables),
            "due": lambda: to.dates(self._whole("due")),
            "done": lambda: to.dates(self._whole("done")),
            "days": lambda: _nullable(to, self._whole("days")),
            "slack": lambda: _nullable(to, self._whole("slack")),
            "reason": lambda: to.category(*named(self._whole("reason"), lambda number: raw.reason_text(number) if number else None)),
            "missing": lambda: to.category(*self._missing.in_order(self._whole("missing"))),
            "provisional": lambda: to.flags((flags & raw.PROVISIONAL) != 0),
            "convention": lambda: to.flags((flags & raw.CONVENTION) != 0),
            "not_known_then": lambda: to.flags((flags & raw.NOT_KNOWN_THEN) != 0),
            "early": lambda: to.flags((flags & raw.EARLY) != 0),
        }
        if threads == 1 or self.n < MANY:
            return to.give({name: call() for name, call in make.items()}, self.n)
        with ThreadPoolExecutor(threads) as pool:
            columns = pool.map(lambda call: call(), make.values())
            return to.give(dict(zip(make, columns)), self.n)

    def _cases(self, numbers: Any) -> Any:
        space = self._load.spaces[CASES]
        if space.texts is None:
            return self._load.source.numbers(numbers)
        # The caller's categories are taken where the numbers count them: another table may have had others, or more.
        last = int(numbers.max(initial=0))
        given = [
            column.given
            for column in space.columns.values()
            if column.given is not None and last <= len(column.texts) and column.texts.equals(space.texts[: len(column.texts)])
        ]
        return self._load.source.texts(numbers - 1, given[0] if given else space.texts)

    def _row_ids(self, rows: Any, tables: Any) -> Any:
        """Identifiers as they were given; null for the case itself and for rows without one."""
        to = self._load.source
        null = rows <= 0
        texts = {place: self._load.spaces[name].texts for place, name in enumerate(TABLE_NAMES)
                 if name != CASES and name in self._load.spaces and self._load.spaces[name].texts is not None}
        if not texts:
            rows[null] = 0
            return to.nullable(rows, null)
        codes = np.full(len(rows), -1, "i8")
        whole: list[Any] = []
        so_far = 0
        for place in np.unique(tables[~null]).tolist():
            mine = np.flatnonzero((tables == place) & ~null)
            if place in texts:
                codes[mine] = self._load.spaces[TABLE_NAMES[place]].text_places(rows[mine]) + so_far
                whole.append(texts[place])
            else:
                kinds, places = np.unique(rows[mine], return_inverse=True)
                codes[mine] = places + so_far
                whole.append(kinds)
            so_far += len(whole[-1])
        return to.texts(codes, to.join(whole) if whole else texts[min(texts)])


def _names(enum: Sequence[Any]) -> list[str]:
    return [str(one) for one in enum if one is not None]


def _nullable(to: Source, values: Any) -> Any:
    return to.nullable(values, values == raw.DATE_NONE)
