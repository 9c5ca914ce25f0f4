"""The Python binding, end to end: plain unittest, so that it needs nothing installed."""

import ast
import datetime
import doctest
import importlib
import pickle
import pkgutil
import struct
import sys
import types
import unittest
from array import array
from datetime import date
from pathlib import Path

import caf
from caf import errors, findings, raw
from caf._rows import pack
from other_threads import lets_others_run

try:
    import numpy
except ImportError:
    numpy = None

EW, SCOTLAND = "england-and-wales", "scotland"

# completed; due in England and Wales; due in Scotland
ANCHORED = [
    (date(2022, 5, 20), date(2022, 6, 21), None),
    (date(2023, 4, 3), date(2023, 5, 4), date(2023, 5, 3)),
    (date(2023, 12, 1), date(2024, 1, 3), date(2024, 1, 4)),
    (date(2020, 4, 30), date(2020, 6, 1), None),
]


def days(day):
    return day.toordinal() - date(1970, 1, 1).toordinal()


def late_case(held_on=date(2023, 5, 9)):
    return {
        "cases": [{"case_id": 1, "opened": date(2023, 3, 1)}],
        "assessments": [{"case_id": 1, "id": 2, "completed": date(2023, 4, 3)}],
        "meetings": [{"case_id": 1, "id": 4, "held_on": held_on}],
    }


class AnchoredDates(unittest.TestCase):
    def test_scalar(self):
        for completed, england, scotland in ANCHORED:
            self.assertEqual(caf.first_taf_due(completed, division=EW), england)
            self.assertEqual(caf.due("EM-B2-held", completed, division=EW), england)
            self.assertEqual(caf.add_working_days(completed, 20, division=EW), england)
            self.assertEqual(caf.count_working_days(completed, england, division=EW), 20)
            if scotland is not None:
                self.assertEqual(caf.first_taf_due(completed, division=SCOTLAND), scotland)

    def test_array(self):
        completed = array("i", [days(row[0]) for row in ANCHORED])
        for division, column in ((EW, 1), (SCOTLAND, 2)):
            due = caf.first_taf_due(completed, division=division)
            for got, row in zip(due, ANCHORED):
                if row[column] is not None:
                    self.assertEqual(got, days(row[column]))
            self.assertEqual(due, caf.due("EM-B2-held", completed, division=division))
            self.assertEqual(due, caf.add_working_days(completed, 20, division=division))
            self.assertEqual(caf.count_working_days(completed, due, division=division).tolist(), [20] * 4)

    def test_days_easy_to_miss(self):
        for division in caf.DIVISIONS:
            self.assertFalse(caf.is_working_day(date(2022, 9, 19), division=division))
        self.assertFalse(caf.is_working_day(date(2026, 6, 15), division=SCOTLAND))
        self.assertTrue(caf.is_working_day(date(2026, 6, 15), division=EW))


class Dates(unittest.TestCase):
    def test_only_a_date_is_a_date(self):
        for wrong in (datetime.datetime(2023, 4, 3), None, 19450, "2023-04-03", float("nan")):
            with self.assertRaisesRegex(TypeError, "completed: expected a datetime.date"):
                caf.first_taf_due(wrong, division=EW)

    def test_the_whole_range(self):
        self.assertEqual(caf.parse_date("0001-01-01"), date.min)
        self.assertEqual(caf.parse_date("9999-12-31"), date.max)
        self.assertEqual(caf.add_months(date.max, -12 * 9998), date(1, 12, 31))
        self.assertEqual(raw.date_to_ymd(raw.date_from_ymd(2024, 2, 29)), (2024, 2, 29))

    def test_text_with_a_zero_in_it(self):
        with self.assertRaises(caf.DateError):
            raw.date_parse("2023-04-03\0")

    def test_numbers_that_do_not_fit(self):
        for wrong in (2**31, -(2**31) - 1, 2**70):
            self.assertRaises(OverflowError, raw.weekday, wrong)
        for wrong in (1.0, "1", None):
            self.assertRaises(TypeError, raw.weekday, wrong)


