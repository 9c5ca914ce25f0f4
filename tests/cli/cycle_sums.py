#!/usr/bin/env python3
"""Works out the cycle of examples/cycle again, from its files, and holds `caf cycle` to it on many days.

usage: cycle_sums.py CAF SOURCE

Nothing here knows how the library does it: dates are Python's, shares are fractions.
"""

import calendar
import csv
import datetime
import itertools
import json
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction

GOOD = ("outstanding", "good")
GRADES = ("outstanding", "good", "requires improvement", "inadequate", "not applicable")


def day(text):
    return datetime.date.fromisoformat(text) if text else None


def months_later(start, months):
    month = start.year * 12 + start.month - 1 + months
    year, month = divmod(month, 12)
    return datetime.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


class Example:
    def __init__(self, folder):
        asked = json.loads((folder / "instrument.json").read_text(encoding="utf-8"))
        questions = [question for section in asked["sections"] for question in section["questions"]]
        self.theme = {one["question"]: one["theme"] for one in questions if "theme" in one}
        self.themes = list(dict.fromkeys(self.theme.values()))
        self.audits = sorted(read(folder / "audits.csv"), key=lambda one: one["held"])
        for audit in self.audits:
            audit["held"] = day(audit["held"])
            audit["evaluated"] = day(audit.get("evaluated"))
            audit["rows"] = read(folder / audit["answers"])
        self.plan = read(folder / "plan.csv")


def count(rows, theme, example):
    """What rows of whole forms say of a theme."""
    forms, given, blank = {}, [], 0
    for row in rows:
        if example.theme.get(row["question"]) != theme:
            continue
        applies = row["answer"] not in ("", "not applicable")
        forms[row["form"], row["case"]] = forms.get((row["form"], row["case"]), False) or applies
        blank += row["answer"] == ""
        given += [row["answer"]] if row["answer"] else []
    applying = [one for one in given if one != "not applicable"]
    return {
        "good": sum(one in GOOD for one in applying) if applying else None,
        "possible": len(applying) or None,
        "forms": sum(forms.values()),
        "left_out": len(forms) - sum(forms.values()),
        "answers": len(applying),
        "not_applicable": len(given) - len(applying),
        "blank": blank,
        "grades": {grade: given.count(grade) for grade in GRADES},
    }


def slot(due, done, as_of):
    if due is None:
        return {"due": None, "done": done and str(done), "state": "done" if done else "open", "days": None}
    days = ((done or as_of) - due).days
    state = ("late" if days > 0 else "kept") if done else ("missed" if days > 0 else "due")
    return {"due": str(due), "done": done and str(done), "state": state, "days": days}


def year_of(anchor, as_of):
    years = [months_later(anchor, 12 * i) for i in range(-60, 60)]
    at = max(i for i, begin in enumerate(years) if begin <= as_of)
    months = 12 * (at - 60)
    begins = [months_later(anchor, months + 3 * i) for i in range(5)]
    quarters = [(begins[i], begins[i + 1] - datetime.timedelta(1)) for i in range(4)]
    return quarters, (begins[0], quarters[3][1]), (years[at - 1], begins[0] - datetime.timedelta(1))


def evaluations(example, as_of, every, begin):
    whole = [one for one in example.audits if one["held"] <= as_of and not one["agency"]]
    held = sorted(one["evaluated"] for one in whole if one["evaluated"] and one["evaluated"] <= as_of) or [one["held"] for one in whole]
    found = []
    if every == "rolling":
        for i, start in enumerate(held):
            found.append((months_later(start, 3), held[i + 1] if i + 1 < len(held) else None))
        found = [one for one in found if one[0] >= begin or one[1] is None or one[1] >= begin]
    elif held:
        before = held[0]
        for k in itertools.count(1):
            if before >= as_of:
                break
            due = months_later(held[0], 3 * k)
            found.append((due, next((one for one in held if before < one <= due), None)))
            before = due
        found = [one for one in found if one[0] >= begin or (one[1] and one[1] >= begin)]
    return [slot(due, done, as_of) for due, done in found]


def not_evaluated(example, as_of):
    whole = [one for one in example.audits if one["held"] <= as_of and not one["agency"]]
    done = [one for one in whole if one["evaluated"] and one["evaluated"] <= as_of]
    return len(whole) - len(done) if done else 0


def change(before, now):
    if not before or not before["possible"] or not now["possible"]:
        return "unknown"
    was, is_ = Fraction(before["good"], before["possible"]), Fraction(now["good"], now["possible"])
    return "better" if is_ > was else "worse" if is_ < was else "same"


