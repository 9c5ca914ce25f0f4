"""Samples, against the command and against the words of docs/sampling.md done again in a few lines."""

import csv
import io
import random
import re
import runpy
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_tables import rows_in
from the_command import COMMAND

import caf

ROOT = Path(__file__).parents[2]
CASES = ROOT / "examples/caseload.ndjson"


# The lines of docs/sampling.md, and its words about shares as the command's test has them: neither is the library's.
key = runpy.run_path(str(ROOT / "examples/audit/key.py"))["key"]
shares = runpy.run_path(str(ROOT / "tests/cli/sample_draws.py"))["shares"]


def oracle(seed, size, strata_of, before=(), how="proportional"):
    """The cases that are drawn, with their keys, in their order. `strata_of` maps cases to strata, "" for none."""
    keys = sorted((key(seed, case), case) for case in strata_of)
    left = {}
    for case, stratum in strata_of.items():
        n, free = left.get(stratum, (0, 0))
        left[stratum] = (n + 1, free + (case not in before))
    share = shares(how, size, left)
    drawn = []
    for number, case in keys:
        if case not in before and share.get(strata_of[case], 0) > 0:
            share[strata_of[case]] -= 1
            drawn.append((case, number))
    return drawn


def test_the_table_of_the_document():
    """Keys as docs/sampling.md gives them, which other languages are held to."""
    text = (ROOT / "docs/sampling.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| (\d+) \|$", text, re.MULTILINE)
    assert len(rows) == 6
    for seed, name, expected in rows:
        assert key(seed, name) == int(expected)
        assert caf.sample([name], seed=seed, size=1) == [(name, 1, None, int(expected))]


names = st.one_of(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=9), st.integers(0, 50).map(str))


@given(st.dictionaries(names, st.sampled_from(["", "school", "health", "Größe"]), max_size=30), st.integers(0, 20),
       st.sampled_from(["proportional", "equal"]), st.randoms(use_true_random=False))  # fmt: skip
def test_by_the_words_of_the_document(strata_of, size, how, of):
    before = {case for case in strata_of if of.random() < 0.2}
    cases = list(strata_of)
    of.shuffle(cases)
    found = caf.sample(cases, seed="2026 Q2", size=size, strata=[strata_of[case] for case in cases], shares=how, drawn_before=list(before))
    expected = oracle("2026 Q2", size, strata_of, before, how)
    assert [(one.case_id, one.key) for one in found] == expected
    assert [one.place for one in found] == list(range(1, len(expected) + 1))
    assert [one.stratum or "" for one in found] == [strata_of[case] for case, _ in expected]


def drawn_by_the_command(*arguments):
    ran = subprocess.run([COMMAND, "sample", "--format", "csv", "--as-of", "2026-06-30", *map(str, arguments), str(CASES)],
                         check=True, capture_output=True, text=True)  # fmt: skip
    return list(csv.DictReader(io.StringIO(ran.stdout)))


@pytest.mark.skipif(not COMMAND, reason="the package was built without the command")
@pytest.mark.parametrize("population", [["--open"], ["--closed-from", "2025-01-01", "--closed-to", "2026-06-30"]])
@pytest.mark.parametrize("by", ["none", "kind", "agency"])
def test_the_command_draws_the_same(population, by, tmp_path):
    everybody = drawn_by_the_command("--seed", "x", "--size", 1000, "--by", by, *population)
    assert len(everybody) > 15
    random.Random(1).shuffle(everybody)
    frame = pd.DataFrame(everybody)
    earlier = tmp_path / "earlier.csv"
    earlier.write_text("case\n" + "\n".join(frame["case"][:6]) + "\n", encoding="utf-8")
    for how in ("proportional", "equal"):
        for count in (["--size", 7], ["--one-in", 10], ["--size", 500]):
            for before in ([], ["--not", earlier]):
                theirs = drawn_by_the_command("--seed", "2026 Q2", *count, "--by", by, "--shares", how, *population, *before)
                ours = caf.sample(frame, seed="2026 Q2", **{count[0][2:].replace("-", "_"): count[1]}, shares=how,
                                  strata=None if by == "none" else "stratum",
                                  drawn_before=pd.read_csv(earlier) if before else ())  # fmt: skip
                rows = ours.to_dict("records")
                assert [(row["case_id"], row["place"], row["key"]) for row in rows] == [
                    (row["case"], int(row["place"]), int(row["key"])) for row in theirs
                ]
                if by != "none":
                    assert ["" if pd.isna(row["stratum"]) else row["stratum"] for row in rows] == [row["stratum"] for row in theirs]


