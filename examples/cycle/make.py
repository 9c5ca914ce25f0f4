#!/usr/bin/env python3
"""Makes the answers of the invented audits: one file an audit, in answers/.

usage: make.py [FOLDER]
"""

import csv
import sys
from pathlib import Path

GRADES = ["outstanding", "good", "requires improvement", "inadequate"]
CONSENT, ASSESSMENT, VOICE, PLAN = range(4)
QUESTIONS = {CONSENT: ["1"], ASSESSMENT: ["2", "3"], VOICE: ["4", "5"], PLAN: ["6", "7"]}
CENTRES, HEALTH, SCHOOLS = "children's centres", "health service", "schools"

# Of each audit: cases of each agency, and of every ten answers on consent, assessment, voice and plan, how many are good.
AUDITS = {
    "2024-q1": {CENTRES: (4, 8, 6, 6, 7), HEALTH: (4, 9, 7, 6, 8), SCHOOLS: (3, 7, 6, 7, 4)},
    "2024-q2": {CENTRES: (4, 8, 6, 7, 7), HEALTH: (3, 9, 7, 6, 8), SCHOOLS: (4, 7, 7, 7, 4)},
    "2024-q3": {CENTRES: (3, 8, 7, 7, 7), HEALTH: (4, 10, 7, 5, 8), SCHOOLS: (4, 8, 7, 7, 5)},
    "2024-q4": {CENTRES: (4, 9, 7, 7, 8), HEALTH: (4, 10, 8, 5, 8), SCHOOLS: (4, 8, 7, 8, 4)},
    "2025-q1": {CENTRES: (4, 9, 7, 8, 8), HEALTH: (4, 10, 8, 5, 9), SCHOOLS: (4, 8, 8, 8, 3)},
    "2025-q2": {CENTRES: (4, 9, 6, 8, 8), HEALTH: (3, 10, 8, 4, 9), SCHOOLS: (4, 9, 8, 8, 5)},
    "2025-schools": {SCHOOLS: (4, 9, 8, 8, 8)},
    "2025-q3": {CENTRES: (4, 9, 5, 8, 8), HEALTH: (4, 10, 8, 4, 9), SCHOOLS: (4, 9, 8, 8, 8)},
    "2026-health": {HEALTH: (4, 10, 8, 3, 9)},
    "2025-q4": {CENTRES: (3, 10, 5, 8, 8), HEALTH: (3, 10, 9, 4, 9), SCHOOLS: (3, 9, 9, 8, 8)},
}
UNSAFE = {("2024-q3", "6", "3"): "past", ("2025-q2", "2", "3"): "current"}


def grade(good: bool, place: int) -> str:
    return GRADES[(0 if place % 4 == 0 else 1) if good else (3 if place % 5 == 0 else 2)]


def answers(cases: int, per_ten: int, questions: list[str]) -> dict[tuple[int, str], str]:
    """The first so many answers, in an order that mixes cases and questions, are good."""
    places = [(case, question) for question in questions for case in range(cases)]
    n_good = (per_ten * len(places) + 5) // 10
    return {place: grade(i < n_good, i) for i, place in enumerate(places)}


def rows(name: str):
    form = 0
    for agency, (cases, *per_ten) in AUDITS[name].items():
        given = {}
        for theme, questions in QUESTIONS.items():
            given.update(answers(cases, per_ten[theme], questions))
        for case in range(cases):
            form += 1
            whole = []
            for question in [one for questions in QUESTIONS.values() for one in questions]:
                said = given[case, question]
                if question == "7" and form % 4 == 0:
                    said = "not applicable" if form % 8 == 0 else ""
                else:
                    whole.append(GRADES.index(said))
                yield [f"{form}", f"{name}-{form:02}", f"auditor {form % 6 + 1}", agency, question, said, UNSAFE.get((name, str(form), question), "")]
            yield [f"{form}", f"{name}-{form:02}", f"auditor {form % 6 + 1}", agency, "overall", GRADES[sorted(whole)[len(whole) // 2]], ""]


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "answers"
    for name in AUDITS:
        with open(folder / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["form", "case", "auditor", "agency", "question", "answer", "unsafe"])
            writer.writerows(rows(name))


if __name__ == "__main__":
    main()
