"""Dates and working days, one or a column: against NumPy's busday functions and
python-holidays, which know nothing of this library."""

import datetime
import inspect
import subprocess
import sys
from array import array
from datetime import date

import pytest
from other_threads import lets_others_run

import caf
from caf import raw
from caf._arrays import TICKS

numpy = pytest.importorskip("numpy")
hypothesis = pytest.importorskip("hypothesis")
from hypothesis import example, given  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

SUBDIVISIONS = {"england-and-wales": "ENG", "scotland": "SCT", "northern-ireland": "NIR"}

# What python-holidays has otherwise, and why ours is right: 8 May 1995 was a bank
# holiday in Scotland beside the first Monday in May, not instead of it (Hansard); the
# St Andrew's Day Bank Holiday (Scotland) Act had royal assent only in January 2007.
OURS_ALONE = {"scotland": {date(1995, 5, 1)}}
THEIRS_ALONE = {"scotland": {date(2006, 11, 30)}}

FIRST, LAST = date(1978, 1, 1), date(2100, 12, 31)
INNER = st.dates(date(1990, 1, 1), date(2080, 12, 31))
DIVISION = st.sampled_from(sorted(SUBDIVISIONS))


def other_holidays(division):
    """python-holidays' weekdays of 1978 to 2099, put right where it is known to differ."""
    package = pytest.importorskip("holidays")
    listed = package.country_holidays("GB", subdiv=SUBDIVISIONS[division], years=range(1978, 2100))
    days = {day for day in listed if day.weekday() < 5}
    return (days - THEIRS_ALONE.get(division, set())) | OURS_ALONE.get(division, set())


@pytest.fixture(scope="module")
def busdays():
    return {division: numpy.busdaycalendar(holidays=sorted(other_holidays(division))) for division in SUBDIVISIONS}


@pytest.mark.parametrize("division", SUBDIVISIONS)
def test_holidays_are_those_of_python_holidays(division):
    package = pytest.importorskip("holidays")
    theirs = {day for day in package.country_holidays("GB", subdiv=SUBDIVISIONS[division], years=range(1978, 2100)) if day.weekday() < 5}
    ours = {day for day, _ in caf.Calendar(division).holidays(FIRST, date(2099, 12, 31))}
    assert ours - theirs == OURS_ALONE.get(division, set())
    assert theirs - ours == THEIRS_ALONE.get(division, set())


