"""Tables and findings of whatever kind a caller has, as columns of Python's own values. Private."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ._days import is_missing


def columns_of(table: Any, name: str) -> dict[str, list[Any]]:
    """The columns of a table: a DataFrame of pandas or polars, a pyarrow table, a mapping of columns, or mappings as rows.

    What is missing is None.
    """
    if isinstance(table, Mapping):
        columns = {str(column): list(values) for column, values in table.items()}
    elif hasattr(table, "to_pydict"):
        columns = table.to_pydict()
    elif hasattr(table, "iter_columns"):
        columns = {column.name: column.to_list() for column in table.iter_columns()}
    elif hasattr(table, "columns") and hasattr(table, "iloc"):
        columns = {str(column): table.iloc[:, at].tolist() for at, column in enumerate(table.columns)}
    elif isinstance(table, Iterable) and not isinstance(table, (str, bytes)):
        rows = list(table)
        if not all(isinstance(row, Mapping) for row in rows):
            raise TypeError(f"{name}: expected a table or mappings as rows, got {type(table).__name__}")
        keys = dict.fromkeys(key for row in rows for key in row)
        columns = {str(key): [row.get(key) for row in rows] for key in keys}
    else:
        raise TypeError(f"{name}: expected a table, got {type(table).__name__}")
    return {column: [None if is_missing(value) else value for value in values] for column, values in columns.items()}


def tables_of(tables: Any, name: str) -> Mapping[str, Any]:
    """Tables by their names, from a mapping or from what was read from a source."""
    from .sources import Extract

    if isinstance(tables, Extract):
        return tables.tables
    if not isinstance(tables, Mapping):
        raise TypeError(f"{name}: expected a mapping from names of tables to tables, or a caf.Extract, got {type(tables).__name__}")
    return tables
