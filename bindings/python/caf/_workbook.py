"""Tables of cases in Excel workbooks, as CSV. Private."""

from __future__ import annotations

import datetime
import io
import os
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

from . import raw
from ._cells import day_first, record_of
from ._optional import optional
from ._past import Table
from .errors import InputError

_HEADINGS_WITHIN = 40
"""Rows of a sheet among which its headings are looked for."""

_NO_VALUE = "#VALUE!"
"""What a workbook shows where there is no value, so that the reader takes it neither for one nor for an empty cell."""

_DIGITS_KEPT = 10**15
_DAYS_1904 = 1462
"""What the numbers of days since 1904 are behind those since 1900."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class Sheet(NamedTuple):
    """A sheet's table, and where in the sheet its lines come from."""

    title: str
    table: Table
    rows: list[int]
    """The row of the headings, then that of each record."""
    notes: dict[tuple[int, str], str]
    """By row and heading, why there is no value to read."""

    def row_of(self, line: int) -> int:
        """The row of the sheet that a line of the table comes from."""
        return self.rows[line - 1]


def is_workbook(name: str, data: bytes) -> bool:
    """Whether a file is a workbook, by its first bytes and not its name."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(
            raw.E_LAYOUT, "an Excel workbook of the old form (.xls), or one with a password; save it as .xlsx or CSV", file=name
        )
    return data.startswith(b"PK\x03\x04")


def refuse_workbook(path: str) -> None:
    """Says what reads a workbook, where only text is read; what cannot be opened is left to who reads it."""
    try:
        if not os.path.isfile(path):
            return
        with open(path, "rb") as file:
            first = file.read(4)
    except (OSError, ValueError):
        return
    if is_workbook(path, first):
        raise InputError(raw.E_LAYOUT, "a workbook; caf.read_annex_a() reads one of Annex A", file=path)


def plain(heading: str) -> str:
    """A heading whatever its capitals and spaces."""
    return " ".join(heading.split()).lower()


def read_sheet(name: str, data: bytes, wanted: str | None, format: int, list_name: re.Pattern[str]) -> Sheet:
    """The sheet whose headings are those of a format, as CSV.

    ``wanted`` is its title; without one that whose title is like ``list_name`` goes first.
    """
    with _opened(name, data, values=True) as book:
        titles = [sheet.title for sheet in book.worksheets]
        if wanted is not None and wanted not in titles:
            raise InputError(raw.E_LAYOUT, f"no sheet {wanted!r}; there are {_listed(titles)}", file=name)
        candidates = sorted(titles, key=lambda title: list_name.search(title) is None) if wanted is None else [wanted]
        found = []
        for title in candidates:
            at = _headings_row(book[title], format)
            if at is not None:
                found.append(title)
                if wanted is not None or list_name.search(title):
                    break
        if not found:
            raise InputError(
                raw.E_LAYOUT,
                f"no headings of such a list in the first {_HEADINGS_WITHIN} rows of {_listed(candidates)}",
                file=name,
            )
        if len(found) > 1:
            raise InputError(raw.E_LAYOUT, f"several sheets have the headings: {_listed(found)}; say which", file=name)
        return _sheet(name, data, book, found[0], _headings_row(book[found[0]], format) or 1)


def _listed(titles: Iterable[str]) -> str:
    return ", ".join(repr(title) for title in titles)


class _opened:
    """A workbook, closed in the end; openpyxl warns of what it leaves out, which is nothing to do with cells."""

    def __init__(self, name: str, data: bytes, *, values: bool) -> None:
        openpyxl = optional("openpyxl", "excel", "a workbook")
        self._warnings = warnings.catch_warnings()
        self._warnings.__enter__()
        warnings.simplefilter("ignore")
        try:
            self._book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=values)
        except Exception as error:
            self._warnings.__exit__(None, None, None)
            raise InputError(raw.E_SYNTAX, "a workbook that cannot be read", file=name) from error

    def __enter__(self) -> Any:
        return self._book

    def __exit__(self, *_: object) -> None:
        self._book.close()
        self._warnings.__exit__(None, None, None)


def _rows(sheet: Any, first: int = 1, last: int | None = None) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # programs write wrong ones
    yield from sheet.iter_rows(min_row=first, max_row=last, values_only=True)


def _headings_row(sheet: Any, format: int) -> int | None:
    for at, row in enumerate(_rows(sheet, last=_HEADINGS_WITHIN), start=1):
        if any(isinstance(value, str) for value in row) and _format_of(_headings(row)) == format:
            return at
    return None


def _headings(row: tuple[Any, ...]) -> list[str]:
    return ["" if value is None else " ".join(str(value).split()) for value in row]


def _format_of(headings: list[str]) -> int:
    try:
        return raw.read("", record_of(headings), True)[2]
    except InputError as error:
        if error.status != raw.E_LAYOUT:
            raise
        return 0


def _sheet(name: str, data: bytes, book: Any, title: str, at: int) -> Sheet:
    formulas = _formulas(name, data, title, at)
    epoch_1904 = book.epoch.year == 1904
    rows = list(_rows(book[title], first=at))
    headings = _headings(rows[0])
    # Workbooks hold formatted cells far beyond what is written.
    width = max(i + 1 for row in rows for i, value in enumerate(row) if value is not None)
    merged = _merged(data, title, at + len(rows), width)
    headings = headings[:width] + [""] * (width - len(headings))
    notes: dict[tuple[int, str], str] = {}
    records = []
    for number, row in enumerate(rows[1:], start=at + 1):
        cells = []
        for column in range(width):
            value = row[column] if column < len(row) else None
            is_date = "date" in headings[column].lower()
            place = (number, column + 1)
            note = None
            if value is None and place in formulas:
                note = "a formula whose value was never saved"
            elif value is None and place in merged:
                note = f"merged with other cells: its value stands in {merged[place]} alone"
            else:
                value, note = _value(value, is_date, epoch_1904)
            if note is not None:
                notes[number, plain(headings[column])] = note
            cells.append(day_first(_NO_VALUE if note is not None else value))
        records.append(record_of(cells))
    lines = list(range(2, len(records) + 2))
    return Sheet(title, Table(f"{name}, {title}", record_of(headings), records, lines), [at, *range(at + 1, at + 1 + len(records))], notes)


def _value(value: Any, is_date: bool, epoch_1904: bool) -> tuple[Any, str | None]:
    """A cell's value, and why it is none."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        if is_date:
            return (value + _DAYS_1904 if epoch_1904 else value), None
        if abs(value) >= _DIGITS_KEPT:
            return value, "a number of more than 15 digits, of which a workbook keeps 15"
    elif is_date and isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return None, "a date with a time of day"
    elif isinstance(value, (datetime.datetime, datetime.date)) and not is_date:
        # A number that somebody's format made a date of.
        from openpyxl.utils.datetime import to_excel  # type: ignore[import-untyped,unused-ignore]

        return to_excel(value), None
    return value, None