class Arrays(unittest.TestCase):
    def test_rows_without_an_answer(self):
        # No date, a day before the calendar, the largest number there is.
        given = array("i", [caf.DATE_NONE, days(date(1970, 1, 2)), 2**31 - 1, days(date(2023, 4, 3))])
        out = caf.first_taf_due(given, division=EW)
        self.assertEqual(out.tolist(), [caf.DATE_NONE] * 3 + [days(date(2023, 5, 4))])
        self.assertEqual(given[0], -(2**31))
        self.assertIs(raw.first_taf_due_array(raw.ENGLAND_AND_WALES, 0, None, given, out), False)
        self.assertIs(raw.first_taf_due_array(raw.ENGLAND_AND_WALES, 0, None, given[3:], out[:1]), True)

    def test_out_may_be_the_input(self):
        both = array("i", [days(date(2023, 4, 3))] * 3)
        self.assertIs(raw.add_working_days_array(raw.ENGLAND_AND_WALES, None, both, 20, both), True)
        self.assertEqual(both.tolist(), [days(date(2023, 5, 4))] * 3)

    def test_any_buffer_of_int32(self):
        held = struct.pack("=2i", 19450, 19450)
        for starts in (memoryview(held).cast("i"), memoryview(bytearray(held)).cast("i"), array("i", held)):
            self.assertEqual(caf.add_working_days(starts, 20, division=EW).tolist(), [19481, 19481])
        self.assertEqual(caf.add_working_days(array("i"), 20, division=EW).tolist(), [])

    def test_other_buffers(self):
        good = array("i", [19450])
        for wrong in (array("q", [19450]), array("h", [1, 2]), array("f", [1.0]), array("I", [1]), b"1234", [19450], None, 5):
            with self.assertRaisesRegex(TypeError, "start: expected a buffer of int32"):
                raw.add_working_days_array(1, None, wrong, 20, good)
            with self.assertRaisesRegex(TypeError, "results: expected a (writable )?buffer of int32"):
                raw.add_working_days_array(1, None, good, 20, wrong if wrong != b"1234" else bytearray(wrong))
        with self.assertRaisesRegex(TypeError, "results: expected a writable contiguous buffer of int32"):
            raw.add_working_days_array(1, None, good, 20, memoryview(good).toreadonly())
        with self.assertRaisesRegex(TypeError, "start: expected a contiguous buffer"):
            raw.add_working_days_array(1, None, memoryview(array("i", [1, 2, 3]))[::2], 20, good)
        with self.assertRaisesRegex(TypeError, "in one dimension"):
            raw.add_working_days_array(1, None, memoryview(bytes(16)).cast("i", (2, 2)), 20, good)
        with self.assertRaises(caf.ArgumentError):
            raw.add_working_days_array(1, None, array("i", [1, 2]), 20, good)
        with self.assertRaises(caf.ArgumentError):
            raw.add_working_days_array(1, None, memoryview(bytearray(9))[1:9].cast("i")[:1], 20, good)

    def test_a_buffer_is_given_back(self):
        held = bytearray(struct.pack("=i", 19450))
        for out in (array("i", [0]), array("q", [0]), array("i", [0, 0])):
            try:
                raw.add_working_days_array(1, None, memoryview(held).cast("i"), 20, out)
            except (TypeError, caf.Error):
                pass
        held.append(0)  # a BufferError, if somebody still had it

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_numpy(self):
        given = numpy.array(["2023-04-03", "NaT", "1970-01-01"], dtype="datetime64[ns]")
        out = caf.first_taf_due(given, division=EW)
        self.assertEqual(out.dtype, numpy.dtype("datetime64[D]"))
        self.assertEqual(str(out[0]), "2023-05-04")
        self.assertTrue(numpy.isnat(out[1]) and numpy.isnat(out[2]))
        int32 = numpy.array([19450], dtype="int32")
        self.assertEqual(caf.add_working_days(int32, 20, division=EW).tolist(), [19481])
        with self.assertRaises(TypeError):
            caf.add_working_days(numpy.array([19450], dtype="int64"), 20, division=EW)
        beyond = caf.add_working_days(numpy.array([2**40], dtype="datetime64[D]"), 20, division=EW)
        self.assertTrue(numpy.isnat(beyond[0]))

    def test_other_threads_run_meanwhile(self):
        starts = array("i", [19450]) * 1_000_000
        out = array("i", bytes(4 * len(starts)))
        load = caf.Caseload({"cases": [{"case_id": i, "opened": date(2023, 3, 1)} for i in range(1, 2001)]})
        calls = {
            "add": lambda: raw.add_working_days_array(1, None, starts, 20, out),
            "count": lambda: raw.count_working_days_array(1, None, starts, starts, out),
            "due": lambda: raw.due_array(1, 0, None, raw.EM_B2_HELD, starts, out),
            "first_taf_due": lambda: raw.first_taf_due_array(1, 0, None, starts, out),
            "check": lambda: raw.check(load._tables, load._fields, 19500, 1, 0, None, 0, 0, 0, 0, array("i"),
                                       bytearray(raw.cursor_size()), bytearray(), array("q", bytes(8 * raw.rule_count() * raw.VERDICTS))),
        }
        for name, call in calls.items():
            self.assertTrue(lets_others_run(call), name)


