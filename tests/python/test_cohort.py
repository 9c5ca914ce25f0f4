"""Cohorts, against the command, against findings counted with pandas, and in parts."""

import csv
import datetime
import io
import json
import random
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pytest
from table_cases import AS_OF, rows_of
from test_tables import KINDS, pandas_of, rows_in
from the_command import COMMAND

import caf
from caf import raw

ROOT = Path(__file__).parents[2]
FILES = {
    "audit-2011": (ROOT / "examples/audit-2011/submitted.ndjson", datetime.date(2011, 3, 31)),
    "caseload": (ROOT / "examples/caseload.ndjson", datetime.date(2026, 6, 30)),
}


def counted_by_the_command(path, as_of, *arguments):
    ran = subprocess.run([COMMAND, "cohort", "--format", "csv", "--as-of", str(as_of), *map(str, arguments), str(path)],
                         check=True, capture_output=True, text=True)  # fmt: skip
    return list(csv.reader(io.StringIO(ran.stdout)))[1:]


def as_the_command(table):
    return [
        [row["section"], row["group"] or "", row["name"] or "", row["measure"],
         "" if row["number"] is None else str(row["number"]), "yes" if row["suppressed"] else "no"]
        for row in rows_in(table)
    ]  # fmt: skip


def cleaned(table):
    """A DataFrame with None for null."""
    return table.astype(object).where(table.notna(), None)


@pytest.mark.skipif(not COMMAND, reason="the package was built without the command")
@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("by", ["kind", "agency", "quarter", "origin"])
def test_the_command_counts_the_same(name, by):
    path, as_of = FILES[name]
    found = caf.cohort(caf.read_tables(path), as_of=as_of, by=by)
    for suppress in (None, 2, 5, 12, 1000):
        theirs = counted_by_the_command(path, as_of, "--by", by, *([] if suppress is None else ["--suppress", suppress]))
        assert as_the_command(cleaned(found.table(suppress=suppress))) == theirs
        assert suppress == 1000 or len(theirs) > 100


@pytest.mark.skipif(not COMMAND, reason="the package was built without the command")
@pytest.mark.parametrize("seed", range(12))
def test_the_command_suppresses_the_same(seed, tmp_path):
    """Few cases, of which most are alike, so that much hides much else."""
    of = random.Random(seed)
    path = tmp_path / "cases.ndjson"
    with path.open("w", encoding="utf-8") as file:
        for n in range(of.choice([4, 12, 40])):
            case = {"case": f"EX-{n}", "opened": "2023-04-03", "assessments": [], "meetings": []}
            case |= {name: of.choice(some) for name, some in (("initiator", ["school", "health-service"]), ("agency", "abcd")) if of.random() < 0.9}
            case["closures"] = [{"id": 1, "closed": "2023-09-04", "reason": "needs-met"}] if of.random() < 0.93 else []
            file.write(json.dumps(case) + "\n")
    for by in ("kind", "agency", "quarter", "origin"):
        found = caf.cohort(caf.read_tables(path), as_of=AS_OF, by=by)
        for suppress in (2, 3, 5, 9):
            theirs = counted_by_the_command(path, AS_OF, "--by", by, "--suppress", suppress)
            assert as_the_command(cleaned(found.table(suppress=suppress))) == theirs


def parts_of(tables, n, of):
    """A caseload in so many parts, in no order."""
    ids = list(tables["cases"]["case_id"])
    of.shuffle(ids)
    for part in range(n):
        mine = set(ids[part::n])
        yield {name: frame[frame["case_id"].isin(mine)] for name, frame in tables.items()}


@pytest.mark.parametrize("by", [None, "kind", "agency", "quarter", "origin"])
def test_eight_parts_are_the_whole(by):
    tables = pandas_of(rows_of(5, 200))
    whole = caf.cohort(tables, as_of=AS_OF, by=by)
    assert whole.cases > 100
    for threads in (1, 3):
        parts = [caf.cohort(part, as_of=AS_OF, by=by, threads=threads) for part in parts_of(tables, 8, random.Random(threads))]
        merged = parts[0]
        for one in parts[1:]:
            assert merged != whole
            merged = merged + one
        assert merged == whole and merged.numbers().tobytes() == whole.numbers().tobytes()
        assert merged.groups == whole.groups
        for suppress in (None, 5):
            pd.testing.assert_frame_equal(
                cleaned(merged.table(suppress=suppress)), cleaned(whole.table(suppress=suppress))
            )
    assert caf.cohort(parts_of(tables, 8, random.Random(9)), as_of=AS_OF, by=by) == whole


def test_parts_inside_are_no_other(monkeypatch):
    from caf.tables import _load

    tables = pandas_of(rows_of(13, 50))
    one = caf.cohort(tables, as_of=AS_OF, by="agency")
    monkeypatch.setattr(_load, "PART", 3)
    for threads in (1, 2, 5):
        assert caf.cohort(tables, as_of=AS_OF, by="agency", threads=threads) == one


