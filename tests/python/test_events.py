"""Proposals and events through Case."""

import pickle
from array import array
from datetime import date, timedelta
from pathlib import Path

import pytest
from other_threads import lets_others_run
from hypothesis import given, settings
from hypothesis import strategies as st

import caf
from caf import raw
from caf.cases import NOT_HELD, Action, Also, Assessment, Attendance, Case, Consent, Coverage, Event, EventKind, Lead, Meeting, OwedBy, Plan, Rating, Refusal, Stage
from caf.cases._pack import Packed

ROOT = Path(__file__).parent.parent.parent
EW = "england-and-wales"


def fresh(opened=date(2026, 2, 2)):
    return Case.begin(1, opened=opened, division=EW, services="several")


def words(day):
    return f"{day:%A} {day.day} {day:%B %Y}"


def test_the_example_of_the_c_library():
    """examples/propose.c, line by line."""
    said, case = [], fresh()

    def apply(case, kind, on, today):
        proposal = case.propose(Event(kind, on), as_of=today)
        if proposal.refusal is not None:
            said.append(f"{kind} on {words(on)}: refused, {proposal.refusal.text}")
            return case
        said.append(f"{kind} on {words(on)}: {proposal.before} to {proposal.after}")
        said.extend(f"    against {finding.rule}, {caf.rule(finding.rule).title}" for finding in proposal.findings)
        return proposal.case

    apply(case, "assessment-started", date(2026, 2, 16), date(2026, 2, 16))
    case = apply(case, "consent-given", date(2026, 2, 9), date(2026, 2, 9))
    case = apply(case, "assessment-started", date(2026, 2, 16), date(2026, 2, 16))
    case = apply(case, "reopened", date(2026, 2, 17), date(2026, 2, 17))
    case = apply(case, "assessment-completed", date(2026, 3, 9), date(2026, 3, 9))
    case = apply(case, "meeting-set", date(2026, 3, 10), date(2026, 3, 10))
    apply(case, "meeting-held", date(2026, 4, 9), date(2026, 4, 1))
    apply(case, "meeting-held", date(2026, 4, 8), date(2026, 4, 1))
    assert said == (ROOT / "examples/propose.out").read_text(encoding="utf-8").splitlines()


def test_the_stages_have_the_library_s_names():
    assert list(EventKind) == [raw.event_name(kind) for kind in range(1, raw.EVENTS)]
    assert len(Refusal) == raw.REFUSALS - 1
    assert list(Stage)[1:] == [raw.stage_name(stage) for stage in range(1, raw.STAGES)]
    assert list(Also) == [raw.also_name(1 << bit) for bit in range(len(Also))]
    assert [raw.OWED_BY_NOBODY, raw.OWED_BY_LEAD, raw.OWED_BY_OWNER] == [list(OwedBy).index(one) for one in OwedBy]
    constants = [name for name in dir(raw) if name.startswith(("AT_",)) and isinstance(getattr(raw, name), int)]
    for name in constants:
        assert list(Stage)[getattr(raw, name)].name == name.removeprefix("AT_"), name


# docs/events.md: each event from each stage. As tests/test_events.c makes them.
BEGUN = [("consent-given", "2023-03-06"), ("assessment-started", "2023-03-13")]
ASSESSED = [*BEGUN, ("assessment-completed", "2023-04-03")]
FORMED = [*ASSESSED, ("team-formed", "2023-04-11"), ("lead-changed", "2023-04-11"), ("meeting-set", "2023-04-12")]
DELIVERED = [*FORMED, ("meeting-held", "2023-04-24"), ("plan-agreed", "2023-04-24"), ("action-added", "2023-04-24")]
CLOSED = [*DELIVERED, ("review-held", "2023-07-10"), ("closed", "2023-09-04")]
KEPT = [*CLOSED, ("archived", "2024-09-10")]
EXAMPLES = {
    "identified": ("2023-03-06", []),
    "consented": ("2023-03-13", BEGUN[:1]),
    "assessing": ("2023-03-20", BEGUN),
    "assessed": ("2023-04-11", ASSESSED),
    "team-formed": ("2023-04-24", FORMED),
    "delivering": ("2023-05-22", DELIVERED),
    "under-review": ("2023-07-10", [*DELIVERED, ("review-held", "2023-07-10")]),
    "closed": ("2024-09-09", CLOSED),
    "archived": ("2025-03-03", KEPT),
    "disposal-due": ("2030-10-07", KEPT),
    "disposed": ("2031-01-06", [*KEPT, ("disposed", "2030-10-14")]),
}
REFUSED = {Refusal.STAGE: "no", Refusal.NO_ROW: "no row", Refusal.ALREADY: "already", Refusal.PROBLEM: "contradicts"}


