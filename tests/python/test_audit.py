"""Audits, against the command, and against a few lines that count and add up by themselves."""

import csv
import decimal
import json
import pickle
import random
import re
import subprocess
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from the_command import COMMAND

import caf
from caf.audits._answers import Answers
from caf.errors import Fault, FormsError, InputError

ROOT = Path(__file__).parents[2]
INPUTS = ROOT / "tests/cli/inputs"
BOROUGH = ROOT / "examples/instruments/invented-borough.json"
FILES = {
    "invented": (BOROUGH, ROOT / "examples/instruments/invented-answers.csv"),
    "tier-2": ("blackburn-tier-2", INPUTS / "audit.csv"),
    "review": ("quality-review", INPUTS / "review.csv"),
    "survey": ("leicester-survey", INPUTS / "survey.csv"),
}
SECRET = "Ann Example said"


class OnlyAStream:
    """A table of no kind that is known."""

    def __init__(self, table):
        self.table = table

    def __arrow_c_stream__(self, schema=None):
        return self.table.__arrow_c_stream__(schema)


def numpy_of(rows):
    return np.array([tuple(row.values()) for row in rows], [(name, "U80") for name in rows[0]])


KINDS = {
    "rows": (lambda rows: rows, list),
    "mapping": (lambda rows: {name: [row[name] for row in rows] for name in rows[0]}, list),
    "pandas": (pd.DataFrame, pd.DataFrame),
    "polars": (pl.DataFrame, pl.DataFrame),
    "lazy": (pl.LazyFrame, pl.DataFrame),
    "pyarrow": (pa.Table.from_pylist, pa.Table),
    "reader": (lambda rows: pa.Table.from_pylist(rows).to_reader(), pa.Table),
    "numpy": (numpy_of, np.ndarray),
    "stream": (lambda rows: OnlyAStream(pa.Table.from_pylist(rows)), object),
}


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain(table):
    """A table's rows as dicts with None for null, whatever kind it is of."""
    if isinstance(table, list):
        return table
    if isinstance(table, pd.DataFrame):
        return table.astype(object).where(table.notna(), None).to_dict("records")
    if isinstance(table, np.ndarray):
        return [{name: None if value in ("", -1) or value != value else value for name, value in zip(table.dtype.names, row.item())} for row in table]
    return pa.table(table).to_pylist() if not isinstance(table, pl.DataFrame) else table.to_dicts()


def command(instrument, answers, *more, status=0):
    ran = subprocess.run([COMMAND, "audit", str(instrument), "--answers", str(answers), *more], check=False, capture_output=True, text=True)
    assert ran.returncode == status, ran.stderr
    return ran


def as_the_command(found):
    """What the command's JSON says, from the tables."""
    unsafe = [{"case" if name == "case_id" else name: value for name, value in row.items()} for row in plain(found.unsafe)]
    forms = {}
    for row in plain(found.forms):
        form = forms.setdefault(row["form"], {"form": row["form"], "case": row["case_id"], "agency": row["agency"], "sections": []})
        score = {name: row[name] for name in ("asked", "answered", "not_applicable", "points", "possible", "percent")}
        if row["section"] is None:
            form[row["score"]] = score
        else:
            form["sections"].append({"section": row["section"], "score": row["score"], **score})
    for row in plain(found.overall):
        forms[row["form"]].update(overall=row["overall"], rating=row["rating"])

    def nested(rows):
        counts = {}
        for row in rows:
            counts.setdefault(row["question"], {})[row["grade"]] = row["count"]
        return counts

    by_agency = {}
    for row in plain(found.by_agency):
        by_agency.setdefault(row["agency"], []).append(row)
    ranking = {"strength": [], "weakness": [], "neutral": []}
    for row in plain(found.ranking):
        ranking[row["polarity"]].append({name: row[name] for name in ("question", "asked_in", "agreed", "answered")})
    return {
        "unsafe": unsafe, "forms": list(forms.values()), "counts": nested(plain(found.counts)), "ranking": ranking,
        "agencies": [{"agency": agency, "counts": nested(rows)} for agency, rows in by_agency.items()],
    }  # fmt: skip


