"""The pictures of audits and cohorts: what stands on the axes, against what the command counts or is counted here."""

import csv
import io
import json
import random
import re
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.colors
import matplotlib.pyplot as plt
import pytest
from the_command import COMMAND

import caf
from test_plot import bars, day, legend, texts

ROOT = Path(__file__).parents[2]
SUBMITTED = ROOT / "examples/audit-2011/submitted.ndjson"
AS_OF = date(2011, 3, 31)
BOROUGH = ROOT / "examples/instruments/invented-borough.json"
ANSWERS = ROOT / "examples/instruments/invented-answers.csv"

pytestmark = pytest.mark.skipif(not COMMAND, reason="the package was built without the command")


@pytest.fixture(autouse=True)
def no_figures_left():
    yield
    plt.close("all")


@pytest.fixture(scope="module")
def cohort():
    return caf.cohort(caf.read_tables(SUBMITTED), as_of=AS_OF)


def counted(*arguments):
    """Numbers by section, group, name and measure as the command has them; None is hidden."""
    ran = subprocess.run([COMMAND, "cohort", "--format", "csv", "--as-of", str(AS_OF), *map(str, arguments), str(SUBMITTED)],
                         check=True, capture_output=True, text=True)  # fmt: skip
    return {tuple(row[:4]): int(row[4]) if row[4] else None for row in list(csv.reader(io.StringIO(ran.stdout)))[1:]}


def labels(ax):
    return [label.get_text() for label in ax.get_yticklabels()]


def spans(ax):
    """Of each bar its row, verdict, beginning and end."""
    return {(round(one.get_y() + one.get_height() / 2), verdict): (one.get_x(), one.get_x() + one.get_width())
            for verdict, patches in bars(ax).items() for one in patches}  # fmt: skip


SHORT = ["1", "2-child", "2-parents", "3", "4", "5", "6", "7", "8"]


@pytest.mark.parametrize("details", [False, True])
@pytest.mark.parametrize("suppress", [None, 5])
@pytest.mark.parametrize("group", ["", "school"])
def test_themes_are_what_the_command_counts(cohort, suppress, group, details):
    numbers = counted(*([] if suppress is None else ["--suppress", suppress]))
    themes = {(name, measure): number for (section, its, name, measure), number in numbers.items() if (section, its) == ("theme", group)}
    names = list(dict.fromkeys(name for name, _ in themes)) if details else SHORT
    ax = caf.plot.cohort(cohort, group=group, suppress=suppress, details=details)
    assert len(labels(ax)) == len(names) and (details or [label[0] for label in labels(ax)] == [name[0] for name in SHORT])
    drawn, said = spans(ax), texts(ax)
    hidden = 0
    for row, name in enumerate(names):
        met, not_met, unknown = (themes[name, measure] for measure in ("met", "not-met", "unknown"))
        if None in (met, not_met, unknown):
            hidden += 1
            assert not any((row, verdict) in drawn for verdict in ("met", "not met", "unknown")), "a bar is as long as what is hidden"
            assert said[row].startswith("too few to be shown") or "hidden" in said[row]
            continue
        edges = [0, met, met + not_met, met + not_met + unknown]
        for verdict, begin, end in zip(("met", "not met", "unknown"), edges, edges[1:]):
            assert drawn.get((row, verdict), (begin, begin)) == (begin, end)
        share = int(100 * met / (met + not_met) + 0.5) if met + not_met else None
        assert said[row] == f"{met} of {met + not_met}" + (": none is decided" if share is None else f", {share} %") + (f", {unknown} unknown" if unknown else "")
    assert (hidden > 0) == (suppress is not None) and hidden < len(names)


def test_themes_with_their_parts(cohort):
    ax = caf.plot.cohort(cohort, details=True)
    assert labels(ax)[:3] == ["1  Consent", "consent at the start", "after the assessment"]
    assert len(labels(ax)) == len({name for section, _, name, _ in counted() if section == "theme"}) > 20
    bold = [label.get_text() for label in ax.get_yticklabels() if label.get_fontweight() == "bold"]
    assert [label[0] for label in bold] == ["1", "2", "2", "3", "4", "5", "6", "7", "8"]
    assert "3 of 24, 13 %" in texts(ax), "12.5 % is rounded up"


