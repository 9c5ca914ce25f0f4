"""What is wrong with a caller's table, and where. Private."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from .. import raw
from .._days import EPOCH
from .._rows import FIELDS, TABLES, Field
from ..errors import ArgumentError, Error, error_of
from ._column import BOOLEANS, CODES, DATES, FLOATS, NUMBERS, Column, Frame


def unknown(what: str, name: object, names: Iterable[str]) -> ArgumentError:
    """An error for a name that is none, with the nearest and all that there are."""
    names = list(names)
    near = difflib.get_close_matches(str(name), names, 1)
    hint = f"; is {near[0]!r} meant?" if near else ""
    return ArgumentError(raw.E_ARGUMENT, f"no {what} {name!r}{hint} There are {', '.join(names)}" if near else
                         f"no {what} {name!r}; there are {', '.join(names)}")


def expected(field: Field) -> str:
    """What a column of a field may hold."""
    names = list(field.choices)
    if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
        return "dates, or time stamps at midnight, without a zone"
    if field.type == raw.TYPE_FLAG:
        return "True, False or null"
    if field.type == raw.TYPE_CHOICE:
        return f"one of {', '.join(names)}, or null"
    if field.type == raw.TYPE_SET:
        return f"lists, or texts with ; between, of {', '.join(names)}"
    if field.type == raw.TYPE_TABLES:
        return "lists, or texts with ; between, of names of tables"
    if field.type == raw.TYPE_COUNT:
        return "whole numbers from 0 to 2147483647, or null"
    return "identifiers: whole numbers, texts or categories"


def wrong_type(table: str, name: str, column: Column) -> TypeError:
    """A column that the field cannot be made from."""
    field = FIELDS[table][name]
    hint = f"; {column.way_out}" if column.way_out and field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED) else ""
    return TypeError(f"{table}.{name}: expected {expected(field)}, got a column of {column.dtype}{hint}")


def _is_null(column: Column, place: int) -> bool:
    """Whether a row holds nothing; of texts without codes it is not known."""
    if column.validity is not None:
        at = column.offset + place
        return not memoryview(column.validity).cast("B")[at >> 3] >> (at & 7) & 1
    if column.kind in CODES:
        return bool(column.values[column.offset + place] < 0)
    return column.kind in FLOATS and bool(column.values[column.offset + place] != column.values[column.offset + place])


def _value(column: Column, place: int) -> str:
    """A number or a date in words; a text may be a name, and is not shown."""
    import numpy

    if column.kind in CODES or not isinstance(column.values, numpy.ndarray):
        return ""
    value: Any = column.values[column.offset + place]
    if column.kind in DATES:
        units: dict[int, Any] = {
            raw.COLUMN_DATE32: "D", raw.COLUMN_DAYS: "D", raw.COLUMN_DATE64: "ms", raw.COLUMN_TIMESTAMP_S: "s",
            raw.COLUMN_TIMESTAMP_MS: "ms", raw.COLUMN_TIMESTAMP_US: "us", raw.COLUMN_TIMESTAMP_NS: "ns",
        }
        return f" {numpy.datetime64(int(value), units[column.kind])}"
    return f" {value}" if column.kind in NUMBERS | BOOLEANS else ""


def wrong_value(error: Error, table: str, name: str, column: Column, frame: Frame) -> Error:
    """The library's error of a column, in the caller's terms."""
    place = error.row
    field = FIELDS[table][name]
    if place is None:
        return error
    value = "" if _is_null(column, place) else _value(column, place)
    why = f"expected {expected(field)}"
    if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED) and error.status == raw.E_VALUE:
        if value and int(column.values[column.offset + place]) == 0:
            why = "1970-01-01 is what an empty date turns into, and no fact of a case"
        elif value:
            why = "it has a time of day, and a date is expected"
    elif error.status == raw.E_OVERFLOW or error.status == raw.E_DATE_RANGE:
        why = f"out of range: expected {expected(field)}"
    elif field.type == raw.TYPE_ID and column.kind in FLOATS and value:
        why = "not a whole number"
    elif name == "case_id":
        why = "there is none; every row names its case"
    label = frame.label(place)
    at = f"row {place}" + (f" (index {label})" if label else "")
    return error_of(error.status, f"{table}.{name}, {at}:{value}{':' if value else ''} {why} ({column.dtype})",
                    TABLES[table], place, field.bit)


__all__ = ["EPOCH", "expected", "unknown", "wrong_type", "wrong_value"]
