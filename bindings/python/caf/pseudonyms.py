"""Keyed pseudonyms, and dates moved back, for one identifier or a whole column.

What is made here is what ``caf anonymise`` makes (docs/anonymising.md): pseudonymised and not anonymous, and
personal data as long as the key exists. A column is a list, a pandas or polars Series, a pyarrow array
or a NumPy array, and comes back as one of its kind; what is missing stays missing.
"""

from __future__ import annotations

import datetime
import os
import sys
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from . import raw
from ._arrays import Step, column_of
from ._days import EPOCH, date_of, days_of, whole_number
from ._rows import TABLES
from .audits._lists import bytes_of, text_of, values_of
from .errors import ArgumentError, DateError, Error

__all__ = ["KINDS", "PseudonymKey", "move_back", "pseudonym", "pseudonym_weeks"]

KINDS: tuple[str, ...] = ("cases", "families", "organisations", "people", *(name for name in TABLES if name != "cases"))
"""What an identifier can be of. Agencies and authorities are organisations; a row of a table is of the table's name."""

_EVERYWHERE = ("families", "organisations", "people")
_DIGITS = raw.PSEUDONYM_TEXT - 1
_OF_ONE = "an identifier"


class PseudonymKey:
    """A secret key. Whoever has it can find a case by trying identifiers: keep it where the caseload is kept.

    ``PseudonymKey.new(path)`` makes a file with a new one, ``PseudonymKey.from_file(path)`` takes it from there, and
    leaves it there: the file is read again by each call. ``PseudonymKey(data)`` holds 16 to 64 bytes until ``close()``, or the end of a
    ``with``, wipes them. Nothing of a key is in its repr or in an error, and it cannot be pickled.

    >>> with PseudonymKey(bytes(range(32))) as key:
    ...     print(key, pseudonym("CC-2026-058", key))
    <caf.PseudonymKey> 79c486df94cccf0d34b51751b9c58c15

    Raises ArgumentError for too few or too many bytes, TypeError for what is no bytes.
    """

    __slots__ = ("_data", "_path")

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        if not isinstance(data, bytes | bytearray | memoryview):
            raise TypeError(f"data: expected bytes, got {type(data).__name__}; caf.PseudonymKey.from_file() reads a file")
        self._path = ""
        self._data: bytearray | None = bytearray(data)
        if not raw.KEY_LEAST <= len(self._data) <= raw.KEY_MOST:
            n = len(self._data)
            self.close()
            raise ArgumentError(raw.E_LIMIT, f"data: a key has {raw.KEY_LEAST} to {raw.KEY_MOST} bytes, got {n}")
        self._try()

    @classmethod
    def new(cls, path: str | os.PathLike[str]) -> PseudonymKey:
        """Makes a file with a new key of 32 random bytes, which only its owner may read, and takes it.

        Raises InputError where the file is there already or cannot be written.
        """
        raw.io_key_new(_path_of(path))
        return cls.from_file(path)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> PseudonymKey:
        """The key in a file of hexadecimal digits.

        Raises InputError for a file that cannot be read or holds no key.
        """
        key = cls.__new__(cls)
        key._path, key._data = _path_of(path), None
        key._try()
        return key

    def close(self) -> None:
        """Wipes a key that was given as bytes; it makes no more pseudonyms. A call that is running in another thread still ends well."""
        held, self._data = self._data, None  # closed first: what is wiped is never taken for a key
        if held is not None:
            held[:] = bytes(len(held))

    def _need_open(self) -> None:
        if not self._path and self._data is None:
            raise ArgumentError(raw.E_ARGUMENT, "key: it is closed")

    @contextmanager
    def _given(self) -> Iterator[tuple[str, bytearray | None]]:
        """As the raw layer takes it for one call: a copy of the bytes, as another thread may close the key meanwhile."""
        data = self._data
        copy = None if data is None else bytearray(data)
        if self._data is not data:
            copy = None  # it was closed while it was copied
        try:
            if copy is None:
                self._need_open()
            yield self._path, copy
        finally:
            if copy is not None:
                copy[:] = bytes(len(copy))

    def _try(self) -> None:
        try:
            with self._given() as given:
                raw.io_pseudonyms(*given, KINDS[0], array("q", [0]), None, bytearray())
        except Error:
            self.close()
            raise

    def __enter__(self) -> PseudonymKey:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        if hasattr(self, "_data"):
            self.close()

    def __reduce__(self) -> Any:
        raise TypeError("a key is not pickled: take it from its file where it is needed")

    def __repr__(self) -> str:
        return "<caf.PseudonymKey>"


