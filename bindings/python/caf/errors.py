"""What caf raises: one class for each group of statuses.

The number is kept in ``status`` and its name in ``name``. An error of a check
also says where it arose: ``table``, ``row`` and ``field`` are indexes, or None.
"""

from __future__ import annotations

__all__ = ["ArgumentError", "CalendarError", "DateError", "Error", "InputError", "RowsError"]


class Error(Exception):
    """A call could not be done. A standard that was not met is never an error."""

    def __init__(
        self,
        status: int,
        text: str,
        table: int | None = None,
        row: int | None = None,
        field: int | str | None = None,
    ) -> None:
        super().__init__(status, text, table, row, field)
        self.status = status
        self.text = text
        self.table = table
        self.row = row
        self.field = field

    @property
    def name(self) -> str | None:
        """The status as C spells it, "CAF_E_DATE"."""
        from . import raw

        return raw.status_name(self.status)

    def __str__(self) -> str:
        return self.text


class ArgumentError(Error, ValueError):
    """1xx: the call itself: a value that is none of those allowed, memory that is too small."""


class DateError(Error, ValueError):
    """2xx: a date that is not there, not readable, or out of range."""


class CalendarError(Error, ValueError):
    """3xx: no such division, rule or profile, or a day outside the calendar."""


class RowsError(Error, ValueError):
    """4xx: tables that are not what they should be, with the place."""


class InputError(Error, ValueError):
    """5xx: files and text, with the place: ``file``, ``line`` and ``field_name``, where they are known.

    ``message`` is what and why, without the place; it never holds a child's data.
    """

    def __init__(
        self,
        status: int,
        text: str,
        table: int | None = None,
        row: int | None = None,
        field: int | None = None,
        file: str | None = None,
        line: int | None = None,
        field_name: str | None = None,
    ) -> None:
        super().__init__(status, text, table, row, field)
        self.args = (*self.args, file, line, field_name)
        self.file = file
        self.line = line
        self.field_name = field_name

    @property
    def message(self) -> str:
        """What and why, without the place."""
        return self.text

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return ": ".join(part for part in (place, self.field_name, self.text) if part)


_GROUPS: dict[int, type[Error]] = {1: ArgumentError, 2: DateError, 3: CalendarError, 4: RowsError, 5: InputError}


def error_of(status: int, text: str, table: int = -1, row: int = -1, field: int = -1) -> Error:
    """The error of a status; the raw layer calls this. Negative places are none."""
    place = (None if at < 0 else at for at in (table, row, field))
    return _GROUPS.get(status // 100, Error)(status, text, *place)


def input_error_of(status: int, text: str, file: str, line: int, field: str) -> Error:
    """The error of a file; the raw layer calls this. Empty texts and line 0 are none."""
    kind = _GROUPS.get(status // 100, Error)
    if kind is not InputError:
        return kind(status, text)
    return InputError(status, text, None, None, None, file or None, line or None, field or None)


def with_value(error: Error, where: str) -> Error:
    """The same error, which says the value it is about."""
    return type(error)(error.status, f"{where}: {error.text}")
