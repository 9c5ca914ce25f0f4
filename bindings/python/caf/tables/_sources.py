"""Which kind of table the caller has. Private."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Union

from .. import raw
from ..errors import ArgumentError

if TYPE_CHECKING:
    from ..sources import Extract

Source = Any
"""A module with take, give and what makes its columns: _pandas, _numpy, _polars, _pyarrow, _streams."""

Tables = Union[Mapping[str, Any], "Extract"]
"""What a caller has: tables by their names, or what was read from a file."""


def _is(value: Any, module: str, name: str) -> bool:
    """Whether a value is of a class of a module that need not be there."""
    loaded = sys.modules.get(module)
    return loaded is not None and isinstance(value, getattr(loaded, name))


def parts_of(given: Any) -> Iterable[Tables]:
    """The parts of a caseload: those that are given, or those of an extract; tables are one."""
    if _is(given, "caf.sources", "Extract"):
        given = given.parts
    return [given] if isinstance(given, Mapping) else given


def source_of(tables: Mapping[str, Any]) -> Source:
    """The kind that all tables are of."""
    kinds = {name: _kind_of(name, table) for name, table in tables.items() if table is not None}
    if not kinds:
        raise ArgumentError(raw.E_ARGUMENT, "tables: none is given")
    first = next(iter(kinds))
    for name, kind in kinds.items():
        if kind is not kinds[first]:
            raise TypeError(f"{name}: expected a table of the same kind as {first}, got {type(tables[name]).__name__}")
    return kinds[first]


def _kind_of(name: str, table: Any) -> Source:
    if isinstance(table, list | tuple):
        raise TypeError(f"{name}: expected data frames; rows as mappings are for caf.Caseload, or pandas.DataFrame(rows)")
    if _is(table, "pandas", "DataFrame"):
        from . import _pandas

        return _pandas
    if _is(table, "numpy", "ndarray"):
        from . import _numpy

        return _numpy
    if _is(table, "polars", "DataFrame") or _is(table, "polars", "LazyFrame"):
        from . import _polars

        return _polars
    if _is(table, "pyarrow", "Table") or _is(table, "pyarrow", "RecordBatch") or _is(table, "pyarrow", "RecordBatchReader"):
        from . import _pyarrow

        return _pyarrow
    if hasattr(table, "__arrow_c_stream__") or hasattr(table, "__arrow_c_array__"):
        from . import _streams

        return _streams
    raise TypeError(
        f"{name}: expected a pandas or polars DataFrame, a pyarrow Table or another Arrow stream, or a NumPy structured array, "
        f"got {type(table).__name__}"
    )
