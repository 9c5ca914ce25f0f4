"""Whole columns of dates in and out of the raw layer: the kind that comes in goes out. Private."""

from __future__ import annotations

import datetime
import sys
from array import array
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol, TypeVar, Union

from . import raw
from ._days import EPOCH, date_or_none_at, days_of, is_missing, shown
from .errors import ArgumentError, DateError


class HasDtype(Protocol):
    """A column as NumPy, pandas and polars have it."""

    @property
    def dtype(self) -> Any: ...
    def __len__(self) -> int: ...


class HasType(Protocol):
    """A column as pyarrow has it."""

    @property
    def type(self) -> Any: ...
    def __len__(self) -> int: ...


Column = Union[HasDtype, HasType, "array[int]", memoryview]  # until 3.12 no array takes [int]
"""A column of dates: a NumPy array, a pandas or polars Series, a pyarrow Array, a buffer of int32."""

ColumnT = TypeVar("ColumnT", bound=Column)

Dates = list[datetime.date] | list[datetime.date | None] | tuple[datetime.date | None, ...]

EXPECTED = (
    "a datetime.date, a list of them, a NumPy array of datetime64, a pandas or polars Series of dates, "
    "a pyarrow array of dates or a buffer of int32"
)

TICKS = {
    "D": raw.TICK_DAY,
    "h": raw.TICK_HOUR,
    "m": raw.TICK_MINUTE,
    "s": raw.TICK_SECOND,
    "ms": raw.TICK_MILLISECOND,
    "us": raw.TICK_MICROSECOND,
    "ns": raw.TICK_NANOSECOND,
}


class Step(NamedTuple):
    """What is done to a column: to int32 days, and to NumPy's 64 bits without a copy between."""

    days: Callable[[Any, Any], bool]
    ticks: Callable[[Any, int, Any, int], tuple[bool, int]]


class Given:
    """A column as the caller gave it. `name` is the argument's."""

    def __init__(self, values: Any, name: str) -> None:
        self.values = values
        self.name = name

    def days(self) -> Any:
        """A buffer of int32 days; DATE_NONE for what is missing. Not to be written to."""
        raise NotImplementedError

    def dates(self, days: Any) -> Any:
        """Days as the caller's own kind of dates."""
        raise NotImplementedError

    def numbers(self, numbers: Any) -> Any:
        """Numbers as the caller's own kind; DATE_NONE is missing."""
        raise NotImplementedError

    def flags(self, numbers: Any) -> Any:
        """1, 0 and DATE_NONE as the caller's own kind of yes and no."""
        raise NotImplementedError

    def through(self, step: Step) -> Any:
        held = self.days()
        results = room_for(len(held))
        step.days(held, results)
        return self.dates(results)

    def wrong(self, row: int, expected: str, got: str) -> str:
        return f"{self.name}, row {row}: expected {expected}, got {got}"

    def has_time(self, row: int, value: Any) -> DateError:
        return DateError(raw.E_DATE, self.wrong(row, "a day, at midnight", str(value)), row=row)


class Buffer(Given):
    """int32 days: an array, a view, a NumPy array."""

    def days(self) -> Any:
        return self.values

    def dates(self, days: Any) -> Any:
        if isinstance(self.values, memoryview):
            return memoryview(days)
        if hasattr(self.values, "dtype"):
            import numpy

            return numpy.frombuffer(days, "int32")
        return days

    def numbers(self, numbers: Any) -> Any:
        return self.dates(numbers)

    def flags(self, numbers: Any) -> Any:
        return self.dates(numbers)


class Listed(Given):
    """A list or tuple of dates; None is missing."""

    def days(self) -> Any:
        return listed_days(self.values, self.name)

    def dates(self, days: Any) -> Any:
        return [date_or_none_at(day) for day in days]

    def numbers(self, numbers: Any) -> Any:
        return [None if number == raw.DATE_NONE else number for number in numbers]

    def flags(self, numbers: Any) -> Any:
        return [None if number == raw.DATE_NONE else bool(number) for number in numbers]


