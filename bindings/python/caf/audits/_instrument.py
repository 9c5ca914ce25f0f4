"""What auditors, workers, families and professionals are asked."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from .. import raw
from .._optional import optional
from ..errors import ArgumentError, InputError

KINDS = {
    raw.ASKS_AUDITOR: "audit",
    raw.ASKS_WORKER: "checklist",
    raw.ASKS_FAMILY: "questionnaire",
    raw.ASKS_PROFESSIONALS: "survey",
}
SCORES = {raw.COUNTED: "counted", raw.PERCENTAGE: "percentage", raw.TOTAL: "total"}
POLARITIES = {raw.STRENGTH: "strength", raw.WEAKNESS: "weakness", raw.NEUTRAL: "neutral"}


class AnswerGrade(NamedTuple):
    """A grade of a scale."""

    name: str
    points: int | None
    """What it scores; None: the question does not apply."""


class Section(NamedTuple):
    """A section of an instrument."""

    section: str
    title: str
    score: str
    """What its answers come to: "counted", "percentage" or "total"."""


class Question(NamedTuple):
    """A question of an instrument, or a statement to agree with."""

    question: str
    """Its number."""
    section: str
    text: str
    scale: str | None
    """None: a narrative, a comment and no grade."""
    polarity: str | None
    """Of a statement: "strength", "weakness" or "neutral"."""
    theme: str | None
    statement: str | None
    """What statements of the same meaning share."""
    comment: bool
    """Whether an answer needs one."""
    evidence: bool
    """Whether a grade that applies says what it rests on."""
    overall: bool
    """Whether it is the grade of the whole, which is never computed."""
    optional: bool
    """Whether it may be left blank."""
    rules: tuple[str, ...]
    """Those whose findings bear on it."""


class Rating(NamedTuple):
    """A rating of the whole."""

    rating: str
    percent: int
    """From which percentage on."""


class Instrument:
    """An audit, a checklist, a questionnaire or a survey: what is asked, and how it is scored.

    A built-in one by its name; one of your own by Instrument.from_file() or
    Instrument.from_json(). docs/instruments.md says how one is written. It does not
    change, and is equal to one of the same parts.

    >>> tier_2 = Instrument("blackburn-tier-2")
    >>> tier_2.title, tier_2.kind, len(tier_2.questions)
    ('Tier 2 case file audit', 'audit', 31)
    >>> [(one.question, one.rules) for one in tier_2.questions if one.question == "4a"]
    [('4a', ('BD-4a-gap', 'BD-4a-rearranged'))]

    Raises ArgumentError where there is no built-in instrument of that name;
    TypeError for what is no text.
    """

    def __init__(self, name: str) -> None:
        if not isinstance(name, str):
            raise TypeError(f"name: expected the name of a built-in instrument, got {type(name).__name__}")
        if name not in instruments():
            raise ArgumentError(
                raw.E_ARGUMENT,
                f"no such instrument: {name!r}; built in are {', '.join(instruments())}; caf.Instrument.from_file() reads one from a file",
            )
        self._block = raw.io_instrument_builtin(name)

    @classmethod
    def from_file(cls, path: str | os.PathLike[str]) -> Instrument:
        """An instrument from a JSON file.

        Raises InputError with file, line, field and message of the first fault; the others are its notes.
        """
        return _read(os.fsdecode(path), None)

    @classmethod
    def from_json(cls, text: str | bytes | Mapping[str, Any], *, name: str = "instrument") -> Instrument:
        """An instrument from JSON, or from the same as a dict; ``name`` stands for the file in errors.

        >>> scale = {"scale": "extent", "grades": [{"grade": "yes", "points": 1}, {"grade": "no", "points": 0}]}
        >>> asked = {"section": "plan", "title": "The plan", "score": "percentage", "scale": "extent",
        ...          "questions": [{"question": "p1", "text": "Is every action SMART?", "rules": ["BD-3l-smart"]}]}
        >>> own = Instrument.from_json({"instrument": "ours", "kind": "audit", "title": "Plans", "source": "ours",
        ...                             "scales": [scale], "sections": [asked]})
        >>> own, own.questions[0].rules
        (<caf.Instrument ours: 1 question>, ('BD-3l-smart',))

        Raises as from_file().
        """
        if isinstance(text, Mapping):
            import json

            text = json.dumps(dict(text))
        if not isinstance(text, str | bytes):
            raise TypeError(f"text: expected JSON or a dict, got {type(text).__name__}")
        return _read(name, text.encode() if isinstance(text, str) else text)

    @property
    def name(self) -> str:
        """Its name, "blackburn-tier-2"."""
        return raw.instrument_name(self._block) or ""

    @property
    def kind(self) -> str:
        """Who is asked: "audit", "checklist", "questionnaire" or "survey"."""
        return KINDS[self._itself[0]]

    @property
    def title(self) -> str:
        """What it is called."""
        return self._text(self._itself[1]) or ""

    @property
    def source(self) -> str | None:
        """The document, and what it says of the questions."""
        return self._text(self._itself[2])

    @property
    def reading(self) -> str | None:
        """Whose reading of the document the questions are."""
        return self._text(self._itself[3])

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its sections, in their order."""
        return tuple(
            Section(self._text(name) or "", self._text(title) or "", SCORES[score]) for name, title, score, *_ in self._parts(raw.PART_SECTION)
        )

    @cached_property
    def scales(self) -> dict[str, tuple[AnswerGrade, ...]]:
        """The grades of each scale, in their order; the first one of a survey's scale agrees."""
        grades = [AnswerGrade(self._text(name) or "", None if points == raw.NOT_ASKED else points)
                  for name, points, *_ in self._parts(raw.PART_GRADE)]  # fmt: skip
        return {self._text(name) or "": tuple(grades[first : first + n]) for name, first, n, *_ in self._parts(raw.PART_SCALE)}

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """What is asked, in its order. ``pandas.DataFrame(instrument.questions)`` and polars take them as they are."""
        rules = [raw.rule_name(one[0]) or "" for one in self._parts(raw.PART_RULE)]
        scales = list(self.scales)
        questions = []
        for section, name, text, scale, polarity, flags, theme, statement, first, n in self._parts(raw.PART_QUESTION):
            questions.append(
                Question(
                    self._text(name) or "", self.sections[section].section, self._text(text) or "",
                    scales[scale] if scale >= 0 else None, POLARITIES.get(polarity), self._text(theme), self._text(statement),
                    bool(flags & raw.COMMENT_NEEDED), bool(flags & raw.EVIDENCE_NEEDED), bool(flags & raw.OVERALL),
                    bool(flags & raw.MAY_BE_BLANK), tuple(rules[first : first + n]),
                )
            )  # fmt: skip
        return tuple(questions)

    @cached_property
    def ratings(self) -> tuple[Rating, ...]:
        """What percentages are called, the lowest first; none in most."""
        return tuple(Rating(self._text(name) or "", percent) for name, percent, *_ in self._parts(raw.PART_RATING))

    def grades(self, question: str) -> tuple[AnswerGrade, ...]:
        """The grades that a question can get; none of a narrative.

        >>> [one.name for one in Instrument("leicester-survey").grades("1.w2")]
        ['agree', 'disagree']

        Raises ArgumentError for no such question.
        """
        for one in self.questions:
            if one.question == question:
                return () if one.scale is None else self.scales[one.scale]
        raise ArgumentError(raw.E_ARGUMENT, f"question: {self.name} has no question {question!r}")

    def table(self) -> Any:
        """The questions as a pandas DataFrame, a row each: the columns of :class:`Question`, ``rules`` as a text with ", " between."""
        pandas = optional("pandas", "pandas", "a DataFrame")
        rows = [one._replace(rules=", ".join(one.rules)) for one in self.questions]  # type: ignore[arg-type]
        flags = ("comment", "evidence", "overall", "optional")
        return pandas.DataFrame(rows, columns=Question._fields).astype(
            {name: "bool" if name in flags else "string" for name in Question._fields}
        )

    @cached_property
    def _itself(self) -> tuple[int, ...]:
        return next(self._parts(raw.PART_ITSELF))

    def _parts(self, part: int) -> Iterator[tuple[int, ...]]:
        room, index = array("i", bytes(4 * raw.PART_NUMBERS)), 0
        while raw.instrument_part(self._block, part, index, room):
            yield tuple(room)
            index += 1

    def _text(self, offset: int) -> str | None:
        return raw.instrument_text(self._block, offset)

    def __eq__(self, other: object) -> bool:
        return self._block == other._block if isinstance(other, Instrument) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._block)

    def __reduce__(self) -> tuple[Any, ...]:
        return _of_block, (self._block,)

    def __repr__(self) -> str:
        n = len(self.questions)
        return f"<caf.Instrument {self.name}: {n} question{'' if n == 1 else 's'}>"