KINDS = {
    "pandas": (lambda columns: pd.DataFrame(columns), pd.DataFrame),
    "polars": (lambda columns: pl.DataFrame(columns), pl.DataFrame),
    "pyarrow": (lambda columns: pa.table(columns), pa.Table),
    "numpy": (lambda columns: np.array(list(zip(*columns.values())), [(name, np.asarray(one).dtype) for name, one in columns.items()]), np.ndarray),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cases", [list(range(100, 160)), [f"EX-{n}" for n in range(60)]])
def test_the_kind_that_is_given_comes_back(kind, cases):
    make, made = KINDS[kind]
    agencies = [["school", "health", "police"][n % 3] for n in range(60)]
    found = caf.sample(make({"case_id": cases, "agency": agencies}), seed="s", size=9, strata="agency")
    assert isinstance(found, made)
    of = {str(case): agency for case, agency in zip(cases, agencies)}
    assert [(str(row["case_id"]), row["key"], row["stratum"]) for row in rows_in(found)] == [
        (case, number, of[case]) for case, number in oracle("s", 9, of)
    ]
    assert all(type(row["case_id"]) is type(cases[0]) or isinstance(row["case_id"], (np.integer, np.str_)) for row in rows_in(found))
    assert [row["place"] for row in rows_in(found)] == list(range(1, 10))


def test_categories_stay_categories():
    frame = pd.DataFrame({"case": pd.Categorical(["b", "a", "c"], categories=["c", "x", "b", "a"])})
    found = caf.sample(frame, seed="s", size=3)
    assert found["case_id"].dtype == frame["case"].dtype
    assert list(found["case_id"]) == [case for case, _ in oracle("s", 3, dict.fromkeys("abc", ""))]


@pytest.mark.parametrize("cases", [[3, 1, 2], np.array([3, 1, 2]), pd.Series([3, 1, 2]), pl.Series([3, 1, 2]), pa.array([3, 1, 2]), {3, 1, 2}])
def test_plain_lists(cases):
    assert [(one.case_id, one.key) for one in caf.sample(cases, seed="s", one_in=1)] == [
        (int(case), number) for case, number in oracle("s", 3, dict.fromkeys("123", ""))
    ]


def test_a_larger_sample_contains_the_smaller():
    cases = [f"EX-{n}" for n in range(200)]
    for size in range(0, 60, 7):
        assert caf.sample(cases, seed="s", size=60)[:size] == caf.sample(cases, seed="s", size=size)


def test_none_at_all():
    assert caf.sample([], seed="s", one_in=10) == []
    empty = caf.sample(pd.DataFrame({"case_id": [], "agency": []}), seed="s", size=3, strata="agency")
    assert list(empty.columns) == ["case_id", "place", "stratum", "key"] and len(empty) == 0


SECRET = "Ann Example"


@pytest.mark.parametrize(
    ("cases", "asked", "error", "said"),
    [
        ([SECRET, "b", SECRET], {"size": 1}, ValueError, "cases, row 2: the same case as row 0"),
        ([7, "7"], {"size": 1}, ValueError, "row 1: the same case as row 0"),
        ([SECRET, None], {"size": 1}, ValueError, "cases, row 1: there is none"),
        ([SECRET, 1.5], {"size": 1}, TypeError, "cases, row 1: expected a text or a whole number, got float"),
        (["\ud800" + SECRET], {"size": 1}, ValueError, "cases, row 0: a text that is no Unicode"),
        (["a"], {}, ValueError, "either size or one_in"),
        (["a"], {"size": 1, "one_in": 2}, ValueError, "either size or one_in"),
        (["a"], {"one_in": 0}, ValueError, "one_in: expected a whole number from 1"),
        (["a"], {"size": -1}, ValueError, "size: expected a whole number from 0"),
        (["a"], {"size": "1"}, TypeError, "size: expected a whole number, got str"),
        (["a"], {"size": 1, "shares": "fair"}, ValueError, "shares: expected proportional or equal"),
        (["a"], {"size": 1, "seed": ""}, ValueError, "seed: expected a text"),
        (["a"], {"size": 1, "seed": 3}, TypeError, "seed: expected a text, got int"),
        (["a"], {"size": 1, "strata": ["x", "y"]}, ValueError, "strata: expected one for each of 1 cases, got 2"),
        (["a"], {"size": 1, "strata": "agency"}, TypeError, "strata: expected one for each"),
        (SECRET, {"size": 1}, TypeError, "cases: expected a pandas"),
        (pd.DataFrame({"name": [SECRET]}), {"size": 1}, ValueError, "cases: no column case_id"),
        (pd.DataFrame({"case_id": [SECRET, None]}), {"size": 1}, ValueError, "cases.case_id, row 1: there is none"),
        (pd.DataFrame({"case_id": [SECRET]}), {"size": 1, "strata": "agency"}, ValueError, "strata: cases has no column 'agency'"),
        (pd.DataFrame({"case_id": [1.5]}), {"size": 1}, ValueError, "cases.case_id, row 0: 1.5: expected a whole number"),
        (pd.DataFrame({"case_id": [True]}), {"size": 1}, TypeError, "cases.case_id: expected whole numbers, texts or categories, got a column of bool"),
    ],
)
def test_what_cannot_be_is_said(cases, asked, error, said):
    with pytest.raises(error, match=re.escape(said)) as caught:
        caf.sample(cases, **{"seed": "s", **asked})
    assert SECRET not in str(caught.value)
