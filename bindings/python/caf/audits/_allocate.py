"""Giving the cases of a sample to auditors."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple

from .. import raw
from ..errors import ArgumentError
from ._lists import CASE_COLUMNS, Cases, bytes_of, number_of, rows_of, text_of, values_of

MOST = 1_000_000
"""More cases than anybody takes."""


class Allocated(NamedTuple):
    """A case of a plain list, and an auditor of it."""

    case_id: str | int
    """As it was given."""
    auditor: str | int
    """As it was given."""
    by_agency: bool
    """Whether the auditor's agency was involved in the case."""


class NoAllocation(ArgumentError):
    """There is no way to give every case its auditors, and this is why.

    Each of ``cases`` needs its auditors, ``needed`` audits in all. The
    ``auditors`` can take ``can_take`` of them together; whoever else may audit
    one of the cases is of an agency that can audit it only once, which makes
    ``once`` more; and that is fewer. Anybody can check it by counting.
    """

    cases: tuple[str | int, ...] = ()
    auditors: tuple[str | int, ...] = ()
    needed: int = 0
    can_take: int = 0
    once: int = 0


class _People(NamedTuple):
    names: list[str]
    given: list[Any]
    agencies: list[str | None]
    most: list[int]


def _people(given: Any, each: int, most: int) -> _People:
    """The auditors, in the order in which they are given."""
    values = values_of(given)
    if values is not None and not any(hasattr(value, "keys") for value in values):
        given = {"auditor": values}
    columns = rows_of(given, "auditors", [["auditor"]], ["agency", "most"])
    people = _People([], columns["auditor"], [], [])
    seen: dict[str, int] = {}
    for row, name in enumerate(columns["auditor"]):
        text = text_of(name, f"auditors.auditor, row {row}")
        if text is None:
            raise ArgumentError(raw.E_VALUE, f"auditors.auditor, row {row}: there is none")
        if seen.setdefault(text, row) != row:
            raise ArgumentError(raw.E_DUPLICATE, f"auditors.auditor, row {row}: the same as row {seen[text]}")
        agency = text_of(columns["agency"][row], f"auditors.agency, row {row}")
        if agency is None and each == 2:
            raise ArgumentError(raw.E_VALUE, f"auditors.agency, row {row}: with two auditors to a case each one's agency is needed")
        takes: Any = columns["most"][row]
        takes = int(takes) if isinstance(takes, float) and takes.is_integer() else takes
        people.names.append(text)
        people.agencies.append(agency)
        people.most.append(most if takes is None else _takes(f"auditors.most, row {row}", takes))
    return people


def _takes(what: str, value: Any) -> int:
    number = number_of(what, value, 0)
    if number > MOST:
        raise ArgumentError(raw.E_ARGUMENT, f"{what}: expected at most {MOST} cases, got {number}")
    return number


def _order(names: Iterable[str], where: str) -> list[str]:
    """By their bytes, as the command has them."""
    return sorted(names, key=lambda name: bytes_of(name, where))


def _pairs(pairs: Iterable[tuple[str | None, str | None]], cases: dict[str, int], who: dict[str, int]) -> array[int]:
    """Involvements by number; those of others than are listed make no difference."""
    numbered = sorted((cases[case], who[one]) for case, one in pairs if case in cases and one in who)
    return array("q", [number for pair in numbered for number in pair])


def _involved(given: Any, cases: dict[str, int], auditors: dict[str, int], agencies: dict[str, int]) -> tuple[array[int], array[int]]:
    if given is None:
        return array("q"), array("q")
    columns = rows_of(given, "involved", [CASE_COLUMNS], ["auditor", "agency"])
    texts = {
        name: [text_of(value, f"involved.{name}, row {row}") for row, value in enumerate(values)] for name, values in columns.items()
    }
    for row, (case, auditor, agency) in enumerate(zip(texts["case_id"], texts["auditor"], texts["agency"])):
        if case is None:
            raise ArgumentError(raw.E_VALUE, f"involved.case_id, row {row}: there is none")
        if auditor is None and agency is None:
            raise ArgumentError(raw.E_VALUE, f"involved, row {row}: neither auditor nor agency: one of them says who was involved")
    return (
        _pairs(zip(texts["case_id"], texts["auditor"]), cases, auditors),
        _pairs(zip(texts["case_id"], texts["agency"]), cases, agencies),
    )


