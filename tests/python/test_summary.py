"""Counts by rule, agency and period, against the findings counted with pandas."""

import pandas as pd
import pytest
from table_cases import AS_OF, rows_of
from test_tables import KINDS, pandas_of, rows_in

import caf

COUNTS = ["met", "not_met", "due", "unknown", "not_applicable", "judgement"]


def counted(tables, by, frequency="Q"):
    """The same by way of the findings."""
    frames = pandas_of(tables)
    found = caf.check(frames, as_of=AS_OF)
    cases = frames["cases"].set_index("case_id")
    found["period"] = found["case_id"].map(cases["opened"]).dt.to_period(frequency).dt.start_time
    for name in ("agency", "division"):
        found[name] = found["case_id"].map(cases[name])
    found["rule"], found["verdict"] = found["rule"].astype(str), found["verdict"].astype(str).str.replace(" ", "_")
    table = found.groupby([*by, "verdict"], dropna=False).size().unstack(fill_value=0).reindex(columns=COUNTS, fill_value=0)
    return {tuple(map(plain, key if isinstance(key, tuple) else (key,))): tuple(map(int, row)) for key, row in zip(table.index, table.to_numpy())}


def plain(value):
    if value is None or value is pd.NA or value is pd.NaT or value != value or value == "":
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return int(value) if isinstance(value, float) else value


def counts_of(summary, by):
    return {tuple(plain(row[name]) for name in by): tuple(row[name] for name in COUNTS) for row in rows_in(summary)}


@pytest.mark.parametrize("by", [("rule",), ("rule", "agency", "period"), ("period",), ("division", "rule"), ("agency",)])
@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_counts_are_those_of_the_findings(kind, by):
    make, given_back = KINDS[kind]
    for seed in range(3):
        tables = rows_of(seed, 40)
        summary = caf.summary(make(tables), as_of=AS_OF, by=by)
        assert isinstance(summary, given_back)
        assert list(summary.columns if kind != "pyarrow" else summary.column_names) == [*by, *COUNTS]
        assert counts_of(summary, by) == counted(tables, by)


@pytest.mark.parametrize(("every", "frequency"), [("month", "M"), ("quarter", "Q"), ("year", "Y")])
def test_periods(every, frequency):
    tables = rows_of(4, 60)
    summary = caf.summary(pandas_of(tables), as_of=AS_OF, by=["period"], every=every)
    assert counts_of(summary, ["period"]) == counted(tables, ["period"], frequency)
    assert len(summary) > 2


def test_a_period_may_be_that_of_another_table():
    tables = rows_of(6, 40)
    frames = pandas_of(tables)
    table = next(name for name in ("meetings", "assessments", "reviews") if name in frames)
    name = "completed" if table == "assessments" else "held_on"
    first = frames["cases"]["case_id"].map(frames[table].groupby("case_id")[name].min())
    starts = {case: plain(start) for case, start in zip(frames["cases"]["case_id"], first.dt.to_period("Q").dt.start_time)}
    found = caf.check(frames, as_of=AS_OF)
    for start, counts in counts_of(caf.summary(frames, as_of=AS_OF, by=["period"], period=f"{table}.{name}"), ["period"]).items():
        assert sum(counts) == sum(starts[case] == start[0] for case in found["case_id"])
    assert len(set(starts.values())) > 3


def test_filtered_by_rule_alone():
    frames = pandas_of(rows_of(2, 30))
    every, some = caf.summary(frames, as_of=AS_OF), caf.summary(frames, as_of=AS_OF, rules=["EM-C1"])
    pd.testing.assert_frame_equal(
        every[every["rule"] == "EM-C1"].astype({"rule": str}).reset_index(drop=True), some.astype({"rule": str})
    )


def test_counts_of_parts_add_up():
    frames = pandas_of(rows_of(8, 90))
    parts = []
    for cases in (frames["cases"].iloc[:31], frames["cases"].iloc[31:32], frames["cases"].iloc[32:]):
        parts.append({name: frame[frame["case_id"].isin(cases["case_id"])] for name, frame in frames.items()})
    by = ["rule", "agency", "period"]
    whole = caf.summary(frames, as_of=AS_OF, by=by)
    for threads in (1, 2):
        pd.testing.assert_frame_equal(caf.summary(iter(parts), as_of=AS_OF, by=by, threads=threads), whole)


@pytest.mark.parametrize("asked", [{"by": ["agencies"]}, {"by": ["period"], "period": "shut"}, {"by": ["period"], "every": "week"},
                                   {"by": ["period"], "period": "nowhere.held_on"}, {"rules": ["EM-Z9"]}])
def test_what_there_is_none_of_is_said(asked):
    with pytest.raises(ValueError, match="no |there are"):
        caf.summary(pandas_of(rows_of(2)), as_of=AS_OF, **asked)


def test_no_parts_at_all():
    with pytest.raises(ValueError, match="none is given"):
        caf.summary([], as_of=AS_OF)


def test_what_cannot_be_counted_by_is_said():
    cases = pd.DataFrame({"case_id": [1, 2], "partial_tables": [["meetings"], None], "opened": pd.to_datetime(["2023-04-03", None])})
    for name in ("partial_tables", "opened"):
        with pytest.raises(TypeError, match=f"by: expected identifiers.*{name}"):
            caf.summary({"cases": cases}, as_of=AS_OF, by=[name])
    with pytest.raises(ValueError, match="each name once"):
        caf.summary({"cases": cases}, as_of=AS_OF, by=["rule", "rule"])
