"""Early-help case standards: what is due, what was missed, and why.

Dates are ``datetime.date``, or whole columns of dates: lists, NumPy, pandas,
polars, pyarrow. A division is "england-and-wales", which is taken where none is
named, "scotland" or "northern-ireland". What cannot be done raises a class of
:mod:`caf.errors`; a standard that was not met is a finding, never an error.

>>> from datetime import date
>>> first_taf_due(date(2023, 4, 3))
datetime.date(2023, 5, 4)
>>> first_taf_due(date(2023, 4, 3), division="scotland")
datetime.date(2023, 5, 3)
"""

from __future__ import annotations

from . import raw as _raw
from ._days import DIVISIONS
from .calendars import Calendar
from .caseload import Caseload
from .dates import (
    add_months,
    add_working_days,
    age_on,
    certain_until,
    count_working_days,
    holiday_on,
    is_working_day,
    parse_date,
)
from .errors import ArgumentError, CalendarError, DateError, Error, InputError, RowsError
from .findings import Finding, Grade, Kind, Severity, Verdict
from .profiles import Profile, profiles
from .rules import (
    Judgement,
    Parameter,
    Rule,
    archive_due,
    due,
    first_taf_due,
    judge,
    next_review_due,
    rule,
    rules,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .tables import check as check
    from .tables import check_batches as check_batches
    from .tables import explain as explain
    from .tables import summary as summary

__all__ = [
    "DATE_NONE",
    "DIVISIONS",
    "ArgumentError",
    "Calendar",
    "CalendarError",
    "Caseload",
    "DateError",
    "Error",
    "Finding",
    "Grade",
    "InputError",
    "Judgement",
    "Kind",
    "Parameter",
    "Profile",
    "RowsError",
    "Rule",
    "Severity",
    "Verdict",
    "add_months",
    "add_working_days",
    "age_on",
    "archive_due",
    "certain_until",
    "check",
    "check_batches",
    "count_working_days",
    "due",
    "explain",
    "first_taf_due",
    "holiday_on",
    "is_working_day",
    "judge",
    "next_review_due",
    "parse_date",
    "profiles",
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


def __getattr__(name: str) -> object:
    """What needs NumPy or more is loaded when it is asked for."""
    if name in ("check", "check_batches", "explain", "summary"):
        from . import tables

        return getattr(tables, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