class TestAgainstNumPy:
    @given(INNER, st.integers(1, 2000), DIVISION)
    @example(date(2023, 4, 7), 1, "scotland")
    def test_forward(self, busdays, start, days, division):
        # From a day off NumPy first rolls: backward is what counts day 1 as the
        # first working day after the start, as the library does.
        expected = numpy.busday_offset(start, days, roll="backward", busdaycal=busdays[division])
        assert caf.add_working_days(start, days, division=division) == expected.item()

    @given(INNER, st.integers(1, 2000), DIVISION)
    @example(date(2023, 4, 7), 1, "scotland")
    def test_backward(self, busdays, start, days, division):
        expected = numpy.busday_offset(start, -days, roll="forward", busdaycal=busdays[division])
        assert caf.add_working_days(start, -days, division=division) == expected.item()

    def test_the_rolls_that_differ(self, busdays):
        good_friday, busdaycal = date(2023, 4, 7), busdays["england-and-wales"]
        assert caf.add_working_days(good_friday, 1) == date(2023, 4, 11)
        # Rolled forward, NumPy stands on Tuesday before it begins to count.
        assert numpy.busday_offset(good_friday, 1, roll="forward", busdaycal=busdaycal).item() == date(2023, 4, 12)
        assert caf.add_working_days(good_friday, 0) == good_friday
        assert numpy.busday_offset(good_friday, 0, roll="backward", busdaycal=busdaycal).item() == date(2023, 4, 6)

    @given(INNER, INNER, DIVISION)
    def test_count(self, busdays, start, end, division):
        # NumPy counts the first day and not the last, the library the last and not the first.
        busdaycal, one = busdays[division], datetime.timedelta(1)
        if start <= end:
            expected = numpy.busday_count(start + one, end + one, busdaycal=busdaycal)
        else:
            expected = -numpy.busday_count(end, start, busdaycal=busdaycal)
        assert caf.count_working_days(start, end, division=division) == expected

    @given(INNER, DIVISION)
    def test_is_working_day(self, busdays, day, division):
        is_working = bool(numpy.is_busday(day, busdaycal=busdays[division]))
        assert caf.is_working_day(day, division=division) is is_working
        assert (caf.holiday_on(day, division=division) is None) is (is_working or day.weekday() >= 5)

    @given(st.lists(INNER, max_size=50), st.integers(1, 300), DIVISION, st.sampled_from(["D", "h", "m", "s", "ms", "us", "ns"]))
    def test_columns(self, busdays, starts, days, division, unit):
        column = numpy.array(starts, f"datetime64[{unit}]")
        expected = numpy.busday_offset(column.astype("datetime64[D]"), days, roll="backward", busdaycal=busdays[division])
        found = caf.add_working_days(column, days, division=division)
        assert found.dtype == "datetime64[D]" and (found == expected).all()

    def test_a_long_column_with_gaps(self, busdays):
        # More than one block of the kernel, with what has no answer in the middle of one.
        starts = numpy.arange("1975-01-01", "2103-01-01", dtype="datetime64[D]")
        starts[12345] = "NaT"
        found = caf.add_working_days(starts, 20)
        inside = (starts >= numpy.datetime64("1978-01-01")) & (starts <= numpy.datetime64("2099-11-01"))
        expected = numpy.busday_offset(starts[inside], 20, roll="backward", busdaycal=busdays["england-and-wales"])
        assert (found[inside] == expected).all()
        assert numpy.isnat(found[starts < numpy.datetime64("1978-01-01")]).all() and numpy.isnat(found[12345])
        assert numpy.isnat(found[starts > numpy.datetime64("2100-12-31")]).all()


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.integers(-400, 400))
def test_add_months(start, months):
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    if not 1 <= year <= 9999:
        with pytest.raises(caf.DateError, match=f"start {start} and {months} months"):
            caf.add_months(start, months)
        assert caf.add_months([start], months) == [None]
        return
    for day in range(start.day, 27, -1):
        try:
            expected = date(year, month + 1, day)
            break
        except ValueError:
            continue
    else:
        expected = date(year, month + 1, start.day)
    assert caf.add_months(start, months) == expected
    assert caf.add_months([start], months) == [expected]


CALLS = {
    "add_working_days": lambda column, **how: caf.add_working_days(column, 20, **how),
    "first_taf_due": caf.first_taf_due,
    "next_review_due": caf.next_review_due,
    "archive_due": caf.archive_due,
    "due": lambda column, **how: caf.due("EM-D3-accessible", column, **how),
}


