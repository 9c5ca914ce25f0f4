"""The golden cases of the C library, tests/golden/*.txt, through Case and check."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import caf
from caf import raw
from caf._rows import FIELDS, TABLES
from caf.cases import NOT_HELD, Case
from caf.cases.rows import ROWS

GOLDEN = Path(__file__).parent.parent / "golden"
FILES = sorted(path for path in GOLDEN.glob("*.txt"))
WORDS = {"child": "children", "quality record": "quality", **{table.removesuffix("s"): table for table in ROWS}}
CHOICES = {"view": "view-suffices", "agreement": "agreement-needed"}
MANY = {"excused-reasons", "unborn-boxes"}
ITEM_SETS = {"elements", "smart", "characteristics", "risk-factors", "indicators"}


class NotForAnObject(Exception):
    """A case that no object can be: rows of another case, values that are none."""


def value_of(table, name, text):
    field = FIELDS[table][name]
    if field.type in (raw.TYPE_DATE, raw.TYPE_PLANNED):
        if text == "unreadable":
            raise NotForAnObject(text)
        return date.fromisoformat(text)
    if field.type == raw.TYPE_FLAG:
        if text not in ("yes", "no"):
            raise NotForAnObject(text)
        return text == "yes"
    if field.type == raw.TYPE_SET:
        if text.isdigit():
            raise NotForAnObject(text)
        return text.split()
    if field.type == raw.TYPE_CHOICE:
        if text not in field.choices:
            raise NotForAnObject(text)
        return text
    return int(text)


class Golden:
    def __init__(self, path, line, title):
        self.place, self.title = f"{path.name}:{line}", title
        self.about, self.as_of = {}, None
        self.rows, self.partial, self.without = {}, set(), set()
        self.all_others = self.expects_nothing = False
        self.settings = {}
        self.not_for_an_object = None
        self.expected = []

    def read(self, key, text):
        if key == "as of":
            self.as_of = date.fromisoformat(text)
        elif key == "expect":
            if text == "nothing":
                self.expects_nothing = True
            else:
                self.expected.append(self.expectation(text))
        elif key == "reason":
            self.expected[-1]["reason"] = text
        elif key == "says":
            self.expected[-1].setdefault("says", []).append(text)
        elif key == "fields":
            self.expected[-1]["fields"] = {name.strip() for name in text.split(",")}
        elif key == "items":
            of, names = text.split(":")
            assert of in ITEM_SETS
            self.expected[-1]["items"] = {name.strip() for name in names.split(",")}
        elif key == "because":
            pass
        elif key == "profile":
            self.setting(text)
        elif key == "none":
            if text == "all others":
                self.all_others = True
            else:
                for table in text.split(","):
                    self.rows.setdefault(table.strip(), [])
        elif key in TABLES:
            self.coverage(key, text)
        else:
            self.row(key, text)

    def setting(self, text):
        """A line of a profile, as the file of one says it."""
        value, *dates = (part.strip() for part in text.split(","))
        rule, parameter, *words = value.split()
        dates = dict(part.split() for part in dates)
        if words[0].isdigit() and len(words) > 1:
            unit = " ".join(words[1:])
            given = {"amount": int(words[0]), "unit": unit if unit.endswith("s") else unit + "s", **dates}
        elif parameter in MANY:
            given = {"choices": words, **dates}
        else:
            given = {"choice": CHOICES.get(words[0], words[0]), **dates}
        self.settings.setdefault(rule, {}).setdefault(parameter, []).append(given)

    def profile(self, base):
        """The profile it is held to: the built-in one, with its settings."""
        if not self.settings:
            return base
        rules = {
            rule: {parameter: values[0] if len(values) == 1 else values for parameter, values in parameters.items()}
            for rule, parameters in self.settings.items()
        }
        return caf.Profile.from_json({"profile": "golden", "extends": base or caf.profiles()[0], "rules": rules})

    def coverage(self, table, text):
        if text == "partial":
            self.partial.add(table)
        if text in ("none", "partial"):
            self.rows.setdefault(table, [])
        elif text.startswith("without "):
            self.without |= {f"{table}.{name.strip()}" for name in text.removeprefix("without ").split(",")}
            self.rows.setdefault(table, [])
        else:
            assert text == "absent", text
            self.rows[table] = NOT_HELD

    def row(self, key, text):
        times = 1
        if " times " in key:
            key, n = key.split(" times ")
            times = int(n)
        if key.startswith("stray "):
            raise NotForAnObject(key)
        table = "cases" if key == "about" else WORDS[key]
        values = {}
        for part in filter(None, (part.strip() for part in text.split(","))):
            name, _, value = part.partition(" ")
            values[name] = value_of(table, name, value.strip())
        if table == "cases":
            self.about = values
        else:
            self.rows.setdefault(table, [])
            self.rows[table] += [ROWS[table](**values)] * times

    def expectation(self, text):
        verdict, *parts = (part.strip() for part in text.split(","))
        wanted = {"verdict": verdict, "grade": None, "flags": set()}
        for part in parts:
            word, _, rest = part.partition(" ")
            if word in ("due", "done"):
                wanted[word] = None if rest == "never" else date.fromisoformat(rest)
            elif word in ("days", "slack"):
                wanted[word] = int(rest)
            elif word == "on":
                *words, number = rest.split() if rest.split()[-1].isdigit() else [*rest.split(), "0"]
                wanted["on"] = ("cases" if words == ["about"] else WORDS[" ".join(words)], int(number))
            elif word == "acceptable":
                wanted["grade"] = word
            else:
                assert word in ("provisional", "convention", "early"), part
                wanted["flags"].add(word)
        return wanted

    def case(self):
        rows = dict(self.rows)
        if self.all_others:
            rows = {table: rows.get(table, ()) for table in ROWS}
        without = self.without
        if not self.about:
            raise NotForAnObject("no case")
        return Case(case_id=1000, **self.about, **rows, partial=self.partial, without=without)


def cases_in(path):
    found, current = [], None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("case:"):
            current = Golden(path, number, line.removeprefix("case:").strip())
            found.append(current)
        elif current is not None and line and not line.startswith("#"):
            key, _, text = line.partition(":")
            try:
                current.read(key.strip(), text.strip())
            except (NotForAnObject, caf.ArgumentError) as reason:
                current.not_for_an_object = reason
    return found


def is_as_expected(golden, case, wanted, found):
    flags = {
        name
        for name, is_set in (("provisional", found.is_provisional), ("convention", found.is_convention), ("early", found.is_early))
        if is_set
    }
    if "on" in wanted:
        table, number = wanted["on"]
        if found.table != table:
            return False
        if number and table != "cases" and found.subject != golden.rows[table][number - 1]:
            return False
        if not number and table != "cases" and found.subject is not None:
            return False
    return (
        found.verdict == wanted["verdict"]
        and found.grade == wanted["grade"]
        and flags == wanted["flags"]
        and all(getattr(found, name) == wanted[name] for name in ("due", "done", "days", "slack", "reason") if name in wanted)
        and ("fields" not in wanted or set(found.missing) == wanted["fields"])
        and ("items" not in wanted or len(found.missing) == len(wanted["items"]))
    )


def rule_profiles(rule, cases):
    """The built-in profile that has a rule: the first under which any of its cases gives a finding."""
    for profile in caf.profiles():
        if any(finding.rule == rule for case, as_of in cases[:40] for finding in case.check(as_of=as_of, profile=profile, division=None)):
            return profile
    return None


COUNTED = Counter()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_golden(path):
    rule = path.stem
    made = []
    for golden in cases_in(path):
        COUNTED["all"] += 1
        if golden.not_for_an_object:
            COUNTED["no object"] += 1
            continue
        try:
            made.append((golden, golden.case()))
        except caf.ArgumentError as error:
            # The same id twice, a reference to nothing, a value where there is no place: no case file holds them either.
            assert any(part in str(error) for part in ("the same id", "no row of this case", "no place in the source")), golden.place
            COUNTED["no object"] += 1
    profile = rule_profiles(rule, [(case, golden.as_of) for golden, case in made])
    if profile is None and made:
        assert all(golden.expects_nothing or rule.startswith("D-") for golden, _ in made), "no built-in profile has the rule"
    for golden, case in made:
        how = {"as_of": golden.as_of, "profile": golden.profile(profile), "division": None}
        found = [one for one in case.check(**how) if one.rule == rule]
        left = list(golden.expected)
        for one in found:
            like = next((wanted for wanted in left if is_as_expected(golden, case, wanted, one)), None)
            assert like is not None, f"{golden.place}: {golden.title}: {one!r} {one.due} {one.done} {one.reason} on {one.subject}"
            left.remove(like)
            text = one.explain()
            for words in like.get("says", ()):
                assert words in text, golden.place
        assert not left, f"{golden.place}: {golden.title}: not found: {left}"
        COUNTED["compared"] += 1


def test_nearly_all_were_compared():
    if COUNTED["all"] < 3000:
        pytest.skip("only some files were run")
    assert COUNTED["compared"] > 0.94 * COUNTED["all"], COUNTED
