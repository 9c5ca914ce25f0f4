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

from importlib import import_module as _import_module
from typing import TYPE_CHECKING as _TYPE_CHECKING

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
from .errors import ArgumentError, CalendarError, DateError, Error, Fault, FormsError, InputError, RowsError, Unsafe
from .findings import Finding, Findings, Grade, Kind, Severity, Verdict
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

if _TYPE_CHECKING:
    from . import plot
    from .audits import (
        Allocated, Audited, Cohort, Drawn, Instrument, NoAllocation, SamplingFrame,
        allocate, audit, cohort, instruments, sample, sampling_frame,
    )  # fmt: skip
    from .cases import NOT_HELD, Case, Event, EventKind, Refused, Stage, compare, read_cases, write_cases
    from .pseudonyms import PseudonymKey, move_back, pseudonym, pseudonym_weeks
    from .sources import Extract, read_annex_a, read_ssd, read_tables
    from .tables import check, check_batches, explain, summary

__all__ = [
    "DATE_NONE",
    "DIVISIONS",
    "NOT_HELD",
    "Allocated",
    "ArgumentError",
    "Audited",
    "Calendar",
    "CalendarError",
    "Case",
    "Caseload",
    "Cohort",
    "DateError",
    "Drawn",
    "Error",
    "Event",
    "EventKind",
    "Extract",
    "Fault",
    "Finding",
    "Findings",
    "FormsError",
    "Grade",
    "InputError",
    "Instrument",
    "Judgement",
    "Kind",
    "NoAllocation",
    "Parameter",
    "Profile",
    "PseudonymKey",
    "Refused",
    "RowsError",
    "Rule",
    "SamplingFrame",
    "Severity",
    "Stage",
    "Unsafe",
    "Verdict",
    "__version__",
    "add_months",
    "add_working_days",
    "age_on",
    "allocate",
    "archive_due",
    "audit",
    "certain_until",
    "check",
    "check_batches",
    "cohort",
    "compare",
    "count_working_days",
    "due",
    "explain",
    "first_taf_due",
    "holiday_on",
    "instruments",
    "is_working_day",
    "judge",
    "move_back",
    "next_review_due",
    "parse_date",
    "plot",
    "profiles",
    "pseudonym",
    "pseudonym_weeks",
    "read_annex_a",
    "read_cases",
    "read_ssd",
    "read_tables",
    "rule",
    "rules",
    "sample",
    "sampling_frame",
    "summary",
    "version",
    "write_cases",
]

DATE_NONE: int = _raw.DATE_NONE
"""A date that is not recorded, or has no answer, in a buffer of days."""


def version() -> str:
    """The version of the library, "major.minor.patch"."""
    return _raw.version()


__version__: str = version()
"""The same, where tools look for it."""

_LATER = {
    **dict.fromkeys(
        ("NOT_HELD", "Case", "Event", "EventKind", "Refused", "Stage", "compare", "read_cases", "write_cases"), "cases"
    ),
    **dict.fromkeys(("Allocated", "Audited", "Cohort", "Drawn", "Instrument", "NoAllocation", "SamplingFrame", "allocate", "audit", "cohort",
                     "instruments", "sample", "sampling_frame"), "audits"),
    **dict.fromkeys(("PseudonymKey", "move_back", "pseudonym", "pseudonym_weeks"), "pseudonyms"),
    **dict.fromkeys(("Extract", "read_annex_a", "read_ssd", "read_tables"), "sources"),
    **dict.fromkeys(("check", "check_batches", "explain", "summary"), "tables"),
    "plot": "plot",
}
"""What is loaded when it is first asked for, and its module: ``import caf`` stays quick, and needs no NumPy."""


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = _import_module(f"{__name__}.{_LATER[name]}")
    value = module if name == _LATER[name] else getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER})
