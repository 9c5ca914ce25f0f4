"""Pseudonyms and dates moved back, against the lines of docs/anonymising.md and a caseload that the command anonymised."""

import copy
import datetime
import pickle
import re
import runpy
import stat
import threading
import time
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from the_command import COMMAND

import caf
from caf._rows import FIELDS
from caf.errors import InputError
from caf.pseudonyms import KINDS

ROOT = Path(__file__).parents[2]
CASELOAD = ROOT / "examples/caseload.ndjson"
BYTES = bytes(range(32))
KEY = caf.PseudonymKey(BYTES)
DAY = datetime.date(2026, 3, 2)

# The lines of the document, which the test of the command holds to its table.
lines = runpy.run_path(str(ROOT / "examples/audit/pseudonym.py"))


def test_the_table_of_the_document():
    text = (ROOT / "docs/anonymising.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)` \| (?:`(\w+)`, `([^`]+)`)? *\| `([0-9a-f]{32})` \| *(\d*) *\|$", text, re.MULTILINE)
    assert len(rows) == 9
    for kind, identifier, of, unit, expected, weeks in rows:
        assert caf.pseudonym(identifier, KEY, kind, **({of: unit} if of else {})) == expected
        if kind == "cases" and weeks:
            assert caf.pseudonym_weeks(identifier, KEY) == int(weeks)
        if kind == "families":
            assert caf.pseudonym_weeks("x", KEY, families=identifier) == int(weeks)


keys = st.binary(min_size=16, max_size=64)
names = st.one_of(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=30), st.integers(-(10**30), 10**30))


def within(kind, one, case, family):
    """What stands before an identifier, by the words of the document."""
    if kind in ("families", "organisations", "people"):
        return ()
    if family is not None:
        return "families", str(family)
    return () if kind == "cases" and str(one) == str(case) else ("cases", str(case))


@given(keys, st.sampled_from(KINDS), st.lists(st.one_of(st.none(), names), max_size=20), st.integers(1, 520), st.randoms(use_true_random=False))
def test_by_the_lines_of_the_document(key_bytes, kind, given, most, of):
    with caf.PseudonymKey(key_bytes) as key:
        families = [of.choice([None, "F-1", "F-2", 7]) for _ in given]
        cases = [of.choice([1, "C"]) for _ in given]
        everywhere = kind in ("families", "organisations", "people")
        beside = {} if everywhere else {"cases": cases, "families": families}
        assert caf.pseudonym(given, key, kind, **beside) == [
            None if one is None else lines["pseudonym"](key_bytes, kind, str(one), *within(kind, one, case, family))
            for one, case, family in zip(given, cases, families)
        ]
        expected = [
            None if one is None else lines["weeks"](key_bytes, "cases" if family is None else "families", str(one if family is None else family), most)
            for one, family in zip(given, families)
        ]
        assert caf.pseudonym_weeks(given, key, families=families, most=most) == expected
        dates = [None if one is None else DAY for one in given]
        moved = caf.move_back(dates, given, key, families=families, most=most)
        assert moved == [None if weeks is None else DAY - datetime.timedelta(weeks=weeks) for weeks in expected]
        for one, family, weeks in zip(given, families, expected):
            if one is not None:
                assert caf.pseudonym_weeks(one, key, families=family, most=most) == weeks
                assert caf.move_back(DAY, one, key, families=family, most=most) == DAY - datetime.timedelta(weeks=weeks)


REFERENCES = {"child": "children", "assessment": "assessments", "meeting": "meetings", "plan": "plans", "action": "actions", "need": "needs",
              "strength": "strengths", "case_id": "cases", "own_case": "cases", "family": "families"}  # fmt: skip
PEOPLE = {"person", "assessor", "professional"}


def kind_of(table, field):
    return table if field == "id" else "people" if field in PEOPLE else REFERENCES.get(field, "organisations")


