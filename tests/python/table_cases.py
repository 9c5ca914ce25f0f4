"""Invented cases as rows, of every table and field, and the same as data frames of each kind."""

import datetime
import random

from caf import raw
from caf._rows import FIELDS, TABLES

AS_OF = datetime.date(2024, 7, 1)
NAMES = list(TABLES)


def day(of: random.Random) -> datetime.date:
    return datetime.date(2022, 1, 1) + datetime.timedelta(of.randrange(1100))


def value_of(of: random.Random, table: str, name: str) -> object:
    """A value that the field can hold, or None."""
    field = FIELDS[table][name]
    if of.random() < 0.3:
        return None
    if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
        return day(of)
    if field.type == raw.TYPE_FLAG:
        return of.random() < 0.6
    if field.type == raw.TYPE_CHOICE:
        return of.choice(list(field.choices))
    if field.type == raw.TYPE_SET:
        return of.sample(list(field.choices), of.randrange(1, 4)) or None
    if field.type == raw.TYPE_COUNT:
        return of.randrange(1, 5)
    return of.randrange(1, 6)


def rows_of(seed: int, cases: int = 12) -> dict[str, list[dict[str, object]]]:
    """Tables of rows sorted by case and id; identifiers are whole numbers."""
    of = random.Random(seed)
    tables: dict[str, list[dict[str, object]]] = {name: [] for name in of.sample(NAMES[1:], 18)}
    tables["cases"] = []
    for case in sorted(of.sample(range(1, 10 * cases), cases)):
        for table, rows in tables.items():
            held = [name for name in FIELDS[table] if name not in ("case_id", "id", "group", "partial_tables", "absent_tables")]
            for place in range(1 if table == "cases" else of.randrange(4)):
                row = {"case_id": case, **{name: value_of(of, table, name) for name in held}}
                if table == "cases":
                    row["division"] = of.choice(["england-and-wales", "scotland", "northern-ireland"])
                elif "id" in FIELDS[table]:
                    row["id"] = place + 1
                rows.append(row)
    return tables


def key_of(finding: object) -> tuple[object, ...]:
    """What a finding says, of those that Caseload.check() gives."""
    row = None if finding.row <= 0 or finding.table == "cases" else finding.row
    return (
        finding.case_id, finding.rule, str(finding.kind), str(finding.verdict), finding.grade and str(finding.grade),
        finding.severity and str(finding.severity), finding.table, row, finding.due, finding.done, finding.days,
        finding.slack, finding.reason, ", ".join(finding.missing) or None, finding.is_provisional,
    )
