"""The pictures: what stands on the axes, against numbers counted here by hand or by another way."""

import datetime
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.dates
import matplotlib.pyplot as plt
import pandas
import polars
import pytest

import caf

EXAMPLES = Path(__file__).parents[2] / "examples"
AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def tables():
    return caf.read_tables(EXAMPLES / "caseload.ndjson").tables


@pytest.fixture(scope="module")
def findings(tables):
    return caf.check(tables, as_of=AS_OF, division="england-and-wales")


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


def bars(ax):
    """The bars of each label, which is what they stand for."""
    return {container.get_label(): list(container) for container in ax.containers}


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def texts(ax):
    return [text.get_text() for text in ax.texts if text.get_text()]


def rows(*verdicts, rule="EM-X"):
    return pandas.DataFrame({"case_id": [f"c{i}" for i in range(len(verdicts))], "rule": rule, "verdict": verdicts})


def test_compliance_bars_are_counts(findings):
    ax = caf.plot.compliance(findings)
    rules = [label.get_text() for label in ax.get_yticklabels()]
    expected = Counter(zip(findings.rule.astype(str), findings.verdict.astype(str)))
    got = {}
    for verdict, patches in bars(ax).items():
        for patch in patches:
            got[rules[round(patch.get_y() + patch.get_height() / 2)], verdict] = patch.get_width()
    assert got == {key: n for key, n in expected.items() if key[1] != "not applicable" and not key[0].startswith("data-") and n}
    assert len(got) > 100
    missed = [expected[rule, "not met"] for rule in rules]
    assert missed == sorted(missed, reverse=True)
    assert ax.get_xlabel() == "findings" and ax.get_title(loc="left") == "Findings by rule"
    assert ax.get_ylim()[0] > ax.get_ylim()[1], "the first stands at the top"


def test_compliance_bars_stand_end_to_end():
    ax = caf.plot.compliance(rows("met", "met", "not met", "due", "unknown", "not applicable"))
    spans = {verdict: (one.get_x(), one.get_x() + one.get_width()) for verdict, [one] in bars(ax).items()}
    assert spans == {"met": (0, 2), "due": (2, 3), "not met": (3, 4), "unknown": (4, 5)}
    assert legend(ax) == list(spans)
    with_all = caf.plot.compliance(rows("met", "not applicable"), not_applicable=True)
    assert legend(with_all) == ["met", "not applicable"]


def test_compliance_as_shares():
    ax = caf.plot.compliance(rows("met", "met", "met", "not met"), share=True)
    assert [one.get_width() for [one] in bars(ax).values()] == [75, 25]
    assert ax.get_xlabel() == "findings (%)" and set(texts(ax)) == {"3", "1"}
    # Two of two are more than ten of a hundred.
    both = pandas.concat([rows("not met", "not met", rule="A"), rows(*["met"] * 90, *["not met"] * 10, rule="B")])
    assert [label.get_text() for label in caf.plot.compliance(both, share=True).get_yticklabels()] == ["A", "B"]
    assert [label.get_text() for label in caf.plot.compliance(both).get_yticklabels()] == ["B", "A"]


def test_compliance_by_agency(findings, tables):
    chosen = findings[findings.rule == "EM-C1"]
    ax = caf.plot.compliance(chosen, by="agency", cases=tables["cases"], top=3)
    agencies = [label.get_text() for label in ax.get_yticklabels()]
    merged = chosen.astype({"rule": "string", "verdict": "string"}).merge(tables["cases"], on="case_id")
    expected = merged.groupby(["agency", "verdict"]).size()
    for verdict, patches in bars(ax).items():
        for patch in patches:
            assert patch.get_width() == expected[agencies[round(patch.get_y() + patch.get_height() / 2)], verdict]
    assert len(agencies) == 3 and texts(ax)[-1] == f"{merged[merged.verdict != 'not applicable'].agency.nunique() - 3} more not shown"
    nobody = pandas.DataFrame({"case_id": ["c0"], "agency": [None]})
    assert caf.plot.compliance(rows("met"), by="agency", cases=nobody).get_yticklabels()[0].get_text() == "not recorded"