@pytest.mark.skipif(not COMMAND, reason="the package was built without the command")
@pytest.mark.parametrize("keep_births", [False, True])
def test_a_caseload_becomes_what_the_command_makes_of_it(tmp_path, keep_births):
    """Every identifier and every date of every table of the invented caseload."""
    (tmp_path / "audit.key").write_text(BYTES.hex() + "\n", encoding="utf-8")
    key = caf.PseudonymKey.from_file(tmp_path / "audit.key")
    more = ["--keep-births"] if keep_births else []
    subprocess.run([COMMAND, "anonymise", "--key", tmp_path / "audit.key", *more, "--to", "json", "--output", tmp_path / "anonymous.ndjson",
                    CASELOAD], check=True, capture_output=True)  # fmt: skip
    ours, theirs = caf.read_tables(CASELOAD).tables, caf.read_tables(tmp_path / "anonymous.ndjson").tables
    families = ours["cases"].set_index("case_id")["family"] if "family" in ours["cases"] else pd.Series(dtype="string")
    assert list(ours) == list(theirs)
    identifiers = dates = 0
    for table, frame in ours.items():
        cases = frame["case_id"]
        of = cases.map(families).astype("string") if len(families) else None
        for field in frame:
            if field == "group":
                continue
            made = frame[field]
            if made.dtype.kind == "M":
                birth = table == "children" and field in ("born", "expected") and not keep_births
                made = caf.move_back(made, cases, key, families=of, birth=birth)
                dates += int(made.notna().sum())
            elif FIELDS[table][field].type == caf.raw.TYPE_ID:
                kind = kind_of(table, field)
                beside = {} if kind in ("families", "organisations", "people") else {"cases": cases, "families": of}
                made = caf.pseudonym(made, key, kind, **beside)
                identifiers += int(made.notna().sum())
            pd.testing.assert_series_equal(made.reset_index(drop=True), theirs[table][field].reset_index(drop=True), obj=f"{table}.{field}")
    assert identifiers > 2000 and dates > 2000


def test_columns_come_back_as_they_came():
    plain = ["CC-2026-058", None, "1"]
    names = [None if one is None else lines["pseudonym"](BYTES, "cases", one) for one in plain]
    weeks = [43, None, 50]
    series = pd.Series(plain, index=[5, 3, 4], name="case")
    found = caf.pseudonym(series, KEY)
    assert found.dtype == "string" and list(found.index) == [5, 3, 4] and found.name == "case"
    assert found.astype(object).where(found.notna(), None).tolist() == names
    numbers = caf.pseudonym_weeks(series, KEY)
    assert numbers.dtype == "Int32" and list(numbers.index) == [5, 3, 4] and numbers[5] == 43 and numbers[3] is pd.NA
    assert list(caf.pseudonym(pd.Index(["1"], name="x"), KEY)) == names[2:]
    assert caf.pseudonym(pd.Series(plain, dtype="category"), KEY).tolist()[2] == names[2]
    assert caf.pseudonym(pd.Series([1.0, np.nan]), KEY)[0] == names[2], "whole numbers that pandas made floating point"
    assert caf.pseudonym(pl.Series("case", plain), KEY).equals(pl.Series("case", names, dtype=pl.String), check_names=True)
    assert caf.pseudonym_weeks(pl.Series(plain), KEY).equals(pl.Series(weeks, dtype=pl.Int32))
    assert caf.pseudonym(pa.array(plain), KEY).equals(pa.array(names))
    assert caf.pseudonym_weeks(pa.chunked_array([plain[:1], plain[1:]]), KEY).equals(pa.chunked_array([pa.array(weeks, pa.int32())]))
    found = caf.pseudonym(np.array(["CC-2026-058", "", "1"]), KEY)
    assert found.dtype == "U32" and found.tolist() == [names[0], "", names[2]]
    assert caf.pseudonym_weeks(np.array(["CC-2026-058", "", "1"]), KEY).tolist() == [43, 0, 50]
    assert caf.pseudonym(np.array(plain, object), KEY).tolist() == names
    assert caf.pseudonym(np.array([1, 2]), KEY)[0] == names[2] == caf.pseudonym(np.int64(1), KEY) == caf.pseudonym(True + 0, KEY)
    assert caf.pseudonym([], KEY) == [] and len(caf.pseudonym(pd.Series([], dtype="string"), KEY)) == 0


def test_dates_come_back_as_they_came():
    expected = [datetime.date(2025, 5, 5), None, datetime.date(2025, 3, 17)]
    cases = ["CC-2026-058", None, "1"]
    dates = [DAY, None, DAY]
    stamps = pd.Series(pd.to_datetime(dates), index=[5, 3, 4], name="opened")
    found = caf.move_back(stamps, pd.Series(cases, index=[5, 3, 4]), KEY)
    assert found.dtype == "datetime64[s]" and found.dt.date.tolist()[::2] == expected[::2] and pd.isna(found[3]) and found.name == "opened"
    assert caf.move_back(pd.Series(dates, dtype=object), cases, KEY).tolist() == expected
    assert caf.move_back(pl.Series(dates), pl.Series(cases), KEY).to_list() == expected
    assert caf.move_back(pa.array(dates), cases, KEY).to_pylist() == expected
    found = caf.move_back(np.array(dates, "datetime64[ns]"), cases, KEY)
    assert found.dtype == "datetime64[D]" and found.tolist() == expected
    assert caf.move_back(dates, "1", KEY) == [expected[2], None, expected[2]], "one case of all"
    assert caf.move_back(datetime.date(2010, 6, 30), "1", KEY, birth=True) == datetime.date(2009, 7, 1)
    assert caf.move_back([datetime.date(2010, 6, 30)], ["1"], KEY, birth=True) == [datetime.date(2009, 7, 1)]


