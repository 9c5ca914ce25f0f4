#!/usr/bin/env python3
"""Writes the invented cases of submitted.ndjson to standard output.

usage: make.py > submitted.ndjson

The same every time, from a fixed seed. Nothing in them is taken from a record: what
is likely in them is set here, after the weaknesses that the audit summary of 2011
describes in words. It published no numbers beyond 30 requested and 24 submitted.
"""

import datetime
import json
import random

SEED = 2011
SUBMITTED = {"childrens-centre": 9, "school": 8, "health-service": 7}
LETTERS = {"childrens-centre": "CC", "school": "SC", "health-service": "HS"}
BOXES = ["general-health", "speech-and-language", "emotional-and-social", "behaviour", "basic-care", "guidance", "housing"]


def likely(source, chance):
    return source.random() < chance


def on(start, days):
    """So many days after a day, and then the next day that is no Saturday or Sunday."""
    day = start + datetime.timedelta(days=days)
    return day + datetime.timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)


def consents(source, opened, completed):
    rows = []
    if likely(source, 0.8):
        rows.append({"decided": opened.isoformat(), "stage": "initial", "giver": "family", "decision": "given", "written": True,
                     "filed": likely(source, 0.8)})
    if likely(source, 0.4):
        rows.append({"decided": completed.isoformat(), "stage": "assessed", "giver": "family", "decision": "given", "written": True,
                     "filed": likely(source, 0.8)})
    return rows


def voices(source, child, parents):
    return {"child_voice": likely(source, child), "parents_voice": likely(source, parents)}


def actions(source, first, needs):
    rows = []
    for i in range(2 + int(source.random() * 3)):
        signposts = likely(source, 0.4)
        row = {"id": f"x{i + 1}", "plan": "p1", "agreed_on": first.isoformat(), "kind": "signposting" if signposts else "direct-work",
               "described": True, "outcome": likely(source, 0.7), "measured": likely(source, 0.6), "child_focused": likely(source, 0.7)}
        if i < len(needs) and likely(source, 0.85):
            row["need"] = needs[i]["id"]
        else:
            row["tied"] = False
        if likely(source, 0.8):
            row["by_when"] = on(first, 60).isoformat()
        if signposts:
            row["evaluated"] = likely(source, 0.3)
        rows.append(row)
    return rows


def reviews(source, first, last):
    rows, day = [], on(first, 80 + int(source.random() * 30))
    while day < last:
        row = {"held_on": day.isoformat(), "form": "form" if likely(source, 0.6) else "minutes", "filed": likely(source, 0.8),
               **voices(source, 0.5, 0.8)}
        if likely(source, 0.6):
            row["next_on"] = on(day, 90).isoformat()
        if likely(source, 0.6):
            row["change"] = "deterioration" if likely(source, 0.2) else "progress"
        rows.append(row)
        day = on(day, 75 + int(source.random() * 40))
    return rows


def one(source, kind, number):
    opened = on(datetime.date(2010, 4, 1), int(source.random() * 180))
    completed = on(opened, 14 + int(source.random() * 30))
    first = on(completed, 10 + int(source.random() * 30))
    closed = on(first, 130 + int(source.random() * 120)) if likely(source, 0.5) else None
    last = min(closed or datetime.date.max, datetime.date(2011, 3, 31))
    needs = [{"id": f"n{i + 1}", "assessment": "a1", "element": BOXES[int(source.random() * len(BOXES))], "of": "child"} for i in range(2)]
    meetings = [{"id": "m1", "kind": "first", "held_on": first.isoformat(), **voices(source, 0.5, 0.8)}]
    if on(first, 42) < last:
        meetings.append({"id": "m2", "kind": "regular", "held_on": on(first, 42).isoformat(), **voices(source, 0.5, 0.8)})
    made = {
        "case": f"{LETTERS[kind]}-{number:02}",
        "comment": "Invented: no child, family, worker or agency in it exists.",
        "division": "england-and-wales", "initiator": kind, "agency": f"{kind}-{1 + number % 3}", "origin": "new", "services": "several",
        "opened": opened.isoformat(),
        "children": [{"id": "c1", "born": f"{1995 + int(source.random() * 13)}-06-15"}],
        "consents": consents(source, opened, completed),
        "assessments": [{"id": "a1", "started": opened.isoformat(), "completed": completed.isoformat(), "kind": "initial",
                         "form": "national", "conclusions": True, "continuity": likely(source, 0.6), "filed": likely(source, 0.9),
                         **voices(source, 0.5, 0.8)}],
        "elements": [{"assessment": "a1", "element": box, "answer": "evidence", "sourced": likely(source, 0.85),
                      "analysed": likely(source, 0.85)} for box in BOXES],
        "needs": needs,
        "meetings": meetings,
        "plans": [{"id": "p1", "dated": first.isoformat(), "filed": likely(source, 0.9), **voices(source, 0.4, 0.8)}],
        "actions": actions(source, first, needs),
        "reviews": reviews(source, first, last),
        "transfers": [], "concerns": [], "closures": [],
        "quality": [{"kind": "toolkit", "done_on": completed.isoformat()}] if likely(source, 0.3) else [],
    }
    if likely(source, 0.3):
        raised = on(first, 20)
        made["concerns"] = [{"raised_on": raised.isoformat(), "escalated": likely(source, 0.5), "closed_on": on(raised, 10).isoformat()}]
    if closed and closed <= last:
        made["closures"] = [{"id": "z1", "closed": closed.isoformat(), "reason": "needs-met" if likely(source, 0.7) else "disengaged"}]
        if likely(source, 0.6):
            made["closures"][0]["outcome"] = "improved"
    if likely(source, 0.15):
        made["coverage"] = {"meetings": "partial"}
    return made


def main():
    source = random.Random(SEED)
    for kind, n in SUBMITTED.items():
        for number in range(1, n + 1):
            print(json.dumps(one(source, kind, number)))


main()
