"""Makes annex-a.xlsx, an invented Annex A workbook: make_annex_a.py FILE.

List 2 has the assessments of the invented caseload that were completed in the year up to 30 June 2026, and behind them
the rows of annex-a/invented-dirty.csv, whose faults such workbooks have. No child in it exists.
"""

import csv
import datetime
import json
import sys
import zipfile
from datetime import date
from pathlib import Path

import openpyxl

EXAMPLES = Path(__file__).parents[1]
FROM, TO = date(2025, 7, 1), date(2026, 6, 30)
GENDERS = {"male": "a) Male", "female": "b) Female", "unknown": "c) Not stated/recorded (or unborn)", "other": "d) Neither"}


def rows_of_caseload():
    """A row for each assessment of the year, in the order in which they were completed."""
    rows = []
    for line in (EXAMPLES / "caseload.ndjson").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        child = next((one for one in case.get("children", []) if one["id"] == case.get("child")), {})
        for assessment in case.get("assessments", []):
            completed = assessment.get("completed")
            if "started" in assessment and completed and FROM <= date.fromisoformat(completed) <= TO:
                born = date.fromisoformat(child["born"]) if child.get("born") else None
                age = (date.fromisoformat(completed) - born).days / 365.25 if born else None
                days = [date.fromisoformat(assessment[name]) for name in ("started", "completed")]
                rows.append([case["case"], GENDERS.get(child.get("gender", "unknown")), None, born, age, *days, case.get("agency")])
    return sorted(rows, key=lambda row: (row[6], row[0]))


def rows_with_faults():
    with open(EXAMPLES / "annex-a/invented-dirty.csv", encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    return headings, [[int(cell) if cell.isdigit() else cell or None for cell in row] for row in rows]


def workbook():
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    cover.append(["Annex A of an invented authority. No child, family or agency in it exists."])
    sheet = book.create_sheet("List 2")
    headings, faults = rows_with_faults()
    sheet.append(["List 2: Early help assessments completed in the year up to 30 June 2026 (invented)"])
    sheet.append([])
    sheet.append(headings)
    for row in [*rows_of_caseload(), *faults]:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
    # Nobody's identifier, and a sum that no spreadsheet worked out.
    sheet.append([None, "b) Female", None, date(2018, 5, 4), 7, date(2026, 5, 5), date(2026, 5, 29), "school-1"])
    last = sheet.max_row + 1
    sheet.append(["INVENTED-6", "b) Female", None, date(2018, 5, 4), 7, date(2026, 5, 5), f"=F{last}+24", "school-1"])
    for row in (last - 1, last):
        for column in "DFG":
            sheet[f"{column}{row}"].number_format = "dd/mm/yyyy"
    for column, width in zip("ABCDEFGH", (16, 12, 12, 14, 10, 16, 16, 26)):
        sheet.column_dimensions[column].width = width
    return book


def main():
    path = Path(sys.argv[1])
    workbook().save(path)
    # The same bytes each time: no day of writing.
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    fixed = f"{datetime.datetime(2026, 7, 1).isoformat()}Z".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            if name == "docProps/core.xml":
                for tag in (b"created", b"modified"):
                    head, _, rest = content.partition(b"<dcterms:" + tag)
                    start, _, rest = rest.partition(b">")
                    content = head + b"<dcterms:" + tag + start + b">" + fixed + rest[rest.index(b"<") :]
            new.writestr(zipfile.ZipInfo(name, (2026, 7, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