SECRET = "Ann Example"


@pytest.mark.parametrize(
    ("call", "error", "said"),
    [
        (lambda: caf.pseudonym(None, KEY), TypeError, "expected an identifier, got none"),
        (lambda: caf.pseudonym("", KEY), TypeError, "expected an identifier, got none"),
        (lambda: caf.pseudonym(1.5, KEY), TypeError, "expected an identifier, or a column of them, got float"),
        (lambda: caf.pseudonym([SECRET, 1.5], KEY), TypeError, "values, row 1: expected a text or a whole number, got float"),
        (lambda: caf.pseudonym([True], KEY), TypeError, "values, row 0: expected a text or a whole number, got bool"),
        (lambda: caf.pseudonym(pd.DataFrame({"case_id": [SECRET]}), KEY), TypeError, "expected an identifier, or a column of them, got DataFrame"),
        (lambda: caf.pseudonym([SECRET + "\ud800"], KEY), ValueError, "an identifier: a text that is no Unicode"),
        (lambda: caf.pseudonym("1", KEY, "case"), ValueError, "kind: expected one of cases, families, organisations, people, children"),
        (lambda: caf.pseudonym("1", KEY, ["cases"]), ValueError, "kind: expected one of"),
        (lambda: caf.pseudonym("1", BYTES), TypeError, "key: expected a caf.PseudonymKey; caf.PseudonymKey.from_file() takes one from a file"),
        (lambda: caf.pseudonym("1", KEY, "meetings"), ValueError, "values: a row of no case and no family"),
        (lambda: caf.pseudonym([None, SECRET], KEY, "meetings", families=["F", None]), ValueError, "values, row 1: a row of no case and no family"),
        (lambda: caf.pseudonym("1", KEY, "people", cases="1"), ValueError, "kind: people are the same in all cases and families"),
        (lambda: caf.pseudonym("1", KEY, "meetings", cases=["1"]), TypeError, "cases: expected one for one identifier, got a column"),
        (lambda: caf.pseudonym(["1"], KEY, "meetings", cases=["1", "2"]), ValueError, "cases: expected as many as values, 1, got 2"),
        (lambda: caf.pseudonym_weeks("1", KEY, most=0), ValueError, "most: expected 1 to 520 weeks, got 0"),
        (lambda: caf.pseudonym_weeks("1", KEY, most=521), ValueError, "most: expected 1 to 520 weeks, got 521"),
        (lambda: caf.pseudonym_weeks(["1"], KEY, families=["1", "2"]), ValueError, "families: expected as many as cases, 1, got 2"),
        (lambda: caf.pseudonym_weeks(pd.Series(["1"]), KEY, families=pd.Series(["1"], index=[3])), ValueError, "families and cases: expected two Series of the same index"),
        (lambda: caf.move_back(DAY, ["1"], KEY), TypeError, "cases: expected one case for one date, got a column"),
        (lambda: caf.move_back([DAY], ["1", "2"], KEY), ValueError, "cases: expected as many as dates, 1, got 2"),
        (lambda: caf.move_back([None, DAY], ["1", None], KEY), ValueError, "dates, row 1: a date of no case"),
        (lambda: caf.move_back([DAY, datetime.date(1, 2, 1)], ["1", "1"], KEY), ValueError, "dates, row 1: it would come before the year 1"),
        (lambda: caf.move_back(datetime.date(1970, 12, 17), "1", KEY), ValueError, "dates: it would be 1970-01-01, which says that nothing is recorded"),
        (lambda: caf.move_back(np.array(["1970-01-01", "1970-12-17"], "M8[s]"), ["x", "1"], KEY), ValueError, "dates, row 1: it would be 1970-01-01"),
        (lambda: caf.move_back(datetime.datetime(2026, 3, 2), "1", KEY), TypeError, "dates: expected a datetime.date, got datetime"),
        (lambda: caf.move_back(np.array(["2026-03-02T01:00"], "M8[s]"), ["1"], KEY), ValueError, "dates, row 0: expected a day, at midnight"),
    ],
)
def test_what_cannot_be_is_said(call, error, said):
    with pytest.raises(error, match=re.escape(said)) as caught:
        call()
    assert "Ann" not in str(caught.value)