def test_compliance_of_a_summary(tables, findings):
    def drawn(ax):
        labels = [label.get_text() for label in ax.get_yticklabels()]
        return labels, {verdict: [one.get_bbox().bounds for one in patches] for verdict, patches in bars(ax).items()}

    asked = {"as_of": AS_OF, "division": "england-and-wales"}
    assert drawn(caf.plot.compliance(caf.summary(tables, **asked))) == drawn(caf.plot.compliance(findings))
    by_agency = drawn(caf.plot.compliance(caf.summary(tables, by=["agency", "rule"], rules=["EM-C1", "EM-B2-held"], **asked), by="agency"))
    chosen = findings[findings.rule.isin(["EM-C1", "EM-B2-held"])]
    assert by_agency == drawn(caf.plot.compliance(chosen, by="agency", cases=tables["cases"]))
    one = pandas.DataFrame({"rule": ["A", "A", "B"], "met": [3, 4, 5], "not_met": [2, 0, 0]})
    ax = caf.plot.compliance(one, labels={"A": "Held in time"})
    assert {verdict: [one.get_width() for one in patches] for verdict, patches in bars(ax).items()} == {"met": [7, 5], "not met": [2]}
    assert [label.get_text() for label in ax.get_yticklabels()] == ["Held in time", "B"]


def test_polars_and_lists_of_findings_give_the_same(findings):
    chosen = findings[findings.rule.isin(["EM-C1", "EM-B2-held"])]
    columns = ["case_id", "rule", "verdict", "table", "due", "done", "days", "slack"]
    text = chosen[columns].astype({name: "string" for name in ("case_id", "rule", "verdict", "table")})
    of_polars = polars.DataFrame({name: [None if pandas.isna(v) else v for v in text[name]] for name in columns})

    def drawn(ax):
        return {label: [one.get_bbox().bounds for one in patches] for label, patches in bars(ax).items()}

    assert drawn(caf.plot.compliance(of_polars)) == drawn(caf.plot.compliance(chosen))
    assert drawn(caf.plot.days_to_first_taf(of_polars)) == drawn(caf.plot.days_to_first_taf(chosen))


def test_days_to_first_taf(findings):
    ax = caf.plot.days_to_first_taf(findings)
    of_rule = findings[(findings.rule == "EM-B2-held") & findings.days.notna() & findings.verdict.isin(["met", "due", "not met"])]
    for verdict, patches in bars(ax).items():
        days = Counter(of_rule[of_rule.verdict == verdict].days.tolist())
        assert {round(one.get_x() + 0.5): one.get_height() for one in patches} == days
    assert set(bars(ax)) == {"met", "due", "not met"}
    [limit] = [line for line in ax.lines if line.get_label() == "limit"]
    assert set(limit.get_xdata()) == {20.5}, "between the last day in time and the first that is late"
    assert "limit: 20 working days" in texts(ax)
    assert ax.get_xlabel() == "working days from the assessment to the first TAF" and ax.get_ylabel() == "cases"
    held = of_rule.done.notna().sum()
    assert f"{held} held, {len(of_rule) - held} not yet" in texts(ax)


def test_the_limit_of_another_profile_is_in_days(tables):
    findings = caf.check(tables, as_of=AS_OF, division="england-and-wales", profile="sefton")
    ax = caf.plot.days_to_first_taf(findings)
    # Six weeks.
    assert "limit: 42 days" in texts(ax)
    [limit] = [line for line in ax.lines if line.get_label() == "limit"]
    assert limit.get_xdata()[0] == 42.5
    heights = sum(one.get_height() for patches in bars(ax).values() for one in patches)
    shown = (findings.rule == "EM-B2-held") & findings.days.notna() & findings.verdict.isin(["met", "due", "not met"])
    assert heights == shown.sum()