class Checks(unittest.TestCase):
    def held(self, tables, **options):
        found = caf.Caseload(tables, **options).check(as_of=date(2023, 6, 1), division=EW)
        return next(finding for finding in found if finding.rule == "EM-B2-held")

    def test_a_late_first_taf(self):
        held = self.held(late_case())
        self.assertEqual((held.case_id, held.verdict, held.table), (1, "not met", "meetings"))
        self.assertEqual((held.due, held.done, held.days, held.slack), (date(2023, 5, 4), date(2023, 5, 9), 22, -2))
        self.assertIs(held.verdict, caf.Verdict.NOT_MET)
        self.assertEqual((held.kind, held.severity, held.grade), ("standard", "high", None))
        self.assertIn("Good Friday", held.explain())
        self.assertIn("2 working days late", held.explain())

    def test_one_in_time(self):
        held = self.held(late_case(date(2023, 5, 4)))
        self.assertEqual((held.verdict, held.slack), ("met", 0))

    def test_what_the_source_does_not_hold_is_unknown(self):
        tables = late_case()
        del tables["meetings"]
        self.assertEqual(self.held(tables).verdict, "unknown")
        tables["meetings"] = []
        self.assertEqual(self.held(tables).verdict, "unknown")  # it may have been closed before the TAF fell due
        tables["closures"] = []
        self.assertEqual(self.held(tables).verdict, "not met")
        tables["meetings"] = [{"case_id": 1, "id": 4}]
        self.assertEqual(self.held(tables).verdict, "unknown")
        self.assertEqual(self.held(tables, fields={"meetings": ["case_id", "id", "held_on"]}).verdict, "unknown")

    def test_a_field_that_no_row_names_is_not_held(self):
        closed = {"case_id": 1, "closed": date(2023, 6, 1)}
        for row, verdict in ((closed, "unknown"), ({**closed, "flagged_on": None, "archived_on": None}, "not met")):
            load = caf.Caseload({"cases": late_case()["cases"], "closures": [row]})
            found = {finding.rule: finding for finding in load.check(as_of=date(2024, 9, 1), division=EW)}
            self.assertEqual(found["EM-D3-archived"].verdict, verdict)

    def test_an_explanation_longer_than_its_buffer(self):
        held = self.held(late_case())
        load, context = held._asked
        whole = held.explain().encode()
        for size in (0, 1, 10, len(whole)):
            text = bytearray(size)
            self.assertEqual(raw.explain(load._tables, load._fields, *context, bytes(held), text), len(whole))
            self.assertEqual(text, (whole[: size - 1] + b"\0") if size else b"")

    def test_rows_as_buffers(self):
        held = self.held({name: pack(name, rows)[0] for name, rows in late_case().items()})
        self.assertEqual((held.verdict, held.slack), ("not met", -2))

    def test_more_findings_than_fit(self):
        one = raw.finding_size() * 100
        tables = {
            "cases": [{"case_id": i, "opened": date(2023, 3, 1)} for i in range(1, 101)],
            "assessments": [{"case_id": i, "completed": date(2023, 4, 3)} for i in range(1, 101)],
            "meetings": [],
            "closures": [],
        }
        load = caf.Caseload(tables)
        whole = [bytes(finding) for finding in load.check(as_of=date(2023, 6, 1), division=EW)]
        cursor, buffer, parts, more, calls = bytearray(raw.cursor_size()), bytearray(one), [], True, 0
        tally = array("q", [0] * raw.rule_count() * raw.VERDICTS)
        while more:
            n, more = raw.check(load._tables, load._fields, days(date(2023, 6, 1)), 1, 0, None, 0, 0, 0, 0, array("i"), cursor, buffer, tally)
            parts += [bytes(buffer[i * 64 : i * 64 + 64]) for i in range(n)]
            calls += 1
            self.assertLess(calls, 1000)
        self.assertEqual(parts, whole)
        self.assertGreater(calls, 25)
        self.assertEqual(tally[raw.EM_B2_HELD * raw.VERDICTS + raw.NOT_MET], 100)
        again = array("q", [0] * len(tally))
        self.assertEqual(
            raw.check(load._tables, load._fields, days(date(2023, 6, 1)), 1, 0, None, 0, 0, 0, 0, array("i"), bytearray(raw.cursor_size()), bytearray(), again),
            (0, False),
        )
        self.assertEqual(again, tally)

    def test_errors_say_where(self):
        tables = late_case()
        tables["cases"].append({"case_id": 1, "opened": date(2023, 3, 1)})
        with self.assertRaises(caf.RowsError) as caught:
            self.held(tables)
        self.assertEqual((caught.exception.name, caught.exception.table, caught.exception.row), ("CAF_E_ROW_ORDER", raw.CASES, 1))
        self.assertIn("cases, row 1", str(caught.exception))
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual((type(again), again.status, again.row, str(again)),
                         (caf.RowsError, raw.E_ROW_ORDER, 1, str(caught.exception)))

    def test_wrong_rows(self):
        for tables in (
            {"meeting": []},
            {"meetings": [{"held": True, "hold_on": None}]},
            {"meetings": [{"kind": "party"}]},
            {"meetings": [{"attempts": 2**31}]},
        ):
            self.assertRaises(caf.ArgumentError, caf.Caseload, tables)
        self.assertRaises(caf.DateError, caf.Caseload, {"meetings": [{"held_on": date(1970, 1, 1)}]})
        for value in (datetime.datetime(2023, 1, 1), 5):
            self.assertRaises(TypeError, caf.Caseload, {"meetings": [{"held_on": value}]})
        self.assertRaises(TypeError, caf.Caseload, {"meetings": [{"held": 1}]})
        with self.assertRaises(caf.RowsError) as caught:
            self.held({"cases": bytes(raw.row_size(raw.CASES) + 1)})
        self.assertEqual((caught.exception.name, caught.exception.table), ("CAF_E_ROWS", raw.CASES))

    def test_wrong_arguments_of_the_raw_call(self):
        load = caf.Caseload(late_case())
        good = [load._tables, load._fields, days(date(2023, 6, 1)), 1, 0, None, 0, 0, 0, 0, array("i"), bytearray(raw.cursor_size()), bytearray(64 * 512), None]
        for at, wrong, error in (
            (0, [None] * 26, caf.RowsError),
            (0, [None] * 33, TypeError),
            (0, [1], TypeError),
            (0, None, caf.ArgumentError),
            (1, array("q", [0]), caf.ArgumentError),
            (1, array("i", [0]), TypeError),
            (2, caf.DATE_NONE, caf.DateError),
            (3, 7, caf.CalendarError),
            (4, 999, caf.CalendarError),
            (5, [bytes(64)], caf.CalendarError),
            (5, [None, bytes(64)], caf.CalendarError),
            (5, [None] * 9, caf.ArgumentError),
            (5, [1], TypeError),
            (10, array("q"), TypeError),
            (11, bytearray(3), caf.ArgumentError),
            (11, bytes(raw.cursor_size()), TypeError),
            (11, b"\xff" * raw.cursor_size(), TypeError),
            (11, bytearray(b"\xff" * raw.cursor_size()), caf.ArgumentError),
            (12, bytes(64 * 512), TypeError),
            (12, bytearray(64), caf.ArgumentError),
            (13, array("q", [0]), caf.ArgumentError),
            (13, bytearray(8), TypeError),
        ):
            with self.subTest(at=at, wrong=wrong), self.assertRaises(error):
                raw.check(*good[:at], wrong, *good[at + 1 :])

    def test_rows_changed_since(self):
        rows = bytearray(pack("meetings", late_case()["meetings"])[0])
        held = self.held({**late_case(), "meetings": rows})
        rows[:] = bytes(len(rows))
        with self.assertRaises(caf.RowsError):
            held.explain()


