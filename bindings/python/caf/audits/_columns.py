"""A column of identifiers, read and given back. Private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ..errors import ArgumentError
from .. import raw
from ..tables._column import CODES, FLOATS, NULLS, NUMBERS, TEXTS, Column
from ..tables._ids import coded_numbers


class Coded:
    """A column of whole numbers, texts or categories, as codes and what they stand for."""

    def __init__(self, source: Any, where: str, column: Column) -> None:
        self._source = source
        self._is_number = column.kind in NUMBERS
        self._given = column.given
        if column.kind == NULLS:
            self._codes, self._labels = np.full(column.n, -1), []
        elif column.kind == TEXTS:
            [self._codes], texts = source.factorize([column.values])
            self._given = texts
            self._labels = list(texts)
        elif column.kind in CODES:
            self._codes, self._labels = _present(column), list(column.texts)
            self._given = column.texts if column.given is None else column.given
        elif column.kind in NUMBERS:
            _need_whole(where, column)
            coded, self._labels = coded_numbers(column)
            self._codes = coded.values
        else:
            raise TypeError(f"{where}: expected whole numbers, texts or categories, got a column of {column.dtype}")

    def values(self) -> list[Any]:
        """Of each row; None where there is none."""
        labels = [None if label == "" else label for label in self._labels] + [None]
        return [labels[code] for code in self._codes.tolist()]

    def texts(self) -> list[str | None]:
        """The same as text, a whole number as its digits."""
        labels = [str(label) or None for label in self._labels] + [None]
        return [labels[code] for code in self._codes.tolist()]

    def pick(self, rows: Sequence[int]) -> Any:
        """Some rows, in the caller's kind and as they were given."""
        codes = self._codes[np.asarray(rows, "i8")]
        if self._is_number:
            return self._source.numbers(np.array([self._labels[code] for code in codes.tolist()], "i8"))
        return self._source.texts(codes, self._given if self._given is not None else [])


def _present(column: Column) -> Any:
    codes, present = column.elements(), column.present()
    return codes if present is None else np.where(present, codes, -1)


def _need_whole(where: str, column: Column) -> None:
    """Refuses numbers that are not whole, or that int64 cannot hold."""
    values = column.elements()
    if column.kind in FLOATS:
        odd = ~np.isnan(values) & ((np.floor(values) != values) | (np.abs(values) >= 2**53))
    else:
        odd = values > np.uint64(2**63 - 1) if values.dtype == np.uint64 else np.zeros(column.n, bool)
    if odd.any():
        place = int(odd.argmax())
        raise ArgumentError(raw.E_VALUE, f"{where}, row {place}: {values[place]}: expected a whole number ({column.dtype})")
