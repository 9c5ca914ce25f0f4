"""Invented cases that fill the further tables, story by story. Nobody in them exists.

They go with those of stories.py, are looked at on the same day, and with them
show every answer that every rule can give. "Whole" says that the source holds
all tables: a row that is not there did not happen.
"""
from make_caseload import (cancelled, case, child, family, final_statutory, first, heard, initial, kept, planned, review, sign_off,
                           statutory, step_down, step_up, taf)
from make_caseload import closed as closure

NINE = ["age", "disability", "ethnicity", "faith", "gender", "gender-identity", "language", "race", "sexual-orientation"]
ELEMENTS = ["general-health", "physical-development", "speech-and-language", "emotional-and-social", "behaviour", "identity",
            "family-and-social", "self-care", "understanding", "participation", "achievement", "aspirations", "basic-care",
            "emotional-warmth", "guidance", "family-history", "wider-family", "housing", "community"]


def set_flags(names, value=True):
    return {name: value for name in names.split()}


# ---------------------------------------------------------------- what a form holds, well and badly filled in

ASKED = ("reason previous_involvement past_records observations narrative analysis conclusions continuity child_involved "
         "family_involved child_voice voice_tools parents_voice parent_disability risk_considered risk_analysed ace_enquiry "
         "attachment parents_aces emotional_availability shared_understanding")


def thorough(started, completed, **more):
    """An assessment with everything that is asked for."""
    return initial(started, completed, form="national", considered=NINE, not_considered=[], **{
        **set_flags(ASKED), "absent_parent": None, "no_absent_parent": True, "barriers": False, "neglect": False,
        "early_years": False, "ehc_preparation": False, "filed": True, **more})


def careless(started, completed, **more):
    """One of which it is recorded that next to nothing was done."""
    return initial(started, completed, form="other", considered=["age", "gender"], not_considered=[c for c in NINE if c not in
                   ("age", "gender")], **{**set_flags(ASKED, False), "risk_considered": True, "filed": True, **more})


def all_boxes(**other):
    """The 19 boxes, with evidence from a named source, analysed; other names those that are otherwise."""
    evidence = {"answer": "evidence", "sourced": True, "analysed": True}
    return [{"assessment": "a1", "element": e, **other.get(e.replace("-", "_"), evidence)} for e in ELEMENTS]


def need(element, met=False, **more):
    return {"assessment": "a1", "element": element, "of": "child", "met": met, **more}


def strength(element, of="child", **more):
    return {"assessment": "a1", "element": element, "of": of, **more}


def said(by, on, agency=None, said=True):
    return {"assessment": "a1", "by": by, "agency": agency, "contributed_on": on, "said": said}


MINUTED = "child_involved family_involved child_could_attend provision_made child_voice parents_voice summary"


def minuted(meeting, **more):
    """A TAF whose record holds all that is asked for."""
    return {**meeting, **set_flags(MINUTED), "direct_work": False, **more}


def unminuted(meeting, **more):
    """One whose record says that none of it was done."""
    return {**meeting, **set_flags(MINUTED, False), "child_could_attend": True, "direct_work": False, "challenge_summary": False,
            "challenge_progress": False, **more}


def plan(dated, author, good=True, **more):
    return {"dated": dated, "author": author, "shared": good, "considered": NINE if good else NINE[:1],
            "not_considered": [] if good else NINE[1:], "differences": good,
            **set_flags("child_involved family_involved child_voice parents_voice filed", good), **more}


def smart(**more):
    """What is recorded of an action that is SMART."""
    return {"kind": "direct-work", **set_flags("tied described outcome measured child_focused"), "unfulfilled": False, **more}


def form(held_on, next_on=None, **more):
    return {"held_on": held_on, "next_on": next_on, "form": "form", "change": "progress", "child_involved": True, "family_involved": True,
            "child_voice": True, "parents_voice": True, "filed": True, **more}


def minutes(held_on, **more):
    return {"held_on": held_on, "form": "minutes", "child_involved": False, "family_involved": True, "child_voice": False,
            "parents_voice": False, "filed": False, **more}


def came(meeting, who="parent", agency=None, **more):
    return {"meeting": meeting, "who": who, "agency": agency, "invited": True, "attended": True, **more}


