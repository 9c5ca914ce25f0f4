"""Findings as columns, and as the caller's kind of table. Private."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from .. import raw
from .._days import names_from
from .._rows import TABLE_NAMES
from ..findings import GRADES, KINDS, SEVERITIES, VERDICTS
from ._ids import CASES
from ._load import Load, Room
from ._sources import Source

_COLUMNS = list(names_from(raw.finding_column_name, 0))
_KEPT = {
    **{name: f"i{raw.finding_column_size(place)}" for place, name in enumerate(_COLUMNS) if name not in ("profile", "group", "items", "item_set")},
    "missing": "i4",
}
"""Columns and their types; what is missing is kept as a code of its text."""
MANY = 100_000
"""Findings from which on it pays to make their columns at once."""
_AT_ONCE = 32768
_SEGMENT = 1 << 22
"""The most findings for which room is made ahead."""
_ITEM_BITS = 55
"""The items of a finding take no more; table and set of items go above."""


def _parts(n: int) -> Iterable[slice]:
    """Some at a time: to look up short numbers NumPy makes long ones of them, which are to stay near."""
    return (slice(start, start + _AT_ONCE) for start in range(0, n, _AT_ONCE))


def _looked_up(places: Any, codes: Any) -> Any:
    """places[codes]"""
    found = np.empty(len(codes), places.dtype)
    for part in _parts(len(codes)):
        found[part] = places[codes[part]]
    return found


def _in_order(codes: Any, names: list[str], keys: Sequence[Any]) -> tuple[Any, list[str]]:
    """Codes and their names in the order of the keys, however they came."""
    order = sorted(range(len(names)), key=keys.__getitem__)
    places = np.full(len(names) + 1, -1, codes.dtype)
    places[order] = np.arange(len(names))
    return _looked_up(places, codes), [names[place] for place in order]


def named(numbers: Any, name_of: Any) -> tuple[Any, list[str]]:
    """Numbers from 0 on as codes of those names that occur, in the order of the numbers; -1 for one without a name."""
    most = int(numbers.max()) + 1 if len(numbers) else 0
    occurs = np.zeros(most, bool)
    for part in _parts(len(numbers)):
        occurs[numbers[part]] = True
    places = np.full(most, -1, "i2")
    names: dict[str, int] = {}
    for number in np.flatnonzero(occurs).tolist():
        name = name_of(number)
        if name is not None:
            places[number] = names.setdefault(name, len(names))
    return _looked_up(places, numbers), list(names)


class _Missing:
    """What is missing, as one text for each set of it."""

    def __init__(self) -> None:
        self._codes: dict[int, int] = {0: -1}
        self._by_name: dict[str, int] = {}
        self._one_at_a_time = threading.Lock()

    def _code(self, key: int) -> int:
        code = self._codes.get(key)
        if code is None:
            items, rest = key & ((1 << _ITEM_BITS) - 1), key >> _ITEM_BITS
            named = (raw.item_name(rest >> 5, rest & 31, bit) for bit in range(_ITEM_BITS) if items >> bit & 1)
            text = ", ".join(name for name in named if name is not None)
            code = self._codes[key] = self._by_name.setdefault(text, len(self._by_name)) if text else -1
        return code

    def in_order(self, codes: Any) -> tuple[Any, list[str]]:
        """All codes, and the texts, in the order of the texts."""
        names = list(self._by_name)
        return _in_order(codes, names, names)

    def put(self, items: Any, item_set: Any, table: Any, codes: Any) -> None:
        codes[:] = -1
        some = np.flatnonzero(items)
        if len(some):
            keys = items[some] | (item_set[some].astype("i8") << (_ITEM_BITS + 5)) | (table[some].astype("i8") << _ITEM_BITS)
            kinds, places = np.unique(keys, return_inverse=True)
            with self._one_at_a_time:
                kinds = np.array([self._code(key) for key in kinds.tolist()], "i4")
            codes[some] = kinds[places]


class _Segment:
    """Columns of findings with room for some more."""

    def __init__(self, room: int) -> None:
        self.columns = {name: np.empty(room, type) for name, type in _KEPT.items()}
        self.room = room
        self.n = 0


class Findings:
    """Findings as they come, from several threads at once, kept as columns of codes and numbers."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._segments = [_Segment(0)]
        self._missing = _Missing()
        self._near = Room()
        self.n = 0

    def reserve(self, n: int) -> tuple[_Segment, int]:
        """A place for findings, behind those that were reserved before. Not for two threads at once."""
        last = self._segments[-1]
        if last.n + n > last.room:
            # As if all parts were like this one. Memory that is not written to costs nothing.
            last = _Segment(max(n, min(n * self._load.n_parts * 9 // 8, _SEGMENT)))
            self._segments.append(last)
        at = last.n
        last.n += n
        self.n += n
        return last, at

    def put(self, place: tuple[_Segment, int], findings: Any) -> None:
        """Findings as the library wrote them, to their place."""
        segment, at = place
        n = len(findings) // raw.finding_size()
        columns = {name: values[at : at + n] for name, values in segment.columns.items()}
        items = self._near.take("items", n * 8).view("i8")
        item_set = self._near.take("item_set", n).view("i1")
        given = {**columns, "items": items, "item_set": item_set}
        raw.columns_from_findings(findings, [given.get(name) for name in _COLUMNS], 0)
        self._missing.put(items, item_set, columns["table"], columns["missing"])

    def _whole(self, name: str) -> Any:
        """A column, of which nothing is kept here any more."""
        parts = [segment.columns.pop(name)[: segment.n] for segment in self._segments if segment.n or len(self._segments) == 1]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def table(self, threads: int = 1) -> Any:
        """The caller's kind of table; to be asked once."""
        to = self._load.source
        tables, flags = self._whole("table"), self._whole("flags")
        make: dict[str, Callable[[], Any]] = {
            "case_id": lambda: self._cases(self._whole("case_id")),
            "rule": lambda: to.category(*named(self._whole("rule"), raw.rule_name)),
            "kind": lambda: self._one_of("kind", KINDS),
            "verdict": lambda: self._one_of("verdict", VERDICTS),
            "grade": lambda: self._one_of("grade", GRADES),
            "severity": lambda: self._one_of("severity", SEVERITIES),
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

    def _one_of(self, name: str, names: Sequence[Any]) -> Any:
        """A column of numbers from 1 on, 0 for none, as a category of all names."""
        codes = self._whole(name)
        codes -= 1
        return self._load.source.category(codes, [str(one) for one in names if one is not None])

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


def _nullable(to: Source, values: Any) -> Any:
    return to.nullable(values, values == raw.DATE_NONE)
