"""Cases as objects: their rows, what cannot be, their findings."""

import copy
import dataclasses
import doctest
import hashlib
import importlib
import json
import pickle
import pkgutil
import re
import struct
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from the_command import COMMAND

import caf
import caf.cases
from caf import raw
from caf.cases import (
    NOT_HELD,
    Action,
    Also,
    Assessment,
    Box,
    Case,
    Change,
    ChangeKind,
    Characteristic,
    Child,
    Closure,
    Concern,
    Consent,
    Coverage,
    Division,
    Level,
    Meeting,
    MeetingKind,
    Plan,
    Review,
    Row,
    Stage,
    Transfer,
    compare,
    read_cases,
)
from caf.cases._pack import Packed, values_from
from caf.cases.rows import ROWS
from caf.findings import Verdict
from caf.why import Lack, StepKind

sys.path.insert(0, str(Path(__file__).parent))
import make_rows

ROOT = Path(__file__).parent.parent.parent
EW = "england-and-wales"


def late():
    return Case(
        case_id="EX-1",
        opened=date(2023, 3, 1),
        division=EW,
        services="several",
        assessments=[Assessment(id="a1", started=date(2023, 3, 10), completed=date(2023, 4, 3))],
        meetings=[Meeting(id="m1", kind="first", held_on=date(2023, 5, 9))],
        closures=[],
        transfers=[],
    )


def finding_of(case, rule, **how):
    how.setdefault("as_of", date(2023, 6, 1))
    return next(one for one in case.check(**how) if one.rule == rule)


def test_rows_are_what_the_script_makes():
    written = Path(caf.cases.__file__).with_name("rows.py").read_text(encoding="utf-8")
    assert written == make_rows.written(), "run tests/python/make_rows.py"