def test_rag():
    tables = {
        "actions": pandas.DataFrame(
            {
                "case_id": ["a", "a", "b", "b"],
                "id": ["1", "2", "1", "9"],
                "agreed_on": pandas.to_datetime(["2026-01-10", "2026-01-31", None, None]),
                "completed_on": pandas.to_datetime([None, "2026-02-28", None, None]),
            }
        ),
        "ratings": pandas.DataFrame(
            {
                "case_id": ["a", "a", "b"],
                "action": ["1", "1", "1"],
                "rated_on": pandas.to_datetime(["2026-02-28", "2026-03-10", "2026-02-01"]),
                "colour": ["red", "green", "amber"],
            }
        ),
    }
    tables["ratings"].loc[3] = ["b", "1", pandas.Timestamp("2026-02-01"), "red"]
    ax = caf.plot.rag(tables, as_of=date(2026, 4, 15), quarters=6)
    heights = {label: {round(one.get_x() + one.get_width() / 2): one.get_height() for one in patches} for label, patches in bars(ax).items()}
    # One quarter with ratings and the one after: a1's last is green, b1 has two of one day.
    assert heights == {"green": {0: 1}, "two colours on one day": {0: 1}}
    assert [label.get_text() for label in ax.get_xticklabels()] == ["2026 Q1", "2026 Q2"]
    assert ax.get_ylabel() == "actions rated" and "15 April 2026" in ax.get_xlabel()
    assert legend(ax) == ["green", "two colours on one day"]
    assert texts(caf.plot.rag(tables, as_of=date(2026, 4, 15), quarters=1)) == ["ratings not shown: 4 older", "no action was rated"]
    tables["meetings"] = pandas.DataFrame(
        {"case_id": ["a", "a", "a"], "held_on": pandas.to_datetime(["2026-01-20", "2026-02-28", "2026-03-10"]), "kind": ["first", None, "final-statutory"]}
    )
    ax = caf.plot.rag(tables, as_of=date(2026, 4, 15), case_id="a")
    heights = {label: {round(one.get_x() + one.get_width() / 2): one.get_height() for one in patches} for label, patches in bars(ax).items()}
    # The first TAF: a1 unrated until the next, a2 not agreed yet. The second: a1 red first, then green; a2 done that day.
    assert heights == {"not rated": {0: 1}, "red": {1: 1}, "completed, not rated there": {1: 1}}


def case():
    tables = {
        "cases": [{"case_id": "a", "opened": date(2026, 1, 5)}, {"case_id": "b", "opened": date(2025, 1, 1)}],
        "assessments": [{"case_id": "a", "completed": date(2026, 1, 20), "recorded": date(2026, 1, 21)}],
        "meetings": [{"case_id": "a", "held_on": date(2026, 3, 10), "planned_for": date(2026, 6, 1)}],
        "children": [{"case_id": "a", "born": date(2015, 1, 1)}],
    }
    findings = pandas.DataFrame(
        {
            "case_id": ["a", "a", "b", "a", "a"],
            "table": ["meetings", "reviews", "meetings", "closures", None],
            "rule": ["EM-B2-held", "EM-C1", "EM-B2-held", "EM-D3-disposal", "EM-A4-searched"],
            "verdict": ["not met", "due", "met", "due", "not met"],
            "due": pandas.to_datetime(["2026-02-17", "2026-05-10", "2025-03-03", "2033-01-01", "2026-02-01"]),
            "done": pandas.to_datetime(["2026-03-10", None, "2025-03-01", None, None]),
        }
    )
    return tables, findings


def day(number):
    return matplotlib.dates.num2date(number).date() if not isinstance(number, datetime.date) else number


