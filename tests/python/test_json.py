"""Cases in and out of the JSON case format, against ``caf convert``."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from the_command import COMMAND

import caf
from caf import raw
from caf._rows import FIELDS, TABLES, own_fields
from caf.cases import NOT_HELD, Case, Meeting, Plan, read_cases, write_cases
from caf.cases.rows import ROWS

ROOT = Path(__file__).parent.parent.parent
needs_the_command = pytest.mark.skipif(not COMMAND, reason="the command was not built")

INPUTS = [
    "examples/case.json",
    "examples/caseload.ndjson",
    "examples/family.ndjson",
    "examples/tables",
    "examples/annex-a/annex-a-list-2.csv",
    *(str(path.relative_to(ROOT)) for name in ("tests/cli", "tests/fuzz/corpus/json", "tests/receipts")
      for path in sorted((ROOT / name).rglob("*.*json")) if path.stat().st_size),
]  # fmt: skip


def converted(path):
    """The lines that the command writes; None where it refuses the input."""
    ended = subprocess.run([COMMAND, "convert", "--to", "json", str(path)], capture_output=True, encoding="utf-8", check=False)
    return [line for line in ended.stdout.split("\n") if line not in ("", "[]")] if ended.returncode == 0 else None


def without_order(plain):
    """Rows without an id come first in a Case, where others refer to the table."""
    for table, rows in plain.items():
        if table in ROWS and raw.table_is_referred_to(TABLES[table]):
            rows.sort(key=lambda row: "id" in row)
    return plain


@needs_the_command
@pytest.mark.parametrize("path", INPUTS)
def test_as_the_command_writes_it(path):
    lines = converted(ROOT / path)
    if lines is None:
        with pytest.raises(caf.InputError):
            read_cases(ROOT / path)
        return
    cases = read_cases(ROOT / path)
    assert len(cases) == len(lines)
    for case, line in zip(cases, lines, strict=True):
        assert list(without_order(json.loads(line)).items()) == list(json.loads(case.to_json()).items())
        assert Case.from_json(case.to_json()) == Case.from_json(line) == case


def test_the_inputs_are_not_few():
    assert len(INPUTS) > 30


def test_the_first_line_of_an_example_by_eye():
    [case] = read_cases(ROOT / "examples/case.json")
    assert (case.case_id, case.opened, case.division) == ("EX-0001", date(2023, 3, 20), "england-and-wales")
    assert case.meetings[0] == Meeting(
        id="m1", kind="first", set_on=date(2023, 4, 3), notified_on=date(2023, 4, 5), planned_for=date(2023, 4, 27),
        held_on=date(2023, 4, 27), family_invited=True, family_attended=True,
    )  # fmt: skip
    assert case.partial == {"reviews"} and case.concerns is NOT_HELD and case.closures == ()


def test_coverage_goes_there_and_back():
    case = Case(
        case_id="EX-1", meetings=[Meeting(id=7)], plans=(), reviews=(), partial={"plans", "reviews"},
        without={"meetings.set_on", "plans.author", "cases.family"},
    )  # fmt: skip
    plain = json.loads(case.to_json())
    assert plain["coverage"] == {
        "cases": {"without": ["family"]},
        "meetings": {"without": ["set_on"]},
        "plans": {"rows": "partial", "without": ["author"]},
        "reviews": "partial",
    }
    assert Case.from_json(case.to_json()) == case
    assert Case.from_json('{"case": 1, "coverage": {"meetings": "absent"}}').meetings is NOT_HELD


@pytest.mark.parametrize(
    ("text", "line", "field", "message"),
    [
        ('{"case": "EX-1",\n "meetings": [{"held_on": "Ann"}]}', 2, "meetings[0].held_on", "yyyy-mm-dd"),
        ('{"case": "EX-1", "meeting": []}', 1, None, 'perhaps "meetings" is meant'),
        ('{"opened": "2023-01-02"}', 1, "case", ""),
        ('{"case": "EX-1", "actions": [{"plan": "Ann"}]}', 1, "actions[0].plan", "no row of this case has in plans"),
        ('{"case": "EX-1"', 1, None, ""),
    ],
)
def test_errors_say_where_and_never_who(text, line, field, message):
    with pytest.raises(caf.InputError) as caught:
        Case.from_json(text)
    error = caught.value
    assert (error.file, error.line) == ("text", line) and (field is None or error.field_name == field)
    assert message in error.message and "Ann" not in str(error)


def test_one_case_or_several():
    assert read_cases(text="") == [] == read_cases(text=b" \n")
    both = '{"case": 1}\n{"case": 2}'
    assert [case.case_id for case in read_cases(text=both)] == ["1", "2"]
    for text in (both, ""):
        with pytest.raises(caf.InputError, match="expected one case"):
            Case.from_json(text)
    with pytest.raises(TypeError, match="either a path or text="):
        read_cases()
    with pytest.raises(TypeError):
        read_cases("x", text="y")


def test_names_of_other_cases_are_kept_apart():
    """A number by chance: a child whose own case is another one, which has the number of this one."""
    text = "\n".join(json.dumps({"case": f"C{n}", "children": [{"id": "k", "own_case": f"C{(n + 1) % 5}"}, {"own_case": f"C{n}"}]}) for n in range(5))
    cases = read_cases(text=text)
    assert [{child.own_case for child in case.children} for case in cases] == [{f"C{n}", f"C{(n + 1) % 5}"} for n in range(5)]


def test_files_are_written_whole_or_not_at_all(tmp_path):
    cases = read_cases(ROOT / "examples/caseload.ndjson")[:7]
    path = tmp_path / "cases.ndjson"
    write_cases(cases, path)
    assert read_cases(path) == cases
    before = path.read_bytes()
    with pytest.raises(TypeError, match="expected Case objects, got dict"):
        write_cases([cases[0], {}], path)
    assert path.read_bytes() == before
    folder = tmp_path / "folder"
    write_cases(cases, folder, format="csv")
    assert read_cases(folder) == cases
    with pytest.raises(caf.InputError):
        write_cases(cases, folder, format="csv")
    with pytest.raises(ValueError, match="expected one of json, csv"):
        write_cases(cases, path, format="xml")
    with pytest.raises(caf.InputError):
        write_cases(cases, tmp_path / "no" / "folder.json")
    with pytest.raises(caf.InputError):
        read_cases(tmp_path / "nothing.json")


# Any case.
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31)).filter(lambda day: day != date(1970, 1, 1))
NAMES = st.one_of(
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8), st.integers(-5, 10**12)
)


def value_of(row, table, name):
    field = FIELDS[table][name]
    if field.type == raw.TYPE_ID:
        return NAMES
    if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
        return DAYS
    if field.type == raw.TYPE_FLAG:
        return st.booleans()
    if field.type == raw.TYPE_CHOICE:
        return st.sampled_from(list(row.CHOICES[name]))
    if field.type == raw.TYPE_SET:
        return st.sets(st.sampled_from(list(row.CHOICES[name])))
    return st.integers(0, 2**31 - 1)


@st.composite
def rows(draw, table):
    row = ROWS[table]
    names = [name for name in own_fields(table) if raw.field_refers_to(TABLES[table], FIELDS[table][name].bit) < 0]
    made = {}
    for _ in range(draw(st.integers(0, 3))):
        one = row(**{name: draw(value_of(row, table, name)) for name in draw(st.sets(st.sampled_from(names), max_size=5))})
        made[one.id or len(made)] = one
    return list(made.values())


@st.composite
def any_case(draw):
    own = [name for name in own_fields("cases") if name not in ("case_id", "child")]
    values = {name: draw(value_of(Case, "cases", name)) for name in draw(st.sets(st.sampled_from(own), max_size=5))}
    tables = {table: draw(rows(table)) for table in draw(st.sets(st.sampled_from(list(ROWS)), max_size=5))}
    if "plans" in tables and (named := [plan.id for plan in tables["plans"] if plan.id]):
        tables.setdefault("actions", []).append(ROWS["actions"](plan=draw(st.sampled_from(named))))
    partial = draw(st.sets(st.sampled_from(sorted(tables)))) if tables else ()
    return Case(case_id=draw(NAMES), **values, **tables, partial=partial)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(any_case())
def test_any_case_goes_there_and_back(case):
    assert Case.from_json(case.to_json()) == case
    case.check(as_of=date(2023, 6, 1), division="scotland")


@needs_the_command
@settings(max_examples=1, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(any_case(), min_size=20, max_size=20))
def test_any_case_is_as_the_command_writes_it(tmp_path_factory, cases):
    path = tmp_path_factory.mktemp("any") / "cases.ndjson"
    write_cases(cases, path)
    assert [case.to_json() for case in cases] == converted(path)


def test_a_plan_by_number_is_the_plan_by_text():
    assert Plan(id=7) == Plan(id="7") == Case.from_json('{"case": 1, "plans": [{"id": 7}]}').plans[0]
