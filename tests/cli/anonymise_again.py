#!/usr/bin/env python3
"""Anonymises the invented caseload a second time, by the words of docs/anonymising.md, and compares.

usage: anonymise_again.py CAF_COMMAND SOURCE_DIR

Nothing here is shared with the library: pseudonyms are made by the lines in the document, which hold to its
table, and what each member of a case becomes is written down below from the document.
"""

import collections
import csv
import datetime
import io
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ORGANISATIONS = {"agency", "identified_by", "authority", "from_authority", "recipient", "author"}
PEOPLE = {"person", "assessor", "professional"}
REFERENCES = {"child": "children", "assessment": "assessments", "meeting": "meetings", "plan": "plans", "action": "actions",
              "need": "needs", "strength": "strengths"}
NAMED = ORGANISATIONS | PEOPLE | set(REFERENCES) | {"id", "case", "family", "own_case", "comment"}
DATE = re.compile(r"\d\d\d\d-\d\d-\d\d$")
PROFILES = ["east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton"]
KEY = bytes(range(32))
OTHER = bytes(range(1, 33))


def learn(source):
    """The lines of the document, if they give what it says."""
    lines = {}
    exec((source / "examples" / "audit" / "pseudonym.py").read_text(encoding="utf-8"), lines)  # pylint: disable=exec-used
    table = re.findall(r"^\| `(\w+)` \| `(.*?)` \| (?:`(\w+)`, `(.*?)`)? *\| `([0-9a-f]{32})` \| *(\d*) *\|$",
                       (source / "docs" / "anonymising.md").read_text(encoding="utf-8"), re.M)
    assert len(table) == 9 and sum(bool(weeks) for *_, weeks in table) == 5, table
    for kind, text, of, unit, made, weeks in table:
        assert lines["pseudonym"](KEY, kind, text, *filter(None, (of, unit))) == made, text
        assert not weeks or lines["weeks"](KEY, kind, text) == int(weeks), text
    return lines


class Again:
    """What the document says of a case in JSON."""

    def __init__(self, lines, key, *, most=52, agencies=False, dates=False, births=False, without=()):
        self.lines, self.key, self.most = lines, key, most
        self.agencies, self.dates, self.births, self.without = agencies, dates, births, set(without)

    @staticmethod
    def unit(case):
        """What moves together."""
        return ("families", case["family"]) if "family" in case else ("cases", case["case"])

    def weeks(self, case):
        return 0 if self.dates else self.lines["weeks"](self.key, *self.unit(case), self.most)

    def named(self, kind, text, *within):
        return text if kind == "organisations" and self.agencies else self.lines["pseudonym"](self.key, kind, text, *within)

    def value(self, table, name, value, weeks, unit):
        if name in ORGANISATIONS:
            return self.named("organisations", value)
        if name in PEOPLE:
            return self.named("people", value)
        if name == "family" and table == "cases":
            return self.named("families", value)
        if name == "own_case" or (name == "case" and table == "cases"):
            return self.named("cases", value, *(() if unit == ("cases", value) else unit))
        if name == "id":
            return self.named(table, value, *unit)
        if name in REFERENCES and isinstance(value, str):
            return self.named(REFERENCES[name], value, *unit)
        if isinstance(value, str) and DATE.match(value):
            day = datetime.date.fromisoformat(value) - datetime.timedelta(weeks=weeks)
            reduced = table == "children" and name in ("born", "expected") and not self.births
            return str(day.replace(day=1) if reduced else day)
        return value

    def row(self, table, row, weeks, unit):
        return {name: self.value(table, name, value, weeks, unit) for name, value in row.items()
                if f"{table}.{name}" not in self.without and (table, name) != ("cases", "group")}

    def case(self, case):
        weeks, unit = self.weeks(case), self.unit(case)
        own = {name: value for name, value in case.items() if not isinstance(value, list) and name != "coverage"}
        made = self.row("cases", own, weeks, unit)
        for table, rows in case.items():
            if isinstance(rows, list):
                made[table] = [self.row(table, row, weeks, unit) for row in rows]
        return made