def stayed_away(meeting, who="agency", agency=None, reported=None):
    return {"meeting": meeting, "who": who, "agency": agency, "invited": True, "attended": False, "reported": reported}


def holds(number, *actions, **more):
    """What a version of the plan holds."""
    return [{"plan": f"p{number}", "action": f"x{action}", **more} for action in actions]


def seen(*days):
    return [{"made_on": day, "seen": True, "spoken_to": True} for day in days]


def lead(agency, began_on, ended_on=None, person=None, **more):
    return {"agency": agency, "person": person, "began_on": began_on, "ended_on": ended_on, "agreed_on": began_on, **more}


def looked_at(kind, done_on, **more):
    return {"kind": kind, "done_on": done_on, **more}


def control(of, done_on, below=False, **more):
    return looked_at("quality-control", done_on, of=of, below=below, **more)


def audit(done_on, person, below=False, limited_outcomes=False, was_involved=False, immediate_concern=False, unsafe=False, **more):
    return looked_at("audit", done_on, of="case", person=person, below=below, limited_outcomes=limited_outcomes,
                     was_involved=was_involved, immediate_concern=immediate_concern, unsafe=unsafe, **more)


def described(born, **more):
    """A child of whom the whole common data set is held; gender, ethnicity and the rest by choice."""
    return {"born": born, "ethnicity": "white", "language": "english", "disability": False, "send": False, **more}


# ---------------------------------------------------------------- one good case, one bad one

case("CC-2025-050", """Whole. A boy of four who hardly spoke; his father lives elsewhere and was asked too, and an interpreter sat beside his
     mother. Every table is filled and nearly everything was done: the standard, box by box.""",
     whole=True, opened="2025-06-09", agency="childrens-centre-3", needs_identified="2025-06-02", checklist_on="2025-06-02",
     register_searched_on="2025-06-03", register_result="none", level="2", level_on="2025-06-02", team_formed_on="2025-07-01",
     logged_on="2025-07-01",
     children=[described("2021-02-17", gender="male", language="other", send=True, ethnicity="asian")],
     consents=[family("2025-06-09", written=True, filed=True), heard("2025-06-09"),
               family("2025-06-27", stage="assessed", purpose="share", written=True, filed=True)],
     assessments=[thorough("2025-06-09", "2025-06-27", agency="childrens-centre-3", assessor="worker-50", steps_done_on="2025-06-19",
                           shared_on="2025-06-27", absent_parent=True, no_absent_parent=False, barriers=True, barriers_met=True,
                           send_response=True, early_years=True, risk_factors=["isolation"])],
     meetings=[minuted(first("2025-06-27", "2025-06-30", "2025-07-10")), minuted(taf("2025-08-21")),
               minuted(review("2025-10-02"), challenge_summary=True, challenge_progress=True), minuted(taf("2025-11-13")),
               minuted(review("2025-12-18")), minuted(sign_off("2026-01-29"))],
     plans=[plan("2025-07-10", "childrens-centre-3"), plan("2025-10-02", "childrens-centre-3"), plan("2025-12-18", "childrens-centre-3")],
     work=[(1, "health-service-3", "2025-09-30", "2025-09-25", smart(need="n1", strength="s1")),
           (1, "childrens-centre-3", "2025-10-31", "2025-10-30", smart(need="n2", kind="signposting", evaluated_on="2025-11-13")),
           (2, "family", "2025-12-31", "2025-12-12", smart(need="n2"))],
     ratings=[(1, "2025-07-10", "red"), (2, "2025-07-10", "red"), (1, "2025-08-21", "amber"), (2, "2025-08-21", "amber"),
              (1, "2025-10-02", "green"), (2, "2025-10-02", "amber"), (3, "2025-10-02", "red"), (2, "2025-11-13", "green"),
              (3, "2025-11-13", "amber"), (3, "2025-12-18", "green")],
     reviews=[form("2025-10-02", "2025-12-18"), form("2025-12-18", "2026-01-29"), form("2026-01-29")],
     closures=[closure("2026-01-29", "needs-met", outcome="improved", child_involved=True, family_involved=True)],
     further={
         "needs": [need("speech-and-language"), need("family-and-social"), need("housing", of="family", explained=True)],
         "strengths": [strength("emotional-warmth", of="family")],
         "elements": all_boxes(),
         "contributions": [said("child", "2025-06-16"), said("parent", "2025-06-12"), said("absent-parent", "2025-06-18"),
                           said("agency", "2025-06-19", agency="health-service-3")],
         "members": [{"agency": "childrens-centre-3", "person": "worker-50", "joined_on": "2025-07-01"},
                     {"agency": "health-service-3", "joined_on": "2025-07-01"}],
         "leads": [lead("childrens-centre-3", "2025-07-01", person="worker-50")],
         "attendances": [row for m in range(1, 7) for row in (
             came(f"m{m}"), came(f"m{m}", "agency", "childrens-centre-3"),
             stayed_away(f"m{m}", agency="health-service-3", reported=True) if m == 2 else came(f"m{m}", "agency", "health-service-3"))],
         "plan_actions": holds(1, 1, 2) + holds(2, 1, 2, progress=True) + holds(2, 3) + holds(3, 1, 2, 3, progress=True),
         "owners": [{"action": "x1", "agency": "health-service-3", "agreed_on": "2025-07-10"},
                    {"action": "x2", "agency": "childrens-centre-3", "agreed_on": "2025-07-10"},
                    {"action": "x3", "family": True, "agreed_on": "2025-10-02"}],
         "contacts": seen("2025-06-16", "2025-07-08", "2025-08-19", "2025-09-25", "2025-11-11", "2025-12-16", "2026-01-27"),
         "shares": [{"recipient": "health-service-3", "shared_on": "2025-07-11", "scope": "assessment"}],
         "quality": [control("assessment", "2025-07-03"), control("plan", "2025-07-16"), control("closure", "2026-02-05"),
                     looked_at("self-review", "2026-01-22"), looked_at("supervision", "2025-09-11"), looked_at("feedback", "2026-01-28"),
                     looked_at("family-feedback", "2026-01-29", empowering=True, developmental=True, accessible=True),
                     looked_at("toolkit", "2025-06-09"), audit("2026-03-05", "auditor-1")]})

