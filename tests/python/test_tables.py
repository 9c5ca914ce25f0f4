"""Tables in and out. The oracle is Caseload.check() on the same rows, which packs them in Python one by one."""

import datetime
import decimal
import random
import subprocess
import sys
import threading

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from table_cases import AS_OF, key_of, rows_of

import caf
from caf import raw
from caf._rows import FIELDS
from caf.tables import _found

COLUMNS = [
    "case_id", "rule", "kind", "verdict", "grade", "severity", "table", "row_id", "due", "done", "days", "slack",
    "reason", "missing", "provisional", "convention", "not_known_then", "early",
]
DATES = (raw.TYPE_DATE, raw.TYPE_PLANNED)
TEXTS = (raw.TYPE_CHOICE, raw.TYPE_SET)


def expected(tables, **asked):
    return sorted(map(key_of, caf.Caseload(tables).check(as_of=AS_OF, **asked)), key=repr)


def pandas_column(table, name, values):
    field = FIELDS[table][name]
    if field.type in DATES:
        return pd.Series(pd.to_datetime(values), dtype="datetime64[us]")
    if field.type == raw.TYPE_FLAG:
        return pd.Series(values, dtype="boolean")
    if field.type == raw.TYPE_SET:
        return pd.Series(values, dtype=object)
    if field.type == raw.TYPE_CHOICE:
        return pd.Series(values, dtype="str")
    return pd.Series(values, dtype="int64" if None not in values else "float64")


def columns_of(table, rows):
    names = list(rows[0]) if rows else ["case_id"]
    return {name: [row[name] for row in rows] for name in names}


def pandas_of(tables):
    return {
        table: pd.DataFrame({name: pandas_column(table, name, values) for name, values in columns_of(table, rows).items()})
        for table, rows in tables.items()
    }


def polars_of(tables):
    types = {raw.TYPE_FLAG: pl.Boolean, raw.TYPE_SET: pl.List(pl.String), raw.TYPE_CHOICE: pl.String, **dict.fromkeys(DATES, pl.Date)}
    return {
        table: pl.DataFrame(
            [pl.Series(name, values, types.get(FIELDS[table][name].type, pl.Int64)) for name, values in columns_of(table, rows).items()]
        )
        for table, rows in tables.items()
    }


def arrow_of(tables):
    types = {raw.TYPE_FLAG: pa.bool_(), raw.TYPE_SET: pa.list_(pa.string()), **dict.fromkeys(DATES, pa.date32())}
    made = {}
    for table, rows in tables.items():
        columns = {}
        for name, values in columns_of(table, rows).items():
            kind = types.get(FIELDS[table][name].type, pa.int64())
            if FIELDS[table][name].type == raw.TYPE_CHOICE:
                columns[name] = pa.array(values, pa.string()).dictionary_encode()
            else:
                columns[name] = pa.array(values, kind)
        made[table] = pa.table(columns)
    return made


def numpy_of(tables):
    """Structured arrays: texts, and sets with ; between; whole numbers with nulls as floats; flags masked."""
    made = {}
    for table, rows in tables.items():
        columns, masks = {}, {}
        for name, values in columns_of(table, rows).items():
            kind = FIELDS[table][name].type
            masks[name] = [value is None for value in values]
            if kind in DATES:
                columns[name] = np.array(values, "datetime64[D]") if values else np.empty(0, "datetime64[D]")
            elif kind == raw.TYPE_FLAG:
                columns[name] = np.array([bool(value) for value in values])
            elif kind in TEXTS:
                columns[name] = np.array(["" if value is None else value if isinstance(value, str) else ";".join(value) for value in values], "U")
            else:
                columns[name] = np.array([np.nan if value is None else value for value in values])
        array = np.ma.empty(len(rows), dtype=[(name, values.dtype) for name, values in columns.items()])
        for name, values in columns.items():
            array[name] = np.ma.array(values, mask=masks[name]) if values.dtype.kind == "b" else values
        made[table] = array
    return made


def null(value):
    return None if value is None or value is pd.NA or value is pd.NaT or value != value or value == "" else value


def date(value):
    value = null(value)
    return value.date() if isinstance(value, datetime.datetime) else value


def key(row):
    """A row of any kind of table as key_of() has it."""
    days = [None if null(row[name]) in (None, raw.DATE_NONE) else int(row[name]) for name in ("days", "slack")]
    return (
        *(null(row[name]) for name in COLUMNS[:7]), null(row["row_id"]) or None, date(row["due"]), date(row["done"]), *days,
        null(row["reason"]), null(row["missing"]), bool(row["provisional"]),
    )