def run(caf, *words, cwd=None, status=0):
    done = subprocess.run([caf, *map(str, words)], cwd=cwd, capture_output=True, check=False)
    assert done.returncode == status or (status is None and done.returncode < 2), (words, done.returncode, done.stderr.decode())
    return done.stdout


def cases_of(data):
    return [json.loads(line) for line in data.decode().splitlines()]


def in_any_order(case):
    return {name: sorted(map(json.dumps, map(lambda row: dict(sorted(row.items())), rows))) if isinstance(rows, list) else rows
            for name, rows in case.items()}


def walk(value, name=None):
    """Every text of a case, with the member it stands under."""
    if isinstance(value, dict):
        for inner, held in value.items():
            yield from walk(held, inner)
    elif isinstance(value, list):
        for held in value:
            yield from walk(held, name)
    elif isinstance(value, str):
        yield name, value


def identifiers(case):
    return {text for name, text in walk(case) if name in NAMED}


def check_pseudonyms(caf, place, lines):
    """Identifiers of every kind of character, through the command and back."""
    dice = random.Random(6)
    alphabet = "abcXYZ019 -_.,;:'\"=+@\u00e9\u00df\u0142\u0416\u6c34\U0001f600/\\#%&"
    names = {"".join(dice.choice(alphabet) for _ in range(dice.randint(1, 60))) for _ in range(3000)} | {"x" * 256}
    cases = [{"case": name, "agency": name, "meetings": [{"id": name}]} for name in sorted(names)]
    (place / "names.ndjson").write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    made = cases_of(run(caf, "anonymise", "--key", place / "key", "--to", "json", place / "names.ndjson"))
    assert len(made) == len(cases)
    for case, name in zip(made, sorted(names)):
        expected = [*(lines["pseudonym"](KEY, kind, name) for kind in ("cases", "organisations")),
                    lines["pseudonym"](KEY, "meetings", name, "cases", name)]
        assert [case["case"], case["agency"], case["meetings"][0]["id"]] == expected, name
        assert len(set(expected)) == 3
    return len(cases)


def check_caseload(caf, place, source, lines):
    """The whole caseload, in several ways, is what the document says; nothing of the input is left."""
    plain = source / "examples" / "caseload.ndjson"
    before = cases_of(run(caf, "convert", "--to", "json", plain))
    ways = [({}, []), ({"agencies": True, "most": 9}, ["--keep-agencies", "--weeks", 9]),
            ({"births": True}, ["--keep-births"]), ({"dates": True}, ["--keep-dates"]),
            ({"without": ["children.ethnicity", "meetings.held_on"]}, ["--without", "children.ethnicity", "--without", "meetings.held_on"])]
    for how, words in ways:
        again = Again(lines, KEY, **how)
        made = cases_of(run(caf, "anonymise", "--key", place / "key", "--to", "json", *words, plain))
        assert len(made) == len(before)
        for old, new in zip(before, made):
            new.pop("coverage", None)
            expected, found = in_any_order(again.case(old)), in_any_order(new)
            assert expected == found, (words, expected, found)
    return before


