#!/usr/bin/env python3
"""Tries docs/profile.schema.json on profiles, and holds it against the command.

usage: check_schema.py SOURCE_DIR CAF_COMMAND

Each profile that comes along must be valid, and each broken one, made by one
change of the example, must not be; `caf profile check` must say the same.
Knows the part of JSON Schema that the schema uses, and stops at any other word.
"""

import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def same(one, other):
    return one == other and isinstance(one, bool) == isinstance(other, bool)


class Schema:
    def __init__(self, root):
        self.root = root

    def valid(self, value, schema=None):
        return all(self.holds(word, argument, value, schema) for schema in [self.root if schema is None else schema]
                   for word, argument in schema.items())

    def holds(self, word, argument, value, schema):
        number = is_type(value, "integer")
        match word:
            case "$schema" | "$comment" | "$defs" | "title" | "description":
                return True
            case "$ref":
                return self.valid(value, self.root["$defs"][argument.removeprefix("#/$defs/")])
            case "type":
                return any(is_type(value, name) for name in ([argument] if isinstance(argument, str) else argument))
            case "enum":
                return any(same(value, one) for one in argument)
            case "const":
                return same(value, argument)
            case "anyOf":
                return any(self.valid(value, one) for one in argument)
            case "not":
                return not self.valid(value, argument)
            case "required":
                return not isinstance(value, dict) or all(name in value for name in argument)
            case "properties" | "patternProperties" | "additionalProperties":
                return not isinstance(value, dict) or self.members_hold(value, schema)
            case "items":
                return not isinstance(value, list) or all(self.valid(one, argument) for one in value)
            case "uniqueItems":
                return not isinstance(value, list) or len(value) == len({json.dumps(one) for one in value})
            case "minItems":
                return not isinstance(value, list) or len(value) >= argument
            case "maxItems":
                return not isinstance(value, list) or len(value) <= argument
            case "pattern":
                return not isinstance(value, str) or re.search(argument, value) is not None
            case "minLength":
                return not isinstance(value, str) or len(value) >= argument
            case "maxLength":
                return not isinstance(value, str) or len(value) <= argument
            case "minimum":
                return not number or value >= argument
            case "maximum":
                return not number or value <= argument
            case "multipleOf":
                return not number or value % argument == 0
        sys.exit(f"the schema uses {word}, which this check does not know")

    def members_hold(self, value, schema):
        for name, member in value.items():
            own = [schema["properties"][name]] if name in schema.get("properties", {}) else []
            own += [one for pattern, one in schema.get("patternProperties", {}).items() if re.search(pattern, name)]
            if not own and schema.get("additionalProperties") is False:
                return False
            if not all(self.valid(member, one) for one in own):
                return False
        return True