@pytest.mark.parametrize("name", [name for _, name, _ in pkgutil.iter_modules(caf.cases.__path__, "caf.cases.")] + ["caf.why", "caf.findings"])
def test_examples_in_the_docstrings(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_row_is_a_frozen_dataclass():
    for table, row in ROWS.items():
        one = row()
        assert dataclasses.is_dataclass(row) and not hasattr(one, "__dict__")
        with pytest.raises(dataclasses.FrozenInstanceError):
            one.id = "x"
        assert one == row() and hash(one) == hash(row()) and repr(one) == f"{row.__name__}()"
        assert row.TABLE == table and row.__doc__
    with pytest.raises(TypeError):
        Meeting("m1")


def test_choices_are_taken_by_name_and_are_texts():
    meeting = Meeting(kind="sign-off")
    assert meeting.kind is MeetingKind.SIGN_OFF and meeting.kind == "sign-off"
    assert Case(case_id=1, level="2").level is Level.LEVEL_2
    assert Case(case_id=1, division=Division.SCOTLAND) == Case(case_id="1", division="scotland")
    assert Plan(considered=["age", "faith"]).considered == {Characteristic.AGE, Characteristic.FAITH}
    assert repr(Plan(considered=["faith", "age"])) == "Plan(considered={'age', 'faith'})"
    assert Meeting(attempts=0) == Meeting()  # a count of nothing is not recorded, as in a case file


@pytest.mark.parametrize(
    ("row", "values", "error", "text"),
    [
        (Meeting, {"held_on": "2023-05-09"}, TypeError, "meetings.held_on: expected a .*date.*, got .2023-05-09"),
        (Meeting, {"held_on": datetime(2023, 5, 9)}, TypeError, "meetings.held_on: expected a .*date"),
        (Meeting, {"held_on": date(1970, 1, 1)}, caf.DateError, "meetings.held_on: 1970-01-01 is what"),
        (Meeting, {"kind": "party"}, caf.ArgumentError, "meetings.kind: expected one of first, regular, review"),
        (Meeting, {"kind": 1}, TypeError, "meetings.kind: expected one of first.*, or None, got int"),
        (Meeting, {"kind": Division.SCOTLAND}, caf.ArgumentError, "meetings.kind: expected one of .*, got Division.SCOTLAND"),
        (Meeting, {"held": 1}, TypeError, "meetings.held: expected True, False or None, got int"),
        (Meeting, {"attempts": -1}, caf.ArgumentError, "meetings.attempts: expected a whole number from 0"),
        (Meeting, {"attempts": 2**31}, caf.ArgumentError, "meetings.attempts"),
        (Meeting, {"attempts": True}, TypeError, "meetings.attempts: expected a whole number or None, got bool"),
        (Meeting, {"attempts": 1.0}, TypeError, "meetings.attempts"),
        (Meeting, {"id": 1.5}, TypeError, "meetings.id: expected a text, a whole number or None, got float"),
        (Meeting, {"id": ""}, caf.ArgumentError, "meetings.id: expected an identifier of 1 to 256 bytes"),
        (Meeting, {"id": "a\nb"}, caf.ArgumentError, "meetings.id: .* without control characters"),
        (Meeting, {"id": "é" * 129}, caf.ArgumentError, "meetings.id: .* at most 256 bytes, got 258"),
        (Meeting, {"id": "\ud800"}, caf.ArgumentError, "meetings.id: half of a character"),
        (Plan, {"considered": "age"}, TypeError, "plans.considered: expected several of age, .*, got str"),
        (Plan, {"considered": ["old"]}, caf.ArgumentError, "plans.considered: expected one of age"),
    ],
)
def test_values_that_cannot_be(row, values, error, text):
    with pytest.raises(error, match=text):
        row(**values)


def test_no_error_repeats_an_identifier_or_a_text():
    secret = "Ann-Example"
    for make in (
        lambda: Meeting(kind=secret),
        lambda: Meeting(id=secret + "\n"),
        lambda: Case(case_id=1, actions=[Action(plan=secret)], plans=[]),
        lambda: Case(case_id=1, plans=[Plan(id=secret)] * 2),
        lambda: Meeting(held_on=secret),
    ):
        with pytest.raises((TypeError, ValueError)) as caught:
            make()
        assert secret not in str(caught.value)


def test_what_a_case_cannot_be():
    with pytest.raises(TypeError, match="case_id"):
        Case()
    with pytest.raises(TypeError, match="cases.case_id: expected a text or a whole number, got None"):
        Case(case_id=None)
    with pytest.raises(TypeError, match="meetings: expected rows of Meeting, got Plan"):
        Case(case_id=1, meetings=[Plan()])
    with pytest.raises(TypeError, match="meetings: expected rows of Meeting, or NOT_HELD, got dict"):
        Case(case_id=1, meetings={})
    with pytest.raises(TypeError, match="meetings: expected rows of Meeting, or NOT_HELD, got NoneType"):
        Case(case_id=1, meetings=None)
    with pytest.raises(caf.ArgumentError, match="meetings: two rows have the same id"):
        Case(case_id=1, meetings=[Meeting(id=1), Meeting(id="1")])
    with pytest.raises(caf.ArgumentError, match="actions.plan: an identifier that no row of this case has in plans, which are NOT_HELD"):
        Case(case_id=1, actions=[Action(plan="p1")])
    assert Case(case_id=1, actions=[Action(plan="p1")], plans=(), partial={"plans"}).actions[0].plan == "p1"
    with pytest.raises(caf.ArgumentError, match="plans: partial, and yet NOT_HELD"):
        Case(case_id=1, partial={"plans"})
    with pytest.raises(caf.ArgumentError, match="partial: 'plan' is no table"):
        Case(case_id=1, partial={"plan"})
    with pytest.raises(TypeError, match="partial: expected a set of names, got str"):
        Case(case_id=1, partial="plans")
    with pytest.raises(caf.ArgumentError, match="without: 'meetings.hold_on' is no field"):
        Case(case_id=1, without={"meetings.hold_on"})
    with pytest.raises(caf.ArgumentError, match="meetings.held_on: said to have no place in the source"):
        Case(case_id=1, meetings=[Meeting(held_on=date(2023, 5, 9))], without={"meetings.held_on"})
    with pytest.raises(caf.ArgumentError, match="meetings.held_on: without a place for it"):
        Case(case_id=1, without={"meetings.held_on"})


def test_what_is_not_held_is_not_what_did_not_happen():
    case = late()
    assert finding_of(case, "EM-B2-held").verdict == "not met"
    assert case.plans is NOT_HELD and case.closures == () and case.closures is not NOT_HELD
    assert NOT_HELD != () and not NOT_HELD and list(NOT_HELD) == [] and repr(NOT_HELD) == "NOT_HELD"
    for again in (copy.copy(case), copy.deepcopy(case), pickle.loads(pickle.dumps(case))):
        assert again == case and hash(again) == hash(case) and again.plans is NOT_HELD
    for other, verdict in (
        (dataclasses.replace(case, meetings=()), "not met"),
        (dataclasses.replace(case, meetings=NOT_HELD), "unknown"),
        (dataclasses.replace(case, meetings=(), partial={"meetings"}), "unknown"),
        (dataclasses.replace(case, meetings=(), closures=NOT_HELD), "unknown"),
        (dataclasses.replace(case, meetings=[Meeting()], without={"meetings.held_on", "meetings.held"}), "unknown"),
    ):
        assert finding_of(other, "EM-B2-held").verdict == verdict
    assert dict(case.coverage)["plans"] is Coverage.ABSENT
    assert {*case.coverage} == {*ROWS}


def test_packed_rows_are_what_they_were():
    """Every field of every table, there and back, with a value of its own."""
    for table, row in {"cases": Case, **ROWS}.items():
        values = {}
        for name, field in caf._rows.own_fields(table).items():
            if field.type == raw.TYPE_ID:
                values[name] = f"{table}-{name}"
            elif field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
                values[name] = date(2000, 1, 1).replace(year=2000 + field.bit)
            elif field.type == raw.TYPE_FLAG:
                values[name] = bool(field.bit % 2)
            elif field.type == raw.TYPE_CHOICE:
                values[name] = list(row.CHOICES[name])[-1]
            elif field.type == raw.TYPE_SET:
                values[name] = frozenset(list(row.CHOICES[name])[::2])
            else:
                values[name] = 1000 + field.bit
        case = Case.begin("cases-case_id", opened=date(2000, 1, 1), partial=set(ROWS), **({table: [row(**values)]} if table != "cases" else {}))
        if table == "cases":
            case = Case(**values, children=[], partial={"children"})
        packed = Packed(case)
        rows = packed._tables[caf._rows.TABLES[table]]
        assert len(rows) == raw.row_size(caf._rows.TABLES[table])
        assert values_from(table, rows, packed.numbers.name) == values
        if table != "cases":  # fields do not lie over each other, and the row is the case's
            assert struct.unpack_from("=q", rows, caf._rows.FIELDS[table]["case_id"].offset) == (1,)


def test_rows_without_an_id_come_first_where_others_are_referred_to():
    case = Case(case_id=1, plans=[Plan(id="p1"), Plan(dated=date(2023, 1, 2))], reviews=[Review(id="r"), Review()])
    assert [plan.id for plan in case.plans] == [None, "p1"] and [review.id for review in case.reviews] == ["r", None]


def test_a_finding_names_things_as_the_case_does():
    held = finding_of(late(), "EM-B2-held")
    assert (held.case_id, held.table, held.row_id, held.verdict, held.due, held.slack) == (
        "EX-1", "meetings", "m1", Verdict.NOT_MET, date(2023, 5, 4), -2,
    )  # fmt: skip
    assert held.subject is held._asked[0].case.meetings[0] and held.profile == "east-midlands-2011"
    no_id = dataclasses.replace(late(), meetings=[Meeting(cancelled_on=date(2023, 4, 4)), Meeting(held_on=date(2023, 5, 9))])
    held = finding_of(no_id, "EM-B2-held")
    assert held.row_id is None and held.subject is no_id.meetings[1]
    assert "2 working days late" in pickle.loads(pickle.dumps(held)).explain()
    owed = finding_of(dataclasses.replace(late(), meetings=()), "EM-B2-held")
    assert owed.row_id is None and owed.subject.meetings == ()  # the case
    case = Case(case_id="EX-2", opened=date(2023, 3, 1), closures=[Closure(closed=date(2023, 2, 1))])
    [problem] = [one for one in case.check(as_of=date(2023, 6, 1)) if one.kind == "data"]
    assert problem.subject in (case, *case.closures)


def test_why():
    """examples/why.c, line by line."""
    case = Case(
        case_id=1,
        opened=date(2025, 9, 1),
        division=EW,
        services="several",
        assessments=[Assessment(id=1, started=date(2025, 9, 3), completed=date(2025, 9, 19))],
        meetings=[Meeting(id=1, kind="first", held_on=date(2025, 10, 11))],
        reviews=[Review(id=1, held_on=date(2026, 1, 12))],
        closures=[],
        transfers=[],
    )

    def words(day):
        return f"{day:%A} {day.day} {day:%B %Y}"

    said = []
    for finding in case.check(as_of=date(2026, 2, 2)):
        if finding.rule == "EM-C1":
            said.append(f"{finding.rule}: {finding.verdict}, due on {words(finding.due)}")
            said += [f"    met with: {turn.text} on {words(turn.day)}" for turn in finding.turning_days()]
            said += [f"    {other.text}: {other.verdict or 'not asked for'}" for other in finding.other_readings()]
    assert said == (ROOT / "examples/why.out").read_text(encoding="utf-8").splitlines()


def test_steps_redo_the_sum():
    steps = finding_of(late(), "EM-B2-held").steps()
    limit = next(step for step in steps if step.kind is StepKind.LIMIT)
    assert (limit.amount, limit.unit, limit.since, limit.date) == (20, "working days", date(2023, 4, 3), date(2023, 5, 4))
    assert caf.add_working_days(limit.since, limit.amount, division=EW) == limit.date
    skipped = {step.value: step.date for step in steps if step.kind is StepKind.HOLIDAY}
    assert skipped["Good Friday"] == date(2023, 4, 7) and skipped["Coronation of King Charles III"] == date(2023, 5, 8)
    facts = {(step.table, step.field, step.row_id): step.date for step in steps if step.kind is StepKind.FACT}
    assert facts[("assessments", "completed", "a1")] == date(2023, 4, 3) and facts[("meetings", "held_on", "m1")] == date(2023, 5, 9)
    # Every step of every finding of the examples has values that can be.
    for case in read_cases(ROOT / "examples/caseload.ndjson")[:25]:
        for finding in case.check(as_of=date(2024, 1, 15)):
            for step in finding.steps():
                assert isinstance(step.kind, StepKind)


def test_steps_are_numbered_as_in_c():
    for name in dir(raw):
        if name.startswith("STEP_") and not name.startswith("STEP_AT") and name not in ("STEP_NUMBERS", "STEP_KINDS"):
            assert list(StepKind)[getattr(raw, name) - 1].name == name.removeprefix("STEP_")
    assert len(StepKind) == raw.STEP_KINDS - 1
    for name in ("VALUE", "TABLE", "PLACE", "SENSE"):
        assert list(Lack)[getattr(raw, "LACKS_" + name) - 1].name == name
    for name in dir(raw):
        if name.startswith("CHANGE_") and isinstance(value := getattr(raw, name), int) and value < raw.CHANGES:
            kind = name.removeprefix("CHANGE_")
            if kind in ChangeKind.__members__:
                assert list(ChangeKind)[value].name == kind
    assert list(ChangeKind) == [raw.change_name(value) for value in range(raw.CHANGES)]


def test_lacking_facts():
    case = dataclasses.replace(late(), meetings=[Meeting(id="m1", held=True)])
    lacking = finding_of(case, "EM-B2-held").lacking_facts()
    assert [(fact.lack, fact.table, fact.field, fact.row_id) for fact in lacking.facts] == [(Lack.VALUE, "meetings", "held_on", "m1")]
    assert lacking.verdicts == {Verdict.MET, Verdict.NOT_MET} and lacking.always
    assert finding_of(late(), "EM-B2-held").lacking_facts().facts == []


def test_history_and_stages():
    case = late()
    stays = case.history(as_of=date(2023, 6, 1))
    assert [(stay.stage, stay.since) for stay in stays] == [
        (Stage.IDENTIFIED, date(2023, 3, 1)),
        (Stage.ASSESSING, date(2023, 3, 10)),
        (Stage.ASSESSED, date(2023, 4, 3)),
        (Stage.DELIVERING, date(2023, 5, 9)),
    ]
    assert stays[-1].row_id == "m1" and stays[-1].field == "held_on" and stays[-1].until is None
    assert case.stage_on(date(2023, 4, 3)) is Stage.ASSESSED
    assert case.stage_on(date(2023, 2, 1)) is Stage.NONE
    assert case.stage_on(date(2023, 4, 3), as_of=date(2023, 6, 1)) is Stage.ASSESSED
    with pytest.raises(caf.DateError):
        case.stage_on(date(2023, 4, 3), as_of=date(2023, 3, 1))
    # Many stays: more than the first buffer has room for.
    many = Case.begin(1, opened=date(2000, 1, 1), reviews=[Review(held_on=date(2001 + n // 12, 1 + n % 12, 5)) for n in range(120)],
                      meetings=[Meeting(held_on=date(2000, 6, 1))])  # fmt: skip
    assert len(many.history(as_of=date(2023, 6, 1))) > 200


def test_what_is_true_beside_the_stage():
    case = dataclasses.replace(late(), transfers=[Transfer(kind="step-up", assumed_on=date(2023, 5, 15))], concerns=[Concern(raised_on=date(2023, 5, 20))])
    assert [stay.also for stay in case.history(as_of=date(2023, 6, 1))][-2:] == [{Also.STEPPED_UP}, {Also.STEPPED_UP, Also.CHILD_PROTECTION}]


def test_a_case_too_large_for_the_memory_that_is_tried_first():
    rows = [Review(id=number, held_on=date(2023, 6, 1), form="form") for number in range(100)]
    meetings = [Meeting(id=f"x{number}", cancelled_on=date(2023, 4, 5)) for number in range(200)]
    case = dataclasses.replace(late(), reviews=rows, meetings=[*meetings, *late().meetings])
    assert finding_of(case, "EM-B2-held").turning_days()[0].day == date(2023, 5, 4)
    undated = dataclasses.replace(case, meetings=[*meetings, Meeting(id="m1", held=True)])
    assert finding_of(undated, "EM-B2-held").lacking_facts().facts[0].row_id == "m1"


def test_obligations():
    case = Case.begin(
        "EX-3",
        opened=date(2023, 3, 1),
        division=EW,
        services="several",
        assessments=[Assessment(id="a1", completed=date(2023, 4, 3))],
        actions=[Action(id="x1", agency="school-1", agreed_on=date(2023, 4, 5), by_when=date(2023, 5, 1))],
    )
    owed = {one.finding.rule: one for one in case.obligations(as_of=date(2023, 4, 20))}
    assert owed["EM-B2-held"].finding.due == date(2023, 5, 4) and not owed["EM-B2-held"].is_overdue
    late_one = {one.finding.rule: one for one in case.obligations(as_of=date(2023, 6, 20))}
    assert late_one["EM-B2-held"].is_overdue
    assert {one.agency for one in case.obligations(as_of=date(2023, 4, 20), profile="blackburn-with-darwen-2021") if one.by == "owner"} <= {"school-1"}


def test_comparing_by_names():
    """An earlier row changes every later row's number; names still pair the findings."""
    before = late()
    cancelled = Meeting(id="m0", cancelled_on=date(2023, 4, 5))
    after = dataclasses.replace(before, meetings=[cancelled, dataclasses.replace(before.meetings[0], held_on=date(2023, 5, 4))])
    day = date(2023, 6, 1)
    changes = compare(before.check(as_of=day), after.check(as_of=day))
    [mended] = [change for change in changes if change.after and change.after.rule == "EM-B2-held"]
    assert mended.kind is ChangeKind.MENDED and mended.before.row != mended.after.row and mended.flags == {"other-done"}
    assert isinstance(mended, Change)
    assert compare(before.check(as_of=day), before.check(as_of=day)) == []
    same = compare(before.check(as_of=day), before.check(as_of=day), unchanged=True)
    assert len(same) == len(before.check(as_of=day)) and all(one.before.row_id == one.after.row_id for one in same)


def test_repr_says_what_and_not_who():
    case = dataclasses.replace(late(), children=[Child(id="c1", born=date(2014, 6, 2))])
    assert repr(case).startswith("<caf.Case 'EX-1', opened 2023-03-01, 1 child, 1 assessment, 1 TAF meeting, ")
    assert "2014" not in repr(case)
    assert re.fullmatch(r"<caf.Findings: .*3 not met.*>", repr(case.check(as_of=date(2023, 6, 1))))


@pytest.mark.skipif(not COMMAND, reason="the command was not built")
@pytest.mark.parametrize(
    ("path", "profile", "as_of"),
    [
        ("examples/case.json", "sefton", "2023-06-30"),
        ("examples/caseload.ndjson", None, "2024-03-31"),
        ("examples/family.ndjson", None, "2023-06-30"),
        ("tests/receipts/odd.ndjson", None, "2023-07-01"),
    ],
)
def test_receipts_are_those_of_the_command(path, profile, as_of):
    ask = [COMMAND, "receipt", "--as-of", as_of, *(["--profile", profile] if profile else []), str(ROOT / path)]
    lines = subprocess.run(ask, capture_output=True, text=True, check=True).stdout.rstrip("\n").split("\n")
    cases = read_cases(ROOT / path)
    division = json.loads(lines[0])["profiles"][0]["division"]
    how = {"as_of": date.fromisoformat(as_of), "division": division, "profile": profile}
    assert [case.receipt(**how) for case in cases] == lines


def test_a_receipt_changes_with_the_facts():
    day = date(2023, 6, 1)
    one = json.loads(late().receipt(as_of=day, division=EW))
    other = json.loads(dataclasses.replace(late(), plans=()).receipt(as_of=day, division=EW))
    assert one["facts"] != other["facts"] and len(one["digest"]) == len(hashlib.sha256().hexdigest())
    assert one["settings" if "settings" in one else "profiles"] == other["profiles"]


def test_importing_the_package_loads_no_case():
    code = "import sys, caf; assert 'caf.cases' not in sys.modules; caf.Case; assert 'caf.cases' in sys.modules; assert 'Case' in dir(caf)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_public_names_are_there():
    for module in (caf, caf.cases):
        for name in module.__all__:
            assert getattr(module, name) is not None
    assert issubclass(Meeting, Row) and Box().TABLE == "elements" and Consent.__doc__


CASE = ROOT / "examples/case.json"


class TestEquality:
    """Findings are equal by what they say."""

    def case(self):
        [case] = caf.read_cases(CASE)
        return case

    def test_two_equal_checks_are_equal(self):
        one, two = (self.case().check(as_of=date(2023, 9, 1)) for _ in range(2))
        assert one == two and set(one) == set(two) and len(set(one + two)) == len(one) > 30
        assert one[0] in two and one[0] != one[1] and one[0] != "met"

    def test_another_day_case_division_or_profile_is_another(self):
        case = self.case()
        found = set(case.check(as_of=date(2023, 9, 1)))
        for other in (
            case.check(as_of=date(2023, 9, 2)),
            case.check(as_of=date(2023, 9, 1), division="scotland"),
            case.check(as_of=date(2023, 9, 1), profile="sefton"),
            dataclasses.replace(case, case_id="EX-0002").check(as_of=date(2023, 9, 1)),
        ):
            assert not found & set(other)

    def test_a_row_is_told_by_its_id_and_not_by_its_number(self):
        def found(*ids):
            meetings = [caf.cases.Meeting(id=one, held_on=date(2023, 4, 27)) for one in ids]
            checked = caf.Case(case_id="EX-1", meetings=meetings).check(as_of=date(2023, 6, 1))
            return {(one.rule, one.row_id): one for one in checked if one.table == "meetings" and one.row_id is not None}

        one, swapped, other = found("x", "y"), found("y", "x"), found("z")
        same = set(one) & set(swapped)
        assert same and all(one[key] == swapped[key] and one[key].row != swapped[key].row for key in same)
        assert other and not set(one.values()) & set(other.values())

    def test_pickled(self):
        case = self.case()
        findings = case.check(as_of=date(2023, 9, 1))
        again = pickle.loads(pickle.dumps(findings))
        assert type(again) is type(findings) and again == findings and set(again) == set(findings)
        assert [one.explain() for one in again] == [one.explain() for one in findings]
        proposal, same = (case.propose(caf.Event("closed", date(2023, 9, 4))) for _ in range(2))
        assert proposal == same == pickle.loads(pickle.dumps(proposal)) and len({proposal, same}) == 1
        assert proposal != case.propose(caf.Event("closed", date(2023, 9, 5)))
        assert case.obligations(as_of=date(2023, 9, 1)) == self.case().obligations(as_of=date(2023, 9, 1)) != []

    def test_dicts_are_the_table(self):
        pandas = pytest.importorskip("pandas")
        tables = caf.read_tables(CASE).tables
        table = caf.check(tables, as_of=date(2023, 9, 1))
        dicts = self.case().check(as_of=date(2023, 9, 1)).to_dicts()
        assert [list(one) for one in dicts] == [list(table)] * len(dicts)

        def plain(value):
            return None if pandas.isna(value) else value.date() if isinstance(value, pandas.Timestamp) else value

        assert dicts == [{name: plain(value) for name, value in row.items()} for row in table.to_dict("records")]
        assert all(type(one["verdict"]) is str for one in dicts)
        assert caf.Case(case_id="EX-1").check(as_of=date(2023, 9, 1))[:0] == []


class TestWrongKinds:
    def test_of_json(self):
        for given in ({"case": "EX-1"}, {}):
            with pytest.raises(TypeError, match=r"^text: expected JSON as a str or bytes, got dict; json\.dumps\(\) makes a text of it$"):
                caf.Case.from_json(given)
        for given in (5, None, ["{}"]):
            with pytest.raises(TypeError):
                caf.Case.from_json(given)
        assert caf.Case.from_json(bytearray(b'{"case": "EX-1"}')).case_id == "EX-1"

    def test_one_case_is_written_as_several_are(self, tmp_path):
        case = caf.Case(case_id="EX-1", plans=[])
        caf.write_cases(case, tmp_path / "one.json")
        caf.write_cases([case], tmp_path / "several.json")
        assert (tmp_path / "one.json").read_bytes() == (tmp_path / "several.json").read_bytes()
        assert caf.read_cases(tmp_path / "one.json") == [case]
        for given in (5, None, "EX-1", {"case": 1}):
            with pytest.raises(TypeError, match="^cases: expected Case objects, got "):
                caf.write_cases(given, tmp_path / "none.json")
        assert not (tmp_path / "none.json").exists()