def test_timeline():
    tables, findings = case()
    ax = caf.plot.timeline(tables, findings, case_id="a", as_of=date(2026, 4, 1))
    lanes = [label.get_text() for label in ax.get_yticklabels()]
    assert lanes == ["case", "assessments", "meetings", "reviews"]
    points = {(lanes[round(y)], day(x)) for line in ax.lines for x, y in zip(line.get_xdata(), line.get_ydata()) if line.get_label().startswith("events")}
    assert points == {("case", date(2026, 1, 5)), ("assessments", date(2026, 1, 20)), ("meetings", date(2026, 3, 10))}
    late = {lanes[round(bar.get_y())]: (day(bar.get_x()), day(bar.get_x() + bar.get_width())) for bar in ax.patches}
    # To the act, and for what has no act to the day on which it is looked at.
    assert late == {"meetings": (date(2026, 2, 17), date(2026, 3, 10)), "case": (date(2026, 2, 1), date(2026, 4, 1))}
    [as_of] = [line for line in ax.lines if line.get_label() == "as of"]
    assert day(as_of.get_xdata()[0]) == date(2026, 4, 1)
    assert ax.get_title(loc="left") == "Case a as on 1 April 2026"
    told = texts(ax)
    assert {"opened", "completed", "held", "EM-B2-held 17 Feb", "EM-C1 10 May", "later: EM-D3-disposal 1 January 2033"} <= set(told)
    assert legend(ax) == ["recorded", "due day: due", "due day: not met"]
    first, last = (day(edge) for edge in ax.get_xlim())
    assert date(2025, 12, 20) < first < date(2026, 1, 5) and date(2026, 5, 10) < last < date(2026, 6, 30)


@pytest.mark.parametrize("case_id, ahead", [("a", 100), ("b", 151)])
def test_what_is_due_long_after_is_not_drawn(case_id, ahead):
    """a is 86 days old, b 455: a third of that, and 100 days at least."""
    tables, findings = case()
    as_of = date(2026, 4, 1)
    days = [as_of + datetime.timedelta(days=n) for n in (ahead, ahead + 1)]
    due = pandas.DataFrame({"case_id": case_id, "table": "reviews", "rule": ["EM-C1", "EM-X"], "verdict": "due", "due": pandas.to_datetime(days), "done": None})
    told = texts(caf.plot.timeline(tables, due, case_id=case_id, as_of=as_of))
    assert f"EM-C1 {days[0].day} {days[0]:%b}" in told and f"later: EM-X {days[1].day} {days[1]:%B} {days[1].year}" in told
    # What came after the day, or was entered only then, is not there.
    tables["assessments"][0]["started"], tables["assessments"][0]["recorded"] = date(2026, 1, 6), date(2026, 4, 2)
    tables["meetings"].append({"case_id": "a", "held_on": date(2026, 4, 2)})
    assert not {"started", "completed", "held, held"} & set(texts(caf.plot.timeline(tables, due, case_id="a", as_of=as_of)))


def test_timeline_of_a_case_and_its_findings(tables, findings):
    line = next(line for line in (EXAMPLES / "caseload.ndjson").read_text(encoding="utf-8").splitlines() if "SC-2025-051" in line)
    case = caf.Case.from_json(line)
    of_case = caf.plot.timeline(case, case.check(as_of=AS_OF), as_of=AS_OF)
    of_tables = caf.plot.timeline(tables, findings, case_id="SC-2025-051", as_of=AS_OF)
    assert texts(of_case) == texts(of_tables) and legend(of_case) == legend(of_tables)
    assert [label.get_text() for label in of_case.get_yticklabels()] == [label.get_text() for label in of_tables.get_yticklabels()]


def test_timeline_of_some_rules_and_errors():
    tables, findings = case()
    ax = caf.plot.timeline(tables, findings, case_id="a", as_of=date(2026, 4, 1), rules=["EM-C1"])
    assert legend(ax) == ["recorded", "due day: due"]
    with pytest.raises(caf.ArgumentError, match="no such case") as error:
        caf.plot.timeline(tables, findings, case_id="Jane", as_of=AS_OF)
    assert "Jane" not in str(error.value)
    with pytest.raises(caf.ArgumentError, match="say which case; the tables have 2"):
        caf.plot.timeline(tables, findings, as_of=AS_OF)
    with pytest.raises(caf.ArgumentError, match="findings: no column 'table'"):
        caf.plot.timeline(tables, findings.drop(columns="table"), case_id="a", as_of=AS_OF)