def event_on(case, kind, on):
    """It happens to the first row of its table."""
    kind = EventKind(kind)
    rows = () if kind.is_new or kind.table == "cases" else getattr(case, kind.table)
    return Event(kind, on, of=rows[0] if rows else None)


def lived(events):
    case = fresh(date(2023, 3, 1))
    for kind, on in events:
        case = case.apply(event_on(case, kind, date.fromisoformat(on)))
    return case


def cell(proposal):
    if proposal.refusal is not None:
        return REFUSED[proposal.refusal]
    against = ", ".join(dict.fromkeys(finding.rule for finding in proposal.findings))
    return f"**against** {against}" if against else "yes"


@pytest.mark.parametrize("stage", EXAMPLES)
def test_the_table_of_events_and_stages(stage):
    today, events = EXAMPLES[stage]
    on, case = date.fromisoformat(today), lived(events)
    assert case.stage_on(on) == stage
    page = (ROOT / "docs/events.md").read_text(encoding="utf-8").splitlines()
    table = [[part.strip() for part in line.strip("|").split("|")] for line in page if line.startswith("| ")]
    column = table[0].index(stage)
    expected = {row[0]: row[column] for row in table[1:]}
    assert {kind.value: cell(case.propose(event_on(case, kind, on))) for kind in EventKind} == expected
    may = [kind for kind, text in expected.items() if text == "yes" or text.startswith("**")]
    assert case.possible(on) == may


def test_propose_changes_nothing_and_apply_only_its_own():
    case = lived(FORMED)
    before = pickle.loads(pickle.dumps(case))
    event = Event("meeting-held", date(2023, 4, 24))
    proposal = case.propose(event)
    after = case.apply(event)
    assert case == before and proposal.case == after != case
    assert after.meetings == (Meeting(set_on=date(2023, 4, 12), held_on=date(2023, 4, 24)),)
    assert all(getattr(after, table) is getattr(case, table) or table == "meetings" for table in ("leads", "consents", "plans"))
    assert after.check(as_of=date(2023, 5, 1))  # its findings are asked about the new case


def test_a_row_is_written_as_it_is_given():
    case = lived(ASSESSED)
    consent = Consent(id="k9", giver="family", written=True, recipient="school-1")
    after = case.apply(Event("consent-given", date(2023, 4, 5), consent))
    assert after.consents[-1] == Consent(
        id="k9", giver="family", written=True, recipient="school-1", decided=date(2023, 4, 5), decision="given"
    )
    assert after.consents[0] is case.consents[0]
    after = after.apply(Event("lead-changed", date(2023, 4, 11), Lead(id="l1", person="ann")))
    after = after.apply(Event("lead-changed", date(2023, 5, 2), Lead(id="l2", person="bob")))
    assert [(lead.id, lead.ended_on) for lead in after.leads] == [("l1", date(2023, 5, 1)), ("l2", None)]


