"""A caseload of tables: read once, made into rows part by part. Private."""

from __future__ import annotations

import operator
import os
import threading
from array import array
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, TypeVar

import numpy as np

from .. import raw
from .._context import Context
from .._rows import FIELDS, TABLES, identifies
from ..errors import ArgumentError, Error, with_value
from ..findings import Want
from ._column import CODES, INTEGERS, NUMBERS, TEXTS, Column, Frame
from ._ids import CASES, Space, need_whole
from ._rows import number_rows
from ._sources import Source
from ._values import Filled, fill
from ._where import unknown, wrong_value

PART = 4096
"""Cases that are made into rows at a time: enough to be quick, few enough for the nearer caches."""

ROOM = 65536
"""Findings that are written at a time."""

Columns = Mapping[str, Mapping[str, str | None]]


class Room(threading.local):
    """Memory that a thread works in: what is made of one part gives way to the next."""

    def __init__(self) -> None:
        self._held: dict[str, Any] = {}

    def take(self, name: str, size: int) -> Any:
        held = self._held.get(name)
        if held is None or len(held) < size:
            held = self._held[name] = np.empty(size, "u1")
        return held[:size]


@dataclass(slots=True)
class _Table:
    """A table ready to be made into rows."""

    name: str
    frame: Frame
    filled: dict[str, Filled]
    order: Any = None
    parts: Any = ()
    """First row and the one after the last, for each part of the cases."""
    numbers: Any = None
    buffers: Any = ()

    def prepare(self) -> None:
        """What the raw layer takes, once for every part."""
        numbers: list[int] = []
        buffers: list[Any] = []
        for one in self.filled.values():
            column = one.column
            numbers += [one.field.bit, column.kind, column.offset, column.n]
            buffers += [column.values, column.validity, one.map]
        self.numbers, self.buffers = array("q", numbers), buffers

    def rows(self, start: int, end: int, room: Room) -> Any:
        index = TABLES[self.name]
        made = room.take(self.name, (end - start) * raw.row_size(index))
        order = None if self.order is None else self.order[start:end]
        try:
            raw.rows_from_columns(index, self.numbers, self.buffers, order, 4, start, made)
        except Error as error:
            for name, one in self.filled.items():
                if one.field.bit == error.field:
                    raise wrong_value(error, self.name, name, one.column, self.frame) from None
            raise
        return made


def numbers_of(one: Filled) -> Any:
    """The number of each row, of a case or its own, as int64; 0 for none."""
    column = one.column
    values = column.elements()
    if column.kind in CODES:
        if len(one.map) == 0:
            return np.zeros(column.n, "i8")
        numbers = one.map.take(values, mode="clip")
        return np.where(values < 0, 0, numbers) if (values < 0).any() else numbers
    if column.kind not in INTEGERS:
        # What is null may be any number.
        return np.where(np.abs(values) < 2**53, values, 0).astype("i8")
    numbers, present = values.astype("i8", copy=False), column.present()
    return numbers if present is None else np.where(present, numbers, 0)


def _order_of(cases: Any, ids: Any) -> Any:
    """The order by case, and where they are given by id; None where the rows stand in it."""
    order: Any = np.empty(len(cases), "i4")
    scratch: Any = np.empty(len(cases), "i4")
    if len(cases) == 0 or raw.order_rows(cases, ids, order, scratch):
        return None
    return order


def are_mappings(**given: object) -> None:
    for name, value in given.items():
        if value is not None and not isinstance(value, Mapping):
            raise TypeError(f"{name}: expected a mapping, got {type(value).__name__}")


def named(tables: Mapping[str, Any], columns: Columns | None) -> None:
    for name in (*tables, *(columns or ())):
        if name not in TABLES:
            raise unknown("table", name, TABLES)


