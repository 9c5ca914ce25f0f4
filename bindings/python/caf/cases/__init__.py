"""One case as an object: its rows, its events, its findings."""

from __future__ import annotations

from . import rows as _rows
from ._row import NOT_HELD, Id, Row
from .case import Case, Coverage, How
from .changes import Change, ChangeKind, compare
from .events import Event, EventKind, Proposal, Refusal, Refused
from .files import read_cases, write_cases
from .obligations import Obligation, OwedBy
from .rows import *  # noqa: F403
from .stages import Also, Stage, Stay

__all__ = [
    "NOT_HELD",
    "Also",
    "Case",
    "Change",
    "ChangeKind",
    "Coverage",
    "Event",
    "EventKind",
    "How",
    "Id",
    "Obligation",
    "OwedBy",
    "Proposal",
    "Refusal",
    "Refused",
    "Row",
    "Stage",
    "Stay",
    "compare",
    "read_cases",
    "write_cases",
    *_rows.__all__,
]
