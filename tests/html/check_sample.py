"""Holds the pages of `caf sample` and `caf allocate` to what a page must be, and to the same answers as JSON.

usage: check_sample.py CAF SOURCE
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Page
from tables import compare, figures_of, tables_of

NOT_RECORDED = "not recorded"


def run(caf: str, *asked: object) -> str:
    done = subprocess.run([caf, *map(str, asked)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1) or done.stderr:
        raise SystemExit(f"{asked}: {done.stderr}")
    return done.stdout


def both(caf: str, *asked: object) -> tuple[Page, dict]:
    """What would turn the writing shows as "?" on a page, as in every text."""
    return Page(run(caf, *asked, "--format", "html")), json.loads(run(caf, *asked, "--format", "json").replace("\u202e", "?"))


def numbers(one: dict) -> list[int]:
    return [one["cases"], one["drawn_before"], one["drawn"]]


def check_strata(tables: dict, answer: dict, wrong: list[str]) -> None:
    table = tables.pop("Cases by agency" if answer["by"] == "agency" else "Cases by kind of agency")
    compare("strata", [(row.name, row.cells) for row in table.rows],
            [(one["stratum"] or NOT_RECORDED, [*map(str, numbers(one)), ""]) for one in answer["strata"]], wrong)
    sums = [sum(column) for column in zip(*map(numbers, answer["strata"]))]
    compare("all strata", table.foot[0].cells, [*map(str, sums), ""], wrong)
    for row, (cases, before, drawn) in zip([*table.rows, *table.foot], [*map(numbers, answer["strata"]), sums]):
        fault = row.bar_of([drawn, before, cases - drawn - before])
        wrong += [fault] if fault else []


def check_sample(caf: str, name: str, wrong: list[str], *asked: object, earlier: bool = False) -> None:
    page, answer = both(caf, "sample", *asked)
    found = page.problems()
    tables = tables_of(page)
    sums = [sum(column) for column in zip(*map(numbers, answer["strata"]))] or [0, 0, 0]
    is_open = answer["cases"] == "open"
    figures = {"in the caseload": answer["input_cases"], "open" if is_open else "closed in the period": sums[0], "drawn": len(answer["drawn"])}
    figures |= {"of these drawn before": sums[1]} if earlier else {}
    unknown = "not known whether open" if is_open else "not known whether closed then"
    figures |= {unknown: answer["not_known"]} if answer["not_known"] else {}
    compare("figures", figures_of(page), {label: str(n) for label, n in figures.items()}, found)
    if answer["by"] != "none" and answer["strata"]:
        check_strata(tables, answer, found)
    several = len({one["file"] for one in answer["drawn"]}) > 1
    wanted = []
    for one in answer["drawn"]:
        cells = [str(one["place"])]
        cells += [one["stratum"] or NOT_RECORDED] if answer["by"] != "none" else []
        cells += [one["file"]] if several else []
        wanted.append((one["case"], [*cells, str(one["line"])]))
    rows = tables.pop("Drawn, in their order").rows if wanted else []
    compare("cases", [(row.name, row.cells) for row in rows], wanted, found)
    short = [one.text for one in page.root.all("p") if "no more to draw" in one.text]
    compare("short", bool(short), len(answer["drawn"]) < answer["size"], found)
    if short and int(short[0].split()[0]) != answer["size"]:
        found.append(f"{short[0]}, and not {answer['size']}")
    compare("further tables", list(tables), [], found)
    if answer["seed"] not in [one.text for one in page.root.all("dd")]:
        found.append("the seed is not said")
    wrong += [f"{name}: {one}" for one in found]


def check_way(page: Page, answer: dict, wrong: list[str]) -> None:
    by_agency = sum(one["agency_involved"] for one in answer["allocated"])
    cases: dict[str, list[dict]] = {}
    for one in answer["allocated"]:
        cases.setdefault(one["case"], []).append(one)
    compare("figures", figures_of(page), {"cases": str(len(cases)), "auditors": str(len(answer["auditors"])),
                                          "audits": str(len(answer["allocated"])), "by an agency that was involved": str(by_agency)}, wrong)
    tables = tables_of(page)
    wanted = []
    for one in answer["auditors"]:
        theirs = [given["case"] for given in answer["allocated"] if given["auditor"] == one["auditor"]]
        compare(f"{one['auditor']} in JSON", len(theirs), one["cases"], wrong)
        wanted.append((one["auditor"], [one["agency"] or NOT_RECORDED, str(one["most"]), str(one["cases"]), ", ".join(theirs)]))
    compare("auditors", [(row.name, row.cells) for row in tables.pop("Auditors and their cases").rows], wanted, wrong)
    wanted = []
    for case, given in cases.items():
        cells = []
        for one in given:
            cells += [one["auditor"], (one["agency"] or NOT_RECORDED) + ("; was involved" if one["agency_involved"] else "")]
        wanted.append((case, cells))
    compare("cases", [(row.name, row.cells) for row in tables.pop("Cases and their auditors").rows], wanted, wrong)
    compare("further tables", list(tables), [], wrong)


def check_no_way(page: Page, answer: dict, n_cases: int, wrong: list[str]) -> None:
    reason = answer["reason"]
    compare("figures", figures_of(page), {"cases": str(n_cases), "auditors": str(len(answer["auditors"])),
                                          "audits needed by the cases below": str(reason["needed"]),
                                          "of these can be taken": str(reason["can_take"] + reason["once"])}, wrong)
    listed = [one.text for part in page.root.all("ul", class_="notes") for one in part.all("li")]
    compare("cases of the reason", listed, reason["cases"], wrong)
    tables = tables_of(page)
    rows = tables.pop("Auditors for these cases").rows if reason["auditors"] else []
    about = {one["auditor"]: [one["agency"] or NOT_RECORDED, str(one["most"])] for one in answer["auditors"]}
    compare("auditors of the reason", [(row.name, row.cells) for row in rows], [(one, about[one]) for one in reason["auditors"]], wrong)
    text = page.root.all("main")[0].text
    if reason["once"] and f"Audits that this makes: {reason['once']}." not in text:
        wrong.append("those who can audit once are not said")
    compare("further tables", list(tables), [], wrong)


def check_allocation(caf: str, name: str, n_cases: int, possible: bool, wrong: list[str], *asked: object) -> None:
    page, answer = both(caf, "allocate", *asked)
    found = page.problems()
    compare("possible", answer["possible"], possible, found)
    if possible:
        check_way(page, answer, found)
    else:
        check_no_way(page, answer, n_cases, found)
    wrong += [f"{name}: {one}" for one in found]


def check_hostile(caf: str, folder: Path, wrong: list[str]) -> None:
    """Names that are markup, and one that would turn the writing, are text on the page."""
    cases = folder / "a&b.ndjson"
    bad = ["<b>K</b>", "K&amp;\u202e1", "\"K'"]
    cases.write_text("".join(json.dumps({"case": one, "agency": one, "opened": "2023-01-09", "assessments": [], "meetings": [], "closures": []}) + "\n"
                             for one in bad), encoding="utf-8")
    check_sample(caf, "hostile sample", wrong, "--seed", "<i>&", "--size", 9, "--open", "--by", "agency", "--as-of", "2023-10-02", cases)
    sample, auditors = folder / "s&.csv", folder / "a<b>.csv"
    sample.write_text("case\n<b>K</b>\nK&amp;\n", encoding="utf-8")
    auditors.write_text("auditor,agency,most\n<i>A</i>,<u>,\nB&,,\n", encoding="utf-8")
    check_allocation(caf, "hostile allocation", 2, True, wrong, "--auditors", auditors, sample)


def main() -> int:
    caf, examples = sys.argv[1], Path(sys.argv[2]) / "examples"
    caseload, audit = examples / "caseload.ndjson", examples / "audit"
    day = ("--as-of", "2026-06-30")
    period = ("--closed-from", "2026-01-01", "--closed-to", "2026-06-30")
    wrong: list[str] = []
    check_sample(caf, "open", wrong, "--seed", "a", "--one-in", 10, "--open", *day, caseload)
    check_sample(caf, "by agency", wrong, "--seed", "a", "--size", 20, "--open", "--by", "agency", "--shares", "equal", *day, caseload)
    check_sample(caf, "drawn before", wrong, "--seed", "b", "--size", 6, "--open", "--by", "kind", "--not", audit / "sample.csv", *day, caseload,
                 earlier=True)
    check_sample(caf, "closed", wrong, "--seed", "b", "--one-in", 3, *period, "--by", "kind", *day, caseload)
    check_sample(caf, "too few", wrong, "--seed", "b", "--size", 500, *period, *day, caseload)
    check_sample(caf, "none", wrong, "--seed", "b", "--size", 1, "--open", "--by", "kind", "--as-of", "1990-01-01", caseload)
    check_sample(caf, "two files", wrong, "--seed", "b", "--size", 500, "--open", *day, caseload, examples / "family.ndjson")
    staff, involved, sample = ("--auditors", audit / "auditors.csv"), ("--involved", audit / "involved.csv"), audit / "sample.csv"
    check_allocation(caf, "one each", 6, True, wrong, *staff, *involved, sample)
    check_allocation(caf, "two each", 6, True, wrong, "--each", 2, *staff, *involved, sample)
    record = ("--cases", audit.parent / "caseload.ndjson", "--as-of", "2026-06-30")
    check_allocation(caf, "by the record", 6, True, wrong, "--each", 2, *staff, *record, sample)
    check_allocation(caf, "no way", 6, False, wrong, "--each", 2, "--most", 1, *staff, *involved, sample)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        check_hostile(caf, folder, wrong)
        several = folder / "auditors.csv"
        several.write_text("auditor,agency,most\nA,one,5\nB,one,5\nC,two,1\nD,three,0\n", encoding="utf-8")
        own = folder / "involved.csv"
        own.write_text("case,auditor,agency\nK-1,,one\nK-2,,one\nK-3,,one\n", encoding="utf-8")
        cases = folder / "sample.csv"
        cases.write_text("case\nK-1\nK-2\nK-3\n", encoding="utf-8")
        check_allocation(caf, "an agency that was involved", 3, True, wrong, "--auditors", several, "--involved", own, cases)
        check_allocation(caf, "no way but once", 3, False, wrong, "--each", 2, "--auditors", several, "--involved", own, cases)
        several.write_text(several.read_text(encoding="utf-8").replace("three", ""), encoding="utf-8")
        nobody = folder / "nobody.csv"
        nobody.write_text("case,auditor,agency\nK-1,A,\nK-1,B,\nK-1,C,\nK-1,D,\n", encoding="utf-8")
        check_allocation(caf, "no auditor at all", 3, False, wrong, "--auditors", several, "--involved", nobody, cases)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
