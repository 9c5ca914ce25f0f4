"""The pandas accessor: ``import caf.pandas`` gives every Series of dates ``.caf``.

>>> import pandas
>>> completed = pandas.Series(pandas.to_datetime(["2023-04-03", None]))
>>> completed.caf.add_working_days(20)
0   2023-05-04
1          NaT
dtype: datetime64[s]

Its methods are the functions of :mod:`caf` with the Series as the column.
"""

from __future__ import annotations

from typing import Any

try:
    import pandas
except ImportError as error:
    raise ImportError("caf.pandas needs pandas: pip install libcaf[pandas]") from error

from ._days import DEFAULT_DIVISION
from .calendars import Calendar
from .dates import add_months, add_working_days, count_working_days, is_working_day
from .profiles import ProfileLike
from .rules import archive_due, due, first_taf_due, next_review_due

__all__ = ["CafAccessor"]


class CafAccessor:
    """What caf does with a Series of dates; ``division``, ``calendar`` and ``profile`` as in the functions."""

    def __init__(self, series: Any) -> None:
        from ._series import pandas_column

        try:
            pandas_column(pandas, series, "Series.caf")
        except TypeError as error:
            # What pandas takes for "there is no such attribute".
            raise AttributeError(str(error)) from None
        self._series = series

    def add_working_days(self, days: int, *, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None) -> Any:
        """caf.add_working_days() of each date."""
        return add_working_days(self._series, days, division=division, calendar=calendar)

    def count_working_days(self, end: Any, *, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None) -> Any:
        """caf.count_working_days() from each date to that of another Series of the same index, or to one date."""
        return count_working_days(self._series, end, division=division, calendar=calendar)

    def is_working_day(self, *, division: str = DEFAULT_DIVISION, calendar: Calendar | None = None) -> Any:
        """caf.is_working_day() of each date: bool, or boolean where there is no answer for some."""
        return is_working_day(self._series, division=division, calendar=calendar)

    def add_months(self, months: int) -> Any:
        """caf.add_months() of each date."""
        return add_months(self._series, months)

    def first_taf_due(
        self, *, division: str | None = DEFAULT_DIVISION, calendar: Calendar | None = None, profile: ProfileLike | None = None
    ) -> Any:
        """caf.first_taf_due() of each completed assessment."""
        return first_taf_due(self._series, division=division, calendar=calendar, profile=profile)

    def next_review_due(
        self, *, division: str | None = DEFAULT_DIVISION, calendar: Calendar | None = None, profile: ProfileLike | None = None
    ) -> Any:
        """caf.next_review_due() of each first TAF or last review."""
        return next_review_due(self._series, division=division, calendar=calendar, profile=profile)

    def archive_due(
        self, *, division: str | None = DEFAULT_DIVISION, calendar: Calendar | None = None, profile: ProfileLike | None = None
    ) -> Any:
        """caf.archive_due() of each closure."""
        return archive_due(self._series, division=division, calendar=calendar, profile=profile)

    def due(
        self,
        rule: str,
        *,
        division: str | None = DEFAULT_DIVISION,
        calendar: Calendar | None = None,
        profile: ProfileLike | None = None,
    ) -> Any:
        """caf.due() of a rule from each anchor."""
        return due(rule, self._series, division=division, calendar=calendar, profile=profile)


pandas.api.extensions.register_series_accessor("caf")(CafAccessor)
