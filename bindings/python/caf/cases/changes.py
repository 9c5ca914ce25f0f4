"""What changed between two checks of cases."""

from __future__ import annotations

import enum
import struct
from array import array
from collections.abc import Iterable
from typing import NamedTuple

from .. import raw
from .._rows import FORMATS
from ..findings import Finding
from ..why import cut
from ._pack import Numbers


class ChangeKind(enum.StrEnum):
    """What became of a finding: the first that fits. In the order of the library's numbers, from 0 on."""

    NONE = "none"
    """As before; a rule that does not bear on the case says as much as none."""
    SAFEGUARDING_NEW = "safeguarding-new"
    SAFEGUARDING_CLOSED = "safeguarding-closed"
    DATA_NEW = "data-new"
    DATA_GONE = "data-gone"
    OVERDUE = "overdue"
    """Was due, and is not met: the day has passed, or it was done too late."""
    NOT_MET = "not-met"
    DUE = "due"
    DAY_MOVED = "day-moved"
    """The same verdict with another due day."""
    JUDGEMENT = "judgement"
    UNKNOWN = "unknown"
    MENDED = "mended"
    """Was not met, and is met."""
    DONE = "done"
    """Was due, and is met."""
    KNOWN = "known"
    MET = "met"
    ENDED = "ended"
    """Bears on the case no longer, or what it was about is gone."""
    DETAIL = "detail"
    """The same verdict and due day, but another reason, day done, grade, severity or set of items."""


class Change(NamedTuple):
    """Two findings about one thing, or one without a partner."""

    kind: ChangeKind
    before: Finding | None
    after: Finding | None
    flags: frozenset[str]
    """What differs beside the verdicts: "other-due", "other-done", "other-reason", ..."""


def compare(before: Iterable[Finding], after: Iterable[Finding], *, unchanged: bool = False) -> list[Change]:
    """What changed between two lists of findings: of another day, profile, calendar, or state of the record.

    Findings are paired case by case, by case_id. Changes come in the order of
    ``after``, then what only ``before`` has; those that say as much as before
    are left out unless ``unchanged``.

    >>> from datetime import date
    >>> from caf.cases import Assessment, Case
    >>> case = Case.begin("EX-1", opened=date(2023, 3, 1), division="england-and-wales", services="several",
    ...                   assessments=[Assessment(completed=date(2023, 4, 3))])
    >>> changes = compare(case.check(as_of=date(2023, 5, 4)), case.check(as_of=date(2023, 5, 5)))
    >>> [change.after.rule for change in changes if change.kind is ChangeKind.OVERDUE and change.after.rule.startswith("EM-B2")]
    ['EM-B2-set', 'EM-B2-notified', 'EM-B2-held']
    """
    old, new = _by_case(before), _by_case(after)
    changes: list[Change] = []
    for name in dict.fromkeys((*new, *old)):
        changes += _compare_one(old.get(name, []), new.get(name, []))
    return [change for change in changes if unchanged or change.kind is not ChangeKind.NONE]


def _by_case(findings: Iterable[Finding]) -> dict[str | int, list[Finding]]:
    found: dict[str | int, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.case_id, []).append(finding)
    return found


def _compare_one(before: list[Finding], after: list[Finding]) -> list[Change]:
    # Two checks may have numbered the rows otherwise; names tell which are the same.
    numbers = Numbers()
    old, new = (b"".join(_numbered(finding, numbers) for finding in side) for side in (before, after))
    room = array("q", bytes(8 * raw.CHANGE_NUMBERS * (len(before) + len(after))))
    n = raw.compare(old, new, room)
    return [
        Change(
            tuple(ChangeKind)[one[raw.CHANGE_KIND]],
            before[one[raw.CHANGE_BEFORE]] if one[raw.CHANGE_BEFORE] >= 0 else None,
            after[one[raw.CHANGE_AFTER]] if one[raw.CHANGE_AFTER] >= 0 else None,
            frozenset(
                raw.change_flag_name(1 << bit) or "" for bit in range(8) if one[raw.CHANGE_FLAGS] >> bit & 1
            ),
        )
        for one in cut(room, raw.CHANGE_NUMBERS, n)
    ]


def _numbered(finding: Finding, numbers: Numbers) -> bytes:
    name = finding.row_id
    if name is None:
        return bytes(finding)
    row = bytearray(bytes(finding))
    struct.pack_into(FORMATS[8], row, _ROW, numbers.of(finding.table, name))
    return bytes(row)


_ROW = next(raw.finding_field_offset(at) for at in range(64) if raw.finding_field_name(at) == "row")
