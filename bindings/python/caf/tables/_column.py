"""A column of a caller's table, and a table of them. Private."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .. import raw

NULLS = 0
"""A column that holds nothing but nulls, of whatever type."""
TEXTS = -1
"""Texts that have no codes yet: ``values`` is the source's own array of them."""
OBJECTS = -2
"""Python objects: ``values`` is a sequence of them."""

WIDTHS = {
    kind: raw.column_width(kind) for kind in range(1, raw.COLUMN_KINDS)
}
INTEGERS = frozenset(range(raw.COLUMN_INT8, raw.COLUMN_UINT64 + 1))
FLOATS = frozenset((raw.COLUMN_FLOAT32, raw.COLUMN_FLOAT64))
NUMBERS = INTEGERS | FLOATS
BOOLEANS = frozenset((raw.COLUMN_BOOL, raw.COLUMN_BITS))
DATES = frozenset(range(raw.COLUMN_DATE32, raw.COLUMN_TIMESTAMP_NS + 1))
CODES = frozenset(range(raw.COLUMN_CODES8, raw.COLUMN_CODES64 + 1))


@dataclass(slots=True)
class Column:
    """Values as the library takes them (raw.COLUMN_...), or one of the three above."""

    dtype: str
    """As the caller's kind of table calls it, for errors."""
    kind: int
    n: int
    values: Any = None
    offset: int = 0
    validity: Any = None
    """Bits, the lowest of a byte first; None: no null."""
    texts: Any = None
    """Of codes: what each stands for; anything with a length that can be walked."""
    given: Any = None
    """The dtype that texts are given back in, where they need one."""
    way_out: str = ""
    """How the caller makes dates of it, where it can be none; "" where nobody knows."""

    def elements(self) -> Any:
        """The values of its rows; what stands where one is null means nothing."""
        return np.asarray(self.values)[self.offset : self.offset + self.n]

    def present(self) -> Any:
        """Which of its rows validity does not say are null; None: all."""
        if self.validity is None:
            return None
        bits = np.unpackbits(np.frombuffer(self.validity, "u1"), bitorder="little")
        return bits[self.offset : self.offset + self.n].view(bool)


@dataclass(slots=True)
class Frame:
    """A table as it was given."""

    n: int
    columns: dict[str, Column]
    label: Callable[[int], str] = field(default=lambda place: "")
    """What the caller calls a row, beside its place; "" where that is all."""
