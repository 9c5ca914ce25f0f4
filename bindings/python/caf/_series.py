"""Columns of pandas, polars and pyarrow. Imported where one of them is already. Private."""

from __future__ import annotations

import sys
from typing import Any

from . import raw
from ._arrays import Given, NumPy, Step, listed_days
from ._days import date_or_none_at
from ._optional import need_numpy


def series_of(values: Any, name: str) -> Given | None:
    pandas, polars, pyarrow = (sys.modules.get(module) for module in ("pandas", "polars", "pyarrow"))
    if pandas is not None and isinstance(values, (pandas.Series, pandas.Index)):
        return pandas_column(pandas, values, name)
    if polars is not None and isinstance(values, polars.Series):
        need_numpy("a polars Series needs", "polars")
        return Polars(values, name)
    if pyarrow is not None and isinstance(values, (pyarrow.Array, pyarrow.ChunkedArray)):
        return Chunks(values, name) if isinstance(values, pyarrow.ChunkedArray) else Arrow(values, name)
    return None


def pandas_column(pandas: Any, values: Any, name: str) -> Given:
    dtype = values.dtype
    arrow = getattr(dtype, "pyarrow_dtype", None)
    if getattr(dtype, "tz", None) is not None or getattr(arrow, "tz", None) is not None:
        raise TypeError(f"{name}: expected a Series of dates without a zone, got one of {dtype}; dt.tz_localize(None) drops it")
    if arrow is not None:
        return PandasArrow(values, name)
    if getattr(dtype, "kind", None) == "M":
        return Pandas(values, name)
    if dtype == object:
        return PandasObjects(values, name)
    raise TypeError(
        f"{name}: expected a Series of datetime64, of datetime.date or of date32, got one of {dtype}; "
        'pandas.to_datetime(values, format="%Y-%m-%d") reads texts'
    )


class Pandas(NumPy):
    """datetime64: the answer is datetime64[s], which holds every date there is."""

    out_unit = "s"

    def __init__(self, values: Any, name: str) -> None:
        super().__init__(values.to_numpy(), name)
        self.given = values

    def like(self, values: Any, dtype: Any = None) -> Any:
        """A Series with the index and name of the one given; an Index for an Index."""
        import pandas

        if isinstance(self.given, pandas.Index):
            return pandas.Index(values, dtype=dtype, name=self.given.name, copy=False)
        return pandas.Series(values, dtype=dtype, index=self.given.index, name=self.given.name, copy=False)

    def through(self, step: Step) -> Any:
        return self.like(super().through(step))

    def numbers(self, numbers: Any) -> Any:
        return self.like(nullable(numbers, "Int32"))

    def flags(self, numbers: Any) -> Any:
        return self.like(nullable(numbers, "boolean"))


def nullable(numbers: Any, dtype: str) -> Any:
    """Numbers with missing ones; a plain bool where there are none."""
    import numpy
    import pandas

    values = numpy.frombuffer(numbers, "int32")
    missing = values == raw.DATE_NONE
    if dtype == "boolean":
        flags = values == 1
        return pandas.arrays.BooleanArray(flags, missing) if missing.any() else flags
    return pandas.arrays.IntegerArray(values.copy(), missing)


class PandasObjects(Pandas):
    """datetime.date objects: the answer is of them too."""

    def __init__(self, values: Any, name: str) -> None:
        Given.__init__(self, values, name)
        self.given = values

    def days(self) -> Any:
        return listed_days(self.given, self.name)

    def through(self, step: Step) -> Any:
        return Given.through(self, step)

    def dates(self, days: Any) -> Any:
        return self.like([date_or_none_at(day) for day in days], object)


class PandasArrow(Pandas):
    """date32 or timestamp of Arrow: the answer is date32."""

    def __init__(self, values: Any, name: str) -> None:
        import pyarrow

        Given.__init__(self, values, name)
        self.given = values
        self.held = Chunks(pyarrow.chunked_array(values.array.__arrow_array__()), name)

    def days(self) -> Any:
        return self.held.days()

    def through(self, step: Step) -> Any:
        return self.like(arrow_backed(self.held.through(step)))

    def numbers(self, numbers: Any) -> Any:
        return self.like(arrow_backed(self.held.numbers(numbers)))

    def flags(self, numbers: Any) -> Any:
        return self.like(arrow_backed(self.held.flags(numbers)))