def test_what_happens_to_a_row_that_is_there():
    case = lived(FORMED).apply(Event("meeting-set", date(2023, 4, 13), Meeting(id="m2")))
    assert [row.id for row in case.meetings] == [None, "m2"]
    event = Event("meeting-held", date(2023, 4, 24), of="m2", row=Meeting(id="m2", set_on=date(2023, 4, 13), family_attended=True))
    after = case.apply(event)
    assert after.meetings[1] == Meeting(id="m2", set_on=date(2023, 4, 13), held_on=date(2023, 4, 24), family_attended=True)
    assert case.apply(Event("meeting-held", date(2023, 4, 24), of=case.meetings[0])).meetings[0].held_on == date(2023, 4, 24)
    with pytest.raises(caf.ArgumentError, match="the case has 2 meetings"):
        case.propose(Event("meeting-held", date(2023, 4, 24)))
    with pytest.raises(caf.ArgumentError, match="no such row"):
        case.propose(Event("meeting-held", date(2023, 4, 24), of="m3"))
    with pytest.raises(caf.ArgumentError, match="no such row"):
        case.propose(Event("meeting-held", date(2023, 4, 24), of=Meeting(id="m3")))
    twice = Case.begin(1, opened=date(2023, 3, 1), meetings=[Meeting(set_on=date(2023, 4, 1))] * 2)
    with pytest.raises(caf.ArgumentError, match="several rows that are equal"):
        twice.propose(Event("meeting-held", date(2023, 4, 24), of=Meeting(set_on=date(2023, 4, 1))))


def test_refusals():
    case = lived(CLOSED)
    with pytest.raises(caf.Refused, match="closed on 2023-09-05: refused, the case is not at a stage") as caught:
        case.apply(Event("closed", date(2023, 9, 5)))
    assert isinstance(caught.value, caf.Error) and caught.value.proposal.refusal is Refusal.STAGE
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.proposal.before is Stage.CLOSED and str(again) == str(caught.value)
    other_day = Consent(decided=date(2023, 4, 4))
    assert lived(ASSESSED).propose(Event("consent-given", date(2023, 4, 5), other_day)).refusal is Refusal.ROW
    contradiction = lived(DELIVERED).propose(Event("action-coloured", date(2023, 5, 2), Rating(action="x9", colour="green")))
    assert contradiction.refusal is Refusal.PROBLEM and contradiction.problem.kind == "data"
    assert contradiction.case is None and contradiction.findings == []
    assert contradiction.text.startswith("action-coloured on 2023-05-02: refused, the record would contradict itself: ")


def test_a_table_that_is_not_held_is_then_held_in_part():
    case = Case(case_id="EX-1", opened=date(2023, 3, 1), division=EW)
    assert case.meetings is NOT_HELD
    after = case.apply(Event("meeting-set", date(2023, 4, 12)))
    assert after.coverage["meetings"] is Coverage.PARTIAL and len(after.meetings) == 1
    held = {one.rule: one.verdict for one in after.check(as_of=date(2023, 9, 1))}["EM-B2-held"]
    assert held == "unknown"  # a TAF may have been held


def test_what_the_source_has_no_place_for_cannot_be_recorded():
    case = Case.begin(1, opened=date(2023, 3, 1), without={"consents.decision", "cases.team_formed_on", "assessments.kind"})
    for event in (Event("consent-given", date(2023, 4, 5)), Event("team-formed", date(2023, 4, 5))):
        with pytest.raises(caf.ArgumentError, match="(consents.decision|cases.team_formed_on): the event would record it"):
            case.propose(event)
    assert "consent-given" not in case.possible(date(2023, 4, 5)) and "plan-agreed" in case.possible(date(2023, 4, 5))
    after = case.apply(Event("assessment-started", date(2023, 4, 5)))
    assert after.without == case.without


def test_events_that_are_none():
    on = date(2023, 4, 5)
    with pytest.raises(caf.ArgumentError, match="no such event"):
        Event("party", on)
    with pytest.raises(TypeError, match="row: expected a Consent or None for consent-given, got Meeting"):
        Event("consent-given", on, Meeting())
    with pytest.raises(TypeError, match="on: expected a"):
        Event("consent-given", "2023-04-05")
    with pytest.raises(caf.ArgumentError, match="a row of its own"):
        Event("consent-given", on, of="k1")
    with pytest.raises(TypeError, match="expected an Event"):
        fresh().propose("consent-given")


