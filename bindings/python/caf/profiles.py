"""Which rules an authority holds its cases to."""

from __future__ import annotations

from . import raw
from .errors import CalendarError


def profile_number(name: str | None) -> int:
    if name is None:
        return 0
    number = raw.profile_named(name)
    if number == 0:
        raise CalendarError(raw.E_PROFILE, f"no such profile: {name!r}; there are {', '.join(profiles())}")
    return number


def profiles() -> list[str]:
    """The names of the built-in profiles; the first is the default.

    >>> profiles()[0]
    'east-midlands-2011'
    """
    names: list[str] = []
    while (number := raw.profile_at(len(names))) != 0:
        names.append(raw.profile_name(number) or "")
    return names
