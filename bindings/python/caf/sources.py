"""Files of cases as tables: Annex A workbooks, the SSD, and libcaf's own forms."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from . import raw
from ._cells import iso, record_of
from ._frames import frames_of
from ._given import columns_of
from ._optional import optional
from ._past import Reading, Table, read_table, read_text
from ._reading import Batch, Problem, longs
from ._rows import TABLES
from ._workbook import is_workbook, plain, read_sheet, refuse_workbook
from .errors import InputError

__all__ = ["Extract", "read_annex_a", "read_tables", "read_ssd"]

_FORMATS = {
    raw.FORMAT_JSON: "cases as JSON",
    raw.FORMAT_ANNEX_A: "Annex A list 2",
    raw.FORMAT_SSD: "ssd_early_help_episodes",
    raw.FORMAT_TABLES: "a folder of tables",
}
_LIST_2 = re.compile(r"list[\s_-]*2(?!\d)", re.IGNORECASE)
_PROBLEM_COLUMNS = ("source", "row", "column", "reason")


class _Place(NamedTuple):
    """Where something could not be read, and why."""

    source: str
    row: int | None
    column: str | None
    reason: str


class Extract:
    """What was read from a source: its cases as tables, and what could not be read.

    Made by :func:`read_annex_a`, :func:`read_ssd` and :func:`read_tables`.
    """

    def __init__(
        self, source: str, format: int, batches: Sequence[Batch], lines: Sequence[Sequence[int]], problems: Sequence[_Place]
    ) -> None:
        self.source: str = source
        """What was read: a path, with the sheet of a workbook."""
        self.form: str = _FORMATS[format]
        """What it turned out to be, "Annex A list 2"."""
        self._format = format
        self._batches = batches
        self._lines = lines
        self._problems = problems

    @property
    def cases(self) -> int:
        """How many cases could be read."""
        return sum(len(lines) for lines in self._lines)

    @cached_property
    def tables(self) -> dict[str, Any]:
        """The cases as pandas DataFrames by the library's names of tables, ready for ``caf.check()``, which takes the extract itself too.

        Columns are the library's fields, and only those that the source can hold: identifiers and sets of names
        (one space between) are ``string``, dates ``datetime64[s]``, flags ``boolean``, choices ``category``,
        counts ``Int32``. What is not recorded is null.

        Each row of an extract is a case of its own. A child or case identifier that stands in several is numbered in
        the order of the source, from top to bottom whatever the dates: the first row is "612306", the second "612306#2",
        the third "612306#3"; ``places`` says on which row each stands. A source without cases has no tables.

        A date that could not be read must not look like what did not happen: its row keeps none of its dates, which
        makes it a fact at an unknown time, and where it is a birth ``cases.absent_tables`` says that this case's
        children are not held. So the rules answer *unknown*; ``problems`` has the place.

        Raises InputError where the cases of a source differ in the fields that they can hold: read each of
        ``parts``.
        """
        if len(self.parts) > 1:
            raise InputError(
                raw.E_LAYOUT, "its cases differ in the fields that they can hold: take the tables of each of parts", file=self.source
            )
        return frames_of(self._batches, self._case_names)

    @cached_property
    def parts(self) -> list[Extract]:
        """Itself; of JSON whose cases differ in the fields that they can hold, one extract for each such set of fields."""
        kinds: dict[bytes, list[int]] = {}
        for at, batch in enumerate(self._batches):
            kinds.setdefault(batch.fields, []).append(at)
        if len(kinds) <= 1:
            return [self]
        return [
            Extract(self.source, self._format, [self._batches[i] for i in at], [self._lines[i] for i in at], self._problems)
            for at in kinds.values()
        ]

    @cached_property
    def problems(self) -> Any:
        """What could not be read, a row each, in the order of the source: a pandas DataFrame.

        ``source`` (string), ``row`` (Int64: of the sheet, the line of a file, or counted from 0 in a
        DataFrame, where null is the names of its columns), ``column`` (string; null: the whole row or file),
        ``reason`` (string). It never holds what
        the cell says. A row whose identifier cannot be read is left out; of other cells only their value is.
        """
        pandas = optional("pandas", "pandas", "a DataFrame")
        columns = list(zip(*self._problems)) or [()] * len(_PROBLEM_COLUMNS)
        kinds = ("string", "Int64", "string", "string")
        return pandas.DataFrame(
            {name: pandas.array(list(values), dtype=kind) for name, values, kind in zip(_PROBLEM_COLUMNS, columns, kinds)}
        )

    @cached_property
    def places(self) -> Any:
        """Where each case was read, as a pandas DataFrame: ``case_id`` as in ``tables``, ``source``, ``row`` (as in ``problems``)."""
        pandas = optional("pandas", "pandas", "a DataFrame")
        names = [name for batch in self._case_names for name in batch]
        rows = [line for lines in self._lines for line in lines]
        columns = {"case_id": (names, "string"), "source": ([self.source] * len(names), "string"), "row": (rows, "Int64")}
        return pandas.DataFrame({name: pandas.array(values, dtype=kind) for name, (values, kind) in columns.items()})

    @cached_property
    def _case_names(self) -> list[list[str]]:
        """Names of cases, batch by batch, each once."""
        taken: set[str] = set()
        counts: dict[str, int] = {}
        names = []
        for batch in self._batches:
            names.append([_once(name, taken, counts) for name in batch.case_texts()])
        return names

    def _rows(self) -> dict[str, int]:
        """How many rows each table that can be held has."""
        return {
            name: sum(len(batch.tables[table] or b"") for batch in self._batches) // raw.row_size(table)
            for name, table in TABLES.items()
            if any(batch.held(table) for batch in self._batches)
        }

    def __repr__(self) -> str:
        rows = ", ".join(f"{name} {n}" for name, n in self._rows().items() if n and name != "cases")
        problems = f"; {_counted(len(self._problems), 'problem')}" if self._problems else ""
        return f"<caf.Extract {self.source}: {self.form}, {_counted(self.cases, 'case')}{': ' + rows if rows else ''}{problems}>"

    def _repr_html_(self) -> str:
        head = f"<p><b>{html.escape(self.source)}</b>: {html.escape(self.form)}, {_counted(self.cases, 'case')}, {_counted(len(self._problems), 'problem')}</p>"
        rows = "".join(f"<tr><td>{name}</td><td>{n}</td></tr>" for name, n in self._rows().items())
        return f"{head}<table><thead><tr><th>table</th><th>rows</th></tr></thead><tbody>{rows}</tbody></table>"


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


def _once(name: str, taken: set[str], counts: dict[str, int]) -> str:
    told = name
    while told in taken:
        counts[name] = counts.get(name, 1) + 1
        told = f"{name}#{counts[name]}"
    taken.add(told)
    return told


def read_annex_a(path: str | os.PathLike[str], *, sheet: str | None = None) -> Extract:
    """Reads Ofsted's Annex A, list 2 (early help assessments), from a workbook (.xlsx) or a CSV file.

    A row is a case with an initial assessment. In a workbook the list is found by its headings, in a sheet
    called like "List 2" first; ``sheet`` says which. Dates are date cells, text as dd/mm/yyyy, or a workbook's
    serial numbers where cells lost their format. Headings mean what docs/case-format.md says; everything that
    the list has no column for is *not held*, and what needs it is *unknown*. A child's second row, from the top, is
    a case of its own, "612306#2": see Extract.tables.

    What cannot be read is left out and comes back as rows of ``problems``, with the place and the reason:
    no error stops at the first one.

    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
    ...     print("Child Unique ID,Assessment start date", "C1,03/04/2023", "C2,31/04/2023", sep=chr(10), file=file, flush=True)
    ...     extract = read_annex_a(file.name)
    >>> extract.cases, extract.form
    (2, 'Annex A list 2')

    Raises InputError (a file that cannot be read, no sheet or table with these headings); ImportError where
    a workbook is to be read without openpyxl (``libcaf[excel]``); TypeError. ``tables`` and ``problems`` need
    pandas. Source: Ofsted, Annex A of the inspection of local authority children's services.
    """
    name, data = _content(path)
    if is_workbook(name, data):
        found = read_sheet(name, data, sheet, raw.FORMAT_ANNEX_A, _LIST_2)
        reading = read_table(found.table)
        problems = [
            _Place(found.table.name, row, problem.field or None, found.notes.get((row, plain(problem.field)), problem.message))
            for problem in reading.problems
            for row in [found.row_of(problem.line)]
        ]
        lines = [[found.row_of(line) for line in lines] for lines in reading.lines]
        return Extract(found.table.name, reading.format, reading.batches, lines, problems)
    if sheet is not None:
        raise InputError(raw.E_LAYOUT, "a sheet is asked for, and this is no workbook", file=name)
    return _of_text(name, data, raw.FORMAT_ANNEX_A)


def read_ssd(source: Any) -> Extract:
    """Reads the Standard Safeguarding Dataset's table ``ssd_early_help_episodes``: a DataFrame or the path of a CSV file.

    A row is a case, with a closure where the episode has ended. A DataFrame (pandas, polars, a pyarrow table, or a
    mapping of columns) has the table's column names; dates are dates, time stamps, or texts yyyy-mm-dd;
    1900-01-01 is none. Headings mean what docs/case-format.md says.

    What cannot be read is left out and comes back as rows of ``problems``; of a DataFrame their rows count from 0.

    >>> read_ssd({"earl_episode_id": ["e1", "e2"], "earl_episode_end_date": [None, "2024-05-06"]})
    <caf.Extract DataFrame: ssd_early_help_episodes, 2 cases: closures 1>

    Raises InputError (no such table), TypeError. ``tables`` and ``problems`` need pandas. Source: data to insight,
    Standard Safeguarding Dataset.
    """
    if isinstance(source, (str, os.PathLike)):
        name, data = _content(source)
        return _of_text(name, data, raw.FORMAT_SSD)
    columns = columns_of(source, "source")
    if len({len(values) for values in columns.values()}) > 1:
        raise InputError(raw.E_SYNTAX, "columns of different lengths", file="DataFrame")
    name = "DataFrame"
    n = max((len(values) for values in columns.values()), default=0)
    cells = [[iso(value) for value in values] for values in columns.values()]
    table = Table(name, record_of(columns), [record_of(row) for row in zip(*cells)], list(range(2, n + 2)))
    try:
        reading = read_table(table)
    except InputError as error:
        raise InputError(error.status, error.text, file=name, field_name=error.field_name) from None
    _expect(name, reading, raw.FORMAT_SSD)
    problems = [
        _Place(name, problem.line - 2 if problem.line > 1 else None, problem.field or None, problem.message)
        for problem in reading.problems
    ]
    return Extract(name, reading.format, reading.batches, [[line - 2 for line in lines] for lines in reading.lines], problems)


def read_tables(path: str | os.PathLike[str], *, lenient: bool = False) -> Extract:
    """Reads cases in any form that the ``caf`` command reads: JSON, a folder of tables, Annex A list 2 or the SSD as CSV.

    ``lenient`` passes over unknown fields, and cells of the last two that cannot be read: they come back as
    rows of ``problems``.

    Raises InputError, with file, line and field, and never a value; TypeError.
    """
    name = _path_of(path)
    refuse_workbook(name)
    batches, problems, format = raw.read(_openable(name), None, lenient)
    kept = [Batch(*batch) for batch in batches]
    places = [_Place(problem.file, problem.line, problem.field or None, problem.message) for problem in map(Problem._make, problems)]
    return Extract(name, format, kept, [longs(batch.lines) for batch in kept], places)


def _of_text(name: str, data: bytes, format: int) -> Extract:
    reading = read_text(name, data)
    _expect(name, reading, format)
    problems = [_Place(name, problem.line, problem.field or None, problem.message) for problem in reading.problems]
    return Extract(name, reading.format, reading.batches, reading.lines, problems)


def _expect(name: str, reading: Reading, format: int) -> None:
    if reading.format != format:
        raise InputError(raw.E_LAYOUT, f"expected {_FORMATS[format]}, and this is {_FORMATS[reading.format]}", file=name)


def _path_of(path: Any) -> str:
    if not isinstance(path, (str, os.PathLike)):
        raise TypeError(f"path: expected a path, got {type(path).__name__}")
    name = os.fspath(path)
    if not isinstance(name, str):
        raise TypeError(f"path: expected a path of text, got {type(name).__name__}")
    return name


def _openable(name: str) -> str:
    """The raw layer takes "-" for standard input."""
    return "./-" if name == "-" else name


def _content(path: Any) -> tuple[str, bytes]:
    name = _path_of(path)
    try:
        with open(name, "rb") as file:
            return name, file.read()
    except OSError as error:
        raise InputError(raw.E_OPEN, f"the file could not be opened: {error.strerror}", file=name) from None