def theirs(instrument, answers):
    said = json.loads(command(instrument, answers, "--format", "json").stdout)
    del said["libcaf"], said["instrument"]
    for form in said["forms"]:
        kinds = {section["score"] for section in form["sections"]}
        for kind in ("counted", "percentage", "total"):
            if kind not in kinds:
                assert form.pop(kind)["asked"] == 0
            elif kind != "percentage":
                form[kind]["percent"] = None  # the command gives one there too, which means nothing
        for section in form["sections"]:
            section["percent"] = section["percent"] if section["score"] == "percentage" else None
    return said


needs_command = pytest.mark.skipif(not COMMAND, reason="the package was built without the command")


@needs_command
@pytest.mark.parametrize("name", FILES)
def test_the_command_says_the_same(name):
    instrument, answers = FILES[name]
    expected = theirs(instrument, answers)
    assert as_the_command(caf.audit(instrument, answers)) == expected
    assert as_the_command(caf.audit(instrument, str(answers))) == expected


@needs_command
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_table_says_the_same(name, kind):
    make, made = KINDS[kind]
    instrument, answers = FILES[name]
    expected = theirs(instrument, answers)
    for unsafe in expected["unsafe"]:
        unsafe["row"] = unsafe.pop("line") - 2
    found = caf.audit(instrument, make(rows_of(answers)))
    for table in (found.unsafe, found.forms, found.overall, found.counts, found.by_agency, found.ranking):
        assert isinstance(table, made)
    if kind == "stream":
        assert not hasattr(found.forms, "columns") and hasattr(found.forms, "__arrow_c_stream__")
    assert as_the_command(found) == expected


def invent(of):
    """An instrument and complete forms, invented: some questions of every score, some that need not be answered."""
    scales = []
    for scale in range(of.randint(1, 3)):
        grades = [{"grade": f"g{grade}", "points": of.choice([0, 0, 1, 2, 3, 7])} for grade in range(of.randint(2, 5))]
        if of.random() < 0.7:
            grades.append({"grade": "n/a", "applies": False})
        scales.append({"scale": f"s{scale}", "grades": grades})
    sections, number = [], 0
    for section in range(of.randint(1, 4)):
        questions = []
        for _ in range(of.randint(1, 6)):
            number += 1
            questions.append({"question": f"q{number}", "text": "What?", "scale": of.choice(scales)["scale"], "optional": of.random() < 0.3})
        sections.append({"section": f"{section}", "title": "A part", "score": of.choice(["counted", "percentage", "total"]), "questions": questions})
    ratings = [{"rating": "low", "from": 0}, {"rating": "middling", "from": 50}, {"rating": "high", "from": 75}][of.randint(0, 2) :]
    instrument = {"instrument": "invented", "kind": "audit", "title": "Invented", "source": "here", "scales": scales, "sections": sections, "ratings": ratings}
    grades = {scale["scale"]: scale["grades"] for scale in scales}
    rows = []
    for form in range(of.randint(1, 9)):
        agency = of.choice([None, "school", "health", "police"])
        for section in sections:
            for question in section["questions"]:
                if not (question["optional"] and of.random() < 0.3):
                    rows.append({"form": f"f{form}", "case_id": 100 + form, "agency": agency, "question": question["question"],
                                 "answer": of.choice(grades[question["scale"]])["grade"]})  # fmt: skip
    of.shuffle(rows)
    return instrument, rows


def added_up(instrument, rows, form, wanted):
    """A form's score of some sections, by the words of docs/instruments.md."""
    grades = {scale["scale"]: scale["grades"] for scale in instrument["scales"]}
    given = {row["question"]: row["answer"] for row in rows if row["form"] == form}
    questions = [question for section in instrument["sections"] if wanted(section) for question in section["questions"]]
    points = possible = not_applicable = 0
    for question in questions:
        scale = {grade["grade"]: grade.get("points") for grade in grades[question["scale"]]}
        if question["question"] in given and scale[given[question["question"]]] is None:
            not_applicable += 1
        else:
            possible += max((one for one in scale.values() if one is not None), default=0)
            points += scale[given[question["question"]]] if question["question"] in given else 0
    answered = sum(question["question"] in given for question in questions)
    whole = possible > 0 and answered == len(questions)
    exact = decimal.Decimal(100 * points) / decimal.Decimal(possible) if whole else None
    return (len(questions), answered, not_applicable, points, possible), exact


