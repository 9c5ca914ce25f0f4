"""What is taken from NumPy's structured arrays, and given back. Private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from .. import raw
from .._arrays import TICKS
from ._column import NULLS, OBJECTS, TEXTS, Column, Frame

_KINDS = {
    "i1": raw.COLUMN_INT8, "i2": raw.COLUMN_INT16, "i4": raw.COLUMN_INT32, "i8": raw.COLUMN_INT64,
    "u1": raw.COLUMN_UINT8, "u2": raw.COLUMN_UINT16, "u4": raw.COLUMN_UINT32, "u8": raw.COLUMN_UINT64,
    "f4": raw.COLUMN_FLOAT32, "f8": raw.COLUMN_FLOAT64, "b1": raw.COLUMN_BOOL,
}
_UNITS = {
    "D": raw.COLUMN_DAYS, "s": raw.COLUMN_TIMESTAMP_S, "ms": raw.COLUMN_TIMESTAMP_MS,
    "us": raw.COLUMN_TIMESTAMP_US, "ns": raw.COLUMN_TIMESTAMP_NS,
}


def column_of(values: Any, name: str) -> Column:
    """An array of numbers, flags, dates or texts as a column, without a copy where it can be."""
    n = len(values)
    dtype = values.dtype
    if n == 0:
        return Column(name, NULLS, 0)
    if dtype.kind == "M":
        unit = np.datetime_data(dtype)
        if unit[0] not in _UNITS or unit[1] != 1:
            if unit[0] in ("ps", "fs", "as"):
                return Column(name, OBJECTS, n)  # a time of day less than a nanosecond long would be lost
            one = {"Y": "D", "M": "D", "W": "D", "h": "s", "m": "s", "generic": "s"}.get(unit[0], unit[0])
            values = values.astype(f"datetime64[{one}]")
            unit = np.datetime_data(values.dtype)
        values = np.ascontiguousarray(values.astype(values.dtype.newbyteorder("="), copy=False))
        return Column(name, _UNITS[unit[0]], n, values.view("i8"))
    if dtype.kind in "iufb" and f"{dtype.kind}{dtype.itemsize}" in _KINDS:
        values = np.ascontiguousarray(values.astype(dtype.newbyteorder("="), copy=False))
        return Column(name, _KINDS[f"{dtype.kind}{dtype.itemsize}"], n, values.view("u1") if dtype.kind == "b" else values)
    if dtype.kind in "UT":
        return Column(name, TEXTS, n, values, way_out='astype("datetime64[D]") reads yyyy-mm-dd')
    return Column(name, OBJECTS, n, values if dtype.kind == "O" else None)


def _of_masked(values: Any) -> Column:
    mask = np.ma.getmaskarray(values)
    column = column_of(np.ma.getdata(values), str(values.dtype))
    if mask.any() and column.kind not in (NULLS, TEXTS, OBJECTS):
        column.validity = np.packbits(~mask, bitorder="little")
    elif mask.any() and column.kind == TEXTS:
        column.values = np.where(mask, "", column.values)
    return column


def take(array: Any) -> Frame:
    """A structured array; a masked one has nulls."""
    if array.dtype.names is None or array.ndim != 1:
        raise TypeError(f"expected a structured array in one dimension, got {array.dtype} in {array.ndim}")
    masked = isinstance(array, np.ma.MaskedArray)
    return Frame(
        len(array),
        {name: _of_masked(array[name]) if masked else column_of(array[name], str(array.dtype[name])) for name in array.dtype.names},
    )


def factorize(values: Sequence[Any]) -> tuple[list[Any], Any]:
    """Texts of several columns as codes in one list of texts; an empty one is -1."""
    whole = np.concatenate(values)
    texts, codes = np.unique(whole, return_inverse=True)
    codes = codes.astype("i4")
    if len(texts) and texts[0] == "":
        texts, codes = texts[1:], codes - np.int32(1)
    ends = np.cumsum([len(one) for one in values])
    return [codes[end - len(one) : end] for one, end in zip(values, ends)], texts


def give(columns: dict[str, Any], n: int) -> Any:
    """A structured array."""
    array = np.empty(n, dtype=[(name, values.dtype) for name, values in columns.items()])
    for name, values in columns.items():
        array[name] = values
    return array


def category(codes: Any, names: Sequence[str]) -> Any:
    """Texts; there is no null, so that none is empty."""
    return np.array([*names, ""], dtype="U")[codes]


def nullable(values: Any, null: Any) -> Any:
    """Numbers; there is no null, so that no identifier is 0 and no number of days the lowest."""
    values[null] = 0 if values.itemsize == 8 else np.iinfo(values.dtype).min
    return values


def flags(values: Any) -> Any:
    return values


def dates(days: Any, unit: str = "D") -> Any:
    """datetime64 from days as int32; DATE_NONE is NaT."""
    ticks: Any = np.empty(len(days), "i8")
    raw.ticks_of_days(days, TICKS[unit], ticks)
    return ticks.view(f"datetime64[{unit}]")


def numbers(values: Any) -> Any:
    return values


def counts(values: Any) -> Any:
    return values


def counts_or_null(values: Any, null: Any) -> Any:
    """Counts; there is no null, so that one that is not there is -1."""
    values[null] = -1
    return values


def percentages(values: Any, null: Any) -> Any:
    """Percentages; one that is not there is NaN."""
    values[null] = np.nan
    return values


def join(lists: Sequence[Any]) -> Any:
    """Lists of texts, one after another."""
    return np.concatenate([np.asarray(one).astype("U") for one in lists])


def numbers_of(texts: Any, known: Any) -> tuple[Any, Any]:
    """The place of each text among those known, and those with what is new at the end."""
    numbers = {str(one): place for place, one in enumerate(known)}
    places = np.array([numbers.setdefault(str(one), len(numbers)) for one in texts], "i8")
    return places, list(numbers) if len(numbers) > len(known) else known


def texts(codes: Any, given: Any) -> Any:
    """What codes stand for; -1 is an empty text."""
    return np.append(np.asarray(given, dtype="U"), "")[codes]
