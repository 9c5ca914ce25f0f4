"""What is taken from Arrow streams, and given back. Private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import raw
from ..errors import ArgumentError
from ._column import NULLS, OBJECTS, Column, Frame
from ._numpy import numbers_of as numbers_of

if TYPE_CHECKING:
    from typing_extensions import Buffer

    Given = tuple[str, str, Buffer, Buffer | int | None, Sequence[str] | None]
    """Name, format, values, validity and texts, as raw.arrow_stream() takes them."""


class Stream:
    """Columns of n rows, for whoever takes ``__arrow_c_stream__``: polars.DataFrame(), pyarrow.table(), DuckDB.

    They are in one batch, and can be taken more than once. The buffers are not
    copied: they must not change while a consumer has them.
    """

    def __init__(self, columns: Sequence[Given], n: int) -> None:
        self._columns = tuple(columns)
        self._n = n

    def __len__(self) -> int:
        return self._n

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule of the columns; as the protocol allows, they keep their types whatever is asked for."""
        return raw.arrow_stream(self._columns, self._n)


_TYPES = {
    raw.COLUMN_INT8: "i1", raw.COLUMN_INT16: "i2", raw.COLUMN_INT32: "i4", raw.COLUMN_INT64: "i8",
    raw.COLUMN_UINT8: "u1", raw.COLUMN_UINT16: "u2", raw.COLUMN_UINT32: "u4", raw.COLUMN_UINT64: "u8",
    raw.COLUMN_FLOAT32: "f4", raw.COLUMN_FLOAT64: "f8", raw.COLUMN_BITS: "u1",
    raw.COLUMN_DATE32: "i4", raw.COLUMN_DATE64: "i8", raw.COLUMN_TIMESTAMP_S: "i8", raw.COLUMN_TIMESTAMP_MS: "i8",
    raw.COLUMN_TIMESTAMP_US: "i8", raw.COLUMN_TIMESTAMP_NS: "i8", raw.COLUMN_CODES32: "i4",
}
_NAMES = {
    raw.COLUMN_FLOAT32: "float", raw.COLUMN_FLOAT64: "double", raw.COLUMN_BITS: "bool", raw.COLUMN_DATE32: "date32",
    raw.COLUMN_DATE64: "date64", raw.COLUMN_TIMESTAMP_S: "timestamp[s]", raw.COLUMN_TIMESTAMP_MS: "timestamp[ms]",
    raw.COLUMN_TIMESTAMP_US: "timestamp[us]", raw.COLUMN_TIMESTAMP_NS: "timestamp[ns]", raw.COLUMN_CODES32: "text",
}


def column_of(read: Any) -> Column:
    """A column of raw.arrow_read()."""
    name, kind, values, offset, n, validity, texts = read
    if kind == NULLS or n == 0:
        return Column("null", NULLS, n)
    dtype = _NAMES.get(kind) or str(np.dtype(_TYPES[kind]))
    if kind != raw.COLUMN_CODES32 and texts is not None:
        return Column(f"{dtype} in the zone {texts[0]}", OBJECTS, n)
    whole = np.frombuffer(values, _TYPES[kind], -1 if kind == raw.COLUMN_BITS else offset + n)
    return Column(dtype, kind, n, whole, offset, validity, texts)


def take(table: Any) -> Frame:
    """Anything with __arrow_c_stream__ or __arrow_c_array__."""
    read = raw.arrow_read(table)
    columns = {one[0]: column_of(one) for one in read}
    if len(columns) != len(read):
        names = [one[0] for one in read]
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        raise ArgumentError(raw.E_ARGUMENT, f"two columns are {twice!r}")
    return Frame(read[0][4] if read else 0, columns)


def join(lists: Sequence[Any]) -> Any:
    """Lists of texts, one after another."""
    return [str(text) for one in lists for text in one]


def category(codes: Any, names: Sequence[str]) -> Any:
    """A dictionary of texts."""
    return {1: "c", 2: "s", 4: "i"}[codes.itemsize], codes, -1, list(names)


def nullable(values: Any, null: Any) -> Any:
    if values.itemsize == 8:
        return "l", values, 0, None
    return "i", values, raw.DATE_NONE, None


def flags(values: Any) -> Any:
    return "b", np.packbits(values, bitorder="little"), None, None


def dates(days: Any) -> Any:
    return "tdD", days, raw.DATE_NONE, None


def numbers(values: Any) -> Any:
    return "l", values, None, None


def texts(codes: Any, given: Any) -> Any:
    """What codes stand for, as texts themselves; -1 is null."""
    return "U" if len(codes) > 10_000_000 else "u", codes.astype("i4"), -1, [str(one) for one in given]


def counts(values: Any) -> Any:
    return "l", values, None, None


def counts_or_null(values: Any, null: Any) -> Any:
    """Counts, of which -1 is null."""
    values[null] = -1
    return "l", values, -1, None


def stream(columns: dict[str, Any], n: int) -> Stream:
    return Stream([(name, *one) for name, one in columns.items()], n)


def percentages(values: Any, null: Any) -> Any:
    return "g", values, np.packbits(~null, bitorder="little") if null.any() else None, None