def _frame(source: Source, name: str, table: Any) -> Frame:
    """A table, read; what is wrong with it is said with its name."""
    try:
        return source.take(table)  # type: ignore[no-any-return]
    except TypeError as error:
        raise TypeError(f"{name}: {error}") from None
    except Error as error:
        raise with_value(error, name) from None


def _rename(table: str, frame: Frame, names: Mapping[str, str | None]) -> dict[str, Column]:
    """The frame's columns under the library's names."""
    for one in names:
        if one not in frame.columns:
            raise ArgumentError(raw.E_ARGUMENT, f"{table}: columns names {one!r}, which is none of {', '.join(map(str, frame.columns))}")
    found: dict[str, Column] = {}
    for given, column in frame.columns.items():
        name = names.get(given, given)
        if name is None:
            continue  # left out
        if name not in FIELDS[table]:
            raise unknown(f"column of {table}", name, FIELDS[table])
        if name in found:
            raise ArgumentError(raw.E_ARGUMENT, f"{table}: two columns are {name!r}")
        found[name] = column
    if "case_id" not in found:
        raise ArgumentError(raw.E_ARGUMENT, f"{table}: no column case_id; every row names its case")
    return found


class Load:
    """The tables of a caller, for any number of walks."""

    def __init__(
        self,
        tables: Mapping[str, Any],
        source: Source,
        *,
        columns: Columns | None = None,
        coverage: Mapping[str, str] | None = None,
        only: object = None,
    ) -> None:
        are_mappings(columns=columns, coverage=coverage)
        named(tables, columns)
        are_mappings(**{f"columns of {name}": of for name, of in (columns or {}).items()})
        self.source = source
        self.fields = array("q", [0] * len(TABLES))
        self.spaces: dict[str, Space] = {}
        self.tables: dict[str, _Table] = {}
        self._read(tables, columns or {})
        for space in self.spaces.values():
            space.number(source)
        self.case_numbers = self._sort(only)
        self._cover(coverage or {})

    def _read(self, tables: Mapping[str, Any], columns: Columns) -> None:
        """Every column into its field or its space."""
        for name in TABLES:
            if tables.get(name) is None:
                continue
            frame = _frame(self.source, name, tables[name])
            found = _rename(name, frame, columns.get(name) or {})
            table = self.tables[name] = _Table(name, frame, {})
            bits = raw.REST_BLANK
            for field, column in found.items():
                entry = FIELDS[name][field]
                bits |= 1 << entry.bit
                if entry.type == raw.TYPE_ID:
                    need_whole(name, field, column, frame)
                    self.spaces.setdefault(identifies(name, field), Space()).columns[name, field] = column
                    continue
                if column.kind == TEXTS:
                    [codes], texts = self.source.factorize([column.values])
                    column = Column(column.dtype, raw.COLUMN_CODES32, column.n, codes, texts=texts, way_out=column.way_out)
                one = fill(name, field, column)
                if one is not None:
                    table.filled[field] = one
            self.fields[TABLES[name]] = bits
            frame.columns = {}
        if not self.tables:
            raise ArgumentError(raw.E_ARGUMENT, f"no table is given; there are {', '.join(TABLES)}")

    def _place_ids(self) -> None:
        for space in self.spaces.values():
            for (table, name), one in space.filled.items():
                self.tables[table].filled[name] = one

    def _sort(self, only: object) -> Any:
        """Finds the order and the parts of every table; gives back the number of each case."""
        cases: dict[str, Any] = {}
        for name, table in self.tables.items():
            one = self.spaces[CASES].filled.get((name, "case_id"))
            n = table.frame.n
            cases[name] = np.ascontiguousarray(numbers_of(one)) if one is not None else np.zeros(n, "i8")
            if one is None and n > 0:
                table.filled["case_id"] = Filled(FIELDS[name]["case_id"], Column("null", raw.COLUMN_CODES8, n, np.full(n, -1, "i1")))
        for name, table in self.tables.items():
            table.order = self._order(name, cases)
        self._place_ids()
        for name, table in self.tables.items():
            if table.order is not None:
                cases[name] = cases[name][table.order]
        self._find_cases(cases)
        numbers = cases[CASES]
        lasts = numbers[PART - 1 : len(numbers) - 1 : PART]
        case = None if only is None else self.number_of(only)
        for name, table in self.tables.items():
            if case is None:
                ends = [0, *np.searchsorted(cases[name], lasts, side="right").tolist(), table.frame.n]
                table.parts = list(pairwise(ends))
            else:
                table.parts = [(int(np.searchsorted(cases[name], case, "left")), int(np.searchsorted(cases[name], case, "right")))]
            table.prepare()
        return numbers

    def _order(self, name: str, cases: Mapping[str, Any]) -> Any:
        """How the rows of a table must be taken; None: as they are. Numbers are in order by themselves, texts as their rows stand."""
        n = self.tables[name].frame.n
        space = self.spaces.get(name)
        row_id = None if space is None or name == CASES else space.filled.get((name, "id"))
        if space is None or row_id is None or n == 0:
            return _order_of(cases[name], None)
        order = _order_of(cases[name], numbers_of(row_id))
        if space.texts is None or space.columns[name, "id"].kind in NUMBERS:
            return order
        as_they_stand = _order_of(cases[name], None)
        if order is None or (as_they_stand is not None and np.array_equal(order, as_they_stand)):
            return order
        number_rows(space, name, cases, slice(None) if as_they_stand is None else as_they_stand)
        if not raw.table_is_referred_to(TABLES[name]):
            return as_they_stand
        # Those without an identifier come first.
        return _order_of(cases[name], numbers_of(space.filled[name, "id"]))

    def number_of(self, case_id: object) -> int:
        """The number of a case, as it was given; 0 where there is none."""
        space = self.spaces[CASES]
        if space.texts is not None:
            places = [place for place, text in enumerate(space.texts) if str(text) == str(case_id)]
            return places[0] + 1 if places else 0
        try:
            return operator.index(case_id)  # type: ignore[arg-type]
        except TypeError:
            return 0

    def _find_cases(self, cases: dict[str, Any]) -> None:
        """The cases' own rows; where there are none, those that the other tables name."""
        if CASES in self.tables:
            numbers = cases[CASES]
            same = np.flatnonzero(numbers[1:] == numbers[:-1])
            if len(same) and numbers[same[0]] != 0:
                table = self.tables[CASES]
                one, other = (int(at) if table.order is None else int(table.order[at]) for at in (same[0], same[0] + 1))
                raise ArgumentError(raw.E_DUPLICATE, f"cases.case_id, row {other}: the same case as row {one}")
            return
        kinds = [np.unique(some) for some in cases.values()]
        numbers = np.unique(np.concatenate(kinds))
        numbers = numbers[numbers != 0]
        cases[CASES] = numbers
        column = Column("int64", raw.COLUMN_INT64, len(numbers), numbers)
        filled = {"case_id": Filled(FIELDS[CASES]["case_id"], column)} if len(numbers) else {}
        self.tables[CASES] = _Table(CASES, Frame(len(numbers), {}), filled)
        self.fields[TABLES[CASES]] = raw.REST_BLANK | 1 << FIELDS[CASES]["case_id"].bit

    def _cover(self, coverage: Mapping[str, str]) -> None:
        bits = 0
        for name, how in coverage.items():
            if name not in TABLES:
                raise unknown("table", name, TABLES)
            if how not in ("complete", "partial", "absent"):
                raise unknown(f"coverage of {name}", how, ("complete", "partial", "absent"))
            if how == "absent":
                self.fields[TABLES[name]] = 0
            elif how == "partial":
                bits |= 1 << TABLES[name]
        if bits == 0:
            return
        table = self.tables[CASES]
        if "partial_tables" in table.filled:
            raise ArgumentError(raw.E_ARGUMENT, "coverage: cases.partial_tables says it already")
        n = table.frame.n
        self.set_case_column("partial_tables", np.zeros(n, "i1"), raw.COLUMN_CODES8, np.array([bits], "i8"))

    def set_case_column(self, name: str, codes: Any, kind: int, map: Any) -> None:
        """Gives every case a value, by its place in the table of cases."""
        table = self.tables[CASES]
        if table.frame.n:
            table.filled[name] = Filled(FIELDS[CASES][name], Column("", kind, table.frame.n, codes), map)
        self.fields[TABLES[CASES]] |= 1 << FIELDS[CASES][name].bit
        table.prepare()

    @property
    def n_parts(self) -> int:
        return len(self.tables[CASES].parts)

    def rows(self, part: int, room: Room) -> list[Any]:
        """The rows of a part of the cases, by table; they last until the next part's are made in the same room."""
        made: list[Any] = [None] * len(TABLES)
        for name, table in self.tables.items():
            start, end = table.parts[part]
            if self.fields[TABLES[name]] != 0 and end > start:
                made[TABLES[name]] = table.rows(start, end, room)
        return made


