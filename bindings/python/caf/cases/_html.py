"""HTML for notebooks: nothing is loaded from elsewhere, every text is escaped, and it reads on light, dark and paper. Private."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from .. import raw
from .._rows import TABLES
from ..findings import Finding, Verdict
from .stages import Also

if TYPE_CHECKING:
    from ..findings import Findings
    from .timeline import Timeline

# Middle tones: at least three to one on white and on black. The sign says it without the colour.
VERDICTS = {
    Verdict.MET: ("#2f8f5b", "✓"),
    Verdict.NOT_MET: ("#d2485a", "✗"),
    Verdict.DUE: ("#3f82c4", "→"),
    Verdict.UNKNOWN: ("#8a8177", "?"),
    Verdict.NOT_APPLICABLE: ("#8a8177", "–"),
    Verdict.JUDGEMENT: ("#a06cc0", "!"),
}
STAGES = ("#8a8177", "#8fa3b0", "#7aa0a0", "#5b93a8", "#4a88b0", "#3f82c4", "#2f8f5b", "#1f7a6a", "#77706a", "#6a655f", "#a06c3a", "#55504b")
STYLE = """<style>
.caf{font:13px/1.45 system-ui,sans-serif;color:inherit;max-width:880px}
.caf table{border-collapse:collapse;margin:6px 0;font-size:12px}
.caf th,.caf td{text-align:left;padding:2px 10px 2px 0;vertical-align:top;border:0;border-bottom:1px solid #8886;background:none;color:inherit}
.caf td.n{text-align:right;font-variant-numeric:tabular-nums}
.caf .v{font-weight:600}
.caf .v,.caf .d{white-space:nowrap}
.caf summary{cursor:pointer}
.caf svg{display:block;max-width:100%;height:auto}
.caf svg text{font:11px system-ui,sans-serif;fill:currentColor}
.caf .soft{opacity:.72}
@media print{.caf{max-width:none}.caf details>summary{list-style:none}}
</style>"""

WIDTH, LEFT, RIGHT, LANE = 860, 190, 16, 20
MOST_LANES, MOST_ROWS = 16, 60


def timeline_html(of: Timeline) -> str:
    case = of.case
    head = f"<b>Case {escape(str(case.case_id))}</b> <span class='soft'>as of {_day(of.as_of)}"
    if of.stays:
        last = of.stays[-1]
        head += f", {escape(last.stage)}" + "".join(f", {escape(one)}" for one in Also if one in last.also)
    absent = [table for table, coverage in case.coverage.items() if coverage == "absent"]
    partial = sorted(case.partial)
    notes = []
    if absent:
        notes.append(f"{len(absent)} of {len(case.coverage)} tables are not held: what they would show is unknown")
    if partial:
        notes.append("held in part: " + ", ".join(map(escape, partial)))
    foot = f"<div class='soft'>{'; '.join(notes)}.</div>" if notes else ""
    return (
        f"<div class='caf'>{STYLE}<div>{head}</span></div>{_picture(of)}"
        f"{_table(of.attention, with_case=False)}{foot}</div>"
    )


class _Scale:
    def __init__(self, first: datetime.date, last: datetime.date) -> None:
        self.first, self.days = first.toordinal(), max((last - first).days, 1)

    def __call__(self, day: datetime.date) -> float:
        share = (day.toordinal() - self.first) / self.days
        return round(LEFT + min(max(share, 0), 1) * (WIDTH - LEFT - RIGHT), 1)


def _picture(of: Timeline) -> str:
    happened = of.happenings
    standards = of.standards
    days = [one.day for one in happened] + [of.as_of, *(one.due for one in standards if one.due)]
    days += [stay.since for stay in of.stays if stay.since]
    first, last = min(days), max(days)
    # What is kept for years would press the rest together.
    limit = max([of.as_of, *(one.day for one in happened)]) + datetime.timedelta(days=max(120, (of.as_of - first).days // 3))
    beyond = [one for one in standards if one.due and one.due > limit]
    standards = [one for one in standards if one not in beyond]
    last = min(last, limit)
    margin = datetime.timedelta(days=max((last - first).days // 60, 1))
    x = _Scale(first - margin, last + margin)
    parts, y = _months(first, last, x), 34
    parts += _stages(of, x, y)
    y += LANE + 8
    tables = list(dict.fromkeys(one.table for one in happened))
    for table in [table for table in TABLES if table in tables]:
        name = "case" if table == "cases" else table.replace("_", " ")
        parts.append(_label(name, y))
        for thing in (thing for thing in happened if thing.table == table):
            fill = "none" if thing.is_planned else "currentColor"
            title = f"{'planned: ' if thing.is_planned else ''}{thing.text}, {_day(thing.day)}"
            parts.append(
                f"<circle cx='{x(thing.day)}' cy='{y + 9}' r='4' fill='{fill}' stroke='currentColor' fill-opacity='.75'>"
                f"<title>{escape(title)}</title></circle>"
            )
        y += LANE
    y += 6
    for one in standards[:MOST_LANES]:
        parts += _standard(one, x, y, of.as_of)
        y += LANE
    more = len(standards) - MOST_LANES
    if more > 0 or beyond:
        said = [f"{more} more with a due date"] if more > 0 else []
        said += [f"{one.rule} due {_day(one.due)}" for one in beyond if one.due]
        parts.append(f"<text x='{LEFT}' y='{y + 13}' opacity='.72'>{escape('; '.join(said))}</text>")
        y += LANE
    today = x(of.as_of)
    parts.insert(
        0, f"<line x1='{today}' x2='{today}' y1='18' y2='{y}' stroke='currentColor' stroke-dasharray='3 3' opacity='.6'>"
        f"<title>as of {_day(of.as_of)}</title></line>"
    )  # fmt: skip
    return (
        f"<svg role='img' aria-label='{escape(of.describe(), quote=True)}' viewBox='0 0 {WIDTH} {y + 4}' width='{WIDTH}' "
        f"height='{y + 4}' xmlns='http://www.w3.org/2000/svg'>{''.join(parts)}</svg>"
    )


def _label(text: str, y: int, sign: str = "", colour: str = "currentColor") -> str:
    before = f"<tspan fill='{colour}' font-weight='700'>{sign}</tspan> " if sign else ""
    return f"<text x='{LEFT - 10}' y='{y + 13}' text-anchor='end'>{before}{escape(text)}</text>"


def _months(first: datetime.date, last: datetime.date, x: _Scale) -> list[str]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(step for step in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if months / step <= 12)
    made, number = [], first.year * 12 + first.month - 1
    number += -number % step
    while (day := datetime.date(number // 12, number % 12 + 1, 1)) <= last:
        at = x(day)
        made.append(f"<line x1='{at}' x2='{at}' y1='18' y2='24' stroke='currentColor' opacity='.5'/>")
        made.append(f"<text x='{at + 3}' y='22' opacity='.72'>{day.year if step % 12 == 0 else format(day, '%b %Y')}</text>")
        number += step
    return made


def _stages(of: Timeline, x: _Scale, y: int) -> list[str]:
    made = [_label("stage", y)]
    for at, stay in enumerate(of.stays):
        if stay.since is None:
            continue
        following = of.stays[at + 1].since if at + 1 < len(of.stays) else None
        left, right = x(stay.since), x(following or of.as_of)
        colour = STAGES[list(type(stay.stage)).index(stay.stage)]
        also = "".join(f", {one}" for one in Also if one in stay.also)
        until = f"until {_day(stay.until)}" if stay.until else "until now"
        width = max(right - left, 3)
        made.append(
            f"<rect x='{left}' y='{y}' width='{width:.1f}' height='18' rx='2' fill='{colour}'>"
            f"<title>{escape(f'{stay.stage}{also}, from {_day(stay.since)} {until}')}</title></rect>"
        )
        if width > 6.4 * len(stay.stage) + 6:
            made.append(f"<text x='{left + 4:.1f}' y='{y + 13}' style='fill:#fff'>{escape(stay.stage)}</text>")
    return made


def _standard(of: Finding, x: _Scale, y: int, as_of: datetime.date) -> list[str]:
    colour, sign = VERDICTS[of.verdict]
    assert of.due is not None
    due, end = x(of.due), x(of.done or (as_of if of.verdict is Verdict.NOT_MET else of.due))
    done = f", done {_day(of.done)}" if of.done else ""
    title = escape(f"{of.rule} {_title(of.rule)}: {of.verdict}, due {_day(of.due)}{done}")
    made = [
        _label(of.rule, y, sign, colour),
        f"<line x1='{LEFT}' x2='{WIDTH - RIGHT}' y1='{y + 9}' y2='{y + 9}' stroke='currentColor' opacity='.12'/>",
        f"<line x1='{min(due, end)}' x2='{max(due, end)}' y1='{y + 9}' y2='{y + 9}' stroke='{colour}' stroke-width='3'/>",
        f"<rect x='{due - 2}' y='{y + 1}' width='4' height='16' fill='{colour}'><title>{title}</title></rect>",
    ]
    if of.done:
        made.append(f"<circle cx='{end}' cy='{y + 9}' r='5' fill='{colour}'><title>{title}</title></circle>")
    return made


def findings_html(findings: Findings) -> str:
    counted = [
        f"<span class='v' style='color:{VERDICTS[verdict][0]}'>{VERDICTS[verdict][1]} {n}</span> {verdict}"
        for verdict in Verdict
        if (n := sum(one.verdict is verdict for one in findings))
    ]
    shown = [one for one in findings if one.verdict is not Verdict.NOT_APPLICABLE]
    with_case = len({one.case_id for one in findings}) > 1
    return f"<div class='caf'>{STYLE}<div>{' &nbsp; '.join(counted) or 'no findings'}</div>{_table(shown, with_case)}</div>"


def _table(findings: Iterable[Finding], with_case: bool) -> str:
    rows = list(findings)
    if not rows:
        return ""
    heads = [*(["Case"] if with_case else []), "Verdict", "Rule", "What it asks", "Due", "Done", "Slack", "About"]
    made = "".join(f"<th scope='col'>{head}</th>" for head in heads)
    body = "".join(_row(one, with_case) for one in rows[:MOST_ROWS])
    more = f"<div class='soft'>and {len(rows) - MOST_ROWS} more</div>" if len(rows) > MOST_ROWS else ""
    return f"<table><thead><tr>{made}</tr></thead><tbody>{body}</tbody></table>{more}"


def _row(of: Finding, with_case: bool) -> str:
    colour, sign = VERDICTS[of.verdict]
    verdict = f"{sign} {escape(of.verdict)}" + (" (safeguarding)" if of.kind == "safeguarding" else " (data)" if of.kind == "data" else "")
    about = raw.table_row_name(TABLES[of.table]) or of.table
    about += f" {of.row_id}" if of.row_id is not None else ""
    case = f"<td>{escape(str(of.case_id))}</td>" if with_case else ""
    slack = "" if of.slack is None else str(of.slack).replace("-", "−")
    return (
        f"<tr>{case}<td class='v' style='color:{colour}'>{verdict}</td><td>{escape(of.rule)}</td>"
        f"<td><details><summary>{escape(_title(of.rule))}</summary>{escape(of.explain())}</details></td>"
        f"<td class='d'>{_day(of.due)}</td><td class='d'>{_day(of.done)}</td><td class='n'>{slack}</td><td>{escape(about)}</td></tr>"
    )


def _title(rule: str) -> str:
    return raw.rule_title(raw.rule_named(rule)) or ""


def _day(day: datetime.date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b} {day.year}"