def pseudonym(values: Any, key: PseudonymKey, kind: str = "cases", *, cases: Any = None, families: Any = None) -> Any:
    """The pseudonym of an identifier, 32 hexadecimal digits, or those of a column.

    ``values`` are texts or whole numbers, which count as their digits. ``kind`` is one of ``caf.pseudonyms.KINDS``: "cases",
    "families", "organisations" (agencies and authorities), "people", or the name of a table for the identifiers of its rows. Missing ones
    stay missing: None, null, in a NumPy array of texts an empty one.

    Families, organisations and people have one pseudonym wherever they stand. A case and a row have one within what moves together:
    ``families`` is the family of each, or of all, and in ``cases`` stand the cases that rows are of, or that name the cases in ``values``
    as a child's own. Rows need them where there is no family; cases that have no family are themselves without them.

    >>> key = PseudonymKey(bytes(range(32)))
    >>> pseudonym("F-7", key, "families")
    'b3be890d78c689f66e7aff659cceb50c'
    >>> pseudonym([1, None, "1"], key)
    ['fb20ddba136310250d711592ee76575b', None, 'fb20ddba136310250d711592ee76575b']
    >>> pseudonym([1, 1], key, "meetings", cases="CC-2026-058", families=["F-7", None])
    ['eb27191f197e89ebd74d6eb610c19858', 'f8c9a1fe00609d5f09102904b235ba46']

    Raises ArgumentError for no such kind, for a row of no case, and for columns that do not go together; TypeError for what is no
    identifier (with its row, never the identifier itself), InputError for a key file that is gone.

    Source: BLAKE2b with the key, docs/anonymising.md.
    """
    held, kind = _key_of(key), _kind_of(kind)
    if kind in _EVERYWHERE and (cases is not None or families is not None):
        raise ArgumentError(raw.E_ARGUMENT, f"kind: {kind} are the same in all cases and families")
    given = _values_of(values)
    if given is None:
        texts: list[str | None] = [_one(values)]
    else:
        texts = [text_of(value, f"values, row {row}") for row, value in enumerate(given)]
    beside = [_beside(name, column, values, given) for name, column in (("cases", cases), ("families", families))]
    units = [_within(kind, text, *of) for text, of in zip(texts, zip(*beside))]
    for row, (text, unit) in enumerate(zip(texts, units)):
        if text is not None and unit is None:
            raise ArgumentError(raw.E_ARGUMENT, f"values{f', row {row}' if given is not None else ''}: a row of no case and no family", row=row)
    made = _by_text([None if text is None else f"{unit}{text}" for text, unit in zip(texts, units)], lambda names: _pseudonyms(held, kind, names))
    return made[0] if given is None else _texts_like(values, made)


def _beside(name: str, column: Any, values: Any, given: list[Any] | None) -> list[str | None]:
    """The cases or the families of all values."""
    n = 1 if given is None else len(given)
    of = None if column is None else _values_of(column)
    if of is None:
        return [None if column is None else text_of(column, name)] * n
    if given is None:
        raise TypeError(f"{name}: expected one for one identifier, got a column")
    _need_together(name, of, column, "values", values, n)
    return [text_of(value, f"{name}, row {row}") for row, value in enumerate(of)]


def _within(kind: str, text: str | None, case: str | None, family: str | None) -> str | None:
    """What is digested before an identifier, besides its kind; None: a row of nothing."""
    if kind in _EVERYWHERE or (kind == "cases" and family is None and case in (None, text)):
        return ""
    if family is not None:
        return f"families\0{family}\0"
    return None if case is None else f"cases\0{case}\0"


def pseudonym_weeks(cases: Any, key: PseudonymKey, *, families: Any = None, most: int = 52) -> Any:
    """By how many weeks the dates of a case, or of each case of a column, are moved back: 1 to ``most``.

    All cases of a family move together: ``families`` is the family of a case, or a column as long, in which what is missing leaves the
    case to itself. A column of whole numbers of the kind that came in (NumPy: 0 for a missing case).

    >>> key = PseudonymKey(bytes(range(32)))
    >>> pseudonym_weeks("CC-2026-058", key), pseudonym_weeks([1, "CC-2026-058"], key, families=["F-7", None])
    (43, [25, 43])

    Raises as pseudonym(), and ArgumentError for ``most`` outside 1 to 520 or columns that do not go together.
    """
    held, most = _key_of(key), _most_of(most)
    given = _values_of(cases)
    if given is None:
        return _weeks(held, most, [_one(cases)], [None if families is None else text_of(families, "families")])[0]
    return _numbers_like(cases, _weeks_of(held, most, cases, given, families))


