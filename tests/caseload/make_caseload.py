#!/usr/bin/env python3
"""Writes the invented caseload, examples/caseload.ndjson, from the stories.

    make_caseload.py              prints it
    make_caseload.py --check FILE fails where FILE is not what it would print

The stories themselves are in stories.py and, where a case fills the further tables,
in whole_stories.py. This file only holds their vocabulary and turns each into
the case format: one object a line, in the order of opening.
"""
import json
import sys

INITIATORS = {"CC": "childrens-centre", "SC": "school", "HS": "health-service"}
# The further tables of a whole case, and what their rows are numbered with.
FURTHER = {"needs": "n", "strengths": "s", "elements": "e", "contributions": "b", "gradings": "g", "members": "j", "leads": "l",
           "attendances": "d", "plan_actions": "h", "owners": "o", "contacts": "q", "shares": "i", "concerns": "w", "quality": "u"}
CASES = []


# Consents: the family's, the child's, and the record of how a child too young to decide was heard.
def family(decided, decision="given", **more):
    return {"decided": decided, "stage": "initial", "giver": "family", "decision": decision, **more}


def child(decided, decision="given", **more):
    return {"decided": decided, "stage": "initial", "giver": "child", "decision": decision, **more}


def heard(decided):
    return child(decided, "not-obtainable", why_not="too-young", view_sought=True)


# Assessments.
def initial(started, completed=None, **more):
    return {"started": started, "completed": completed, "kind": "initial", **more}


def update(started, completed=None, **more):
    return {"started": started, "completed": completed, "kind": "update", **more}


def statutory(started, completed=None, **more):
    return {"started": started, "completed": completed, "kind": "statutory", **more}


# Meetings. The family came unless the story says otherwise.
def first(set_on, notified_on, held_on, **more):
    return {"set_on": set_on, "notified_on": notified_on, **meeting("first", held_on), **more}


def taf(held_on, **more):
    return {**meeting("regular", held_on), "reviewed_plan": False, **more}


def review(held_on, **more):
    return {**meeting("review", held_on), "reviewed_plan": True, **more}


def sign_off(held_on, **more):
    return {**meeting("sign-off", held_on), **more}


def final_statutory(held_on, **more):
    return {**meeting("final-statutory", held_on), **more}


def planned(planned_for, kind="regular", **more):
    """A meeting that is still to come."""
    return {"planned_for": planned_for, "kind": kind, "family_invited": True, **more}


def cancelled(planned_for, cancelled_on, kind="regular", **more):
    return {"planned_for": planned_for, "cancelled_on": cancelled_on, "kind": kind, "family_invited": True, **more}


def meeting(kind, held_on):
    return {"planned_for": held_on, "held_on": held_on, "kind": kind, "family_invited": True, "family_attended": True}


# Transfers and closures.
def step_up(referred_on, **more):
    return {"kind": "step-up", "body": "social-care", "referred_on": referred_on, **more}


def step_down(final_meeting_on, **more):
    return {"kind": "step-down", "body": "social-care", "final_meeting_on": final_meeting_on, "continuing_support": True, **more}


def closed(on, reason, reasons_agreed=True, **more):
    return {"closed": on, "reason": reason, "reasons_agreed": reasons_agreed, **more}


def kept(on):
    """Flagged on the system and archived on one day."""
    return {"flagged_on": on, "archived_on": on}


