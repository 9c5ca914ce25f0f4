"""What a caller of the raw layer can get wrong: every buffer of samples, allocations and cohorts, and nothing is written beyond one."""

import random
from array import array

import pytest

from caf import raw
from caf.errors import ArgumentError, InputError, RowsError


def longs(*numbers):
    return array("q", numbers)


def draw(**changes):
    given = {"seed": "s", "offsets": longs(0, 1, 2), "names": b"ab", "how": 0, "size": 1, "results": longs(*[0] * 8),
             "strata": longs(0, 0, 0), "memory": bytearray(raw.sample_room(2)), **changes}  # fmt: skip
    return raw.sample_draw(*given.values())


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"offsets": longs()}, raw.E_SIZE),
        ({"offsets": longs(0, 1, 3)}, raw.E_SIZE),
        ({"offsets": longs(0, 2, 1)}, raw.E_SIZE),
        ({"offsets": longs(-1, 1, 2)}, raw.E_SIZE),
        ({"offsets": longs(0, 1, 2**62)}, raw.E_SIZE),
        ({"names": None}, raw.E_SIZE),
        ({"results": longs(*[0] * 7)}, raw.E_SIZE),
        ({"results": None}, raw.E_SIZE),
        ({"strata": longs(0, 0)}, raw.E_SIZE),
        ({"strata": longs(*[0] * 12)}, raw.E_SIZE),
        ({"strata": None}, raw.E_ARGUMENT),
        ({"memory": bytearray(raw.sample_room(2) - 1)}, raw.E_CAPACITY),
        ({"memory": memoryview(bytearray(raw.sample_room(2) + 1))[1:]}, raw.E_ARGUMENT),
        ({"how": 2}, raw.E_ARGUMENT),
        ({"size": -1}, raw.E_ARGUMENT),
        ({"results": longs(1, 0, 0, 0, 0, 0, 0, 0)}, raw.E_ARGUMENT),
        ({"results": longs(0, 2, 0, 0, 0, 0, 0, 0)}, raw.E_ARGUMENT),
        ({"names": b"aa"}, raw.E_DUPLICATE),
    ],
)
def test_a_draw(changes, status):
    results = changes.setdefault("results", longs(*[0] * 8))
    before = bytes(results or b"")
    with pytest.raises((ArgumentError, InputError)) as caught:
        draw(**changes)
    assert caught.value.status == status
    assert bytes(results or b"") == before
    assert draw() == 1


def test_numbers_beyond_what_they_can_be():
    with pytest.raises(ArgumentError):
        raw.sample_room(-1)
    with pytest.raises(ArgumentError):
        raw.sample_room(2**31)
    for wrong in ((-1, 1), (1, 0)):
        with pytest.raises(ArgumentError):
            raw.sample_size(*wrong)
    with pytest.raises(OverflowError):
        raw.sample_size(2**63, 1)


def allocate(memory=None, **changes):
    given = {"each": 1, "cases": longs(1, 2), "auditors": longs(1, 1, 2, 2, 1, 2), "involved": longs(1, 2), "agencies": longs(2, 1),
             "results": longs(*[0] * 6), "answer": longs(*[0] * 8), "short_cases": longs(0, 0), "short_auditors": longs(0, 0), **changes}  # fmt: skip
    needed = raw.allocate(*given.values(), bytearray())
    raw.allocate(*given.values(), bytearray(needed) if memory is None else memory)
    return given


def test_an_allocation():
    given = allocate()
    assert list(given["results"]) == [1, 1, 0, 2, 2, 1] and given["answer"][raw.ALLOCATION_POSSIBLE] == 1


def test_too_little_memory_does_nothing():
    given = allocate(memory=bytearray(10))
    assert not any(given["results"]) and not any(given["answer"])


def test_memory_may_begin_anywhere():
    needed = raw.allocate(1, longs(1, 2), longs(1, 1, 2, 2, 1, 2), longs(), longs(), longs(*[0] * 6), longs(*[0] * 8), longs(0, 0), longs(0, 0), bytearray())
    for begin in range(17):
        assert list(allocate(memory=memoryview(bytearray(needed + begin))[begin:])["results"]) == [1, 1, 0, 2, 2, 1]


@pytest.mark.parametrize(
    ("changes", "error", "status"),
    [
        ({"auditors": longs(1, 1)}, ArgumentError, raw.E_SIZE),
        ({"involved": longs(1)}, ArgumentError, raw.E_SIZE),
        ({"agencies": longs(1)}, ArgumentError, raw.E_SIZE),
        ({"answer": longs(0)}, ArgumentError, raw.E_SIZE),
        ({"answer": None}, ArgumentError, raw.E_SIZE),
        ({"results": longs(*[0] * 5)}, ArgumentError, raw.E_CAPACITY),
        ({"short_cases": longs(0)}, ArgumentError, raw.E_CAPACITY),
        ({"short_auditors": None}, ArgumentError, raw.E_CAPACITY),
        ({"each": 0}, ArgumentError, raw.E_ARGUMENT),
        ({"each": 3}, ArgumentError, raw.E_ARGUMENT),
        ({"auditors": longs(1, 1, -1, 2, 1, 2)}, ArgumentError, raw.E_ARGUMENT),
        ({"auditors": longs(1, 1, 2**31, 2, 1, 2)}, ArgumentError, raw.E_ARGUMENT),
        ({"cases": longs(2, 1)}, RowsError, raw.E_ROW_ORDER),
        ({"auditors": longs(2, 1, 2, 1, 1, 2)}, RowsError, raw.E_ROW_ORDER),
    ],
)
def test_lists_that_cannot_be(changes, error, status):
    with pytest.raises(error) as caught:
        allocate(**changes)
    assert caught.value.status == status


