"""What a check is made with, as the raw layer takes it. Private."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from . import raw
from ._days import days_of, division_number
from .profiles import profile_number


class Context(NamedTuple):
    """The arguments of the raw layer's calls from as_of to readings, in their order."""

    as_of: int
    division: int
    profile: int
    blocks: tuple[bytes | None, ...] | None
    readings: int


def context_of(as_of: datetime.date, division: str | None = None, profile: str | None = None) -> Context:
    return Context(days_of(as_of, "as_of"), division_number(division), profile_number(profile), None, 0)
