"""A case's rows as the library lays them out, and back. Private.

Rows stand as in the case. Identifiers are numbered by the case alone: the rows of each table from 1 on in
their order, so that of two that serve equally the first is the same one
everywhere; agencies, people and the like in the order in which they appear.
"""

from __future__ import annotations

import enum
import struct
from array import array
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from .. import raw
from .._days import EPOCH, date_or_none
from .._rows import FIELDS, TABLE_NAMES, TABLES, identifies, own_fields
from ._row import Row
from .rows import ROWS

if TYPE_CHECKING:
    from .case import Case


class Written(NamedTuple):
    """How a field of a row is written."""

    name: str
    place: struct.Struct
    offset: int
    type: int
    refers_to: str
    choices: tuple[enum.StrEnum | None, ...]
    numbers: Mapping[enum.StrEnum, int]


def _written(table: str, row: type[Row]) -> tuple[Written, ...]:
    made = []
    for name, field in own_fields(table).items():
        of = tuple(row.CHOICES[name]) if name in row.CHOICES else ()
        numbers = {one: field.choices[one.value] for one in of}
        made.append(
            Written(name, struct.Struct(field.format), field.offset, field.type, identifies(table, name), (None, *of), numbers)
        )
    return tuple(made)


_WRITTEN: dict[str, tuple[Written, ...]] = {}


def written_of(table: str) -> tuple[Written, ...]:
    if table not in _WRITTEN:
        from .rows import CaseRow

        _WRITTEN[table] = _written(table, CaseRow if table == "cases" else ROWS[table])
    return _WRITTEN[table]


class Numbers:
    """Numbers for names, and back."""

    __slots__ = ("_names", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[str, dict[str, int]] = {}
        self._names: dict[str, list[str]] = {}

    def of(self, kind: str, name: Any) -> int:
        numbers = self._numbers.setdefault(kind, {})
        number = numbers.get(name)
        if number is None:
            number = numbers[name] = len(numbers) + 1
            self._names.setdefault(kind, []).append(name)
        return number

    def name(self, kind: str, number: int) -> str | None:
        names = self._names.get(kind, ())
        return names[number - 1] if 0 < number <= len(names) else None


class Packed:
    """A case as buffers, with what its numbers stand for. What a finding of it is asked about."""

    __slots__ = ("_fields", "_tables", "case", "numbers")

    def __init__(self, case: Case, numbers: Numbers | None = None) -> None:
        self.case = case
        self.numbers = numbers if numbers is not None else Numbers()
        self._tables: list[bytes | None] = []
        self._fields = array("q")
        self.numbers.of("cases", case.case_id)
        for table in TABLE_NAMES[1:]:
            for row in getattr(case, table):
                if row.id is not None:
                    self.numbers.of(table, row.id)
        without = case._without_bits()
        for table in TABLE_NAMES:
            held = table == "cases" or case._holds(table)
            self._tables.append(self._pack(table) if held else None)
            self._fields.append(-1 & ~without.get(table, 0) if held else 0)

    def _pack(self, table: str) -> bytes:
        if table == "cases":
            packed = bytearray(self.row_bytes(table, self.case))
            field = FIELDS["cases"]["partial_tables"]
            bits = sum(1 << TABLES[name] for name in self.case.partial)
            struct.pack_into(field.format, packed, field.offset, bits)
            return bytes(packed)
        return b"".join(self.row_bytes(table, row) for row in getattr(self.case, table))

    def row_bytes(self, table: str, row: Row) -> bytes:
        """A row as the library reads it."""
        packed = bytearray(raw.row_size(TABLES[table]))
        if table != "cases":
            struct.pack_into("=q", packed, FIELDS[table]["case_id"].offset, 1)
        for name, place, offset, type, refers_to, _, numbers in written_of(table):
            value = getattr(row, name)
            if value is None:
                continue
            if type == raw.TYPE_ID:
                number = self.numbers.of(refers_to, value)
            elif type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
                number = value.toordinal() - EPOCH
            elif type == raw.TYPE_FLAG:
                number = raw.YES if value else raw.NO
            elif type == raw.TYPE_CHOICE:
                number = numbers[value]
            elif type == raw.TYPE_SET:
                number = sum(1 << numbers[one] for one in value)
            else:
                number = value
            place.pack_into(packed, offset, number)
        return bytes(packed)

    def rows_from(self, table: str, packed: bytes | bytearray | memoryview, known: bytes) -> list[Row]:
        """Packed rows as objects; those that are as they are known stay the same ones."""
        size = raw.row_size(TABLES[table])
        held = {known[at * size : (at + 1) * size]: row for at, row in enumerate(getattr(self.case, table))}
        rows = (bytes(packed[at : at + size]) for at in range(0, len(packed), size))
        return [held[row] if row in held else ROWS[table](**self.values_from(table, row)) for row in rows]

    def values_from(self, table: str, packed: bytes) -> dict[str, Any]:
        return values_from(table, packed, self.numbers.name)

    # What a finding asks of what it was found in.

    def _case_name(self, number: int) -> str | int:
        return self.case.case_id if number == 1 else number

    def _row_name(self, table: str, number: int) -> str | int | None:
        return self.numbers.name(table, number) if number > 0 else None

    def _row_of(self, table: str, number: int) -> Any:
        if table == "cases":
            return self.case
        rows = getattr(self.case, table, ())
        if number < 0:
            return rows[-number - 1] if -number <= len(rows) else None
        name = self.numbers.name(table, number)
        return next((row for row in rows if row.id is not None and row.id == name), None)


def values_from(table: str, packed: bytes, name_of: Any) -> dict[str, Any]:
    """What a packed row records. name_of(kind, number) names what an identifier stands for."""
    values: dict[str, Any] = {}
    for name, place, offset, type, refers_to, choices, numbers in written_of(table):
        (number,) = place.unpack_from(packed, offset)
        if number == 0:
            continue
        value: Any = number
        if type == raw.TYPE_ID:
            value = name_of(refers_to, number)
        elif type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
            value = date_or_none(number)
        elif type == raw.TYPE_FLAG:
            value = number == raw.YES
        elif type == raw.TYPE_CHOICE:
            value = choices[number]
        elif type == raw.TYPE_SET:
            value = frozenset(one for one, bit in numbers.items() if number >> bit & 1)
        values[name] = value
    return values
