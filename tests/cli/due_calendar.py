#!/usr/bin/env python3
"""Holds the calendar of `caf due` to its CSV, with a reader that is not libical.

usage: due_calendar.py CAF_COMMAND SOURCE_DIR

The reader is Python's vobject (Debian: python3-vobject). Of the invented
caseload, and of invented cases with names that no one should have, under
several profiles and on several days: the calendar keeps RFC 5545 (lines of at
most 75 octets that end in CR LF, no character cut in two, no control), has the
events that the CSV has days for and no others, and no UID twice; two runs give
the same bytes, and tomorrow's UIDs of the same things are today's.
"""

import collections
import csv
import datetime
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SYSTEM_PYTHON = "/usr/bin/python3"

try:
    import vobject
except ImportError:
    # A Python of one's own does not see the system's packages.
    if os.path.exists(SYSTEM_PYTHON) and os.path.realpath(sys.executable) != os.path.realpath(SYSTEM_PYTHON):
        os.execv(SYSTEM_PYTHON, [SYSTEM_PYTHON, *sys.argv])
    sys.exit("Python's vobject is needed (Debian: python3-vobject)")

HOSTILE = [
    "plain",
    "comma, semicolon; colon: backslash \\ and \"quotes\"",
    "\\n is no line \\, \\; \\\\",
    "END:VEVENT",
    "steered \u009b31m",
    "=1+1",
    "Zoë/Ünïcode %2F ~2 /x@libcaf",
    "\U0001f476" * 40,
    "漢" * 80,
    "e\u0301" * 70,
    "turned \u202e round\u2028 and split",
    " spaces  around ",
    "plain",
    "x" * 250,
]

# A reader takes no such identifier; were one let through, it would end a line.
REFUSED = ["line\nfeed", "line\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:forged@libcaf", "bell\u0007"]


