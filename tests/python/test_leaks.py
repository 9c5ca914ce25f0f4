"""300,000 calls, succeeding and failing, keep nothing: neither objects of Python nor memory of C."""

import ctypes
import gc
import os
import sys
from array import array
from datetime import date
from pathlib import Path

import pytest

import caf
from caf import raw
from caf._rows import pack
from caf.cases import Case, Event, Meeting

CALLS = 300_000
AS_OF = date(2023, 6, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
JSON = (EXAMPLES / "case.json").read_bytes()
DIRTY = (EXAMPLES / "annex-a/invented-dirty.csv").read_bytes()
BOROUGH = caf.Instrument.from_file(EXAMPLES / "instruments/invented-borough.json")._block
ANSWERS = (EXAMPLES / "instruments/invented-answers.csv").read_bytes()
KEY = caf.PseudonymKey(bytes(16))

pytestmark = pytest.mark.skipif(
    "CAF_QUICK" in os.environ or not sys.platform.startswith("linux"), reason="it takes long under sanitizers, and counts as Linux does"
)


class Numbers(ctypes.Structure):
    """mallinfo2() of the C library."""

    _fields_ = [(name, ctypes.c_size_t) for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()]


def in_use():
    """Bytes that malloc() has given out, and blocks of Python's own."""
    gc.collect()
    mallinfo = ctypes.CDLL(None).mallinfo2
    mallinfo.restype = Numbers
    found = mallinfo()
    return found.uordblks + found.hblkhd, sys.getallocatedblocks()


def rounds(path):
    """Calls that succeed, and calls that fail with the error that they must raise."""
    days = array("i", [19450] * 64)
    wrong = array("q", [0])
    case = Case.begin("EX-1", opened=date(2023, 3, 1))
    case = case.apply(Event("assessment-started", date(2023, 3, 2)))
    load = caf.Caseload({"cases": [{"case_id": 1, "opened": date(2023, 3, 1)}], "meetings": [{"case_id": 1, "id": 4, "held_on": date(2023, 5, 9)}]})
    finding = load.check(as_of=AS_OF)[0]
    cursor, room = bytes(raw.cursor_size()), bytearray(64 * 512)
    rows = [pack("cases", [{"case_id": 2}, {"case_id": 1}])[0]]
    calendar = caf.Calendar("scotland", closures=[date(2023, 4, 27)])
    good = [
        lambda: caf.first_taf_due(date(2023, 4, 3)),
        lambda: caf.add_working_days(date(2023, 4, 3), 20, calendar=calendar),
        lambda: caf.add_working_days(days, 20),
        lambda: caf.judge("EM-B2-held", date(2023, 4, 3), None, as_of=AS_OF),
        lambda: raw.date_to_ymd(19450),
        lambda: load.check(as_of=AS_OF),
        lambda: finding.explain(),
        lambda: case.check(as_of=AS_OF),
        lambda: case.propose(Event("closed", AS_OF)),
        lambda: case.stage_on(AS_OF),
        lambda: raw.read("case.json", JSON, False),
        lambda: raw.read("list.csv", DIRTY, True),
        lambda: raw.convert("case.json", JSON, path, raw.FORMAT_JSON),
        lambda: raw.io_audit(BOROUGH, "answers.csv", ANSWERS),
        lambda: raw.io_audit(BOROUGH, "answers.csv", b"".join(ANSWERS.splitlines(True)[:3])),
        lambda: raw.io_instrument_builtin("supervision"),
        lambda: raw.io_instrument_read("own.json", b'{"instrument": 1}'),
        lambda: raw.io_instrument_read("no such file", None),
        lambda: caf.pseudonym("1", KEY),
        lambda: caf.pseudonym_weeks(["1", "2"], KEY),
    ]
    bad = [
        (caf.DateError, lambda: caf.parse_date("2023-02-30")),
        (caf.CalendarError, lambda: caf.first_taf_due(date(1900, 1, 1))),
        (caf.CalendarError, lambda: caf.Calendar("scotland", closures=[date(1900, 1, 1)])),
        (TypeError, lambda: caf.add_working_days("monday", 20)),
        (TypeError, lambda: raw.add_working_days_array(1, None, days, 20, wrong)),
        (caf.ArgumentError, lambda: raw.add_working_days_array(1, None, days, 20, days[:5])),
        (caf.RowsError, lambda: raw.check(rows, array("q", [-1]), 19500, 1, 0, None, 0, 0, 0, 0, array("i"), bytearray(cursor), room, None)),
        (TypeError, lambda: raw.check([rows[0], 5], array("q", [-1, -1]), 19500, 1, 0, None, 0, 0, 0, 0, array("i"), bytearray(cursor), room, None)),
        (caf.CalendarError, lambda: raw.check(rows, array("q", [-1]), 19500, 1, 0, [bytes(64)], 0, 0, 0, 0, array("i"), bytearray(cursor), room, None)),
        (caf.InputError, lambda: raw.read("case.json", JSON[:200], False)),
        (caf.InputError, lambda: raw.read("list.csv", DIRTY, False)),
        (caf.InputError, lambda: raw.read("nothing.json", b"", False)),
        (caf.InputError, lambda: raw.read("no such file", None, False)),
        (caf.InputError, lambda: caf.Profile.from_json('{"profile": 1}')),
        (caf.InputError, lambda: raw.io_audit(BOROUGH, "answers.csv", ANSWERS[:100])),
        (caf.ArgumentError, lambda: raw.io_audit(BOROUGH[:-1], "answers.csv", ANSWERS)),
        (caf.ArgumentError, lambda: caf.PseudonymKey(bytes(3))),
        (caf.ArgumentError, lambda: raw.io_pseudonyms("", bytes(16), "cases", array("q", [0, 9]), b"1", bytearray(32))),
        (caf.Refused, lambda: case.apply(Event("reopened", AS_OF))),
        (TypeError, lambda: Meeting(held_on="yesterday")),
    ]
    return good, bad


def test_nothing_is_kept(tmp_path):
    good, bad = rounds(str(tmp_path / "x.json"))

    def call(n):
        done = 0
        while done < n:
            for one in good:
                one()
            for error, one in bad:
                try:
                    one()
                except error:
                    continue
                raise AssertionError(f"{error} was not raised")
            done += len(good) + len(bad)
        return done

    call(5000)
    before = in_use()
    assert call(CALLS) >= CALLS
    after = in_use()
    assert after[1] - before[1] < 500, "blocks of Python"
    assert after[0] - before[0] < 200_000, "bytes of the C library"