def test_timeline_of_every_case_of_the_caseload(tables, findings):
    for case_id in tables["cases"].case_id:
        ax = caf.plot.timeline(tables, findings, case_id=case_id, as_of=AS_OF)
        assert ax.get_title(loc="left").startswith(f"Case {case_id} ")
        plt.close(ax.figure)


def test_axes_of_the_caller_are_drawn_on(tables, findings):
    _, (one, two) = plt.subplots(1, 2)
    before = plt.get_fignums()
    assert caf.plot.compliance(findings, ax=one) is one and caf.plot.rag(tables, as_of=AS_OF, ax=two) is two
    assert caf.plot.days_to_first_taf(findings, ax=one) is one
    assert caf.plot.timeline(tables, findings, case_id="CC-2026-006", as_of=AS_OF, ax=two) is two
    assert plt.get_fignums() == before


def test_nothing_to_show(findings):
    none = findings.iloc[:0]
    assert texts(caf.plot.compliance(none)) == ["no findings"]
    assert texts(caf.plot.days_to_first_taf(none)) == ["no first TAF with a date (EM-B2-held)"]
    empty = {"actions": {"case_id": [], "id": []}, "ratings": {"case_id": [], "action": [], "rated_on": [], "colour": []}}
    assert texts(caf.plot.rag(empty, as_of=AS_OF)) == ["no action was rated"]
    with pytest.raises(caf.ArgumentError, match="ratings: no column 'colour'"):
        caf.plot.rag({**empty, "ratings": {"case_id": [], "action": [], "rated_on": []}}, as_of=AS_OF)
    with pytest.raises(TypeError, match="findings: expected a table, got int"):
        caf.plot.compliance(3)


# Viénot, Brettel and Mollon (1999): linear RGB as protanopes and deuteranopes see it.
BLIND = {
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, -0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, -0.0), (-0.02234, 0.02234, 1.0)),
}


@pytest.mark.parametrize("kind", BLIND)
@pytest.mark.parametrize("looks", ["verdicts", "rag"])
def test_colours_are_told_apart_by_the_colour_blind(kind, looks):
    from caf.plot._look import RAG

    colours = caf.plot.COLOURS if looks == "verdicts" else {name: colour for name, (colour, _) in RAG.items()}
    hatches = caf.plot.HATCHES if looks == "verdicts" else {name: hatch for name, (_, hatch) in RAG.items()}

    def seen(colour):
        linear = [(c / 12.92) if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in matplotlib.colors.to_rgb(colour)]
        return [sum(a * b for a, b in zip(row, linear)) for row in BLIND[kind]]

    names = list(colours)
    for i, one in enumerate(names):
        for other in names[:i]:
            apart = max(abs(a - b) for a, b in zip(seen(colours[one]), seen(colours[other])))
            assert apart > 0.08, (one, other, apart)
    # And without any colour: what calls for somebody is hatched, each otherwise.
    marked = [hatches[name] for name in names if name not in ("met", "green", "unknown", "not rated")]
    assert all(marked) and len(set(marked)) == len(marked)


def test_pictures_of_the_documents_are_what_is_drawn(tmp_path):
    """Rendered again they are the same, apart from how letters are placed by another matplotlib."""
    docs = EXAMPLES.parent / "docs"
    subprocess.run([sys.executable, str(EXAMPLES / "python/pictures.py"), str(tmp_path)], check=True)
    made = sorted(path.name for path in tmp_path.iterdir())
    assert made == sorted(path.name for path in docs.glob("plot-*.svg"))

    def words(path):
        import re

        return re.findall(r"<text[^>]*>([^<]*)</text>", path.read_text(encoding="utf-8"))

    for name in made:
        assert words(tmp_path / name) == words(docs / name) and len(words(docs / name)) > 10, name


def test_a_missing_matplotlib_names_the_extra():
    program = "import sys; sys.modules['matplotlib'] = None; import caf; caf.plot.compliance({'rule': [], 'verdict': []})"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "ImportError: a picture needs matplotlib: python -m pip install 'libcaf[plot]'" in result.stderr


