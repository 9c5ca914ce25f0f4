"""Columns of everything but identifiers, as the library's fields hold them. Private."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import raw
from .._days import is_missing
from .._rows import FIELDS, TABLES, Field
from ._column import BOOLEANS, CODES, DATES, NULLS, NUMBERS, OBJECTS, Column
from ._where import wrong_type

_BETWEEN = re.compile(r"[\s;,]+")


@dataclass(slots=True)
class Filled:
    """What fills a field: a column for the library, with the map of its codes."""

    field: Field
    column: Column
    map: Any = None


def _bit_of(field: Field, name: object) -> int:
    """A name in a set as its bit; NO_VALUE for none that there is."""
    names = TABLES if field.type == raw.TYPE_TABLES else field.choices
    return 1 << names[name] if isinstance(name, str) and name in names else raw_no_value


raw_no_value = -(2**63)


def _set_of(field: Field, value: object) -> int:
    """A set as bits."""
    if is_missing(value):
        return 0
    names: Iterable[object] = [one for one in _BETWEEN.split(value) if one] if isinstance(value, str) else ()
    if not isinstance(value, str):
        if not isinstance(value, Iterable):
            return raw_no_value
        names = value
    bits = 0
    for name in names:
        bit = _bit_of(field, name)
        if bit == raw_no_value:
            return raw_no_value
        bits |= bit
    return bits


def _choice_of(field: Field, value: object) -> int:
    if is_missing(value) or value == "":
        return 0
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        value = str(int(value))
    return field.choices.get(value, raw_no_value) if isinstance(value, str) else raw_no_value


def _is_null(column: Column) -> bool:
    """Whether a column holds nulls alone: one that nobody filled has any dtype."""
    if column.kind == NULLS:
        return True
    if column.kind in (raw.COLUMN_FLOAT32, raw.COLUMN_FLOAT64) and column.offset == 0:
        return bool(np.isnan(column.values[: column.n]).all())
    return column.kind in CODES and column.offset == 0 and bool((np.asarray(column.values[: column.n]) < 0).all())


def fill(table: str, name: str, column: Column) -> Filled | None:
    """A column for its field; None where it holds nothing. TypeError where it cannot be."""
    field = FIELDS[table][name]
    if _is_null(column):
        return None
    allowed = {raw.TYPE_DATE: DATES, raw.TYPE_PLANNED: DATES, raw.TYPE_FLAG: BOOLEANS, raw.TYPE_COUNT: NUMBERS}.get(field.type)
    if allowed is not None:
        if column.kind not in allowed:
            raise wrong_type(table, name, column)
        return Filled(field, column)
    value_of = _choice_of if field.type == raw.TYPE_CHOICE else _set_of
    if column.kind in CODES:
        return Filled(field, column, np.array([value_of(field, one) for one in column.texts], "i8"))
    # Names that are their own numbers: levels and grades.
    if column.kind in NUMBERS and field.choices and all(one == str(value) for one, value in field.choices.items()):
        return Filled(field, column)
    if column.kind == OBJECTS and column.values is not None and field.type in (raw.TYPE_SET, raw.TYPE_TABLES):
        sets = np.array([value_of(field, one) for one in column.values], "i8")
        kinds, codes = np.unique(sets, return_inverse=True)
        coded = Column(column.dtype, raw.COLUMN_CODES32, column.n, codes.astype("i4"), texts=())
        return Filled(field, coded, kinds)
    raise wrong_type(table, name, column)