LIMIT = {"amount": 3, "unit": "months"}
RULES = ("rules", "EM-C1")
# Where, and what stands there: one fault each.
BROKEN = [
    ((), []), ((), {}), (("profile",), None), (("profile",), "a b"), (("profile",), "-a"), (("profile",), "x" * 64), (("profile",), 7),
    (("number",), 0), (("number",), 32768), (("number",), "1000"), (("number",), 10.5), (("titel",), "x"), (("title",), ""),
    (("title",), "a\nb"), (("title",), "x" * 501), (("extends",), ""), (("extends",), 3), (("division",), "wales"),
    (("closure_days",), "2024-12-27"), (("closure_days",), ["27/12/2024"]), (("closure_days",), [None]), (("closure_days",), ["1970-01-01"]),
    (("closure_days",), [{"source": "x"}]), (("closure_days",), [{"date": "2024-12-27", "sauce": "x"}]), (("levels",), "one"),
    (("levels",), [1]), (("levels",), ["x"] * 21), (("rules",), []), (("rules", "EM-C9"), {"on": True}), (("rules", "em-c1"), {"on": True}),
    (("rules", "9999"), {"on": True}), (RULES, True), (RULES, None), (RULES, {"on": "yes"}), (RULES, {"severity": "highest"}),
    (RULES, {"on": False, "severity": "low"}), (("rules", "data-order"), {"on": False}), (RULES, {"from": "1.4.2024", "on": True}),
    (RULES, {"whithin": LIMIT}), (("rules", "EM-D1"), {"within": LIMIT}), (RULES, {"within": 3}), (RULES, {"within": {"amount": 3}}),
    (RULES, {"within": {"unit": "months"}}), (RULES, {"within": dict(LIMIT, amount=0)}), (RULES, {"within": dict(LIMIT, amount=36526)}),
    (RULES, {"within": dict(LIMIT, amount="3")}), (RULES, {"within": dict(LIMIT, unit="moons")}),
    (RULES, {"within": {"amount": 36, "unit": "hours"}}), (RULES, {"within": [LIMIT, 7]}), (RULES, {"within": dict(LIMIT, until="never")}),
    (RULES, {"within": dict(LIMIT, choice="x")}), (RULES, {"review-from": {"choice": "sometimes"}}), (RULES, {"review-from": {}}),
    (("rules", "EM-D1"), {"excused-reasons": {"choices": "died"}}), (("rules", "EM-D1"), {"excused-reasons": {"choices": ["died", "died"]}}),
]
# And what is right, though it looks odd.
SOUND = [
    (("comment",), [1, {"a": 2}]), (("number",), None), (("title",), None), (("rules",), None), (("levels",), []), (("closure_days",), []),
    (("rules", "10001"), {"on": True, "within": LIMIT, "notify-within": {"amount": 0, "unit": "days"}}), (RULES, {"title": "x"}),
    (RULES, {"on": False}), (RULES, {"within": []}), (RULES, {"within": None}), (RULES, {"within": [LIMIT, dict(LIMIT, **{"from": "2024-01-01"})]}),
    (RULES, {"within": {"amount": 48, "unit": "hours"}}), (RULES, {"within": {"amount": 1, "unit": "year"}}),
    (("rules", "EM-D1"), {"excused-reasons": {"choices": []}}), (("rules", "data-order"), {"title": "x"}),
]


def changed(profile, place, value):
    if not place:
        return value
    made = copy.deepcopy(profile)
    inside = made
    for name in place[:-1]:
        inside = inside[name]
    inside[place[-1]] = value
    return made


def judge(schema, command, shipped, example, broken, sound):
    """What is shipped, and an example changed in one place, by the schema and by a command: whether both are right."""
    problems, tried = [], 0

    def expect(path, wanted, what):
        nonlocal tried
        tried += 1
        by_schema = schema.valid(json.loads(path.read_text(encoding="utf-8")))
        by_command = subprocess.run([*command, path], capture_output=True, check=False).returncode == 0
        if by_schema != wanted or by_command != wanted:
            problems.append(f"{what}: the schema says {by_schema}, the command {by_command}, and it is {wanted}")

    for path in shipped:
        expect(path, True, path)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "changed.json")
        for cases, wanted in [(broken, False), (sound, True)]:
            for place, value in cases:
                path.write_text(json.dumps(changed(example, place, value)), encoding="utf-8")
                expect(path, wanted, f"{'.'.join(map(str, place))} = {json.dumps(value)[:60]}")
    print("\n".join(problems) or f"{tried} files judged alike")
    return 1 if problems or not shipped else 0


def main():
    source, caf = pathlib.Path(sys.argv[1]), sys.argv[2]
    schema = Schema(json.loads((source / "docs/profile.schema.json").read_text(encoding="utf-8")))
    shipped = sorted((source / "lib/standards/profiles").glob("*.json")) + sorted((source / "examples/profiles").glob("*.json"))
    example = json.loads((source / "examples/profiles/invented-borough.json").read_text(encoding="utf-8"))
    return judge(schema, [caf, "profile", "check"], shipped, example, BROKEN, SOUND)


if __name__ == "__main__":
    sys.exit(main())
