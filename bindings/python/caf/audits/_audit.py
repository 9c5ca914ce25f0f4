"""What the answers to an instrument come to."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from .. import raw
from ..errors import Fault, FormsError, InputError, Unsafe
from ._answers import Answers
from ._given_back import GIVEN, PERCENT, TEXT, WHOLE, Columns, give
from ._instrument import POLARITIES, SCORES, Instrument, InstrumentLike, instrument_of

_ALIKE = tuple(SCORES.values())
_WHEN = {raw.UNSAFE_NOW: "current", raw.UNSAFE_PAST: "past"}

Records = Iterator[tuple[int, ...]]


class _Said:
    """What the library says of answers: records of whole numbers, and the names in them."""

    def __init__(self, instrument: Instrument, answers: Answers, found: Sequence[Any]) -> None:
        *numbers, name_bytes, self.problems = found
        self._instrument, self._answers = instrument, answers
        self.forms, self.scores, self.counts, self.agencies, self.unsafe, self.ranked, self.places, offsets = (
            array("q", one) for one in numbers
        )
        self.names = [None, *(name_bytes[begin:end].decode() for begin, end in zip(offsets, offsets[1:]))]

    def name(self, column: str, number: int) -> Any:
        """A form, case or agency, as it was given."""
        return self._answers.as_given(column, self.names[number])

    def told(self) -> tuple[Unsafe, ...]:
        questions = self._instrument.questions
        return tuple(
            Unsafe(self.name("form", form), self.name("case", case), self.name("agency", agency),
                   questions[question].question if question >= 0 else None, _WHEN[when], *self._answers.place(line))
            for form, case, agency, question, when, line in records(self.unsafe, raw.UNSAFE_NUMBERS)
        )  # fmt: skip

    def faults(self) -> tuple[Fault, ...]:
        forms = dict(records(self.places, raw.PLACE_NUMBERS))
        return tuple(
            Fault(self.name("form", forms.get(line, 0)), field or None, message, file, *self._answers.place(line))
            for file, line, field, _, message in self.problems
        )


def records(numbers: array[int], width: int) -> Iterator[Any]:
    """Numbers, so many at a time."""
    return zip(*[iter(numbers)] * width)


class Audited:
    """What the answers to an instrument come to. :func:`audit` makes one.

    Its tables are of the kind that the answers came in: of pandas, polars, pyarrow, another Arrow stream or NumPy; a
    list of dicts where the answers were plain rows or a mapping of columns; pandas where they were a file. What is not recorded, or
    unknown, is null (None in a dict; in NumPy "", -1 and NaN).
    """

    def __init__(self, instrument: Instrument, answers: Answers, said: _Said) -> None:
        self.instrument: Instrument = instrument
        """What was asked."""
        self._answers = answers
        self._said = said

    @cached_property
    def unsafe(self) -> Any:
        """Practice that is, or was, unsafe, to be raised at once; a row each.

        form, case_id, agency (as given), question, when ("current" or "past"), and ``line`` of a file or ``row`` of a table (int64).
        """
        told = self._said.told()
        place = "line" if self._answers.is_file else "row"
        columns = self._named([(one.form, one.case_id, one.agency) for one in told])
        columns["question"] = TEXT, [one.question for one in told]
        columns["when"] = TEXT, [one.when for one in told]
        columns[place] = WHOLE, [getattr(one, place) for one in told]
        return self._give(columns)

    @cached_property
    def forms(self) -> Any:
        """What each form comes to, a row for each section, and then for all sections that are scored alike (``section`` null).

        form, case_id, agency (as given), section, score ("counted", "percentage" or "total"), asked, answered, not_applicable,
        points, possible (int64), percent (float64, to one decimal; null: unknown, as nothing applies, or no
        percentage is asked for), rating (null: unknown, or not of a form's whole percentage).
        """
        rows: list[tuple[Any, ...]] = []
        for form, scores in zip(self._forms(), self._scores()):
            *names, _, rating = form
            for (section, score), (*numbers, tenths) in scores:
                percent = tenths / 10 if score == "percentage" and tenths >= 0 else None
                rows.append((names, section, score, *numbers, percent, rating if section is None and score == "percentage" else None))
        columns = self._named([row[0] for row in rows])
        columns["section"], columns["score"] = (TEXT, [row[1] for row in rows]), (TEXT, [row[2] for row in rows])
        for at, name in enumerate(("asked", "answered", "not_applicable", "points", "possible"), 3):
            columns[name] = WHOLE, [row[at] for row in rows]
        columns["percent"], columns["rating"] = (PERCENT, [row[8] for row in rows]), (TEXT, [row[9] for row in rows])
        return self._give(columns)

    @cached_property
    def overall(self) -> Any:
        """The overall grade that each form gives, the auditor's own and never computed; a row a form.

        form, case_id, agency (as given), overall (null: none is asked for) and rating (of the percentage sections together; null: unknown).
        """
        forms = list(self._forms())
        columns = self._named([form[:3] for form in forms])
        columns["overall"], columns["rating"] = (TEXT, [form[3] for form in forms]), (TEXT, [form[4] for form in forms])
        return self._give(columns)

    @cached_property
    def counts(self) -> Any:
        """How many answers gave each grade, a row for each grade of each question: section, question, grade, count (int64)."""
        return self._give(self._counted([0]))

    @cached_property
    def by_agency(self) -> Any:
        """The same by agency: agency (as given), then the columns of ``counts``. Answers of no agency are left out."""
        agencies = self._said.agencies
        columns = self._counted(range(1, len(agencies) + 1))
        each = len(columns["count"][1]) // max(1, len(agencies))
        names = [self._said.name("agency", agency) for agency in agencies for _ in range(each)]
        return self._give({"agency": (GIVEN, names), **columns})

    @cached_property
    def ranking(self) -> Any:
        """The statements of a survey by how many agreed each time they were asked, the most first within each polarity; none of another instrument.

        polarity ("strength", "weakness" or "neutral"), question (the first that makes the statement), asked_in (how many make it), agreed,
        answered (int64): sums, of asked_in answers a person at most.
        """
        rows = list(records(self._said.ranked, raw.RANKED_NUMBERS))
        columns: Columns = {
            "polarity": (TEXT, [POLARITIES[row[raw.RANKED_POLARITY]] for row in rows]),
            "question": (TEXT, [self.instrument.questions[row[raw.RANKED_QUESTION]].question for row in rows]),
        }
        for name, at in (("asked_in", raw.RANKED_ASKED_IN), ("agreed", raw.RANKED_AGREED), ("answered", raw.RANKED_ANSWERED)):
            columns[name] = WHOLE, [row[at] for row in rows]
        return self._give(columns)

    def _give(self, columns: Columns) -> Any:
        return give(self._answers.made_by(), columns)

    @staticmethod
    def _named(names: Sequence[Sequence[Any]]) -> Columns:
        return {name: (GIVEN, [one[at] for one in names]) for at, name in enumerate(("form", "case_id", "agency"))}

    def _forms(self) -> Iterator[tuple[Any, Any, Any, str | None, str | None]]:
        """Form, case, agency, overall grade and rating."""
        overall = next((one.question for one in self.instrument.questions if one.overall), None)
        grades = self.instrument.grades(overall) if overall is not None else ()
        for form, case, agency, grade, rating in records(self._said.forms, raw.FORM_NUMBERS):
            names = (self._said.name(column, number) for column, number in (("form", form), ("case", case), ("agency", agency)))
            yield *names, grades[grade].name if grade >= 0 else None, self.instrument.ratings[rating].rating if rating >= 0 else None

    def _scores(self) -> Iterator[list[tuple[tuple[str | None, str], tuple[int, ...]]]]:
        """Of each form what its sections come to, and then the kinds of score that there are."""
        used = {section.score for section in self.instrument.sections}
        of: list[tuple[str | None, str]] = [(section.section, section.score) for section in self.instrument.sections]
        of.extend((None, score) for score in _ALIKE)
        found = records(self._said.scores, raw.SCORE_NUMBERS)
        for scores in zip(*[found] * len(of)):
            yield [(one, score) for one, score in zip(of, scores) if one[1] in used]

    def _counted(self, blocks: Sequence[int]) -> Columns:
        asked = [(at, one, self.instrument.grades(one.question)) for at, one in enumerate(self.instrument.questions)]
        width = len(asked) * raw.SCALE_GRADES
        rows = [
            (one.section, one.question, grade.name, self._said.counts[block * width + at * raw.SCALE_GRADES + place])
            for block in blocks
            for at, one, grades in asked
            for place, grade in enumerate(grades)
        ]
        kinds = {"section": TEXT, "question": TEXT, "grade": TEXT, "count": WHOLE}
        return {name: (kind, [row[at] for row in rows]) for at, (name, kind) in enumerate(kinds.items())}

    def __repr__(self) -> str:
        n, unsafe = len(self._said.forms) // raw.FORM_NUMBERS, len(self._said.unsafe) // raw.UNSAFE_NUMBERS
        first = f"UNSAFE PRACTICE {unsafe}; " if unsafe else ""
        return f"<caf.Audited {self.instrument.name}: {first}{n} form{'' if n == 1 else 's'}>"


def audit(instrument: InstrumentLike, answers: str | os.PathLike[str] | Any) -> Audited:
    """Checks filled-in forms, and says what they come to: scores, counts, ratings, and unsafe practice first.

    ``instrument`` is the name of a built-in one (:func:`instruments`), an
    :class:`Instrument`, the pathlib.Path of a JSON file, or a dict. ``answers`` is the path of a CSV file, or a
    table of any kind, or mappings as rows, with an answer in each row and the columns of docs/instruments.md: form and question; answer, or a
    column for each grade, ticked with x, yes, 1 or True; and where there are such comment, evidence, case (or case_id), auditor, agency,
    involved and unsafe. Of comment and evidence only whether anything stands there is looked at. Names can be texts or whole numbers.

    Gives an :class:`Audited`: ``unsafe``, ``forms``, ``overall``, ``counts``, ``by_agency`` and ``ranking``, which
    are tables of the kind that the answers came in. An overall grade is the auditor's own and is never computed.

    >>> scale = {"scale": "extent", "grades": [{"grade": "fully", "points": 2}, {"grade": "partly", "points": 1}, {"grade": "no", "points": 0}]}
    >>> asked = {"section": "plan", "title": "The plan", "score": "percentage", "scale": "extent", "questions": [
    ...     {"question": "p1", "text": "Is every action SMART?"}, {"question": "p2", "text": "Does each need have an action?"}]}
    >>> own = {"instrument": "ours", "kind": "audit", "title": "Plans", "source": "ours", "scales": [scale], "sections": [asked],
    ...        "ratings": [{"rating": "needs work", "from": 0}, {"rating": "sound", "from": 60}]}
    >>> rows = [{"form": 1, "question": "p1", "answer": "fully"}, {"form": 1, "question": "p2", "answer": "partly", "unsafe": "past"}]
    >>> found = audit(own, rows)
    >>> found
    <caf.Audited ours: UNSAFE PRACTICE 1; 1 form>
    >>> [(row["section"], row["points"], row["possible"], row["percent"], row["rating"]) for row in found.forms]
    [('plan', 3, 4, 75.0, None), (None, 3, 4, 75.0, 'sound')]
    >>> [(row["question"], row["grade"], row["count"]) for row in found.counts if row["count"]]
    [('p1', 'fully', 1), ('p2', 'partly', 1)]
    >>> audit(own, rows[:1] + [{"form": 2, "question": "p1", "answer": "fuly"}])
    Traceback (most recent call last):
    caf.errors.FormsError: 3 faults in the forms; nothing is scored
      answers, row 0: form 1: left blank: p2
      answers, row 1: form 2: p1: there is no grade "fuly"; perhaps "fully" is meant; there are fully, partly, no
      answers, row 1: form 2: left blank: p2

    Raises :class:`caf.errors.FormsError`, an InputError and ValueError, with every fault of every form and what
    they say of unsafe practice: then nothing is scored. InputError for what is no such table or instrument,
    with its place; ArgumentError for no such built-in instrument; TypeError. Never what a comment says, and of a cell that
    should name a grade or a question only what is like such a name.

    Source: the quality assurance frameworks of Nottingham and Blackburn with Darwen, Leicester's survey; docs/instruments.md.
    """
    asked, given = instrument_of(instrument), Answers(answers)
    try:
        found = raw.io_audit(asked._block, given.path, given.data)
    except InputError as error:
        raise error if given.is_file else _of_table(error, given) from None
    said = _Said(asked, given, found)
    if said.problems:
        raise FormsError(raw.E_VALUE, said.faults(), said.told())
    return Audited(asked, given, said)


def _of_table(error: InputError, answers: Answers) -> InputError:
    """The error with the row of a table in place of the line of its CSV."""
    row = answers.place(error.line or 0)[1]
    file = answers.path if row is None else f"{answers.path}, row {row}"
    return InputError(error.status, error.text, None, row, None, file, None, error.field_name)
