"""Lists of cases and of people, of whatever kind a caller has. Private."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .. import raw
from .._given import columns_of
from .._optional import need_numpy
from ..errors import ArgumentError

CASE_COLUMNS = ("case_id", "case")
"""What the column of cases is called: here, and in the lists of the command."""


def text_of(value: Any, where: str) -> str | None:
    """An identifier as text: a whole number as its digits. None where there is none."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # what pandas makes of whole numbers with a null among them
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return str(value)
    try:
        if not isinstance(value, bool):
            return str(operator.index(value))
    except TypeError:
        pass
    raise TypeError(f"{where}: expected a text or a whole number, got {type(value).__name__}")


def bytes_of(text: str, where: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise ArgumentError(raw.E_VALUE, f"{where}: a text that is no Unicode") from None


def values_of(given: Any) -> list[Any] | None:
    """The values of a plain list: of a list, a Series, an array; None for a table."""
    if isinstance(given, (str, bytes, Mapping)):
        return None
    is_table = hasattr(type(given), "columns") or getattr(getattr(given, "dtype", None), "names", None) is not None
    for method in ("to_pylist", "to_list", "tolist"):
        if not is_table and hasattr(given, method):
            return list(getattr(given, method)())
    if not is_table and isinstance(given, Iterable) and not hasattr(given, "__arrow_c_stream__"):
        return list(given)
    return None


class Cases:
    """A list of cases, as a plain list or as a column of a table; each must have an identifier."""

    def __init__(self, given: Any, name: str, strata: Any = None) -> None:
        self.source: Any = None
        """Of a table: what makes the caller's kind."""
        self.strata: list[Any] | None = None
        values = values_of(given)
        if values is not None:
            self._values = values
            self.texts = self._need(name, [text_of(value, f"{name}, row {row}") for row, value in enumerate(values)])
            self.strata = None if strata is None else self._strata_beside(strata)
            return
        need_numpy("tables need", "pandas")
        from ..tables._sources import source_of
        from ._columns import Coded

        self.source = source_of({name: given})
        frame = self.source.take(given)
        found = next((one for one in CASE_COLUMNS if one in frame.columns), None)
        if found is None:
            raise ArgumentError(raw.E_ARGUMENT, f"{name}: no column case_id; every row names its case")
        self._column = Coded(self.source, f"{name}.{found}", frame.columns[found])
        self.texts = self._need(f"{name}.{found}", self._column.texts())
        if strata is not None:
            if not isinstance(strata, str):
                raise TypeError(f"strata: expected the name of a column, got {type(strata).__name__}")
            if strata not in frame.columns:
                raise ArgumentError(raw.E_ARGUMENT, f"strata: {name} has no column {strata!r}; there are {', '.join(map(str, frame.columns))}")
            self.strata = Coded(self.source, f"{name}.{strata}", frame.columns[strata]).values()

    @staticmethod
    def _need(where: str, texts: Sequence[str | None]) -> list[str]:
        for row, text in enumerate(texts):
            if text is None:
                raise ArgumentError(raw.E_VALUE, f"{where}, row {row}: there is none; every row names its case")
        return [text for text in texts if text is not None]

    def _strata_beside(self, strata: Any) -> list[Any]:
        beside = None if isinstance(strata, str) else values_of(strata)
        if beside is None:
            raise TypeError(f"strata: expected one for each of the cases, in a list, got {type(strata).__name__}")
        if len(beside) != len(self.texts):
            raise ArgumentError(raw.E_CAPACITY, f"strata: expected one for each of {len(self.texts)} cases, got {len(beside)}")
        return beside

    def twice(self, row: int, name: str) -> ArgumentError:
        """The error of a case that stands in an earlier row too."""
        return ArgumentError(raw.E_DUPLICATE, f"{name}, row {row}: the same case as row {self.texts.index(self.texts[row])}")

    def pick(self, rows: Sequence[int]) -> Any:
        """The identifiers of some rows, as they were given."""
        return [self._values[row] for row in rows] if self.source is None else self._column.pick(rows)


def table_columns(given: Any, name: str) -> dict[str, list[Any]]:
    """A table as columns of Python's values, all of one length."""
    names = getattr(getattr(given, "dtype", None), "names", None)
    if names is not None:  # NumPy has no null
        columns = {str(one): [None if value == "" else value for value in given[one].tolist()] for one in names}
    else:
        columns = columns_of(given, name)
    n = max(map(len, columns.values()), default=0)
    if any(len(values) != n for values in columns.values()):
        raise ArgumentError(raw.E_CAPACITY, f"{name}: expected columns of one length")
    return columns


def rows_of(given: Any, name: str, needed: Sequence[Sequence[str]], optional: Sequence[str]) -> dict[str, list[Any]]:
    """A small table as columns of Python's values, under the first of their names; those that it may lack are None throughout."""
    columns = table_columns(given, name)
    n = max(map(len, columns.values()), default=0)
    found: dict[str, list[Any]] = {}
    for alike in needed:
        have = next((one for one in alike if one in columns), None)
        if have is None and n > 0:
            raise ArgumentError(raw.E_ARGUMENT, f"{name}: no column {alike[0]}; there are {', '.join(columns)}")
        found[alike[0]] = columns.get(have or "", [])
    for one in optional:
        found[one] = columns.get(one, [None] * n)
    return found


def number_of(what: str, value: Any, least: int) -> int:
    """A whole number from `least` on that C can take."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{what}: expected a whole number, got {type(value).__name__}")
    number = operator.index(value)
    if not least <= number < 2**31:
        raise ArgumentError(raw.E_ARGUMENT, f"{what}: expected a whole number from {least} to {2**31 - 1}, got {number}")
    return number
