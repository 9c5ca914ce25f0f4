"""Holds the page of `caf audit --answers --format html` to what a page must be, and to the same answers as JSON.

usage: check_audit.py CAF SOURCE
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Page
from tables import compare, figures_of, tables_of

MAY_FAIL = (0, 2)


def run(caf: str, *asked: object) -> str:
    done = subprocess.run([caf, "audit", *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in MAY_FAIL:
        raise SystemExit(f"{asked}: {done.stderr}")
    return done.stdout


def check_unsafe(page: Page, answers: dict, wrong: list[str]) -> None:
    """Unsafe practice stands first, one by one."""
    parts = page.root.all("main")[0].children
    if parts[0].all("h2")[0].text != "Unsafe practice":
        wrong.append("unsafe practice does not stand first")
    wanted = []
    for one in answers["unsafe"]:
        whose = "".join(f", {what} {one[what]}" for what in ("case", "agency") if one[what] is not None)
        wanted.append((f"Form {one['form']}{whose}: unsafe practice, {one['when']}", f"Question {one['question']}, line {one['line']} of the answers"))
    shown = [(one.all("h3")[0].text, one.all("p")[0].text) for one in parts[0].all("li")]
    compare("unsafe practice", shown, wanted, wrong)
    # A survey asks about none, and has no figure where none is named.
    compare("unsafe practice in figures", figures_of(page).get("unsafe practice", "0"), str(len(wanted)), wrong)


def by_section(instrument: dict, counts: dict) -> dict[tuple[str, str], dict[str, int]]:
    """Section and scale, with the sums of its questions by grade."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    for question in instrument["questions"]:
        if question["scale"] is not None:
            sums = found.setdefault((question["section"], question["scale"]), {})
            for grade, n in counts[question["question"]].items():
                sums[grade] = sums.get(grade, 0) + n
    return found


def check_bar(name: str, row, counts: list[int], wrong: list[str]) -> None:
    fault = row.bar_of(counts)
    if fault:
        wrong.append(f"{name}: {fault}")


def check_grades(tables: dict, instrument: dict, sections: dict[str, str], answers: dict, wrong: list[str]) -> None:
    several = len({one["scale"] for one in instrument["questions"]} - {None}) > 1
    together = by_section(instrument, answers["counts"])
    for scale in dict.fromkeys(scale for _, scale in together):
        rows = tables.pop("All sections" + (f" ({scale})" if several else "")).rows
        wanted = [[sections[section], *map(str, sums.values()), ""] for (section, of), sums in together.items() if of == scale]
        compare(f"all sections on {scale}", [[row.name, *row.cells] for row in rows], wanted, wrong)
        for row in rows:
            check_bar(row.name, row, [int(one) for one in row.cells[:-1]], wrong)
    for (section, scale), sums in together.items():
        table = tables.pop(sections[section] + (f" ({scale})" if several else ""))
        asked = [one for one in instrument["questions"] if (one["section"], one["scale"]) == (section, scale)]
        compare(f"questions of {section}", [row.name for row in table.rows], [one["question"] for one in asked], wrong)
        compare(f"grades of {section}", table.columns[-1 - len(sums) : -1], list(sums), wrong)
        for row, one in zip(table.rows, asked):
            counts = list(answers["counts"][one["question"]].values())
            about = [one["polarity"] or ""] if instrument["kind"] == "survey" else []
            compare(one["question"], row.cells, [" ".join(one["text"].split()), *about, *map(str, counts), ""], wrong)
            check_bar(one["question"], row, counts, wrong)
        compare(f"all of {section}", [one for one in table.foot[0].cells if one], [str(n) for n in sums.values()], wrong)
        check_bar(f"all of {section}", table.foot[0], list(sums.values()), wrong)


def score(kind: str, of: dict) -> str:
    if kind == "percentage":
        return "unknown" if of["percent"] is None else f"{of['points']} of {of['possible']}, {of['percent']:.1f} %"
    if kind == "total":
        return f"{of['points']} of {of['possible']}"
    return f"{of['answered']} of {of['asked']} answered, {of['not_applicable']} not applicable"


