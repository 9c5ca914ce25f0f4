"""Allocations, against every way there is and against the command."""

import csv
import io
import itertools
import random
import re
import subprocess
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from test_tables import rows_in
from the_command import COMMAND

import caf

AUDIT = Path(__file__).parents[2] / "examples/audit"


def problem(of):
    """A small one: cases, auditors as (name, agency, most), barred (case, auditor), avoided (case, agency), each."""
    each = of.choice([1, 2])
    cases = [f"C{n}" for n in range(of.randrange(1, 5))]
    auditors = [(f"A{n}", of.choice("xyz"), of.randrange(4)) for n in range(of.randrange(1, 6))]
    barred = {(case, name) for case in cases for name, _, _ in auditors if of.random() < 0.25}
    avoided = {(case, agency) for case in cases for agency in "xyz" if of.random() < 0.25}
    return cases, auditors, barred, avoided, each


def best(cases, auditors, barred, avoided, each):
    """The least sum of squared loads and then the fewest of an agency involved; None: there is no way."""
    ways = []
    for case in cases:
        sets = itertools.combinations([one for one in auditors if (case, one[0]) not in barred], each)
        ways.append([one for one in sets if len({agency for _, agency, _ in one}) == each])
    found = None
    for way in itertools.product(*ways):
        loads = {name: 0 for name, _, _ in auditors}
        for some in way:
            for name, _, _ in some:
                loads[name] += 1
        if all(loads[name] <= most for name, _, most in auditors):
            agencies = sum((case, agency) in avoided for case, some in zip(cases, way) for _, agency, _ in some)
            cost = sum(load * load for load in loads.values()), agencies
            found = cost if found is None else min(found, cost)
    return found


def asked(auditors, barred, avoided):
    people = {"auditor": [one[0] for one in auditors], "agency": [one[1] for one in auditors], "most": [one[2] for one in auditors]}
    involved = [{"case_id": case, "auditor": name} for case, name in sorted(barred)]
    involved += [{"case_id": case, "agency": agency} for case, agency in sorted(avoided)]
    return people, involved or None


def test_every_way_there_is():
    of, impossible, agencies = random.Random(6), 0, 0
    for _ in range(500):
        cases, auditors, barred, avoided, each = problem(of)
        people, involved = asked(auditors, barred, avoided)
        expected = best(cases, auditors, barred, avoided, each)
        if expected is None:
            impossible += 1
            with pytest.raises(caf.NoAllocation) as caught:
                caf.allocate(cases, people, involved, each=each)
            check_reason(caught.value, cases, auditors, barred, each)
            continue
        found = caf.allocate(cases, people, involved, each=each)
        agency_of = {name: agency for name, agency, _ in auditors}
        assert [one.case_id for one in found] == sorted(cases * each)
        assert not {(one.case_id, one.auditor) for one in found} & barred
        assert len({(one.case_id, agency_of[one.auditor]) for one in found}) == len(found)
        assert all((one.case_id, agency_of[one.auditor]) in avoided for one in found if one.by_agency)
        loads = {name: sum(one.auditor == name for one in found) for name in agency_of}
        assert all(loads[name] <= most for name, _, most in auditors)
        assert (sum(load * load for load in loads.values()), sum(one.by_agency for one in found)) == expected
        agencies += expected[1]
        shuffled = random.Random(1).sample(cases, len(cases)), {name: values[::-1] for name, values in people.items()}
        assert caf.allocate(*shuffled, involved and involved[::-1], each=each) == found
    assert 100 < impossible < 400 and agencies > 50


def check_reason(error, cases, auditors, barred, each):
    """The reason, by counting: the cases need more than whoever may audit them can take."""
    assert error.cases and set(error.cases) <= set(cases)
    assert error.needed == each * len(error.cases)
    most = {name: takes for name, _, takes in auditors}
    assert error.can_take == sum(most[name] for name in error.auditors)
    agencies = {name: agency for name, agency, _ in auditors}
    others = {(case, agencies[name]) for case in error.cases for name in most
              if (case, name) not in barred and name not in error.auditors and most[name] > 0}  # fmt: skip
    assert error.once <= len(others)
    assert error.needed > error.can_take + error.once
    assert not any(case in str(error) for case in error.cases)