def test_a_key_shows_nothing_of_itself(tmp_path):
    secret = b"0123456789abcdef" + b"SECRET"
    key = caf.PseudonymKey(secret)
    path = tmp_path / "audit.key"
    path.write_text(secret.hex(), encoding="utf-8")
    filed = caf.PseudonymKey.from_file(path)
    assert caf.pseudonym("1", key) == caf.pseudonym("1", filed) == lines["pseudonym"](secret, "cases", "1")
    for one in (key, filed):
        assert repr(one) == str(one) == "<caf.PseudonymKey>" and not hasattr(one, "__dict__")
        for take in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="a key is not pickled"):
                take(one)
    said = []
    for wrong in (secret.hex() + "x", secret.hex()[:-1], secret.hex()[:30], secret.hex() * 5, ""):
        path.write_text(wrong, encoding="utf-8")
        for call in (lambda: caf.PseudonymKey.from_file(path), lambda: caf.pseudonym("1", filed)):
            with pytest.raises(InputError) as caught:
                call()
            said.append(str(caught.value))
            assert str(path) in said[-1] and secret.hex()[:12] not in said[-1] + repr(caught.value) and "SECRET" not in said[-1]
    assert len(set(said)) == 2, "too few or too many bytes, and no digits"
    for wrong in (secret[:15], b"", secret * 3):
        with pytest.raises(ValueError, match=f"data: a key has 16 to 64 bytes, got {len(wrong)}") as caught:
            caf.PseudonymKey(wrong)
        assert "SECRET" not in repr(caught.value) + str(caught.value)
    with pytest.raises(TypeError, match="data: expected bytes, got str"):
        caf.PseudonymKey(secret.hex())
    with pytest.raises(InputError, match="nowhere.key: could not be opened"):
        caf.PseudonymKey.from_file(tmp_path / "nowhere.key")


def test_a_closed_key_is_wiped():
    with caf.PseudonymKey(bytearray(BYTES)) as key:
        held = key._data
        assert caf.pseudonym("1", key) and bytes(held) == BYTES
        view = memoryview(bytearray(BYTES))
    assert bytes(held) == bytes(len(BYTES)) and key._data is None
    for call in (lambda: caf.pseudonym("1", key), lambda: caf.pseudonym_weeks("1", key), lambda: caf.move_back(DAY, "1", key)):
        with pytest.raises(ValueError, match="key: it is closed"):
            call()
    assert caf.pseudonym("1", caf.PseudonymKey(view)) == caf.pseudonym("1", KEY) and bytes(view) == BYTES, "the caller's stays the caller's"


def test_a_key_that_is_closed_while_it_is_used():
    """Whoever closes a key wipes it under no call: each ends with the right pseudonyms or says that the key is closed."""
    names = [str(n) for n in range(20_000)]
    right, zero = (caf.pseudonym(names, caf.PseudonymKey(data)) for data in (BYTES, bytes(32)))
    for pause in range(12):
        key, found, begun = caf.PseudonymKey(BYTES), [], threading.Event()

        def work():
            begun.set()
            for _ in range(20):
                try:
                    found.append(caf.pseudonym(names, key))
                except ValueError as error:
                    assert "key: it is closed" in str(error)
                    return

        thread = threading.Thread(target=work)
        thread.start()
        begun.wait()
        time.sleep(pause / 400)
        key.close()
        thread.join()
        assert all(one == right for one in found) and zero not in found
        with pytest.raises(ValueError, match="key: it is closed"):
            caf.pseudonym("1", key)


def test_a_set_has_no_order():
    with pytest.raises(TypeError, match="set, which has no order"):
        caf.pseudonym({"1", "2"}, KEY)


def test_a_new_key(tmp_path):
    path = tmp_path / "new.key"
    key = caf.PseudonymKey.new(path)
    written = path.read_text(encoding="ascii")
    assert len(bytes.fromhex(written)) == 32 and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert caf.pseudonym("1", key) == lines["pseudonym"](bytes.fromhex(written), "cases", "1")
    with pytest.raises(InputError):
        caf.PseudonymKey.new(path)
    assert path.read_text(encoding="ascii") == written, "none is replaced"
    caf.PseudonymKey.new(str(tmp_path / "other.key"))
    assert (tmp_path / "other.key").read_text(encoding="ascii") != written
