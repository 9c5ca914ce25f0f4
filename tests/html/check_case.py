"""Holds the page of `caf case --format html` to what a page must be, to the same story as JSON, and its drawings to slow sums.

usage: check_case.py CAF SOURCE
"""

from __future__ import annotations

import collections
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from page import Node, Page
from tables import figures_of, tables_of

LEFT, WIDE, LINE, UNDER = 120, 780, 30, 19
SHAPES = {"recorded": "circle", "due day: met": "circle"}
CLASSES = {
    "at this stage": "plain", "in the lead": "plain", "child-protection concern open": "safeguarding", "recorded": "ink",
    "due day: met": "met", "due day: not met": "not-met", "due day: due": "due", "due day: unknown": "unknown",
    "due day: for a person to judge": "judgement",
}
STRETCHES = {"at this stage", "in the lead", "child-protection concern open"}
FIGURES = {"not met": "not-met", "due": "due", "for a person to judge": "judgement", "unknown": "unknown", "met": "met",
           "data problems": "data", "safeguarding": "safeguarding"}
SHADES = ("red", "amber", "green", "completed", "not_rated", "not_known")


def run(caf: str, *arguments: object) -> str:
    done = subprocess.run([caf, "case", *map(str, arguments)], capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        raise SystemExit(f"{arguments}: {done.stderr}")
    return done.stdout


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def words(one: datetime.date) -> str:
    return f"{one.day} {one:%B} {one.year}"


class Axis:
    """Where a day must lie: the first and last day of all, a fortieth of the time around them, and a rule of three."""

    def __init__(self, days: list[dict], as_of: datetime.date) -> None:
        known = [as_of]
        for one in days:
            known += [day(one["day"])] + ([day(one["until"])] if one["until"] else [])  # what has no last day ends at as_of
        around = datetime.timedelta(max(2, (max(known) - min(known)).days // 40))
        self.first, self.last = min(known) - around, max(known) + around
        if (self.last - self.first).days < 14:
            self.last = self.first + datetime.timedelta(14)

    def at(self, one: datetime.date) -> int:
        return LEFT + (one - self.first).days * WIDE // (self.last - self.first).days


def middle_of(polygon: Node) -> tuple[int, int]:
    points = [tuple(map(int, point.split(","))) for point in polygon.attributes["points"].split()]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2


def lanes_of(svg: Node) -> dict[int, str]:
    """The line that each lane's name stands beside."""
    return {int(one.attributes["y"]) - 4: one.text for one in svg.all("text") if one.attributes["x"] == "4"}


def check_timeline(page: Page, story: dict, wrong: list[str]) -> None:
    drawn = [one for one in story["days"] if not one["later"]]
    first = min([story["as_of"], *(one["day"] for one in story["days"] if not one["rule"])])
    ahead = max(100, (day(story["as_of"]) - day(first)).days // 3)
    late = [one for one in story["days"] if one["rule"] and (day(one["day"]) - day(story["as_of"])).days > ahead]
    if late != [one for one in story["days"] if one["later"]] or any(f"{words(day(one['day']))}: {one['text']}" not in page.root.text for one in late):
        wrong.append(f"later {late}")
    charts = [one for one in page.root.all("svg", class_="chart") if "Timeline" in one.attributes["aria-label"]]
    table = tables_of(page).get("Every day of the timeline")
    if not drawn:
        if charts or table:
            wrong.append("a timeline of nothing")
        return
    shown = [(row.name, *row.cells) for row in table.rows]
    wanted = [(words(day(one["day"])), one["text"], one["of"], one["mark"], words(day(one["until"])) if one["until"] else "") for one in drawn]
    if shown != [tuple(" ".join(cell.split()) for cell in row) for row in wanted]:
        wrong.append(f"the days differ: {next((pair for pair in zip(shown, wanted) if pair[0] != pair[1]), len(shown))}")
    svg, as_of = charts[0], day(story["as_of"])
    axis, lanes = Axis(drawn, as_of), lanes_of(svg)
    wanted_marks, wanted_bars = collections.Counter(), collections.Counter()
    for one in drawn:
        x, lane, below = axis.at(day(one["day"])), one["of"], one["mark"].startswith("due day")
        if one["mark"] not in STRETCHES:
            wanted_marks[lane, below, x, CLASSES[one["mark"]], SHAPES.get(one["mark"], "polygon")] += 1
        if one["until"] or one["mark"] in STRETCHES:
            end = axis.at(day(one["until"]) if one["until"] else as_of)
            wanted_bars[lane, below, x, end - x - 1 if end - x > 4 else 3, CLASSES[one["mark"]]] += 1
    marks, bars = collections.Counter(), collections.Counter()

    def place(y: int) -> tuple[str, bool]:
        return (lanes[y], False) if y in lanes else (lanes.get(y - UNDER, f"no lane at {y}"), True)

    for one in svg.all("circle"):
        marks[*place(int(one.attributes["cy"])), int(one.attributes["cx"]), one.attributes["class"], "circle"] += 1
    for one in svg.all("polygon"):
        x, y = middle_of(one)
        marks[*place(y), x, one.attributes["class"], "polygon"] += 1
    for one in svg.all("rect"):
        bars[*place(int(one.attributes["y"]) + 4), int(one.attributes["x"]), int(one.attributes["width"]), one.attributes["class"]] += 1
    for name, found, due in (("marks", marks, wanted_marks), ("bars", bars, wanted_bars)):
        if found != due:
            wrong.append(f"{name}: drawn and not due {dict(found - due)}, due and not drawn {dict(due - found)}")
    if [int(one.attributes["x1"]) for one in svg.all("line", class_="as-of")] != [axis.at(as_of)]:
        wrong.append("the as-of line is elsewhere")
    check_ticks(svg, axis, wrong)
    check_labels(svg, drawn, wrong)


def ticks_of(axis: Axis) -> list[datetime.date]:
    """The finest scale that writes no more than nine days, looked at day by day."""
    days = [axis.first + datetime.timedelta(i) for i in range((axis.last - axis.first).days + 1)]
    monday = datetime.date(1970, 1, 5)
    for step in (1, 2, 7, 14):
        if len(found := [one for one in days if (one - monday).days % step == 0]) <= 9:
            return found
    for step in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600):
        if len(found := [one for one in days if one.day == 1 and (12 * one.year + one.month - 1) % step == 0]) <= 9:
            return found
    raise SystemExit("no scale")


def check_ticks(svg: Node, axis: Axis, wrong: list[str]) -> None:
    """Each line of the axis is labelled by the day that lies there, and none is left out."""
    foot = max(int(one.attributes["y"]) for one in svg.all("text"))
    ticks = [one for one in svg.all("text") if int(one.attributes["y"]) == foot]
    if [int(tick.attributes["x"]) for tick in ticks] != [axis.at(one) for one in ticks_of(axis)]:
        wrong.append(f"the axis has {[tick.text for tick in ticks]}, and not {ticks_of(axis)}")
    for tick in ticks:
        for form in ("%d %b %Y", "%b %Y", "%Y"):
            try:
                at = datetime.datetime.strptime(tick.text, form).date()
            except ValueError:
                continue
            if axis.at(at) != int(tick.attributes["x"]):
                wrong.append(f"{tick.text} stands at {tick.attributes['x']}, and not at {axis.at(at)}")
            break
        else:
            wrong.append(f"{tick.text} is no day")


def check_labels(svg: Node, drawn: list[dict], wrong: list[str]) -> None:
    """No label over another, none beyond the drawing; and together they tell all that has one."""
    rows = collections.defaultdict(list)
    for one in svg.all("text"):
        if one.attributes["text-anchor"] == "start" and one.attributes["x"] != "4":
            rows[int(one.attributes["y"])].append((int(one.attributes["x"]), one.text))
    for y, labels in rows.items():
        for (x, text), (after, _) in zip(labels, labels[1:]):
            if x + 7 * len(text) > after:
                wrong.append(f"{text} runs into the label after it")
        x, text = labels[-1]
        if x + 7 * len(text) > LEFT + WIDE + 150 and " and " in text:
            wrong.append(f"{text} runs out of the drawing")


def shade(action: dict, ratings: list[dict], columns: list[datetime.date], i: int, as_of: datetime.date) -> str:
    """How an action stood at a meeting, by the words of the page, one rating after another."""
    from_, until = columns[i], columns[i + 1] if i + 1 < len(columns) else as_of + datetime.timedelta(1)
    of_its = [one for one in ratings if one.get("action") == action.get("id") and action.get("id")]
    of_its = [{**one, "rated_on": one["rated_on"] if "1900" < (one.get("rated_on") or "") < "2201" else None} for one in of_its]
    dated = sorted((day(one["rated_on"]), one["colour"]) for one in of_its if one.get("rated_on") and day(one["rated_on"]) <= as_of)
    there = [one for one in dated if from_ <= one[0] < until]
    if there:
        colours = {colour for on, colour in there if on == there[0][0]}
        return "?" if len(colours) > 1 else colours.pop()[0].upper()
    action = {name: value for name, value in action.items() if "1900" < str(value) < "2201" or not name.endswith("_on")}
    agreed, completed = action.get("agreed_on"), action.get("completed_on")
    done = completed is not None and day(completed) <= from_
    last = {colour for on, colour in dated if on < from_ and on == max(on for on, _ in dated if on < from_)}
    undated = any(not one.get("rated_on") for one in of_its)
    answers = {
        "-": not done and agreed and day(agreed) > from_,
        "?": undated or (not done and (len(last) > 1 or not (agreed or last))),
        "G": last == {"green"},
        "C": done,
        "N": True,
    }
    return next(letter for letter, holds in answers.items() if holds)


def check_colours(page: Page, story: dict, source: dict, wrong: list[str]) -> None:
    as_of, rag, tables = day(story["as_of"]), story["rag"], tables_of(page)
    known = {table: [one for one in source.get(table, []) if one.get("held_on") and "1900" < one["held_on"] < "2201"] for table in ("meetings", "reviews")}
    doubtful = sum(bool(one.get("held") if not one.get("held_on") else not "1900" < one["held_on"] < "2201") for one in source.get("meetings", []))
    if rag["undated_meetings"] != doubtful + sum(not one.get("held_on") for one in source.get("reviews", [])) and story["stage"]:
        wrong.append(f"{rag['undated_meetings']} meetings without a day, and not {doubtful}")
    held = {day(one["held_on"]) for table in ("meetings", "reviews") for one in known[table]
            if one.get("kind") != "final-statutory" and day(one["held_on"]) <= as_of}
    columns = sorted(held)
    if [one["day"] for one in rag["days"]] != [str(one) for one in columns]:
        wrong.append(f"columns {[one['day'] for one in rag['days']]}, and not {columns}")
        return
    actions = [one for one in source.get("actions", []) if not one.get("agreed_on") or day(one["agreed_on"]) <= as_of]
    due = {one["id"]: "".join(shade(one, source.get("ratings", []), columns, i, as_of) for i in range(len(columns))) for one in actions}
    found = {one["action"]["id"]: one["colours"] for one in rag["actions"]}
    if found != due:
        wrong.append(f"colours {found}, and not {due}")
    letters = "RAGCN?"
    for i, one in enumerate(rag["days"]):
        counts = [sum(row[i] == letter for row in due.values()) for letter in letters]
        if [one[name] for name in SHADES] != counts:
            wrong.append(f"{one['day']}: {one}, and not {counts}")
    if not columns or not actions:
        return
    shown = [row.cells for row in tables["Actions by their colour at each TAF and review"].rows]
    numbers = [[str(one[name]) for name in SHADES] + [str(sum(one[name] for name in SHADES))] for one in rag["days"]]
    if shown != numbers:
        wrong.append(f"numbers {shown}, and not {numbers}")
    rows = collections.defaultdict(str)
    for name, table in tables.items():
        if name.startswith("Each action from TAF to TAF"):
            for row in table.rows:
                rows[row.name] += "".join(cell or "-" for cell in row.cells)
    if dict(rows) != {f"actions {name}": row for name, row in due.items()}:
        wrong.append(f"rows of letters {dict(rows)}, and not {due}")
    check_stacks(page, rag, wrong)


def check_stacks(page: Page, rag: dict, wrong: list[str]) -> None:
    """Stacks of parts, 28 pixels for each action while that leaves them below 168."""
    most = max(1, *(sum(one[name] for name in SHADES) for one in rag["days"]))
    heights = []
    for one in rag["days"]:
        so_far = 0
        for name in SHADES:
            low, high = (n * 28 if most * 28 <= 168 else int(n / most * 168 + 0.5) for n in (so_far, so_far + one[name]))
            so_far += one[name]
            if high > low:
                heights.append(high - low - (1 if high - low > 2 else 0))
    charts = [svg for svg in page.root.all("svg", class_="chart") if "Stacked" in svg.attributes["aria-label"]]
    drawn = [int(rect.attributes["height"]) for svg in charts for rect in svg.all("rect")]
    if drawn != heights:
        wrong.append(f"stacks of {drawn}, and not {heights}")


PLANNED = {"recorded", "born", "expected", "planned_for", "by_when", "next_on", "expires", "obtain_by"}


WITHOUT_END = {"at this stage": "until a day that is not recorded", "in the lead": "no last day recorded", "child-protection concern open": "not closed"}


def check_ends(story: dict, wrong: list[str]) -> None:
    """What has no last day says so; of the stages only one that another follows, for the last one is that of the as-of date."""
    for one in story["days"]:
        if one["mark"] in STRETCHES and (one["until"] is None) != one["text"].endswith("; " + WITHOUT_END[one["mark"]]):
            wrong.append(f"the end of {one}")
    history = [(one["from"], one["until"]) for one in story["history"]]
    due = [(from_, until or (story["as_of"] if i + 1 == len(history) else None)) for i, (from_, until) in enumerate(history) if from_]
    if (found := [(one["day"], one["until"]) for one in story["days"] if one["of"] == "stage"]) != due:
        wrong.append(f"stages {found}, and not {due}")


def check_texts(source: dict, story: dict, titles: set[tuple[str, str]], wrong: list[str]) -> None:
    """Titles and identifiers stand in the texts whole."""
    actions = {one["id"]: f" of action {one['action']}" for one in source.get("ratings", []) if one.get("id") and one.get("action")}
    leads = {one["id"]: (one.get("person"), one.get("agency")) for one in source.get("leads", []) if one.get("id")}
    for one in story["days"]:
        name = (one["row"] or {}).get("id")
        if one["rule"] and not any(f"{one['text']};".startswith(f"{rule}: {title};") for rule, title in titles if rule == one["rule"]):
            wrong.append(f"a title in {one['text']}")
        elif one["mark"] == "recorded" and name and not one["text"].endswith(f", {name}{actions.get(name, '') if one['of'] == 'ratings' else ''}"):
            wrong.append(f"the identifiers in {one['text']}")
        elif one["mark"] == "in the lead" and name:
            person, agency = leads[name]
            if f"{one['text']};".split(";")[0] != "lead professional" + (f" {person}" if person else "") + (f" of {agency}" if agency else ""):
                wrong.append(f"the lead in {one['text']}")


def recorded_in(source: dict, as_of: str) -> collections.Counter:
    """Every day of the case that is no plan and has come, with its table."""
    tables = {"case": [source], **{table: rows for table, rows in source.items() if isinstance(rows, list) and table != "children"}}
    return collections.Counter(
        (value, table.replace("_", " ")) for table, rows in tables.items() for row in rows if isinstance(row, dict)
        for name, value in row.items() if name not in PLANNED and isinstance(value, str) and len(value) == 10 and value[4:5] == value[7:8] == "-" and "1900" < value <= as_of
    )


def check_report(caf: str, source: dict, story: dict, asked: list[object], reports: dict, wrong: list[str]) -> None:
    """The story against the report of caf check, and its recorded days against the case itself."""
    words = list(map(str, asked))
    if words[0] == "--case":
        words = words[2:]
    if tuple(words) not in reports:
        done = subprocess.run([caf, "check", "--format", "json", "--only", "all", *words], capture_output=True, text=True, encoding="utf-8")
        reports[tuple(words)] = json.loads(done.stdout)
    first, report = story["profiles"][0], reports[tuple(words)]
    check_ends(story, wrong)
    check_texts(source, story, {(one["rule"], one["title"]) for one in report["summary"]}, wrong)
    found = [one for one in report["findings"] if one["case"] == story["case"] and one["rule"] != "no-case"
             and (one["kind"] != "data" or one["profile"] in (None, first))]
    counts = collections.Counter("data" if one["kind"] == "data" else one["verdict"] for one in found)
    counts["safeguarding"] = sum(one["kind"] == "safeguarding" and one["verdict"] in ("not-met", "due", "judgement") for one in found)
    if {name: n for name, n in story["counts"].items() if n} != {name: n for name, n in counts.items() if n}:
        wrong.append(f"counts {story['counts']}, and the report {dict(counts)}")
    open_ = collections.Counter((one["profile"] or first, one["rule"], one["verdict"], one["explanation"]) for one in found if one["verdict"] not in ("met", "not-applicable"))
    told = collections.Counter((one["profile"], one["rule"], one["verdict"], one["explanation"]) for one in story["findings"])
    if told != open_:
        wrong.append(f"findings {dict(told - open_)}, and not {dict(open_ - told)}")
    due = {(one["due"], one["rule"], one["done"]) for one in found if one["due"] and one["kind"] != "data" and one["verdict"] != "not-applicable"}
    drawn = {(one["day"], one["rule"], one["done"]) for one in story["days"] if one["rule"]}
    twice = [key for key, n in collections.Counter((one["day"], one["rule"], one["mark"], one["done"], str(one["row"])) for one in story["days"] if one["rule"]).items() if n > 1]
    if twice:
        wrong.append(f"due days told twice {twice}")
    if drawn != due:
        wrong.append(f"due days {drawn - due}, and not {due - drawn}")
    if story["stage"] is not None:
        recorded = collections.Counter((one["day"], one["of"]) for one in story["days"] if one["mark"] == "recorded")
        if recorded != recorded_in(source, story["as_of"]):
            wrong.append(f"recorded {dict(recorded - recorded_in(source, story['as_of']))}, and not {dict(recorded_in(source, story['as_of']) - recorded)}")


def check(caf: str, name: str, source: dict, asked: list[object], reports: dict, wrong: list[str]) -> None:
    page = Page(run(caf, "--format", "html", *asked))
    story = json.loads(run(caf, "--format", "json", *asked))
    found: list[str] = page.problems()
    figures = figures_of(page)
    for label, member in FIGURES.items():
        if figures[label] != str(story["counts"][member]):
            found.append(f"{label}: {figures[label]}, and not {story['counts'][member]}")
    tables = tables_of(page)
    owed = tables.get("What the case owes, the earliest day first")
    shown = [(row.cells[1], row.cells[0]) for row in owed.rows] if owed else []
    if shown != [(one["rule"], "overdue" if one["overdue"] else "") for one in story["owed"]]:
        found.append(f"owed {shown}")
    days = [row.name for row in owed.rows] if owed else []
    if days != [f"{day(one['due']):%A} {words(day(one['due']))}" if one["due"] else "no day set" for one in story["owed"]]:
        found.append(f"owed on {days}")
    pressing = [one for one in story["findings"] if one["verdict"] == "not-met" or
                (one["kind"] == "safeguarding" and one["verdict"] in ("due", "judgement"))]
    if len(page.root.all("h3")) != len(pressing) or any(one["explanation"] not in page.root.text for one in pressing if "  " not in one["explanation"]):
        found.append(f"{len(page.root.all('h3'))} findings of {len(pressing)}")
    left = tables.get("What the record leaves open")
    open_ = [one["rule"] for one in story["findings"] if one not in pressing and one["verdict"] != "due"]
    if ([row.name for row in left.rows] if left else []) != open_:
        found.append(f"open {[row.name for row in left.rows] if left else []}, and not {open_}")
    check_timeline(page, story, found)
    check_colours(page, story, source, found)
    check_report(caf, source, story, asked, reports, found)
    wrong += [f"{name}: {one}" for one in found]


def made(**tables: object) -> dict:
    return {"case": "INVENTED", "division": "england-and-wales", **tables}


def meetings(n: int, first: str, apart: int) -> list[dict]:
    return [{"id": f"m{i}", "held_on": str(day(first) + datetime.timedelta(i * apart)), "kind": "first" if i == 0 else "regular"} for i in range(n)]


def cases() -> dict[str, tuple[str, dict]]:
    """What is hard to draw, by name: the as-of date and an invented case."""
    many = meetings(300, "2019-01-07", 7)
    colours = ("red", "amber", "green")
    ratings = [{"id": f"r{i}", "action": f"x{i % 9}", "rated_on": one["held_on"], "colour": colours[i // 3 % 3]} for i, one in enumerate(many)]
    actions = [{"id": f"x{i}", "agreed_on": str(day("2019-01-07") + datetime.timedelta(40 * i))} for i in range(9)]
    return {
        "no dates": ("2026-06-30", made()),
        "rows without days": ("2026-06-30", made(meetings=[{"id": "m1", "held": True}, {"id": "m2", "held_on": "2026-01-12"}],
                                                 actions=[{"id": "x1"}, {"id": "x2"}], ratings=[{"id": "r1", "action": "x2", "colour": "red"}])),
        "from the first of a month": ("2026-06-30", made(opened="2026-03-03")),
        "doubtful days": ("2026-06-30", made(opened="2026-01-05", meetings=[{"id": "m1", "held_on": "1850-01-01"}, {"id": "m2", "held_on": "2026-03-02"},
                                                                            {"id": "m3", "held_on": "2026-09-01"}, {"id": "m4", "held_on": "2300-01-01"}],
                                             actions=[{"id": "x", "agreed_on": "1850-01-01"}],
                                             ratings=[{"id": "r", "action": "x", "rated_on": "1850-01-01", "colour": "red"}])),
        "one day only": ("2026-06-30", made(opened="2026-06-30")),
        "one day, long ago": ("2026-06-30", made(opened="2001-01-01")),
        "300 meetings": ("2026-06-30", made(opened="2018-12-03", meetings=many, actions=actions, ratings=ratings)),
        "a century": ("2026-06-30", made(opened="1926-06-30", meetings=meetings(3, "1950-01-02", 9000))),
        "reopened": ("2026-06-30", made(opened="2024-01-08", assessments=[{"id": "a1", "completed": "2024-02-05", "kind": "initial"}],
                                        meetings=meetings(4, "2024-02-26", 84),
                                        leads=[{"id": "l1", "person": "p1", "agency": "g1", "began_on": "2024-02-26", "ended_on": "2024-09-30"},
                                               {"id": "l2", "agency": "g2", "began_on": "2025-03-03"}],
                                        concerns=[{"id": "s1", "raised_on": "2024-05-06", "closed_on": "2024-05-20"}],
                                        closures=[{"id": "c1", "closed": "2024-11-25", "reopened": "2025-02-03", "reason": "needs-met"}])),
        "two colours": ("2026-06-30", made(meetings=meetings(4, "2026-01-05", 28), reviews=[{"id": "v1", "held_on": "2026-02-10"}],
                                           actions=[{"id": "x1", "agreed_on": "2026-01-05", "completed_on": "2026-02-20"},
                                                    {"id": "x2", "agreed_on": "2026-02-01"}, {"id": "x3"}, {"id": "x4", "agreed_on": "2026-01-05"},
                                                    {"id": "x5", "agreed_on": "2026-01-05", "completed_on": "2026-03-02"}],
                                           ratings=[{"id": "r1", "action": "x1", "rated_on": "2026-01-05", "colour": "red"},
                                                    {"id": "r2", "action": "x1", "rated_on": "2026-01-05", "colour": "green"},
                                                    {"id": "r3", "action": "x3", "rated_on": "2026-02-12", "colour": "amber"},
                                                    {"id": "r4", "action": "x4", "rated_on": "2026-01-20", "colour": "green"},
                                                    {"id": "r5", "action": "x2", "colour": "red"}])),
        "completed": ("2026-06-30", made(meetings=meetings(4, "2026-01-05", 28), actions=[
            {"id": name, "agreed_on": "2026-01-05", "completed_on": "2026-02-20"} for name in ("green", "red", "amber", "none", "worse", "both", "undated")
        ] + [{"id": "unagreed", "completed_on": "2026-02-20"}, {"id": "early", "agreed_on": "2026-03-10", "completed_on": "2026-02-20"}], ratings=[
            {"id": f"{name} {i}", "action": name, "rated_on": on, "colour": colour} for i, (name, on, colour) in enumerate([
                ("green", "2026-02-05", "green"), ("red", "2026-01-05", "red"), ("amber", "2026-02-02", "amber"), ("worse", "2026-01-05", "green"),
                ("worse", "2026-02-02", "red"), ("both", "2026-02-02", "red"), ("both", "2026-02-02", "green"), ("undated", "2026-02-02", "green")])
        ] + [{"id": "u", "action": "undated", "colour": "red"}])),
        "closed some day": ("2026-06-30", made(opened="2026-01-05", meetings=meetings(2, "2026-02-02", 28), closures=[{"id": "z", "reason": "needs-met"}],
                                               leads=[{"id": "l", "began_on": "2026-02-02"}], concerns=[{"id": "s", "raised_on": "2026-03-02"}])),
        "long names": ("2026-06-30", made(actions=[{"id": "\u0142" * 128, "agreed_on": "2026-01-05"}], leads=[{"id": "l", "person": "\u0142" * 127, "agency": "\u00e4" * 127, "began_on": "2026-02-02"}],
                                          ratings=[{"id": "x" + "\u0142" * 127, "action": "\u0142" * 128, "rated_on": "2026-02-02", "colour": "red"}])),
        "opened later": ("2020-01-01", made(opened="2024-01-08")),
        "hostile": ("2026-06-30", {"case": "<b>&\"'</script>", "opened": "2026-01-05", "division": "england-and-wales",
                                   "meetings": [{"id": "<i>", "held_on": "2026-02-02", "kind": "first"}],
                                   "leads": [{"id": "l", "person": "\u00e4" * 120, "began_on": "2026-02-02"}],
                                   "actions": [{"id": "<u>&", "agreed_on": "2026-02-02"}]}),
    }


def written(folder: str, name: str, one: dict) -> Path:
    file = Path(folder, name)
    file.write_text(json.dumps(one), encoding="utf-8")
    return file


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    wrong: list[str] = []
    reports: dict[tuple[str, ...], list[dict]] = {}
    both = ["--profile", "east-midlands-2011", "--profile", "blackburn-with-darwen-2021"]
    caseload = source / "examples" / "caseload.ndjson"
    examples = [json.loads(line) for line in caseload.read_text(encoding="utf-8").splitlines() if line]
    # Those with colours, and of the others every tenth.
    for i, one in enumerate(examples):
        if one.get("ratings") or i % 10 == 0:
            check(caf, one["case"], one, ["--case", one["case"], *both[i % 2 * 2 : i % 2 * 2 + 2], "--as-of", "2025-12-31", caseload], reports, wrong)
    check(caf, "two profiles", examples[0], ["--case", examples[0]["case"], *both, "--as-of", "2026-06-30", caseload], reports, wrong)
    with tempfile.TemporaryDirectory() as folder:
        for name, (as_of, one) in cases().items():
            check(caf, name, one, [*both, "--as-of", as_of, written(folder, f"a&b<i> {name}.json", one)], reports, wrong)
        # A title as long as one may be, of which no even number of bytes ends between two characters.
        title = "x" + "\u0142" * 249
        wide = written(folder, "wide.json", {"profile": "wide", "title": "Wide", "source": "none: invented", "extends": "east-midlands-2011",
                                             "rules": {"EM-B2-held": {"title": title}}})
        one_case = written(folder, "one.json", examples[0])
        check(caf, "a wide title", examples[0], ["--profile", wide, "--as-of", "2026-06-30", one_case], reports, wrong)
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
