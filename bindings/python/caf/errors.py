"""What caf raises: one class for each group of statuses.

The number is kept in ``status`` and its name in ``name``. An error of a check
also says where it arose: ``table``, ``row`` and ``field`` are indexes, or None.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ArgumentError", "CalendarError", "DateError", "Error", "Fault", "FormsError", "InputError", "RowsError", "Unsafe"]


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


class Fault(NamedTuple):
    """What is wrong with a filled-in form. It never holds what a comment says."""

    form: str | int | None
    """Which form, as it was given; None: it names none."""
    question: str | None
    """The question's number; None: of the form as a whole."""
    reason: str
    """What is wrong and why."""
    file: str
    """The file of the answers; "answers" for a table."""
    line: int | None
    """The line on which the answer begins; None of a table."""
    row: int | None
    """The row of a table, from 0 on; None of a file."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.row is None else f"{self.file}, row {self.row}"
        of = None if self.form is None else f"form {self.form}"
        return ": ".join(part for part in (place, of, self.question, self.reason) if part)


class Unsafe(NamedTuple):
    """Practice that an auditor says is, or was, unsafe: to be raised at once."""

    form: str | int | None
    """Which form, as it was given."""
    case_id: str | int | None
    """As it was given."""
    agency: str | int | None
    """As it was given."""
    question: str | None
    """The question's number."""
    when: str
    """"current" or "past"."""
    line: int | None
    """The line on which the answer begins; None of a table."""
    row: int | None
    """The row of a table, from 0 on; None of a file."""


class FormsError(InputError):
    """Filled-in forms that cannot be scored: every fault of every form, not the first alone.

    ``unsafe`` is what the forms say of unsafe practice, which cannot wait until they are corrected.
    """

    SHOWN = 20
    """How many faults the text names; ``faults`` has them all."""

    def __init__(self, status: int, faults: tuple[Fault, ...], unsafe: tuple[Unsafe, ...] = ()) -> None:
        first = faults[0]
        n = len(faults)
        super().__init__(status, f"{n} fault{'' if n == 1 else 's'} in the forms; nothing is scored", None, first.row, None,
                         first.file, first.line, first.question)  # fmt: skip
        self.args = (status, faults, unsafe)
        self.faults = faults
        self.unsafe = unsafe

    def __str__(self) -> str:
        lines = [self.text, *(f"  {fault}" for fault in self.faults[: self.SHOWN])]
        if self.unsafe:
            told = ", ".join(f"form {one.form}{'' if one.question is None else f' {one.question}'} ({one.when})" for one in self.unsafe)
            lines.insert(0, f"unsafe practice, to be raised at once: {told}")
        if len(self.faults) > self.SHOWN:
            lines.append(f"  and {len(self.faults) - self.SHOWN} more")
        return "\n".join(lines)


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