class TestKinds:
    """What comes in goes out, and each row is the answer for its date."""

    STARTS = [date(2023, 4, 3), None, date(2022, 9, 16), date(2026, 6, 12)]

    @pytest.fixture(params=CALLS)
    def call(self, request):
        return CALLS[request.param]

    def expected(self, call):
        return [None if day is None else call(day, division="scotland") for day in self.STARTS]

    def test_list(self, call):
        assert call(self.STARTS, division="scotland") == self.expected(call)
        assert call(tuple(self.STARTS), division="scotland") == self.expected(call)
        assert call([]) == []

    def test_numpy(self, call):
        for unit in ("D", "h", "m", "s", "ms", "us", "ns"):
            found = call(numpy.array(self.STARTS, f"datetime64[{unit}]"), division="scotland")
            assert found.dtype == "datetime64[D]" and found.astype(object).tolist() == self.expected(call)
        for odd in (
            numpy.array(self.STARTS, ">M8[s]"),
            numpy.array(self.STARTS, "datetime64[2D]"),
            numpy.array([day for day in self.STARTS for _ in range(2)], "datetime64[D]")[::2],
            numpy.array(self.STARTS, "datetime64[D]")[::-1][::-1],
        ):
            days = odd.astype("datetime64[D]").astype(object).tolist()
            assert call(odd, division="scotland").astype(object).tolist() == [
                None if day is None else call(day, division="scotland") for day in days
            ]
        square = numpy.array(self.STARTS, "datetime64[D]").reshape(2, 2)
        assert call(square, division="scotland").astype(object).tolist() == [self.expected(call)[:2], self.expected(call)[2:]]
        given_ = numpy.array(self.STARTS, "datetime64[D]")
        call(given_)
        assert given_.astype(object).tolist() == self.STARTS
        assert call(numpy.array([], "datetime64[D]")).shape == (0,)

    def test_days_before_1970(self, call):
        days = [date(1969, 12, 31), date(1900, 3, 1)]
        assert caf.add_months(numpy.array(days, "datetime64[ns]"), 1).astype(object).tolist() == [date(1970, 1, 31), date(1900, 4, 1)]

    def test_buffer(self, call):
        days = array("i", [raw.DATE_NONE if day is None else day.toordinal() - 719163 for day in self.STARTS])
        expected = [raw.DATE_NONE if day is None else day.toordinal() - 719163 for day in self.expected(call)]
        for given_ in (days, memoryview(days), numpy.array(days)):
            found = call(given_, division="scotland")
            assert type(found) is type(given_) and list(found) == expected

    def test_pandas(self, call):
        pandas = pytest.importorskip("pandas")
        for unit in ("s", "ms", "us", "ns"):
            series = pandas.Series(numpy.array(self.STARTS, f"datetime64[{unit}]"), index=list("abcd"), name="completed")
            found = call(series, division="scotland")
            assert found.dtype == "datetime64[s]" and found.name == "completed" and list(found.index) == list("abcd")
            assert [None if day is pandas.NaT else day.date() for day in found] == self.expected(call)
            assert call(series.iloc[::2], division="scotland").tolist() == found.iloc[::2].tolist()
        index = pandas.DatetimeIndex(numpy.array(self.STARTS, "datetime64[s]"), name="completed")
        found = call(index, division="scotland")
        assert isinstance(found, pandas.DatetimeIndex) and found.name == "completed"
        for missing in (None, float("nan"), pandas.NaT, pandas.NA):
            objects = pandas.Series([missing if day is None else day for day in self.STARTS], dtype=object, index=[4, 3, 2, 1])
            found = call(objects, division="scotland")
            assert found.dtype == object and found.tolist() == self.expected(call) and list(found.index) == [4, 3, 2, 1]

    def test_pandas_over_arrow(self, call):
        pandas, pyarrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
        for dtype in (pyarrow.date32(), pyarrow.timestamp("us")):
            series = pandas.Series(self.STARTS, dtype=pandas.ArrowDtype(dtype), name="completed")
            found = call(series, division="scotland")
            assert found.dtype == pandas.ArrowDtype(pyarrow.date32()) and found.name == "completed"
            assert [None if day is pandas.NA else day for day in found] == self.expected(call)

    def test_polars(self, call):
        polars = pytest.importorskip("polars")
        for dtype in (polars.Date, polars.Datetime("ms"), polars.Datetime("us"), polars.Datetime("ns")):
            series = polars.Series("completed", self.STARTS, dtype=polars.Date).cast(dtype)
            found = call(series, division="scotland")
            assert found.dtype == polars.Date and found.name == "completed" and found.to_list() == self.expected(call)
        halves = polars.concat([polars.Series("completed", self.STARTS[:2]), polars.Series("completed", self.STARTS[2:])], rechunk=False)
        assert call(halves, division="scotland").to_list() == self.expected(call)

    def test_pyarrow(self, call):
        pyarrow = pytest.importorskip("pyarrow")
        for dtype in (pyarrow.date32(), pyarrow.date64(), pyarrow.timestamp("s"), pyarrow.timestamp("ns")):
            values = pyarrow.array(self.STARTS, pyarrow.date32()).cast(dtype)
            found = call(values, division="scotland")
            assert found.type == pyarrow.date32() and found.to_pylist() == self.expected(call)
            assert call(values[1:3], division="scotland").to_pylist() == self.expected(call)[1:3]
            assert call(values[2:], division="scotland").to_pylist() == self.expected(call)[2:]
            whole = pyarrow.array([day or date(2023, 4, 3) for day in self.STARTS], pyarrow.date32())[2:].cast(dtype)
            assert call(whole, division="scotland").to_pylist() == self.expected(call)[2:]
            chunks = call(pyarrow.chunked_array([values, values[2:]]), division="scotland")
            assert isinstance(chunks, pyarrow.ChunkedArray) and chunks.to_pylist() == self.expected(call) + self.expected(call)[2:]
        assert call(pyarrow.array([], pyarrow.date32())).to_pylist() == []
        assert call(pyarrow.chunked_array([], pyarrow.date32())).to_pylist() == []

    def test_count_and_is_working_day(self):
        end = date(2023, 5, 4)
        expected = [None if day is None else caf.count_working_days(day, end) for day in self.STARTS]
        working = [None if day is None else caf.is_working_day(day) for day in self.STARTS]
        assert caf.count_working_days(self.STARTS, end) == expected
        assert caf.count_working_days(end, self.STARTS) == [
            None if day is None else caf.count_working_days(end, day) for day in self.STARTS
        ]
        assert caf.is_working_day(self.STARTS) == working
        column = numpy.array(self.STARTS, "datetime64[D]")
        found = caf.count_working_days(column, column[::-1])
        assert found.dtype == "int32" and found[1] == raw.DATE_NONE and found[0] == caf.count_working_days(self.STARTS[0], self.STARTS[3])
        assert caf.is_working_day(column[[0, 2]]).dtype == bool
        with pytest.raises(caf.DateError, match="day, row 1: .*NaT"):
            caf.is_working_day(column)
        pandas = pytest.importorskip("pandas")
        series = pandas.Series(column, index=list("abcd"))
        counted = caf.count_working_days(series, end)
        assert counted.dtype == "Int32" and [None if n is pandas.NA else n for n in counted] == expected and list(counted.index) == list("abcd")
        assert caf.is_working_day(series).dtype == "boolean" and caf.is_working_day(series.dropna()).dtype == bool
        with pytest.raises(caf.ArgumentError, match="same index"):
            caf.count_working_days(series, series[::-1])
        polars = pytest.importorskip("polars")
        counted = caf.count_working_days(polars.Series("x", self.STARTS), end)
        assert counted.dtype == polars.Int32 and counted.to_list() == expected
        assert caf.is_working_day(polars.Series("x", self.STARTS)).to_list() == working
        pyarrow = pytest.importorskip("pyarrow")
        assert caf.count_working_days(pyarrow.array(self.STARTS), end).to_pylist() == expected
        assert caf.is_working_day(pyarrow.array(self.STARTS)).to_pylist() == working
        assert caf.is_working_day(pyarrow.chunked_array([pyarrow.array(self.STARTS)])).to_pylist() == working