def test_findings_of_a_proposal_are_explained():
    case = lived(FORMED)
    [late] = [one for one in case.propose(Event("meeting-held", date(2023, 5, 9))).findings if one.rule == "EM-B2-held"]
    assert (late.case_id, late.due, late.slack) == ("1", date(2023, 5, 4), -2)
    assert "2 working days late" in late.explain() and late.subject.held_on == date(2023, 5, 9)
    assert late.turning_days()[0].day == date(2023, 5, 4)


def test_a_new_row_beside_references_to_rows_that_may_be_missing():
    case = Case.begin(
        1, opened=date(2023, 3, 1), division=EW, actions=[Action(id="x1", plan="p7", agreed_on=date(2023, 4, 5))], partial={"plans"}
    )
    proposal = case.propose(Event("plan-agreed", date(2023, 4, 6), Plan(id="p8")))
    for finding in proposal.findings:
        assert finding.explain()
    assert [plan.id for plan in proposal.case.plans] == ["p8"] and proposal.case.actions[0].plan == "p7"
    case = Case.begin(
        1,
        opened=date(2023, 3, 1),
        division=EW,
        services="several",
        assessments=[Assessment(completed=date(2023, 4, 3))],
        attendances=[Attendance(meeting="m9", who="parent")],
        partial={"meetings"},
    )
    written = Meeting(id="m2", kind="first", set_on=date(2023, 4, 12), notified_on=date(2023, 5, 9), held_on=date(2023, 5, 9))
    findings = case.propose(Event("meeting-set", date(2023, 4, 12), written), as_of=date(2023, 5, 10)).findings
    about = {one.row_id for one in findings if one.table == "meetings"}
    assert about == {"m2"} and {one.subject for one in findings if one.table == "meetings"} == {written}


lives = st.lists(
    st.tuples(st.sampled_from(list(EventKind)), st.integers(0, 60), st.booleans(), st.integers(0, 3)), min_size=1, max_size=14
)


@settings(max_examples=150, deadline=None)
@given(lives)
def test_random_lives(life):
    """propose() and apply() never contradict each other, and what is applied is a case that can be written and read."""
    case, on = fresh(date(2023, 3, 1)), date(2023, 3, 1)
    for kind, days, with_row, which in life:
        on += timedelta(days)
        rows = () if kind.is_new or kind.table == "cases" else getattr(case, kind.table)
        row = None
        if kind.is_new and with_row:
            row = Event.ROWS[kind.table](id=f"n{len(getattr(case, kind.table))}")
        event = Event(kind, on, row, of=rows[which % len(rows)] if rows and rows.count(rows[which % len(rows)]) == 1 else None)
        if rows and event.of is None and len(rows) > 1:
            continue
        proposal = case.propose(event)
        assert proposal.before == case.stage_on(on)
        if proposal.refusal is not None:
            with pytest.raises(caf.Refused):
                case.apply(event)
            continue
        after = case.apply(event)
        assert after == proposal.case
        assert after.stage_on(on) == proposal.after
        # Everything that is said to come of it is so in the new case, and was not in the old one.
        now = {(one.rule, one.due, one.row_id, one.verdict) for one in after.check(as_of=on)}
        for one in proposal.findings:
            assert (one.rule, one.due, one.row_id, one.verdict) in now
        changed = [table for table in Event.ROWS if getattr(after, table) != getattr(case, table)]
        assert changed == ([kind.table] if kind.table != "cases" else [])
        assert Case.from_json(after.to_json()) == after
        case = after


def test_other_threads_run_while_a_case_is_proposed_to():
    rows = [Meeting(id=number, held_on=date(2023, 3, 2) + timedelta(number)) for number in range(400)]
    case = Case.begin(1, opened=date(2023, 3, 1), division=EW, meetings=rows)
    of = Packed(case)
    context = (19_900, 1, 0, None, 0)
    memory, found = bytearray(200_000), bytearray(raw.finding_size() * 5000)
    def propose():
        raw.propose(of._tables, of._fields, *context, 4, 19_900, 0, None, memory, found,
                    bytearray(raw.finding_size()), array("i", [0] * raw.PROPOSAL_NUMBERS))

    assert lets_others_run(propose)
