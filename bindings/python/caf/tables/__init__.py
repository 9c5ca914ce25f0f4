"""Tables in and out: pandas, polars, pyarrow and whatever else gives Arrow streams, and NumPy's structured arrays."""

from __future__ import annotations

from ._check import check

__all__ = ["check"]