class TestScalars:
    def test_what_is_taken_for_a_date(self):
        pandas = pytest.importorskip("pandas")
        for one in (
            date(2023, 4, 3),
            *(numpy.datetime64("2023-04-03", unit) for unit in ("D", "h", "s", "ms", "us", "ns")),
            pandas.Timestamp("2023-04-03"),
        ):
            found = caf.first_taf_due(one)
            assert type(found) is date and found == date(2023, 5, 4)
            assert caf.count_working_days(one, date(2023, 5, 4)) == 20

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            (datetime.datetime(2023, 4, 3), "datetime 2023-04-03 00:00:00"),
            (datetime.datetime(2023, 4, 3, 10, 30), "datetime 2023-04-03 10:30:00"),
            ("2023-04-03", r"'2023-04-03'; caf.parse_date\(\) reads a text"),
            ("Alfie", "str$"),
            (19450, "int 19450"),
            (45019.5, "float 45019.5"),
            (True, "bool True"),
            (None, "NoneType"),
        ],
    )
    def test_what_is_none(self, wrong, said):
        for name, call in (
            ("completed", lambda: caf.first_taf_due(wrong)),
            ("start", lambda: caf.add_working_days(wrong, 20)),
            ("end", lambda: caf.count_working_days(date(2023, 4, 3), wrong)),
            ("day", lambda: caf.is_working_day(wrong)),
            ("born", lambda: caf.age_on(wrong, date(2023, 4, 3))),
        ):
            with pytest.raises(TypeError, match=f"^{name}: expected a datetime.date, got {said}"):
                call()

    def test_times_of_day_and_zones(self):
        pandas = pytest.importorskip("pandas")
        for wrong in (numpy.datetime64("2023-04-03T10:30"), pandas.Timestamp("2023-04-03 10:30"), pandas.Timestamp("2023-04-03 00:00:00.000000001")):
            with pytest.raises(caf.DateError, match="^completed: expected a day, at midnight, got 2023-04-03"):
                caf.first_taf_due(wrong)
        with pytest.raises(TypeError, match="expected a datetime.date, got Timestamp 2023-04-03 00:00:00\\+01:00"):
            caf.first_taf_due(pandas.Timestamp("2023-04-03", tz="Europe/London"))
        for wrong in (numpy.datetime64("NaT"), pandas.NaT):
            with pytest.raises(caf.DateError, match="^completed: expected a datetime.date, got NaT"):
                caf.first_taf_due(wrong)
        with pytest.raises(caf.DateError, match="outside 0001-01-01 to 9999-12-31"):
            caf.first_taf_due(numpy.datetime64("12023-04-03"))

    def test_a_day_outside_the_calendar_is_said(self):
        with pytest.raises(caf.CalendarError, match="^start 1977-12-31 and 20 working days: .*outside") as caught:
            caf.add_working_days(date(1977, 12, 31), 20)
        assert caught.value.status == raw.E_CALENDAR_RANGE
        with pytest.raises(caf.CalendarError, match="^EM-B2-held, completed 2100-12-20: "):
            caf.first_taf_due(date(2100, 12, 20))
        with pytest.raises(caf.CalendarError, match="^day 2101-01-01: "):
            caf.is_working_day(date(2101, 1, 1))

    def test_numbers(self):
        assert caf.add_working_days(date(2023, 4, 3), numpy.int64(20)) == date(2023, 5, 4)
        for wrong, said in ((20.0, "float 20.0"), (True, "bool True"), ("20", "'20'"), (None, "NoneType")):
            with pytest.raises(TypeError, match=f"^days: expected a whole number, got {said}"):
                caf.add_working_days(date(2023, 4, 3), wrong)
        with pytest.raises(caf.ArgumentError, match="^days: .* got 4294967296"):
            caf.add_working_days(date(2023, 4, 3), 2**32)

    def test_divisions(self):
        assert caf.add_working_days(date(2023, 4, 3), 20) == caf.add_working_days(date(2023, 4, 3), 20, division="england-and-wales")
        for wrong in ("wales", "England and Wales", 1, ["scotland"]):
            with pytest.raises(caf.CalendarError, match="^no such division: .* there are england-and-wales, scotland, northern-ireland"):
                caf.add_working_days(date(2023, 4, 3), 20, division=wrong)
        assert caf.due("EM-C1", date(2023, 8, 31), division=None) == date(2023, 11, 30)
        with pytest.raises(caf.CalendarError, match="^EM-B2-held, completed 2023-04-03: "):
            caf.first_taf_due(date(2023, 4, 3), division=None)


