"""Rows that were read, as pandas DataFrames. Private."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from . import raw
from ._optional import optional
from ._reading import Batch
from ._rows import FIELDS, TABLES, Field

_DATES = (raw.TYPE_DATE, raw.TYPE_PLANNED)


def frames_of(batches: Sequence[Batch], case_names: Sequence[Sequence[str]]) -> dict[str, Any]:
    """A DataFrame of each table that the source can hold, with the fields that it can hold.

    All batches hold the same fields; ``case_names`` are the cases' names, batch by batch. A column of dates has no
    word for what is written down and unreadable, and a null would say that it did not happen: such a row keeps no
    date at all, which makes it a fact at an unknown time.
    """
    pandas = optional("pandas", "pandas", "a DataFrame")
    names = [_Names(batch, cases) for batch, cases in zip(batches, case_names)]
    frames = {}
    for table, number in TABLES.items() if batches else ():
        held = batches[0].held(number)
        undated = _undated(number, names)
        columns = {
            name: _column(pandas, number, name, field, names, undated)
            for name, field in FIELDS[table].items()
            if held >> field.bit & 1
        }
        if not columns:
            continue
        frames[table] = pandas.DataFrame(columns)
        if table == "children" and undated.any():
            # A child is no event: without its date of birth it would be one whose birth nobody recorded.
            unsure = frames["cases"].case_id.isin(frames[table].case_id[undated])
            frames["cases"]["absent_tables"] = pandas.array(["children" if one else None for one in unsure], dtype="string")
    return frames


class _Names:
    """A batch and what its numbers stand for."""

    def __init__(self, batch: Batch, case_names: Sequence[str]) -> None:
        import numpy

        self.batch = batch
        self.others = numpy.array([None, *batch.texts()], dtype=object)
        self.cases = numpy.array(case_names, dtype=object)
        self.first = int(_numbers(batch, 0, FIELDS["cases"]["case_id"])[0])

    def of(self, table: int, name: str, field: Field) -> Any:
        """The texts of a column of identifiers."""
        numbers = _numbers(self.batch, table, field)
        if name == "case_id":
            return self.cases[numbers - self.first]
        if name != "own_case":
            return self.others[numbers]
        # A child's own case is the one at hand where it has its number.
        at_hand = _numbers(self.batch, table, FIELDS["children"]["case_id"])
        is_own = numbers == at_hand
        texts = self.others[_where(~is_own, numbers)]
        texts[is_own] = self.cases[at_hand[is_own] - self.first]
        return texts


def _where(wanted: Any, numbers: Any) -> Any:
    import numpy

    return numpy.where(wanted, numbers, 0)


def _numbers(batch: Batch, table: int, field: Field) -> Any:
    """A field of every row, as whole numbers."""
    import numpy

    row = numpy.dtype(
        {"names": ["it"], "formats": [field.format[-1]], "offsets": [field.offset], "itemsize": raw.row_size(table)}
    )
    return numpy.frombuffer(batch.tables[table] or b"", dtype=row)["it"]


def _undated(table: int, names: Sequence[_Names]) -> Any:
    """The rows of which some date is written down and could not be read."""
    import numpy

    undated = []
    for each in names:
        dates = [_numbers(each.batch, table, field) for field in FIELDS[raw.table_name(table) or ""].values() if field.type in _DATES]
        undated.append(numpy.logical_or.reduce([days == raw.DATE_UNREADABLE for days in dates]))
    return numpy.concatenate(undated)


def _column(pandas: Any, table: int, name: str, field: Field, names: Sequence[_Names], undated: Any) -> Any:
    import numpy

    if field.type == raw.TYPE_ID:
        return pandas.array(numpy.concatenate([each.of(table, name, field) for each in names]), dtype="string")
    numbers = numpy.concatenate([_numbers(each.batch, table, field) for each in names])
    if field.type in _DATES:
        return _dates(numbers, undated)
    if field.type == raw.TYPE_FLAG:
        return pandas.arrays.BooleanArray(numbers == raw.YES, numbers == raw.NOT_RECORDED)
    if field.type == raw.TYPE_CHOICE:
        return pandas.Categorical.from_codes(numbers.astype("int16") - 1, categories=list(field.choices))
    if field.type == raw.TYPE_COUNT:
        return pandas.arrays.IntegerArray(numbers.copy(), numbers == 0)
    return pandas.array(_sets(numbers, TABLES if field.type == raw.TYPE_TABLES else field.choices), dtype="string")


def _dates(days: Any, undated: Any) -> Any:
    import numpy

    from .tables._numpy import dates

    return dates(numpy.where((days == 0) | undated, raw.DATE_NONE, days).astype("int32", copy=False), "s")


def _sets(bits: Any, choices: dict[str, int]) -> Any:
    """Sets as their names with one space between; None where nothing is recorded."""
    import numpy

    words = {
        value: " ".join(name for name, bit in choices.items() if value >> bit & 1) or None
        for value in numpy.unique(bits).tolist()
    }
    return numpy.array([words[value] for value in bits.tolist()], dtype=object)
