#!/usr/bin/env python3
"""Receipts a second time, written from docs/receipts.md, in plain Python.

It reads cases as JSON and makes every digest but that of the findings; what
was found it takes from the list in vector.json, which was written by hand.
"""

import datetime
import hashlib
import json
import pathlib
import re
import struct

EPOCH = datetime.date(1970, 1, 1).toordinal()
FIRST, LAST = -25567, 84370  # 1900-01-01 and 2200-12-31: no fact of a case is older or lies further ahead
DIVISIONS = [None, "england-and-wales", "scotland", "northern-ireland"]
END = 255


def day(text):
    return datetime.date.fromisoformat(text).toordinal() - EPOCH


def four(value):
    return struct.pack("<i", value)


def text(value):
    return four(len(value.encode())) + value.encode()


def sha(data):
    return hashlib.sha256(data).digest()


# --- fields

class Field:
    def __init__(self, index, name, kind, choices):
        self.index, self.name, self.kind, self.choices, self.event = index, name, kind, choices, None
        self.refers_to = None


KINDS = {"identifier": "ID", "date": "DATE", "date, planned": "PLANNED", "flag": "FLAG", "choice": "CHOICE", "set": "SET",
         "count": "COUNT"}


def read_tables(source):
    """The tables in order, each a name and its fields by number, from the page of the case format."""
    tables, fields = [], None
    for line in pathlib.Path(source, "docs/case-format.md").read_text().splitlines():
        heading = re.match(r"### (The case|[a-z_]+)$", line)
        if heading:
            fields = [None]
            tables.append((heading[1].replace("The case", "cases"), fields))
        elif line.startswith("#"):
            fields = None
        row = fields and re.match(r"\| `(\w+)` \| ([a-z, ]+) \| (.*) \|$", line)
        if row and row[1] not in ("case", "comment", "coverage") and row[2] in KINDS:
            if tables[-1][0] == "cases" and row[1] == "recorded":
                fields += [None, None]
            choices = row[3].partition("One of ")[2]
            fields.append(Field(len(fields), row[1], KINDS[row[2]], re.findall(r"`([^`]+)`", choices)))
            refers_to = re.search(r"an `id` in `(\w+)`", row[3])
            fields[-1].refers_to = refers_to and refers_to[1]
    tables = [(table, fields) for table, fields in tables if len(fields) > 1]
    read_events(source, dict(tables))
    return [(table, [field for field in fields if field]) for table, fields in tables]


def read_events(source, tables):
    """What appears with a date, from the page of receipts."""
    for line in pathlib.Path(source, "docs/receipts.md").read_text().splitlines():
        row = re.match(r"\| `(\w+)` \| `(\w+)` \| ((?:`\w+`(?:, )?)+) \|$", line)
        if row:
            named = {field.name: field for field in tables[row[1]] if field}
            for name in re.findall(r"`(\w+)`", row[3]):
                named[name].event = named[row[2]].index


# --- the facts of a case as of a day

REFERRED = {"children", "assessments", "meetings", "plans", "actions", "needs", "strengths"}


def kind_of(table, field):
    """Of what an identifier is one: of the rows of a table, of cases, or of what no table holds."""
    if field.name == "id":
        return table
    return "a case" if field.name == "own_case" else field.refers_to or "elsewhere"


def value_of(field, given):
    """A value of JSON as a number, or None; identifiers stay texts."""
    if given is None or given == []:
        return None
    if field.kind == "ID":
        return str(given)
    if field.kind in ("DATE", "PLANNED"):
        return day(given)
    if field.kind == "FLAG":
        return 1 if given else 2
    if field.kind == "CHOICE":
        return 1 + field.choices.index(str(given))
    if field.kind == "SET":
        return sum(1 << 1 + field.choices.index(name) for name in given)
    return given or None