class TestColumnErrors:
    def test_a_time_of_day_is_said_with_its_row(self):
        pandas, polars, pyarrow = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
        times = numpy.array(["2023-04-03", "NaT", "2023-04-03T10:30"], "datetime64[s]")
        many = numpy.concatenate([numpy.full(20_000, times[0]), times])
        for column, row in (
            (times, 2),
            (times.astype("datetime64[ns]"), 2),
            (times.astype("datetime64[30m]"), 2),
            (times.reshape(1, 3), 2),
            (many, 20_002),
            (pandas.Series(times, index=[7, 8, 9]), 2),
            (pandas.Series(times.astype(object)).astype("timestamp[us][pyarrow]"), 2),
            (polars.Series("x", times.astype("datetime64[us]")), 2),
            (pyarrow.array(times.astype(object), pyarrow.timestamp("s")), 2),
        ):
            for call in (lambda: caf.add_working_days(column, 20), lambda: caf.is_working_day(column)):
                with pytest.raises(caf.DateError, match=f"^(start|day), row {row}: expected a day, at midnight, got 2023-04-03.10:30") as caught:
                    call()
                assert caught.value.row == row

    def test_other_columns(self):
        pandas, polars, pyarrow = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
        zone = pandas.Series(pandas.to_datetime(["2023-04-03"]).tz_localize("Europe/London"))
        for wrong, said in (
            (numpy.array([19450]), "NumPy array of datetime64, .* got one of int64"),
            (numpy.array(["2023-04-03"]), "NumPy array of datetime64, .* got one of <U10"),
            (numpy.array([0], "datetime64[ps]"), "units from years to nanoseconds, got datetime64.ps"),
            (numpy.datetime64(0, "ps"), "units from years to nanoseconds, got datetime64.ps"),
            (numpy.array("2023-04-03", "datetime64[D]"), "one dimension or more"),
            (pandas.Series(["2023-04-03"]), "Series of datetime64, of datetime.date or of date32, got one of str"),
            (pandas.Series([19450]), "Series of datetime64, .* got one of int64"),
            (zone, "Series of dates without a zone, got one of datetime64"),
            (zone.astype("timestamp[us, Europe/London][pyarrow]"), "Series of dates without a zone"),
            (polars.Series([19450]), "polars Series of Date or of Datetime without a zone, got one of Int64"),
            (polars.Series(["2023-04-03"]), "polars Series of Date .* got one of String"),
            (polars.Series([datetime.datetime(2023, 4, 3)]).dt.replace_time_zone("UTC"), "polars Series .* without a zone"),
            (pyarrow.array([19450]), "pyarrow array of date32 or of timestamp without a zone, got one of int64"),
            (pyarrow.array([datetime.datetime(2023, 4, 3)], pyarrow.timestamp("s", "UTC")), "pyarrow array .* without a zone"),
            (array("q", [19450]), "buffer of int32"),
            (b"2023-04-03", "expected a datetime.date, a list of them"),
            ({date(2023, 4, 3)}, "expected a datetime.date, a list of them"),
            (["2023-04-03"], "row 0: expected a datetime.date, got '2023-04-03'"),
            ([date(2023, 4, 3), "Alfie"], "row 1: expected a datetime.date, got str$"),
            (pandas.Series([date(2023, 4, 3), datetime.datetime(2023, 4, 3, 10)], dtype=object), "row 1: expected a datetime.date, got datetime"),
        ):
            with pytest.raises(TypeError, match=f"^start.*{said}"):
                caf.add_working_days(wrong, 20)
        for pair in (([date(2023, 4, 3)], [date(2023, 4, 3)] * 2), (numpy.zeros(2, "M8[D]"), numpy.zeros((1, 2), "M8[D]"))):
            with pytest.raises(caf.ArgumentError, match="columns of one length"):
                caf.count_working_days(*pair)

    def test_what_is_wrong_with_the_call_is_said_of_an_empty_column_too(self):
        for empty in ([], numpy.array([], "datetime64[D]"), array("i")):
            for wrong in (
                lambda: caf.add_working_days(empty, 20, division="wales"),
                lambda: caf.due("EM-B2-held", empty, division=None),
                lambda: caf.due("EM-B4-box", empty),
                lambda: caf.due("EM-Z9", empty),
                lambda: caf.first_taf_due(empty, profile="ours"),
            ):
                with pytest.raises(caf.CalendarError):
                    wrong()


