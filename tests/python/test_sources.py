"""Annex A workbooks, the SSD and case files as tables: against the command, and with every fault such files have."""

import csv
import datetime
import io
import json
import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pandas
import polars
import pyarrow
import pytest
from other_threads import lets_others_run
from the_command import COMMAND

import caf
from caf import raw

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
HEADINGS = [
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Assessment start date",
    "Assessment completion date", "Organisation completing assessment",
]  # fmt: skip
ROW = ["C1", "b) Female", "a) WBRI", date(2014, 6, 4), 8, date(2023, 4, 3), date(2023, 4, 21), "Invented School"]
START, END, BORN, CHILD = 5, 6, 3, 0


def changed(at, value, row=ROW):
    return [*row[:at], value, *row[at + 1 :]]


def workbook(rows, title="List 2", before=(), change=None, headings=HEADINGS, epoch=None):
    book = openpyxl.Workbook()
    if epoch is not None:
        book.epoch = epoch
    sheet = book.active
    sheet.title = title
    for row in [*before, headings, *rows]:
        sheet.append(row)
    if change is not None:
        change(book, sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture
def read(tmp_path):
    def read_it(data, **options):
        path = tmp_path / "invented.xlsx"
        path.write_bytes(data)
        return caf.read_annex_a(path, **options)

    return read_it


def told(extract):
    """Row, column and reason of each problem."""
    return [(row, column, reason) for _, row, column, reason in extract.problems.itertuples(index=False)]


def dates(series):
    return [None if pandas.isna(value) else value.date() for value in series]


needs_the_command = pytest.mark.skipif(not COMMAND, reason="the command was not built")


def converted(path, *options):
    """The cases of a file by the command: another reader of the same rules, and another writer."""
    text = subprocess.run([COMMAND, "convert", "--to", "json", *options, str(path)], check=True, capture_output=True).stdout
    return [json.loads(line) for line in text.splitlines()]


def from_json(cases, table):
    """The rows of a table as the command tells them, by case and in their order."""
    if table == "cases":
        return [{"case_id": case["case"], **{k: v for k, v in case.items() if not isinstance(v, (list, dict))}} for case in cases]
    return [{"case_id": case["case"], **row} for case in cases for row in case.get(table, [])]


def as_json(value):
    if isinstance(value, pandas.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def same_as_command(extract, cases):
    for table, frame in extract.tables.items():
        expected = from_json(cases, table)
        assert len(frame) == len(expected), table
        for got, want in zip(frame.to_dict("records"), expected):
            recorded = {k: as_json(v) for k, v in got.items() if not pandas.isna(v)}
            for name, value in recorded.items():
                if name in ("partial_tables", "absent_tables"):
                    continue
                if isinstance(want.get(name), list):
                    assert value.split() == want[name], (table, name)
                else:
                    assert value == want[name], (table, name)
            held = {k for k in want if k not in ("case", "comment", "case_id")}
            assert held <= set(recorded), (table, held - set(recorded))


@needs_the_command
def test_annex_a_csv_is_what_the_command_reads():
    path = EXAMPLES / "annex-a/annex-a-list-2.csv"
    extract = caf.read_annex_a(path)
    assert extract.cases == 5 and extract.problems.empty
    same_as_command(extract, converted(path))
    # By hand from the file: serial number 44104 is 30 September 2020.
    assert dates(extract.tables["assessments"].completed)[0] == date(2020, 9, 30)
    assert list(extract.tables["cases"]) == ["case_id", "child", "agency"]


@needs_the_command
def test_a_caseload_is_what_the_command_reads():
    path = EXAMPLES / "caseload.ndjson"
    same_as_command(caf.read_tables(path), converted(path))


@needs_the_command
def test_a_folder_of_tables_and_its_conversion_agree(tmp_path):
    extract = caf.read_tables(EXAMPLES / "tables")
    assert extract.form == "a folder of tables" and extract.cases == 2
    same_as_command(extract, converted(EXAMPLES / "tables"))
    assert "plans" in extract.tables["cases"].absent_tables.tolist()[1].split()
    assert extract.tables["cases"].partial_tables.tolist()[1] == "meetings"
    assert list(extract.tables["meetings"]) == ["case_id", "id", "held_on", "kind", "held"]


def test_dirty_csv():
    extract = caf.read_annex_a(EXAMPLES / "annex-a/invented-dirty.csv")
    assert told(extract) == [
        (4, "Date of Birth", "a workbook's error value, where a date is expected"),
        (4, "Assessment completion date", "there is no such day in the calendar, read as dd/mm/yyyy"),
        (6, "Assessment start date", "a workbook's error value, where a date is expected"),
    ]
    assert set(extract.problems.source) == {str(EXAMPLES / "annex-a/invented-dirty.csv")}
    # What could not be read is not taken for what did not happen: such a row is a fact at an unknown time.
    assessments = extract.tables["assessments"]
    assert dates(assessments.started) == [date(2023, 4, 3), date(2023, 4, 17), None, date(2023, 5, 9), None]
    assert dates(assessments.completed) == [date(2023, 4, 21), date(2023, 5, 5), None, None, None]
    assert dates(extract.tables["children"].born) == [date(2014, 6, 4), None, None, None, date(2010, 11, 12)]


def test_workbook_and_csv_of_the_same_cells_agree(read, tmp_path):
    rows = [ROW, changed(END, None, changed(CHILD, 612306)), changed(START, "17/04/2023", changed(CHILD, 6890906.0))]
    path = tmp_path / "invented.csv"
    path.write_text(
        ",".join(HEADINGS) + "\n"
        "C1,b) Female,a) WBRI,04/06/2014,8,03/04/2023,21/04/2023,Invented School\n"
        "612306,b) Female,a) WBRI,04/06/2014,8,03/04/2023,,Invented School\n"
        "6890906,b) Female,a) WBRI,04/06/2014,8,17/04/2023,21/04/2023,Invented School\n"
    )
    of_workbook, of_csv = read(workbook(rows)), caf.read_annex_a(path)
    assert list(of_workbook.tables) == list(of_csv.tables) == ["cases", "children", "assessments"]
    for table, frame in of_csv.tables.items():
        pandas.testing.assert_frame_equal(of_workbook.tables[table], frame)
    assert of_workbook.tables["cases"].case_id.tolist() == ["C1", "612306", "6890906"]
    assert dates(of_workbook.tables["assessments"].completed) == [date(2023, 4, 21), None, date(2023, 4, 21)]


def test_types_of_columns(read):
    tables = read(workbook([ROW])).tables
    assert tables["cases"].case_id.dtype == "string"
    assert tables["assessments"].completed.dtype == "datetime64[s]"
    assert tables["children"].gender.dtype == "category" and tables["children"].gender.tolist() == ["female"]
    flags = caf.read_tables(EXAMPLES / "caseload.ndjson").tables["meetings"]
    assert flags.family_invited.dtype == "boolean" and flags.attempts.dtype == "Int32"


def test_a_child_with_two_rows_is_two_cases(read):
    tables = read(workbook([ROW, ROW, changed(CHILD, "C1#2"), ROW])).tables
    assert tables["cases"].case_id.tolist() == ["C1", "C1#2", "C1#2#2", "C1#3"]
    assert tables["cases"].child.tolist() == ["C1", "C1", "C1#2", "C1"]
    assert tables["assessments"].case_id.tolist() == tables["cases"].case_id.tolist()


def test_places_of_cases(read, tmp_path):
    extract = read(workbook([ROW, changed(CHILD, None), ROW, [], changed(CHILD, "C2")], before=[["List 2"], []]))
    assert extract.places.case_id.tolist() == extract.tables["cases"].case_id.tolist() == ["C1", "C1#2", "C2"]
    assert extract.places.row.tolist() == [4, 6, 8]
    assert set(extract.places.source) == {f"{tmp_path}/invented.xlsx, List 2"}
    path = tmp_path / "invented.csv"
    path.write_text("Child Unique ID,Assessment start date\nC1,03/04/2023\n,03/04/2023\nC2,03/04/2023\n\n,\n,04/04/2023\nC3,03/04/2023\n")
    assert caf.read_annex_a(path).places.row.tolist() == [2, 4, 8]
    assert told(caf.read_annex_a(path)) == [(row, HEADINGS[CHILD], "missing: each row needs its identifier") for row in (3, 7)]
    assert caf.read_ssd(SSD).places.row.tolist() == [0, 1, 2]
    assert caf.read_tables(EXAMPLES / "caseload.ndjson").places.row.tolist() == list(range(1, 111))


@needs_the_command
def test_a_child_with_a_case_of_its_own(tmp_path):
    path = tmp_path / "cases.json"
    # The numbers of identifiers: x is 1, y 2, so that the second case's number is y's by chance.
    path.write_text(
        '{"case": "A", "children": [{"id": "x", "own_case": "A"}, {"id": "y", "own_case": "B"}]}\n'
        '{"case": "B", "children": [{"id": "y", "own_case": "y"}, {"id": "z", "own_case": "B"}, {"id": "w"}]}\n'
    )
    children = caf.read_tables(path).tables["children"]
    assert children.own_case.fillna("none").tolist() == ["A", "B", "y", "B", "none"]
    same_as_command(caf.read_tables(path), converted(path))


def test_headings_below_titles_and_far_columns(read):
    def far(_, sheet):
        sheet["A1"] = "Ofsted Annex A: invented"
        sheet.merge_cells("A1:H1")

    extract = read(workbook([ROW, ROW], before=[["Ofsted"], [], ["List 2"]], change=far))
    assert extract.cases == 2 and extract.problems.empty
    bad = workbook([ROW, changed(END, "soon")], before=[["Ofsted"], [], ["List 2"]])
    assert told(read(bad)) == [(6, HEADINGS[END], "not a date written dd/mm/yyyy, nor a workbook's serial number")]


def test_the_sheet_is_found(read, tmp_path):
    def other_sheets(book, _):
        book.create_sheet("List 1", 0).append(["Child Unique ID", "Date of Contact"])
        book.create_sheet("Cover", 0)
        book.create_sheet("List 20").append(HEADINGS)

    extract = read(workbook([ROW], title="list_2 early help", change=other_sheets))
    assert extract.source == f"{tmp_path}/invented.xlsx, list_2 early help"
    assert read(workbook([ROW], title="Sheet1")).cases == 1


def test_which_sheet_is_not_clear(read):
    def two(book, _):
        book.create_sheet("B").append(HEADINGS)

    with pytest.raises(caf.InputError, match=r"several sheets have the headings: 'A', 'B'; say which"):
        read(workbook([ROW], title="A", change=two))
    assert read(workbook([ROW], title="A", change=two), sheet="B").cases == 0
    with pytest.raises(caf.InputError, match=r"no sheet 'C'; there are 'A', 'B'"):
        read(workbook([ROW], title="A", change=two), sheet="C")


def test_wrong_sheet_and_missing_heading(read):
    with pytest.raises(caf.InputError, match="no headings of such a list in the first 40 rows of 'Contacts'") as error:
        read(workbook([["C1", date(2023, 4, 3)]], title="Contacts", headings=["Child ID", "Date of Contact"]))
    assert error.value.status == raw.E_LAYOUT and error.value.file.endswith("invented.xlsx")
    # Without both dates it is no such list; without one the table says that it does not hold it.
    without = [HEADINGS[i] for i in range(8) if i not in (START, END)]
    with pytest.raises(caf.InputError, match="no headings"):
        read(workbook([["C1"]], headings=without))
    one = read(workbook([["C1", date(2023, 4, 3)]], headings=["Child Unique ID", "Assessment start date"]))
    assert list(one.tables["assessments"]) == ["case_id", "started", "kind"]


def test_unknown_and_double_headings(read):
    extract = read(workbook([[*ROW, "x"]], headings=[*HEADINGS, "Shoe"]))
    assert extract.cases == 1
    [(row, column, reason)] = told(extract)
    assert (row, column) == (1, "column 9") and reason.startswith("there is no column of this name in this table")
    with pytest.raises(caf.InputError, match="two columns of this heading") as error:
        read(workbook([[*ROW, ROW[END]]], headings=[*HEADINGS, HEADINGS[END]]))
    assert error.value.field_name == HEADINGS[END]


def test_wrapped_headings(read):
    headings = [heading.replace(" ", "\n", 1).upper() for heading in HEADINGS]
    extract = read(workbook([changed(END, "x")], headings=headings))
    assert told(extract) == [(2, HEADINGS[END], "not a date written dd/mm/yyyy, nor a workbook's serial number")]


def test_text_in_a_date_column(read):
    extract = read(workbook([changed(END, "21st of April"), changed(START, "2023-04-03"), changed(BORN, "31/02/2014")]))
    assert told(extract) == [
        (2, HEADINGS[END], "not a date written dd/mm/yyyy, nor a workbook's serial number"),
        (3, HEADINGS[START], "not a date written dd/mm/yyyy, nor a workbook's serial number"),
        (4, HEADINGS[BORN], "there is no such day in the calendar, read as dd/mm/yyyy"),
    ]
    assert "21st" not in extract.problems.to_csv() and "31/02" not in extract.problems.to_csv()
    assert dates(extract.tables["assessments"].started) == [None, None, date(2023, 4, 3)]
    assert dates(extract.tables["assessments"].completed) == [None, None, date(2023, 4, 21)]
    assert dates(extract.tables["children"].born) == [date(2014, 6, 4), date(2014, 6, 4), None]


def test_a_time_of_day_is_no_date(read):
    extract = read(workbook([changed(START, datetime.datetime(2023, 4, 3, 9, 30))]))
    assert told(extract) == [(2, HEADINGS[START], "a date with a time of day")]


def test_formulas_without_values(read):
    # openpyxl writes formulas without values, as programs do that are no spreadsheet.
    extract = read(workbook([ROW, changed(END, "=F3+18"), changed(CHILD, '="C"&1'), changed(4, "=8+1")]))
    assert told(extract) == [
        (3, HEADINGS[END], "a formula whose value was never saved"),
        (4, HEADINGS[CHILD], "a formula whose value was never saved"),
    ]
    assert extract.tables["cases"].case_id.tolist() == ["C1", "C1#2", "C1#3"]  # rows 2, 3 and 5
    assert extract.cases == 3


def test_merged_cells(read):
    def merge(_, sheet):
        sheet.merge_cells("A3:A4")  # one child, two assessments
        sheet.merge_cells("G2:G3")  # one completion for two

    extract = read(workbook([ROW, changed(CHILD, "C2"), changed(CHILD, "C3"), changed(CHILD, "C4")], change=merge))
    assert told(extract) == [
        (3, HEADINGS[END], "merged with other cells: its value stands in G2 alone"),
        (4, HEADINGS[CHILD], "merged with other cells: its value stands in A3 alone"),
    ]
    assert extract.tables["cases"].case_id.tolist() == ["C1", "C2", "C4"]
    assert dates(extract.tables["assessments"].started) == [date(2023, 4, 3), None, date(2023, 4, 3)]


def test_dates_since_1904(read):
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, to_excel

    serial = to_excel(date(2023, 4, 21), CALENDAR_MAC_1904)
    assert serial != to_excel(date(2023, 4, 21))
    rows = [ROW, changed(END, serial, changed(CHILD, 45037))]
    tables = read(workbook(rows, epoch=CALENDAR_MAC_1904)).tables
    assert dates(tables["assessments"].completed) == [date(2023, 4, 21), date(2023, 4, 21)]
    assert dates(tables["assessments"].started) == [date(2023, 4, 3)] * 2
    assert tables["cases"].case_id.tolist() == ["C1", "45037"]


def test_serial_numbers_and_identifiers_as_numbers(read):
    rows = [changed(END, 45037, changed(CHILD, 45037)), changed(END, 45037.0, changed(CHILD, 7.0)), changed(END, 45037.5)]
    extract = read(workbook(rows))
    assert extract.tables["cases"].case_id.tolist() == ["45037", "7", "C1"]
    assert dates(extract.tables["assessments"].completed) == [date(2023, 4, 21), date(2023, 4, 21), None]
    assert told(extract) == [(4, HEADINGS[END], "a number that is no day of a workbook's calendar")]


def test_an_identifier_that_was_formatted_as_a_date(read):
    def format(_, sheet):
        sheet["A2"].number_format = "dd/mm/yyyy"

    assert read(workbook([changed(CHILD, 45037)], change=format)).tables["cases"].case_id.tolist() == ["45037"]


def test_an_identifier_that_lost_digits(read):
    extract = read(workbook([changed(CHILD, 1234567890123456789), changed(CHILD, 999999999999999)]))
    assert told(extract) == [(2, HEADINGS[CHILD], "a number of more than 15 digits, of which a workbook keeps 15")]
    assert extract.tables["cases"].case_id.tolist() == ["999999999999999"]


def test_rows_without_an_identifier(read):
    rows = [changed(CHILD, None), ROW, [None] * 8, [], [" "] * 8, changed(CHILD, "bad\x7fid"), changed(CHILD, "x" * 257), changed(CHILD, "two\nlines")]
    extract = read(workbook(rows))
    assert told(extract) == [
        (2, HEADINGS[CHILD], "missing: each row needs its identifier"),
        (7, HEADINGS[CHILD], "an identifier with a control character in it"),
        (8, HEADINGS[CHILD], "an identifier of more than 256 bytes"),
        (9, HEADINGS[CHILD], "an identifier with a control character in it"),
    ]
    assert extract.cases == 1


def test_error_values_and_genders(read):
    extract = read(workbook([changed(1, "z) Penguin"), changed(BORN, "#N/A"), changed(7, "#REF!")]))
    assert told(extract) == [
        (2, "Gender", "a gender that is none of those known"),
        (3, "Date of Birth", "a workbook's error value, where a date is expected"),
        (4, HEADINGS[7], "a workbook's error value, where an identifier is expected"),
    ]
    assert pandas.isna(extract.tables["children"].gender[0])


def test_many_rows_that_cannot_be_read(read, tmp_path):
    rows = [changed(CHILD, None if i % 3 == 0 else f"C{i}") for i in range(20000)]
    lines = [",".join(HEADINGS), *(f'"{row[0] or ""}",Female,,,,03/04/2023,"21/04/2023",' for row in rows)]
    path = tmp_path / "invented.csv"
    path.write_text("\r\n".join(lines) + "\r\n")
    extract = caf.read_annex_a(path)
    assert extract.tables["cases"].case_id.tolist() == [f"C{i}" for i in range(20000) if i % 3]
    assert extract.problems.row.tolist() == [i + 2 for i in range(20000) if i % 3 == 0]
    assert len(extract.tables["assessments"]) == extract.cases == 13333


def test_csv_with_records_of_several_lines(tmp_path):
    path = tmp_path / "invented.csv"
    text = '\ufeff"Child\nUnique ID","Assessment start\ndate",Organisation completing assessment\n,03/04/2023,"A\nB"\nC1,x,"A, ""B"""\n\nC2,04/04/2023,\n'
    path.write_text(text, newline="")
    extract = caf.read_annex_a(path)
    assert told(extract) == [
        (4, "Child Unique ID", "missing: each row needs its identifier"),
        (6, "Assessment start date", "not a date written dd/mm/yyyy, nor a workbook's serial number"),
    ]
    assert extract.tables["cases"].case_id.tolist() == ["C1", "C2"]
    assert extract.tables["cases"].agency.tolist()[0] == 'A, "B"'


def test_faults_of_the_whole_file_are_errors(tmp_path, read):
    path = tmp_path / "x.csv"
    for text, status, line in [
        ("", raw.E_LAYOUT, None),
        ("a,b\n1,2\n", raw.E_LAYOUT, 1),
        ("Child Unique ID,Assessment start date\nC1,03/04/2023,x\n", raw.E_SYNTAX, 2),
        (",03/04/2023\n".join(["Child Unique ID,Assessment start date\n", 'C1,"03\n']), raw.E_SYNTAX, None),
        ("earl_episode_id,earl_episode_start_date\n1,2024-01-01\n", raw.E_LAYOUT, None),
    ]:
        path.write_text(text)
        with pytest.raises(caf.InputError) as error:
            caf.read_annex_a(path)
        assert error.value.status == status and error.value.file == str(path), text
        if line is not None:
            assert error.value.line == line
    path.write_bytes(b"Child Unique ID,Assessment start date\nC\xe9line,03/04/2023\n")
    with pytest.raises(caf.InputError) as error:
        caf.read_annex_a(path)
    assert (error.value.status, error.value.line) == (raw.E_UTF8, 2)


def test_a_file_whose_later_line_is_broken_names_that_line(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("Child Unique ID,Assessment start date\n,03/04/2023\nC1,03/04/2023\nC2,03/04/2023,x\n")
    with pytest.raises(caf.InputError) as error:
        caf.read_annex_a(path)
    assert (error.value.status, error.value.line) == (raw.E_SYNTAX, 4)


def test_what_is_no_workbook(tmp_path, read):
    with pytest.raises(caf.InputError, match="a workbook that cannot be read"):
        read(b"PK\x03\x04 and nothing more")
    with pytest.raises(caf.InputError, match=r"old form \(\.xls\)"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    data = workbook([ROW])
    with pytest.raises(caf.InputError, match="a workbook that cannot be read"):
        read(data[: len(data) // 2])
    with pytest.raises(caf.InputError, match="could not be opened") as error:
        caf.read_annex_a(tmp_path / "absent.xlsx")
    assert error.value.status == raw.E_OPEN
    for wrong in (None, 3, b"x.csv"):
        with pytest.raises(TypeError):
            caf.read_annex_a(wrong)
    with pytest.raises(caf.InputError, match="this is no workbook"):
        caf.read_annex_a(EXAMPLES / "annex-a/annex-a-list-2.csv", sheet="List 2")


def test_a_wrong_dimension_hides_no_rows(read):
    """Programs write the size of a sheet wrongly, and a reader that trusts it sees one cell."""
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook([ROW, ROW]))) as old, zipfile.ZipFile(data, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                content, n = re.subn(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', content)
                assert n == 1
            new.writestr(name, content)
    assert read(data.getvalue()).cases == 2


SSD = {
    "earl_episode_id": ["e1", "e2", "e3"],
    "earl_person_id": ["p1", "p2", None],
    "earl_episode_start_date": [date(2024, 1, 2), date(1900, 1, 1), date(2024, 3, 1)],
    "earl_episode_end_date": [None, None, date(2024, 5, 6)],
    "earl_episode_organisation": ["o1", "o1", "o2"],
}


@needs_the_command
@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pyarrow.table, dict])
def test_ssd_of_every_kind_of_table(make, tmp_path):
    extract = caf.read_ssd(make(SSD))
    path = tmp_path / "ssd.csv"
    pandas.DataFrame(SSD).to_csv(path, index=False)
    of_csv = caf.read_ssd(path)
    for table, frame in of_csv.tables.items():
        pandas.testing.assert_frame_equal(extract.tables[table], frame)
    same_as_command(extract, converted(path))
    assert dates(extract.tables["cases"].opened) == [date(2024, 1, 2), None, date(2024, 3, 1)]
    assert extract.tables["closures"].case_id.tolist() == ["e3"]


def test_ssd_of_time_stamps_and_numbers():
    frame = pandas.DataFrame(
        {
            "earl_episode_id": [10.0, 11.0, None],
            "earl_episode_start_date": pandas.to_datetime(["2024-01-02", None, "2024-03-01"]),
            "earl_episode_end_date": pandas.to_datetime(["2024-01-02 09:30", None, None]),
            "shoe": [1, 2, 3],
        }
    )
    extract = caf.read_ssd(frame)
    assert extract.tables["cases"].case_id.tolist() == ["10", "11"]
    assert dates(extract.tables["closures"].closed) == [date(2024, 1, 2)]
    assert [(None if pandas.isna(row) else row, column) for row, column, _ in told(extract)] == [
        (None, "column 4"),
        (2, "earl_episode_id"),
    ]
    with pytest.raises(caf.InputError, match="neither cases as JSON nor a table whose headings are known"):
        caf.read_ssd(pandas.DataFrame({"a": [1]}))
    with pytest.raises(TypeError):
        caf.read_ssd(3)


def test_unreadable_dates_of_ssd():
    extract = caf.read_ssd({**SSD, "earl_episode_end_date": ["2024-02-30", None, "NULL"]})
    assert told(extract) == [(0, "earl_episode_end_date", "there is no such day in the calendar")]
    assert extract.tables["closures"].case_id.tolist() == ["e1"] and dates(extract.tables["closures"].closed) == [None]


def test_cases_that_differ_in_what_they_can_hold(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(
        '{"case": "A", "opened": "2024-01-02"}\n'
        '{"case": "B", "opened": "2024-01-03", "coverage": {"cases": {"without": ["division"]}}}\n'
        '{"case": "C", "opened": "2024-01-04"}\n'
    )
    extract = caf.read_tables(path)
    assert extract.cases == 3
    with pytest.raises(caf.InputError, match="take the tables of each of parts"):
        extract.tables
    parts = [part.tables["cases"] for part in extract.parts]
    assert [part.case_id.tolist() for part in parts] == [["A", "C"], ["B"]]
    assert "division" in parts[0] and "division" not in parts[1]
    asked = {"as_of": date(2026, 6, 30), "division": "england-and-wales"}
    with pytest.raises(caf.InputError, match="take the tables of each of parts"):
        caf.check(extract, **asked)
    first, second = caf.check_batches(extract, **asked)
    assert first.case_id.unique().tolist() == ["A", "C"] and second.case_id.unique().tolist() == ["B"]
    counted = caf.summary(extract, by=[], **asked)
    assert counted.sum(axis=1).tolist() == [len(first) + len(second)]


def test_an_extract_stands_for_its_tables():
    extract = caf.read_tables(EXAMPLES / "case.json")
    asked = {"as_of": date(2023, 6, 30)}
    found = caf.check(extract, **asked)
    assert len(found) > 10
    pandas.testing.assert_frame_equal(found, caf.check(extract.tables, **asked))
    [of_batch] = caf.check_batches([extract], **asked)
    pandas.testing.assert_frame_equal(found, of_batch)
    pandas.testing.assert_frame_equal(caf.summary(extract, **asked), caf.summary(extract.tables, **asked))
    assert caf.explain(extract, found.iloc[0], **asked) == caf.explain(extract.tables, found.iloc[0], **asked)


def test_errors_name_the_place_and_no_value(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text('{"case": "A",\n "opened": "Jane Doe"}\n')
    with pytest.raises(caf.InputError) as error:
        caf.read_tables(path)
    assert (error.value.line, error.value.field_name, error.value.file) == (2, "opened", str(path))
    assert "Jane" not in str(error.value) and str(error.value).startswith(f"{path}:2: opened: ")


def test_repr(read):
    extract = read(workbook([ROW, changed(CHILD, None)]))
    assert re.fullmatch(
        r"<caf\.Extract .*invented\.xlsx, List 2: Annex A list 2, 1 case: children 1, assessments 1; 1 problem>", repr(extract)
    )
    assert "C1" not in extract._repr_html_() and "1 problem" in extract._repr_html_()


def findings_of_the_command(path, *options):
    """What the command finds, as case, rule, row, verdict and due day, in some order."""
    text = subprocess.run(
        [COMMAND, "check", "--as-of", "2026-06-30", "--format", "csv", "--only", "all", *options, str(path)],
        check=False, capture_output=True,
    ).stdout  # fmt: skip
    return sorted(
        (found["case"], found["rule"], found["subject"], found["verdict"], found["due"])
        for found in csv.DictReader(io.StringIO(text.decode()))
    )


def findings_of_tables(extract):
    found = caf.check(extract.tables, as_of=date(2026, 6, 30), division="england-and-wales")
    return sorted(
        (one.case_id, one.rule, "" if pandas.isna(one.row_id) else one.row_id, one.verdict.replace(" ", "-"), "" if pandas.isna(one.due) else one.due.date().isoformat())
        for one in found.itertuples()
    )


@needs_the_command
@pytest.mark.parametrize("path", ["caseload.ndjson", "annex-a/annex-a-list-2.csv", "tables"])
def test_tables_are_ready_to_be_checked(path):
    expected = findings_of_the_command(EXAMPLES / path)
    assert len(expected) > 50
    assert findings_of_tables(caf.read_tables(EXAMPLES / path)) == expected


@needs_the_command
def test_what_could_not_be_read_decides_as_for_the_command():
    """A data frame has no word for an unreadable date, so that no data problem says so; else all is unknown as well."""
    path = EXAMPLES / "annex-a/invented-dirty.csv"
    of_command = findings_of_the_command(path, "--lenient")
    without = [one for one in of_command if one[1] != "data-value"]
    assert len(of_command) - len(without) == 3
    found = findings_of_tables(caf.read_annex_a(path))
    # An unreadable birth makes the children ones that are not held, and with them these two rules' rows.
    of_children = [("INVENTED-3", rule) for rule in ("EM-E-data", "LE-family")]
    assert [one for one in found if one[:2] not in of_children] == [one for one in without if one[:2] not in of_children]
    assert {one[3] for one in found if one[:2] in of_children} == {"unknown"}


def test_raw_write_and_read_give_the_same_bytes(tmp_path):
    data = (EXAMPLES / "caseload.ndjson").read_bytes()
    raw.convert("caseload", data, str(tmp_path / "all.json"), raw.FORMAT_JSON)
    written = b""
    for tables, fields, case_offsets, case_names, offsets, names, _ in raw.read("caseload", data, False)[0]:
        longs = [memoryview(each).cast("q") for each in (fields, case_offsets, offsets)]
        raw.write(str(tmp_path / "part.json"), raw.FORMAT_JSON, tables, longs[0], longs[1], case_names, longs[2], names)
        written += (tmp_path / "part.json").read_bytes()
    assert written == (tmp_path / "all.json").read_bytes()


def test_raw_write_refuses_offsets_that_do_not_fit(tmp_path):
    from array import array

    tables, fields, case_offsets, case_names, offsets, names, _ = raw.read("x", b'{"case": "A"}', False)[0][0]
    held = memoryview(fields).cast("q")
    for wrong in (array("q", [0, 2]), array("q", [1, 0]), array("q", [-1, 1])):
        with pytest.raises(caf.Error):
            raw.write(str(tmp_path / "x"), raw.FORMAT_JSON, tables, held, wrong, case_names, array("q"), None)
    raw.write(str(tmp_path / "x"), raw.FORMAT_JSON, tables, held, array("q"), None, array("q"), None)
    assert (tmp_path / "x").read_text() == '{"case": "1"}\n'
    with pytest.raises(caf.InputError):
        raw.write(str(tmp_path / "no/such/x"), raw.FORMAT_JSON, tables, held, array("q"), None, array("q"), None)


def test_reading_lets_other_threads_run():
    rows = "".join(f"C{i},03/04/2023\n" for i in range(20_000))
    data = f"Child Unique ID,Assessment start date\n{rows}".encode()
    assert lets_others_run(lambda: raw.read("x", data, False))


def test_a_workbook_where_text_is_read_names_what_reads_it(tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(workbook([ROW]))
    for read_text in (caf.read_tables, caf.read_cases):
        with pytest.raises(caf.InputError, match=r"x\.xlsx: a workbook; caf\.read_annex_a\(\) reads one of Annex A$") as error:
            read_text(path)
        assert error.value.status == raw.E_LAYOUT
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
    with pytest.raises(caf.InputError, match=r"old form \(\.xls\)"):
        caf.read_tables(path)
    with pytest.raises(caf.InputError, match="could not be opened"):
        caf.read_tables(tmp_path / "absent.xlsx")
