"""Small groups hidden by `caf anonymise --suppress`: looked for again in what it wrote, and held to what is written without it.

usage: suppressed_cases.py CAF SOURCE
"""

from __future__ import annotations

import collections
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

CASE = ("initiator", "origin", "division", "level")
CHILD = ("gender", "ethnicity", "language", "disability", "send")


def traits_of(case: dict) -> tuple:
    """What others may know of a case, read from the text."""
    children = case.get("children", [])
    own = [child for child in children if child.get("id") == case.get("child")] if "child" in case else []
    child = own[0] if own else children[0] if len(children) == 1 else {}
    closures = case.get("closures", [])
    return (
        case.get("agency"), *(case.get(name) for name in CASE), (case.get("opened") or "")[:4], (child.get("born") or "")[:4],
        *(str(child.get(name)) for name in CHILD), len(children), closures[-1].get("reason") if closures else None,
    )  # fmt: skip


def run(caf: str, *words: object) -> subprocess.CompletedProcess:
    return subprocess.run([caf, "anonymise", *map(str, words)], capture_output=True, text=True, encoding="utf-8")


def cases_in(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def taken_away(whole: object, less: object, at: str, gone: collections.Counter) -> None:
    """Notes what is missing; anything else that differs is wrong."""
    if isinstance(whole, dict):
        assert set(less) <= set(whole), at
        for name, value in whole.items():
            if name not in less:
                gone[f"{at}.{name}"] += 1
            else:
                taken_away(value, less[name], f"{at}.{name}", gone)
    elif isinstance(whole, list):
        assert len(whole) == len(less), at
        for one, other in zip(whole, less):
            taken_away(one, other, at, gone)
    else:
        assert whole == less, at


def random_caseload(path: Path, of: random.Random) -> None:
    with path.open("w", encoding="utf-8") as file:
        for n in range(of.choice([30, 80])):
            case = {"case": f"EX-{n}", "opened": f"20{of.choice([19, 20, 20, 21])}-0{of.randrange(1, 10)}-04", "agency": of.choice("aaabbc"),
                    "initiator": of.choice(["school", "health-service", "other"]), "assessments": [{"id": 1, "agency": of.choice("abc")}]}
            case["children"] = [{"id": k, "born": f"201{of.randrange(4)}-05-06", "gender": of.choice(["female", "male"])} for k in range(1, of.choice([2, 2, 3]))]
            if of.random() < 0.3:
                del case["agency"]
            if of.random() < 0.5:
                case["closures"] = [{"id": 1, "closed": "2022-03-01", "reason": of.choice(["needs-met", "disengaged"])}]
            file.write(json.dumps(case) + "\n")


def check(caf: str, folder: Path, caseload: Path, least: int) -> collections.Counter:
    key, plain, hidden = folder / "k.key", folder / "plain.ndjson", folder / "hidden.ndjson"
    for path, words in ((plain, ()), (hidden, ("--suppress", least))):
        path.unlink(missing_ok=True)
        done = run(caf, "--key", key, *words, "--to", "json", "--output", path, caseload)
        assert done.returncode == 0, done.stderr
    before, after = cases_in(plain), cases_in(hidden)
    assert len(before) == len(after)
    groups = collections.Counter(map(traits_of, after))
    assert min(groups.values()) >= least, (least, groups.most_common()[-1])
    gone: collections.Counter = collections.Counter()
    for whole, less in zip(before, after):
        taken_away(whole, less, "case", gone)
        # An agency that is hidden stands nowhere in the case.
        if "agency" in whole and "agency" not in less:
            assert whole["agency"] not in json.dumps(less)
    assert run(caf, "--check", "--least", least, hidden).returncode == 0
    return gone


def main() -> int:
    caf, source = sys.argv[1], Path(sys.argv[2])
    known = {f"case.{name}" for name in (*CASE, "opened")} | {f"case.children.{name}" for name in ("born", *CHILD)} | {"case.closures.reason"}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        assert run(caf, "--new-key", folder / "k.key").returncode == 0
        caseload = source / "examples" / "caseload.ndjson"
        rarer = collections.Counter(len(case.get("children", [])) for case in cases_in(caseload))
        for least in (2, 3, min(5, min(rarer.values()))):
            gone = check(caf, folder, caseload, least)
            assert gone and all(name in known or name.endswith(("agency", "authority", "author", "recipient", "by")) for name in gone), gone
            # Not all of anything that most rules read.
            assert gone["case.opened"] < sum("opened" in case for case in cases_in(caseload)), least
        of = random.Random(6)
        for _ in range(12):
            random_caseload(folder / "random.ndjson", of)
            sizes = collections.Counter(len(case["children"]) for case in cases_in(folder / "random.ndjson"))
            for least in (2, 5):
                if min(sizes.values()) >= least:
                    check(caf, folder, folder / "random.ndjson", least)
    return 0


if __name__ == "__main__":
    sys.exit(main())