class TestTicks:
    """The raw functions for 64 bits, beyond what columns reach."""

    def test_what_a_unit_cannot_hold_is_none(self):
        beyond = numpy.array([2**31, -(2**31) - 1, -(2**31), 2**62, -(2**63), 2**31 - 1], "int64")
        out = numpy.zeros(len(beyond), "int64")
        assert raw.add_months_ticks(beyond, raw.TICK_DAY, 0, out, raw.TICK_DAY) == (False, -1)
        assert (out == -(2**63)).all()
        days = numpy.array([date(2263, 1, 1), date(2262, 1, 1), date(1, 1, 1), date(9999, 12, 31)], "datetime64[D]").view("int64")
        out = numpy.zeros(4, "int64")
        assert raw.add_months_ticks(days, raw.TICK_DAY, 0, out, raw.TICK_NANOSECOND) == (True, -1)
        assert [str(one)[:10] for one in out.view("datetime64[ns]")] == ["NaT", "2262-01-01", "NaT", "NaT"]
        raw.add_months_ticks(days, raw.TICK_DAY, 0, out, raw.TICK_MICROSECOND)
        assert [str(one)[:10] for one in out.view("datetime64[us]")] == ["2263-01-01", "2262-01-01", "0001-01-01", "9999-12-31"]

    def test_days_as_ticks(self):
        days = numpy.array([caf.raw.DATE_NONE, 0, 19450, -719162, 2932896], "i4")  # to 0001-01-01 and 9999-12-31
        expected = days.astype("i8").view("datetime64[D]")
        expected[0] = "NaT"
        for unit in ("D", "h", "m", "s", "ms", "us"):
            out = numpy.zeros(len(days), "i8")
            assert raw.ticks_of_days(days, TICKS[unit], out) is None
            numpy.testing.assert_array_equal(out.view(f"datetime64[{unit}]"), expected.astype(f"datetime64[{unit}]"))
        raw.ticks_of_days(days, raw.TICK_NANOSECOND, out)
        assert [str(one)[:10] for one in out.view("datetime64[ns]")] == ["NaT", "1970-01-01", "2023-04-03", "NaT", "NaT"]

    def test_only_outputs_are_given_back(self):
        """What is read must not be taken for an output of the same name, least of all where it is empty."""
        for days, complete in (([19450, caf.raw.DATE_NONE], False), ([19450], True), ([], True)):
            assert raw.is_working_day_array(1, None, array("i", days), array("i", [0] * len(days))) is complete
        assert raw.ticks_of_days(array("i"), 0, array("q")) is None

    def test_wrong_calls(self):
        good, out = array("q", [19450]), array("q", [0])
        for tick in (-1, raw.TICKS, 99):
            with pytest.raises(caf.ArgumentError):
                raw.add_working_days_ticks(1, None, good, tick, 20, out, 0)
            with pytest.raises(caf.ArgumentError):
                raw.add_working_days_ticks(1, None, good, 0, 20, out, tick)
            with pytest.raises(caf.ArgumentError):
                raw.days_of_ticks(good, tick, array("i", [0]))
            with pytest.raises(caf.ArgumentError):
                raw.ticks_of_days(array("i", [0]), tick, out)
        with pytest.raises(caf.ArgumentError):
            raw.add_working_days_ticks(1, None, good, 0, 20, array("q"), 0)
        with pytest.raises(caf.ArgumentError):
            raw.add_working_days_ticks(1, None, good, 0, 20, None, 0)
        with pytest.raises(TypeError):
            raw.add_working_days_ticks(1, None, array("i", [1]), 0, 20, out, 0)
        with pytest.raises(caf.ArgumentError):
            raw.days_of_ticks(good, 0, array("i", [0, 0]))
        with pytest.raises(caf.ArgumentError):
            raw.ticks_of_days(array("i", [0, 0]), 0, out)


