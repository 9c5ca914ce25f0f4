"""Whatever else gives Arrow streams; it gets one back. Private."""

from __future__ import annotations

from typing import Any

from ._arrow import category, counts, counts_or_null, dates, flags, join, nullable, numbers, numbers_of, percentages, stream, take, texts

__all__ = ["category", "counts", "counts_or_null", "dates", "flags", "give", "join", "nullable", "numbers", "numbers_of", "percentages", "take", "texts"]


def give(columns: dict[str, Any], n: int) -> Any:
    return stream(columns, n)