case("SC-2025-051", """Whole. A girl of thirteen who had stopped coming to school. Meant well and kept badly: six boxes touched, nobody
     spoke to her father, promises were made for others, one action was never looked at again, and her lead professional left at
     Christmas. The audit afterwards was made by that same worker.""",
     whole=True, opened="2025-07-07", agency="school-5", needs_identified="2025-06-30", register_searched_on="2025-07-21", register_result="none",
     level="3", level_on="2025-06-30", team_formed_on="2025-10-06", logged=False,
     children=[described("2012-03-14", gender="female", send=True, ethnicity=None),
               {"born": "2017-05-22", "gender": "male", "registered": False, "own_needs": False}],
     consents=[child("2025-07-07", written=False, filed=False), family("2025-07-07", written=False, filed=False)],
     assessments=[careless("2025-07-07", "2025-07-25", agency="school-5", steps_done_on="2025-07-25", shared_on="2025-08-08",
                           absent_parent=False, no_absent_parent=False, barriers=True, barriers_met=False, neglect=True,
                           gcp2_considered=False, send_response=False, conflicting_needs=False, early_years=False,
                           ehc_preparation=False, risk_factors=["poverty", "low-attainment"], filed=False)],
     meetings=[unminuted(first("2025-07-25", "2025-08-29", "2025-09-10")), unminuted(taf("2025-11-05")),
               unminuted(taf("2026-01-21", family_attended=False)), unminuted(review("2026-02-25"))],
     plans=[plan("2025-09-10", "school-5", good=False), plan("2026-02-25", "school-5", good=False)],
     work=[(1, "health-service-3", "2025-12-19", None, smart(kind="signposting", evaluated=False, tied=False, outcome=False, measured=False,
                                                              child_focused=False, unfulfilled=True, raised=False)),
           (1, "school-5", None, None, smart(tied=False, described=False, child_focused=False, outcome=False))],
     ratings=[(1, "2025-09-10", "red"), (1, "2025-11-05", "red"), (1, "2026-02-25", "red")],
     reviews=[minutes("2026-02-25")],
     closures=[closure("2026-03-27", "needs-met", reasons_agreed=False, child_involved=False, family_involved=False)],
     further={
         "needs": [need("participation", child="SC-2025-051-child-1", explained=False)],
         "elements": [{"assessment": "a1", "element": e, **row} for e, row in (
             ("general-health", {"answer": "evidence", "sourced": False, "analysed": False}),
             ("behaviour", {"answer": "evidence", "sourced": True, "analysed": False}),
             ("participation", {"answer": "evidence", "sourced": False, "analysed": False}),
             ("family-history", {"answer": "not-looked-at"}),
             ("wider-family", {"answer": "plan", "obtain_by": "2025-09-30"}),
             ("housing", {"answer": "does-not-apply", "reasoned": False}))],
         "contributions": [said("parent", "2025-07-16", said=False)],
         "leads": [lead("school-5", "2025-10-06", "2025-12-19", person="worker-51"), lead("school-5", "2026-02-02", person="worker-52")],
         "attendances": [came("m1"), came("m1", "agency", "school-5"), stayed_away("m1", agency="health-service-3", reported=False),
                         came("m2"), stayed_away("m2", agency="health-service-3", reported=False),
                         stayed_away("m3", "parent"), came("m3", "agency", "school-5"),
                         came("m4"), stayed_away("m4", "parent"), came("m4", "agency", "school-5")],
         "plan_actions": holds(1, 1, 2) + holds(2, 1, progress=False, revised=False),
         "owners": [{"action": "x1", "agency": "health-service-3", "agreed": False}, {"action": "x2", "agency": "school-5", "agreed": True}],
         "quality": [control("assessment", "2025-08-04", below=True, advised=False, training_missed=True, trained=False,
                             next_audited=False, unsafe=True),
                     looked_at("family-feedback", "2026-03-20", empowering=False, developmental=False, accessible=True),
                     audit("2026-04-20", "worker-51", below=True, limited_outcomes=True, unsafe=True, raised=False)]})