def _formulas(name: str, data: bytes, title: str, at: int) -> set[tuple[int, int]]:
    """The cells below the headings that hold formulas."""
    with _opened(name, data, values=False) as book:
        return {
            (number, column)
            for number, row in enumerate(_rows(book[title], first=at), start=at)
            for column, value in enumerate(row, start=1)
            if isinstance(value, str) and value.startswith("=") or type(value).__name__ in ("ArrayFormula", "DataTableFormula")
        }


def _merged(data: bytes, title: str, n_rows: int, n_columns: int) -> dict[tuple[int, int], str]:
    """The cells that are merged with others, but the one that holds their value, by which cell that is.

    A workbook that is read as a stream does not tell.
    """
    from openpyxl.utils import range_boundaries  # type: ignore[import-untyped,unused-ignore]

    merged = {}
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        with parts.open(_part_of(parts, title)) as part:
            for _, element in ElementTree.iterparse(part):
                if element.tag == f"{_MAIN}mergeCell":
                    area = element.get("ref", "")
                    left, top, right, bottom = range_boundaries(area)
                    for row in range(top, min(bottom, n_rows) + 1):
                        for column in range(left, min(right, n_columns) + 1):
                            merged[row, column] = area.partition(":")[0]
                elif element.tag == f"{_MAIN}row":
                    element.clear()
    return merged


def _part_of(parts: zipfile.ZipFile, title: str) -> str:
    """The file of a sheet inside a workbook."""
    book = ElementTree.fromstring(parts.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(parts.read("xl/_rels/workbook.xml.rels"))
    [sheet] = [sheet for sheet in book.iter(f"{_MAIN}sheet") if sheet.get("name") == title]
    [target] = [relation.get("Target", "") for relation in relations if relation.get("Id") == sheet.get(_RELATION)]
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
