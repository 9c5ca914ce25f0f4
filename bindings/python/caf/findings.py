"""What a check finds."""

from __future__ import annotations

import datetime
import struct
from typing import Any

from . import raw
from ._days import date_or_none, names_from
from ._rows import FORMATS

_FINDING = {
    name: (raw.finding_field_offset(index), FORMATS[raw.finding_field_size(index)])
    for name, index in names_from(raw.finding_field_name, 0).items()
}


class Finding:
    """One answer: a row of the library, read as it is asked for."""

    __slots__ = ("_asked", "_row")

    def __init__(self, row: bytes, asked: Any) -> None:
        self._row = row
        self._asked = asked

    def _get(self, name: str) -> int:
        offset, format = _FINDING[name]
        return int(struct.unpack_from(format, self._row, offset)[0])

    @property
    def case_id(self) -> int:
        """The case it is about."""
        return self._get("case_id")

    @property
    def rule(self) -> str:
        """The rule's name."""
        return raw.rule_name(self._get("rule")) or ""

    @property
    def verdict(self) -> str:
        """"met", "not met", "due", "unknown", "not applicable" or "judgement"."""
        return raw.verdict_name(self._get("verdict")) or ""

    @property
    def reason(self) -> str | None:
        """Why, where facts and sum do not say it all."""
        reason = self._get("reason")
        return raw.reason_text(reason) if reason else None

    @property
    def table(self) -> str:
        """The table of the row it is about."""
        return raw.table_name(self._get("table")) or ""

    @property
    def row(self) -> int:
        """That row's id; 0 for the case itself; without an id, minus its number in the case."""
        return self._get("row")

    @property
    def due(self) -> datetime.date | None:
        """When it fell or falls due."""
        return date_or_none(self._get("due"))

    @property
    def done(self) -> datetime.date | None:
        """When it was done."""
        return date_or_none(self._get("done"))

    @property
    def days(self) -> int | None:
        """From the start of the clock to the act, or the as-of date, in the rule's unit."""
        days = self._get("days")
        return None if days == raw.DATE_NONE else days

    @property
    def slack(self) -> int | None:
        """From the act, or the as-of date, to the due date; below 0 is late."""
        slack = self._get("slack")
        return None if slack == raw.DATE_NONE else slack

    @property
    def missing(self) -> list[str]:
        """What is missing or in doubt: fields of the table, boxes of the assessment, letters of SMART."""
        items, item_set, table = self._get("items"), self._get("item_set"), self._get("table")
        names = (raw.item_name(item_set, table, bit) for bit in range(63) if items >> bit & 1)
        return [name for name in names if name is not None]

    @property
    def is_provisional(self) -> bool:
        """Whether it leans on bank holidays that are not published yet."""
        return bool(self._get("flags") & raw.PROVISIONAL)

    def explain(self) -> str:
        """Why it is what it is, in plain English, so that the sum can be done again.

        Raises RowsError when the rows were changed since.
        """
        caseload, context = self._asked
        text = bytearray(1024)
        while True:
            length = raw.explain(caseload._tables, caseload._fields, *context, self._row, text)
            if length < len(text):
                return bytes(text[:length]).decode("utf-8")
            text = bytearray(length + 1)

    def __bytes__(self) -> bytes:
        return self._row

    def __repr__(self) -> str:
        return f"<caf.Finding case {self.case_id}: {self.rule} {self.verdict}>"