# ---------------------------------------------------------------- on the way: what is due

case("HS-2026-052", """Whole. A boy of two who will not eat. The health visitor began the form on Monday of last week and has two boxes.""",
     whole=True, opened="2026-06-22", agency="health-service-2", needs_identified="2026-06-17", register_searched_on="2026-06-18", register_result="none",
     children=[described("2024-03-08", gender="male")], consents=[family("2026-06-22", written=True, filed=True), heard("2026-06-22")],
     assessments=[initial("2026-06-22", agency="health-service-2", form="national")], closures=[],
     further={"elements": all_boxes()[:2]})

case("CC-2026-053", """Whole. A girl of four and a father who drinks. The assessment is finished, one box waits for the speech therapist, and the
     first TAF is set for 9 July, where they mean to agree on sharing, on the team and on the plan.""",
     whole=True, opened="2026-05-26", agency="childrens-centre-2", needs_identified="2026-05-20", register_searched_on="2026-05-21",
     register_result="none", logged_on="2026-06-15", level="2", level_on="2026-05-20",
     children=[described("2022-01-29", gender="female")],
     consents=[family("2026-05-26", purpose="assess", written=True, filed=True), heard("2026-05-26")],
     assessments=[thorough("2026-05-26", "2026-06-12", agency="childrens-centre-2", shared_on="2026-06-15", neglect=True,
                           gcp2_considered=True, risk_factors=["substance-use"], indicators=["very-young-child"])],
     meetings=[planned("2026-07-09", "first", set_on="2026-06-12", notified_on="2026-06-15")], closures=[],
     further={
         "needs": [need("basic-care", of="family", identified_on="2026-06-02")],
         "strengths": [strength("family-and-social", noted_on="2026-06-02")],
         "elements": all_boxes(speech_and_language={"answer": "plan", "obtain_by": "2026-07-31"},
                               achievement={"answer": "does-not-apply", "reasoned": True}),
         "contributions": [said("parent", "2026-06-01"), said("agency", "2026-06-05", agency="health-service-1")],
         "gradings": [{"assessment": "a1", "child": "CC-2026-053-child-1", "area": area, "grade": grade, "graded_on": "2026-06-09"}
                      for area, grade in (("physical", "3"), ("safety", "3"), ("emotional", "2"), ("developmental", "2"))]})

case("SC-2026-054", """Whole. A girl of seven, mother in hospital. Her teacher opened the case yesterday and has not asked anybody yet; the
     register has not been searched.""",
     whole=True, opened="2026-06-29", agency="school-3", needs_identified="2026-06-25", children=[described("2018-09-30", gender="female")], closures=[],
    )

