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

from importlib import import_module as _import_module
from typing import TYPE_CHECKING as _TYPE_CHECKING

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
from .findings import Finding, Grade, Kind, Severity, Verdict
from .profiles import profiles
from .rules import Judgement, Rule, due, due_array, first_taf_due, first_taf_due_array, judge, rule, rules

if _TYPE_CHECKING:
    from . import plot as plot
    from .sources import Extract as Extract, read_annex_a as read_annex_a, read_cases as read_cases, read_ssd as read_ssd
    from .tables import check as check
    from .tables import check_batches as check_batches
    from .tables import explain as explain
    from .tables import summary as summary

__all__ = [
    "DATE_NONE",
    "DIVISIONS",
    "ArgumentError",
    "CalendarError",
    "Caseload",
    "DateError",
    "Error",
    "Extract",
    "Finding",
    "Grade",
    "InputError",
    "Judgement",
    "Kind",
    "RowsError",
    "Rule",
    "Severity",
    "Verdict",
    "add_months",
    "add_working_days",
    "add_working_days_array",
    "age_on",
    "certain_until",
    "check",
    "check_batches",
    "count_working_days",
    "count_working_days_array",
    "due",
    "due_array",
    "explain",
    "first_taf_due",
    "first_taf_due_array",
    "holiday_on",
    "is_working_day",
    "judge",
    "parse_date",
    "plot",
    "profiles",
    "read_annex_a",
    "read_cases",
    "read_ssd",
    "rule",
    "rules",
    "summary",
    "version",
]

DATE_NONE: int = _raw.DATE_NONE
"""A date that is not recorded, or has no answer, in a buffer of days."""


def version() -> str:
    """The version of the library, "major.minor.patch"."""
    return _raw.version()


_LATER = {
    "Extract": "sources",
    "check": "tables",
    "check_batches": "tables",
    "explain": "tables",
    "plot": "plot",
    "read_annex_a": "sources",
    "read_cases": "sources",
    "read_ssd": "sources",
    "summary": "tables",
}
"""What needs NumPy or more, by its module: it is loaded when it is asked for."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _import_module(f"{__name__}.{_LATER[name]}")
    return module if name == _LATER[name] else getattr(module, name)
