"""Which cases a sample is drawn from, against the caseload's JSON read by a script of the command's tests."""

import datetime
import json
import runpy
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import caf

ROOT = Path(__file__).parents[2]
CASES = ROOT / "examples/caseload.ndjson"

population = runpy.run_path(str(ROOT / "tests/cli/sample_draws.py"))["population"]
DAY = datetime.date.fromisoformat


@pytest.mark.parametrize("as_of, since, until", [
    ("2026-06-30", None, None), ("2024-12-31", None, None), ("2011-01-01", None, None), ("2026-06-30", "2025-07-01", "2026-06-30"),
    ("2026-06-30", "2020-01-01", "2023-12-31"), ("2022-06-30", "2020-01-01", "2022-03-31"),
])  # fmt: skip
@pytest.mark.parametrize("part", [3, 100_000])
def test_cases_of_the_caseload(as_of, since, until, part, monkeypatch):
    from caf.tables import _load

    monkeypatch.setattr(_load, "PART", part)
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    expected = population(cases, as_of, since, until)
    frame = caf.sampling_frame(caf.read_tables(CASES), as_of=DAY(as_of), closed=since and (DAY(since), DAY(until)))
    found = frame.cases.astype(object).where(frame.cases.notna(), None)
    assert {row.case_id: (row.agency, row.initiator) for row in found.itertuples()} == {
        name: (case.get("agency"), case.get("initiator")) for name, case in expected.items()
    }
    assert list(found["case_id"]) == [case["case"] for case in cases if case["case"] in expected]
    assert not set(frame.unknown["case_id"]) & set(expected)
    assert len(expected) > 1 or as_of == "2011-01-01"


TABLES = {
    "cases": {"case_id": [30, 10, 20, 40], "agency": ["b", "a", None, "a"]},
    "closures": {"case_id": [20, 10], "closed": [None, DAY("2026-03-31")]},
}


@pytest.mark.parametrize("kind", [pd.DataFrame, pl.DataFrame, pa.table])
def test_the_kind_that_is_given_comes_back(kind):
    tables = {name: kind(columns) for name, columns in TABLES.items()}
    if kind is pd.DataFrame:
        tables["closures"]["closed"] = pd.to_datetime(tables["closures"]["closed"])
    frame = caf.sampling_frame(tables, as_of=DAY("2026-06-30"))
    assert isinstance(frame.cases, pa.Table if kind is pa.table else kind)
    as_lists = {name: list(map(str, getattr(frame.cases[name], "to_pylist", lambda: list(frame.cases[name]))())) for name in ("case_id", "agency")}
    assert as_lists == {"case_id": ["30", "40"], "agency": ["b", "a"]}
    assert len(frame.unknown) == 1


def test_days_that_cannot_be_right_are_not_known():
    tables = {
        "cases": pd.DataFrame({"case_id": [1, 2, 3], "opened": pd.to_datetime(["2026-01-01", "2024-01-01", "2024-01-01"])}),
        "closures": pd.DataFrame(
            {"case_id": [1, 2, 3], "closed": pd.to_datetime(["2025-02-01"] * 3), "reopened": pd.to_datetime([None, "2025-01-01", "2025-03-01"])}
        ),
    }
    for closed, found in [(None, [3]), ((DAY("2025-01-01"), DAY("2025-02-28")), [3]), ((DAY("2025-01-01"), DAY("2025-03-31")), [])]:
        frame = caf.sampling_frame(tables, as_of=DAY("2026-06-30"), closed=closed)
        assert frame.cases["case_id"].tolist() == found and frame.unknown["case_id"].tolist() == [1, 2]


def test_without_closures_nothing_is_known():
    frame = caf.sampling_frame({"cases": pd.DataFrame({"case_id": [1, 2]})}, as_of=DAY("2026-06-30"))
    assert len(frame.cases) == 0 and frame.unknown["case_id"].tolist() == [1, 2] and list(frame.cases.columns) == ["case_id"]


@pytest.mark.parametrize("wrong, error", [
    ({"closed": (DAY("2026-03-31"), DAY("2026-01-01"))}, ValueError), ({"closed": ("2026-01-01", "2026-03-31")}, TypeError),
    ({"as_of": "2026-06-30"}, TypeError), ({"closed": (DAY("2026-04-01"), DAY("2026-07-01"))}, caf.ArgumentError),
])  # fmt: skip
def test_what_cannot_be(wrong, error):
    with pytest.raises(error):
        caf.sampling_frame({"cases": pd.DataFrame({"case_id": [1]})}, **{"as_of": DAY("2026-06-30"), **wrong})


def test_buffers_that_do_not_fit():
    from array import array

    from caf import raw

    tables, fields = [None] * 25, array("q", [0] * 25)
    with pytest.raises(ValueError):
        raw.sample_frame(tables, fields, 20000, 2, 1, array("q"))
    row = bytes(raw.row_size(0))
    fields[0] = 1
    with pytest.raises(ValueError):
        raw.sample_frame([row[:0] + (1).to_bytes(8, "little") + row[8:], *tables[1:]], fields, 20000, raw.DATE_NONE, raw.DATE_NONE, array("q"))
