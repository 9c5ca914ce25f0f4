"""Rows as the library lays them out, by reflection. Private."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from . import raw
from ._days import days_of, names_from
from .errors import ArgumentError, DateError

TABLES = names_from(raw.table_name, 0)
TABLE_NAMES = tuple(TABLES)
"""The tables by their numbers."""

OUTSIDE = ""
"""What no table holds: agencies, authorities, people, families."""


class Field(NamedTuple):
    bit: int
    offset: int
    type: int
    format: str
    choices: dict[str, int]


FORMATS = {8: "=q", 4: "=i", 2: "=h", 1: "=B"}


def fields_of(table: int) -> dict[str, Field]:
    return {
        raw.field_name(table, index) or "": Field(
            index,
            raw.field_offset(table, index),
            raw.field_type(table, index),
            FORMATS[raw.field_size(table, index)],
            names_from(lambda value: raw.choice_name(table, index, value)),
        )
        for index in range(raw.field_count(table))
    }


FIELDS = {name: fields_of(table) for name, table in TABLES.items()}



def identifies(table: str, name: str) -> str:
    """What an identifier names: a row of the table of that name, or what is OUTSIDE."""
    if name == "id":
        return table
    if name in ("case_id", "own_case"):
        return "cases"
    refers_to = raw.field_refers_to(TABLES[table], FIELDS[table][name].bit)
    return TABLE_NAMES[refers_to] if refers_to >= 0 else OUTSIDE


_OWN = {
    table: {
        name: field
        for name, field in fields.items()
        if field.type != raw.TYPE_TABLES and (table == "cases" or name != "case_id")
    }
    for table, fields in FIELDS.items()
}


def own_fields(table: str) -> dict[str, Field]:
    """What a row itself records: not which case it belongs to, nor of a case how far its tables are held."""
    return _OWN[table]


def value_of(table: str, name: str, field: Field, value: Any) -> int:
    """What a row holds for a value; None is not recorded."""
    where = f"{table}.{name}"
    if value is None:
        return 0
    if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
        days = days_of(value, where)
        if days == 0:
            raise DateError(raw.E_DATE_RANGE, f"{where}: 1970-01-01 means not recorded in a row")
        return days
    if field.type == raw.TYPE_FLAG:
        if not isinstance(value, bool):
            raise TypeError(f"{where}: expected True, False or None, got {value!r}")
        return raw.YES if value else raw.NO
    if field.type == raw.TYPE_CHOICE:
        if value not in field.choices:
            raise ArgumentError(raw.E_ARGUMENT, f"{where}: expected one of {', '.join(field.choices)}, got {value!r}")
        return field.choices[value]
    if field.type == raw.TYPE_SET:
        return set_of(where, field, value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{where}: expected a whole number, got {value!r}")
    return value


def set_of(where: str, field: Field, value: Any) -> int:
    """A set as bits, from names in any order."""
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"{where}: expected several of {', '.join(field.choices)}, got {value!r}")
    bits = 0
    for name in value:
        if name not in field.choices:
            raise ArgumentError(raw.E_ARGUMENT, f"{where}: expected some of {', '.join(field.choices)}, got {name!r}")
        bits |= 1 << field.choices[name]
    return bits


def pack(table: str, rows: Iterable[Mapping[str, Any]]) -> tuple[bytes, set[str]]:
    """Rows as the library reads them, and the fields that any of them named."""
    fields = FIELDS[table]
    size = raw.row_size(TABLES[table])
    packed = bytearray()
    held: set[str] = set()
    for row in rows:
        at = len(packed)
        packed.extend(bytes(size))
        for name, value in row.items():
            if name not in fields:
                raise ArgumentError(raw.E_ARGUMENT, f"{table}: no field {name!r}; there are {', '.join(fields)}")
            field = fields[name]
            held.add(name)
            number = value_of(table, name, field, value)
            try:
                struct.pack_into(field.format, packed, at + field.offset, number)
            except struct.error:
                raise ArgumentError(raw.E_OVERFLOW, f"{table}.{name}: {number} does not fit") from None
    return bytes(packed), held