def test_themes_are_the_findings_of_their_rules():
    """All findings of the rules of a theme on a case become one answer, joined here from caf.check()."""
    path, as_of = FILES["audit-2011"]
    tables = caf.read_tables(path).tables
    found = caf.check(tables, as_of=as_of, profile="nottingham-qa")
    rules = {"1": ["NA-1-initial", "NA-1-assessed", "NA-1-delivery"], "2-parents": ["NA-2-parents"], "7": ["NA-7-escalation"],
             "5": ["NA-5-dates-set", "NA-5-kept", "NA-5-form", "NA-5-change"]}  # fmt: skip
    kinds = tables["cases"].set_index("case_id")["initiator"].astype(str)
    table = rows_in(cleaned(caf.cohort(tables, as_of=as_of).table()))
    for theme, names in rules.items():
        counts = {}
        for case, verdicts in found[found["rule"].isin(names)].groupby("case_id", observed=True)["verdict"]:
            given = set(map(str, verdicts))
            answer = next((one for one in ("not met", "met", "unknown") if one in given), "other").replace(" ", "-")
            for group in (None, kinds[case]):
                counts[group, answer] = counts.get((group, answer), 0) + 1
        theirs = {(row["group"], row["measure"]): row["number"] for row in table if row["section"] == "theme" and row["name"] == theme}
        assert {key: count for key, count in theirs.items() if count} == counts and len(counts) > 3


def test_percentiles_are_those_of_the_days():
    path, as_of = FILES["audit-2011"]
    tables = caf.read_tables(path).tables
    closed = tables["closures"].merge(tables["cases"], on="case_id")
    days = sorted((closed["closed"] - closed["opened"]).dt.days)
    found = caf.cohort(tables, as_of=as_of)
    for percent in range(1, 101):
        assert found.percentile("days-to-closing", percent) == days[-(-len(days) * percent // 100) - 1]
    mine = closed[closed["initiator"] == "school"]
    assert found.percentile("days-to-closing", 100, "school") == (mine["closed"] - mine["opened"]).dt.days.max()
    assert caf.cohort({"cases": tables["cases"]}, as_of=as_of).percentile("days-to-closing", 50) is None


@pytest.mark.parametrize("kind", KINDS)
def test_the_kind_that_is_given_comes_back(kind):
    tables = rows_of(3, 40)
    make, made = KINDS[kind]
    found = caf.cohort(make(tables), as_of=AS_OF, by="agency")
    expected = rows_in(cleaned(caf.cohort(pandas_of(tables), as_of=AS_OF, by="agency").table(suppress=5)))
    table = found.table(suppress=5)
    assert isinstance(table, made)
    if kind == "pandas":
        table = cleaned(table)
    if kind == "numpy":
        null = {"group": "", "name": "", "number": -1}
        expected = [{name: null.get(name) if value is None else value for name, value in row.items()} for row in expected]
    assert rows_in(table) == expected
    assert any(row["suppressed"] for row in expected) and any(row["number"] == 0 for row in expected)


def test_whose_initiator_no_column_says():
    found = caf.cohort({"cases": pl.DataFrame({"case_id": [1, 2]})}, as_of=AS_OF)
    assert found.groups == {None: 2} and found.cases == 2 and found.by == "kind" and found.as_of == AS_OF
    assert repr(found) == "<caf.Cohort as on 2024-07-01: 2 cases>"
    assert caf.cohort({"cases": pd.DataFrame({"case_id": []})}, as_of=AS_OF).cases == 0


def test_numbers_are_counts():
    numbers = caf.cohort(pandas_of(rows_of(2, 30)), as_of=AS_OF).numbers()
    assert numbers.dtype == np.int64 and len(numbers) == raw.cohort_numbers() and numbers.min() == 0
    assert numbers[raw.COHORT_OPEN] + numbers[raw.COHORT_CLOSED] + numbers[raw.COHORT_MAY_BE_CLOSED] == numbers[raw.COHORT_CASES]


def test_what_cannot_be_is_said():
    tables = pandas_of(rows_of(2, 10))
    found = caf.cohort(tables, as_of=AS_OF)
    for call, error, said in (
        (lambda: caf.cohort(tables, as_of=AS_OF, by="month"), ValueError, "by: expected one of kind, agency"),
        (lambda: caf.cohort([], as_of=AS_OF), ValueError, "none is given"),
        (lambda: caf.cohort(tables, as_of="2024-07-01"), TypeError, "as_of"),
        (lambda: found + caf.cohort(tables, as_of=datetime.date(2024, 7, 2)), ValueError, "where day"),
        (lambda: found + caf.cohort(tables, as_of=AS_OF, by="agency"), ValueError, "where day"),
        (lambda: found + caf.cohort(tables, as_of=AS_OF, profile="sefton"), ValueError, "where day"),
        (lambda: found.table(suppress=1), ValueError, "from 2 to 1000"),
        (lambda: found.table(suppress=True), TypeError, "got bool"),
        (lambda: found.percentile("days", 50), ValueError, "distribution: expected one of days-to-first-taf"),
        (lambda: found.percentile("days-to-closing", 0), ValueError, "percent: expected a whole number from 1 to"),
        (lambda: found.percentile("days-to-closing", 12.5), TypeError, "percent: expected a whole number"),
        (lambda: found.percentile("days-to-closing", 50, "nobody"), ValueError, "group: there is none"),
        (lambda: found + 1, TypeError, "unsupported"),
    ):
        with pytest.raises(error, match=said):
            call()