def check_scores(table, answers: dict, rated: bool, overall: bool, wrong: list[str]) -> None:
    compare("forms", [row.name for row in table.rows], [one["form"] for one in answers["forms"]], wrong)
    for row, one in zip(table.rows, answers["forms"]):
        kinds = [section["score"] for section in one["sections"]]
        wanted = [one["case"] or "", one["agency"] or ""]
        wanted += [one["overall"] or "none"] if overall else []
        wanted += [one["rating"] or "unknown"] if rated else []
        wanted += [score(kind, one[kind]) for kind in ("counted", "percentage", "total") if kind in kinds]
        wanted += [score(section["score"], section) for section in one["sections"] if section["score"] != "counted"]
        compare(f"form {one['form']}", row.cells, wanted, wrong)


def check_ranking(tables: dict, answers: dict, texts: dict[str, str], wrong: list[str]) -> None:
    for polarity, caption in (("weakness", "Weaknesses by how many agree"), ("strength", "Strengths by how many agree")):
        ranked = [one for one in answers["ranking"][polarity] if one["agreed"] > 0]
        rows = tables.pop(caption).rows if ranked else []
        compare(caption, [row.name for row in rows], [one["question"] for one in ranked], wrong)
        for row, one in zip(rows, ranked):
            counts = [one["agreed"], one["answered"] - one["agreed"]]
            times = f" (asked {one['asked_in']} times)" if one["asked_in"] > 1 else ""
            compare(f"{caption}: {row.name}", row.cells, [" ".join(texts[one["question"]].split()) + times, *map(str, counts), ""], wrong)
            check_bar(caption, row, counts, wrong)


def check_agencies(tables: dict, instrument: dict, sections: dict[str, str], answers: dict, wrong: list[str]) -> None:
    scales = list(dict.fromkeys(one["scale"] for one in instrument["questions"] if one["scale"] is not None))
    for scale in scales if answers["agencies"] else []:
        table = tables.pop("Answers by agency and section" + (f" ({scale})" if len(scales) > 1 else ""))
        wanted = []
        for agency in answers["agencies"]:
            for (section, of), sums in by_section(instrument, agency["counts"]).items():
                if of == scale and sum(sums.values()) > 0:
                    wanted.append((agency["agency"], [sections[section], *map(str, sums.values()), ""]))
        compare(f"agencies on {scale}", [(row.name, row.cells) for row in table.rows], wanted, wrong)
        for row in table.rows:
            check_bar(row.name, row, [int(one) for one in row.cells[1:-1]], wrong)


def check_authorities(tables: dict, read: dict, wrong: list[str]) -> None:
    """Cases of two authorities, a row for each, and for those that are not on record."""
    wanted = []
    for one in read.get("two_authorities", []):
        named = one["authorities"] + ["not on record"] * (2 - len(one["authorities"]))
        wanted += [[one["form"], one["case"], authority] for authority in named]
    table = tables.pop("Forms about cases of two authorities") if wanted else None
    compare("authorities", [[row.name, *row.cells] for row in table.rows] if table else [], wanted, wrong)


def check(caf: str, name: str, instrument: object, answers: Path, wrong: list[str], *held: object) -> None:
    page = Page(run(caf, instrument, "--answers", answers, *held, "--format", "html"))
    # What would turn the writing shows as "?" on a page, as in every text.
    read = json.loads(run(caf, instrument, "--answers", answers, *held, "--format", "json").replace("\u202e", "?"))
    about = json.loads(run(caf, instrument, "--format", "json"))
    found = page.problems()
    check_unsafe(page, read, found)
    tables = tables_of(page)
    check_authorities(tables, read, found)
    if "forms" in read:
        shown = [line.split("  ", 1) for line in run(caf, instrument).splitlines() if line and line[0] != " " and line.endswith(")") and "  " in line]
        sections = {name: title.rsplit(" (", 1)[0].strip() for name, title in shown}
        check_grades(tables, about, sections, read, found)
        if about["kind"] == "survey":
            check_ranking(tables, read, {one["question"]: one["text"] for one in about["questions"]}, found)
        else:
            table = tables.pop("Scores by form")
            check_scores(table, read, "Rating" in table.columns, "Overall, the auditor's own" in table.columns, found)
            if any(one["rating"] for one in read["forms"]) and "Rating" not in table.columns:
                found.append("no rating is shown")
            if any(one["overall"] for one in read["forms"]) and "Overall, the auditor's own" not in table.columns:
                found.append("no overall grade is shown")
        check_agencies(tables, about, sections, read, found)
        compare("forms in figures", figures_of(page)["forms"], str(len(read["forms"])), found)
    compare("tables of nothing", sorted(tables), [], found)
    wrong += [f"{name}: {one}" for one in found]