# ---------------------------------------------------------------- safeguarding

case("SC-2026-055", """Whole. A boy of eight. This morning he told a teaching assistant something at home had hurt him. It is written down; nobody has
     passed it on yet.""",
     whole=True, opened="2026-06-08", agency="school-6", needs_identified="2026-06-03", register_searched_on="2026-06-04", register_result="none",
     children=[described("2017-11-11", gender="male")], consents=[family("2026-06-08", written=True), child("2026-06-08", written=True)],
     assessments=[initial("2026-06-08", agency="school-6", form="national", steps_done_on="2026-06-19")], closures=[],
     further={"concerns": [{"raised_on": "2026-06-30", "escalated": False}], "contacts": seen("2026-06-30")})

case("HS-2025-056", """A girl of three with a burn nobody could explain. Passed on the same day, referred, and taken over by social care at a
     meeting; the lead professional stayed until then.""",
     opened="2025-08-18", agency="health-service-2", needs_identified="2025-08-12", register_searched_on="2025-08-13",
     register_result="none", logged_on="2025-09-09", team_formed_on="2025-09-11", level="2", level_on="2025-08-12",
     children=[described("2022-04-02", gender="female")],
     consents=[family("2025-08-18", written=True, filed=True), heard("2025-08-18")],
     assessments=[thorough("2025-08-18", "2025-09-05", agency="health-service-2", shared_on="2025-09-08")],
     meetings=[minuted(first("2025-09-05", "2025-09-08", "2025-09-25")), minuted(taf("2025-11-06"))],
     plans=[plan("2025-09-25", "health-service-2"), plan("2025-11-06", "health-service-2")],
     work=[(1, "health-service-2", "2025-10-31", "2025-10-21", smart(need="n1", strength="s1"))],
     transfers=[step_up("2025-11-12", assumed_on="2025-11-20", handed_over_on="2025-11-20")],
     closures=[closure("2025-11-20", "stepped-up", outcome="worse", child_involved=True, family_involved=True)],
     further={"needs": [need("basic-care", of="family")], "strengths": [strength("physical-development")], "elements": all_boxes(),
              "leads": [lead("health-service-2", "2025-09-11", "2025-11-20")],
              "plan_actions": holds(1, 1) + holds(2, 1, progress=True),
              "contacts": seen("2025-08-20", "2025-09-24", "2025-10-21", "2025-11-12"),
              "concerns": [{"raised_on": "2025-11-12", "escalated_on": "2025-11-12", "closed_on": "2025-11-20"}]})

case("SC-2025-057", """A boy of fifteen, bruises at football that were not from football. Nobody passed it on in October; the referral came
     twelve days later, the lead professional left with the half-term, and social care took over in November. Before that one assessment
     without a single need in it.""",
     opened="2025-06-02", agency="school-4", needs_identified="2025-05-28", register_searched_on="2025-05-29", register_result="none",
     logged_on="2025-06-23", team_formed_on="2025-07-01", children=[described("2010-01-19", gender="male")],
     consents=[child("2025-06-02", written=True), family("2025-06-02", written=True)],
     assessments=[initial("2025-06-02", "2025-06-20", agency="school-4", form="national")],
     meetings=[first("2025-06-20", "2025-06-23", "2025-07-10"), taf("2025-08-28"), review("2025-10-09")],
     plans=[{"dated": "2025-07-10"}], work=[(1, "school-4", "2025-09-30", "2025-09-19")],
     transfers=[step_up("2025-10-20", assumed_on="2025-11-17", handed_over_on=None)],
     closures=[closure("2025-11-17", "stepped-up", outcome="worse")],
     further={"needs": [], "strengths": [], "quality": [], "leads": [lead("school-4", "2025-07-01", "2025-10-24")],
              "concerns": [{"raised_on": "2025-10-08", "escalated": False, "closed_on": "2025-11-17"}]})

