"""What is taken from pandas, and given back. Private."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from .. import raw
from ..errors import ArgumentError
from ._column import CODES, NULLS, OBJECTS, TEXTS, Column, Frame
from ._numpy import column_of as column_of_array
from ._numpy import dates as datetimes


_OF_TEXTS = 'pandas.to_datetime(values, format="%Y-%m-%d") reads texts'
_OF_TIMES = "pandas.to_datetime(values) makes time stamps of them"
_OF_ZONES = "dt.tz_localize(None) drops the zone"


def _bits(mask: Any) -> Any:
    """Validity from pandas' mask, in which True is null."""
    return np.packbits(~mask, bitorder="little") if mask.any() else None


def _of_objects(series: Any, dtype: str) -> Column:
    """Objects are what they turn out to be."""
    n = len(series)
    values = series.to_numpy(dtype=object)
    found = pd.api.types.infer_dtype(values, skipna=True)
    if found == "empty":
        return Column(dtype, NULLS, n)
    null: Any = pd.isna(values) if found not in ("mixed", "unknown-array") else None
    if found == "string":
        return Column(dtype, TEXTS, n, series, way_out=_OF_TEXTS)
    if found == "boolean":
        return Column(dtype, raw.COLUMN_BOOL, n, np.where(null, False, values).astype("u1"), 0, _bits(null))
    if found == "date":
        if any(isinstance(value, datetime.datetime) for value in values[~null]):
            # A datetime.datetime is a date to pandas, and its time of day would be lost.
            return Column(f"{dtype} of date and datetime", OBJECTS, n, values)
        days: Any = np.where(null, np.array(None), values)
        days = days.astype("datetime64[D]").view("i8")
        return Column(f"{dtype} of date", raw.COLUMN_DAYS, n, days)
    if found in ("integer", "mixed-integer-float", "floating", "integer-na"):
        try:
            whole: Any = pd.array(values, dtype="Float64" if found == "floating" else "Int64")
        except (OverflowError, TypeError, ValueError):
            return Column(f"{dtype} of {found} that int64 cannot hold", OBJECTS, n, values)
        return _of_array(whole, dtype)
    if found == "datetime":
        return _of_times(values[~null], null, dtype)
    return Column(f"{dtype} of {found}", OBJECTS, n, values)


def _of_times(some: Any, null: Any, dtype: str) -> Column:
    """Time stamps of pandas' own, as objects. A datetime.datetime is no date, and its caller may not know."""
    n = len(null)
    if any(one.tzinfo is not None for one in some):
        return Column(f"{dtype} of datetime in a zone", OBJECTS, n, way_out=f"{_OF_TIMES}, {_OF_ZONES}")
    if not all(isinstance(one, pd.Timestamp) for one in some):
        return Column(f"{dtype} of datetime", OBJECTS, n, way_out=_OF_TIMES)
    unit: Any = "datetime64[ns]" if any(one.nanosecond for one in some) else "datetime64[us]"
    values = np.full(n, "NaT", unit)
    values[~null] = [one.to_datetime64() for one in some]
    return column_of_array(values, f"{dtype} of Timestamp")


def _of_array(array: Any, dtype: str) -> Column:
    """A nullable array of numbers or flags."""
    mask = np.asarray(array.isna())
    kind = array.dtype.numpy_dtype
    values = array.to_numpy(dtype=kind, na_value=kind.type(0)) if mask.any() else array.to_numpy(dtype=kind)
    column = column_of_array(np.ascontiguousarray(values), dtype)
    column.validity = _bits(mask)
    return column


def column_of(series: Any) -> Column:
    """A Series as a column, without a copy where it can be."""
    dtype = series.dtype
    n = len(series)
    name = str(dtype)
    if n == 0:
        return Column(name, NULLS, 0)
    if isinstance(dtype, pd.CategoricalDtype):
        codes = series.array.codes
        column = Column(f"category of {dtype.categories.dtype}", NULLS, n)
        column.kind = {1: raw.COLUMN_CODES8, 2: raw.COLUMN_CODES16, 4: raw.COLUMN_CODES32, 8: raw.COLUMN_CODES64}[codes.itemsize]
        column.values, column.texts, column.given = np.ascontiguousarray(codes), dtype.categories, dtype
        column.way_out = _OF_TEXTS if pd.api.types.is_string_dtype(dtype.categories) else ""
        return column
    if isinstance(dtype, pd.DatetimeTZDtype):
        return Column(name, OBJECTS, n, way_out=_OF_ZONES)
    if isinstance(dtype, pd.StringDtype):
        return Column(name, TEXTS, n, series, way_out=_OF_TEXTS)
    if isinstance(dtype, pd.ArrowDtype):
        return _of_arrow(series, name)
    if isinstance(dtype, np.dtype):
        if dtype.kind == "O":
            return _of_objects(series, name)
        return column_of_array(series.to_numpy(copy=False), name)
    if hasattr(dtype, "numpy_dtype"):
        return _of_array(series.array, name)
    return Column(name, OBJECTS, n)