def run(*words):
    done = subprocess.run(words, capture_output=True, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def cases(names):
    """Each with a first TAF, a review due, and two actions, one of them of a hostile name."""
    for i, name in enumerate(names):
        yield {
            "case": name, "comment": "Invented.", "division": "england-and-wales", "services": "several",
            "opened": "2026-01-05",
            "assessments": [{"id": "a1", "started": "2026-01-05", "completed": "2026-01-30"}],
            "meetings": [{"id": "m1", "kind": "first", "held_on": "2026-02-%02d" % (i % 27 + 2)}],
            "plans": [{"id": "p1", "dated": "2026-02-%02d" % (i % 27 + 2)}],
            "actions": [
                {"id": name[:60] or "x", "plan": "p1", "agency": name, "agreed_on": "2026-02-20", "by_when": "2026-03-20"},
                {"plan": "p1", "agreed_on": "2026-02-20", "by_when": "2026-04-20"},
                {"plan": "p1", "agreed_on": "2026-02-20", "by_when": "2026-04-20"},
            ],
            "ratings": [], "reviews": [], "transfers": [], "closures": [],
            "leads": [{"id": "l1", "began_on": "2026-02-01", "person": name, "agency": "a, b"}],
        }


def check_bytes(raw):
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r") == raw.count(b"\r\n")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75 and line != b" ", line
        text = line.decode("utf-8")  # no character is cut in two
        assert not any(ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0x2028 <= ord(c) <= 0x202E for c in text), line


def shown(name):
    """A name as a terminal or calendar may show it."""
    steers = lambda c: ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0x2028 <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069
    return "".join("?" if steers(c) else c for c in name)


def cell(text):
    """CSV has an apostrophe before what looks like a formula, or begins with one."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r'" else text


def categories(event):
    return {c for part in event.categories_list for c in part.value}


def as_events(rows):
    """What each row with a day should be in the calendar."""
    wanted = collections.Counter()
    for row in rows:
        if row["due"]:
            marks = {row["profile"]}
            marks |= {"Overdue"} if row["band"] == "overdue" else set()
            marks |= {"Safeguarding"} if row["kind"] == "safeguarding" else set()
            wanted[row["due"], frozenset(marks), row["rule"], row["title"], shown(cell(row["case"])), row["explanation"]] += 1
    return wanted


def from_events(events):
    found = collections.Counter()
    for event in events:
        start = event.dtstart.value
        assert type(start) is datetime.date, start
        summary, description = event.summary.value, event.description.value
        rule = description.split(",")[0].split(":")[0]
        explanation = description.split("\n\n")[1]
        head, _, name = summary.partition(": case ")
        for mark in ("SAFEGUARDING: ", "Overdue: "):
            assert head.startswith(mark) == (mark[:-2].capitalize() in categories(event)), summary
            head = head[len(mark):] if head.startswith(mark) else head
        found[str(start), frozenset(categories(event)), rule, head, name, explanation] += 1
    return found


def without_subject(events, wanted):
    """The summary goes on with the subject after the case's name; which of them it is, the CSV's names say."""
    matched = collections.Counter()
    for (day, marks, rule, title, name, why), n in events.items():
        names = [w[4] for w in wanted if w[:4] == (day, marks, rule, title) and w[5] == why]
        whole = [w for w in names if name == w or name.startswith(w + ", ")]
        assert whole, (name, names)
        matched[day, marks, rule, title, max(whole, key=len), why] += n
    return matched


def check(caf, options, files, day):
    command = [caf, "due", *options, "--as-of", day]
    rows = list(csv.DictReader(io.StringIO(run(*command, "--format", "csv", *files).decode("utf-8"), newline="")))
    raw = run(*command, "--format", "ical", *files)
    assert raw == run(*command, "--format", "ical", *files)
    check_bytes(raw)
    calendar = vobject.readOne(raw.decode("utf-8"))
    assert calendar.version.value == "2.0" and "libcaf" in calendar.prodid.value and "method" not in calendar.contents
    events = list(calendar.components())
    assert all(e.name == "VEVENT" for e in events)
    uids = collections.Counter(e.uid.value for e in events)
    assert all(n == 1 for n in uids.values()), uids.most_common(3)
    assert all(e.transp.value == "TRANSPARENT" for e in events)
    stamp = datetime.datetime.fromisoformat(day + "T00:00:00+00:00")
    assert all(e.dtstamp.value == stamp for e in events)
    wanted = as_events(rows)
    assert without_subject(from_events(events), wanted) == wanted
    return {e.uid.value: e.dtstart.value for e in events}


def main():
    caf, source = sys.argv[1], pathlib.Path(sys.argv[2])
    caseload = str(source / "examples/caseload.ndjson")
    all_profiles = [w for p in ("east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton") for w in ("--profile", p)]
    with tempfile.TemporaryDirectory() as place:
        hostile, lengths = pathlib.Path(place, "hostile.ndjson"), pathlib.Path(place, "lengths.ndjson")
        anchored = pathlib.Path(place, "anchored.json")
        hostile.write_text("".join(json.dumps(c) + "\n" for c in cases(HOSTILE)), encoding="utf-8")
        # A line's end falls on every place that a fold can.
        lengths.write_text("".join(json.dumps(c) + "\n" for c in cases("é" * (n % 2) + "x" * n for n in range(1, 200))))
        anchored.write_text(json.dumps({"profile": "anchored", "rules": {
            "EM-C1": {"on": True, "review-from": {"choice": "anchored"}}, "BD-4c-in-time": {"on": True}}}))
        events = 0
        for options in ([], all_profiles, ["--within", "week"], ["--profile", str(anchored)]):
            for files in ([caseload], [str(hostile)], [str(lengths)], [caseload, caseload, str(hostile)]):
                today, tomorrow = (check(caf, options, files, day) for day in ("2026-06-30", "2026-07-01"))
                events += len(today)
                # What is owed on both days has one UID, and hardly anything is owed on one alone.
                if "--within" not in options:
                    assert len(today.keys() & tomorrow.keys()) >= 0.9 * len(today) > 0
        # Where the day moves the event does, and stays the same event.
        before, after = {}, {}
        for months, found in ((4, before), (5, after)):
            anchored.write_text(json.dumps({"profile": "moved", "rules": {
                "EM-C1": {"on": True, "within": {"amount": months, "unit": "months"}}}}))
            found.update(check(caf, ["--profile", str(anchored)], [str(hostile)], "2026-03-10"))
        assert before.keys() == after.keys() and all(before[uid] < after[uid] for uid in before) and len(before) == len(HOSTILE)
        for name in REFUSED:
            hostile.write_text("".join(json.dumps(c) + "\n" for c in cases([name])), encoding="utf-8")
            done = subprocess.run([caf, "due", "--format", "ical", str(hostile)], capture_output=True, check=False)
            assert done.returncode == 2 and done.stdout == b"", name
    print(f"{events} events")


main()