def test_cohorts_of_no_or_few_cases(cohort):
    with pytest.raises(TypeError, match="cohort: expected what caf.cohort"):
        caf.plot.cohort(cohort.table())
    with pytest.raises(ValueError, match="group: there is none of that name"):
        caf.plot.cohort(cohort, group="nobody")
    with pytest.raises(ValueError, match="suppress"):
        caf.plot.cohort(cohort, suppress=1)
    assert texts(caf.plot.cohort(cohort, suppress=100)) == ["too few cases to be shown"]
    assert texts(caf.plot.time_taken(cohort, suppress=100)) == ["too few to be shown"]


def test_days_are_what_the_command_counts(cohort):
    numbers = counted()
    days = {int(measure[5:]): n for (section, _, name, measure), n in numbers.items()
            if (section, name) == ("days", "days-to-first-taf") and measure.startswith("days-")}  # fmt: skip
    ax = caf.plot.time_taken(cohort)
    got = {}
    for told, patches in bars(ax).items():
        for one in patches:
            day = one.get_x() + 0.5
            assert one.get_width() == 1 and (day <= 20) == (told == "in time")
            got[day] = one.get_height()
    assert got == days and sum(days.values()) == 20
    assert [line.get_xdata()[0] for line in ax.lines] == [20.5], "behind the last day that is in time"
    assert texts(ax) == ["20 cases, 4 unknown", "limit: 20 working days"] and legend(ax) == ["in time", "later"]


@pytest.mark.parametrize("limit", [None, 7, 30, 200])
def test_no_bar_has_days_on_both_sides_of_the_limit(limit):
    """The whole caseload, where a bar is several days."""
    path = ROOT / "examples/caseload.ndjson"
    found = caf.cohort(caf.read_tables(path), as_of=date(2026, 6, 30), by=None)
    table = found.table()
    table = table[(table["section"] == "days") & (table["name"] == "days-to-closing")]
    days = {int(measure[5:]): n for measure, n in zip(table["measure"], table["number"]) if measure.startswith("days-")}
    ax = caf.plot.time_taken(found, "days-to-closing", limit=limit)
    total = 0
    for told, patches in bars(ax).items():
        for one in patches:
            inside = [day for day in days if one.get_x() < day < one.get_x() + one.get_width()]
            assert one.get_height() == sum(days[day] for day in inside)
            assert limit is None or {day <= limit for day in inside} == {told == "in time"}
            total += one.get_height()
    assert total == sum(days.values()) > 50 and patches[0].get_width() > 1
    assert len(ax.lines) == (limit is not None) and (ax.get_legend() is None) == (limit is None)


def test_the_limit_is_the_profiles():
    """Of a profile that sets another number, or counts in another unit."""
    tables = caf.read_tables(SUBMITTED)

    def limits(amount, unit):
        within = {"EM-B2-held": {"on": True, "within": {"amount": amount, "unit": unit}}}
        own = caf.Profile.from_json({"profile": "ours", "extends": "nottingham-qa", "rules": within})
        return [line.get_xdata()[0] for line in caf.plot.time_taken(caf.cohort(tables, as_of=AS_OF, profile=own)).lines]

    assert limits(15, "working days") == [15.5] and limits(4, "weeks") == []
    assert not caf.plot.time_taken(caf.cohort(tables, as_of=AS_OF), "days-between-tafs").lines