def check_nothing_left(caf, place, source, before):
    """No identifier, comment or date of the input among the values, nor any long one among the bytes."""
    plain = source / "examples" / "caseload.ndjson"
    text = run(caf, "anonymise", "--key", place / "key", "--to", "json", plain)
    run(caf, "anonymise", "--key", place / "key", "--to", "csv", "--output", place / "tables", plain)
    raw = [json.loads(line) for line in plain.read_text(encoding="utf-8").splitlines()]
    names = set().union(*map(identifiers, raw))
    words = {value for case in raw for name, value in walk(case) if name not in NAMED}  # of lists, and days
    names -= words
    values = {value for case in cases_of(text) for _, value in walk(case)}
    cells = set()
    data = text
    for file in sorted((place / "tables").iterdir()):
        data += file.read_bytes()
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8"))):
            cells.update(row)
    assert not names & values, names & values
    assert not names & cells, names & cells
    for name in names:
        if len(name) > 3 and not re.fullmatch("[0-9a-f]+", name):
            assert name.encode() not in data, name
    assert any(len(name) > 100 for name in names), "no comment was looked for"
    for old, new in zip(before, cases_of(text)):
        for field, value in walk(old):
            if field == "opened":
                assert new["opened"] != value
    back = run(caf, "convert", "--to", "json", place / "tables")
    assert list(map(in_any_order, cases_of(back))) == list(map(in_any_order, cases_of(text)))
    return len(names)


def check_keys(caf, place, source):
    """One key always gives the same, another shares nothing; the order of cases makes no difference."""
    plain = source / "examples" / "caseload.ndjson"
    once = run(caf, "anonymise", "--key", place / "key", "--to", "json", plain)
    assert once == run(caf, "anonymise", "--key", place / "key", "--to", "json", plain)
    other = run(caf, "anonymise", "--key", place / "other", "--to", "json", plain)
    made = [{value for case in cases_of(data) for name, value in walk(case) if re.fullmatch("[0-9a-f]{32}", value)} for data in (once, other)]
    assert len(made[0]) == len(made[1]) > 500 and not made[0] & made[1]
    lines = plain.read_text(encoding="utf-8").splitlines()
    random.Random(7).shuffle(lines)
    (place / "shuffled.ndjson").write_text("\n".join(lines), encoding="utf-8")
    assert sorted(run(caf, "anonymise", "--key", place / "key", "--to", "json", place / "shuffled.ndjson").splitlines()) == sorted(once.splitlines())


def invented_siblings():
    """Cases of five siblings in each way that a family can be recorded, with what they share: each lists all the
    children, whose cases it names, one meeting, and the professional who comes to all of them."""
    dice = random.Random(8)
    for household in range(40):
        born = [datetime.date(2008, 1, 1) + datetime.timedelta(dice.randrange(5000)) for _ in range(5)]
        opened = datetime.date(2026, 1, 12) + datetime.timedelta(dice.randrange(100))
        recorded = dice.choice([[None] * 5, ["F"] * 5, ["F", "F", None, None, None], ["F", "F", "F", "G", "G"], ["F", "G", "H", "I", None]])
        for at, family in enumerate(recorded):
            case = {"case": f"H{household}-{at}", "child": f"H{household}-k{at}", "opened": str(opened),
                    "children": [{"id": f"H{household}-k{one}", "born": str(day), "own_case": f"H{household}-{one}"} for one, day in enumerate(born)],
                    "meetings": [{"id": f"H{household}-M", "held_on": str(opened + datetime.timedelta(21))}],
                    "attendances": [{"id": f"H{household}-a", "meeting": f"H{household}-M", "person": "Invented Person", "agency": "school-1"}]}
            yield {**case, "family": f"H{household}-{family}"} if family else case


def windows(cases):
    """From the output alone: by cases that share an identifier of any kind but a professional's or an agency's, for each
    child the days that its birth can lie before a meeting that they have in common."""
    held, found = collections.defaultdict(list), {}
    for at, case in enumerate(cases):
        for text in {text for name, text in walk(case) if name not in ORGANISATIONS | PEOPLE and re.fullmatch("[0-9a-f]{32}", text)}:
            held[text].append(at)
    household = list(range(len(cases)))  # which cases are known to belong together
    for sharing in held.values():
        for at in sharing:
            old, new = household[at], household[sharing[0]]
            household = [new if one == old else one for one in household]
    for at, case in enumerate(cases):
        meeting = datetime.date.fromisoformat(case["meetings"][0]["held_on"])
        for place, child in enumerate(case["children"]):
            first = datetime.date.fromisoformat(child["born"])
            last = (first + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1)
            low, high = found.get((household[at], place), (-10**6, 10**6))
            found[household[at], place] = max(low, (meeting - last).days), min(high, (meeting - first).days)
    return found, len(set(household))