class Catalogue(unittest.TestCase):
    def test_rules(self):
        held = caf.rule("em-b2-HELD")
        self.assertEqual((held.id, held.name, held.clause, held.timing), (raw.EM_B2_HELD, "EM-B2-held", "B.2", True))
        self.assertEqual([rule.id for rule in caf.rules()], list(range(1, raw.rule_count())))
        for rule in caf.rules():
            self.assertTrue(rule.name and rule.title and rule.text, rule)

    def test_profiles(self):
        self.assertEqual(caf.profiles(), ["east-midlands-2011", "blackburn-with-darwen-2021", "nottingham-qa", "sefton"])
        for name in caf.profiles():
            self.assertEqual(raw.profile_name(raw.profile_named(name)), name)

    def test_enums_have_the_names_and_numbers_of_the_library(self):
        for number in range(1, raw.VERDICTS):
            self.assertEqual(findings.VERDICTS[number], raw.verdict_name(number))
        for held, last in ((findings.VERDICTS, raw.VERDICTS), (findings.KINDS, raw.FINDING_KINDS),
                           (findings.SEVERITIES, raw.HIGH + 1), (findings.GRADES, raw.ACCEPTABLE + 1)):
            self.assertEqual(len(held), last)
            for number, member in enumerate(held[1:], 1):
                self.assertEqual(getattr(raw, member.name), number)
                self.assertEqual(member.value, member.name.replace("_", " ").lower())

    def test_names_that_are_none(self):
        for wrong in ("wales", "", None):
            with self.assertRaises(caf.CalendarError):
                caf.first_taf_due(date(2023, 4, 3), division=wrong)
            with self.assertRaises(caf.CalendarError):
                caf.Calendar(wrong)
        with self.assertRaises(caf.CalendarError):
            caf.first_taf_due(date(2023, 4, 3), division=EW, profile="x")
        with self.assertRaises(caf.CalendarError):
            caf.due("EM-B2-held", date(2023, 4, 3), division=None)
        self.assertRaises(caf.CalendarError, caf.rule, "EM-Z9")

    def test_every_field_lies_in_its_row(self):
        for table in range(raw.TABLES):
            ends = [raw.field_offset(table, i) + raw.field_size(table, i) for i in range(raw.field_count(table))]
            self.assertLessEqual(max(ends), raw.row_size(table))
        for nothing in (-1, raw.TABLES):
            self.assertEqual((raw.field_count(nothing), raw.row_size(nothing), raw.table_name(nothing)), (0, 0, None))
        self.assertEqual(raw.finding_size(), 64)


