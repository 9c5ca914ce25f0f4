"""Tables of polars, by way of Arrow streams. Private."""

from __future__ import annotations

from typing import Any

import polars

from ._arrow import category, counts, counts_or_null, dates, flags, join, nullable, numbers, numbers_of, percentages, stream, texts
from ._arrow import take as take_stream
from ._column import CODES, OBJECTS

__all__ = ["category", "counts", "counts_or_null", "dates", "flags", "give", "join", "nullable", "numbers", "numbers_of", "percentages", "take", "texts"]


def take(table: Any) -> Any:
    frame = take_stream(table.collect() if isinstance(table, polars.LazyFrame) else table)
    for column in frame.columns.values():
        if column.kind == OBJECTS:
            column.way_out = "dt.replace_time_zone(None) drops the zone"
        elif column.kind in CODES:
            column.way_out = 'str.to_date("%Y-%m-%d") reads texts'
    return frame


def give(columns: dict[str, Any], n: int) -> Any:
    return polars.DataFrame(stream(columns, n))
