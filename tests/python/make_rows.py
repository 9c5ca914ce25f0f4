"""Writes bindings/python/caf/cases/rows.py from the library's reflection; test_cases.py holds it to that.

    python tests/python/make_rows.py bindings/python/caf/cases/rows.py
"""

import sys
import textwrap
from pathlib import Path

from caf import raw
from caf._rows import FIELDS, TABLES, own_fields

ROWS = {
    "children": "Child",
    "elements": "Box",
    "plan_actions": "PlanAction",
    "quality": "QualityRecord",
}

# Of which name the choices of a field are, where its own would not say it; None: the row's name before it.
ENUMS = {
    "stage": "ConsentStage",
    "risk_factors": "RiskFactor",
    "indicators": "Indicator",
    "considered": "Characteristic",
    "not_considered": "Characteristic",
    "kind": None,
    "form": None,
    "change": None,
    "outcome": None,
    "reason": None,
    "grade": "CareGrade",
    "who": "Attendee",
    "by": "Contributor",
}
OF = {"needs": "Whose", "strengths": "Whose", "quality": "QualityOf"}

TYPES = {raw.TYPE_ID: "Id", raw.TYPE_DATE: "datetime.date", raw.TYPE_PLANNED: "datetime.date", raw.TYPE_FLAG: "bool", raw.TYPE_COUNT: "int"}


def row_name(table: str) -> str:
    return ROWS.get(table) or table.removesuffix("s").capitalize()


def enum_name(table: str, field: str) -> str:
    if field == "of":
        return OF[table]
    camel = "".join(part.capitalize() for part in field.split("_"))
    return ENUMS.get(field, camel) or row_name(table) + camel


def member_name(choice: str, field: str) -> str:
    name = choice.replace("-", "_").upper()
    return name if name[0].isalpha() else f"{field}_{name}".upper()


def sentence(text: str) -> str:
    return text[0].upper() + text[1:] + "."


def docstring(text: str, indent: int) -> str:
    pad = " " * indent
    if indent + len(text) + 6 <= 118:
        return f'{pad}"""{text}"""'
    lines = textwrap.wrap(text, 118 - indent, initial_indent="", subsequent_indent="")
    return f'{pad}"""' + f"\n{pad}".join(lines) + f'\n{pad}"""'


def what_it_is(table: str, name: str) -> str:
    index, bit = TABLES[table], FIELDS[table][name].bit
    label, about = raw.field_label(index, bit) or name, raw.field_about(index, bit)
    text = sentence(f"{label}: {about}" if about else label)
    refers_to = raw.field_refers_to(index, bit)
    if refers_to >= 0:
        text += f" The ``id`` of a row of ``{raw.table_name(refers_to)}``."
    if FIELDS[table][name].type == raw.TYPE_PLANNED:
        text += " It may lie in the future."
    return text


def annotation(table: str, name: str) -> str:
    field = FIELDS[table][name]
    if table == "cases" and name == "case_id":
        return "Id"
    if field.type == raw.TYPE_SET:
        return f"frozenset[{enum_name(table, name)}] = frozenset()"
    return f"{TYPES.get(field.type) or enum_name(table, name)} | None = None"


def enums() -> dict[str, tuple[str, tuple[str, ...], list[str]]]:
    """Names of enums: the field, its choices, and where they stand."""
    made: dict[str, tuple[str, tuple[str, ...], list[str]]] = {}
    for table, fields in FIELDS.items():
        for name, field in fields.items():
            if not field.choices:
                continue
            called = enum_name(table, name)
            first, choices, places = made.setdefault(called, (name, tuple(field.choices), []))
            assert choices == tuple(field.choices), f"{table}.{name}: {called} is of other choices"
            places.append(f"{table}.{name}")
    return made


def written_enum(name: str, field: str, choices: tuple[str, ...], places: list[str]) -> list[str]:
    listed = [f"``{place}``" for place in places]
    of = listed[0] if len(listed) == 1 else ", ".join(listed[:-1]) + " and " + listed[-1]
    lines = [f"class {name}(enum.StrEnum):", docstring(f"The values of {of}.", 4), ""]
    return lines + [f'    {member_name(choice, field)} = "{choice}"' for choice in choices]


def written_row(table: str) -> list[str]:
    fields = own_fields(table)
    is_case = table == "cases"
    name = "CaseRow" if is_case else row_name(table)
    about = raw.table_about(TABLES[table]) or ""
    lead = "What a case's own row holds; :class:`Case` adds its tables." if is_case else f"A {raw.table_row_name(TABLES[table])}: a row of ``{table}``. {about}"
    lead = lead.replace("A a", "An a").replace("A o", "An o")
    lines = ["@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)", f"class {name}(Row):", docstring(lead, 4), ""]
    lines.append(f'    TABLE: ClassVar[str] = "{table}"')
    choices = [f'"{field}": {enum_name(table, field)}' for field in fields if FIELDS[table][field].choices]
    lines.append(f"    CHOICES: ClassVar[dict[str, type[enum.StrEnum]]] = {{{', '.join(choices)}}}")
    lines.append("")
    for field in fields:
        lines += [f"    {field}: {annotation(table, field)}", docstring(what_it_is(table, field), 4)]
    return lines


def written() -> str:
    tables = [table for table in TABLES if table != "cases"]
    parts = [
        [
            '"""The rows of a case, and the names of what is chosen in them.',
            "",
            "Made from the library's reflection by tests/python/make_rows.py, and held to it by a test: change that instead.",
            '"""',
            "",
            "from __future__ import annotations",
            "",
            "import dataclasses",
            "import datetime",
            "import enum",
            "from typing import ClassVar",
            "",
            "from ._row import NOT_HELD, Id, Row",
        ]
    ]
    parts += [written_enum(name, *what) for name, what in enums().items()]
    parts += [written_row(table) for table in TABLES]
    held = [
        "@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, repr=False)",
        "class CaseTables(CaseRow):",
        '    """A case\'s own row and its tables, each as it is held: NOT_HELD, or its rows."""',
        "",
    ]
    for table in tables:
        held += [f"    {table}: tuple[{row_name(table)}, ...] = NOT_HELD", docstring(raw.table_about(TABLES[table]) or "", 4)]
    parts.append(held)
    named = sorted(["CaseRow", *enums(), *map(row_name, tables)])
    parts.append(["__all__ = [", *(f'    "{name}",' for name in named), "]"])
    parts.append(
        ["ROWS: dict[str, type[Row]] = {", *(f'    "{table}": {row_name(table)},' for table in tables), "}", '"""The class of a table\'s rows."""']
    )
    return "\n\n\n".join("\n".join(part) for part in parts) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(written(), encoding="utf-8")