def test_other_threads_run_meanwhile():
    starts = numpy.full(2_000_000, "2023-04-03", "datetime64[s]")
    days = starts.astype("datetime64[D]").astype("int64").astype("int32")
    ticks = numpy.empty(len(days), "i8")
    calls = {
        "add_working_days": lambda: caf.add_working_days(starts, 20),
        "first_taf_due": lambda: caf.first_taf_due(starts),
        "add_months": lambda: caf.add_months(starts, 3),
        "is_working_day": lambda: caf.is_working_day(days),
        "add_months_array": lambda: caf.add_months(days, 3),
        "days_of_ticks": lambda: caf.is_working_day(starts),
        "ticks_of_days": lambda: raw.ticks_of_days(days, raw.TICK_SECOND, ticks),
    }
    assert [name for name, call in calls.items() if not lets_others_run(call)] == []


def test_the_package_loads_nothing_heavy():
    code = "import caf, sys; print(*sorted({'numpy', 'pandas', 'polars', 'pyarrow', 'json'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, text=True).stdout.strip() == ""


def test_the_accessor():
    pandas = pytest.importorskip("pandas")
    import caf.pandas  # noqa: F401

    starts = pandas.Series(numpy.array(["2023-04-03", "NaT"], "datetime64[ns]"), index=["a", "b"], name="completed")
    for found, expected in (
        (starts.caf.add_working_days(20, division="scotland"), caf.add_working_days(starts, 20, division="scotland")),
        (starts.caf.count_working_days(date(2023, 5, 4)), caf.count_working_days(starts, date(2023, 5, 4))),
        (starts.caf.is_working_day(), caf.is_working_day(starts)),
        (starts.caf.add_months(3), caf.add_months(starts, 3)),
        (starts.caf.first_taf_due(), caf.first_taf_due(starts)),
        (starts.caf.next_review_due(), caf.next_review_due(starts)),
        (starts.caf.archive_due(), caf.archive_due(starts)),
        (starts.caf.due("EM-C1"), caf.due("EM-C1", starts)),
    ):
        pandas.testing.assert_series_equal(found, expected)
    with pytest.raises(AttributeError, match="expected a Series of datetime64"):
        pandas.Series(["a"]).caf