class Row:
    """A row as it stood on a day: what could be seen of it, what was to come."""

    def __init__(self, table, fields, given, as_of):
        self.values, self.wrong, self.to_come = {}, set(), set()
        recorded, has_event, has_come = None, False, False
        for field in fields:
            value = value_of(field, given.get(field.name))
            if value is None:
                continue
            is_date = field.kind in ("DATE", "PLANNED")
            is_event = field.kind == "DATE" and field.name != "recorded"
            if is_date and not FIRST <= value <= LAST:
                self.wrong.add(field.index)
                has_event, has_come = has_event or is_event, has_come or is_event
                continue
            if field.name == "recorded":
                recorded = value
            elif is_event:
                has_event = True
                if value <= as_of:
                    has_come = True
                else:
                    self.to_come.add(field.index)
            self.values[field.index] = value
        for field in fields:
            if (field.index if field.event is None else field.event) in self.to_come:
                self.values.pop(field.index, None)
        if recorded is not None:
            self.is_there = recorded <= as_of
        else:
            self.is_there = table in ("cases", "children") or not has_event or has_come
        self.id = str(given["id"]) if given.get("id") is not None else None


class Facts:
    def __init__(self, tables, case, as_of):
        self.tables, self.case, self.as_of, self.numbers = tables, case, as_of, {}
        own = Row("cases", tables[0][1], case, as_of)
        opened = case.get("opened")
        self.not_yet = not own.is_there or (opened is not None and FIRST <= day(opened) <= LAST and day(opened) > as_of)

    def rows(self, table, fields):
        given = [self.case] if table == "cases" else self.case.get(table) or []
        if table in REFERRED:  # those that others refer to are sorted: without an identifier first
            given = sorted(given, key=lambda row: row.get("id") is not None)
        return [Row(table, fields, row, self.as_of) for row in given]

    def number(self, kind, name):
        """Identifiers are numbered as they appear, those of each kind of thing apart."""
        known = self.numbers.setdefault(kind, {})
        if kind == "a case" and name == str(self.case["case"]):
            return -1
        return 0 if name is None else known.setdefault(name, len(known) + 1)

    def coverage(self, table):
        """How completely a table is held, and the fields that are not."""
        said = (self.case.get("coverage") or {}).get(table)
        held = {"absent": 0, "partial": 1, "complete": 2}
        default = 2 if table == "cases" or table in self.case else 0
        if isinstance(said, dict):
            return held.get(said.get("rows"), default), said.get("without", [])
        return (default if said is None else held[said]), []

    def put_row(self, table, row, fields):
        out = b"\x01"
        for field in fields:
            value = row.values.get(field.index)
            if field.index in row.wrong:
                out += bytes([field.index + 64])
            elif value is not None and field.kind in ("FLAG", "CHOICE"):
                out += bytes([field.index, value])
            elif value is not None:
                out += bytes([field.index]) + four(self.number(kind_of(table, field), value) if field.kind == "ID" else value)
        return out + bytes([END])

    def facts(self):
        out = b"libcaf facts 1\n" + four(self.as_of) + bytes([self.not_yet])
        for index, (table, fields) in enumerate(self.tables):
            coverage, without = self.coverage(table)
            rows = [row for row in self.rows(table, fields) if row.is_there]
            if self.not_yet or (coverage == 0 and not rows):
                continue
            # A row holds its identifier (and a case its child) whatever the source says.
            lacks = [field.index for field in fields if field.name in without and field.index != 1]
            out += bytes([index, coverage, *lacks, END])
            out += b"".join(self.put_row(table, row, fields) for row in rows) + b"\x00"
        return out + bytes([END])

    def ahead(self):
        """After facts(), whose identifiers come first."""
        out = b"libcaf ahead 1\n"
        for index, (table, fields) in enumerate(self.tables):
            rows = self.rows(table, fields)
            if self.not_yet or all(row.is_there and not row.to_come for row in rows):
                continue
            out += bytes([index])
            for row in rows:
                if row.is_there:
                    out += bytes([1, *sorted(row.to_come), END])
                else:
                    out += b"\x02" + four(self.number(table, row.id))
            out += b"\x00"
        return out + bytes([END])


