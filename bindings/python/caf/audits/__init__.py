"""Audits: a sample of cases, who audits them, what their answers come to, and what a caseload as a whole shows."""

from __future__ import annotations

from ._allocate import Allocated, NoAllocation, allocate
from ._audit import Audited, audit
from ._cohort import Cohort, cohort
from ._frame import SamplingFrame, sampling_frame
from ._instrument import AnswerGrade, Instrument, Question, Rating, Section, instruments
from ._sample import Drawn, sample

__all__ = [
    "Allocated", "AnswerGrade", "Audited", "Cohort", "Drawn", "Instrument", "NoAllocation", "Question", "Rating", "SamplingFrame", "Section",
    "allocate", "audit", "cohort", "instruments", "sample", "sampling_frame",
]  # fmt: skip