def rows_in(found):
    if isinstance(found, pd.DataFrame):
        return found.to_dict("records")
    if isinstance(found, pl.DataFrame):
        return found.to_dicts()
    if isinstance(found, pa.Table):
        return found.to_pylist()
    return [dict(zip(found.dtype.names, row.item())) for row in found]


def answers(found):
    return sorted(map(key, rows_in(found)), key=repr)


KINDS = {"pandas": (pandas_of, pd.DataFrame), "polars": (polars_of, pl.DataFrame), "pyarrow": (arrow_of, pa.Table), "numpy": (numpy_of, np.ndarray)}


@pytest.mark.parametrize("profile", ["east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_table_and_field_says_the_same_in_every_kind(kind, profile):
    make, given_back = KINDS[kind]
    for seed in range(4):
        tables = rows_of(seed)
        found = caf.check(make(tables), as_of=AS_OF, profile=profile)
        assert isinstance(found, given_back)
        assert list(found.dtype.names if kind == "numpy" else found.column_names if kind == "pyarrow" else found.columns) == COLUMNS
        assert len(found) > 100
        assert answers(found) == expected(tables, profile=profile)


def test_columns_have_the_types_that_are_promised():
    tables = pandas_of(rows_of(1))
    found = caf.check(tables, as_of=AS_OF)
    types = {name: str(dtype) for name, dtype in found.dtypes.items()}
    assert types == {
        "case_id": "int64", **dict.fromkeys(COLUMNS[1:7], "category"), "row_id": "Int64", "due": "datetime64[s]", "done": "datetime64[s]",
        "days": "Int32", "slack": "Int32", "reason": "category", "missing": "category", **dict.fromkeys(COLUMNS[14:], "bool"),
    }
    found = caf.check(polars_of(rows_of(1)), as_of=AS_OF)
    assert found.schema["due"] == pl.Date and found.schema["days"] == pl.Int32 and found.schema["row_id"] == pl.Int64
    assert caf.check(arrow_of(rows_of(1)), as_of=AS_OF).schema.field("due").type == pa.date32()
    assert caf.check(numpy_of(rows_of(1)), as_of=AS_OF).dtype["due"] == "datetime64[D]"


def texts_for(tables, kind):
    """Identifiers as texts, in pandas: of cases, rows and everything else."""
    named = pandas_of(tables)
    for table, frame in named.items():
        for name in frame:
            if FIELDS[table][name].type == raw.TYPE_ID:
                text = frame[name].astype("Int64").astype("string").radd("EX-")
                frame[name] = text.astype(kind)
    return named


@pytest.mark.parametrize("kind", ["str", "object", "category", "string"])
def test_identifiers_may_be_texts_and_come_back_as_they_were(kind):
    tables = rows_of(3)
    named = texts_for(tables, kind)
    if kind == "object":
        named = {table: frame.astype({c: object for c in frame if str(frame[c].dtype) in ("str", "string")}) for table, frame in named.items()}
    found = caf.check(named, as_of=AS_OF)
    if kind in ("str", "category"):
        assert found["case_id"].dtype == ("str" if kind == "str" else named["cases"]["case_id"].dtype)
    numbered = [
        (int(case[3:]), *rest[:6], None if row is None else int(row[3:]), *more)
        for case, *rest, row, due, done, days, slack, reason, missing, provisional in answers(found)
        for more in [(due, done, days, slack, reason, missing, provisional)]
    ]
    assert sorted(numbered, key=repr) == expected(tables)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_any_shuffling_of_rows_gives_the_same_findings(seed, of):
    tables = rows_of(seed, 6)
    shuffled = {table: of.sample(rows, len(rows)) for table, rows in tables.items()}
    before = pandas_of(shuffled)
    kept = {table: frame.copy() for table, frame in before.items()}
    assert answers(caf.check(before, as_of=AS_OF)) == expected(tables)
    for table, frame in before.items():
        pd.testing.assert_frame_equal(frame, kept[table])


def test_findings_come_in_the_order_of_cases():
    found = caf.check(pandas_of(rows_of(5)), as_of=AS_OF)
    assert found["case_id"].is_monotonic_increasing
    many = {"cases": pd.DataFrame({"case_id": np.arange(30000, 0, -1), "opened": pd.Timestamp("2023-01-02")})}
    one, two = (caf.check(many, as_of=AS_OF, rules=["EM-B2-held", "EM-C1"], threads=threads) for threads in (1, 2))
    assert one["case_id"].is_monotonic_increasing and len(one) == 60000
    pd.testing.assert_frame_equal(one, two)


def test_findings_for_which_too_little_room_was_made(monkeypatch):
    """Room is made for as many findings as if all parts were like the first; here those behind it have more."""
    tables = {
        "cases": pd.DataFrame({"case_id": np.arange(1, 20001), "division": "scotland"}),
        "assessments": pd.DataFrame({"case_id": np.arange(1, 20001), "kind": "initial", "completed": pd.Timestamp("2023-01-16")}),
        "meetings": pd.DataFrame({"case_id": np.arange(2, 20001), "held_on": pd.Timestamp("2023-02-01")})[4000:],
    }
    asked = {"as_of": AS_OF, "rules": ["EM-B2-held"], "verdicts": ["met"], "threads": 2}
    found = caf.check(tables, **asked)
    assert found["case_id"].tolist() == list(range(4002, 20001))
    for most in (1, 1000, 1 << 40):
        monkeypatch.setattr(_found, "_SEGMENT", most)
        pd.testing.assert_frame_equal(caf.check(tables, **asked), found)


def test_a_value_that_cannot_be_ends_every_thread():
    """The parts behind the one that failed wait for it no longer, and the first that is wrong is said."""
    counts = np.ones(30000, "i8")
    counts[[5, 20000]] = -1
    many = {"cases": pd.DataFrame({"case_id": np.arange(1, 30001)}), "meetings": pd.DataFrame({"case_id": np.arange(1, 30001), "attempts": counts})}
    for threads in (1, 2, 5):
        with pytest.raises(ValueError, match="meetings.attempts, row 5:"):
            caf.check(many, as_of=AS_OF, threads=threads)


def test_what_is_wanted_is_chosen_at_the_source():
    tables = rows_of(7)
    every = caf.check(pandas_of(tables), as_of=AS_OF)
    for asked, keep in [
        ({"verdicts": ["not met", "due"]}, every["verdict"].isin(["not met", "due"])),
        ({"verdicts": [caf.Verdict.MET]}, every["verdict"] == "met"),
        ({"rules": ["EM-B2-held", "EM-C1"]}, every["rule"].isin(["EM-B2-held", "EM-C1"])),
        ({"kinds": ["data"]}, every["kind"] == "data"),
        ({"severity": "high"}, (every["severity"] == "high") | (every["kind"] == "data")),
    ]:
        found = caf.check(pandas_of(tables), as_of=AS_OF, **asked)
        assert 0 < len(found) < len(every)
        assert answers(found) == answers(every[keep])


EX = {
    "cases": pd.DataFrame({"case_id": [1], "division": ["england-and-wales"]}),
    "assessments": pd.DataFrame({"case_id": [1], "id": [1], "completed": pd.to_datetime(["2023-04-03"])}),
    "meetings": pd.DataFrame(
        {
            "case_id": [1, 1],
            "id": [4, 5],
            "kind": ["first", None],
            "held_on": pd.to_datetime(["2023-05-09", None]),
            "cancelled": pd.array([None, True], "boolean"),
        }
    ),
    "closures": pd.DataFrame({"case_id": np.empty(0, "i8"), "closed": pd.to_datetime([])}),
}


def verdicts(tables, rule="EM-B2-held", **asked):
    found = caf.check(tables, as_of=datetime.date(2023, 6, 1), rules=[rule], **asked)
    return found["verdict"].tolist()


def test_the_cases_may_be_left_out():
    tables = {name: EX[name] for name in ("assessments", "meetings")}
    [found] = rows_in(caf.check(tables, as_of=datetime.date(2023, 6, 1), division="england-and-wales", rules=["EM-B2-held"]))
    assert (found["case_id"], found["verdict"], found["slack"], found["row_id"]) == (1, "not met", -2, 4)


def test_what_a_source_cannot_say_is_no_answer():
    assert verdicts(EX) == ["not met"]
    assert verdicts({"cases": EX["cases"], "assessments": EX["assessments"]}) == ["unknown"]
    nothing = EX["meetings"].iloc[:0]
    assert verdicts({**EX, "meetings": nothing}) == ["not met"]
    assert verdicts({**EX, "meetings": nothing}, coverage={"meetings": "partial"}) == ["unknown"]
    assert verdicts({**EX, "meetings": nothing}, coverage={"meetings": "absent"}) == ["unknown"]
    assert verdicts({**EX, "meetings": EX["meetings"][["case_id", "id"]]}) == ["unknown"]


def test_what_is_held_in_part_can_differ_by_case():
    nothing = {**EX, "meetings": EX["meetings"].iloc[:0]}
    for held, expected in [("meetings;plans", "unknown"), ("plans", "not met"), (["meetings"], "unknown"), (None, "not met")]:
        cases = EX["cases"].assign(partial_tables=pd.Series([held], dtype=object))
        assert verdicts({**nothing, "cases": cases}) == [expected]
    with pytest.raises(ValueError, match="cases.partial_tables, row 0"):
        verdicts({**nothing, "cases": EX["cases"].assign(partial_tables="meatings")})
    with pytest.raises(ValueError, match="partial_tables says it already"):
        verdicts({**nothing, "cases": EX["cases"].assign(partial_tables="plans")}, coverage={"meetings": "partial"})


def test_columns_of_other_names_are_named():
    meetings = EX["meetings"].rename(columns={"held_on": "meeting date"}).assign(notes="x")
    assert verdicts({**EX, "meetings": meetings}, columns={"meetings": {"meeting date": "held_on", "notes": None}}) == ["not met"]


def test_dates_of_every_kind():
    days = ["2023-05-09", None]
    for held in [
        pd.to_datetime(days).astype("datetime64[s]"), pd.to_datetime(days).astype("datetime64[ns]"),
        pd.Series([datetime.date(2023, 5, 9), None], dtype=object), pd.Series([pd.Timestamp(2023, 5, 9), None], dtype=object),
        pd.Series([pd.Timestamp("2023-05-09").as_unit("s"), pd.NaT], dtype=object), pd.Series(days).astype("date32[pyarrow]"),
        pd.Series(pd.to_datetime(days)).astype("timestamp[ms][pyarrow]"),
    ]:
        assert verdicts({**EX, "meetings": EX["meetings"].assign(held_on=held)}) == ["not met"], held.dtype
    for flags in [
        pd.Series([True, None], dtype=object), pd.Series([True, None], dtype="boolean"), pd.Series([True, None], dtype="bool[pyarrow]"),
        pd.Series([True, False]),
    ]:
        held = EX["meetings"].drop(columns="held_on").assign(held=flags)
        assert verdicts({**EX, "meetings": held}) == ["unknown"], flags.dtype
    assert verdicts({**EX, "meetings": EX["meetings"].astype({"case_id": "Int32", "id": "int64[pyarrow]", "kind": "category"})}) == ["not met"]
    assert verdicts({**EX, "cases": EX["cases"].assign(opened=np.nan, level=pd.array([3], "Int8"))}) == ["not met"]


def meetings(**columns):
    return {**EX, "meetings": EX["meetings"].assign(**columns)}


@pytest.mark.parametrize(
    ("tables", "error", "words"),
    [
        ({**EX, "meeting": EX["meetings"]}, ValueError, ["no table 'meeting'", "is 'meetings' meant"]),
        (meetings(held_onn=1), ValueError, ["no column of meetings 'held_onn'", "is 'held_on' meant"]),
        ({"meetings": EX["meetings"].drop(columns="case_id")}, ValueError, ["meetings", "no column case_id"]),
        (meetings(held_on=["2023-05-09", None]), TypeError, ["meetings.held_on", "expected dates", "str; pandas.to_datetime(values, format="]),
        (meetings(held_on=pd.Categorical(["2023-05-09", None])), TypeError, ["meetings.held_on", "category", "pandas.to_datetime(values, format="]),
        (meetings(held_on=pd.Series([pd.Timestamp(2023, 5, 9, tz="UTC"), None], dtype=object)), TypeError, ["in a zone", "dt.tz_localize(None)"]),
        (meetings(held_on=pd.Series([pd.Timestamp(2023, 5, 9), pd.Timestamp(2023, 5, 9, 1)], dtype=object)), ValueError, ["meetings.held_on, row 1: 2023-05-09T01", "time of day"]),
        (meetings(held_on=pd.Series([pd.Timestamp(2023, 5, 9), pd.Timestamp(1)], dtype=object)), ValueError, ["meetings.held_on, row 1", "time of day"]),
        ({"meetings": pl.DataFrame({"case_id": [1], "held_on": ["2023-05-09"]})}, TypeError, ["text; str.to_date("]),
        ({"meetings": pl.DataFrame({"case_id": [1], "held_on": pl.Series([datetime.datetime(2023, 5, 9)]).dt.replace_time_zone("UTC")})}, TypeError, ["UTC; dt.replace_time_zone(None)"]),
        ({"meetings": np.array([(1, "2023-05-09")], [("case_id", "i8"), ("held_on", "U10")])}, TypeError, ["<U10; astype("]),
        (meetings(held_on=[3, 4]), TypeError, ["meetings.held_on", "expected dates", "int64"]),
        (meetings(held_on=pd.to_datetime(["2023-05-09", "2023-05-10"], utc=True)), TypeError, ["meetings.held_on", "without a zone", "UTC", "dt.tz_localize(None)"]),
        (meetings(held_on=[datetime.datetime(2023, 5, 9, 1), None]).copy(), ValueError, ["meetings.held_on, row 0", "2023-05-09T01", "time of day"]),
        (meetings(held_on=pd.Series([datetime.datetime(2023, 5, 9), None], dtype=object)), TypeError, ["meetings.held_on", "datetime; pandas.to_datetime(values)"]),
        (meetings(held_on=[datetime.date(2023, 5, 9), datetime.datetime(2023, 5, 9, 15, 30)]), TypeError, ["meetings.held_on", "date and datetime"]),
        (meetings(case_id=[2**70, 1]), TypeError, ["meetings.case_id", "int64 cannot hold"]),
        (meetings(attempts=pd.Series([1.5, 1], dtype=object)), TypeError, ["meetings.attempts", "int64 cannot hold"]),
        (meetings(case_id=[np.inf, 1]), ValueError, ["meetings.case_id, row 0", "inf", "out of range"]),
        (meetings(case_id=[1.0, 2.0**53]), ValueError, ["meetings.case_id, row 1", "out of range"]),
        (meetings(case_id=np.array([1, 2**24], "f4")), ValueError, ["meetings.case_id, row 1", "out of range"]),
        (meetings(id=np.array([0, 2**24], "f4")), ValueError, ["meetings.id, row 1", "out of range"]),
        (meetings(held_on=pd.to_datetime(["2023-05-09", "1970-01-01"])), ValueError, ["meetings.held_on, row 1", "1970-01-01", "empty date"]),
        (meetings(held=[1, 0]), TypeError, ["meetings.held", "True, False or null", "int64"]),
        (meetings(kind=["first", "frist"]), ValueError, ["meetings.kind, row 1", "sign-off"]),
        (meetings(kind=[1, 2]), TypeError, ["meetings.kind", "one of first"]),
        (meetings(attempts=[1, -3]), ValueError, ["meetings.attempts, row 1", "-3", "0 to 2147483647"]),
        (meetings(attempts=[1, 2**31]), ValueError, ["meetings.attempts, row 1", "2147483648", "out of range"]),
        (meetings(attempts=[1.5, 2]), ValueError, ["meetings.attempts, row 0", "1.5", "whole numbers"]),
        (meetings(attempts=["a", "b"]), TypeError, ["meetings.attempts", "whole numbers"]),
        (meetings(case_id=[1, None]), ValueError, ["meetings.case_id, row 1: there is none; every row names its case"]),
        (meetings(case_id=pd.array([1, None], "Int64")), ValueError, ["meetings.case_id, row 1: there is none"]),
        (meetings(case_id=["1", ""]), ValueError, ["meetings.case_id, row 1: there is none"]),
        ({"meetings": pl.DataFrame({"case_id": [1, None]})}, ValueError, ["meetings.case_id, row 1: there is none"]),
        (meetings(case_id=[1, 1.5]), ValueError, ["meetings.case_id, row 1: 1.5: not a whole number"]),
        (meetings(id=[1, -1.5]), ValueError, ["meetings.id, row 1: -1.5: not a whole number"]),
        ({**meetings(case_id=[1, 1.5]), "cases": EX["cases"].assign(case_id=["a"])}, ValueError, ["meetings.case_id, row 1: 1.5: not a whole number"]),
        (meetings(case_id=["1", "Joan\n"]), ValueError, ["meetings.case_id, row 1: an identifier with a control character"]),
        ({name: EX[name].assign(case_id=f"Joan{end}") for name, end in (("cases", ""), ("meetings", "\n"))}, ValueError, ["meetings.case_id, row 0: an identifier"]),
        (meetings(case_id=pd.Categorical(["1", "Joan\x7f"])), ValueError, ["meetings.case_id, row 1: an identifier with a control character"]),
        (meetings(id=["x" * 256, "é" * 128 + "x"]), ValueError, ["meetings.id, row 1: an identifier of more than 256 bytes"]),
        ({"meetings": pl.DataFrame({"case_id": ["a", "\x1b[31m"]})}, ValueError, ["meetings.case_id, row 1: an identifier with a control"]),
        ({"meetings": np.array([("a",), ("\t",)], [("case_id", "U3")])}, ValueError, ["meetings.case_id, row 1: an identifier with a control"]),
        (meetings(case_id=pd.to_datetime(["2023-05-09", "2023-05-10"])), TypeError, ["meetings.case_id", "identifiers"]),
        ({**EX, "cases": pd.concat([EX["cases"]] * 2)}, ValueError, ["cases.case_id, row 1", "same case as row 0"]),
        ({**EX, "cases": EX["cases"].assign(level=[9])}, ValueError, ["cases.level, row 0", "9"]),
        ({}, caf.ArgumentError, ["none is given"]),
        ({"meetings": pd.DataFrame([[1, 1]], columns=["case_id", "case_id"])}, caf.ArgumentError, ["meetings: two columns are 'case_id'"]),
        ({"meetings": pa.table([[1], [1]], names=["case_id", "case_id"])}, caf.ArgumentError, ["meetings: two columns are 'case_id'"]),
        ({"meetings": pl.DataFrame({"case_id": [decimal.Decimal(1)]})}, TypeError, ["meetings: column 'case_id': decimal numbers"]),
        ({"meetings": pl.DataFrame({"case_id": pl.Series([object()], dtype=pl.Object)})}, TypeError, ["meetings: column 'case_id'"]),
        ({"meetings": 3}, TypeError, ["meetings", "DataFrame", "int"]),
        ({**EX, "plans": pl.DataFrame({"case_id": [1]})}, TypeError, ["plans", "same kind as cases"]),
        ([], TypeError, ["mapping"]),
        ({"meetings": [{"case_id": 1, "id": 1}]}, TypeError, ["meetings: expected data frames", "caf.Caseload", "pandas.DataFrame(rows)"]),
        ({"meetings": []}, TypeError, ["meetings: expected data frames"]),
        ({"meetings": np.zeros(3)}, TypeError, ["structured"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tables, error, words):
    with pytest.raises(error) as raised:
        caf.check(tables, as_of=AS_OF)
    for word in words:
        assert word in str(raised.value)
    assert "Joan" not in str(raised.value)


def test_long_identifiers_and_categories_that_no_row_has_are_taken():
    long = "é" * 128
    case_id = pd.Categorical([long], categories=["\n", long])
    assert verdicts({name: EX[name].assign(case_id=case_id[:1].take([0] * len(EX[name]))) for name in EX}) == ["not met"]


def test_a_text_is_never_in_an_error():
    for name in ("kind", "held_on", "held", "attempts"):
        with pytest.raises((TypeError, ValueError)) as raised:
            caf.check(meetings(**{name: ["Joan Bloggs", "x"]}), as_of=AS_OF)
        assert "Bloggs" not in str(raised.value)


def test_an_error_names_the_callers_row():
    tables = {**EX, "meetings": EX["meetings"].assign(attempts=[1, -3]).set_index(pd.Index([70, 71])).iloc[::-1]}
    with pytest.raises(ValueError, match=r"meetings.attempts, row 0 \(index 71\): -3"):
        caf.check(tables, as_of=AS_OF)
    named = {**EX, "meetings": EX["meetings"].assign(attempts=[1, -3]).set_index(pd.Index(["Joan", "Ann"]))}
    with pytest.raises(ValueError) as raised:
        caf.check(named, as_of=AS_OF)
    assert "Ann" not in str(raised.value) and (raised.value.table, raised.value.row) == (4, 1)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"rules": "EM-C1"}, TypeError), ({"verdicts": "met"}, TypeError), ({"verdicts": ["late"]}, ValueError), ({"rules": ["EM-Z9"]}, ValueError),
        ({"kinds": ["x"]}, ValueError), ({"severity": "grave"}, ValueError), ({"coverage": {"meetings": "some"}}, ValueError),
        ({"coverage": {"meating": "partial"}}, ValueError), ({"columns": {"meetings": {"x": "held_on"}}}, ValueError), ({"threads": 0}, ValueError),
        ({"profile": "x"}, ValueError), ({"division": "wales"}, ValueError), ({"as_of": "2023-01-01"}, TypeError),
    ],
)
def test_what_is_asked_wrongly_is_said(asked, error):
    with pytest.raises(error):
        caf.check(EX, **{"as_of": AS_OF, **asked})


@pytest.mark.parametrize(
    ("call", "words"),
    [
        ("import caf.tables", "tables need NumPy: python -m pip install 'libcaf[pandas]'"),
        ("import caf; caf.check", "tables need NumPy: python -m pip install 'libcaf[pandas]'"),
        ("import caf, polars; caf.is_working_day(polars.Series([]))", "a polars Series needs NumPy: python -m pip install 'libcaf[polars]'"),
    ],
)
def test_without_numpy_an_error_says_what_to_install(call, words):
    code = f"import sys; sys.modules['numpy'] = None; {call}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == f"ImportError: {words}"


def test_the_nearest_rule_is_named():
    with pytest.raises(caf.CalendarError, match="no such rule: 'EM-B2-hold'; is 'EM-B2-held' meant?"):
        caf.check(EX, as_of=AS_OF, rules=["EM-B2-hold"])
    with pytest.raises(caf.CalendarError, match="no such rule: 'x'$"):
        caf.check(EX, as_of=AS_OF, rules=["x"])


def test_what_is_wrong_with_the_data_is_asked_for():
    stray = {**EX, "cases": EX["cases"].assign(case_id=[2])}
    for asked, rules in [
        ({"kinds": ["data"]}, {"data-reference"}), ({"rules": ["EM-B2-held"]}, {"EM-B2-held"}), ({"verdicts": ["not met", "due"]}, set()),
    ]:
        found = caf.check({"cases": stray["cases"], "meetings": EX["meetings"]}, as_of=AS_OF, **asked)
        assert {rule for rule in found["rule"] if rule.startswith(("data", "EM-B2"))} == rules
    twice = {**EX, "meetings": EX["meetings"].assign(id=[4, 4])}
    assert caf.check(twice, as_of=AS_OF, kinds=["data"])[["case_id", "rule", "table"]].values.tolist() == [[1, "data-reference", "meetings"]]


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_of_findings_can_be_explained(kind):
    tables = rows_of(9)
    frames = KINDS[kind][0](tables)
    found = caf.check(frames, as_of=AS_OF)
    texts = {key_of(one): one.explain() for one in caf.Caseload(tables).check(as_of=AS_OF)}
    rows = rows_in(found) if kind != "numpy" else found
    for row in random.Random(1).sample(list(rows), 25):
        assert caf.explain(frames, row, as_of=AS_OF) == texts[key(row if kind != "numpy" else dict(zip(found.dtype.names, row.item())))]


def test_a_finding_that_is_not_there_is_not_explained():
    found = caf.check(EX, as_of=AS_OF, rules=["EM-B2-held"]).iloc[0]
    for other in ({"slack": 5}, {"case_id": 99}, {"row_id": 5}):
        with pytest.raises(caf.RowsError, match="no such finding to explain; was it asked with the same calendar, profile and day"):
            caf.explain(EX, {**found, **other}, as_of=AS_OF)


def test_nothing_in_nothing_out():
    for make, _ in KINDS.values():
        found = caf.check(make({"cases": [], "meetings": []}), as_of=AS_OF)
        assert len(found) == 0


def test_identifiers_that_are_no_numbers_from_1_on():
    """0 is no identifier to the library, and a number below stands for a row without one."""
    tables = {**EX, "meetings": EX["meetings"].assign(id=[0, -7]), "cases": EX["cases"].assign(agency=[0])}
    [found] = rows_in(caf.check(tables, as_of=datetime.date(2023, 6, 1), rules=["EM-B2-held"]))
    assert (found["verdict"], found["row_id"]) == ("not met", 0)
    mixed = {**EX, "cases": EX["cases"].assign(case_id=["1"])}
    assert verdicts(mixed) == ["not met"]


def test_a_case_is_called_what_it_is_whatever_categories_another_table_has():
    day = pd.to_datetime(["2023-04-03", "2023-04-03"])
    asked = {"as_of": datetime.date(2023, 6, 1), "rules": ["EM-B2-held"]}

    def found(cases, assessed):
        tables = {"cases": pd.DataFrame({"case_id": cases}), "assessments": pd.DataFrame({"case_id": assessed, "id": [1, 2], "completed": day})}
        return caf.check(tables, **asked)

    as_texts = found(["X", "Y", "Z"], ["Z", "Y"])
    assert as_texts[["case_id", "verdict"]].values.tolist() == [["X", "not applicable"], ["Y", "unknown"], ["Z", "unknown"]]
    for cases, assessed in [
        (["X", "Y", "Z"], pd.Categorical(["Z", "Y"], ["Z", "Y", "X"])),
        (["X", "Y", "Z"], pd.Categorical(["Z", "Y"], ["Z", "Y"])),
        (pd.Categorical(["X", "Y", "Z"]), pd.Categorical(["Z", "Y"], ["V", "Z", "Y"])),
        (pd.Categorical(["X", "Y", "Z"]), ["Z", "Y"]),
    ]:
        mixed = found(cases, assessed)
        assert mixed[["case_id", "verdict"]].astype(str).values.tolist() == as_texts[["case_id", "verdict"]].astype(str).values.tolist()
    own = pd.Categorical(["X", "Y", "Z"], ["Z", "Y", "X", "W"])
    assert found(own, ["Z", "Y"])["case_id"].dtype == own.dtype


def test_a_category_of_floating_point_is_the_whole_number():
    tables = {**EX, "cases": EX["cases"].assign(case_id=pd.Categorical([1.0]))}
    assert verdicts(tables) == ["not met"]


def test_units_of_dates_of_numpy():
    kinds = [("case_id", "i8"), ("id", "i8")]
    assessed = np.array([(1, 1, "2023-04-03")], [*kinds, ("completed", "M8[25s]")])
    for day in ("2023-05-09", "2500-01-01"):  # the second is beyond nanoseconds
        of_day = [
            caf.check(
                {"assessments": assessed, "meetings": np.array([(1, 4, day)], [*kinds, ("held_on", f"M8[{unit}]")])},
                as_of=datetime.date(2023, 6, 1),
            ).tolist()
            for unit in ("D", "s", "25s", "12h", "7D")
            if unit != "7D" or np.datetime64(day, "7D") == np.datetime64(day)
        ]
        assert all(one == of_day[0] for one in of_day) and of_day[0]
    with pytest.raises(TypeError, match="assessments.completed"):
        caf.check({"assessments": assessed.astype([*kinds, ("completed", "M8[ps]")])}, as_of=AS_OF)


def with_names(tables, of):
    """The same rows with texts for their identifiers, in no order and used again by every case; and the numbers by name."""
    numbers, kept = {}, [name for name in tables if "id" in FIELDS[name]]
    for table in kept:
        for case in {row["case_id"] for row in tables[table]}:
            mine = [row["id"] for row in tables[table] if row["case_id"] == case]
            for number, name in zip(mine, of.sample("abcdefgh", len(mine))):
                numbers[table, case, name] = number
    names = {(table, case, number): name for (table, case, name), number in numbers.items()}
    made = {}
    for table, rows in tables.items():
        made[table] = [dict(row) for row in rows]
        for row in made[table]:
            for name, field in FIELDS[table].items():
                to = raw.field_refers_to(list(FIELDS).index(table), field.bit)
                of_table = table if name == "id" else list(FIELDS)[to] if to > 0 else None
                if of_table is not None and row.get(name) is not None:
                    row[name] = names.get((of_table, row["case_id"], row[name]), f"none-{row[name]}")
    return made, numbers


def frames_of_texts(tables, kind):
    """As pandas_of(), with texts where they are."""
    frames = {}
    for table, rows in tables.items():
        columns = columns_of(table, rows)
        texts = {name for name, values in columns.items() if any(isinstance(value, str) for value in values)}
        frames[table] = pd.DataFrame({
            name: pd.Series(values, dtype=kind) if name in texts and FIELDS[table][name].type == raw.TYPE_ID else pandas_column(table, name, values)
            for name, values in columns.items()
        })
    return frames


@pytest.mark.parametrize(("kind", "profile"), [("str", "nottingham-qa"), ("object", "east-midlands-2011"), ("category", "east-midlands-2011")])
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_what_rows_are_called_changes_no_answer(kind, profile, seed, of):
    """Of two rows that serve equally the first in the case is named, whatever other cases call theirs."""
    tables = rows_of(seed, 6)
    named, numbers = with_names(tables, of)
    found = rows_in(caf.check(frames_of_texts(named, kind), as_of=AS_OF, profile=profile))
    for row in found:
        if null(row["row_id"]) is not None:
            row["row_id"] = numbers[row["table"], row["case_id"], row["row_id"]]
    assert sorted(map(key, found), key=repr) == expected(tables, profile=profile)


def test_the_first_of_two_meetings_on_a_day_is_named():
    day = pd.to_datetime(["1996-11-08"] * 4)
    tables = {
        "cases": pd.DataFrame({"case_id": ["A", "B"]}),
        "assessments": pd.DataFrame({"case_id": ["A", "B"], "id": ["a", "a"], "completed": pd.to_datetime(["1996-10-18"] * 2)}),
        "meetings": pd.DataFrame({
            "case_id": ["A", "A", "B", "B"], "id": ["m0", "m1", "m1", "m0"], "held_on": day,
            "set_on": pd.to_datetime(["1996-10-27", "1996-10-24", "1996-10-24", "1996-10-27"]),
        }),
    }
    asked = {"as_of": datetime.date(1997, 1, 1), "rules": ["EM-B2-set"]}
    found = caf.check(tables, **asked)
    assert found[["case_id", "row_id"]].values.tolist() == [["A", "m0"], ["B", "m1"]]
    alone = caf.check({table: frame[frame["case_id"] == "B"] for table, frame in tables.items()}, **asked)
    assert alone[["case_id", "row_id"]].values.tolist() == [["B", "m1"]]
    assert "24 October 1996" in caf.explain(tables, found.iloc[1], as_of=asked["as_of"])


def test_a_table_that_another_thread_changes_does_no_harm():
    """What is said of it means nothing; without bounds in the sorting, the sanitizers end this."""
    ids = np.arange(1, 50001)
    other, done = np.random.default_rng(1).integers(1, 2**62, len(ids)), threading.Event()

    def change():
        while not done.is_set():
            ids[:] = other
            ids[:] = ids[::-1]

    changing = threading.Thread(target=change)
    changing.start()
    try:
        order, scratch = np.empty(len(ids), "i4"), np.empty(len(ids), "i4")
        for _ in range(30):
            raw.order_rows(ids, None, order, scratch)
            assert order.min() >= 0 and order.max() < len(ids)
    finally:
        done.set()
        changing.join()
