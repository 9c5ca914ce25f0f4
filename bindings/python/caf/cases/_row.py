"""What the rows of a case have in common: they are looked over as they are made. Private."""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterable
from typing import Any, ClassVar, TypeAlias

from .. import raw
from .._days import date_of, days_of
from .._rows import Field, own_fields
from ..errors import ArgumentError, DateError

Id: TypeAlias = str | int
"""An identifier: a text of 1 to 256 bytes without control characters, or a whole number, which means its digits."""

ID_BYTES = 256
COUNT_MAX = 2**31 - 1


def identifier(where: str, value: Any) -> str:
    """An identifier as it is kept, as text: 7 and "7" are the same one, as in a case file."""
    if isinstance(value, int) and not isinstance(value, (bool, enum.Enum)):
        return str(value)
    if not isinstance(value, str):
        raise TypeError(f"{where}: expected a text, a whole number or None, got {type(value).__name__}")
    if isinstance(value, enum.Enum):
        value = value.value
    if not value or any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in value):
        raise ArgumentError(raw.E_ARGUMENT, f"{where}: expected an identifier of 1 to {ID_BYTES} bytes without control characters")
    try:
        size = len(value.encode())
    except UnicodeEncodeError:
        raise ArgumentError(raw.E_ARGUMENT, f"{where}: half of a character; expected text that UTF-8 can hold") from None
    if size > ID_BYTES:
        raise ArgumentError(raw.E_ARGUMENT, f"{where}: expected an identifier of at most {ID_BYTES} bytes, got {size}")
    return str(value)


def day(where: str, value: Any) -> Any:
    days = days_of(value, where)
    if days == 0:
        raise DateError(raw.E_DATE_RANGE, f"{where}: 1970-01-01 is what an empty date turns into, and no fact of a case")
    return value if type(value).__module__ == "datetime" else date_of(days)


def flag(where: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{where}: expected True, False or None, got {type(value).__name__}")
    return value


def count(where: str, value: Any) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{where}: expected a whole number or None, got {type(value).__name__}")
    if not 0 <= value <= COUNT_MAX:
        raise ArgumentError(raw.E_OVERFLOW, f"{where}: expected a whole number from 0 to {COUNT_MAX}, got {value}")
    return value or None


def choice(where: str, value: Any, of: type[enum.StrEnum]) -> enum.StrEnum:
    if not isinstance(value, str):
        raise TypeError(f"{where}: expected one of {names_of(of)}, or None, got {type(value).__name__}")
    if isinstance(value, enum.Enum) and not isinstance(value, of):
        raise ArgumentError(raw.E_ARGUMENT, f"{where}: expected one of {names_of(of)}, got {type(value).__name__}.{value.name}")
    try:
        return of(value)
    except ValueError:
        raise ArgumentError(raw.E_ARGUMENT, f"{where}: expected one of {names_of(of)}, and this is none") from None


def chosen(where: str, value: Any, of: type[enum.StrEnum]) -> frozenset[Any]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise TypeError(f"{where}: expected several of {names_of(of)}, got {type(value).__name__}")
    return frozenset(choice(where, one, of) for one in value)


def names_of(of: type[enum.StrEnum]) -> str:
    return ", ".join(of)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a case: what is recorded of one thing. None, and for a set an empty one, is not recorded."""

    TABLE: ClassVar[str]
    """The table that it is a row of."""
    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]]
    """Which names a choice or set has, by its field."""

    def __post_init__(self) -> None:
        for name, field in own_fields(self.TABLE).items():
            value = getattr(self, name)
            if value is not None or field.type == raw.TYPE_SET:
                object.__setattr__(self, name, self._look_over(name, field, value))

    def _look_over(self, name: str, field: Field, value: Any) -> Any:
        where = f"{self.TABLE}.{name}"
        if field.type == raw.TYPE_ID:
            return identifier(where, value)
        if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
            return day(where, value)
        if field.type == raw.TYPE_FLAG:
            return flag(where, value)
        if field.type == raw.TYPE_CHOICE:
            return choice(where, value, self.CHOICES[name])
        if field.type == raw.TYPE_SET:
            return chosen(where, value if value is not None else (), self.CHOICES[name])
        return count(where, value)

    def __repr__(self) -> str:
        shown = (
            f"{name}={_shown(value)}"
            for name in own_fields(self.TABLE)
            if (value := getattr(self, name)) is not None and value != frozenset()
        )
        return f"{type(self).__name__}({', '.join(shown)})"


def _shown(value: Any) -> str:
    if isinstance(value, frozenset):
        return "{" + ", ".join(repr(str(one)) for one in sorted(value)) + "}"
    return repr(str(value)) if isinstance(value, enum.StrEnum) else repr(value)


class NotHeld(tuple[Any, ...]):
    """No rows, because the source does not hold the table: whether anything happened is not known."""

    __slots__ = ()

    def __new__(cls) -> NotHeld:
        return NOT_HELD

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return "NOT_HELD"

    def __reduce__(self) -> str:
        return "NOT_HELD"


NOT_HELD: NotHeld = tuple.__new__(NotHeld)
"""In the place of a table's rows: the source does not hold the table. Not the same as no rows, ``()``."""