class Findings(Protocol):
    """Where findings go."""

    def reserve(self, n: int) -> Any: ...
    def put(self, place: Any, findings: Any) -> None: ...


Into = TypeVar("Into", bound=Findings)


def walk(load: Load, context: Context, want: Want, into: Into, threads: int = 1) -> Into:
    """The findings of a caseload, put to the places that are reserved for them in the order of the cases."""
    room = Room()

    def one(part: int, before: Future[None], after: Future[None]) -> None:
        try:
            for findings, more in findings_of(load, context, want, part, room):
                before.result()
                place = into.reserve(len(findings) // raw.finding_size())
                if not more:
                    after.set_result(None)
                into.put(place, findings)
        except BaseException as error:
            if not after.done():
                after.set_exception(error)
            raise

    turns: list[Future[None]] = [Future() for _ in range(load.n_parts + 1)]
    turns[0].set_result(None)
    if threads == 1:
        deque(map(one, range(load.n_parts), turns, turns[1:]), 0)
        return into
    with ThreadPoolExecutor(threads) as pool:
        # Parts begin in their order, so that none waits for one that has not begun.
        deque(pool.map(one, range(load.n_parts), turns, turns[1:]), 0)
    return into


def findings_of(load: Load, context: Context, want: Want, part: int, room: Room) -> Iterator[tuple[Any, bool]]:
    """Findings of a part of the cases, some at a time, which last until the next; and whether there are more."""
    size = raw.finding_size()
    rows = load.rows(part, room)
    findings = room.take("findings", ROOM * size)
    cursor = bytearray(raw.cursor_size())
    more = True
    while more:
        n, more = raw.check(rows, load.fields, *context, *want, cursor, findings, None)
        yield findings[: n * size], more


def count(load: Load, context: Context, want: Want, groups: int, threads: int = 1) -> Any:
    """How many findings there are by group of cases, rule and verdict; none is written down."""

    def some(first: int) -> Any:
        tally: Any = np.zeros((groups, raw.rule_count(), raw.VERDICTS), "i8")
        room = Room()
        for part in range(first, load.n_parts, threads):
            raw.check(load.rows(part, room), load.fields, *context, *want, bytearray(raw.cursor_size()), bytearray(), tally.reshape(-1))
        return tally

    if threads == 1:
        return some(0)
    with ThreadPoolExecutor(threads) as pool:
        return sum(pool.map(some, range(threads)))


def threads_of(asked: int | None, load: Load) -> int:
    """How many threads; as many as there are processors where it is not said, but few parts need few."""
    if asked is not None and (not isinstance(asked, int) or asked < 1):
        raise ArgumentError(raw.E_ARGUMENT, f"threads: expected a whole number from 1 on, got {asked!r}")
    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(asked or min(there, 8), load.n_parts))
