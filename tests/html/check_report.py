"""Holds the page of `caf check --format html` to what a page must be, and to the same report as JSON.

usage: check_report.py CAF SOURCE
"""

from __future__ import annotations

import collections
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Page

COLUMNS = ("met", "not_met", "due", "unknown", "judgement", "not_applicable")
EVERYTHING = ("--only", "all")


def run(caf: str, *arguments: object) -> str:
    done = subprocess.run([caf, "check", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: {done.stderr}")
    return done.stdout


def bin_of(days: int) -> str:
    """The days of a bar, by a slow way: one after another."""
    if days <= 0:
        return "0 or before"
    first = 1
    while first + 4 < days:
        first += 5
    return f"{first} to {first + 4}" if first <= 60 else "more than 60"


def compare(page: Page, report: dict, wrong: list[str]) -> None:
    """Its tables against the JSON, number by number."""
    tables = {table.all("caption")[0].text: table for table in page.root.all("table")}
    rows = collections.defaultdict(dict)
    for one in report["summary"]:
        rows[one["profile"]][one["rule"]] = one
    for profile in report["profiles"]:
        table = tables.get(f"Findings under {profile}")
        shown = {row.all("th")[0].text: [cell.text for cell in row.all("td")] for row in table.all("tbody")[0].all("tr")}
        if set(shown) != set(rows[profile]):
            wrong.append(f"{profile}: rules {sorted(set(shown) ^ set(rows[profile]))}")
            continue
        totals = [0] * 6
        for rule, one in rows[profile].items():
            counts = [one[column] for column in COLUMNS]
            totals = [sum(pair) for pair in zip(totals, counts)]
            decided = one["met"] + one["not_met"]
            share = f"{one['met'] * 100 // decided} %" if decided else "–"
            if shown[rule] != [one["title"], *map(str, counts), share, ""]:
                wrong.append(f"{profile} {rule}: {shown[rule]}, and not {counts}, {share}")
        foot = [cell.text for cell in table.all("tfoot")[0].all("td")][1:7]
        if foot != [str(total) for total in totals]:
            wrong.append(f"{profile}: all {foot}, and not {totals}")
    taken = [one["days"] for one in report["findings"]
             if one["rule"] == "EM-B2-held" and one["profile"] == report["profiles"][0] and one["done"] and one["days"] is not None]
    bars = collections.Counter(map(bin_of, taken))
    table = tables.get("The numbers of this chart")
    shown = {row.all("th")[0].text: int(row.all("td")[0].text) for row in table.all("tbody")[0].all("tr")} if table else {}
    if shown != bars:
        wrong.append(f"first TAFs {shown}, and not {dict(bars)}")
    drawn = sorted(int(bar.attributes["height"]) for bar in page.root.all("rect", class_="days"))
    if bars and drawn != sorted(int(160 * n / max(bars.values()) + 0.5) for n in bars.values()):
        wrong.append(f"bars of {drawn}")


def colours_of(cases: list[dict], as_of: datetime.date) -> dict[str, list[int]]:
    """Actions by the last colour of each quarter, from the cases themselves: every action, quarter and rating held against each other."""
    last = as_of.year * 4 + (as_of.month - 1) // 3
    rows = {f"{at // 4} Q{at % 4 + 1}": [0, 0, 0, 0] for at in range(last - 11, last + 1)}
    for one in cases:
        if one.get("opened") and datetime.date.fromisoformat(one["opened"]) > as_of:
            continue
        rated = [(rating["action"], datetime.date.fromisoformat(rating["rated_on"]), rating["colour"]) for rating in one.get("ratings") or []
                 if rating.get("rated_on") and rating.get("colour") and rating.get("action")]
        for name, row in rows.items():
            year, quarter = int(name[:4]), int(name[-1])
            within = [each for each in rated if each[1] <= as_of and each[1].year == year and (each[1].month + 2) // 3 == quarter]
            for action in {each[0] for each in within}:
                its = [each for each in within if each[0] == action]
                final = {colour for _, on, colour in its if on == max(each[1] for each in its)}
                row[("red", "amber", "green").index(final.pop()) if len(final) == 1 else 3] += 1
    return rows


def compare_colours(page: Page, cases: list[dict], as_of: datetime.date, wrong: list[str]) -> None:
    rows = colours_of(cases, as_of)
    tables = {table.all("caption")[0].text: table for table in page.root.all("table")}
    table = tables.get("Actions by the last colour of each quarter")
    shown = {row.all("th")[0].text: [int(cell.text) for cell in row.all("td")] for row in table.all("tbody")[0].all("tr")} if table else {}
    wanted = {name: [*row, sum(row)] for name, row in rows.items()} if any(map(sum, rows.values())) else {}
    if shown != wanted:
        wrong.append(f"colours {shown}, and not {wanted}")


COLOURS = [{"case": f"INVENTED-{i}", "opened": opened, "actions": [{"id": "x"}, {"id": "y"}], "ratings": [
    {"id": "r1", "action": "x", "rated_on": "2023-06-30", "colour": "red"}, {"id": "r2", "action": "x", "rated_on": "2023-07-01", "colour": "red"},
    {"id": "r3", "action": "x", "rated_on": "2026-06-30", "colour": "green"}, {"id": "r4", "action": "x", "rated_on": "2026-06-30", "colour": "green"},
    {"id": "r5", "action": "x", "rated_on": "2026-06-30", "colour": "red"}, {"id": "r6", "action": "y", "rated_on": "2026-04-01", "colour": "green"},
    {"id": "r7", "action": "y", "rated_on": "2026-04-02", "colour": "amber"}, {"id": "r8", "action": "y", "colour": "red"},
    {"id": "r9", "action": "y", "rated_on": "2026-07-01", "colour": "green"}]} for i, opened in enumerate(("2023-01-09", "2026-12-01"))]


def check_colours(caf: str, folder: Path, caseload: Path, wrong: list[str]) -> None:
    made = folder / "colours.ndjson"
    made.write_text("\n".join(map(json.dumps, COLOURS)), encoding="utf-8")
    for file in (caseload, made):
        cases = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
        for as_of in ("2026-06-30", "2024-01-01", "1990-01-01"):
            page = Page(run(caf, "--format", "html", "--as-of", as_of, file))
            wrong += [f"{file.name} on {as_of}: {one}" for one in page.problems()]
            compare_colours(page, cases, datetime.date.fromisoformat(as_of), wrong)
    text = Page(run(caf, "--format", "html", "--as-of", "2026-06-30", made)).root.text
    if "1 rating is older. 1 rating lacks its day, its colour or its action." not in text:
        wrong.append("colours: what is not counted is not said")


def check(caf: str, name: str, asked: list[object], wrong: list[str]) -> None:
    page = Page(run(caf, "--format", "html", *asked))
    report = json.loads(run(caf, "--format", "json", *EVERYTHING, *asked))
    found: list[str] = page.problems()
    compare(page, report, found)
    text = run(caf, *asked)
    urgent = [one.text for one in page.root.all("h3")]
    numbered = 0
    for line in text.splitlines():
        numbered += line.lstrip().startswith(f"{numbered + 1}. ")
    if len(urgent) != numbered:
        found.append(f"{len(urgent)} findings, and the text has {numbered}")
    wrong += [f"{name}: {one}" for one in found]


def check_limit(caf: str, asked: list[object], words: str, day: int, wrong: list[str]) -> None:
    """A limit stands at the end of its last day: bars are 44 wide and of five days, and the one of day 0 ends at 84."""
    chart = Page(run(caf, "--format", "html", *asked)).root.all("svg", class_="chart")[0]
    lines = [int(line.attributes["x1"]) for line in chart.all("line", class_="limit")]
    if lines != [84 + 44 * day // 5] or words not in [text.text for text in chart.all("text")]:
        wrong.append(f"limit: lines at {lines}")


HOSTILE = """{"case": "<b>&\\"'</script>", "opened": "2023-01-09", "division": "scotland",
 "assessments": [{"id": "A", "kind": "initial", "completed": "2023-02-01"}], "meetings": []}"""


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    caseload = source / "examples" / "caseload.ndjson"
    wrong: list[str] = []
    both = ["--profile", "east-midlands-2011", "--profile", "blackburn-with-darwen-2021"]
    check(caf, "two profiles", [*both, "--as-of", "2026-06-30", caseload], wrong)
    check_limit(caf, ["--profile", "east-midlands-2011", "--as-of", "2026-06-30", caseload], "limit: 20 working days", 20, wrong)
    check(caf, "weeks", ["--profile", "sefton", "--as-of", "2024-01-31", caseload], wrong)
    check(caf, "weeks, then working days", ["--profile", "sefton", "--profile", "east-midlands-2011", "--as-of", "2024-01-31", caseload], wrong)
    check(caf, "none open", ["--as-of", "1990-01-01", caseload], wrong)
    check(caf, "the summary alone", ["--as-of", "2025-01-31", "--top", 0, caseload], wrong)
    check(caf, "one case", ["--as-of", "2023-10-02", source / "examples" / "case.json"], wrong)
    with tempfile.TemporaryDirectory() as folder:
        check_colours(caf, Path(folder), caseload, wrong)
        hostile = Path(folder, "a&b<i>.json")
        hostile.write_text(HOSTILE, encoding="utf-8")
        check(caf, "hostile names", ["--as-of", "2023-10-02", hostile], wrong)
        page = run(caf, "--format", "html", "--as-of", "2023-10-02", hostile)
        if "<b>" not in Page(page).root.text or "&lt;b&gt;&amp;&quot;&#39;&lt;/script&gt;" not in page:
            wrong.append("hostile names: the identifier is not shown as it is")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
