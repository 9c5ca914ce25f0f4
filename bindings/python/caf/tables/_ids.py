"""Identifiers: the caller's own numbers as they are, everything else numbered from 1 on. Private.

Identifiers that may name the same thing make a space: those of cases; those of
each table, with the columns that refer to it; and one for all that no table
holds (agencies, families, persons). In a space the same text is the same thing,
and a whole number the same as its digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .. import raw
from .._rows import FIELDS, TABLES
from ..errors import error_of
from ._column import CODES, FLOATS, INTEGERS, NULLS, NUMBERS, TEXTS, Column, Frame
from ._values import Filled
from ._where import wrong_type, wrong_value

CASES = "cases"
_LONGEST = 256
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def need_whole(table: str, name: str, column: Column, frame: Frame) -> None:
    """Refuses floating point that holds anything but nulls and whole numbers that it can tell apart."""
    if column.kind not in FLOATS:
        return
    values = column.elements()
    # From there on not every whole number can be told from its neighbour.
    large = np.abs(values) >= (2**24 if values.dtype == np.float32 else 2**53)
    odd = ((np.floor(values) != values) | large) & ~np.isnan(values)
    present = column.present()
    if present is not None:
        odd &= present
    if odd.any():
        place = int(odd.argmax())
        error = error_of(raw.E_OVERFLOW if large[place] else raw.E_VALUE, "", TABLES[table], place, FIELDS[table][name].bit)
        raise wrong_value(error, table, name, column, frame)


def _numbers(column: Column) -> Any:
    """The values that are not null."""
    values = column.elements()
    present = column.present()
    if present is not None:
        values = values[present]
    if column.kind not in INTEGERS:
        values = values[~np.isnan(values)]
    return values


def _are_ids(column: Column) -> bool:
    """Whether numbers can be identifiers as they are: 0 is none, and those below are the library's."""
    values = _numbers(column)
    if column.kind in INTEGERS and len(values) > 1 and values.dtype == np.int64 and raw.ascending(values):
        return bool(values[0] > 0)
    return bool(len(values) == 0 or values.min() > 0)


@dataclass(slots=True)
class Space:
    """Identifiers of one kind of thing, in however many columns."""

    columns: dict[tuple[str, str], Column] = field(default_factory=dict)
    texts: Any = None
    """What number - 1 stands for, where they were numbered; None: numbers as they are."""
    filled: dict[tuple[str, str], Filled] = field(default_factory=dict)
    places: Any = None
    """Where rows are numbered case by case: the place in texts of number - 1; else None, and that is the place."""

    def text_places(self, numbers: Any) -> Any:
        """The places in texts of numbers."""
        return numbers - 1 if self.places is None else self.places[numbers - 1]

    def number(self, source: Any) -> None:
        """Fills the fields of its columns; ``source`` is where their texts come from."""
        some = {key: column for key, column in self.columns.items() if column.kind != NULLS}
        for (table, name), column in some.items():
            if column.kind not in NUMBERS | CODES and column.kind != TEXTS:
                raise wrong_type(table, name, column)
        if all(column.kind in NUMBERS for column in some.values()) and all(map(_are_ids, some.values())):
            self.filled = {key: Filled(FIELDS[key[0]][key[1]], column) for key, column in some.items()}
            return
        self._intern(some, source)

    def _intern(self, some: dict[tuple[str, str], Column], source: Any) -> None:
        raws = [key for key, column in some.items() if column.kind == TEXTS]
        coded: dict[tuple[str, str], tuple[Column, Any]] = {}
        if raws:
            all_codes, texts = source.factorize([some[key].values for key in raws])
            for key, codes in zip(raws, all_codes):
                coded[key] = Column(some[key].dtype, raw.COLUMN_CODES32, len(codes), codes, texts=texts), texts
        for key, column in some.items():
            if column.kind in CODES:
                coded[key] = column, column.texts
            elif column.kind in NUMBERS:
                coded[key] = coded_numbers(column)
        numbers = _Numbers(source)
        clean: set[int] = set()
        for key in some:
            column, texts = coded[key]
            if id(texts) not in clean and _are_names(*key, column, texts):
                clean.add(id(texts))
            self.filled[key] = Filled(FIELDS[key[0]][key[1]], column, numbers.map_of(texts))
        self.texts = numbers.known


def _why_not(text: object) -> str:
    """What keeps a text from being an identifier, as docs/case-format.md has it; "" for nothing."""
    if not isinstance(text, str):
        return ""
    if len(text.encode("utf-8", "surrogatepass")) > _LONGEST:
        return f"an identifier of more than {_LONGEST} bytes"
    return "an identifier with a control character in it" if _CONTROL.search(text) else ""


def _are_names(table: str, name: str, column: Column, texts: Any) -> bool:
    """Whether all texts can be identifiers, of which only the distinct ones are looked at; refuses a column that has one which cannot."""
    texts = texts.tolist() if hasattr(texts, "tolist") else texts  # quicker to walk
    some = texts
    try:
        whole = "".join(some)
    except TypeError:  # numbers among them
        some = [text for text in texts if isinstance(text, str)]
        whole = "".join(some)
    # No character takes more than four bytes.
    if max(map(len, some), default=0) <= _LONGEST // 4 and (whole.isprintable() or not _CONTROL.search(whole)):
        return True
    codes = column.elements()
    present = column.present()
    if present is not None:
        codes = np.where(present, codes, -1)
    for code, text in enumerate(texts):
        why = _why_not(text)
        if why and (codes == code).any():
            place, field = int((codes == code).argmax()), FIELDS[table][name].bit
            raise error_of(raw.E_VALUE, f"{table}.{name}, row {place}: {why} ({column.dtype})", TABLES[table], place, field)
    return False


def coded_numbers(column: Column) -> tuple[Column, Any]:
    """Numbers as codes, null as -1."""
    values = column.elements()
    present = column.present()
    null = np.zeros(column.n, bool) if present is None else ~present
    if column.kind not in INTEGERS:
        null = null | np.isnan(values)
    kinds, codes = np.unique(np.where(null, 0, values), return_inverse=True)
    codes = np.where(null, -1, codes).astype("i4")
    return Column(column.dtype, raw.COLUMN_CODES32, column.n, codes), [int(one) for one in kinds]


class _Numbers:
    """Numbers from 1 on for texts, as they come; an empty one is none."""

    def __init__(self, source: Any) -> None:
        self._source = source
        self._first: Any = None
        self._first_map: Any = None
        self.known: Any = None

    def map_of(self, texts: Any) -> Any:
        """The number of each of some texts."""
        if texts is self._first or (self._first is not None and hasattr(texts, "equals") and texts.equals(self._first)):
            return self._first_map
        if self.known is None:
            self.known, numbers = texts, np.arange(1, len(texts) + 1, dtype="i8")
        else:
            places, self.known = self._source.numbers_of(texts, self.known)
            numbers = places.astype("i8") + 1
        if _has_blank(texts):
            numbers[[place for place, one in enumerate(texts) if one == ""]] = 0
        if self._first is None:
            self._first, self._first_map = texts, numbers
        return numbers


def _has_blank(texts: Any) -> bool:
    return any(one == "" for one in texts) if not hasattr(texts, "isin") else bool(texts.isin([""]).any())