def arrow_backed(values: Any) -> Any:
    import pandas

    return pandas.arrays.ArrowExtensionArray(values)


class Polars(Given):
    """Date or Datetime: the answer is Date."""

    def days(self) -> Any:
        import polars

        values = self.values
        if isinstance(values.dtype, polars.Datetime) and values.dtype.time_zone is None:
            dates = values.cast(polars.Date)
            odd = (dates.cast(values.dtype) != values).arg_true()
            if len(odd):
                raise self.has_time(int(odd[0]), values[int(odd[0])])
            values = dates
        if values.dtype != polars.Date:
            raise TypeError(f"{self.name}: expected a polars Series of Date or of Datetime without a zone, got one of {values.dtype}")
        return values.to_physical().fill_null(raw.DATE_NONE).rechunk().to_numpy()

    def dates(self, days: Any) -> Any:
        import polars

        return self.numbers(days).cast(polars.Date)

    def numbers(self, numbers: Any) -> Any:
        import numpy
        import polars

        found = polars.Series(self.values.name, numpy.frombuffer(numbers, "int32"))
        missing = found == raw.DATE_NONE
        return found.set(missing, None) if missing.any() else found

    def flags(self, numbers: Any) -> Any:
        import polars

        return self.numbers(numbers).cast(polars.Boolean)


class Arrow(Given):
    """An Array of date32, date64 or timestamp: the answer is date32."""

    def days(self) -> Any:
        import pyarrow
        import pyarrow.compute

        values = self.values
        type_ = values.type
        if pyarrow.types.is_date64(type_) or (pyarrow.types.is_timestamp(type_) and type_.tz is None):
            dates = values.cast(pyarrow.date32(), safe=False)
            same = pyarrow.compute.equal(dates.cast(type_), values)
            odd = pyarrow.compute.index(same, pyarrow.scalar(False)).as_py()
            if odd >= 0:
                raise self.has_time(odd, values[odd])
            values = dates
        if not pyarrow.types.is_date32(values.type):
            raise TypeError(f"{self.name}: expected a pyarrow array of date32 or of timestamp without a zone, got one of {type_}")
        filled = values.view(pyarrow.int32())
        if filled.null_count:
            filled = pyarrow.compute.fill_null(filled, raw.DATE_NONE)
        return memoryview(filled.buffers()[1] or b"").cast("B")[4 * filled.offset : 4 * (filled.offset + len(filled))].cast("i")

    def numbers(self, numbers: Any) -> Any:
        import pyarrow
        import pyarrow.compute

        found = pyarrow.Array.from_buffers(pyarrow.int32(), len(numbers), [None, pyarrow.py_buffer(numbers)])
        missing = pyarrow.compute.equal(found, raw.DATE_NONE)
        if not pyarrow.compute.any(missing).as_py():
            return found
        return pyarrow.compute.if_else(missing, pyarrow.scalar(None, pyarrow.int32()), found)

    def dates(self, days: Any) -> Any:
        import pyarrow

        return self.numbers(days).view(pyarrow.date32())

    def flags(self, numbers: Any) -> Any:
        import pyarrow

        return self.numbers(numbers).cast(pyarrow.bool_())


class Chunks(Arrow):
    """A ChunkedArray: one array on the way, a ChunkedArray of one chunk again."""

    def __init__(self, values: Any, name: str) -> None:
        import pyarrow

        joined = values.combine_chunks()
        if isinstance(joined, pyarrow.ChunkedArray):
            joined = pyarrow.concat_arrays(joined.chunks) if joined.num_chunks else pyarrow.array([], joined.type)
        super().__init__(joined, name)

    def numbers(self, numbers: Any) -> Any:
        import pyarrow

        return pyarrow.chunked_array([super().numbers(numbers)])

    def dates(self, days: Any) -> Any:
        import pyarrow

        return pyarrow.chunked_array([Arrow(self.values, self.name).dates(days)])