def test_percentiles_where_small_numbers_are_hidden():
    found = caf.cohort(caf.read_tables(ROOT / "examples/caseload.ndjson"), as_of=date(2026, 6, 30))
    ax = caf.plot.time_taken(found, suppress=5)
    assert not ax.containers
    table = found.table(suppress=5)
    shown = table[(table["section"] == "days") & (table["name"] == "days-to-first-taf") & ~table["suppressed"]]
    percentiles = {int(measure[11:]): days for measure, days in zip(shown["measure"], shown["number"]) if measure.startswith("percentile-")}
    assert len(percentiles) == 5
    by_days = {}
    for percent, days in percentiles.items():
        by_days.setdefault(days, []).append("half" if percent == 50 else f"{percent} %")
    assert texts(ax)[1:-1] == [f"{' and '.join(told)}: up to {days}" for days, told in by_days.items()]


def test_wrong_arguments_of_days(cohort):
    with pytest.raises(ValueError, match="distribution: expected one of days-to-first-taf, days-between-tafs, days-to-closing, got 'days'"):
        caf.plot.time_taken(cohort, "days")
    with pytest.raises(ValueError, match="limit: expected 0 or more, got -1"):
        caf.plot.time_taken(cohort, limit=-1)
    with pytest.raises(TypeError, match="limit: expected a whole number"):
        caf.plot.time_taken(cohort, limit="20")


def test_answers_by_question_and_section():
    rows = list(csv.DictReader(ANSWERS.read_text(encoding="utf-8").splitlines()))
    expected = Counter((row["question"], row["answer"]) for row in rows if row["answer"])
    found = caf.audit(BOROUGH, ANSWERS)
    ax = caf.plot.audit(found, by="question")
    questions = [label.split()[0] for label in labels(ax)]
    assert questions == ["p1", "p2", "p3"] and labels(ax)[0] == "p1  Is every action SMART?"
    got = {(questions[row], grade): end - begin for (row, grade), (begin, end) in spans(ax).items()}
    assert got == expected
    assert legend(ax) == ["fully", "partly", "not at all", "not applicable"] and set(texts(ax)) == {"1"}
    ax = caf.plot.audit(found)
    assert labels(ax) == ["The plan"] and {grade: end - begin for (_, grade), (begin, end) in spans(ax).items()} == Counter(
        row["answer"] for row in rows if row["answer"]
    )
    ends = sorted(spans(ax).values())
    assert [begin for begin, _ in ends] == [0, *(end for _, end in ends[:-1])], "end to end"


def test_grades_are_told_apart_without_colour():
    """In every built-in instrument grades differ in their hatching or by far in lightness."""
    from caf.plot._audit import _looks

    def lightness(colour):
        red, green, blue = matplotlib.colors.to_rgb(colour)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for name in caf.instruments():
        instrument = caf.Instrument(name)
        looks = _looks(instrument)
        for scale in instrument.scales.values():
            for at, one in enumerate(scale):
                for other in scale[at + 1 :]:
                    first, second = looks[one.name], looks[other.name]
                    assert first["hatch"] != second["hatch"] or abs(lightness(first["facecolor"]) - lightness(second["facecolor"])) > 0.3


def test_many_questions_and_none():
    found = caf.audit("blackburn-tier-2", ROOT / "tests/cli/inputs/audit.csv")
    ax = caf.plot.audit(found, by="question", top=4, title="T")
    assert len(labels(ax)) == 4 and texts(ax)[-1] == f"{29 - 4} more not shown" and ax.get_title(loc="left") == "T"
    ax = caf.plot.audit(caf.audit("supervision", [{"form": 1, "question": str(n), "answer": "yes"} for n in range(1, 10)]))
    said = json.loads(subprocess.run([COMMAND, "audit", "supervision", "--format", "json"], check=True, capture_output=True, text=True).stdout)
    assert [end - begin for (_, _), (begin, end) in sorted(spans(ax).items())] == list(Counter(q["section"] for q in said["questions"]).values())
    with pytest.raises(ValueError, match="by: expected section or question, got 'rule'"):
        caf.plot.audit(found, by="rule")
    with pytest.raises(ValueError, match="top: expected 1 or more, got 0"):
        caf.plot.audit(found, top=0)
    with pytest.raises(TypeError, match="audited: expected what caf.audit"):
        caf.plot.audit(found.counts)
    assert texts(caf.plot.audit(caf.audit("leicester-survey", {"form": [1], "question": ["1.w1"], "agree": [None]}))) == ["no answers"]


