"""What a case owes."""

from __future__ import annotations

import enum
from array import array
from typing import TYPE_CHECKING, NamedTuple

from .. import raw
from .._rows import OUTSIDE
from ..errors import ArgumentError
from ..findings import Finding
from ..why import cut

if TYPE_CHECKING:
    from .._context import Context
    from ._pack import Packed


class OwedBy(enum.StrEnum):
    """Whose an obligation is."""

    NOBODY = "nobody"
    LEAD = "lead"
    """The lead professional of the as-of date."""
    OWNER = "owner"
    """The agency of an action."""


class Obligation(NamedTuple):
    """Something that is owed."""

    finding: Finding
    """Due, or not met and still to be done, or a safeguarding matter; its due date is None where no day is set."""
    by: OwedBy
    person: str | None
    agency: str | None
    is_overdue: bool
    """Its last day has passed, and it can still be done."""


def obligations(of: Packed, context: Context) -> list[Obligation]:
    size = raw.finding_size()
    room = 256
    while True:
        findings, beside = bytearray(size * room), array("q", bytes(8 * raw.OWED_NUMBERS * room))
        try:
            n = raw.obligations(of._tables, of._fields, *context, findings, beside)
            break
        except ArgumentError as error:
            if error.status != raw.E_CAPACITY or room > 1_000_000:
                raise
            room *= 4
    return [
        Obligation(
            Finding(bytes(findings[at * size : (at + 1) * size]), (of, context)),
            tuple(OwedBy)[one[raw.OWED_BY]],
            of.numbers.name(OUTSIDE, one[raw.OWED_PERSON]),
            of.numbers.name(OUTSIDE, one[raw.OWED_AGENCY]),
            bool(one[raw.OWED_OVERDUE]),
        )
        for at, one in enumerate(cut(beside, raw.OWED_NUMBERS, n))
    ]