def test_cohorts():
    n = raw.cohort_numbers()
    assert raw.cohort_place(9, 0) == raw.cohort_place(raw.COHORT_COUNTS, -1) == -1
    for cohort in (longs(), longs(0), array("q", bytes(8 * (n + 1)))):
        with pytest.raises(ArgumentError):
            raw.cohort_percentile(cohort, 0, 50)
    for which, percent in ((-1, 50), (3, 50), (0, 0), (0, 101)):
        with pytest.raises(ArgumentError):
            raw.cohort_percentile(array("q", bytes(8 * n)), which, percent)
    assert raw.cohort_percentile(array("q", bytes(8 * n)), 0, 50) == (0, 0)
    assert raw.indicator_name(-1) is raw.indicator_name(1000) is raw.distribution_name(3) is None
    assert raw.indicator_rule(0, -1) == raw.indicator_rule(0, 4) == raw.indicator_rule(-1, 0) == 0
    assert raw.distribution_bound(3) == -1


def suppress(cells, rows, threshold=5, fixed=0, hidden=None, work=None):
    hidden = bytearray(len(cells)) if hidden is None else hidden
    return raw.suppress(longs(*cells), rows, threshold, fixed, hidden, longs(*[0] * (4 * len(cells) + 4)) if work is None else work), hidden


def test_suppression():
    assert suppress([3, 9, 12, 9, 9, 18, 12, 18, 30], 2) == (True, bytearray([1, 1, 0, 1, 1, 0, 0, 0, 0]))
    assert suppress([3, 3, 3, 3], 1, fixed=raw.ROW_TOTALS_FIXED) == (False, bytearray([1, 1, 1, 1]))
    for cells, rows, more in (
        ([1, 1, 1, 1], 0, {}), ([1, 1, 1, 1], -1, {}), ([1, 1, 1, 1], 2, {}), ([], 1, {}), ([1, 1], 1, {}),
        ([1, 1, 1, 1], 1, {"hidden": bytearray(3)}), ([1, 1, 1, 1], 1, {"work": longs(0)}), ([1, 1, 1, 1], 1, {"work": None, "threshold": 1}),
        ([1, 2, 1, 1], 1, {}), ([1, 1, 1, 1], 2**62, {}),
    ):  # fmt: skip
        with pytest.raises(ArgumentError):
            suppress(cells, rows, **more)


