#!/usr/bin/env python3
"""Tries docs/instrument.schema.json on instruments, and holds it to what the reader says of them and to the catalogue.

usage: check_instruments.py SOURCE CAF
"""

import json
import pathlib
import subprocess
import sys

from check_schema import Schema, judge

QUESTION = ("sections", 0, "questions", 0)
GRADE = ("scales", 0, "grades", 0)
# Where, and what stands there: one fault each.
BROKEN = [
    ((), []), ((), {}), (("instrument",), None), (("instrument",), "a b"), (("instrument",), "x" * 64), (("kind",), None), (("kind",), "exam"),
    (("titel",), "x"), (("title",), ""), (("title",), "a\nb"), (("title",), "x" * 501), (("scales",), {}), (("scales", 0, "scale"), None),
    (("scales", 0, "grades"), []), (("scales", 0, "grades"), [{"grade": "x"}] * 17), ((*GRADE, "grade"), 1), ((*GRADE, "points"), -1),
    ((*GRADE, "points"), 101), ((*GRADE, "points"), 1.5), ((*GRADE, "applies"), "no"), ((*GRADE, "worth"), 1), (("sections",), []),
    (("sections",), None), (("sections", 0), 7), (("sections", 0, "section"), None), (("sections", 0, "score"), "average"),
    (("sections", 0, "questions"), []), (("sections", 0, "questions"), {}), ((*QUESTION, "question"), None), ((*QUESTION, "text"), None),
    ((*QUESTION, "polarity"), "bad"), ((*QUESTION, "rules"), ["EM-C9"]), ((*QUESTION, "rules"), "EM-C1"), ((*QUESTION, "comment"), "yes"),
    ((*QUESTION, "theme"), 1), (("ratings",), [{"rating": "x"}]), (("ratings",), [{"from": 1}]), (("ratings",), [{"rating": "x", "from": 101}]),
]
# And what is right, though it looks odd.
SOUND = [
    (("comment",), [1, {"a": 2}]), (("title",), None), (("ratings",), []), (("ratings",), [{"rating": "x", "from": 0}]), (("ratings",), None),
    ((*QUESTION, "rules"), []), ((*QUESTION, "rules"), None), ((*QUESTION, "narrative"), True), ((*QUESTION, "polarity"), "neutral"),
    ((*GRADE, "points"), None), ((*GRADE, "points"), 100), (("sections", 0, "score"), None), (("sections", 0, "title"), None),
]


def main():
    source, caf = pathlib.Path(sys.argv[1]), sys.argv[2]
    text = json.loads((source / "docs/instrument.schema.json").read_text(encoding="utf-8"))
    listed = json.loads(subprocess.run([caf, "rules", "--format", "json"], capture_output=True, check=True).stdout)["rules"]
    names = [rule["rule"] for rule in listed]
    if text["$defs"]["rule"]["enum"] != names:
        print("the schema's rules are not those of caf rules:", set(names) ^ set(text["$defs"]["rule"]["enum"]))
        return 1
    shipped = sorted((source / "lib/standards/instruments").glob("*.json")) + sorted((source / "examples/instruments").glob("*.json"))
    example = json.loads((source / "lib/standards/instruments/quality-review.json").read_text(encoding="utf-8"))
    return judge(Schema(text), [caf, "audit"], shipped, example, BROKEN, SOUND)


if __name__ == "__main__":
    sys.exit(main())
