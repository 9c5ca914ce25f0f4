"""Holds the page of `caf compare` to what a page must be, and to the same answers as JSON.

usage: check_compare.py CAF SOURCE
"""

from __future__ import annotations

import collections
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Page
from tables import compare, figures_of, tables_of

KINDS = {
    "safeguarding-new": "SAFEGUARDING, new", "safeguarding-closed": "SAFEGUARDING, no longer open", "data-new": "new data problem",
    "data-gone": "data problem mended", "overdue": "was due, now not met", "not-met": "newly not met", "due": "newly due",
    "day-moved": "another due day", "judgement": "now for a person to judge", "unknown": "not known now", "mended": "mended: now met",
    "done": "was due, now done", "known": "now known", "met": "newly met", "ended": "no longer asked",
    "detail": "the same answer, with other details",
}
# In JSON and on the page, in the order of the page.
VERDICTS = {"met": "met", "not-met": "not met", "due": "due", "unknown": "unknown", "judgement": "judgement",
            "not-applicable": "not applicable", "none": "no finding"}
WHOLE = {"new": "new", "gone": "gone", "opened": "opened since", "not_open": "not open any more"}
IMPORTANT = [{"safeguarding-new"}, {"safeguarding-closed"}, {"overdue", "not-met"}]


def run(caf: str, *asked: object) -> str:
    done = subprocess.run([caf, "compare", *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1) or done.stderr:
        raise SystemExit(f"{asked}: {done.stderr}")
    return done.stdout


def check_figures(page: Page, answer: dict, wrong: list[str]) -> None:
    kinds = collections.Counter(answer["kinds"])
    wanted = {"cases in both": answer["in_both"], "of these changed": answer["changed"], "safeguarding, new": kinds["safeguarding-new"],
              "not met now, and not before": kinds["overdue"] + kinds["not-met"], "mended: now met": kinds["mended"],
              "was due, now done": kinds["done"]}
    compare("figures", figures_of(page), {label: str(n) for label, n in wanted.items()}, wrong)


def check_findings(tables: dict, answer: dict, wrong: list[str]) -> None:
    rows = tables.pop("Findings by what became of them").rows if answer["kinds"] else []
    compare("kinds", {row.name: row.cells for row in rows}, {KINDS[kind]: [str(n)] for kind, n in answer["kinds"].items()}, wrong)
    matrix = collections.Counter({(one["from"], one["to"]): one["findings"] for one in answer["matrix"]})
    table = tables.pop("Findings by their answers before and now")
    compare("columns", table.columns, ["Before", *(f"now {name}" for name in VERDICTS.values())], wrong)
    wanted = [(name, ["–" if one == other == "none" else str(matrix[one, other]) for other in VERDICTS]) for one, name in VERDICTS.items()]
    compare("matrix", [(row.name, row.cells) for row in table.rows], wanted, wrong)


def check_cases(tables: dict, answer: dict, wrong: list[str]) -> None:
    wanted = []
    for what, words in WHOLE.items():
        n = answer[f"cases_{what}"]
        names = [one["case"] for one in answer["changes"] if one["change"] == f"case-{what.replace('_', '-')}"]
        compare(f"{what} in JSON", len(names), n, wrong)
        wanted += [(words, [str(n), ", ".join(names[:5])])] if n else []
    rows = tables.pop("Cases in one of the two, or open in one").rows if wanted else []
    compare("cases", [(row.name, row.cells) for row in rows], wanted, wrong)
    moves = collections.Counter((one["old"].replace("-", " "), one["new"].replace("-", " ")) for one in answer["changes"] if one["change"] == "stage")
    rows = tables.pop("Moves between stages, of cases in both").rows if moves else []
    compare("stages", {(row.name, row.cells[0]): int(row.cells[1]) for row in rows}, moves, wrong)


def check_changes(page: Page, answer: dict, most: int, wrong: list[str]) -> None:
    findings = [one for one in answer["changes"] if one["change"] in KINDS]
    entries = [one for part in page.root.all("ol", class_="findings") for one in part.all("li")]
    compare("how many", len(entries), min(most, len(findings)), wrong)
    left = findings[:]
    orders = []
    for entry in entries:
        heading, lines = entry.all("h3")[0].text, [one.text for one in entry.all("p")]
        found = [one for one in left if heading.startswith(f"{one['case']} (line ") and heading.endswith(f": {KINDS[one['change']]}") and
                 lines[0].startswith(one["rule"]) and " ".join((one["explanation"] or "").split()) == " ".join(lines[3:])]
        if not found:
            wrong.append(f"{heading}: no such change")
            continue
        left.remove(found[0])
        orders.append(next((i for i, kinds in enumerate(IMPORTANT) if found[0]["change"] in kinds), len(IMPORTANT)))
        state = VERDICTS[found[0]["new"]]
        if not lines[2].startswith(f"Now: {state}"):
            wrong.append(f"{heading}: {lines[2]}, and not {state}")
    compare("order", orders, sorted(orders), wrong)
    if entries and f"{len(entries)} of {len(findings)} changes" not in page.root.all("main")[0].text:
        wrong.append("it is not said how many there are")


def check(caf: str, name: str, wrong: list[str], *asked: object, most: int = 20) -> None:
    page = Page(run(caf, "--format", "html", "--color", "always", *asked))
    answer = json.loads(run(caf, "--format", "json", *asked).replace("\u202e", "?"))
    found = page.problems()
    tables = tables_of(page)
    check_figures(page, answer, found)
    check_findings(tables, answer, found)
    check_cases(tables, answer, found)
    check_changes(page, answer, most, found)
    compare("further tables", list(tables), [], found)
    compare("nothing changed", any(one.text == "Nothing changed." for one in page.root.all("p")), not answer["changes"], found)
    if "\x1b" in page.source:
        found.append("colour of a terminal")
    wrong += [f"{name}: {one}" for one in found]


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    caseload = source / "examples" / "caseload.ndjson"
    month = ("--old-as-of", "2026-05-31", "--new-as-of", "2026-06-30")
    wrong: list[str] = []
    check(caf, "a month", wrong, *month, caseload, caseload)
    check(caf, "all changes", wrong, *month, "--top", 1000, "--profile", "sefton", caseload, caseload, most=1000)
    check(caf, "back", wrong, "--old-as-of", "2026-06-30", "--new-as-of", "2026-05-31", "--top", 0, caseload, caseload, most=0)
    check(caf, "nothing", wrong, "--as-of", "2026-06-30", caseload, caseload)
    check(caf, "other cases", wrong, "--as-of", "2026-06-30", caseload, source / "examples" / "family.ndjson")
    check(caf, "other profiles", wrong, "--as-of", "2026-06-30", "--old-profile", "sefton", "--profile", "nottingham-qa", "--top", 50, caseload, caseload,
          most=50)
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "<b>.ndjson"), Path(folder, "a&b.ndjson")
        one = {"case": "<i>&amp;\u202e'\"", "opened": "2023-01-09", "assessments": [{"id": "<A>", "kind": "initial", "completed": "2023-02-01"}]}
        old.write_text(json.dumps(one) + "\n", encoding="utf-8")
        new.write_text(json.dumps(one | {"meetings": [{"id": "<u>", "kind": "first", "held_on": "2023-04-03"}]}) + "\n", encoding="utf-8")
        check(caf, "hostile names", wrong, "--as-of", "2023-05-02", old, new)
        check(caf, "hostile names, gone", wrong, "--as-of", "2023-05-02", old, caseload)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
