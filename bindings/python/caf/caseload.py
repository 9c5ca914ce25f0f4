"""Cases as tables of rows."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from . import raw
from ._context import Calendars, context_of
from ._days import DEFAULT_DIVISION
from ._rows import FIELDS, TABLES, pack
from .calendars import Calendar
from .errors import ArgumentError
from .findings import Findings, Numbered, all_findings
from .profiles import ProfileLike


class Caseload(Numbered):
    """Cases as tables of rows.

    ``tables`` maps a table's name to its rows: mappings from fields to values,
    or a buffer of rows as C lays them out. Rows are sorted by case. None, or a
    field left out, is not recorded.

    What a source cannot say at all must not look like what did not happen.
    ``fields`` maps a table to the fields its source holds. Where it does not:
    those that any of the rows names, and all of them for a buffer and for a
    table without rows. A table that is not given is not held.

    >>> load = Caseload({
    ...     "cases": [{"case_id": 1, "opened": datetime.date(2023, 3, 1)}],
    ...     "assessments": [{"case_id": 1, "id": 1, "completed": datetime.date(2023, 4, 3)}],
    ...     "meetings": [{"case_id": 1, "id": 4, "held_on": datetime.date(2023, 5, 9)}],
    ... })
    >>> [held] = [f for f in load.check(as_of=datetime.date(2023, 6, 1), division="england-and-wales")
    ...           if f.rule == "EM-B2-held"]
    >>> held.verdict.value, held.due, held.slack
    ('not met', datetime.date(2023, 5, 4), -2)

    Raises ArgumentError for no such table, field or choice; TypeError.
    """

    __slots__ = ()

    def __init__(self, tables: Mapping[str, Any], *, fields: Mapping[str, Iterable[str]] | None = None) -> None:
        super().__init__([None] * len(TABLES), array("q", [0] * len(TABLES)))
        for name in (*tables, *(fields or ())):
            if name not in TABLES:
                raise ArgumentError(raw.E_TABLE, f"no table {name!r}; there are {', '.join(TABLES)}")
        for name, rows in tables.items():
            index = TABLES[name]
            held: Iterable[str] = ()
            if not is_buffer(rows):
                self._tables[index], held = pack(name, rows)
            else:
                self._tables[index] = rows
            if fields is not None and name in fields:
                held = fields[name]
                if unknown := [field for field in held if field not in FIELDS[name]]:
                    raise ArgumentError(raw.E_ARGUMENT, f"{name}: no field {unknown[0]!r}")
            bits = 0
            for field in held:
                bits |= 1 << FIELDS[name][field].bit
            self._fields[index] = bits or -1

    def check(
        self,
        *,
        as_of: datetime.date,
        division: str | None = DEFAULT_DIVISION,
        profile: ProfileLike | None = None,
        calendar: Calendars | None = None,
        compared: Calendars | Mapping[str, Calendar] | None = None,
        readings: Iterable[str] = (),
    ) -> Findings:
        """Checks every case as it stood on a day.

        ``division`` is that of cases which record none; ``calendar``, one or one a
        division, stands for the built-in ones. Answers that would be others with
        the ``compared`` calendars, or under ``readings``, are marked. Other threads run
        meanwhile; the rows must not be changed by them.

        Raises RowsError, with the place, for tables that are not sorted or of
        the wrong size; CalendarError for no such division or profile; DateError.
        """
        return all_findings(self, context_of(as_of, division, profile, calendar, compared, readings))


def is_buffer(value: Any) -> bool:
    try:
        memoryview(value)
    except TypeError:
        return False
    return True