class Errors(unittest.TestCase):
    def test_every_status(self):
        groups = {1: caf.ArgumentError, 2: caf.DateError, 3: caf.CalendarError, 4: caf.RowsError, 5: caf.InputError}
        walked = 0
        for status in range(-1, 1000):
            name = raw.status_name(status)
            if status < 100:
                self.assertIsNone(raw.fail(status))
                continue
            with self.assertRaises(caf.Error) as caught:
                raw.fail(status)
            error = caught.exception
            self.assertEqual((error.status, error.name, str(error)), (status, name, raw.status_text(status)))
            if name is not None:
                walked += 1
                self.assertIs(type(error), groups[status // 100])
                self.assertEqual(getattr(raw, name.removeprefix("CAF_")), status)
        constants = {name for name in dir(raw) if name.startswith("E_")}
        self.assertEqual(walked, len(constants))

    def test_each_class_is_exported(self):
        for name in errors.__all__:
            self.assertIs(getattr(caf, name), getattr(errors, name))


class RawLayer(unittest.TestCase):
    def test_numbers_texts_and_buffers_only(self):
        for name in dir(raw):
            if not name.startswith("_"):
                value = getattr(raw, name)
                if isinstance(value, types.ModuleType):  # what SWIG's own code imports
                    continue
                self.assertTrue(callable(value) or isinstance(value, int), name)
                self.assertFalse(isinstance(value, type), name)

    def test_the_stub_names_every_function(self):
        stub = ast.parse(Path(caf.__file__).with_name("raw.pyi").read_text(encoding="utf-8"))
        named = {node.name for node in stub.body if isinstance(node, ast.FunctionDef)} - {"__getattr__"}
        functions = {name for name in dir(raw) if not name.startswith("_") and callable(getattr(raw, name))}
        self.assertEqual(named, functions)

    def test_every_function_says_what_it_does(self):
        for name in dir(raw):
            if not name.startswith("_") and callable(getattr(raw, name)):
                self.assertTrue((getattr(raw, name).__doc__ or "").strip(), name)

    def test_docstrings(self):
        attempted = 0
        for module in pkgutil.iter_modules(caf.__path__, "caf."):
            # Data frames are for those who have them: test_documents.py.
            if module.name.removeprefix("caf.") not in ("raw", "_raw", "__main__", "pandas", "plot", "sources", "tables", "_series"):
                result = doctest.testmod(importlib.import_module(module.name))
                self.assertEqual(result.failed, 0)
                attempted += result.attempted
        self.assertGreater(attempted, 15)


def resident():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * 4096


@unittest.skipUnless(Path("/proc/self/statm").exists(), "no /proc")
class Memory(unittest.TestCase):
    def test_nothing_is_lost(self):
        good = array("i", [19450] * 100)
        bad = array("q", [0])
        load = caf.Caseload(late_case())

        def calls():
            raw.first_taf_due(1, 0, None, 19450)
            raw.date_to_ymd(19450)
            raw.judge(19500, 1, 0, None, raw.EM_B2_HELD, 19450, 0)
            raw.add_working_days_array(1, None, good, 20, good[:])
            load.check(as_of=date(2023, 6, 1), division=EW)[0].explain()
            for call, arguments in (
                (raw.first_taf_due, (9, 0, None, 0)),
                (raw.first_taf_due_array, (1, 0, None, good, bad)),
                (raw.first_taf_due_array, (1, 0, None, good, good[:5])),
                (raw.check, ([good, good], bad, 1, 1, 0, None, 0, 0, 0, 0, array("i"), bytearray(1), bytearray(1), None)),
                (raw.check, ([good, 5], bad, 1, 1, 0, None, 0, 0, 0, 0, array("i"), bytearray(1), bytearray(1), None)),
            ):
                try:
                    call(*arguments)
                except (TypeError, caf.Error):
                    continue
                self.fail(call)

        for _ in range(2000):
            calls()
        before, references = resident(), [sys.getrefcount(it) for it in (good, bad, None, caf.DateError)]
        for _ in range(20000):
            calls()
        self.assertLess(resident() - before, 1 << 20)
        for it, count in zip((good, bad, None, caf.DateError), references):
            self.assertLess(sys.getrefcount(it) - count, 100)


if __name__ == "__main__":
    unittest.main()
