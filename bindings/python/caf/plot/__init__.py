"""Pictures of cases and caseloads, with matplotlib.

Each function takes ``ax``, the axes to draw on (None: new ones), and gives them back. A verdict has the same
colour and the same hatching everywhere, so that neither a printer nor colour blindness takes it away.

Raises ImportError without matplotlib (``libcaf[plot]``).
"""

from __future__ import annotations

from ._audit import audit
from ._cohort import cohort
from ._compliance import compliance
from ._days import days_to_first_taf
from ._look import COLOURS, HATCHES
from ._rag import rag
from ._time_taken import time_taken
from ._timeline import timeline

__all__ = ["COLOURS", "HATCHES", "audit", "cohort", "compliance", "days_to_first_taf", "rag", "time_taken", "timeline"]