def in_agency(audit, agency):
    return [row for row in audit["rows"] if row["agency"] == agency]


def of_audit(audit, agency, theme, example):
    return {"audit": audit["audit"], "held": str(audit["held"]), **count(in_agency(audit, agency), theme, example)}


def asked(audits, agency, theme, example):
    return [one for one in audits if count(in_agency(one, agency), theme, example)["answers"]]


def actions(example, as_of):
    found = []
    for line, one in enumerate(example.plan, 2):
        planned, by, done, again = (day(one[key]) for key in ("planned", "by", "done", "reaudit"))
        if planned > as_of:
            continue
        done = done if done and done <= as_of else None
        audits = asked([audit for audit in example.audits if audit["held"] <= as_of], one["agency"], one["theme"], example)
        earliest = max([planned + datetime.timedelta(1)] + ([min(x for x in (by, done) if x)] if by or done else []))
        after = next((audit for audit in audits if audit["held"] >= earliest), None)
        before = [audit for audit in audits if audit["held"] <= planned]
        showed = []
        if after:
            now = of_audit(after, one["agency"], one["theme"], example)
            was = of_audit(before[-1], one["agency"], one["theme"], example) if before else None
            showed = [{"change": change(was, now), "after": now, "before": was}]
        found.append({"agency": one["agency"], "theme": one["theme"], "action": one["action"], "owner": one["owner"] or None,
                      "planned": one["planned"], "to_be_done": slot(by, done, as_of), "reaudit": slot(again, after and after["held"], as_of),
                      "reaudit_by": after and after["audit"], "showed": showed, "line": line})
    return found


def standings(example, as_of, below, planned):
    found = []
    audits = [one for one in example.audits if one["held"] <= as_of]
    for agency in sorted({row["agency"] for audit in example.audits for row in audit["rows"]}):
        for theme in example.themes:
            mine = asked(audits, agency, theme, example)
            if not mine:
                continue
            last = of_audit(mine[-1], agency, theme, example)
            before = of_audit(mine[-2], agency, theme, example) if len(mine) > 1 else None
            is_below = Fraction(last["good"], last["possible"]) < Fraction(below, 100)
            lacks = []
            if is_below:
                about = [one for one in planned if one["agency"] == agency and one["theme"] == theme and
                         (day(one["planned"]) >= mine[-1]["held"] or not one["reaudit"]["done"])]
                options = [["owner"] * (not one["owner"]) + ["by"] * (not one["to_be_done"]["due"]) + ["reaudit"] * (not one["reaudit"]["due"])
                           for one in about]
                lacks = min(options, key=len) if options else ["action"]
            found.append({"agency": agency, "theme": theme, "change": change(before, last), "below": is_below, "lacks": lacks,
                          "last": last, "before": before})
    return found


def work_out(example, as_of, anchor, every, below):
    quarters, year, year_before = year_of(anchor, as_of)
    periods = dict(zip(("q1", "q2", "q3", "q4", "year", "year_before"), [*quarters, year, year_before]))
    held = [one for one in example.audits if one["held"] <= as_of]
    themes = []
    for theme in example.themes:
        row = {"theme": theme}
        for key, (begin, end) in periods.items():
            rows = [{**answer, "case": audit["audit"] + answer["case"]} for audit in held if begin <= audit["held"] <= end for answer in audit["rows"]]
            row[key] = count(rows, theme, example) if begin <= as_of else None
        themes.append(row)
    cases = []
    for number, (begin, end) in enumerate(quarters, 1):
        seen = {row["case"] for audit in held if begin <= audit["held"] <= end and not audit["agency"] for row in audit["rows"]}
        if begin <= as_of and held and held[0]["held"] <= end:
            cases.append({"quarter": number, "least": 10, "most": 12, "cases": len(seen), "forms_without_case": 0,
                          "state": "kept" if len(seen) >= 10 else "missed" if as_of >= end else "due"})
    planned = actions(example, as_of)
    unsafe = [(audit["audit"], str(audit["held"]), "year" if audit["held"] >= year[0] else "year_before" if audit["held"] >= year_before[0] else "earlier",
               row["form"], row["question"], row["unsafe"]) for audit in held for row in audit["rows"] if row["unsafe"]]
    found = {"evaluations": evaluations(example, as_of, every, year[0]), "themes": themes, "cases": cases, "actions": planned,
             "agencies": standings(example, as_of, below, planned), "unsafe": unsafe,
             "unsafe_earlier": sum(one[2] == "earlier" or (one[2] == "year_before" and one[5] == "past") for one in unsafe),
             "not_evaluated": not_evaluated(example, as_of), "audits": len(held), "audits_later": len(example.audits) - len(held), "forms_without_agency": 0,
             "forms": sum(len({row["form"] for row in audit["rows"]}) for audit in held)}
    found["missed"] = (any(one["state"] in ("late", "missed") for one in found["evaluations"]) or any(one["state"] == "missed" for one in cases)
                       or any("missed" in (one["to_be_done"]["state"], one["reaudit"]["state"]) for one in planned)
                       or any(one["lacks"] for one in found["agencies"]))
    return found