def allocate(cases: Any, auditors: Any, involved: Any = None, *, each: int = 1, most: int = raw.ALLOCATE_USUAL) -> Any:
    """Gives the cases of a sample to auditors, as evenly as can be (docs/sampling.md).

    ``cases`` is what :func:`sample` gives, or any table or list that it takes.
    ``auditors`` is a table (of any kind, a mapping of columns, or mappings as
    rows) with ``auditor``, ``agency`` and, where somebody takes more or fewer
    cases than ``most``, ``most``; or a list of names. ``involved`` is a table with
    ``case_id`` and ``auditor`` or ``agency``: who had a part in a case. Names are
    texts or whole numbers, the same to the letter; those that are not listed make no difference.

    ``each`` is how many auditors a case gets: 1, or 2 of different agencies.
    Nobody gets more cases than they take, nor one that they were involved in. Of all
    ways to do that, it is one with the least sum of squared loads, and of those
    one that gives the fewest cases to an agency that was involved. Of ways
    that are as good, the names that come first by their bytes decide.

    Gives a table of the kind of ``cases``, by case and then by auditor, in the
    order of their bytes: case_id (as given), auditor (texts as categories, or int64), by_agency
    (bool: the auditor's agency was involved). Of a plain list a list of
    :class:`Allocated`. It is what ``caf allocate`` gives.

    >>> people = {"auditor": ["Ada", "Bo", "Cy"], "agency": ["school", "school", "health"]}
    >>> for one in allocate(["C-1", "C-2"], people, {"case_id": ["C-1"], "auditor": ["Ada"]}, each=2):
    ...     print(one.case_id, one.auditor)
    C-1 Bo
    C-1 Cy
    C-2 Ada
    C-2 Cy
    >>> try:
    ...     allocate(["C-1", "C-2", "C-3"], people, each=2)
    ... except NoAllocation as error:
    ...     print(error.needed, error.can_take, error.once, len(error.cases))
    6 2 3 3

    Raises :class:`NoAllocation`, an ArgumentError, where there is no way, with the reason: cases that
    can only go to auditors who together cannot take them. ArgumentError for
    no such column, a case or auditor that stands twice, or one without a name (with the row),
    and a number out of range; TypeError. Time grows with the cases, squared, times auditors.

    Source: two to an auditor, paired across agencies, never somebody who was
    involved (Blackburn with Darwen, second tier), docs/sampling.md.
    """
    each, most = number_of("each", each, 1), _takes("most", most)
    if each > 2:
        raise ArgumentError(raw.E_ARGUMENT, f"each: expected 1 or 2, got {each}")
    given = Cases(cases, "cases")
    rows: dict[str, int] = {}
    for row, text in enumerate(given.texts):
        if rows.setdefault(text, row) != row:
            raise given.twice(row, "cases")
    people = _people(auditors, each, most)
    case_names, people_names = _order(rows, "cases"), _order(people.names, "auditors.auditor")
    agency_names = _order({one for one in people.agencies if one is not None}, "auditors.agency")
    case_numbers, numbers, agencies = ({name: at for at, name in enumerate(some, 1)} for some in (case_names, people_names, agency_names))
    places = {name: at for at, name in enumerate(people.names)}
    staff = array("q")
    for number, name in enumerate(people_names, 1):
        staff.extend((number, agencies.get(people.agencies[places[name]] or "", 0), people.most[places[name]]))
    of_people, of_agencies = _involved(involved, case_numbers, numbers, agencies)
    records, answer, short = _solve(each, len(case_names), staff, of_people, of_agencies)
    in_order = [people.given[places[name]] for name in people_names]
    in_order = [int(one) if isinstance(one, float) else one for one in in_order]
    if not answer[raw.ALLOCATION_POSSIBLE]:
        short_cases = given.pick([rows[case_names[number - 1]] for number in short[0]])
        raise _no_way(each, answer, list(short_cases) if given.source is None else [case_names[number - 1] for number in short[0]],
                      [in_order[number - 1] for number in short[1]])
    chosen = given.pick([rows[case_names[number - 1]] for number in records[0::3]])
    who, by_agency = [in_order[number - 1] for number in records[1::3]], [bool(one) for one in records[2::3]]
    if given.source is None:
        return [Allocated(*one) for one in zip(chosen, who, by_agency)]
    import numpy as np

    from ..tables._summary import label_column

    to = given.source
    return to.give({"case_id": chosen, "auditor": label_column(to, who), "by_agency": to.flags(np.array(by_agency, bool))}, len(who))


def _solve(
    each: int, n: int, staff: array[int], of_people: array[int], of_agencies: array[int]
) -> tuple[array[int], array[int], tuple[array[int], array[int]]]:
    """The records of the allocation, the answer, and cases and auditors of the reason where there is no way."""
    m = len(staff) // raw.AUDITOR_NUMBERS
    numbers, zero = array("q", range(1, n + 1)), bytes(8)
    records, answer = array("q", zero) * (n * each * raw.ALLOCATED_NUMBERS), array("q", zero) * raw.ALLOCATION_ANSWERS
    short_cases, short_auditors = array("q", zero) * n, array("q", zero) * m
    lists = (each, numbers, staff, of_people, of_agencies, records, answer, short_cases, short_auditors)
    memory = bytearray(raw.allocate(*lists, bytearray()))
    raw.allocate(*lists, memory)
    return records, answer, (short_cases[: answer[raw.ALLOCATION_CASES]], short_auditors[: answer[raw.ALLOCATION_AUDITORS]])


def _no_way(each: int, answer: array[int], cases: list[Any], auditors: list[Any]) -> NoAllocation:
    needed, can_take, once = (answer[at] for at in (raw.ALLOCATION_NEEDED, raw.ALLOCATION_CAN_TAKE, raw.ALLOCATION_ONCE))
    whom = "an auditor" if each == 1 else "two auditors of different agencies"
    error = NoAllocation(
        raw.E_ARGUMENT,
        f"there is no way to give every case {whom}: {len(cases)} of the cases need {needed} audits, and whoever can do them "
        f"takes {can_take + once} together; the error's cases and auditors say which",
    )
    error.cases, error.auditors, error.needed, error.can_take, error.once = tuple(cases), tuple(auditors), needed, can_take, once
    return error