def publish(whole=None, groups=(), by=0, threshold=5, table=raw.PUBLISHED_STATES, which=0, short=0, hidden=None):
    n, work = raw.published_room(max(0, len(groups) // raw.cohort_numbers()))
    whole = longs(*[0] * raw.cohort_numbers()) if whole is None else whole
    hidden = bytearray(n) if hidden is None else hidden
    return raw.published_fill(whole, longs(*groups), by, threshold, table, which, longs(*[0] * (n - short)), hidden, longs(*[0] * work))


def test_publishing():
    assert publish() == 3 and publish(table=raw.PUBLISHED_REASONS) == 11
    assert publish(table=raw.PUBLISHED_ORIGINS, by=raw.GROUPS_ORIGIN) == 0
    for wrong in (
        {"whole": longs(0)}, {"whole": longs()}, {"groups": [0]}, {"table": 0}, {"table": 99}, {"threshold": 1}, {"threshold": -1},
        {"table": raw.PUBLISHED_INDICATOR, "which": 99}, {"short": 1}, {"hidden": bytearray(3)},
        {"whole": longs(*[-1] * raw.cohort_numbers())}, {"whole": longs(*[2**63 - 1] * raw.cohort_numbers())},
    ):  # fmt: skip
        with pytest.raises(ArgumentError):
            publish(**wrong)
    for groups in (-1, 2**62):
        with pytest.raises(ArgumentError):
            raw.published_room(groups)
    with pytest.raises(ArgumentError):
        raw.groups_together(longs(1, 2), 5, bytearray(1))
    with pytest.raises(ArgumentError):
        raw.published_percentile(longs(*[-1] * raw.cohort_numbers()), 5, 0, 50)


def test_whatever_is_given():
    """Numbers of any size in any place: an error or an answer, and no more of a buffer than there is."""
    of = random.Random(3)
    some = [-(2**63), -1, 0, 1, 2, 3, 8, 2**31, 2**63 - 1]
    for _ in range(3000):
        lists = [longs(*(of.choice(some) for _ in range(of.randrange(9)))) for _ in range(4)]
        try:
            draw(offsets=lists[0], results=lists[1], strata=lists[2], size=of.choice(some), how=of.randrange(-1, 3))
        except (ArgumentError, InputError):
            pass
        try:
            allocate(each=of.randrange(4), cases=lists[0], auditors=lists[1], involved=lists[2], agencies=lists[3])
        except (ArgumentError, RowsError):
            pass
        try:
            suppress(lists[0], of.choice(some), of.choice(some), of.randrange(4))
        except ArgumentError:
            pass


INSTRUMENT = raw.io_instrument_builtin("supervision")


def test_instruments():
    room = array("i", bytes(4 * raw.PART_NUMBERS))
    for wrong in (b"", INSTRUMENT[:-1], INSTRUMENT[:40], b"x" + INSTRUMENT[1:], bytes(len(INSTRUMENT))):
        assert raw.instrument_name(wrong) is raw.instrument_text(wrong, 1) is None
        with pytest.raises(ArgumentError):
            raw.instrument_part(wrong, raw.PART_ITSELF, 0, room)
        with pytest.raises(ArgumentError):
            raw.io_audit(wrong, "x", b"form,question\n")
    for part in (-1, raw.PARTS, 2**31 - 1):
        with pytest.raises(ArgumentError):
            raw.instrument_part(INSTRUMENT, part, 0, room)
    for index in (-(2**31), -1, 1, 2**31 - 1):
        assert not raw.instrument_part(INSTRUMENT, raw.PART_ITSELF, index, room)
        assert index == 1 or not raw.instrument_part(INSTRUMENT, raw.PART_QUESTION, index, room)
    for short in (array("i"), array("i", bytes(4 * raw.PART_NUMBERS + 4))):
        with pytest.raises(ArgumentError):
            raw.instrument_part(INSTRUMENT, raw.PART_ITSELF, 0, short)
    assert raw.instrument_text(INSTRUMENT, -1) is raw.instrument_text(INSTRUMENT, 2**31 - 1) is raw.instrument_text(INSTRUMENT, 0) is None
    assert raw.instrument_at(-1) is raw.instrument_at(100) is None
    with pytest.raises(ArgumentError):
        raw.io_instrument_builtin("none")
    with pytest.raises(ArgumentError):
        raw.io_instrument_read("a\0b", None)
    # Offsets that lead out of a block make it none.
    for at in range(64, len(INSTRUMENT) - 4, 4):
        changed = INSTRUMENT[:at] + (2**31 - 1).to_bytes(4, "little") + INSTRUMENT[at + 4 :]
        try:
            raw.io_audit(changed, "x", b"form,question,answer\nf,1,yes\n")
        except (ArgumentError, InputError):
            pass


def test_answers_of_any_bytes():
    of = random.Random(7)
    header = b"form,question,answer,comment,agency,unsafe\n"
    scored = 0
    for _ in range(1500):
        rows = b"".join(b"%s,%s,%s,%s,%s,%s\n" % tuple(of.choice(some) for some in (
            [b"f", b"g", b""], [b"1", b"2", b"none", b"\xff"], [b"yes", b"no", b"", b"\"no"], [b"", b"a, b", b"c"], [b"", b"school"],
            [b"", b"past", b"odd"])) for _ in range(of.randrange(4)))  # fmt: skip
        try:
            found = raw.io_audit(INSTRUMENT, "x", header + rows)
        except InputError:
            continue
        assert len(found) == 10 and all(isinstance(one, bytes) for one in found[:9]) and isinstance(found[9], tuple)
        scored += bool(found[9]) or not rows
    assert scored > 100


def test_pseudonyms():
    key = bytes(16)

    def call(path="", bytes=key, kind="cases", offsets=longs(0, 1, 3), names=b"abc", text=None):
        text = bytearray(64) if text is None else text
        raw.io_pseudonyms(path, bytes, kind, offsets, names, text)
        return text

    assert len(set(call())) > 2
    for changes in (
        {"offsets": longs()}, {"offsets": longs(0, 1, 4)}, {"offsets": longs(0, 2, 1)}, {"offsets": longs(-1, 1, 3)}, {"offsets": longs(0, 1, 2**62)},
        {"names": None}, {"text": bytearray(63)}, {"text": bytearray(65)}, {"text": bytearray(96)}, {"text": bytearray(32)}, {"text": bytearray()}, {"kind": "a\0b"}, {"bytes": bytes(15)},
        {"bytes": bytes(65)}, {"bytes": b""}, {"bytes": None}, {"bytes": None, "path": "a\0b"}, {"bytes": None, "path": "nowhere"},
    ):  # fmt: skip
        with pytest.raises((ArgumentError, InputError)):
            call(**changes)
    for most, n in ((0, 2), (-1, 2), (521, 2), (52, 3)):
        with pytest.raises(ArgumentError):
            raw.io_pseudonym_weeks("", key, "cases", longs(0, 1, 3), b"abc", most, array("i", bytes(4 * n)))
        with pytest.raises(ArgumentError):
            raw.io_pseudonym_weeks("", key, "cases", longs(0), None, most, array("i", bytes(4 * (n - 2))) if n > 2 else array("i"))