def case(name, story, *, opened, children, consents=(), assessments=(), meetings=(), plans=(), work=(), reviews=None,
         ratings=None, transfers=(), closures=(), about=1, family=None, lacks="", partial="", further=(), whole=False, **more):
    """One case.

    children  "2019-03-11 female" or "expected 2026-09-02"; about says which of the household the case is about
    plans     the days of the plan's versions
    work      actions: (number of the plan, whose, by when, day completed or None, colour until then = amber, other fields);
              at each meeting after its plan an action is rated, until it is green
    reviews   the review form is filled in at each review meeting, unless the days are given here
    ratings   as they follow from work, unless they are given here: (number of the action, day, colour)
    lacks     tables that the source does not hold; partial: those it holds in part
    further   rows by table of the further tables; those are held, the others are not
    whole     every table is held: what has no rows did not happen
    """
    household = family or name
    out = {
        "case": name,
        "comment": "Invented. " + " ".join(story.split()),
        "division": "england-and-wales",
        "authority": "authority-1",
        "agency": None,
        "initiator": INITIATORS[name[:2]],
        "origin": "new",
        "services": "several",
        "family": household,
        "child": f"{household}-child-{about}",
        "opened": opened,
        "needs_identified": None,
        "services_on": next((a["completed"] for a in assessments if a.get("completed")), None),
    }
    out.update(more)
    held = sorted({m["held_on"] for m in meetings if m.get("held_on") and not m.get("cancelled_on")})
    if reviews is None:
        reviews = [m["held_on"] for m in meetings if m["kind"] == "review" and m.get("held_on")]
    tables = {
        "children": [person(household, n, text) for n, text in enumerate(children, 1)],
        "consents": numbered("k", consents),
        "assessments": numbered("a", assessments),
        "meetings": numbered("m", meetings),
        "plans": numbered("p", [p if isinstance(p, dict) else {"dated": p} for p in plans]),
        "actions": numbered("x", [action(w, plans) for w in work]),
        "ratings": numbered("r", rated(work, plans, held) if ratings is None else
                            [{"action": f"x{n}", "rated_on": day, "colour": colour} for n, day, colour in ratings]),
        "reviews": numbered("v", [r if isinstance(r, dict) else {"held_on": r, "form": "form"} for r in reviews]),
        "transfers": numbered("t", transfers),
        "closures": numbered("c", closures),
    }
    tables.update({table: numbered(letter, dict(further).get(table, ())) for table, letter in FURTHER.items()
                   if whole or table in dict(further)})
    for table in tables:
        if table not in lacks.split():
            out[table] = tables[table]
    if partial:
        out["coverage"] = {table: "partial" for table in partial.split()}
    CASES.append({key: value for key, value in out.items() if value is not None})


def person(household, number, text):
    out = {"id": f"{household}-child-{number}"}
    if isinstance(text, dict):
        return {**out, **text}
    words = text.split()
    if words[0] == "expected":
        out["expected"] = words[1]
        words = words[2:]
    for word in words:
        out["born" if word[0].isdigit() else "gender"] = word
    return out


def numbered(letter, rows):
    """Rows without what is not recorded, each with an identifier unless it has its own."""
    return [{"id": f"{letter}{n}", **{k: v for k, v in row.items() if v is not None}} for n, row in enumerate(rows, 1)]


def day_of(plans, number):
    plan = plans[number - 1]
    return plan["dated"] if isinstance(plan, dict) else plan


def action(work, plans):
    number, agency, by_when, completed_on = work[:4]
    more = work[-1] if isinstance(work[-1], dict) else {}
    return {"plan": f"p{number}", "agency": agency, "agreed_on": day_of(plans, number), "by_when": by_when,
            "completed_on": completed_on, **more}


def rated(work, plans, meetings):
    rows = []
    for n, (number, _, _, completed_on, *until) in enumerate(work, 1):
        for day in meetings:
            if day > day_of(plans, number):
                green = completed_on is not None and completed_on <= day
                colour = "green" if green else until[0] if until and isinstance(until[0], str) else "amber"
                rows.append({"action": f"x{n}", "rated_on": day, "colour": colour})
                if green:
                    break
    return sorted(rows, key=lambda row: (row["rated_on"], row["action"]))


def text():
    lines = [json.dumps(c, ensure_ascii=False) for c in sorted(CASES, key=lambda c: (c["opened"], c["case"]))]
    return "".join(line + "\n" for line in lines)


def main(arguments):
    sys.dont_write_bytecode = True
    sys.modules["make_caseload"] = sys.modules["__main__"]
    import stories  # noqa: F401  fills CASES
    import whole_stories  # noqa: F401

    if arguments[:1] == ["--check"] and len(arguments) == 2:
        with open(arguments[1], encoding="utf-8") as file:
            if file.read() != text():
                sys.exit(f"{arguments[1]} is not what make_caseload.py writes; run it again")
    elif not arguments:
        sys.stdout.write(text())
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
