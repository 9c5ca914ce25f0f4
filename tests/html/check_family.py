"""Holds the page of `caf family` to what a page must be, and to the same answers as JSON.

usage: check_family.py CAF SOURCE
"""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Node, Page
from tables import Table, compare, figures_of, tables_of

NOTHING = "–"
GRAVITY = ["not-applicable", "met", "judgement", "unknown", "due", "not-met"]


def run(caf: str, *asked: object) -> str:
    done = subprocess.run([caf, *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1) or done.stderr:
        raise SystemExit(f"{asked}: {done.stderr}")
    return done.stdout


def words_of(day: str) -> str:
    one = datetime.date.fromisoformat(day)
    return f"{one:%A} {one.day} {one:%B %Y}"


def born(one: dict, as_of: str) -> str:
    if one["born"]:
        birth, day = map(datetime.date.fromisoformat, (one["born"], as_of))
        return f"{words_of(one['born'])}, aged {day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))}"
    if one["expected"]:
        return f"expected {words_of(one['expected'])}, no birth on record"
    return "no birth on record"


def standing(case: dict, profile: str, rule: str, kind: str) -> str:
    """The gravest answer of a rule to a case, as the page says it."""
    if case["stage"] is None:
        return "not open"
    found = [one for one in case["findings"] if one["rule"] == rule and one["profile"] in (profile, None)]
    if not found:
        return NOTHING
    verdict = max((one["verdict"] for one in found), key=GRAVITY.index)
    if kind == "data" and verdict == "unknown":
        return "data problem"
    if verdict == "not-applicable":
        return NOTHING
    days = [one["due"] for one in found if one["verdict"] == "due" and one["due"]]
    is_open = kind == "safeguarding" and any(one["verdict"] in ("not-met", "due", "judgement") for one in found)
    words = verdict.replace("-", " ") + (f" {words_of(min(days))}" if verdict == "due" and days else "")
    return ("SAFEGUARDING, " if is_open else "") + words


def check_rules(tables: dict[str, Table], name: str, cases: list[dict], profile: str, kinds: dict[str, str], wrong: list[str]) -> None:
    rules = list(dict.fromkeys(one["rule"] for case in cases for one in case["findings"]))
    wanted: dict[bool, dict[str, list[str]]] = {True: {}, False: {}}
    for rule in rules:
        cells = [standing(case, profile, rule, kinds[rule]) for case in cases]
        acts = any(re.match("not met|due|data problem|SAFEGUARDING", cell) for cell in cells)
        if acts or "unknown" in cells:
            wanted[acts][rule] = cells
    for acts, about in ((True, "not met or due"), (False, "not known")):
        table = tables.pop(f"Family {name}: {about} under {profile}") if wanted[acts] else None
        rows = table.rows if table else []
        compare(f"{name}, {about}", {row.name: row.cells[1:] for row in rows}, wanted[acts], wrong)


def check_meetings(tables: dict[str, Table], name: str, cases: list[dict], family: dict, wrong: list[str]) -> None:
    """The meetings themselves are not in JSON; which of them did not serve a case is."""
    table = tables.pop(f"Family {name}: TAF meetings", None)
    shown = {(row.name.split(" ", 1)[1], cases[i]["case"]) for row in (table.rows if table else []) for i, cell in enumerate(row.cells) if cell == "not served"}
    wanted = {(one["subject"]["id"], one["case"]) for one in family["shown"] if one["kind"] == "not-served" and one["verdict"] == "judgement" and one["held_on"]}
    compare(f"{name}: not served", shown, wanted, wrong)


def check_shown(part: Node, cases: list[dict], family: dict, wrong: list[str]) -> None:
    entries = [one.text for notes in part.all("ul", class_="notes") for one in notes.all("li")]
    left = [one for one in family["shown"] if not (one["kind"] == "not-served" and one["held_on"])]
    letters = {one["case"]: chr(ord("A") + i) for i, one in enumerate(cases)}
    for entry in entries:
        alike = [one for one in left if entry.startswith(letters[one["case"]]) and (letters.get(one["other_case"], one["other_case"]) or "") in entry and " ".join(one["explanation"].split()) in entry and entry.endswith(f"({one['verdict'].replace('-', ' ')})")]
        if not alike:
            wrong.append(f"{entry}: is not shown by the family")
        for one in alike:
            left.remove(one)
    compare("left out", left, [], wrong)
    compare("nothing further", "The family shows nothing further." in part.text, not entries, wrong)


def check(caf: str, name: str, profile: str, wrong: list[str], *asked: object) -> None:
    page = Page(run(caf, "family", "--format", "html", "--profile", profile, *asked))
    answer = json.loads(run(caf, "family", "--format", "json", "--profile", profile, *asked).replace("\u202e", "?"))
    kinds = {one["rule"]: one["kind"] for one in json.loads(run(caf, "rules", "--format", "json"))["rules"]}
    found = page.problems()
    compare("figures", figures_of(page), {"cases": str(answer["cases"]), "that name a family": str(answer["cases"] - answer["without_family"])}, found)
    tables = tables_of(page)
    parts = page.root.all("section")
    compare("families", [one.all("h2")[0].text for one in parts], [f"Family {one['family']}" for one in answer["families"]], found)
    for part, family in zip(parts, answer["families"]):
        cases = family["cases"]
        table = tables.pop(f"Family {family['family']}: its cases")
        several = [one["file"] for one in cases] if "File" in table.columns else None
        wanted = []
        for i, one in enumerate(cases):
            cells = [one["case"], born(one, answer["as_of"]), (one["stage"] or "not opened yet").replace("-", " "), str(one["line"])]
            wanted.append((chr(ord("A") + i), cells + ([several[i]] if several else [])))
        compare("cases", [(row.name, row.cells) for row in table.rows], wanted, found)
        check_rules(tables, family["family"], cases, profile, kinds, found)
        check_meetings(tables, family["family"], cases, family, found)
        check_shown(part, cases, family, found)
    compare("further tables", list(tables), [], found)
    compare("no family", "No family has several cases." in page.root.all("main")[0].text, not answer["families"], found)
    wrong += [f"{name}: {one}" for one in found]


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    family, caseload = source / "examples" / "family.ndjson", source / "examples" / "caseload.ndjson"
    wrong: list[str] = []
    check(caf, "a family", "east-midlands-2011", wrong, "--as-of", "2026-06-30", family)
    check(caf, "a family in Sefton", "sefton", wrong, "--as-of", "2026-06-30", family)
    check(caf, "before it was opened", "sefton", wrong, "--as-of", "2026-05-01", family)
    check(caf, "no family", "sefton", wrong, "--as-of", "2026-06-30", caseload)
    check(caf, "two files", "nottingham-qa", wrong, "--as-of", "2026-06-30", caseload, family)
    with tempfile.TemporaryDirectory() as folder:
        hostile = Path(folder, "a&b<i>.ndjson")
        hostile.write_text("".join(json.dumps({"case": one, "family": "<u>&amp;\u202e'\"", "opened": "2023-01-09", "children": [{"id": "<s>", "born": "2012-05-14"}],
                                               "meetings": [{"id": "<b>", "kind": "first", "held_on": "2023-02-01"}]}) + "\n"
                                   for one in ("<b>1</b>", "&amp;\u202e2")), encoding="utf-8")
        check(caf, "hostile names", "east-midlands-2011", wrong, "--as-of", "2023-05-02", hostile)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
