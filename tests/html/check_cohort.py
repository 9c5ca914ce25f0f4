"""Holds the page of `caf cohort --format html` to what a page must be, and to the same cohort as JSON.

usage: check_cohort.py CAF SOURCE
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Page
from tables import Table, compare, figures_of, tables_of

ANSWERS = ("met", "not-met", "unknown", "other")
PERCENTS = (10, 25, 50, 75, 90)
TITLES = {"days-to-first-taf": "Working days from completion to first TAF", "days-between-tafs": "Days between TAFs",
          "days-to-closing": "Days from opening to closing"}
BOUNDS = {"days-to-first-taf": 260, "days-between-tafs": 730, "days-to-closing": 3660}
STEPS = {"stepped-up": "stepped up", "stepped-down": "stepped down", "reopened": "reopened"}
HIDDEN = None


class Cohort:
    """The records of the JSON by section, group, name and measure; a suppressed one is HIDDEN."""

    def __init__(self, read: dict) -> None:
        self.read = read
        self.numbers = {}
        for one in read["numbers"]:
            key = one["section"], one["group"], one["name"], one["measure"]
            self.numbers[key] = HIDDEN if one["suppressed"] else -1 if one["number"] is None else one["number"]

    def groups(self) -> list[str]:
        return list(dict.fromkeys(group for section, group, _, _ in self.numbers if section == "cases" and group is not None))

    def answers(self, section: str, group: str | None, name: str) -> list[int | None]:
        return [self.numbers[section, group, name, answer] for answer in ANSWERS]

    def names(self, section: str) -> list[str]:
        return list(dict.fromkeys(name for of, _, name, _ in self.numbers if of == section))


def cell(number: int | None) -> str:
    return "hidden" if number is HIDDEN else "–" if number < 0 else str(number)


def percent(counts: list[int | None]) -> str:
    met, missed = counts[:2]
    if met is HIDDEN or missed is HIDDEN:
        return "hidden"
    base = met + missed
    return f"{(met * 200 + base) // (2 * base)} %" if base else "–"


def check_answers(name: str, row, title: list[str], counts: list[int | None], wrong: list[str]) -> None:
    bar = "no bar" if HIDDEN in counts else ""
    compare(name, row.cells, [*title, *map(cell, counts), percent(counts), bar], wrong)
    fault = row.bar_of(counts)
    if fault:
        wrong.append(f"{name}: {fault}")


def check_cases(table: Table, of: Cohort, wrong: list[str]) -> None:
    measures = ("cases", "open", "closed", "may-be-closed")
    compare("groups", [row.name for row in table.rows], of.groups(), wrong)
    for row, group in zip([*table.rows, *table.foot], [*of.groups(), None]):
        compare(f"cases of {group}", row.cells, [cell(of.numbers["cases", group, "", one]) for one in measures], wrong)
    compare("the row of all", [row.name for row in table.foot], ["All"], wrong)


def check_themes(tables: dict[str, Table], of: Cohort, wrong: list[str]) -> None:
    # A part that is no part of the numbers, where small ones are hidden, is none of the page.
    told = {name for section, _, name, _ in of.numbers if section == "theme"}
    indicators = [one for one in of.read["indicators"] if one["name"] in told]
    whole = [one for one in indicators if "-" not in one["name"] or one["theme"] == 2]
    rows = tables["Cases by theme"].rows
    wanted = [f"{one['theme']} {one['title']}" if one in whole else one["title"] for one in indicators]
    compare("themes", [row.name for row in rows], wanted, wrong)
    for row, one in zip(rows, indicators):
        check_answers(one["name"], row, [], of.answers("theme", None, one["name"]), wrong)
    if len(of.groups()) < 2:
        return
    table = tables["Met of decided, by group and theme"]
    compare("themes of groups", table.columns[1:], [f"{one['theme']} {one['title']}" for one in whole], wrong)
    compare("groups with themes", [row.name for row in table.rows], of.groups(), wrong)
    for row in table.rows:
        shares = []
        for one in whole:
            met, missed = of.answers("theme", row.name, one["name"])[:2]
            hidden = met is HIDDEN or missed is HIDDEN
            shares.append("hidden" if hidden else "–" if met + missed == 0 else f"{met} of {met + missed}")
        compare(f"themes of {row.name}", row.cells, shares, wrong)


def bins_of(days: dict[int, int], more: int) -> tuple[int, dict[str, int]]:
    """The bars of a chart, by a slow way: the narrowest in which twelve hold every day that is counted."""
    width = next(one for one in (5, 10, 15, 20, 30, 60, 90, 180, 365) if 12 * one >= max(days, default=0))
    found: dict[str, int] = {}
    for day, n in sorted(days.items()):
        first = next((start for start in range(1, 12 * width + 1, width) if start <= day < start + width), None)
        name = "0" if day == 0 else f"{first} to {first + width - 1}"
        found[name] = found.get(name, 0) + n
    if more:
        found[f"more than {12 * width}"] = more
    return width, found


def check_times(page: Page, tables: dict[str, Table], of: Cohort, wrong: list[str]) -> None:
    table = tables["Time taken, with percentiles"]
    compare("times", [row.name for row in table.rows], list(TITLES.values()), wrong)
    charts = page.root.all("svg", class_="chart")
    suppressed = of.read["suppressed_below"] is not None
    if suppressed and charts:
        wrong.append("a chart by day, and small counts are hidden")
    for row, name in zip(table.rows, TITLES):
        at = [of.numbers["days", None, name, f"percentile-{percent}"] for percent in PERCENTS]
        days = ["over" if one is not HIDDEN and one > BOUNDS[name] else cell(one) for one in at]
        compare(name, row.cells, [cell(of.numbers["days", None, name, "cases"]), cell(of.numbers["days", None, name, "unknown"]), *days], wrong)
        numbers = tables.get(f"{TITLES[name]}: the numbers of the chart")
        if suppressed or not of.numbers["days", None, name, "cases"]:
            compare(f"chart of {name}", numbers, None, wrong)
            continue
        counted = {int(measure[5:]): n for (section, _, of_, measure), n in of.numbers.items()
                   if section == "days" and of_ == name and measure.startswith("days-")}
        width, bins = bins_of(counted, of.numbers.get(("days", None, name, f"more-than-{BOUNDS[name]}"), 0))
        compare(f"chart of {name}", {one.name: int(one.cells[0]) for one in numbers.rows}, bins, wrong)
        drawing = charts.pop(0)
        heights = [int(one.attributes["height"]) for one in drawing.all("rect", class_="days")]
        compare(f"bars of {name}", heights, [int(160 * n / max(bins.values()) + 0.5) for n in bins.values()], wrong)
        marks = [day for day in at if day <= 12 * width]
        compare(f"marks of {name}", [int(one.attributes["x1"]) for one in drawing.all("line", class_="mark")], [84 + day * 44 // width for day in marks], wrong)
        said = [one.text for one in drawing.all("text") if "within" in one.text]
        compare(f"words of {name}", said, [f"{percent} % within {day}" for percent, day in zip(PERCENTS, at) if day in marks], wrong)


def check_counts(tables: dict[str, Table], of: Cohort, wrong: list[str]) -> None:
    for title, section in (("Kind of initiator", "initiator"), ("Origin", "origin"), ("Reason of closure", "reason")):
        named = {name.replace("not-recorded", "not recorded"): of.numbers[section, None, name, "cases"] for name in of.names(section)}
        wanted = {name: cell(n) for name, n in named.items() if n is HIDDEN or n > 0}
        shown = {row.name: row.cells[0] for row in tables[title].rows} if title in tables else {}
        if title == "Reason of closure" and not shown and set(wanted.values()) == {"hidden"}:
            continue  # hidden throughout, which is said in words
        compare(title, shown, wanted, wrong)
    steps = {STEPS[name]: cell(of.numbers["step", None, name, "cases"]) for name in of.names("step")}
    compare("steps", {row.name: row.cells[0] for row in tables["Steps"].rows}, steps, wrong)


def check_rules(table: Table, of: Cohort, titles: dict[str, str], wrong: list[str]) -> None:
    compare("rules", [row.name for row in table.rows], of.names("rule"), wrong)
    for row in table.rows:
        check_answers(row.name, row, [titles[row.name]], of.answers("rule", None, row.name), wrong)


def rules_of(caf: str) -> list[dict]:
    return json.loads(subprocess.run([caf, "rules", "--format", "json"], capture_output=True, text=True, encoding="utf-8").stdout)["rules"]


def check(caf: str, name: str, asked: list[object], wrong: list[str]) -> Page:
    def run(form: str) -> str:
        done = subprocess.run([caf, "cohort", "--format", form, *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
        if done.returncode != 0:
            raise SystemExit(f"{name}: {done.stderr}")
        return done.stdout

    page, of = Page(run("html")), Cohort(json.loads(run("json")))
    found = page.problems()
    shown = {label: of.numbers.get(("cases", None, "", measure), 0) for label, measure in
             (("submitted", "cases"), ("open", "open"), ("closed", "closed"), ("not known whether closed", "may-be-closed"))}
    if of.read["requested"] is not None:
        shown["requested"] = of.read["requested"]
    tables = tables_of(page)
    if of.read["submitted"] is None:
        if tables or figures_of(page) or page.root.all("svg"):
            found.append("too few cases, and something of them is shown")
    else:
        compare("figures", figures_of(page), {label: cell(n) for label, n in shown.items()}, found)
        titles = {one["rule"]: one["title"] for one in rules_of(caf)}
        check_cases(tables["Cases submitted, by group"], of, found)
        check_themes(tables, of, found)
        check_times(page, tables, of, found)
        check_counts(tables, of, found)
        check_rules(tables["Cases by rule"], of, titles, found)
    wrong += [f"{name}: {one}" for one in found]
    return page


HOSTILE = """{"case": "A", "opened": "2023-01-09", "division": "scotland", "agency": "<b>&\\"'</script>\\u202e"}
{"case": "B", "opened": "2023-01-09", "division": "scotland", "agency": "other"}
"""


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    caseload = source / "examples" / "caseload.ndjson"
    audit = source / "examples" / "audit-2011" / "submitted.ndjson"
    wrong: list[str] = []
    check(caf, "2011", ["--requested", 30, "--as-of", "2011-03-31", audit], wrong)
    suppressed = check(caf, "2011, suppressed", ["--requested", 30, "--suppress", 5, "--as-of", "2011-03-31", audit], wrong)
    if "hidden" not in suppressed.root.all("main")[0].text:
        wrong.append("nothing is hidden where small counts are")
    for by in ("kind", "agency", "quarter", "origin"):
        check(caf, f"by {by}", ["--by", by, "--as-of", "2026-06-30", caseload], wrong)
        check(caf, f"by {by}, suppressed", ["--by", by, "--suppress", 5, "--as-of", "2026-06-30", caseload], wrong)
    check(caf, "other standards", ["--profile", "east-midlands-2011", "--as-of", "2026-06-30", caseload], wrong)
    check(caf, "none open", ["--as-of", "1990-01-01", caseload], wrong)
    check(caf, "too few", ["--suppress", 5, "--as-of", "2026-06-30", source / "examples" / "case.json"], wrong)
    with tempfile.TemporaryDirectory() as folder:
        hostile = Path(folder, "cases.ndjson")
        hostile.write_text(HOSTILE, encoding="utf-8")
        asked = ["--by", "agency", "--as-of", "2023-10-02", hostile]
        page = subprocess.run([caf, "cohort", "--format", "html", *map(str, asked)], capture_output=True, text=True, encoding="utf-8").stdout
        wrong += [f"hostile names: {one}" for one in Page(page).problems()]
        if "&lt;b&gt;&amp;&quot;&#39;&lt;/script&gt;?" not in page or "<b>&" in page:
            wrong.append("hostile names: an agency is not shown as it is")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
