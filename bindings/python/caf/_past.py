"""Reading tables of cases past the rows that cannot be read. Private."""

from __future__ import annotations

import bisect
import csv
from typing import NamedTuple

from . import raw
from ._reading import Batch, Problem, longs
from .errors import InputError

_WINDOW = 8192


class Table(NamedTuple):
    """CSV cut into records."""

    name: str
    """Stands for it in errors."""
    headings: bytes
    records: list[bytes]
    lines: list[int]
    """The line that each record begins on, the headings being on the first."""


class Reading(NamedTuple):
    """Cases, their lines, and what was passed over, in the order of the input."""

    batches: list[Batch]
    lines: list[list[int]]
    """The line of each case, batch by batch."""
    problems: list[Problem]
    format: int


def is_of_a_row(error: InputError) -> bool:
    """Whether an error is one row's, so that the others can be read: its identifier is missing or cannot be one."""
    return error.line is not None and error.field_name is not None and error.status in (raw.E_VALUE, raw.E_LIMIT)


def read_text(name: str, data: bytes) -> Reading:
    """CSV as it stands; it is cut into records only where a row cannot be read."""
    try:
        batches, problems, format = raw.read(name, data, True)
    except InputError as error:
        if not is_of_a_row(error):
            raise
        return read_table(_cut(name, data, error))
    kept = [Batch(*batch) for batch in batches]
    return Reading(kept, [longs(batch.lines) for batch in kept], [Problem(*problem) for problem in problems], format)


def read_table(table: Table) -> Reading:
    """A window of records after another, each from behind the last row that could not be read."""
    _, of_headings, format = raw.read(table.name, table.headings, True)
    reading = Reading([], [], [Problem(*problem) for problem in of_headings], format)
    at = 0
    while at < len(table.records):
        end = min(at + _WINDOW, len(table.records))
        try:
            _read_records(table, at, end, reading)
            at = end
        except InputError as error:
            bad = _record_of(table, at, error)
            _read_records(table, at, bad, reading)
            place = table.lines[bad]
            reading.problems.append(Problem(table.name, place, error.field_name or "", error.status, error.message))
            at = bad + 1
    reading.problems.sort(key=lambda problem: problem.line)
    return reading


def _shift(table: Table, first: int) -> int:
    """How far the lines of a text that begins with a record are behind those of the table."""
    return table.lines[first] - table.headings.count(b"\n") - 1


def _read_records(table: Table, first: int, end: int, reading: Reading) -> None:
    if first == end:
        return
    batches, problems, _ = raw.read(table.name, table.headings + b"".join(table.records[first:end]), True)
    shift = _shift(table, first)
    for batch in batches:
        kept = Batch(*batch)
        reading.batches.append(kept)
        reading.lines.append([line + shift for line in longs(kept.lines)])
    # What is said of the headings is said each time.
    of_rows = [Problem(*problem) for problem in problems if problem[1] > table.headings.count(b"\n")]
    reading.problems.extend(problem._replace(line=problem.line + shift) for problem in of_rows)


def _record_of(table: Table, first: int, error: InputError) -> int:
    line = (error.line or 0) + _shift(table, first)
    if not is_of_a_row(error):
        raise InputError(error.status, error.text, file=error.file, line=line, field_name=error.field_name) from None
    return bisect.bisect_right(table.lines, line) - 1


def _cut(name: str, data: bytes, error: InputError) -> Table:
    lines = data.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    reader = csv.reader(line.decode("utf-8", "surrogateescape") for line in lines)
    starts = [0]
    try:
        starts.extend(reader.line_num for _ in reader)
    except csv.Error:
        raise error from None
    records = [b"".join(lines[first:end]) for first, end in zip(starts, starts[1:])]
    # Empty lines before the headings belong to them.
    n = next((i for i, record in enumerate(records) if record.strip()), 0) + 1
    headings = b"".join(records[:n])
    return Table(name, headings, records[n:], [start + 1 for start in starts[n:-1]])