def test_counted_and_added_up_again():
    of = random.Random(11)
    kinds, unknown, rated = Counter(), 0, Counter()
    for _ in range(150):
        instrument, rows = invent(of)
        found = caf.audit(instrument, rows)
        forms = list(dict.fromkeys(row["form"] for row in rows))
        assert list(dict.fromkeys(row["form"] for row in found.forms)) == forms
        for row in found.forms:
            kinds[row["score"]] += 1
            numbers, exact = added_up(
                instrument, rows, row["form"],
                lambda one, row=row: one["score"] == row["score"] and row["section"] in (None, one["section"]),
            )  # fmt: skip
            assert tuple(row[name] for name in ("asked", "answered", "not_applicable", "points", "possible")) == numbers
            tenths = None if exact is None or row["score"] != "percentage" else exact.quantize(decimal.Decimal("0.1"), decimal.ROUND_HALF_UP)
            assert row["percent"] == (None if tenths is None else float(tenths))
            unknown += row["score"] == "percentage" and tenths is None
            expected = None
            if row["section"] is None and tenths is not None:
                expected = next((one["rating"] for one in reversed(instrument["ratings"]) if exact >= one["from"]), None)
            assert row["rating"] == expected
            rated[expected] += 1
        counts = Counter((row["question"], row["answer"]) for row in rows)
        assert {(row["question"], row["grade"]): row["count"] for row in found.counts if row["count"]} == counts
        by_agency = Counter((row["agency"], row["question"], row["answer"]) for row in rows if row["agency"])
        assert {(row["agency"], row["question"], row["grade"]): row["count"] for row in found.by_agency if row["count"]} == by_agency
        assert all(type(row["case_id"]) is int and row["case_id"] == 100 + int(row["form"][1:]) for row in found.forms)
    assert min(kinds.values()) > 200 and unknown > 50 and len(rated) == 4


def test_whole_numbers_stay_whole_numbers():
    instrument, rows = invent(random.Random(4))
    for row in rows:
        row["form"] = int(row["form"][1:])
    assert caf.audit(instrument, pd.DataFrame(rows)).forms[["form", "case_id"]].dtypes.tolist() == [np.dtype("i8")] * 2
    assert caf.audit(instrument, pl.DataFrame(rows)).forms["case_id"].dtype == pl.Int64
    assert {row["case_id"] for row in caf.audit(instrument, rows).forms} == {100 + row["form"] for row in rows}
    # pandas makes floating point of whole numbers with a null among them.
    odd = pd.DataFrame(rows)
    odd["case_id"] = odd["case_id"].where(odd["form"] != rows[0]["form"]).astype("float64")
    found = {row["form"]: row["case_id"] for row in plain(caf.audit(instrument, odd).overall)}
    assert found == {row["form"]: None if row["form"] == rows[0]["form"] else row["case_id"] for row in rows} and len(found) > 2


def test_ticks_and_flags_as_python_has_them():
    rows = [
        {"form": 1, "question": "1.w1", "agree": True, "disagree": False, "comment": None},
        {"form": 1, "question": "1.w2", "agree": False, "disagree": "x", "comment": float("nan")},
        {"form": 2, "question": "1.w1", "agree": None, "disagree": True, "comment": "in writing"},
    ]
    for made in (rows, pd.DataFrame(rows)):
        found = plain(caf.audit("leicester-survey", made).counts)
        assert {(row["question"], row["grade"]): row["count"] for row in found if row["count"]} == {
            ("1.w1", "agree"): 1, ("1.w1", "disagree"): 1, ("1.w2", "disagree"): 1,
        }  # fmt: skip
    one = [{"form": 1, "question": "p1", "answer": "fully", "comment": True, "involved": True}]
    with pytest.raises(FormsError) as caught:
        caf.audit(BOROUGH, one)
    assert [fault.reason for fault in caught.value.faults] == [
        "the auditor was involved in this case; another has to audit it", "left blank: p2, p3, p4",
    ]  # fmt: skip
    with pytest.raises(FormsError, match="the comment is missing"):
        caf.audit(BOROUGH, [{**one[0], "comment": " \u00a0", "involved": False}])


