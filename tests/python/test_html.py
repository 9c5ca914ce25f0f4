"""What a case and findings look like in a notebook."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from caf.cases import Assessment, Case, Closure, NOT_HELD, Meeting, Review, read_cases
from caf.cases._html import STAGES, VERDICTS
from caf.findings import Findings, Verdict

ROOT = Path(__file__).parent.parent.parent
VOID = {"br", "hr", "img", "meta", "link", "input"}


class Balanced(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attributes = [], set(), []

    def handle_starttag(self, tag, attributes):
        self.seen.add(tag)
        self.attributes += attributes
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.seen.add(tag)
        self.attributes += attributes

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def looked_over(html):
    parser = Balanced()
    parser.feed(html)
    parser.close()
    assert parser.open == [] and "script" not in parser.seen
    for name, value in parser.attributes:
        assert not name.startswith("on") and name not in ("src", "href"), name
        assert "http" not in (value or "") or (name, value) == ("xmlns", "http://www.w3.org/2000/svg")
    assert "url(" not in html and "@import" not in html
    for svg in re.findall(r"<svg.*?</svg>", html, re.S):
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img" and root.get("aria-label")
    return parser


def cases():
    return [*read_cases(ROOT / "examples/caseload.ndjson")[::9], *read_cases(ROOT / "examples/case.json"),
            *read_cases(ROOT / "tests/receipts/odd.ndjson")]  # fmt: skip


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.case_id)
def test_every_case_has_a_picture(case):
    looked_over(case._repr_html_())
    timeline = case.timeline(as_of=date(2024, 3, 31))
    html = timeline._repr_html_()
    looked_over(html)
    for one in timeline.standards[:10]:
        assert one.rule in html and VERDICTS[one.verdict][1] in html
    looked_over(case.check(as_of=date(2024, 3, 31))._repr_html_())


def test_cases_with_hardly_anything():
    for case in (Case(case_id=1), Case(case_id=1, closures=[Closure()]), Case.begin(1, opened=date(2023, 1, 1)),
                 Case(case_id=1, meetings=[Meeting(planned_for=date(2200, 1, 1))]),
                 Case(case_id=1, reviews=[Review(held_on=date(1900, 1, 1))], opened=date(2023, 1, 1))):  # fmt: skip
        looked_over(case._repr_html_())
        assert repr(case.timeline(as_of=date(2023, 1, 1))).startswith("<caf.Timeline of case '1'")
    looked_over(Findings()._repr_html_())


def test_every_text_is_escaped():
    bad = "<script>alert('&\"')</script>"
    case = Case(case_id=bad, opened=date(2023, 3, 1), division="england-and-wales", services="several", closures=[], transfers=[],
                assessments=[Assessment(id=bad, completed=date(2023, 4, 3))], meetings=[Meeting(id=bad, held_on=date(2023, 5, 9))])  # fmt: skip
    for html in (case._repr_html_(), case.check(as_of=date(2023, 6, 1))._repr_html_()):
        parser = looked_over(html)
        assert "script" not in parser.seen
    assert "&lt;script&gt;" in case._repr_html_()
    both = Findings([*case.check(as_of=date(2023, 6, 1)), *Case(case_id=2).check(as_of=date(2023, 6, 1))])
    looked_over(both._repr_html_())
    assert "<th scope='col'>Case</th>" in both._repr_html_()


def test_the_picture_says_what_is_late_and_what_is_not_held():
    case = Case(case_id="EX-1", opened=date(2023, 3, 1), division="england-and-wales", services="several", closures=[], transfers=[],
                assessments=[Assessment(id="a1", completed=date(2023, 4, 3))], meetings=[Meeting(id="m1", held_on=date(2023, 5, 9))])  # fmt: skip
    timeline = case.timeline(as_of=date(2023, 6, 1))
    assert "EM-B2-held was due 2023-05-04, done 2023-05-09: not met." in timeline.describe()
    html = timeline._repr_html_()
    assert "EM-B2-held First TAF within 20 working days: not met, due 4 May 2023, done 9 May 2023" in html
    assert "20 of 24 tables are not held: what they would show is unknown." in html
    assert case.plans is NOT_HELD
    assert [(one.table, one.day) for one in timeline.happenings] == [
        ("cases", date(2023, 3, 1)),
        ("assessments", date(2023, 4, 3)),
        ("meetings", date(2023, 5, 9)),
    ]


def brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_colours_show_on_light_and_dark():
    """At least three to one on white and on near black (WCAG 2.1, 1.4.11); signs tell verdicts apart without them."""
    for colour, _ in VERDICTS.values():
        light = brightness(colour)
        assert 1.05 / (light + 0.05) >= 3 and (light + 0.05) / (brightness("#111111") + 0.05) >= 3, colour
    assert len({sign for _, sign in VERDICTS.values()}) == len(Verdict)
    for colour in STAGES:
        assert 1.05 / (brightness(colour) + 0.05) >= 2.5, f"white text on {colour}"