def _of_block(block: bytes) -> Instrument:
    instrument = Instrument.__new__(Instrument)
    instrument._block = block
    return instrument


def _read(path: str, text: bytes | None) -> Instrument:
    block, problems = raw.io_instrument_read(path, text)
    if problems:
        errors = [InputError(status, message, None, None, None, file or None, line or None, field or None)
                  for file, line, field, status, message in problems]  # fmt: skip
        for other in errors[1:]:
            errors[0].add_note(str(other))
        raise errors[0]
    return _of_block(block)


_builtin = lru_cache(maxsize=None)(Instrument)

InstrumentLike = str | Instrument | os.PathLike[str] | Mapping[str, Any]
"""What is taken for an instrument: a built-in one's name, an Instrument, the pathlib.Path of a file, or a dict; a text is never a path."""


def instrument_of(instrument: InstrumentLike) -> Instrument:
    """The instrument that is meant."""
    if isinstance(instrument, Instrument):
        return instrument
    if isinstance(instrument, str):
        return _builtin(instrument)
    if isinstance(instrument, os.PathLike):
        return Instrument.from_file(instrument)
    if isinstance(instrument, Mapping):
        return Instrument.from_json(instrument)
    raise TypeError(f"instrument: expected a built-in one's name, a caf.Instrument, a pathlib.Path or a dict, got {type(instrument).__name__}")


def instruments() -> list[str]:
    """The names of the built-in instruments.

    >>> instruments()[:2]
    ['blackburn-tier-1', 'blackburn-tier-2']
    """
    names: list[str] = []
    while (name := raw.instrument_at(len(names))) is not None:
        names.append(name)
    return names