def check_attacker(caf, place, lines):
    """Who lays the cases side by side that share an identifier learns no birth better than to a month."""
    cases = list(invented_siblings())
    plain = place / "siblings.ndjson"
    plain.write_text("\n".join(map(json.dumps, cases)), encoding="utf-8")
    run(caf, "anonymise", "--key", place / "key", "--to", "json", "--output", place / "made-siblings.ndjson", plain)
    made = cases_of((place / "made-siblings.ndjson").read_bytes())
    assert [in_any_order(case) for case in made] == [in_any_order(Again(lines, KEY).case(case)) for case in cases]
    told = json.loads(run(caf, "anonymise", "--check", "--format", "json", plain, status=None))
    by_household = collections.defaultdict(set)
    for case in cases:
        by_household[case["case"].split("-")[0]].add(Again.unit(case))
    apart = 5 * sum(len(units) > 1 for units in by_household.values())
    assert told["unlinked"] == {"by_child": apart, "by_meeting": apart} and 0 < apart < len(cases), told["unlinked"]
    assert json.loads(run(caf, "anonymise", "--check", "--format", "json", place / "made-siblings.ndjson", status=None))["unlinked"] == {"by_child": 0, "by_meeting": 0}
    found, households = windows(made)
    assert 40 < households < len(cases), households
    narrowest = min(high - low + 1 for low, high in found.values())
    assert narrowest >= 28, narrowest
    by_family = collections.defaultdict(list)
    for case, new in zip(cases, made):
        by_family[Again.unit(case)].append(new)
    for some in by_family.values():  # a family's links and what lies between its dates stay
        assert len({(one["meetings"][0]["id"], one["meetings"][0]["held_on"]) for one in some}) == 1
        own = {child["own_case"] for child in some[0]["children"]}
        assert len({one["case"] for one in some} & own) == len(some)
    return narrowest


def findings(caf, file, as_of):
    """Verdicts by case: (profile, rule, verdict), as often as each comes."""
    found = collections.defaultdict(collections.Counter)
    profiles = [word for name in PROFILES for word in ("--profile", name)]
    table = run(caf, "check", *profiles, "--as-of", as_of, "--only", "all", "--format", "csv", file, status=None)
    for row in csv.DictReader(io.StringIO(table.decode())):
        found[row["case"]][row["profile"], row["rule"], row["verdict"]] += 1
    return found


def calendar_rules(caf):
    """Rules counted in working days, or in months or years, whose days depend on where in the year they fall."""
    told = json.loads(run(caf, "rules", "--format", "json"))
    return {rule["rule"] for rule in told["rules"]
            if any(re.search("working|month|year", json.dumps(profile.get("parameters"))) for profile in rule["profiles"])}


def findings_of_kept(caf, place, plain, as_of):
    """With their dates and births nothing that a rule looks at has changed."""
    run(caf, "anonymise", "--key", place / "key", "--keep-dates", "--keep-births", "--to", "json", "--output", place / "kept.ndjson", plain)
    return findings(caf, place / "kept.ndjson", as_of)


