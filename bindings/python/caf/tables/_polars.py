"""Tables of polars, by way of Arrow streams. Private."""

from __future__ import annotations

from typing import Any

import polars

from ._arrow import category, counts, dates, flags, join, nullable, numbers, numbers_of, stream, texts
from ._arrow import take as take_stream

__all__ = ["category", "counts", "dates", "flags", "give", "join", "nullable", "numbers", "numbers_of", "take", "texts"]


def take(table: Any) -> Any:
    return take_stream(table.collect() if isinstance(table, polars.LazyFrame) else table)


def give(columns: dict[str, Any], n: int) -> Any:
    return polars.DataFrame(stream(columns, n))