case("CC-2026-058", """A girl of two whose mother's new partner frightens the neighbours. Referred to social care eight days ago; no answer
     yet, and the family worker stays in the lead.""",
     opened="2026-02-16", agency="childrens-centre-4", needs_identified="2026-02-11", register_searched_on="2026-02-12",
     register_result="none", logged_on="2026-03-09", team_formed_on="2026-03-12", children=[described("2024-05-05", gender="female")],
     consents=[family("2026-02-16", written=True), heard("2026-02-16")],
     assessments=[initial("2026-02-16", "2026-03-06", agency="childrens-centre-4", form="national")],
     meetings=[first("2026-03-06", "2026-03-09", "2026-03-26"), taf("2026-05-07"), review("2026-06-18")],
     plans=["2026-03-26", "2026-06-18"], work=[(2, "childrens-centre-4", "2026-07-31", None, smart(kind="signposting"))],
     transfers=[step_up("2026-06-22")], reviews=[form("2026-06-18", "2026-07-30")], closures=[],
     further={"leads": [lead("childrens-centre-4", "2026-03-12")],
              "concerns": [{"raised_on": "2026-06-22", "escalated_on": "2026-06-22"}]})

# ---------------------------------------------------------------- stepped down

case("CC-2025-061", """Twin brothers' little sister, two, stepped down in November with a record that told the team what it needed; her
     lead professional of before came back.""",
     opened="2025-11-06", agency="childrens-centre-3", needs_identified="2025-10-23", origin="stepped-down", services_on="2025-11-06",
     team_formed_on="2025-11-06", children=[described("2023-09-21", gender="female")],
     consents=[family("2025-11-06", written=True, filed=True), heard("2025-11-06")], assessments=[statutory("2025-06-02", "2025-07-11")],
     meetings=[final_statutory("2025-11-06"), taf("2025-12-18"), review("2026-01-29"), taf("2026-03-12"), review("2026-04-23"),
               taf("2026-06-04")],
     plans=["2025-11-06", "2026-01-29", "2026-04-23"],
     transfers=[step_down("2025-11-06", consent=True, previous_lead="returned",
                          **set_flags("unmet_needs overview each_child child_voice outline_plan"))],
     reviews=[form("2026-01-29", "2026-04-23"), form("2026-04-23", "2026-07-16")], closures=[],
     further={"leads": [lead("childrens-centre-3", "2025-11-06")]})

case("SC-2025-062", """A boy of eleven stepped down in September with two lines in an e-mail: no last meeting, no plan, nobody who had known
     him. This morning Thursday's TAF was called off, and there is no new day yet.""",
     opened="2025-09-15", agency="school-2", needs_identified="2025-09-11", origin="stepped-down", services_on="2025-09-15",
     team_formed_on="2025-10-09", children=[described("2014-02-07", gender="male")],
     consents=[family("2025-09-15", written=True), child("2025-09-15")],
     assessments=[initial("2025-09-15", "2025-10-03", agency="school-2", form="other")],
     meetings=[first("2025-10-03", "2025-10-06", "2025-10-23"), taf("2025-12-04"), review("2026-01-15"), taf("2026-02-26"),
               review("2026-04-09"), taf("2026-05-21"), cancelled("2026-07-02", "2026-06-30")],
     plans=["2025-10-23", "2026-01-15", "2026-04-09"],
     transfers=[{**step_down(None, consent=False, previous_lead="not-returned",
                             **set_flags("unmet_needs overview each_child child_voice outline_plan", False)), "referred_on": "2025-09-12"}],
     reviews=["2026-01-15", "2026-04-09"], closures=[], further={"leads": [lead("school-2", "2025-10-09")]})

case("HS-2026-063", """Whole. A baby coming down from a child-in-need plan: the last statutory meeting is set for Tuesday, and the team goes on from
     there.""",
     whole=True, opened="2026-06-15", agency="health-service-4", needs_identified="2026-06-10", origin="stepped-down", services_on="2026-06-15",
     children=[described("2025-12-12", gender="male")], consents=[family("2026-06-15", written=True), heard("2026-06-15")],
     assessments=[statutory("2026-03-02", "2026-04-17")], meetings=[planned("2026-07-07", "final-statutory")],
     transfers=[{**step_down(None, consent=True), "referred_on": "2026-06-15"}], closures=[])

# ---------------------------------------------------------------- moved, reopened

