"""Early-help case standards: what is due, what was missed, and why.

Dates are ``datetime.date``. A division is "england-and-wales", "scotland" or
"northern-ireland". What cannot be done raises a class of :mod:`caf.errors`; a
standard that was not met is a finding, never an error.

>>> from datetime import date
>>> first_taf_due(date(2023, 4, 3), division="england-and-wales")
datetime.date(2023, 5, 4)
>>> first_taf_due(date(2023, 4, 3), division="scotland")
datetime.date(2023, 5, 3)

The functions that end in ``_array`` answer for whole buffers of dates: anything
of int32 days since 1970-01-01 with the buffer protocol (array.array("i"),
memoryview, NumPy), or a NumPy array of datetime64. A row without an answer
holds DATE_NONE, or NaT, and stops nothing; the scalar function says why.
"""

from __future__ import annotations

from . import raw as _raw
from ._days import DIVISIONS
from .caseload import Caseload
from .dates import (
    add_months,
    add_working_days,
    add_working_days_array,
    age_on,
    certain_until,
    count_working_days,
    count_working_days_array,
    holiday_on,
    is_working_day,
    parse_date,
)
from .errors import ArgumentError, CalendarError, DateError, Error, InputError, RowsError
from .findings import Finding, Findings, Grade, Kind, Severity, Verdict
from .profiles import profiles
from .rules import Judgement, Rule, due, due_array, first_taf_due, first_taf_due_array, judge, rule, rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cases import NOT_HELD, Case, Event, EventKind, Refused, Stage, compare, read_cases, write_cases

__all__ = [
    "DATE_NONE",
    "DIVISIONS",
    "NOT_HELD",
    "ArgumentError",
    "CalendarError",
    "Case",
    "Caseload",
    "DateError",
    "Error",
    "Event",
    "EventKind",
    "Finding",
    "Findings",
    "Grade",
    "InputError",
    "Judgement",
    "Kind",
    "Refused",
    "RowsError",
    "Rule",
    "Severity",
    "Stage",
    "Verdict",
    "add_months",
    "add_working_days",
    "add_working_days_array",
    "age_on",
    "certain_until",
    "compare",
    "count_working_days",
    "count_working_days_array",
    "due",
    "due_array",
    "first_taf_due",
    "first_taf_due_array",
    "holiday_on",
    "is_working_day",
    "judge",
    "parse_date",
    "profiles",
    "read_cases",
    "rule",
    "rules",
    "version",
    "write_cases",
]

DATE_NONE: int = _raw.DATE_NONE
"""A date that is not recorded, or has no answer, in a buffer of days."""


def version() -> str:
    """The version of the library, "major.minor.patch"."""
    return _raw.version()


# What is loaded when it is first asked for, and where it is: `import caf` stays quick.
_LATER = dict.fromkeys(
    ("NOT_HELD", "Case", "Event", "EventKind", "Refused", "Stage", "compare", "read_cases", "write_cases"), "cases"
)


def __getattr__(name: str) -> object:
    if name in _LATER:
        from importlib import import_module

        value = getattr(import_module(f".{_LATER[name]}", __name__), name)
        globals()[name] = value
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