def evaluate(example, folder, path):
    """The same list, with days of evaluation that should not count on every day: none before 2024-11, then some, and of one agency alone."""
    listed = read(folder / "audits.csv")
    for one in listed:
        for key, place in (("instrument", folder), ("answers", folder)):
            one[key] = str(place / one[key])
        held = day(one["held"])
        one["evaluated"] = str(held + datetime.timedelta(30)) if one["agency"] or held.month in (8, 11) else ""
    with open(path, "w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, listed[0].keys())
        rows.writeheader()
        rows.writerows(listed)
    days = {one["audit"]: day(one["evaluated"]) for one in listed}
    for one in example.audits:
        one["evaluated"] = days[one["audit"]]


def printed(caf, folder, listed, as_of, anchor, every, below):
    words = [caf, "cycle", "--as-of", str(as_of), "--year-from", anchor, "--every", every, "--below", str(below), "--cases", "10-12"]
    words += [word for grade in GOOD for word in ("--good", grade)] + ["--plan", str(folder / "plan.csv"), "--format", "json", str(listed)]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=False)
    found = json.loads(done.stdout)
    if done.returncode != int(found["missed"]):
        raise SystemExit(f"{as_of}: exit status {done.returncode}")
    found["unsafe"] = [(one["audit"], one["held"], one["period"], one["form"], one["question"], one["when"]) for one in found["unsafe"]]
    for row in found["themes"] + found["agencies"]:
        del row["instrument"], row["scale"]
    return found


def stale(folder):
    """The answers that are not what make.py makes."""
    with tempfile.TemporaryDirectory() as made:
        subprocess.run([sys.executable, str(folder / "make.py"), made], check=True)
        names = {path.name for place in (pathlib.Path(made), folder / "answers") for path in place.iterdir()}
        return [name for name in sorted(names) if not (folder / "answers" / name).exists() or not pathlib.Path(made, name).exists()
                or (folder / "answers" / name).read_bytes() != pathlib.Path(made, name).read_bytes()]


def differences(caf, example, folder, listed, as_of, asked):
    anchor, begin, every, below = asked
    n = 0
    wanted, found = work_out(example, as_of, begin, every, below), printed(caf, folder, listed, as_of, anchor, every, below)
    for key, value in wanted.items():
        if found[key] != value:
            n += 1
            print(f"{as_of}, {anchor}, {every}, {below}: {key}: {found[key]}, and not {value}")
    return n


def main():
    caf, folder = sys.argv[1], pathlib.Path(sys.argv[2], "examples", "cycle")
    example = Example(folder)
    days = [datetime.date(2024, 4, 30) + datetime.timedelta(25 * i) for i in range(32)]
    days += [one["held"] + datetime.timedelta(i) for one in example.audits for i in (-1, 0)]
    days += [day(one[key]) + datetime.timedelta(i) for one in example.plan for key in ("planned", "by", "done", "reaudit") if one[key] for i in (0, 1)]
    wrong = len(stale(folder))
    if wrong:
        print(f"not what make.py makes: {stale(folder)}")
    for i, as_of in enumerate(days):
        anchor, begin = (("4", datetime.date(2000, 4, 1)), ("9", datetime.date(2000, 9, 1)), ("2024-02-29", datetime.date(2024, 2, 29)))[i % 3]
        every, below = ("rolling", "anchored")[i % 2], (60, 75, 1, 100)[i % 4]
        wrong += differences(caf, example, folder, folder / "audits.csv", as_of, (anchor, begin, every, below))
    with tempfile.TemporaryDirectory() as made:
        listed = pathlib.Path(made, "audits.csv")
        evaluate(example, folder.resolve(), listed)
        for as_of in days + [one["evaluated"] + datetime.timedelta(i) for one in example.audits if one["evaluated"] for i in (-1, 0)]:
            for every in ("rolling", "anchored"):
                wrong += differences(caf, example, folder, listed, as_of, ("4", datetime.date(2000, 4, 1), every, 60))
    print(f"{len(days)} days, {wrong} differences")
    return 1 if wrong or not days else 0


if __name__ == "__main__":
    sys.exit(main())