def move_back(dates: Any, cases: Any, key: PseudonymKey, *, families: Any = None, most: int = 52, birth: bool = False) -> Any:
    """Dates moved back by whole weeks, all dates of a case, and of a family's cases, by as many.

    ``dates`` is a date, or a column of dates as caf.dates takes it; ``cases`` the case of each (one case for a whole column too),
    ``families`` and ``most`` as in :func:`pseudonym_weeks`. With ``birth`` they are dates of birth, which become the first day of their
    month afterwards. What comes in goes out; a missing date stays missing.

    >>> key = PseudonymKey(bytes(range(32)))
    >>> move_back(datetime.date(2026, 3, 2), "CC-2026-058", key)
    datetime.date(2025, 5, 5)
    >>> move_back([datetime.date(2026, 3, 2), None], [1, 1], key)
    [datetime.date(2025, 3, 17), None]

    Raises DateError, with the row, for a date that would come before the year 1 or be 1970-01-01, which in the library says that
    nothing is recorded; ArgumentError for a date of no case, and as pseudonym_weeks().
    """
    held, most = _key_of(key), _most_of(most)
    column = column_of(dates, "dates")
    given = _values_of(cases)
    if column is None:
        if given is not None:
            raise TypeError("cases: expected one case for one date, got a column")
        weeks = pseudonym_weeks(cases, key, families=families, most=most)
        return date_of(_moved(days_of(dates, "dates"), weeks, birth, "dates"))
    n = len(dates)
    if given is None:
        all_weeks: Sequence[int | None] = [pseudonym_weeks(cases, key, families=families, most=most)] * n
    else:
        _need_together("cases", given, cases, "dates", dates, n)
        all_weeks = _weeks_of(held, most, cases, given, families)

    def by_days(days: Any, results: Any) -> bool:
        for row, day in enumerate(days):
            results[row] = raw.DATE_NONE if day == raw.DATE_NONE else _moved(int(day), all_weeks[row], birth, f"dates, row {row}", row)
        return True

    def by_ticks(ticks: Any, unit: int, results: Any, made: int) -> tuple[bool, int]:
        days, moved = array("i", bytes(4 * len(ticks))), array("i", bytes(4 * len(ticks)))
        odd = raw.days_of_ticks(ticks, unit, days)
        if odd < 0:
            by_days(days, moved)
            raw.ticks_of_days(moved, made, results)
        return True, odd

    return column.through(Step(by_days, by_ticks))


def _moved(day: int, weeks: int | None, birth: bool, where: str, row: int | None = None) -> int:
    """A day so many weeks before."""
    if weeks is None:
        raise ArgumentError(raw.E_VALUE, f"{where}: a date of no case", row=row)
    moved = day - 7 * weeks
    if moved + EPOCH < 1:
        raise DateError(raw.E_DATE_RANGE, f"{where}: it would come before the year 1", row=row)
    if birth:
        moved = date_of(moved).replace(day=1).toordinal() - EPOCH
    if moved == 0:
        raise DateError(raw.E_DATE_NONE, f"{where}: it would be 1970-01-01, which says that nothing is recorded", row=row)
    return moved


def _path_of(path: Any) -> str:
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"path: expected a path, got {type(path).__name__}")
    return os.fsdecode(path)


def _key_of(key: Any) -> PseudonymKey:
    if not isinstance(key, PseudonymKey):
        raise TypeError("key: expected a caf.PseudonymKey; caf.PseudonymKey.from_file() takes one from a file")
    key._need_open()
    return key


def _kind_of(kind: Any) -> str:
    if kind not in KINDS:
        raise ArgumentError(raw.E_ARGUMENT, f"kind: expected one of {', '.join(KINDS)}")
    return str(kind)


def _most_of(most: Any) -> int:
    if not 1 <= whole_number(most, "most") <= raw.WEEKS_MOST:
        raise ArgumentError(raw.E_ARGUMENT, f"most: expected 1 to {raw.WEEKS_MOST} weeks, got {most}")
    return int(most)


def _values_of(values: Any) -> list[Any] | None:
    """The values of a column, None for a missing one; None for a single identifier."""
    if isinstance(values, str) or values is None or hasattr(values, "__index__") and not hasattr(values, "__len__"):
        return None
    from ._days import is_missing

    if isinstance(values, set | frozenset):
        raise TypeError(f"expected {_OF_ONE}, or a column of them, got {type(values).__name__}, which has no order")
    found = values_of(values)
    if found is None:
        raise TypeError(f"expected {_OF_ONE}, or a column of them, got {type(values).__name__}")
    return [None if is_missing(value) else value for value in found]


def _one(value: Any) -> str:
    text = text_of(value, _OF_ONE)
    if text is None:
        raise TypeError(f"expected {_OF_ONE}, got none")
    return text


