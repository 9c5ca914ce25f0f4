"""Tables in and out: pandas, polars, pyarrow and whatever else gives Arrow streams, and NumPy's structured arrays."""

from __future__ import annotations

from .._optional import need_numpy

need_numpy("tables need", "pandas")  # or polars or arrow: each of them brings it

from ._batches import check_batches
from ._check import check
from ._explain import explain
from ._summary import summary

__all__ = ["check", "check_batches", "explain", "summary"]