case("CC-2026-064", """A girl of five whose family moved here in January. Her mother signed that this authority may have the record; the audit
     in May found little to show for a year's work and told both authorities. What the girl agreed to ran out on 19 June.""",
     opened="2026-01-26", agency="childrens-centre-1", needs_identified="2025-05-22", origin="moved-in", services_on="2025-06-20",
     carried_completed="2025-06-20", carried_first_taf="2025-07-10", carried_review="2025-12-11", team_formed_on="2026-01-26",
     children=[described("2020-08-08", gender="female")],
     consents=[family("2026-01-22", purpose="share", recipient="authority-1", written=True), family("2026-01-26", written=True),
               child("2026-01-26", expires="2026-06-19")],
     meetings=[taf("2026-02-05"), review("2026-03-05"), taf("2026-04-16"), review("2026-05-28")], plans=["2026-02-05", "2026-05-28"],
     transfers=[{"kind": "move-in", "authority": "authority-5", "referred_on": "2026-01-19"}],
     reviews=[form("2026-03-05", "2026-05-14"), form("2026-05-28", "2026-08-20")], closures=[],
     further={"leads": [lead("childrens-centre-1", "2026-01-26")],
              "quality": [audit("2026-05-12", "auditor-2", limited_outcomes=True, other_authority=True)]})

case("SC-2026-065", """A boy of twelve, moved here in February. The only consent to share names the authority he came from; the audit found his
     case poor and wrote to nobody there.""",
     opened="2026-02-09", agency="school-1", needs_identified="2025-09-10", origin="moved-in", services_on="2025-10-03",
     carried_completed="2025-10-03", carried_first_taf="2025-10-23", carried_review="2026-01-22",
     children=[described("2013-06-25", gender="male")],
     consents=[child("2026-02-09", purpose="assess", written=True),
               family("2026-02-09", purpose="share", recipient="authority-6", written=True)],
     meetings=[taf("2026-03-12"), review("2026-04-16"), taf("2026-05-28")], plans=["2026-03-12", "2026-04-16"],
     transfers=[{"kind": "move-in", "authority": "authority-6", "referred_on": "2026-02-02"}], closures=[],
     further={"quality": [audit("2026-06-09", "auditor-1", below=True, other_authority=False)]})

case("HS-2011-067", """An infant whose case was closed in 2012 and disposed of, in time, seven years after. She is fifteen now, the case was
     reopened in May, and nothing is left of her early years.""",
     opened="2011-05-09", agency="health-service-1", needs_identified="2011-05-03", children=[described("2011-02-02", gender="female")],
     consents=[family("2011-05-09", written=True), heard("2011-05-09"), child("2026-05-20", written=True), family("2026-05-20", written=True)],
     assessments=[initial("2011-05-09", "2011-05-27"), initial("2026-06-01")],
     meetings=[first("2011-05-27", "2011-05-31", "2011-06-16"), review("2011-09-15"), review("2011-12-08"), sign_off("2012-03-01")],
     plans=["2011-06-16", "2011-09-15", "2011-12-08"],
     closures=[closure("2012-03-01", "needs-met", **kept("2013-03-04"), disposed_on="2019-03-04", reopened="2026-05-18")])

case("SC-2024-068", """A girl of nine, reopened after a bereavement and closed again by Christmas on the strength of the old assessment.""",
     opened="2024-02-05", agency="school-6", needs_identified="2024-01-31", children=[described("2015-12-05", gender="female")],
     consents=[family("2024-02-05", written=True), child("2024-02-05")], assessments=[initial("2024-02-05", "2024-02-23")],
     meetings=[first("2024-02-23", "2024-02-26", "2024-03-14"), taf("2024-04-25"), review("2024-06-06"), sign_off("2024-07-11"),
               taf("2025-10-02"), sign_off("2025-12-11")],
     plans=["2024-03-14", "2024-06-06", "2025-10-02"],
     closures=[closure("2024-07-11", "needs-met", outcome="improved", reopened="2025-09-15"),
               closure("2025-12-11", "needs-met", outcome="unchanged")])

# ---------------------------------------------------------------- wishes, services never begun, sharing, an audit in time

