"""Drawing a sample of cases, so that anybody can draw it again."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from .. import raw
from ..errors import ArgumentError, Error
from ._lists import Cases, bytes_of, number_of, text_of

SHARES = {"proportional": raw.SHARES_PROPORTIONAL, "equal": raw.SHARES_EQUAL}


class Drawn(NamedTuple):
    """A case of a sample that was drawn from a plain list."""

    case_id: str | int
    """As it was given."""
    place: int
    """In the draw, from 1 on."""
    stratum: str | int | None
    """None where it is not recorded, and where there are no strata."""
    key: int
    """What decided: the smallest are drawn."""


def _numbered(strata: Sequence[Any] | None, n: int) -> tuple[list[int], int]:
    """The stratum of each case, in the order of the names by their bytes; none comes first."""
    if strata is None:
        return [0] * n, 1
    names = [text_of(value, f"strata, row {row}") or "" for row, value in enumerate(strata)]
    places = {name: place for place, name in enumerate(sorted(set(names), key=lambda name: bytes_of(name, "strata")))}
    return [places[name] for name in names], len(places)


def draw(cases: Cases, seed: str, size: int, strata: tuple[list[int], int], before: set[str], how: int) -> list[tuple[int, int]]:
    """The rows that are drawn, in the order of their places, with their keys."""
    encoded = [bytes_of(text, f"cases, row {row}") for row, text in enumerate(cases.texts)]
    n = len(encoded)
    offsets = array("q", accumulate(map(len, encoded), initial=0))
    records = array("q", bytes(8 * raw.CANDIDATE_NUMBERS)) * n
    numbers, n_strata = strata
    records[raw.CANDIDATE_STRATUM :: raw.CANDIDATE_NUMBERS] = array("q", numbers)
    records[raw.CANDIDATE_DRAWN_BEFORE :: raw.CANDIDATE_NUMBERS] = array("q", [text in before for text in cases.texts])
    shared = array("q", bytes(24)) * n_strata
    memory = bytearray(raw.sample_room(n))
    try:
        raw.sample_draw(seed, offsets, b"".join(encoded), how, size, records, shared, memory)
    except Error as error:
        if error.status == raw.E_DUPLICATE and error.row is not None:
            raise cases.twice(error.row, "cases") from None
        raise
    places = records[raw.CANDIDATE_PLACE :: raw.CANDIDATE_NUMBERS]
    keys = records[raw.CANDIDATE_KEY :: raw.CANDIDATE_NUMBERS]
    drawn = sorted((place, row) for row, place in enumerate(places) if place > 0)
    return [(row, keys[row]) for _, row in drawn]


def sample(
    cases: Any,
    *,
    seed: str,
    size: int | None = None,
    one_in: int | None = None,
    strata: Any = None,
    shares: str = "proportional",
    drawn_before: Any = (),
) -> Any:
    """Draws cases for audit, so that anybody can draw them again (docs/sampling.md).

    ``cases`` are those that can be drawn: a table of pandas, polars or pyarrow,
    another Arrow stream or a NumPy structured array with a column ``case_id`` (or
    ``case``), or a plain list, array or Series of identifiers: texts or whole
    numbers, which mean their digits. Which are open, or were closed in a period,
    the caller says by giving those. The order they come in makes no difference.

    ``seed`` is a text that decides the draw; fix it before the cases are known.
    Either ``size`` cases are drawn, or ``one_in`` N of them, rounded up. Of fewer
    cases all are drawn.

    ``strata`` names a column of ``cases`` (beside a plain list: a list as long)
    among whose values the sample is shared out; what is not recorded is a stratum of its own.
    ``shares`` is "proportional" (by cases, the largest remainders) or "equal".
    ``drawn_before``, identifiers or a table of them, is not drawn again, and counts in the shares.

    Gives the caller's kind of table in the order of the draw: case_id (as given),
    place (int64, from 1 on), stratum (texts as categories or int64; with
    ``strata``) and key (int64). Of a plain list a list of :class:`Drawn`.
    It is what ``caf sample`` draws of the same cases.

    >>> for one in sample(["CC-2026-058", "HS-2026-025", "SC-2025-026"], seed="2026 Q2", size=2):
    ...     print(one.place, one.case_id, one.key)
    1 HS-2026-025 42167309684694980
    2 SC-2025-026 124472758169527871
    >>> import pandas as pd
    >>> closed = pd.DataFrame({"case_id": range(1, 31), "agency": ["school"] * 20 + ["health"] * 10})
    >>> sample(closed, seed="2026 Q2", one_in=10, strata="agency")[["case_id", "stratum"]].to_dict("records")
    [{'case_id': 1, 'stratum': 'school'}, {'case_id': 12, 'stratum': 'school'}, {'case_id': 26, 'stratum': 'health'}]

    Raises TypeError for cases, a seed or a column of another type; ArgumentError
    for no such column, a case that stands twice or has no identifier (with its
    row), neither or both of ``size`` and ``one_in``, and a number out of range.

    Source: the standards' audits of 1 in 10 closed cases (East Midlands) and of
    10 to 12 open cases a quarter (Blackburn with Darwen), docs/sampling.md.
    """
    if not isinstance(seed, str):
        raise TypeError(f"seed: expected a text, got {type(seed).__name__}")
    if not seed:
        raise ArgumentError(raw.E_ARGUMENT, "seed: expected a text that decides the draw, got an empty one")
    if (size is None) == (one_in is None):
        raise ArgumentError(raw.E_ARGUMENT, "expected either size or one_in")
    if shares not in SHARES:
        raise ArgumentError(raw.E_ARGUMENT, f"shares: expected {' or '.join(SHARES)}, got {shares!r}")
    bytes_of(seed, "seed")
    given = Cases(cases, "cases", strata)
    n = len(given.texts)
    most = raw.sample_size(n, number_of("one_in", one_in, 1)) if size is None else number_of("size", size, 0)
    before = set(Cases(drawn_before, "drawn_before").texts)
    drawn = draw(given, seed, most, _numbered(given.strata, n), before, SHARES[shares])
    rows = [row for row, _ in drawn]
    of = None if given.strata is None else [given.strata[row] for row in rows]
    if given.source is None:
        return [
            Drawn(case, place, None if of is None or of[place - 1] == "" else of[place - 1], key)
            for place, (case, (_, key)) in enumerate(zip(given.pick(rows), drawn), 1)
        ]
    return _table(given, rows, of, [key for _, key in drawn])


def _table(given: Cases, rows: list[int], strata: list[Any] | None, keys: list[int]) -> Any:
    import numpy as np

    from ..tables._summary import label_column

    to = given.source
    columns = {"case_id": given.pick(rows), "place": to.counts(np.arange(1, len(rows) + 1, dtype="i8"))}
    if strata is not None:
        columns["stratum"] = label_column(to, strata)
    columns["key"] = to.counts(np.array(keys, "i8"))
    return to.give(columns, len(rows))
