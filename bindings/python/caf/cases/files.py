"""Cases in and out of files: the JSON case format, and whatever else ``caf check`` reads."""

from __future__ import annotations

import json
import os
import sys
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from .. import raw
from .._rows import FIELDS, TABLE_NAMES, TABLES, own_fields
from .._workbook import refuse_workbook
from ..errors import InputError
from ._pack import values_from, written_of
from ._row import NOT_HELD, Row
from .case import Case
from .rows import ROWS

FORMATS = {"json": "FORMAT_JSON", "csv": "FORMAT_TABLES"}


def read_cases(path: str | os.PathLike[str] | None = None, *, text: str | bytes | None = None) -> list[Case]:
    """The cases of a file, of a folder of tables, or of a text.

    Read is whatever ``caf check`` reads: JSON, a folder of CSV tables, Ofsted
    Annex A list 2 or ssd_early_help_episodes as CSV. Everything is read before
    anything is given. A ``comment`` is not kept; nothing else is lost.

    >>> [case] = read_cases(text='{"case": "EX-1", "meetings": [{"id": 7, "held_on": "2023-04-27"}]}')
    >>> case.meetings
    (Meeting(id='7', held_on=datetime.date(2023, 4, 27)),)
    >>> read_cases(text='{"case": "EX-1", "meetings": [{"held_on": "27/04/2023"}]}')
    Traceback (most recent call last):
    caf.errors.InputError: text:1: meetings[0].held_on: a text that is not a date written yyyy-mm-dd

    Raises InputError, with file, line and field, and never a value of theirs.
    """
    if (path is None) == (text is None):
        raise TypeError("expected either a path or text=")
    if text is not None:
        if not isinstance(text, (str, bytes, bytearray, memoryview)):
            hint = "; json.dumps() makes a text of it" if isinstance(text, Mapping) else ""
            raise TypeError(f"text: expected JSON as a str or bytes, got {type(text).__name__}{hint}")
        name, given = "text", text.encode() if isinstance(text, str) else bytes(text)
    else:
        name, given = os.fspath(path), None  # type: ignore[arg-type]
    if not isinstance(name, str):
        raise TypeError(f"path: expected a text or a path, got {type(path).__name__}")
    if given is not None and not given.strip():
        return []
    if given is None:
        refuse_workbook(name)
    batches, _, _ = raw.read(name, given, False)
    return [case for batch in batches for case in _cases_of(batch)]


def case_from(text: str | bytes) -> Case:
    cases = read_cases(text=text)
    if len(cases) != 1:
        raise InputError(raw.E_LAYOUT, f"expected one case, and there are {len(cases)}; caf.read_cases() reads several", file="text")
    return cases[0]


class _Texts:
    """Texts by number."""

    def __init__(self, offsets: bytes, texts: bytes) -> None:
        self._offsets = memoryview(offsets).cast("q")
        self._texts = texts

    def __getitem__(self, at: int) -> str:
        return self._texts[self._offsets[at] : self._offsets[at + 1]].decode("utf-8")

    def __len__(self) -> int:
        return len(self._offsets) - 1


def _cases_of(batch: Any) -> list[Case]:
    tables, fields, case_offsets, case_names, offsets, names, _ = batch
    held = array("q", fields)
    cases, others = _Texts(case_offsets, case_names), _Texts(offsets, names)
    without = _without(held)
    size = raw.row_size(0)
    place = FIELDS["cases"]["case_id"].offset
    first = int.from_bytes(tables[0][place : place + 8], _ORDER, signed=True)
    rows = _rows_by_case(tables, first, len(cases))
    made = []
    for at in range(len(cases)):
        number, own = first + at, tables[0][at * size : (at + 1) * size]

        def name_of(kind: str, of: int, number: int = number, at: int = at) -> str:
            return cases[at] if kind == "cases" and of == number else others[of - 1]

        partial, absent = _tables_in(own, "partial_tables"), _tables_in(own, "absent_tables")
        values: dict[str, Any] = values_from("cases", own, name_of)
        for table in ROWS:
            if held[TABLES[table]] != 0 and table not in absent:
                values[table] = [ROWS[table](**values_from(table, row, name_of)) for row in rows[table][at]]
        is_held = {"cases", *(table for table in ROWS if table in values)}
        values["without"] = frozenset(name for name in without if name.split(".")[0] in is_held)
        made.append(Case(**values, partial=partial))
    return made