@needs_command
@pytest.mark.parametrize("kind", KINDS)
def test_every_fault_is_named_with_its_place(kind):
    path = INPUTS / "audit-faulty.csv"
    said = command("blackburn-tier-2", path, status=2).stderr.splitlines()
    rows = rows_of(path)
    assert len(said) == 10
    with pytest.raises(FormsError) as caught:
        caf.audit("blackburn-tier-2", path)
    error = caught.value
    assert isinstance(error, InputError) and isinstance(error, ValueError) and error.line == 8 and error.row is None
    assert [f"caf: {str(fault).replace(f'form {fault.form}: ', '', 1)}" for fault in error.faults] == said
    assert [fault.form for fault in error.faults] == [rows[fault.line - 2]["form"] for fault in error.faults]
    assert str(error).splitlines() == [
        "unsafe practice, to be raised at once: form f2 3f (past)", "10 faults in the forms; nothing is scored", *(f"  {fault}" for fault in error.faults),
    ]  # fmt: skip
    assert [tuple(one) for one in error.unsafe] == [("f2", "INV-2", "school", "3f", "past", 45, None)]
    assert pickle.loads(pickle.dumps(error)).faults == error.faults
    with pytest.raises(FormsError) as caught:
        caf.audit("blackburn-tier-2", KINDS[kind][0](rows))
    assert caught.value.faults == tuple(fault._replace(file="answers", row=fault.line - 2, line=None) for fault in error.faults)
    assert [one.row for one in caught.value.unsafe] == [43] and caught.value.row == 6


def test_many_faults_are_cut_in_the_text_alone():
    rows = [{"form": n, "question": "none"} for n in range(300)]
    with pytest.raises(FormsError) as caught:
        caf.audit("supervision", rows)
    assert len(caught.value.faults) == 600 and len(str(caught.value).splitlines()) == 22
    assert str(caught.value).endswith("\n  and 580 more")
    assert caught.value.faults[-2] == Fault(299, None, "there is no such question in supervision", "answers", None, 299)


