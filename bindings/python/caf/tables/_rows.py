"""Rows whose identifiers are texts, numbered case by case. Private.

Of two rows that serve equally the library takes the one of the lower number, and
that is to be the first as the rows of the case stand, as in a case file: what
other cases call their rows must not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from .. import raw
from ._column import Column
from ._ids import Space
from ._values import Filled


def number_rows(space: Space, owner: str, cases: Mapping[str, Any], order: Any) -> None:
    """Numbers the rows of ``owner``, which stand as in ``order``, from 1 on, and with them what refers to them.

    ``cases`` are the cases of each table's rows, as the rows were given.
    """
    if any(len(one.map) == 0 for one in space.filled.values()):
        return  # a value that is none; told when the rows are made
    keys = _keys(space, cases)
    own = keys[owner, "id"][order]
    known, firsts = np.unique(own[own >= 0], return_index=True)
    numbers = np.empty(len(known), "i8")
    numbers[np.argsort(firsts, kind="stable")] = np.arange(1, len(known) + 1)
    strange = [_strangers(mine, known) for key, mine in keys.items() if key != (owner, "id")]
    rest = np.unique(np.concatenate(strange)) if strange else known[:0]
    known, numbers = np.concatenate([known, rest]), np.concatenate([numbers, np.arange(len(known) + 1, len(known) + len(rest) + 1)])
    sorted_ = np.argsort(known, kind="stable")
    known, numbers = known[sorted_], numbers[sorted_]
    for key, mine in keys.items():
        one = space.filled[key]
        values = np.zeros(len(mine), "i8")
        values[mine >= 0] = numbers[np.searchsorted(known, mine[mine >= 0])]
        space.filled[key] = Filled(one.field, Column(one.column.dtype, raw.COLUMN_INT64, len(values), values))
    places = np.empty(len(known), "i8")
    places[numbers - 1] = known % len(space.texts)
    space.places = places


def _strangers(some: Any, known: Any) -> Any:
    """Those that are not known; known ones are sorted."""
    some = some[some >= 0]
    at = np.searchsorted(known, some)
    return some[at == len(known)] if len(known) == 0 else some[known[np.minimum(at, len(known) - 1)] != some]


def _keys(space: Space, cases: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """Of each row of each column one number for its case and its text; -1 for null."""
    given = [cases[table] for table, _ in space.filled]
    # Numbers of cases are mostly small enough to be taken as they are.
    if max((int(some.max()) for some in given if len(some)), default=0) < 2**62 // max(len(space.texts), 1):
        place_of: Callable[[Any], Any] = np.asarray
    else:
        kinds = np.unique(np.concatenate(given))
        place_of = kinds.searchsorted
    keys = {}
    for key, one in space.filled.items():
        values = one.column.elements()
        places = np.where(values < 0, 0, one.map.take(values, mode="clip")) - 1
        keys[key] = np.where(places < 0, -1, place_of(cases[key[0]]) * len(space.texts) + places)
    return keys