def _packed(texts: Sequence[str]) -> tuple[array[int], bytes]:
    """Texts one after another, and where they begin."""
    offsets, data = array("q", [0]), bytearray()
    for text in texts:
        data += bytes_of(text, _OF_ONE)
        offsets.append(len(data))
    return offsets, bytes(data)


def _pseudonyms(key: PseudonymKey, kind: str, texts: Sequence[str]) -> list[str]:
    made = bytearray(_DIGITS * len(texts))
    packed = _packed(texts)
    with key._given() as given:
        raw.io_pseudonyms(*given, kind, *packed, made)
    return [made[at : at + _DIGITS].decode() for at in range(0, len(made), _DIGITS)]


def _weeks(key: PseudonymKey, most: int, cases: Sequence[str | None], families: Sequence[str | None]) -> list[int | None]:
    """The weeks of each case: those of its family where it has one."""
    weeks: dict[tuple[str, str], int] = {}
    of = [("families", family) if family is not None else ("cases", case) for case, family in zip(cases, families)]
    for kind in ("families", "cases"):
        texts = list(dict.fromkeys(text for its, text in of if its == kind and text is not None))
        made = array("i", bytes(4 * len(texts)))
        packed = _packed(texts)
        with key._given() as given:
            raw.io_pseudonym_weeks(*given, kind, *packed, most, made)
        weeks.update(((kind, text), number) for text, number in zip(texts, made))
    return [None if case is None or text is None else weeks[kind, text] for case, (kind, text) in zip(cases, of)]


def _weeks_of(key: PseudonymKey, most: int, cases: Any, given: list[Any], families: Any) -> list[int | None]:
    """The same of columns."""
    texts = [text_of(value, f"cases, row {row}") for row, value in enumerate(given)]
    if families is None:
        return _weeks(key, most, texts, [None] * len(texts))
    of = _values_of(families)
    if of is None:
        return _weeks(key, most, texts, [text_of(families, "families")] * len(texts))
    _need_together("families", of, families, "cases", cases, len(texts))
    return _weeks(key, most, texts, [text_of(value, f"families, row {row}") for row, value in enumerate(of)])


def _need_together(name: str, values: list[Any], column: Any, other: str, beside: Any, n: int) -> None:
    """Columns go together row by row."""
    if len(values) != n:
        raise ArgumentError(raw.E_CAPACITY, f"{name}: expected as many as {other}, {n}, got {len(values)}")
    pandas = sys.modules.get("pandas")
    if pandas is not None and isinstance(column, pandas.Series) and isinstance(beside, pandas.Series) and not column.index.equals(beside.index):
        raise ArgumentError(raw.E_ARGUMENT, f"{name} and {other}: expected two Series of the same index; Series.reindex() aligns one with the other")


def _by_text(texts: Sequence[str | None], make: Any) -> list[str | None]:
    """What is made of each text, made once for texts that are the same."""
    names = list(dict.fromkeys(text for text in texts if text is not None))
    made = dict(zip(names, make(names)))
    return [None if text is None else made[text] for text in texts]


def _texts_like(values: Any, texts: list[str | None]) -> Any:
    return _like(values, texts, "string", "String", "string", lambda numpy: numpy.array([text or "" for text in texts], f"U{_DIGITS}"))


def _numbers_like(values: Any, numbers: list[int | None]) -> Any:
    return _like(values, numbers, "Int32", "Int32", "int32", lambda numpy: numpy.array([number or 0 for number in numbers], "i4"))


def _like(values: Any, made: list[Any], of_pandas: str, of_polars: str, of_arrow: str, of_numpy: Any) -> Any:
    """A column of the caller's kind."""
    pandas, polars, pyarrow, numpy = (sys.modules.get(module) for module in ("pandas", "polars", "pyarrow", "numpy"))
    if pandas is not None and isinstance(values, pandas.Series):
        return pandas.Series(made, index=values.index, name=values.name, dtype=of_pandas)
    if pandas is not None and isinstance(values, pandas.Index):
        return pandas.Index(made, name=values.name, dtype=of_pandas)
    if polars is not None and isinstance(values, polars.Series):
        return polars.Series(values.name, made, dtype=getattr(polars, of_polars))
    if pyarrow is not None and isinstance(values, pyarrow.Array | pyarrow.ChunkedArray):
        array_of = pyarrow.array(made, getattr(pyarrow, of_arrow)())
        return array_of if isinstance(values, pyarrow.Array) else pyarrow.chunked_array([array_of])
    if numpy is not None and isinstance(values, numpy.ndarray):
        return of_numpy(numpy) if values.dtype.kind != "O" else numpy.array(made, object)
    return made