_ORDER: Any = sys.byteorder


def _rows_by_case(tables: Any, first: int, n: int) -> dict[str, list[list[bytes]]]:
    found: dict[str, list[list[bytes]]] = {}
    for table in ROWS:
        packed, size = tables[TABLES[table]] or b"", raw.row_size(TABLES[table])
        place = FIELDS[table]["case_id"].offset
        of = found[table] = [[] for _ in range(n)]
        for at in range(0, len(packed), size):
            number = int.from_bytes(packed[at + place : at + place + 8], _ORDER, signed=True)
            of[number - first].append(packed[at : at + size])
    return found


def _tables_in(row: bytes, name: str) -> frozenset[str]:
    place = FIELDS["cases"][name].offset
    bits = int.from_bytes(row[place : place + 8], _ORDER, signed=True)
    return frozenset(table for at, table in enumerate(TABLE_NAMES) if bits >> at & 1)


def _without(held: array[int]) -> set[str]:
    return {
        f"{table}.{name}"
        for at, table in enumerate(TABLE_NAMES)
        for name, field in own_fields(table).items()
        if held[at] != 0 and not held[at] >> field.bit & 1 and (table, name) != ("cases", "case_id")
    }


def write_cases(cases: Case | Iterable[Case], path: str | os.PathLike[str], *, format: str = "json") -> None:
    """Writes cases, or one, whole or not at all.

    ``format`` is "json", a case a line, which replaces a file that is there; or
    "csv", a folder with a file for each table, which must be new or empty.

    Raises InputError where it cannot be written, where a folder would hold two
    cases of one name, and where cases in it differ in the fields that the source
    cannot hold.
    """
    if format not in FORMATS:
        raise ValueError(f"format: expected one of {', '.join(FORMATS)}, got {format!r}")
    if not isinstance(cases, (Case, Iterable)) or isinstance(cases, (str, bytes, Mapping)):
        raise TypeError(f"cases: expected Case objects, got {type(cases).__name__}")
    lines = []
    for case in [cases] if isinstance(cases, Case) else cases:
        if not isinstance(case, Case):
            raise TypeError(f"cases: expected Case objects, got {type(case).__name__}")
        lines.append(json_of(case) + "\n")
    raw.convert("cases", "".join(lines).encode(), os.fspath(path), getattr(raw, FORMATS[format]))


def json_of(case: Case) -> str:
    return json.dumps(plain_of(case), ensure_ascii=False)


def plain_of(case: Case) -> dict[str, Any]:
    """A case as the JSON case format has it, in the order in which ``caf convert`` writes it."""
    own = _plain_row("cases", case)
    plain = {"case": own.pop("case_id"), **own}
    coverage: dict[str, Any] = {}
    for table in TABLE_NAMES:
        without = [name for name in own_fields(table) if f"{table}.{name}" in case.without]
        if without:
            coverage[table] = {"rows": "partial", "without": without} if table in case.partial else {"without": without}
        elif table in case.partial:
            coverage[table] = "partial"
    if coverage:
        plain["coverage"] = coverage
    for table in ROWS:
        rows = getattr(case, table)
        if rows is not NOT_HELD:
            plain[table] = [_plain_row(table, row) for row in rows]
    return plain


def _plain_row(table: str, row: Row) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, _, _, type, _, _, numbers in written_of(table):
        value = getattr(row, name)
        if value is None or value == frozenset():
            continue
        if type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
            value = value.isoformat()
        elif type == raw.TYPE_SET:
            value = [one.value for one in sorted(value, key=numbers.__getitem__)]
        elif type == raw.TYPE_CHOICE:
            value = value.value
        plain[name] = value
    return plain
