"""Holds the page of `caf due` to what a page must be, and to the same answers as JSON.

usage: check_due.py CAF SOURCE
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

BANDS = {"overdue": "overdue", "this-week": "due this week", "this-month": "due this month", "later": "due later", "no-day": "no day set"}
WITHIN = {"week": ["overdue", "this-week"], "month": ["overdue", "this-week", "this-month"], "all": list(BANDS)}


def run(caf: str, *asked: object) -> str:
    done = subprocess.run([caf, "due", *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"{asked}: {done.stderr}")
    return done.stdout


def owner(one: dict, by_agency: bool) -> str:
    if by_agency:
        return one["agency"] or "nobody on record"
    if one["person"]:
        return one["person"]
    if one["agency"]:
        return ("lead of " if one["by"] == "lead" else "actions of ") + one["agency"]
    return "nobody on record"


def check_table(tables: dict, owed: list[dict], by_agency: bool, wrong: list[str]) -> None:
    if not owed:
        return
    counts: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)
    for one in owed:
        counts[owner(one, by_agency)][one["band"]] += 1
        counts["All"][one["band"]] += 1
    table = tables.pop("Owed, by agency" if by_agency else "Owed, by lead professional")
    wanted = {name: [*(str(of[band]) for band in BANDS), str(sum(of.values())), ""] for name, of in counts.items()}
    rows = [*table.rows, *table.foot]
    compare("rows", {row.name: row.cells for row in rows}, wanted, wrong)
    compare("how many rows", len(rows), len(wanted), wrong)
    for row in rows:
        fault = row.bar_of([counts[row.name][band] for band in BANDS])
        wrong += [fault] if fault else []


def check_listed(page: Page, owed: list[dict], within: str, most: int, wrong: list[str]) -> None:
    shown = [one for one in owed if one["band"] in WITHIN[within] or one["kind"] == "safeguarding"]
    entries = [one for part in page.root.all("ol", class_="findings") for one in part.all("li")]
    compare("how many are listed", len(entries), min(most, len(shown)), wrong)
    left, orders = shown[:], []
    for entry in entries:
        heading, rule = entry.all("h3")[0].text, entry.all("p")[0].text
        fitting = [one for one in left if heading.startswith(f"{one['case']}: ") and rule.startswith(one["rule"]) and one["title"] in rule and
                   ("SAFEGUARDING" in heading) == (one["kind"] == "safeguarding") and
                   (f"{one['overdue_by']} " in heading or one["overdue_by"] is None)]
        if not fitting:
            wrong.append(f"{heading}, {rule}: is not owed")
            continue
        left.remove(fitting[0])
        orders.append(0 if fitting[0]["kind"] == "safeguarding" else 1 if fitting[0]["band"] == "overdue" else 3 if fitting[0]["due"] is None else 2)
        classes = ["safeguarding", "not-met", "due", None]
        compare(heading, entry.attributes.get("class"), classes[orders[-1]], wrong)
    compare("order", orders, sorted(orders), wrong)
    text = page.root.all("main")[0].text if owed else ""
    for n, words in ((len(shown) - len(entries), "not shown"), (len(owed) - len(shown), "owed beyond that")):
        said = f"{n} more {'is' if n == 1 else 'are'} {words}."
        if most and owed and (said in text) != (n > 0):
            wrong.append(f"{said}: said or not, and it is {n}")


def check(caf: str, name: str, wrong: list[str], *asked: object, within: str = "month", most: int = 20, by_agency: bool = False) -> None:
    page = Page(run(caf, "--format", "html", "--color", "always", "--within", within, "--top", most, "--by", "agency" if by_agency else "lead", *asked))
    owed = json.loads(run(caf, "--format", "json", *asked).replace("\u202e", "?"))
    found = page.problems()
    tables = tables_of(page)
    counts = collections.Counter(one["band"] for one in owed)
    compare("figures", figures_of(page), {words: str(counts[band]) for band, words in BANDS.items()}, found)
    check_table(tables, owed, by_agency, found)
    compare("further tables", list(tables), [], found)
    check_listed(page, owed, within, most, found)
    n_cases = len({(one["file"], one["line"], one["case"]) for one in owed})
    if owed and f" in {n_cases} of " not in page.root.all("h1")[0].text:
        found.append(f"{page.root.all('h1')[0].text}, and not {n_cases}")
    if "\x1b" in page.source:
        found.append("colour of a terminal")
    wrong += [f"{name}: {one}" for one in found]


def main() -> int:
    caf, examples = sys.argv[1], Path(sys.argv[2]) / "examples"
    caseload, day = examples / "caseload.ndjson", ("--as-of", "2026-06-30")
    wrong: list[str] = []
    check(caf, "a month", wrong, *day, caseload)
    check(caf, "all", wrong, *day, caseload, within="all", most=1000)
    check(caf, "a week by agency", wrong, *day, caseload, within="week", by_agency=True)
    check(caf, "two profiles", wrong, *day, "--profile", "sefton", "--profile", "east-midlands-2011", caseload)
    check(caf, "the table alone", wrong, *day, caseload, most=0)
    check(caf, "one lead", wrong, *day, "--lead", "worker-50", caseload, within="all")
    check(caf, "nobody's", wrong, *day, "--agency", "no-such", caseload)
    check(caf, "two files", wrong, "--as-of", "2026-06-16", caseload, examples / "family.ndjson", within="all", most=100)
    check(caf, "before all", wrong, "--as-of", "1990-01-01", caseload)
    with tempfile.TemporaryDirectory() as folder:
        hostile = Path(folder, "a&b<i>.ndjson")
        hostile.write_text(json.dumps({"case": "<b>&\u202e\"", "opened": "2023-01-09", "agency": "<u>&amp;", "leads": [
            {"person": "<i>'&", "agency": "<s>", "began_on": "2023-02-02"}], "assessments": [{"id": "A", "kind": "initial", "completed": "2023-02-01"}],
            "meetings": []}) + "\n", encoding="utf-8")
        check(caf, "hostile names", wrong, "--as-of", "2023-05-02", hostile, within="all")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