class NumPy(Given):
    """An array of datetime64, of any unit and shape."""

    out_unit = "D"

    def ticks(self) -> tuple[Any, int]:
        """A flat array of int64 and its unit."""
        import numpy

        values = self.values
        unit, count = numpy.datetime_data(values.dtype)
        if unit in ("ps", "fs", "as"):
            raise TypeError(f"{self.name}: expected datetime64 in units from years to nanoseconds, got {values.dtype}")
        if unit not in TICKS or count != 1:
            days = values.astype("datetime64[D]")
            if unit not in ("Y", "M", "W", "D", "generic"):
                odd = numpy.flatnonzero((days != values) & ~numpy.isnat(values))
                if len(odd):
                    raise self.has_time(int(odd[0]), values.reshape(-1)[odd[0]])
            values, unit = days, "D"
        native = values.dtype.newbyteorder("=")
        return numpy.ascontiguousarray(values, native).reshape(-1).view("int64"), TICKS[unit]

    def days(self) -> Any:
        import numpy

        ticks, unit = self.ticks()
        days: Any = numpy.empty(len(ticks), "int32")
        self.check(raw.days_of_ticks(ticks, unit, days))
        return days

    def check(self, odd: int) -> None:
        if odd >= 0:
            raise self.has_time(odd, self.values.reshape(-1)[odd])

    def through(self, step: Step) -> Any:
        import numpy

        ticks, unit = self.ticks()
        made = numpy.empty(self.values.shape, "int64")
        _, odd = step.ticks(ticks, unit, made.reshape(-1), TICKS[self.out_unit])
        self.check(odd)
        return made.view(f"datetime64[{self.out_unit}]")

    def shaped(self, days: Any) -> Any:
        import numpy

        return numpy.frombuffer(days, "int32").reshape(self.values.shape)

    def numbers(self, numbers: Any) -> Any:
        return self.shaped(numbers)

    def flags(self, numbers: Any) -> Any:
        found = self.shaped(numbers)
        if (found == raw.DATE_NONE).any():
            row = int((found.reshape(-1) == raw.DATE_NONE).argmax())
            expected = "a day from 1978 to 2100, as NumPy's bool has no missing value"
            raise DateError(raw.E_SOME_ROWS, self.wrong(row, expected, str(self.values.reshape(-1)[row])), row=row)
        return found.astype(bool)


def listed_days(values: Any, name: str) -> array[int]:
    """Days from single dates; None, NaT and what else stands for a missing value are none."""
    days = array("i")
    for row, value in enumerate(values):
        if type(value) is datetime.date:
            days.append(value.toordinal() - EPOCH)
        elif is_missing(value):
            days.append(raw.DATE_NONE)
        else:
            days.append(days_of(value, f"{name}, row {row}"))
    return days


def room_for(n: int) -> array[int]:
    return array("i", bytes(4)) * n


def is_buffer(values: Any) -> bool:
    try:
        memoryview(values)
    except (TypeError, ValueError, BufferError):
        return False
    return True


def column_of(values: Any, name: str) -> Given | None:
    """What is done with a column; None for a single date, or what is meant for one."""
    if isinstance(values, (datetime.date, str, int, float)) or values is None:
        return None
    if isinstance(values, (list, tuple)):
        return Listed(values, name)
    module = type(values).__module__.partition(".")[0]
    if module == "numpy":
        return numpy_column(values, name)
    if any(other in sys.modules for other in ("pandas", "polars", "pyarrow")):
        from ._series import series_of

        found = series_of(values, name)
        if found is not None:
            return found
    if isinstance(values, (bytes, bytearray)) or not is_buffer(values):
        raise TypeError(f"{name}: expected {EXPECTED}, got {shown(values)}")
    return Buffer(values, name)


def numpy_column(values: Any, name: str) -> Given | None:
    if not hasattr(values, "__len__"):
        return None
    if values.ndim == 0:
        raise TypeError(f"{name}: expected an array of one dimension or more; values[()] is its one date")
    if hasattr(values, "mask") and (values.dtype.kind == "M" or values.dtype == "int32"):
        # What is masked is missing, whatever lies under the mask.
        values = values.filled(values.dtype.type("NaT") if values.dtype.kind == "M" else raw.DATE_NONE)
    if values.dtype.kind == "M":
        return NumPy(values, name)
    if values.dtype == "int32":
        return Buffer(values, name)
    raise TypeError(f"{name}: expected a NumPy array of datetime64, or of days since 1970 as int32, got one of {values.dtype}")


def check_rows(start: Any, end: Any) -> None:
    """Two columns go together row for row."""
    if not (hasattr(start, "__len__") and hasattr(end, "__len__")):
        return
    if len(start) != len(end) or getattr(start, "shape", None) != getattr(end, "shape", getattr(start, "shape", None)):
        raise ArgumentError(raw.E_CAPACITY, f"start and end: expected columns of one length, got {len(start)} and {len(end)} rows")
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(start, pandas.Series) and isinstance(end, pandas.Series) and not start.index.equals(end.index):
        raise ArgumentError(raw.E_ARGUMENT, "start and end: expected two Series of the same index; Series.reindex() aligns one with the other")
