"""Holds the page of `caf cycle --format html` to what a page must be, and to the same cycle as JSON.

usage: check_cycle.py CAF SOURCE
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from page import Page
from tables import compare, figures_of, tables_of

PERIODS = {"q1": "Q1", "q2": "Q2", "q3": "Q3", "q4": "Q4", "year": "Year to date", "year_before": "Year before"}


def run(caf: str, *asked: object) -> str:
    done = subprocess.run([caf, "cycle", *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise SystemExit(f"{asked}: {done.stderr}")
    return done.stdout


def words(day: str | None) -> str:
    return f"{date.fromisoformat(day):%A %-d %B %Y}" if day else ""


def state(slot: dict) -> str:
    days = abs(slot["days"] or 0)
    many = f"{days} day{'' if days == 1 else 's'}"
    if slot["due"] is None and slot["done"]:
        return "done"
    if days == 0 or (not slot["done"] and slot["state"] != "missed"):
        return slot["state"]
    return f"late by {many}" if slot["state"] == "late" else f"{slot['state']}, {many} {'early' if slot['days'] < 0 else 'over'}"


def share(count: dict | None) -> str:
    if count is None or count["answers"] == 0:
        return "-"
    if count["possible"]:
        return f"{count['good']} of {count['possible']}"
    return f"{count['answers']} answer{'' if count['answers'] == 1 else 's'}"


def check_unsafe(page: Page, read: dict, wrong: list[str]) -> None:
    part = page.root.all("main")[0].children[0]
    compare("what stands first", part.all("h2")[0].text, "Unsafe practice", wrong)
    told = [one for one in read["unsafe"] if one["period"] == "year" or (one["period"] == "year_before" and one["when"] == "current")]
    wanted = [f"Audit {one['audit']}{' of the year before' if one['period'] == 'year_before' else ''}, form {one['form']}, "
              f"agency {one['agency'] or 'not recorded'}: unsafe practice, {one['when']}" for one in told]
    compare("unsafe practice", [one.all("h3")[0].text for one in part.all("li")], wanted, wrong)
    compare("where it is", [one.all("p")[0].text for one in part.all("li")],
            [f"Question {one['question'] or '?'}, line {one['line']} of {one['file']}" for one in told], wrong)
    said = [text.text for text in part.all("p") if "audits" in text.text and "line" not in text.text]
    earlier = len(read["unsafe"]) - len(told)
    compare("what is said of it", said, ["None was named in this year's audits."] * all(one["period"] != "year" for one in told)
            + [f"{earlier} more in audits before this year."] * (earlier > 0), wrong)
    compare("unsafe practice in figures", figures_of(page)["unsafe practice"], str(len(wanted)), wrong)


def check_facts(page: Page, read: dict, wrong: list[str]) -> None:
    facts = dict(zip((one.text for one in page.root.all("dt")), (one.text for one in page.root.all("dd"))))
    later, nobody = read["audits_later"], read["forms_without_agency"]
    compare("audits", facts["Audits"], f"{read['audits']} held, {read['forms']} forms", wrong)
    compare("left out", facts.get("Left out"), f"{later} of a later day" if later else None, wrong)
    compare("no agency", facts.get("Agency"), f"not recorded in {nobody} form{'' if nobody == 1 else 's'}, which count{'s' if nobody == 1 else ''} by theme alone" if nobody else None, wrong)


def check_standards(page: Page, tables: dict, read: dict, wrong: list[str]) -> None:
    slots = read["evaluations"]
    rows = tables.pop(f"An evaluation every {read['months']} months, counted from the {'last' if read['counted'] == 'rolling' else 'first'}").rows if slots else []
    compare("evaluations", [[row.name, *row.cells] for row in rows], [[words(one["due"]), words(one["done"]), state(one)] for one in slots], wrong)
    part = page.root.all("main")[0].children[1]
    left = read["not_evaluated"]
    wanted = ["No evaluation is on record from which the next could be counted."] * (not slots)
    wanted += ["The list of audits does not say when one was evaluated; the day it was held stands for that."] * (read["evaluated_on"] == "held")
    wanted += [f"Left out: {left} audit{'' if left == 1 else 's'} without a day of evaluation by then."] * (left > 0)
    compare("what is said of evaluations", [one.text for one in part.all("p")], wanted, wrong)
    if read["cases"]:
        least, most = read["cases"][0]["least"], read["cases"][0]["most"]
        rows = tables.pop(f"Cases audited, of {least} to {most} a quarter").rows
        wanted = [[f"Q{one['quarter']}", str(one["cases"]), str(one["forms_without_case"]),
                   "kept, more than asked" if one["cases"] > most else one["state"]] for one in read["cases"]]
        compare("cases", [[row.name, *row.cells] for row in rows], wanted, wrong)


def check_themes(tables: dict, read: dict, titles: dict[str, str], wrong: list[str]) -> None:
    for instrument, title in titles.items():
        themes = [one for one in read["themes"] if one["instrument"] == instrument]
        if f"{title}: the year by theme" not in tables:
            continue
        names = [one["theme"] for one in themes]
        rows = tables.pop(f"{title}: the year by theme").rows
        wanted = [[f"{one['theme']} ({one['scale']})" if names.count(one["theme"]) > 1 else one["theme"], *(share(one[key]) for key in PERIODS)] for one in themes]
        compare(f"{title} by theme", [[row.name, *row.cells] for row in rows], wanted, wrong)
        for scale in dict.fromkeys(one["scale"] for one in themes):
            found = [name for name in (f"{title}: answers by quarter", f"{title}: answers by quarter ({scale})") if name in tables]
            rows, wanted = tables.pop(found[-1]).rows, []
            for one in themes:
                keys = [key for key in ("year", "q1", "q2", "q3", "q4") if one["scale"] == scale and one[key] is not None]
                wanted += [(one["theme"] if key == "year" else PERIODS[key], one[key]) for key in keys]
            compare(f"{title} by quarter", [[row.name, *row.cells[:-1]] for row in rows],
                    [[name, *map(str, (one["forms"], one["left_out"], one["blank"], *one["grades"].values()))] for name, one in wanted], wrong)
            wrong += [fault for row, (_, one) in zip(rows, wanted) if (fault := row.bar_of(list(one["grades"].values())))]
        overall = [one for one in read["overall"] if one["instrument"] == instrument and one["forms"]]
        name = f"{title}: the auditors' own overall grades"
        rows = tables.pop(name).rows if name in tables else []
        compare(name, [[row.name, *row.cells[:-1]] for row in rows], [[PERIODS[one["period"]], *map(str, one["grades"].values())] for one in overall], wrong)
        wrong += [fault for row, one in zip(rows, overall) if (fault := row.bar_of(list(one["grades"].values())))]


LACKS = {"action": "an action", "owner": "an owner", "by": "a day to be done by", "reaudit": "a re-audit date"}


def check_agencies(tables: dict, read: dict, titles: dict[str, str], wrong: list[str]) -> None:
    groups: dict[str, list[dict]] = {}
    for one in read["agencies"]:
        groups.setdefault(f"{one['agency']}: {titles[one['instrument']]}" if len(titles) > 1 else one["agency"], []).append(one)
    for name, group in groups.items():
        themes = [one["theme"] for one in group]
        wanted = []
        for one in group:
            before = one["before"]
            lacks = "no plan was given" if one["lacks"] is None else "lacks " + ", ".join(LACKS[what] for what in one["lacks"])
            wanted.append([f"{one['theme']} ({one['scale']})" if themes.count(one["theme"]) > 1 else one["theme"], one["last"]["audit"], share(one["last"]),
                           before["audit"] if before else "", share(before), one["change"] if before else "the first",
                           "" if not one["below"] else "yes: an action is planned" if one["lacks"] == [] else f"yes: {lacks}"])
        compare(name, [[row.name, *row.cells] for row in tables.pop(name).rows], wanted, wrong)


def check_actions(page: Page, read: dict, wrong: list[str]) -> None:
    part = page.root.all("main")[0].children[-1]
    items = part.all("li")
    compare("actions", len(items), len(read["actions"]), wrong)
    for item, one in zip(items, read["actions"]):
        compare("an action", item.all("h3")[0].text, f"{one['agency']}, {one['theme']}: {one['action']}", wrong)
        texts = [text.text for text in item.all("p")]
        wanted = [f"Owner: {one['owner'] or 'none'}; planned {words(one['planned'])}"]
        for what, slot, none in (("To be done", one["to_be_done"], "no day is set"), ("Re-audit", one["reaudit"], "no date is set")):
            by = f"{what} by {words(slot['due'])}" if slot["due"] else f"{what}, {none}"
            wanted.append(f"{by}: {state(slot)}" + (f", {words(slot['done'])}" if slot["done"] else ""))
        wanted[-1] += f", {one['reaudit_by']}" if one["reaudit_by"] else ""
        for shown in one["showed"]:
            before = f" against {share(shown['before'])} in {shown['before']['audit']}: {shown['change']}" if shown["before"] else ", with nothing before to hold it against"
            wanted.append(f"It showed {share(shown['after'])}{before}")
        compare(one["action"], texts, wanted, wrong)
        missed = "missed" in (one["to_be_done"]["state"], one["reaudit"]["state"])
        compare(f"{one['action']}: marked", (item.attributes.get("class") or "") == "not-met", missed, wrong)


def check(caf: str, name: str, titles: dict[str, str], asked: list[object], wrong: list[str]) -> None:
    page = Page(run(caf, *asked, "--format", "html"))
    # What would turn the writing shows as "?" on a page, as in every text.
    read = json.loads(run(caf, *asked, "--format", "json").replace("\u202e", "?"))
    found = page.problems()
    tables = tables_of(page)
    check_facts(page, read, found)
    check_unsafe(page, read, found)
    check_standards(page, tables, read, found)
    check_themes(tables, read, titles, found)
    check_agencies(tables, read, titles, found)
    check_actions(page, read, found)
    annual = read["as_of"] == read["year"]["end"]
    compare("title", page.root.all("h1")[0].text, "Quality assurance: " + ("annual report" if annual else "the year to date"), found)
    compare("tables of nothing", sorted(tables), [], found)
    wrong += [f"{name}: {one}" for one in found]


HOSTILE = "agency,theme,action,planned,owner\nschool,needs,\"<b>&\"\"'</script>\",2026-05-01,<i>A\u202e\n"


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2]).resolve()
    example, inputs = source / "examples" / "cycle", source / "tests" / "cli" / "inputs"
    wrong: list[str] = []
    borough = {"invented-borough-cases": "Case file audit of the invented borough"}
    whole = ["--plan", example / "plan.csv", "--good", "outstanding", "--good", "good", "--below", 60, "--cases", "10-12", example / "audits.csv"]
    for day in ("2026-03-31", "2025-11-30", "2024-05-13", "2026-06-30"):
        check(caf, day, borough, ["--as-of", day, *whole], wrong)
    check(caf, "no good", borough, ["--as-of", "2026-03-31", example / "audits.csv"], wrong)
    check(caf, "no plan", borough, ["--as-of", "2026-03-31", "--good", "good", "--below", 90, example / "audits.csv"], wrong)
    check(caf, "by points", {"invented-borough-plan": "Is the plan any good?"},
          ["--as-of", "2026-08-31", "--below", 60, "--plan", inputs / "cycle" / "plan.csv", inputs / "cycle" / "audits.csv"], wrong)
    with tempfile.TemporaryDirectory() as folder:
        hostile, several = Path(folder, "plan.csv"), Path(folder, "audits.csv")
        hostile.write_text(HOSTILE, encoding="utf-8")
        asked = ["--as-of", "2026-08-31", "--plan", hostile, inputs / "cycle" / "audits.csv"]
        check(caf, "hostile names", {"invented-borough-plan": "Is the plan any good?"}, asked, wrong)
        page = run(caf, *asked, "--format", "html")
        if "&lt;b&gt;&amp;&quot;&#39;&lt;/script&gt;" not in page or "A?" not in page or "<i>" in page:
            wrong.append("hostile names: an action is not shown as it is")
        several.write_text(f"audit,held,instrument,answers\nOne,2026-01-12,blackburn-tier-2,{inputs / 'audit.csv'}\n"
                           f"Two,2026-02-12,quality-review,{inputs / 'review.csv'}\n", encoding="utf-8")
        check(caf, "two instruments", {"blackburn-tier-2": "Tier 2 case file audit", "quality-review": "Quality review form"},
              ["--as-of", "2026-03-31", several], wrong)
        several.write_text("audit,held,evaluated,instrument,answers\n" + "".join(
            f"{name},{held},{evaluated},{inputs / 'cycle' / 'plans.json'},{inputs / 'cycle' / answers}.csv\n" for name, held, evaluated, answers in
            (("A", "2026-01-14", "", "spring"), ("B", "2026-04-14", "2026-05-04", "spring"), ("C", "2026-07-14", "", "summer"))), encoding="utf-8")
        for day in ("2026-01-13", "2026-05-03", "2026-05-04", "2026-07-14"):
            check(caf, f"evaluated, {day}", {"invented-borough-plan": "Is the plan any good?"}, ["--as-of", day, several], wrong)
            check(caf, f"anchored, {day}", {"invented-borough-plan": "Is the plan any good?"}, ["--as-of", day, "--every", "anchored", several], wrong)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