def test_help_says_what_it_means():
    text = caf.first_taf_due.__doc__
    for word in ("clause B.2", "20 working", "Raises CalendarError", "Source:", "completed"):
        assert word in text


def test_what_is_masked_is_missing():
    days = numpy.ma.array(["2023-01-01", "2023-01-02"], dtype="datetime64[D]", mask=[False, True])
    assert str(caf.add_months(days, 1).tolist()) == "[datetime.date(2023, 2, 1), None]"
    numbers = numpy.ma.array([19358, 19359], dtype="int32", mask=[False, True])
    assert caf.add_months(numbers, 1).tolist() == [19389, caf.DATE_NONE]


@pytest.mark.parametrize("call", [caf.first_taf_due, caf.next_review_due, caf.archive_due, lambda day: caf.due("EM-C1", day)])
def test_only_a_single_date_raises_what_a_row_is_missing_for(call):
    """As the docstrings say."""
    outside = date(9999, 12, 31)
    assert call([date(2023, 4, 3), None, outside])[1:] == [None, None]
    with pytest.raises((caf.CalendarError, caf.DateError), match="9999-12-31"):
        call(outside)
    for described in (caf.first_taf_due, caf.next_review_due, caf.archive_due, caf.due):
        assert "A row of a column that cannot be answered is missing" in inspect.getdoc(described)


def test_a_number_written_as_a_text_is_not_told_to_be_a_date():
    with pytest.raises(TypeError, match="^days: expected a whole number, got '20'$"):
        caf.add_working_days(date(2023, 4, 3), "20")
    with pytest.raises(TypeError, match=r"^start: expected a datetime\.date, got '2023-04-03'; caf\.parse_date\(\) reads a text$"):
        caf.add_working_days("2023-04-03", 20)