def test_a_message_that_is_cut_within_a_character():
    """A message has room for 240 bytes, wherever a character ends."""
    for shift in range(4):
        grades = [{"grade": "x" * shift + "\u00e9" * 9 + str(n), "points": n} for n in range(16)]
        asked = {"section": "s", "title": "S", "scale": "long", "questions": [{"question": "q", "text": "What?"}]}
        own = {"instrument": "long", "kind": "audit", "title": "Long", "source": "here", "scales": [{"scale": "long", "grades": grades}], "sections": [asked]}
        with pytest.raises(FormsError) as caught:
            caf.audit(own, [{"form": 1, "question": "q", "answer": "none"}])
        assert caught.value.faults[0].reason.startswith(f'there is no such grade; there are {grades[0]["grade"]}, ')


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_like_no_grade_is_not_shown(kind, tmp_path):
    rows = [{"form": "1", "question": "p1", "answer": SECRET, "comment": "x"}, {"form": "1", "question": "p2", "answer": f"partly, {SECRET}", "comment": "x"},
            {"form": "1", "question": "p3", "answer": "fuly", "comment": "x"}, {"form": "1", "question": "Ann", "answer": "Ann", "comment": "x"}]  # fmt: skip
    scale = "there are fully, partly, not at all, not applicable"
    with open(tmp_path / "answers.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    for answers in (tmp_path / "answers.csv", KINDS[kind][0](rows)):
        with pytest.raises(FormsError) as caught:
            caf.audit(BOROUGH, answers)
        assert [fault.reason for fault in caught.value.faults] == [
            f"there is no such grade; {scale}", f"there is no such grade; {scale}", f'there is no grade "fuly"; perhaps "fully" is meant; {scale}',
            "there is no such question in invented-borough-plan", "left blank: p4",
        ]  # fmt: skip
        assert "Ann" not in str(caught.value) and "Ann" not in repr(caught.value.faults)


def test_only_an_auditor_must_not_have_been_involved():
    for name in ("self-assessment", "supervision", "young-person", "parent"):
        asked = caf.Instrument(name).questions
        rows = [{"form": 1, "question": one.question, "answer": "yes" if one.scale else None, "involved": True} for one in asked]
        assert len(caf.audit(name, rows).forms) > 0


def test_a_statement_asked_in_three_sections_counts_a_person_once():
    rows = [{"form": n, "question": asked, "answer": "agree" if n < 4 or asked == "1.w1" else "disagree"}
            for n in range(10) for asked in ("1.w3", "2.w3", "3.w3", "1.w1")]  # fmt: skip
    ranked = [row for row in caf.audit("leicester-survey", rows).ranking if row["polarity"] == "weakness"]
    assert [tuple(row.values())[1:] for row in ranked[:2]] == [("1.w1", 1, 10, 10), ("1.w3", 3, 12, 30)]


@pytest.mark.parametrize("space", [" ", "\t", "\n", "\r\n", "\u00a0", " \u00a0\n "])
def test_spaces_are_nothing_in_a_file_and_in_a_table(space, tmp_path):
    rows = rows_of(FILES["invented"][1])
    rows[1]["comment"] = space
    for row in rows:
        row["form"] = f"{space}{row['form']}{space}"
        row["question"] = f"{row['question']}{space}"
    with open(tmp_path / "answers.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    said = []
    for answers in (rows, tmp_path / "answers.csv"):
        with pytest.raises(FormsError) as caught:
            caf.audit(BOROUGH, answers)
        said.append([(fault.form, fault.question, fault.reason) for fault in caught.value.faults])
    assert said[0] == said[1] == [("A1", "p2", "the comment is missing; this question needs one")]


def test_what_a_comment_says_goes_nowhere(tmp_path):
    path = tmp_path / "answers.csv"
    rows = [{**row, "comment": f'{SECRET}\n"{at}", and more\r\n' * 3, "evidence": SECRET} for at, row in enumerate(rows_of(FILES["invented"][1]))]
    given = Answers(rows).data
    assert SECRET.encode() not in given and given.count(b"\n") == len(rows) + 1
    whole = caf.audit(BOROUGH, rows)
    assert as_the_command(whole) == as_the_command(caf.audit(BOROUGH, rows_of(FILES["invented"][1])))
    rows[3]["answer"] = "fully"
    rows[6]["question"] = "p9"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    places = []
    for answers in (rows, path):
        with pytest.raises(FormsError) as caught:
            caf.audit(BOROUGH, answers)
        assert "Ann" not in repr(caught.value) + str(caught.value) + str(caught.value.args)
        assert [fault.form for fault in caught.value.faults] == ["A1", "A2", "A2"]
        places.append([fault.row if fault.line is None else fault.line for fault in caught.value.faults])
    # A row of the file is seven lines, as each comment has six line breaks.
    assert places[0] == [3, 6, 4] and places[1] == [2 + 7 * row for row in places[0]]


@pytest.mark.parametrize(
    ("instrument", "answers", "error", "said"),
    [
        ("blackburn-tier-3", [], ValueError, "no such instrument: 'blackburn-tier-3'; built in are blackburn-tier-1"),
        (3, [], TypeError, "instrument: expected a built-in one's name, a caf.Instrument, a pathlib.Path or a dict, got int"),
        ({}, [], ValueError, "instrument"),
        (Path("nowhere.json"), [], ValueError, "nowhere.json: the file could not be opened"),
        ("supervision", "nowhere.csv", ValueError, "nowhere.csv: the file could not be opened"),
        ("supervision", [], ValueError, "empty"),
        ("supervision", 3, TypeError, "answers: expected a pandas"),
        ("supervision", [3], TypeError, "answers: expected a table or mappings as rows"),
        ("supervision", {"form": [1], "question": []}, ValueError, "answers: expected columns of one length"),
        ("supervision", [{"form": 1}], ValueError, "answers: question: there is no such column"),
        ("supervision", [{"form": 1, "question": 1, "case": 1, "case_id": 1}], ValueError, 'answers: column 4: there is no column "case_id" in'),
        ("supervision", [{"form": 1, "question": 1, "anser": "yes"}], ValueError, 'answers: column 3: there is no column "anser" in'),
        ("supervision", [{"form": 1, "question": 1}, {"form": None, "question": 1}], ValueError, "answers, row 1: form: empty; which form this answer is of is needed"),
        ("supervision", [{"form": 1, "question": 1, "involved": SECRET}], ValueError, "answers, row 0: form 1: involved: yes, no or nothing is expected"),
        ("supervision", [{"form": 1, "question": 1, "unsafe": SECRET}], ValueError, "answers, row 0: form 1: unsafe: current, past, no or nothing is expected"),
        ("supervision", [{"form": 1, "question": 1, "yes": SECRET}], ValueError, "answers, row 0: form 1: 1: neither empty nor ticked: x, yes or 1 is expected"),
        ("supervision", [{"form": 1.5, "question": 1}], TypeError, "answers.form, row 0: expected a text or a whole number, got float"),
        ("supervision", [{"form": 1, "question": True}], TypeError, "answers.question, row 0: expected a text or a whole number, got bool"),
        ("supervision", [{"form": SECRET + "\nmore", "question": 1}], ValueError, "answers.form, row 0: expected a text of one line"),
        ("supervision", [{"form": SECRET + "\ud800", "question": 1}], ValueError, "answers.form, row 0: a text that is no Unicode"),
        ("supervision", [{"form": "x\0y", "question": 1}], ValueError, "answers, row 0: a zero byte, which no text holds"),
    ],
)
def test_what_cannot_be_is_said(instrument, answers, error, said):
    with pytest.raises(error, match=re.escape(said)) as caught:
        caf.audit(instrument, answers)
    assert "Ann" not in str(caught.value)


@needs_command
def test_instruments_are_what_the_command_shows():
    ran = subprocess.run([COMMAND, "audit", "--list", "--format", "json"], check=True, capture_output=True, text=True)
    assert [(one.name, one.kind, one.title, len(one.questions)) for one in map(caf.Instrument, caf.instruments())] == [
        (one["instrument"], one["kind"], one["title"], one["questions"]) for one in json.loads(ran.stdout)
    ]
    for name in (*caf.instruments(), BOROUGH):
        ran = subprocess.run([COMMAND, "audit", str(name), "--format", "json"], check=True, capture_output=True, text=True)
        said = json.loads(ran.stdout)
        ours = caf.Instrument.from_file(name) if name is BOROUGH else caf.Instrument(name)
        assert (ours.name, ours.kind, ours.title, ours.source or "", ours.reading or "") == tuple(
            said[one] for one in ("instrument", "kind", "title", "source", "reading")
        )
        assert [
            {"question": one.question, "section": one.section, "text": one.text, "scale": one.scale, "polarity": one.polarity,
             "theme": one.theme, "statement": one.statement, "needs": ["comment"] * one.comment + ["evidence"] * one.evidence, "rules": list(one.rules)}
            for one in ours.questions
        ] == said["questions"]  # fmt: skip
        table = ours.table()
        assert table["rules"].tolist() == [", ".join(one["rules"]) for one in said["questions"]] and len(table.columns) == 12


def test_an_instrument_is_what_its_file_says():
    said = json.loads(BOROUGH.read_text(encoding="utf-8"))
    one, same = caf.Instrument.from_file(BOROUGH), caf.Instrument.from_json(said)
    assert one == same == pickle.loads(pickle.dumps(one)) and hash(one) == hash(same) and one != caf.Instrument("parent")
    assert [tuple(section) for section in one.sections] == [("plan", "The plan", "percentage")]
    assert {name: [tuple(grade) for grade in grades] for name, grades in one.scales.items()} == {
        scale["scale"]: [(grade["grade"], grade.get("points")) for grade in scale["grades"]] for scale in said["scales"]
    }
    assert [tuple(rating) for rating in one.ratings] == [(rating["rating"], rating["from"]) for rating in said["ratings"]]
    assert one.grades("p4") == () and len(one.grades("p1")) == 4
    with pytest.raises(ValueError, match="invented-borough-plan has no question 'p9'"):
        one.grades("p9")
    assert pl.DataFrame(one.questions)["question"].to_list() == ["p1", "p2", "p3", "p4"]
    with pytest.raises(InputError) as caught:
        caf.Instrument.from_file(INPUTS / "faulty-instrument.json")
    assert (caught.value.line, caught.value.field_name, caught.value.message) == (1, "kind", 'there is no kind "exam"')
    assert caught.value.__notes__ == [f"{INPUTS / 'faulty-instrument.json'}:2: scales[0].grades[0].points: a number from 0 to 100 is expected"]
