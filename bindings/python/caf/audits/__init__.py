"""Audits: a sample of cases, who audits them, and what a caseload as a whole shows."""

from __future__ import annotations

from ._allocate import Allocated, NoAllocation, allocate
from ._cohort import Cohort, cohort
from ._frame import SamplingFrame, sampling_frame
from ._sample import Drawn, sample

__all__ = ["Allocated", "Cohort", "Drawn", "NoAllocation", "SamplingFrame", "allocate", "cohort", "sample", "sampling_frame"]