def _of_arrow(series: Any, name: str) -> Column:
    """What pandas holds by way of pyarrow, as Arrow has it."""
    from ._arrow import column_of

    [column] = [column_of(one) for one in raw.arrow_read(series.to_frame("values")) if one[0] == "values"]
    column.dtype = name
    column.way_out = _OF_ZONES if column.kind == OBJECTS else _OF_TEXTS if column.kind in CODES else ""
    return column


def take(frame: Any) -> Frame:
    """A DataFrame."""
    index = frame.index

    def label(place: int) -> str:
        value = index[place]
        # A text may be a name.
        return str(value) if isinstance(value, int | np.integer | pd.Timestamp) and value != place else ""

    columns = {}
    for place, name in enumerate(frame.columns):
        columns[name] = column_of(frame.iloc[:, place])
    if len(columns) != frame.shape[1]:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise ArgumentError(raw.E_ARGUMENT, f"two columns are {twice!r}")
    return Frame(len(frame), columns, label)


def factorize(values: Sequence[Any]) -> tuple[list[Any], Any]:
    """Texts of several columns as codes in one list of texts; null is -1."""
    whole = values[0] if len(values) == 1 else pd.concat(values, ignore_index=True)
    codes, texts = pd.factorize(whole)
    codes = codes.astype("i4")
    ends = np.cumsum([len(one) for one in values])
    return [codes[end - len(one) : end] for one, end in zip(values, ends)], texts


def give(columns: dict[str, Any], n: int) -> Any:
    """A DataFrame of columns as they were made by those below."""
    return pd.DataFrame(columns, copy=False)


def category(codes: Any, names: Sequence[str]) -> Any:
    return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(list(names)), validate=False)


def nullable(values: Any, null: Any) -> Any:
    return pd.arrays.IntegerArray(values, null)


def flags(values: Any) -> Any:
    return values


def dates(days: Any) -> Any:
    return datetimes(days, "s")


def numbers(values: Any) -> Any:
    return values


def counts(values: Any) -> Any:
    return values


def counts_or_null(values: Any, null: Any) -> Any:
    return pd.arrays.IntegerArray(values, null)


def percentages(values: Any, null: Any) -> Any:
    return pd.arrays.FloatingArray(values, null)


def join(lists: Sequence[Any]) -> Any:
    """Lists of texts, one after another."""
    first, *rest = (one if isinstance(one, pd.Index) else pd.Index(one) for one in lists)
    return first.append(rest)


def numbers_of(texts: Any, known: Any) -> tuple[Any, Any]:
    """The place of each text among those known, and those with what is new at the end."""
    known, texts = (one if isinstance(one, pd.Index) else pd.Index(one) for one in (known, texts))
    if known.dtype != texts.dtype:
        known, texts = _digits(known), _digits(texts)
    places = known.get_indexer(texts)
    new = places < 0
    if new.any():
        places[new] = len(known) + np.arange(new.sum())
        known = known.append(texts[new])
    return places, known


def _digits(index: Any) -> Any:
    """Texts, in which a whole number is its digits: also one that pandas made floating point."""
    if index.dtype.kind == "f" and bool((np.asarray(index) % 1 == 0).all()):
        index = index.astype("int64")
    return index.astype(str)


def texts(codes: Any, given: Any) -> Any:
    """What codes stand for, in the caller's own dtype; -1 is null."""
    if isinstance(given, pd.CategoricalDtype):
        return pd.Categorical.from_codes(codes, dtype=given, validate=False)
    if isinstance(given, pd.Index):
        return pd.api.extensions.take(given.array, codes, allow_fill=True)
    return pd.api.extensions.take(np.asarray(given, dtype=object), codes, allow_fill=True)