case("SC-2026-069", """A girl of sixteen who asked that nobody at home be told. Her wish is on record; whether that was right a person must
     judge.""",
     opened="2026-03-02", agency="school-4", needs_identified="2026-02-25", register_searched_on="2026-02-26", register_result="none",
     team_formed_on="2026-03-24", children=[described("2010-01-04", gender="female")],
     consents=[child("2026-03-02", written=True), {**family("2026-03-02", "not-approached")}],
     assessments=[initial("2026-03-02", "2026-03-20", agency="school-4", form="national", child_involved=True)],
     meetings=[{**first("2026-03-20", "2026-03-23", "2026-04-16"), "family_attended": False, "family_invited": False, "child_involved": True},
               {**taf("2026-05-28"), "family_attended": False, "family_invited": False, "child_involved": True}],
     plans=[{"dated": "2026-04-16", "child_involved": True}], closures=[],
     further={"leads": [lead("school-4", "2026-03-24")], "attendances": [came(m, "child") for m in ("m1", "m2")] +
              [came(m, "agency", "school-4") for m in ("m1", "m2")]})

case("SC-2025-070", """Whole. A boy of ten whose needs the school wrote down in September. Nobody came back to them; closed in the spring clear-out.""",
     whole=True, opened="2025-09-22", agency="school-2", needs_identified="2025-09-18", children=[described("2015-07-17", gender="male")],
     consents=[family("2025-09-24"), child("2025-09-24")], closures=[closure("2026-03-25", "other", reasons_agreed=False)])

case("CC-2025-071", """A boy of three and parents who are careful whom they tell. The assessment went to the nursery, as they had
     agreed, to a housing officer of whom nobody had asked them, and to social care by law. The family worker left
     yesterday and nobody has her place yet.""",
     opened="2025-12-01", agency="childrens-centre-2", needs_identified="2025-11-26", register_searched_on="2025-11-27",
     register_result="none", team_formed_on="2026-01-05", children=[described("2022-06-13", gender="male")],
     consents=[family("2025-12-01", purpose="assess", written=True), heard("2025-12-01"),
               family("2025-12-19", stage="assessed", purpose="share", recipient="other-agency-5", written=True)],
     assessments=[initial("2025-12-01", "2025-12-19", agency="childrens-centre-2", form="national")],
     meetings=[first("2025-12-19", "2025-12-22", "2026-01-15"), taf("2026-02-26"), review("2026-04-09"), taf("2026-05-21")],
     plans=["2026-01-15", "2026-04-09"], reviews=[form("2026-04-09", "2026-07-02")], closures=[],
     further={"leads": [lead("childrens-centre-2", "2026-01-05", "2026-06-29")],
              "shares": [{"recipient": "other-agency-5", "shared_on": "2026-01-20", "scope": "assessment"},
                         {"recipient": "other-agency-4", "shared_on": "2026-04-20", "scope": "assessment"},
                         {"recipient": "social-care-1", "shared_on": "2026-05-22", "scope": "assessment", "lawful_basis": True}]})

case("HS-2025-072", """A girl of one with a heart condition. Quality control sent the first assessment back; the health visitor had missed
     the training, took it, and her next case was audited. An audit in June came upon a worry and raised it the same day. Who was in the
     lead the record says, but not since when.""",
     opened="2025-10-13", agency="health-service-3", needs_identified="2025-10-08", register_searched_on="2025-10-09",
     register_result="none", team_formed_on="2025-11-06", children=[described("2024-07-30", gender="female")],
     consents=[family("2025-10-13", written=True), heard("2025-10-13")],
     assessments=[initial("2025-10-13", "2025-10-31", agency="health-service-3", form="national", assessor="worker-72")],
     meetings=[first("2025-10-31", "2025-11-03", "2025-11-20"), taf("2026-01-08"), review("2026-02-19"), taf("2026-04-02"),
               review("2026-05-14"), cancelled("2026-06-25", "2026-06-24", rearranged=True), planned("2026-07-09")],
     plans=["2025-11-20", "2026-02-19", "2026-05-14"],
     work=[(1, "health-service-3", "2026-02-27", "2026-02-18"),
           (2, "other-agency-2", "2026-03-31", None, {"unfulfilled": True, "raised_on": "2026-04-02"})],
     reviews=[form("2026-02-19", "2026-05-07"), form("2026-05-14", "2026-08-06")], closures=[],
     further={"leads": [{"agency": "health-service-3", "person": "worker-72", "agreed": True}],
              "needs": [need("general-health")], "strengths": [strength("physical-development")],
              "quality": [control("assessment", "2025-11-05", below=True, professional="worker-72", advised=True, training_missed=True,
                                  trained=True, next_audited=True),
                          audit("2026-06-04", "auditor-3", immediate_concern=True, unsafe=True, raised_on="2026-06-04", raised=True)]})