@pytest.mark.skipif(not COMMAND, reason="the package was built without the command")
@pytest.mark.parametrize("arguments", [[], ["--each", "2"], ["--each", "2", "--most", "1"], ["--most", "5"]])
def test_the_command_gives_the_same(arguments):
    ran = subprocess.run([COMMAND, "allocate", "--format", "csv", *arguments, "--auditors", AUDIT / "auditors.csv",
                          "--involved", AUDIT / "involved.csv", AUDIT / "sample.csv"], capture_output=True, text=True, check=False)  # fmt: skip
    lists = [pd.read_csv(AUDIT / f"{name}.csv") for name in ("sample", "auditors", "involved")]
    named = {name[2:]: int(value) for name, value in zip(arguments[::2], arguments[1::2])}
    if ran.returncode == 1:
        with pytest.raises(caf.NoAllocation) as caught:
            caf.allocate(*lists, **named)
        assert all(case in ran.stderr for case in caught.value.cases) and f"need {caught.value.needed} audits" in ran.stderr
        return
    theirs = [(row["case"], row["auditor"]) for row in csv.DictReader(io.StringIO(ran.stdout))]
    ours = caf.allocate(*lists, **named)
    assert list(zip(ours["case_id"], ours["auditor"])) == theirs and len(theirs) == 6 * named.get("each", 1)


@pytest.mark.parametrize(("make", "made"), [(pd.DataFrame, pd.DataFrame), (pl.DataFrame, pl.DataFrame), (pa.table, pa.Table)])
def test_the_kind_that_is_given_comes_back(make, made):
    drawn = caf.sample(make({"case_id": [f"C-{n}" for n in range(9)]}), seed="s", size=4)
    people = make({"auditor": [31, 7, 8], "agency": ["x", "y", "y"], "most": [4, None, 3]})
    found = caf.allocate(drawn, people, each=2, most=2)
    assert isinstance(found, made)
    rows = rows_in(found)
    assert [row["auditor"] for row in rows].count(31) == 4 and {row["auditor"] for row in rows} == {31, 7, 8}
    assert sorted({row["case_id"] for row in rows}) == sorted(row["case_id"] for row in rows_in(drawn))
    assert not any(row["by_agency"] for row in rows)


def test_arrays_of_numpy():
    cases = np.array([(5,), (6,)], [("case_id", "i8")])
    people = np.array([("Ada", "x"), ("Bo", "y")], [("auditor", "U9"), ("agency", "U9")])
    found = caf.allocate(cases, people, np.array([(5, "Ada")], [("case_id", "i8"), ("auditor", "U9")]))
    assert [(int(row["case_id"]), str(row["auditor"])) for row in found] == [(5, "Bo"), (6, "Ada")]


def test_names_are_enough():
    assert caf.allocate([1, 2], ["Ada", "Bo"]) == [(1, "Ada", False), (2, "Bo", False)]
    assert caf.allocate([], ["Ada"]) == []


SECRET = "Ann Example"


@pytest.mark.parametrize(
    ("arguments", "named", "error", "said"),
    [
        (([SECRET, SECRET], ["A"]), {}, ValueError, "cases, row 1: the same case as row 0"),
        ((["c"], [SECRET, SECRET]), {}, ValueError, "auditors.auditor, row 1: the same as row 0"),
        ((["c"], [None]), {}, ValueError, "auditors.auditor, row 0: there is none"),
        ((["c"], {"name": ["A"]}), {}, ValueError, "auditors: no column auditor"),
        ((["c"], {"auditor": ["A"], "agency": [None]}), {"each": 2}, ValueError, "auditors.agency, row 0: with two auditors"),
        ((["c"], {"auditor": ["A"], "most": [-1]}), {}, ValueError, "auditors.most, row 0: expected a whole number from 0"),
        ((["c"], {"auditor": ["A"], "most": [2_000_000]}), {}, ValueError, "auditors.most, row 0: expected at most 1000000"),
        ((["c"], {"auditor": ["A"], "most": ["two"]}), {}, TypeError, "auditors.most, row 0: expected a whole number, got str"),
        ((["c"], ["A"]), {"each": 3}, ValueError, "each: expected 1 or 2"),
        ((["c"], ["A"]), {"most": -1}, ValueError, "most: expected a whole number from 0"),
        ((["c"], ["A"], [{"case_id": "c"}]), {}, ValueError, "involved, row 0: neither auditor nor agency"),
        ((["c"], ["A"], [{"auditor": "A"}]), {}, ValueError, "involved: no column case_id"),
        ((["c"], ["A"], [{"case_id": None, "auditor": "A"}]), {}, ValueError, "involved.case_id, row 0: there is none"),
        ((["c"], 5), {}, TypeError, "auditors: expected a table"),
        (([SECRET], []), {}, ValueError, "there is no way to give every case an auditor: 1 of the cases need 1 audits"),
    ],
)
def test_what_cannot_be_is_said(arguments, named, error, said):
    with pytest.raises(error, match=re.escape(said)) as caught:
        caf.allocate(*arguments, **named)
    assert SECRET not in str(caught.value)
