"""Columns of Python's values as the caller's kind of table. Private."""

from __future__ import annotations

from typing import Any

GIVEN, TEXT, WHOLE, PERCENT = "given", "text", "whole", "percent"
"""What the values of a column are: as the caller gave them, texts of the library, whole numbers, percentages."""

Columns = dict[str, tuple[str, list[Any]]]
"""Of each column what its values are, and the values; None is null."""


def give(to: Any, columns: Columns) -> Any:
    """A table by the module of the caller's kind; a list of dicts where there is none."""
    if to is None:
        return [dict(zip(columns, row)) for row in zip(*(values for _, values in columns.values()))]
    n = max((len(values) for _, values in columns.values()), default=0)
    return to.give({name: _MAKES[kind](to, values) for name, (kind, values) in columns.items()}, n)


def _texts(to: Any, values: list[Any]) -> Any:
    import numpy as np

    names = list(dict.fromkeys(str(value) for value in values if value is not None))
    places = {name: place for place, name in enumerate(names)}
    return to.category(np.array([-1 if value is None else places[str(value)] for value in values], "i4"), names)


def _given(to: Any, values: list[Any]) -> Any:
    """Whole numbers where all that are there are some; otherwise texts."""
    import numpy as np

    some = [value for value in values if value is not None]
    if not some or not all(isinstance(value, int) for value in some):
        return _texts(to, values)
    if len(some) == len(values):
        return to.numbers(np.array(values, "i8"))
    if 0 in some:
        return _texts(to, values)  # which stands for null in some kinds
    return to.nullable(np.array([value or 0 for value in values], "i8"), np.array([value is None for value in values], bool))


def _numbers(to: Any, values: list[Any]) -> Any:
    import numpy as np

    null = np.array([value is None for value in values], bool)
    numbers = np.array([-1 if value is None else value for value in values], "i8")
    return to.counts_or_null(numbers, null) if null.any() else to.counts(numbers)


def _percentages(to: Any, values: list[Any]) -> Any:
    import numpy as np

    null = np.array([value is None for value in values], bool)
    return to.percentages(np.array([0 if value is None else value for value in values], "f8"), null)


_MAKES = {GIVEN: _given, TEXT: _texts, WHOLE: _numbers, PERCENT: _percentages}