CASELOAD = ROOT / "examples/caseload.ndjson"
ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def caseload():
    return caf.read_tables(CASELOAD).tables


def heights(ax):
    """The names of the stacks along the axis, and how high each of their parts is."""
    stacks = [Counter() for _ in ax.get_xticks()]
    for shade, patches in bars(ax).items():
        for patch in patches:
            stacks[round(patch.get_x() + patch.get_width() / 2)][shade] += patch.get_height()
    return [label.get_text().split("\n")[0] for label in ax.get_xticklabels()], stacks


def told(case_id, as_of, path=CASELOAD):
    """What caf case says of a case."""
    command = [COMMAND, "case", "--case", case_id, "--as-of", str(as_of), "--division", "england-and-wales", "--format", "json", str(path)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


SHADES = {"red": "red", "amber": "amber", "green": "green", "completed, not rated there": "completed", "not rated": "not_rated", "not known": "not_known"}


def expect_colours(ax, said):
    days = said["rag"]["days"]
    names, stacks = heights(ax)
    if not any(day[name] for day in days for name in SHADES.values()):
        assert texts(ax) == ["no TAF or review with a day and an action"]
        return 0
    every = -(-len(days) // 12)
    on = [date.fromisoformat(day["day"]) for day in days]
    assert names == [f"{day.day} {day:%b}" if (len(on) - 1 - i) % every == 0 else "" for i, day in enumerate(on)]
    assert [{shade: stack[shade] for shade in SHADES} for stack in stacks] == [{shade: day[name] for shade, name in SHADES.items()} for day in days]
    return len(days)


@pytest.mark.parametrize("as_of", [ON, date(2025, 10, 1)])
def test_colours_of_each_case_are_those_of_the_command(caseload, as_of):
    seen = 0
    for case in caf.read_cases(CASELOAD):
        if case.actions:
            said = told(case.case_id, as_of)
            of_tables = caf.plot.rag(caseload, as_of=as_of, case_id=case.case_id)
            seen += expect_colours(of_tables, said)
            assert heights(caf.plot.rag(case, as_of=as_of)) == heights(of_tables)
            plt.close("all")
    assert seen > 100
    with pytest.raises(ValueError, match="case_id: no action is of this case"):
        caf.plot.rag(caseload, as_of=as_of, case_id="nobody")
    with pytest.raises(ValueError, match="tables: neither 'meetings' nor 'reviews'"):
        caf.plot.rag({name: caseload[name] for name in ("actions", "ratings")}, as_of=as_of, case_id="SC-2025-051")


def odd_case(dice, name):
    """An invented case whose days and colours are missing, twice there, to come or entered later."""
    def day(first, last):
        return str(date(2026, 1, 1) + timedelta(days=dice.randint(first, last)))

    def some(**fields):
        return {field: value for field, value in fields.items() if dice.random() < 0.85}

    def rows(n, make):
        return [make(i) | ({"recorded": day(0, 240)} if dice.random() < 0.15 else {}) for i in range(dice.randint(0, n))]

    return {
        "case": name,
        "opened": "2026-01-01",
        "meetings": rows(5, lambda i: some(held_on=day(0, 200), kind=dice.choice(["first", "regular", "review", "final-statutory"]))),
        "reviews": rows(2, lambda i: some(held_on=day(0, 200))),
        "actions": [{"id": f"x{i}"} | some(agreed_on=day(-20, 100)) | (some(completed_on=day(60, 220)) if i % 2 else {}) for i in range(4)],
        "ratings": rows(9, lambda i: some(action=f"x{dice.randint(0, 2)}", rated_on=day(0, 30 * dice.randint(1, 7)), colour=dice.choice(["red", "amber", "green"]))),
    }


def test_colours_of_odd_records_are_those_of_the_command(tmp_path):
    dice, seen, shades = random.Random(8), 0, set()
    path = tmp_path / "odd.ndjson"
    for n in range(60):
        made = odd_case(dice, f"odd-{n}")
        path.write_text(json.dumps(made) + "\n", encoding="utf-8")
        tables = caf.read_tables(path).tables
        if made["actions"] and "ratings" in tables and ("meetings" in tables or "reviews" in tables):
            ax = caf.plot.rag(tables, as_of=ON, case_id=made["case"])
            seen += expect_colours(ax, told(made["case"], ON, path))
            shades |= set(bars(ax))
            plt.close("all")
    assert seen > 80 and shades == set(SHADES)


def of_page(path, as_of):
    """The quarters of the page of caf check, from its table."""
    page = subprocess.run([COMMAND, "check", "--as-of", str(as_of), "--format", "html", str(path)], check=False, capture_output=True, text=True).stdout
    table = page.partition("<caption>Actions by the last colour of each quarter</caption>")[2].partition("</table>")[0]
    found = [(row[0], [int(n) for n in row[1:]]) for row in (re.findall(r">([^<>]+)</t[hd]>", line) for line in table.splitlines() if "<td" in line)]
    assert len(found) == 12 and all(sum(numbers[:-1]) == numbers[-1] for _, numbers in found)
    return page, found


@pytest.mark.parametrize("as_of", [ON, date(2025, 2, 11)])
def test_colours_of_a_caseload_are_those_of_the_page(caseload, as_of, tmp_path):
    odd = tmp_path / "odd.ndjson"
    dice = random.Random(9)
    odd.write_text("".join(json.dumps(odd_case(dice, f"odd-{n}")) + "\n" for n in range(80)), encoding="utf-8")
    for path in (CASELOAD, odd) if as_of == ON else (CASELOAD,):
        page, quarters = of_page(path, as_of)
        ax = caf.plot.rag(caf.read_tables(path).tables, as_of=as_of)
        names, stacks = heights(ax)
        shown = quarters[-len(names):]
        assert names == [name for name, _ in shown] and not any(numbers[-1] for _, numbers in quarters[: -len(names)])
        assert [[stack[shade] for shade in ("red", "amber", "green", "two colours on one day")] for stack in stacks] == [n[:-1] for _, n in shown]
        for n, words in re.findall(r"(\d+) ratings? (is older|are older|lacks? its day|lack their day)", page):
            assert f"{n} {'older' if 'older' in words else 'without'}" in " ".join(texts(ax))
    assert any(stack["two colours on one day"] for stack in stacks) or as_of != ON


def test_the_timeline_has_the_days_of_the_command(caseload):
    findings = caf.check(caseload, as_of=ON, division="england-and-wales")
    later = 0
    for case_id in [str(one) for one in caseload["cases"]["case_id"]][::3]:
        ax = caf.plot.timeline(caseload, findings, case_id=case_id, as_of=ON)
        lanes = [label.get_text() for label in ax.get_yticklabels()]
        drawn = {"recorded": set(), "due": set()}
        for line in ax.lines:
            if line.get_marker() not in ("None", "", None):
                what = "recorded" if str(line.get_label()).startswith("events") else "due"
                drawn[what] |= {(lanes[round(y - 0.1)], str(day(x))) for x, y in zip(line.get_xdata(), line.get_ydata())}
        said = told(case_id, ON)["days"]
        assert drawn["recorded"] == {(one["of"], one["day"]) for one in said if one["mark"] == "recorded"}, case_id
        due = [one for one in said if one["mark"].startswith("due day")]
        assert drawn["due"] == {(one["of"], one["day"]) for one in due if not one["later"]}, case_id
        assert any(text.startswith("later: ") for text in texts(ax)) == any(one["later"] for one in due), case_id
        later += any(one["later"] for one in due)
        plt.close("all")
    assert later >= 5
