"""What raw.read() gives back. Private."""

from __future__ import annotations

from typing import NamedTuple


class Batch(NamedTuple):
    """Cases that can all hold the same fields."""

    tables: tuple[bytes | None, ...]
    fields: bytes
    case_offsets: bytes
    case_names: bytes
    offsets: bytes
    names: bytes
    lines: bytes

    def held(self, table: int) -> int:
        """The bits of the fields that a table can hold; -1: all; 0: the table is not held."""
        return longs(self.fields)[table]

    def case_texts(self) -> list[str]:
        """The name of each case."""
        return _texts(self.case_offsets, self.case_names)

    def texts(self) -> list[str]:
        """The name of everything else, by number less 1."""
        return _texts(self.offsets, self.names)


class Problem(NamedTuple):
    """A cell or field that was passed over."""

    file: str
    line: int
    field: str
    status: int
    message: str


def longs(data: bytes) -> list[int]:
    """Whole numbers from a buffer of int64."""
    return memoryview(data).cast("q").tolist()


def _texts(offsets: bytes, data: bytes) -> list[str]:
    ends = longs(offsets)
    return [data[first:end].decode("utf-8") for first, end in zip(ends, ends[1:])]