def test_import_of_caf_takes_neither_numpy_nor_matplotlib():
    program = "import sys, caf; assert not {'numpy', 'pandas', 'matplotlib', 'openpyxl'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("width", [10, 6])
def test_timeline_labels_stand_inside_and_apart(tables, findings, width):
    for case_id in [*tables["cases"].case_id[::9], "SC-2025-051"]:
        _, ax = plt.subplots(figsize=(width, 7), layout="constrained")
        caf.plot.timeline(tables, findings, case_id=case_id, as_of=AS_OF, ax=ax)
        ax.figure.canvas.draw()
        inside = ax.get_window_extent()
        labels = [text for text in ax.texts if text.get_fontsize() == 7.5]
        boxes = [(text.xy[1], text.get_window_extent()) for text in labels]
        assert boxes and all(inside.x0 - 1 <= box.x0 and box.x1 <= inside.x1 for _, box in boxes), case_id
        for i, (at, box) in enumerate(boxes):
            assert not any(other == at and box.x0 < its.x1 and its.x0 < box.x1 for other, its in boxes[:i]), (case_id, labels[i].get_text())
        [head] = [ax.title.get_window_extent()] if ax.title.get_text() else [ax._left_title.get_window_extent()]
        for text in ax.texts:
            if text.get_text().startswith("later: ") and width == 10:
                assert text.get_window_extent().x0 > head.x1, text.get_text()
        plt.close(ax.figure)


def test_timeline_tells_every_dot():
    tables = {
        "cases": [{"case_id": "a", "opened": date(2026, 1, 5), "needs_identified": date(2026, 1, 3)}],
        "meetings": [{"case_id": "a", "held_on": date(2026, 1, day)} for day in (7, 8, 9)] + [{"case_id": "a", "held_on": date(2026, 6, 1)}],
    }
    findings = pandas.DataFrame(
        {
            "case_id": "a", "table": "meetings", "rule": ["EM-B2-held", "EM-C1", "EM-C1"], "verdict": ["not met", "not met", "due"],
            "due": pandas.to_datetime(["2026-01-06", "2026-01-07", "2026-07-15"]), "done": pandas.NaT,
        }
    )  # fmt: skip
    told = texts(caf.plot.timeline(tables, findings, as_of=date(2026, 6, 30)))
    assert {"needs identified, opened", "held (3)", "held", "EM-B2-held 6 Jan, EM-C1 7 Jan", "EM-C1 15 Jul"} <= set(told)


@pytest.mark.parametrize("every, called", [("month", ["April 2024", "February 2025"]), ("quarter", ["2024 Q2", "2025 Q1"]), ("year", ["2024", "2025"])])
def test_compliance_by_period(every, called):
    cases = pandas.DataFrame({"case_id": ["a", "b", "c", "d"], "opened": pandas.to_datetime(["2025-02-20", "2024-04-03", "2025-02-02", None])})
    assessments = pandas.DataFrame({"case_id": cases.case_id, "id": 1, "completed": pandas.to_datetime(["2025-02-21"] * 4)})
    tables = {"cases": cases, "assessments": assessments}
    for of in (tables, {name: polars.from_pandas(table) for name, table in tables.items()}):
        counted = caf.summary(of, as_of=AS_OF, by=["period", "rule"], every=every, rules=["EM-B2-held", "EM-C1"])
        for asked in (every, None):
            ax = caf.plot.compliance(counted, by="period", every=asked)
            assert [label.get_text() for label in ax.get_yticklabels()] == [*called, "not recorded"]
        assert [label.get_text() for label in caf.plot.compliance(counted, by="period", top=2).get_yticklabels()] == [called[1], "not recorded"]
    alone = counted.filter(polars.col("period") == polars.col("period").max())
    assert [label.get_text() for label in caf.plot.compliance(alone, by="period", every=every).get_yticklabels()] == [called[1]]
    if every != "year":
        with pytest.raises(caf.ArgumentError, match="^every: the periods do not begin as those of a year do"):
            caf.plot.compliance(counted, by="period", every="year")