def check_totals(caf: str, name: str, asked: list, wrong: list[str]) -> None:
    """A page of totals is that of the forms without what is by form: the same tables of counts, and no name of a form or case."""
    whole, totals = (Page(run(caf, *asked, "--format", "html", *more)) for more in ([], ["--totals"]))
    read, counted = (json.loads(run(caf, *asked, "--format", "json", *more)) for more in ([], ["--totals"]))
    found = totals.problems()
    by_form = {"Scores by form", "Forms about cases of two authorities"}
    tables = [{caption: [[row.name, *row.cells] for row in table.rows] for caption, table in tables_of(page).items()} for page in (whole, totals)]
    compare("tables", tables[1], {caption: rows for caption, rows in tables[0].items() if caption not in by_form}, found)
    when = [one["when"] for one in read["unsafe"]]
    compare("unsafe practice", counted.pop("unsafe"), {"current": when.count("current"), "past": when.count("past")}, found)
    compare("authorities", counted.pop("two_authorities", None), len(read["two_authorities"]) if "two_authorities" in read else None, found)
    left = {key: value for key, value in read.items() if key not in ("unsafe", "forms", "two_authorities")}
    compare("what else is in it", counted, left, found)
    text, shown = totals.root.text, whole.root.text
    names = {one[key] for one in [*read.get("forms", []), *read["unsafe"]] for key in ("form", "case") if one[key] is not None}
    if "Forms and cases are named" in text or ("Forms and cases are named" in shown) != ("Scores by form" in tables[0] or bool(read["unsafe"])):
        found.append("the page does not say rightly whether forms are named")
    if re.search(r"\b(" + "|".join(sorted(map(re.escape, names))) + r")\b", text):
        found.append("a form or case is named")
    wrong += [f"{name}: {one}" for one in found]


HOSTILE = 'form,question,answer,comment,agency,case,unsafe\n"<b>&""\'</script>",1,yes,said,<i>,"A\u202e",past\n'


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    inputs = source / "tests" / "cli" / "inputs"
    examples = source / "examples" / "instruments"
    wrong: list[str] = []
    check(caf, "graded", "blackburn-tier-2", inputs / "audit.csv", wrong)
    check(caf, "scored", "quality-review", inputs / "review.csv", wrong)
    check(caf, "survey", "leicester-survey", inputs / "survey.csv", wrong)
    check(caf, "faulty", "blackburn-tier-2", inputs / "audit-faulty.csv", wrong)
    check(caf, "one's own", examples / "invented-borough.json", examples / "invented-answers.csv", wrong)
    record = ("--cases", inputs / "held.ndjson", "--as-of", "2023-06-30")
    check(caf, "held against the record", "blackburn-tier-1", inputs / "held.csv", wrong, *record)
    check(caf, "of a checklist", "supervision", inputs / "supervised.csv", wrong, *record)
    check(caf, "two scales", inputs / "mixed.json", inputs / "mixed.csv", wrong)
    check_totals(caf, "totals of an audit", ["blackburn-tier-1", "--answers", inputs / "held.csv", *record], wrong)
    check_totals(caf, "totals of a survey", ["leicester-survey", "--answers", inputs / "survey.csv"], wrong)
    check_totals(caf, "totals of faulty forms", ["blackburn-tier-2", "--answers", inputs / "audit-faulty.csv"], wrong)
    with tempfile.TemporaryDirectory() as folder:
        hostile = Path(folder, "answers.csv")
        hostile.write_text(HOSTILE, encoding="utf-8")
        check(caf, "hostile names", "young-person", hostile, wrong)
        page = run(caf, "young-person", "--answers", hostile, "--format", "html")
        if "&lt;b&gt;&amp;&quot;&#39;&lt;/script&gt;" not in page or "A?" not in page or "<i>" in page:
            wrong.append("hostile names: a form is not shown as it is")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
