"""Columns as a stream of Arrow. Private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import raw

if TYPE_CHECKING:
    from typing_extensions import Buffer

    Given = tuple[str, str, Buffer, Buffer | int | None, Sequence[str] | None]
    """Name, format, values, validity and texts, as raw.arrow_stream() takes them."""


class Stream:
    """Columns of n rows, for whoever takes ``__arrow_c_stream__``: polars.DataFrame(), pyarrow.table(), DuckDB.

    They are in one batch, and can be taken more than once. The buffers are not
    copied: they must not change while a consumer has them.
    """

    def __init__(self, columns: Sequence[Given], n: int) -> None:
        self._columns = tuple(columns)
        self._n = n

    def __len__(self) -> int:
        return self._n

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule of the columns; as the protocol allows, they keep their types whatever is asked for."""
        return raw.arrow_stream(self._columns, self._n)
