"""What a check was made from and what it said, digested: docs/receipts.md says what each byte is."""

from __future__ import annotations

import hashlib
import json
import struct
from typing import TYPE_CHECKING, Any

from .. import raw
from .._days import date_of
from .._rows import FIELDS
from ..findings import VERDICTS, Verdict, all_findings

if TYPE_CHECKING:
    from .._context import Context
    from ._pack import Packed

# The order of the numbers in a receipt, and their names there.
_VERDICTS = (Verdict.MET, Verdict.NOT_MET, Verdict.DUE, Verdict.UNKNOWN, Verdict.JUDGEMENT, Verdict.NOT_APPLICABLE)


def receipt(of: Packed, context: Context) -> str:
    findings = all_findings(of, context)
    found = b"".join(bytes(finding) for finding in findings)
    facts, ahead, settings, calendar, said = (
        hashlib.sha256(_part(of, context, part, found)).digest()
        for part in (raw.PART_FACTS, raw.PART_AHEAD, raw.PART_PROFILE, raw.PART_CALENDAR, raw.PART_FINDINGS)
    )
    counts = {verdict: sum(finding.verdict is verdict for finding in findings) for verdict in _VERDICTS}
    name = _profile_name(of, context)
    division = FIELDS["cases"]["division"].choices.get(of.case.division or "", context.division)
    certain = raw.calendar_certain_until(division, _calendar(context, division)) if division else 0
    digest = b"".join(
        (
            b"libcaf receipt 1\n",
            _text(str(of.case.case_id)),
            _four(context.as_of),
            _text(raw.version()),
            _four(1),
            _text(name),
            _four(context.division),
            _four(certain),
            settings,
            calendar,
            b"".join(_four(counts[verdict]) for verdict in _VERDICTS),
            facts,
            ahead,
            said,
        )
    )
    base: dict[str, Any] = {
        "name": name,
        "division": raw.division_name(context.division).lower().replace(" ", "-") if context.division else None,  # type: ignore[union-attr]
        "certain_until": date_of(certain).isoformat() if certain else None,
        "settings": settings.hex(),
        "calendar": calendar.hex(),
    }
    plain = {
        "receipt": 1,
        "case": of.case.case_id,
        "as_of": date_of(context.as_of).isoformat(),
        "libcaf": raw.version(),
        "profiles": [base],
        "verdicts": {verdict.replace(" ", "_"): n for verdict, n in counts.items()},
        "facts": facts.hex(),
        "ahead": ahead.hex(),
        "findings": said.hex(),
        "digest": hashlib.sha256(digest).hexdigest(),
    }
    return json.dumps(plain, ensure_ascii=False)


def _part(of: Packed, context: Context, part: int, found: bytes) -> bytes:
    memory, text = bytearray(4096), bytearray(4096)
    while True:
        length, needed = raw.receipt_part(of._tables, of._fields, *context, part, found, memory, text)
        if needed <= len(memory) and length <= len(text):
            return bytes(text[:length])
        memory, text = bytearray(max(needed, len(memory))), bytearray(max(length, len(text)))


def _profile_name(of: Packed, context: Context) -> str:
    """A profile's own name, which its bytes begin with: a line, the name's length, the name."""
    named = _part(of, context, raw.PART_PROFILE, b"")
    at = named.index(b"\n") + 1
    (length,) = struct.unpack_from("<i", named, at)
    return named[at + 4 : at + 4 + length].decode()


def _calendar(context: Context, division: int) -> bytes | None:
    blocks = context.blocks or ()
    at = raw.CALENDARS + division
    return blocks[at] if at < len(blocks) else None


def _four(number: int) -> bytes:
    return struct.pack("<i", number)


def _text(text: str) -> bytes:
    return _four(len(text.encode())) + text.encode()


assert set(_VERDICTS) == set(VERDICTS) - {None}
