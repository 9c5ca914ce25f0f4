"""Answers of whatever kind a caller has, as the CSV that the library reads. Private."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Mapping
from typing import Any

from .. import raw
from ..errors import ArgumentError
from ._lists import bytes_of, table_columns, text_of

NAME = "answers"
_GIVEN = ("form", "case", "agency")
"""What comes back as it was given."""
_NOT_READ = ("comment", "evidence")
"""Of these only whether anything stands there is looked at."""
_SPACES = " \t\r\n\u00a0"
"""What does not count around a cell."""
_FIRST_LINE = 2
"""Of the first row, under the headings."""


class Answers:
    """Where answers come from: a file, or a table that becomes CSV of a line a row."""

    def __init__(self, given: Any) -> None:
        self.path = NAME
        self.data: bytes | None = None
        self.source: Any = None
        """What makes the caller's kind of table; None: plain rows."""
        self._originals: dict[str, dict[str, Any]] = {name: {} for name in _GIVEN}
        if isinstance(given, str | os.PathLike):
            self.path = _openable(os.fspath(given))
            return
        self.data = self._written(self._columns(given))

    @property
    def is_file(self) -> bool:
        """Whether places are lines of a file, and not rows of a table."""
        return self.data is None

    def made_by(self) -> Any:
        """What makes tables; of a file pandas does."""
        if not self.is_file:
            return self.source
        from .._optional import optional

        optional("pandas", "pandas", "a table of answers that were read from a file")
        from ..tables import _pandas

        return _pandas

    def as_given(self, name: str, text: str | None) -> Any:
        """A form, case or agency as it stood in the table."""
        return self._originals[name].get(text, text) if text is not None else None

    def place(self, line: int) -> tuple[int | None, int | None]:
        """The line of a file, or the row of a table."""
        return (line or None, None) if self.is_file else (None, line - _FIRST_LINE if line >= _FIRST_LINE else None)

    def _columns(self, given: Any) -> dict[str, list[Any]]:
        if not isinstance(given, Mapping) and not (isinstance(given, Iterable) and not _is_table(given)):
            from .._optional import need_numpy

            need_numpy("tables need", "pandas")
            from ..tables import _streams
            from ..tables._sources import source_of

            self.source = source_of({NAME: given})
            if self.source is _streams:
                from ._columns import Coded

                frame = self.source.take(given)
                return {name: Coded(self.source, f"{NAME}.{name}", column).values() for name, column in frame.columns.items()}
            given = given.collect() if hasattr(given, "collect") else given
            given = given.read_all() if hasattr(given, "read_all") else given
        return table_columns(given, NAME)

    def _written(self, columns: dict[str, list[Any]]) -> bytes:
        columns = {"case" if name == "case_id" and "case" not in columns else name: values for name, values in columns.items()}
        cells = [self._cells(name, values) for name, values in columns.items()]
        to = io.StringIO()
        writer = csv.writer(to, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*cells))
        return bytes_of(to.getvalue(), NAME)

    def _cells(self, name: str, values: list[Any]) -> list[str]:
        """A column as it is written; a text that comes again is not looked at again."""
        if name in _NOT_READ:
            return [self._cell(name, value, row) for row, value in enumerate(values)]
        known: dict[str, str] = {}
        cells = []
        for row, value in enumerate(values):
            cell = known.get(value) if type(value) is str else None
            if cell is None:
                cell = self._cell(name, value, row)
                if type(value) is str:
                    known[value] = cell
            cells.append(cell)
        return cells

    def _cell(self, name: str, value: Any, row: int) -> str:
        where = f"{NAME}.{name}, row {row}"
        if hasattr(value, "item") and not isinstance(value, str):
            value = value.item()
        if name in _NOT_READ:
            # What it says goes no further than this line.
            return "x" if (bool(value.strip(_SPACES)) if isinstance(value, str) else bool(value)) else ""
        if isinstance(value, bool) and name not in (*_GIVEN, "question", "answer", "auditor", "unsafe"):
            return ("yes" if value else "no") if name == "involved" else "x" if value else ""
        text = (text_of(value, where) or "").strip(_SPACES)
        if "\n" in text or "\r" in text:
            raise ArgumentError(raw.E_VALUE, f"{where}: expected a text of one line", row=row)
        bytes_of(text, where)
        if name in _GIVEN and not isinstance(value, str) and text:
            self._originals[name][text] = int(text)
        return text


def _is_table(given: Any) -> bool:
    return hasattr(given, "columns") or hasattr(given, "__arrow_c_stream__") or hasattr(given, "dtype")


def _openable(path: Any) -> str:
    from ..sources import _openable, _path_of

    return _openable(_path_of(path))