# --- profiles and calendars

UNITS = ["", "days", "working days", "weeks", "months", "years"]
PARAMETERS = ["", "within", "usual-within"]
SEVERITIES = ["", "low", "medium", "high"]


def settings_of(source, name):
    """What a built-in profile sets: (rule's number, name, parameter, amount, unit, severity)."""
    header = pathlib.Path(source, "include/caf/rule.h").read_text()
    profile = json.loads(pathlib.Path(source, "lib/standards/profiles", name + ".json").read_text())
    found = [(0, "", 3, 1 + i, 0, 0) for i in range(len(profile.get("levels", [])))]
    for rule, said in profile["rules"].items():
        number = int(re.search(r"\bCAF_" + re.sub("-", "_", rule.upper()) + r" = (\d+)", header)[1])
        found.append((number, rule, 0, 0, 0, SEVERITIES.index(said["severity"]) if said["on"] else -1))
        for key, limit in said.items():
            if key in PARAMETERS:
                found.append((number, rule, PARAMETERS.index(key), limit["amount"], UNITS.index(limit["unit"]), 0))
    return sorted(found, key=lambda one: (one[0], one[2]))


def profile_bytes(source, name, division):
    out = b"libcaf profile 1\n" + text(name) + four(DIVISIONS.index(division))
    for _, rule, parameter, amount, unit, severity in settings_of(source, name):
        out += b"\x01" + text(rule) + four(0)
        out += b"".join(four(n) for n in (parameter, amount, unit, severity, 0, 0))
    return out + b"\x00\x00"


def calendar_bytes(division, holidays, certain_until):
    """holidays: the days of 1978 to 2100, in order, that fall on no weekend."""
    out = b"libcaf calendar 1\n" + four(DIVISIONS.index(division))
    if division is None:
        return out
    out += four(day("1978-01-01")) + four(day("2100-12-31")) + four(certain_until) + four(1 << 5 | 1 << 6)
    return out + b"".join(four(on) for on in holidays) + four(-2 ** 31)


# --- findings and the whole

def findings_bytes(findings):
    out = b"libcaf findings 1\n" + four(len(findings))
    none = -2 ** 31
    for one in findings:
        out += four(0) + text(one["rule"]) + four(0)
        out += bytes([one["kind"], one["verdict"], one["severity"], one.get("grade", 0)])
        out += four(one.get("reason", 0))
        out += four(day(one["due"]) if "due" in one else 0) + four(day(one["done"]) if "done" in one else 0)
        out += four(one.get("days", none)) + four(one.get("slack", none)) + four(one.get("flags", 0))
        out += bytes([one.get("table", 0)]) + four(one.get("row", 0)) + bytes([one.get("item_set", 0)])
        out += struct.pack("<q", one.get("items", 0))
    return out


COUNTED = ["met", "not_met", "due", "unknown", "judgement", "not_applicable"]


def whole(receipt):
    """The digest of a receipt, from everything else in its line."""
    out = b"libcaf receipt 1\n" + text(receipt["case"]) + four(day(receipt["as_of"])) + text(receipt["libcaf"])
    out += four(len(receipt["profiles"]))
    for basis in receipt["profiles"]:
        out += text(basis["name"]) + four(DIVISIONS.index(basis["division"]))
        out += four(day(basis["certain_until"]) if basis["certain_until"] else 0)
        out += bytes.fromhex(basis["settings"]) + bytes.fromhex(basis["calendar"])
    out += b"".join(four(receipt["verdicts"][verdict]) for verdict in COUNTED)
    return sha(out + b"".join(bytes.fromhex(receipt[part]) for part in ("facts", "ahead", "findings"))).hex()