def test_pictures_of_an_extract(tables, findings):
    extract = caf.read_tables(EXAMPLES / "caseload.ndjson")
    assert texts(caf.plot.rag(extract, as_of=AS_OF)) == texts(caf.plot.rag(tables, as_of=AS_OF))
    both = [caf.plot.timeline(one, findings, case_id="SC-2025-051", as_of=AS_OF) for one in (extract, tables)]
    assert texts(both[0]) == texts(both[1])
    both = [caf.plot.compliance(findings, by="agency", cases=one) for one in (extract, tables["cases"])]
    assert texts(both[0]) == texts(both[1])


def rated(**columns):
    """Two ratings of an action."""
    ratings = {"case_id": [1, 1], "action": [1, 1], "rated_on": [date(2023, 5, 1)] * 2, "colour": ["red", "amber"], **columns}
    return {"actions": polars.DataFrame({"case_id": [1], "id": [1]}), "ratings": polars.DataFrame(ratings, strict=False)}


def test_wrong_arguments_of_pictures(tables, findings):
    plot, one = caf.plot, {"case_id": "SC-2025-051", "as_of": AS_OF}
    for call, message in [
        (lambda: plot.rag(tables, as_of="2026-06-30"), "as_of: expected a datetime.date, got '2026-06-30'"),
        (lambda: plot.rag(tables, as_of=datetime.datetime(2026, 6, 30, 9)), "as_of: expected a datetime.date, got datetime"),
        (lambda: plot.rag(tables, as_of=AS_OF, quarters="24"), "quarters: expected a whole number"),
        (lambda: plot.rag(tables["actions"], as_of=AS_OF), "tables: expected a mapping .* or a caf.Extract, got DataFrame"),
        (lambda: plot.timeline(tables, findings, case_id="SC-2025-051", as_of="2026-06-30"), "as_of: expected a datetime.date"),
        (lambda: plot.timeline(tables, findings, rules="EM-C1", **one), "rules: expected several, in a list, got str"),
        (lambda: plot.timeline(tables["cases"], findings, **one), "case: expected a mapping .* got DataFrame"),
        (lambda: plot.timeline(5, findings, **one), "case: expected a mapping .* got int"),
        (lambda: plot.compliance(findings, by=["rule"]), "by: expected the name of a column, got list"),
        (lambda: plot.compliance(findings, top="3"), "top: expected a whole number"),
        (lambda: plot.compliance(findings, ax=plt.subplots(1, 2)[1]), "ax: expected one pair of matplotlib's axes, got ndarray"),
        (lambda: plot.days_to_first_taf(findings, rule=3), "rule: expected a rule's name, got int"),
        (lambda: plot.rag(rated(rated_on=[None, "2023-05-01"]), as_of=AS_OF), "ratings.rated_on, row 1: expected a date, got str"),
    ]:
        with pytest.raises(TypeError, match=f"^{message}"):
            call()
    case = caf.Case(case_id="a", opened=date(2026, 1, 5)).check(as_of=AS_OF)
    for call, message in [
        (lambda: plot.compliance(findings, by="agency"), "findings: no column 'agency'; give cases="),
        (lambda: plot.compliance(case, by="agency"), "findings: no column 'agency'; give cases="),
        (lambda: plot.compliance(case, by="colour"), "findings: no column 'colour'"),
        (lambda: plot.compliance(findings, top=0), "top: expected 1 or more"),
        (lambda: plot.compliance(findings, by="period", every="week"), "every: expected one of year, quarter, month"),
        (lambda: plot.rag(tables, as_of=AS_OF, quarters=0), "quarters: expected 1 to 400"),
        (lambda: plot.rag(tables, as_of=AS_OF, quarters=401), "quarters: expected 1 to 400"),
        (lambda: plot.rag(rated(colour=["red", "blue"]), as_of=AS_OF), "ratings.colour, row 1: expected one of"),
    ]:
        with pytest.raises(caf.ArgumentError, match=f"^{message}"):
            call()
    assert texts(plot.compliance(case[:0])) == texts(plot.compliance(caf.Findings())) == ["no findings"]