def check_findings(caf, place, source, lines):
    """Seen as of a day that moves with the case, all verdicts of rules that no calendar touches are the same."""
    plain = source / "examples" / "caseload.ndjson"
    as_of = datetime.date(2026, 6, 30)
    before = findings(caf, plain, as_of)
    again = Again(lines, KEY)
    by_weeks, pseudonyms = collections.defaultdict(list), {}
    for case in cases_of(run(caf, "convert", "--to", "json", plain)):
        by_weeks[again.weeks(case)].append(case["case"])
        pseudonyms[case["case"]] = again.case(case)["case"]
    made = {json.loads(line)["case"]: line for line in
            run(caf, "anonymise", "--key", place / "key", "--keep-births", "--to", "json", plain).decode().splitlines()}
    touched, same, differ = calendar_rules(caf), 0, collections.Counter()
    for weeks, names in by_weeks.items():
        own = {pseudonyms[name]: name for name in names}
        (place / "some.ndjson").write_text("\n".join(made[name] for name in own), encoding="utf-8")
        after = findings(caf, place / "some.ndjson", as_of - datetime.timedelta(weeks=weeks))
        for name, old in own.items():
            same += (before[old] & after[name]).total()
            for gone in ((before[old] - after[name]), (after[name] - before[old])):
                differ.update({rule: n for (_, rule, _), n in gone.items()})
    assert set(differ) <= touched, (differ, touched)
    kept = findings_of_kept(caf, place, plain, as_of)
    assert kept == {pseudonyms[name]: found for name, found in before.items()}
    assert len(by_weeks) > 20 and same > 1000
    all_of_them = sum(found.total() for found in before.values())
    return same, all_of_them - same


def check_crowd(caf, place, source):
    """How many cases are alone, counted here from the text."""
    plain = source / "examples" / "caseload.ndjson"
    run(caf, "anonymise", "--key", place / "key", "--keep-agencies", "--to", "json", "--output", place / "made.ndjson", plain)
    rows = []
    for case in cases_of((place / "made.ndjson").read_bytes()):
        children = case.get("children", [])
        child = next((one for one in children if one.get("id") == case.get("child")), children[0] if len(children) == 1 else {})
        closures = case.get("closures") or [{}]
        rows.append({**{f"cases.{name}": case.get(name) for name in ("agency", "initiator", "origin", "division", "level")},
                     "year of cases.opened": case.get("opened", "")[:4], "year of children.born": child.get("born", "")[:4],
                     **{f"children.{name}": child.get(name) for name in ("gender", "ethnicity", "language", "disability", "send")},
                     "number of children": len(children), "closures.reason, last": closures[-1].get("reason")})

    def groups(fields):
        made = collections.Counter(tuple(row[field] for field in fields) for row in rows)
        return {"groups": len(made), "smallest": min(made.values()), "alone": sum(n == 1 for n in made.values()),
                "few": sum(n for n in made.values() if n < 5)}
    told = json.loads(run(caf, "anonymise", "--check", "--format", "json", place / "made.ndjson", status=1))
    fields = list(rows[0])
    assert [one["field"] for one in told["fields"]] == fields
    assert told["cases"] == len(rows) and told["together"] == groups(fields), (told["together"], groups(fields))
    for one in told["fields"]:
        assert one["by_it"] == groups([one["field"]]), (one, groups([one["field"]]))
        assert one["without_it"] == groups([field for field in fields if field != one["field"]]), one
    key = [tuple(row[field] for field in fields) for row in rows]
    alone = [at + 1 for at, mine in enumerate(key) if key.count(mine) == 1]
    assert sorted(one["line"] for one in told["alone"]) == alone
    return told["together"]


def main():
    caf, source = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
    lines = learn(source)
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        (place / "key").write_text(KEY.hex() + "\n", encoding="ascii")
        (place / "other").write_text(OTHER.hex().upper(), encoding="ascii")
        texts_seen = check_pseudonyms(caf, place, lines)
        before = check_caseload(caf, place, source, lines)
        names = check_nothing_left(caf, place, source, before)
        check_keys(caf, place, source)
        narrowest = check_attacker(caf, place, lines)
        same, differ = check_findings(caf, place, source, lines)
        together = check_crowd(caf, place, source)
    print(f"{texts_seen} texts, {len(before)} cases, {names} names and comments; {same} findings the same, {differ} not; {narrowest} days; {together}")


main()
