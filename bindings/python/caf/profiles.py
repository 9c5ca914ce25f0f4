"""Which rules an authority holds its cases to, and with what numbers."""

from __future__ import annotations

import datetime
import os
from array import array
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from . import raw
from ._days import DIVISIONS, DateLike, date_of
from .calendars import Calendar
from .errors import CalendarError

if TYPE_CHECKING:
    from .rules import Rule

__all__ = ["Profile", "profiles"]


_FILES = "caf.Profile.from_file() reads one from a file"


class Profile:
    """A profile: the rules that are on, how much each weighs, and its numbers.

    A built-in one by its name; an authority's own by Profile.from_file() or
    Profile.from_json(). docs/profiles.md says how one is written. Wherever a
    profile is asked for, a built-in one's name, a Profile or the pathlib.Path of
    a file will do. A text is always a name, never a path.

    >>> Profile("sefton").title
    'Timescales for early help, Sefton'

    A profile does not change, and is equal to one of the same settings.

    Raises CalendarError where there is no built-in profile of that name;
    TypeError for what is no text.
    """

    __slots__ = ("_block", "_number", "_settings")

    def __init__(self, name: str) -> None:
        if not isinstance(name, str):
            raise TypeError(f"name: expected the name of a built-in profile, got {type(name).__name__}; {_FILES}")
        number = raw.profile_named(name)
        if number == 0:
            raise CalendarError(raw.E_PROFILE, f"no such profile: {name!r}; built in are {', '.join(profiles())}; {_FILES}")
        self._settle(number, None)

    def _settle(self, number: int, block: bytes | None) -> None:
        self._number = number
        self._block = block
        self._settings = tuple(_settings_of(number, block))

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Profile:
        """A profile from a JSON file, with those that it extends.

        Raises InputError, with file, line, field and message.
        """
        return _profile_of_block(raw.io_profile_open(os.fsdecode(path)))

    @classmethod
    def from_json(cls, text: str | bytes | Mapping[str, Any], *, name: str = "profile") -> Profile:
        """A profile from JSON, or from the same as a dict; ``name`` stands for the file in errors.

        >>> own = Profile.from_json({"profile": "ours", "extends": "east-midlands-2011",
        ...     "rules": {"EM-B2-held": {"within": {"amount": 15, "unit": "working days"}}}})
        >>> from caf import first_taf_due
        >>> first_taf_due(datetime.date(2023, 4, 3), profile=own)
        datetime.date(2023, 4, 26)

        Only a built-in profile can be extended. Raises InputError.
        """
        if isinstance(text, Mapping):
            import json

            text = json.dumps(dict(text))
        if isinstance(text, str):
            text = text.encode()
        return _profile_of_block(raw.io_profile_read(text, name))

    @property
    def name(self) -> str:
        """Its name, "east-midlands-2011"."""
        return (raw.profile_name(self._number) if self._block is None else raw.profile_name_of(self._block)) or ""

    @property
    def number(self) -> int:
        """The number that findings carry."""
        return self._number

    @property
    def title(self) -> str | None:
        """What it is called; None where it does not say."""
        return self._text(raw.PROFILE_ITSELF, raw.SETTING_TITLE)

    @property
    def source(self) -> str | None:
        """Where it is published; None where it does not say."""
        return self._text(raw.PROFILE_ITSELF, raw.SETTING_SOURCE)

    @property
    def division(self) -> str | None:
        """The division of cases that record none; None where it does not say."""
        found = [setting[raw.SETTING_AMOUNT] for setting in self._facts(raw.PROFILE_DIVISION)]
        return DIVISIONS[found[-1] - 1] if found else None

    @property
    def closure_days(self) -> list[datetime.date]:
        """The days on which the authority is closed. Working days are counted without them."""
        days: set[int] = set()
        for setting in self._facts(raw.PROFILE_CLOSED):
            days.update(range(setting[raw.SETTING_FROM], setting[raw.SETTING_UNTIL] + 1))
        return [date_of(day) for day in sorted(days)]

    def rules(self, on: DateLike | None = None) -> list[Rule]:
        """The rules that are on, with severity and parameters as on a day; today where none is given.

        >>> held = next(rule for rule in Profile("sefton").rules(datetime.date(2023, 4, 3)) if rule.name == "EM-C1")
        >>> held.severity.value, [str(parameter) for parameter in held.parameters]
        ('high', ['within 3 months', 'review-from rolling'])
        """
        from .rules import rules

        return [rule for rule in rules(profile=self, on=on) if rule.severity is not None]

    def _facts(self, fact: int) -> list[tuple[int, ...]]:
        of = raw.SETTING_RULE, raw.SETTING_PARAMETER
        return [setting for setting in self._settings if (setting[of[0]], setting[of[1]]) == (0, fact)]

    def _text(self, fact: int, place: int) -> str | None:
        texts = [raw.profile_text(self._number, self._block, setting[place]) for setting in self._facts(fact)]
        return next((text for text in reversed(texts) if text is not None), None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Profile):
            return NotImplemented
        return (self._number, self._block) == (other._number, other._block)

    def __hash__(self) -> int:
        return hash((self._number, self._block))

    def __reduce__(self) -> tuple[Any, ...]:
        return (Profile, (self.name,)) if self._block is None else (_profile_of_block, (self._block,))

    def __repr__(self) -> str:
        return f"<caf.Profile {self.name}{'' if self._block is None else ' of its own'}>"


def _profile_of_block(block: bytes) -> Profile:
    profile = Profile.__new__(Profile)
    profile._settle(raw.profile_number_of(block), block)
    return profile


def _settings_of(number: int, block: bytes | None) -> list[tuple[int, ...]]:
    room = array("i", bytes(4 * raw.SETTINGS))
    settings: list[tuple[int, ...]] = []
    while raw.profile_setting(number, block, len(settings), room):
        settings.append(tuple(room))
    return settings


_builtin = lru_cache(maxsize=None)(Profile)

ProfileLike = str | Profile | os.PathLike[str]
"""What is taken for a profile: a built-in one's name, a Profile, or the pathlib.Path of a file; a text is never a path."""


def profile_of(profile: ProfileLike | None) -> Profile:
    """The profile that is meant; None: the default one."""
    if isinstance(profile, Profile):
        return profile
    if profile is None:
        return _builtin(profiles()[0])
    if isinstance(profile, str):
        return _builtin(profile)
    if isinstance(profile, os.PathLike):
        return Profile.from_file(profile)
    raise TypeError(f"profile: expected a built-in one's name, a caf.Profile or a pathlib.Path, got {type(profile).__name__}")


@lru_cache(maxsize=16)
def closed_calendar(profile: Profile, division: int, calendar: Calendar | None) -> Calendar | None:
    """A division's calendar with the closure days of a profile; None: the built-in one, as it is."""
    if not profile._facts(raw.PROFILE_CLOSED):
        return calendar
    block = None if calendar is None else calendar._block
    changes, certain = raw.io_closed_days(profile._number, profile._block, division, block)
    closed = Calendar.__new__(Calendar)
    closed._settle(
        division,
        raw.DATE_NONE if calendar is None else calendar._known_on,
        0 if calendar is None else calendar._weekend,
        array("i", changes),
        certain,
        {} if calendar is None else calendar._closures,
    )
    return closed


def profiles() -> list[str]:
    """The names of the built-in profiles; the first is the default.

    >>> profiles()[0]
    'east-midlands-2011'
    """
    names: list[str] = []
    while (number := raw.profile_at(len(names))) != 0:
        names.append(raw.profile_name(number) or "")
    return names
