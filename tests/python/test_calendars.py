"""Calendars of one's own, against the published list and NumPy's busday functions."""

import csv
import json
import pickle
from datetime import date, timedelta
from pathlib import Path

import pytest

import caf
from caf import raw
from caf._context import READINGS, context_of

numpy = pytest.importorskip("numpy")
hypothesis = pytest.importorskip("hypothesis")
from hypothesis import given, settings  # noqa: E402
from hypothesis import strategies as st  # noqa: E402

DATA = Path(__file__).resolve().parent.parent / "data"
WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def published():
    """The bank holidays of GOV.UK, 2012 to 2028, by division."""
    found = {}
    with open(DATA / "bank-holidays.csv", encoding="utf-8") as table:
        for row in csv.DictReader(line for line in table if not line.startswith("#")):
            found.setdefault(row["division"], {})[date.fromisoformat(row["date"])] = row["title"]
    return found


def as_json(listed):
    """A list as GOV.UK publishes it."""
    return json.dumps({
        division: {"division": division, "events": [{"title": title, "date": str(day)} for day, title in sorted(days.items())]}
        for division, days in listed.items()
    }).encode()


@pytest.mark.parametrize("division", caf.DIVISIONS)
def test_the_built_in_days_are_those_published(division):
    found = caf.Calendar(division).holidays(date(2012, 1, 1), date(2028, 12, 31))
    assert [day for day, _ in found] == sorted(published()[division])


class TestLists:
    def test_the_list_of_today_changes_nothing(self):
        for division in caf.DIVISIONS:
            # It calls the day in place of one on a weekend otherwise, at times.
            listed, own = caf.Calendar(division, holidays=as_json(published())), caf.Calendar(division)
            for calendar in (listed, own):
                assert len(calendar.holidays(date(1978, 1, 1), date(2100, 12, 31))) > 900
            days = [[day for day, _ in calendar.holidays(date(1978, 1, 1), date(2100, 12, 31))] for calendar in (listed, own)]
            assert days[0] == days[1]

    def test_a_newer_list(self, tmp_path):
        days = published()
        added = date(2027, 7, 5)
        days["scotland"][added] = "Another one"
        del days["scotland"][date(2027, 8, 2)]
        (tmp_path / "list.json").write_bytes(as_json(days))
        for source in (as_json(days), tmp_path / "list.json", str(tmp_path / "list.json")):
            calendar = caf.Calendar("scotland", holidays=source, closures=[date(2027, 7, 6)])
            assert caf.holiday_on(added, calendar=calendar) == "Bank holiday"
            assert caf.is_working_day(date(2027, 8, 2), calendar=calendar)
            assert caf.add_working_days(date(2027, 7, 2), 1, calendar=calendar) == date(2027, 7, 7)
            assert caf.add_working_days(date(2027, 7, 2), 1, division="scotland") == date(2027, 7, 5)
            assert calendar.certain_until == date(2028, 12, 31)
            assert "list until 2028-12-31" in repr(calendar)

    def test_a_list_that_cannot_be_read(self, tmp_path):
        with pytest.raises(caf.InputError) as caught:
            caf.Calendar(holidays=b'{\n"england-and-wales": {"events": [\n{"title": "x", "date": "2023-02-30"}]}}')
        error = caught.value
        assert (error.file, error.line, error.field_name) == ("holidays", 3, "england-and-wales.events[0].date")
        assert "not a day written yyyy-mm-dd" in error.message and str(error) == f"holidays:3: {error.field_name}: {error.message}"
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.status, again.line, str(again)) == (caf.InputError, error.status, 3, str(error))
        with pytest.raises(caf.InputError) as caught:
            caf.Calendar(holidays=tmp_path / "none.json")
        assert caught.value.file == str(tmp_path / "none.json") and caught.value.line is None
        for wrong in (5, ["list.json"]):
            with pytest.raises(TypeError, match="holidays: expected a path, or JSON as bytes"):
                caf.Calendar(holidays=wrong)
        with pytest.raises(caf.ArgumentError, match="do not go together"):
            caf.Calendar(holidays=b"{}", known_on=date(2020, 1, 1))
        with pytest.raises(caf.ArgumentError):
            caf.Calendar(holidays="a\0b")


class TestClosures:
    DAYS = {date(2023, 12, 27): "Office closed", date(2023, 12, 28): "Office closed", date(2023, 12, 25): "Closed"}

    def test_they_are_no_working_days(self):
        calendar = caf.Calendar("scotland", closures=self.DAYS)
        assert caf.add_working_days(date(2023, 12, 22), 1, calendar=calendar) == date(2023, 12, 29)
        assert caf.first_taf_due(date(2023, 12, 1), calendar=calendar) == date(2024, 1, 8)
        assert caf.due("EM-B2-held", date(2023, 12, 1), calendar=calendar) == date(2024, 1, 8)
        assert caf.judge("EM-B2-held", date(2023, 12, 1), date(2024, 1, 9), as_of=date(2024, 2, 1), calendar=calendar).slack == -1
        column = numpy.array(["2023-12-01"], "datetime64[D]")
        assert str(caf.first_taf_due(column, calendar=calendar)[0]) == "2024-01-08"
        assert caf.count_working_days(date(2023, 12, 22), date(2023, 12, 29), calendar=calendar) == 1
        # A bank holiday stays one.
        assert caf.holiday_on(date(2023, 12, 25), calendar=calendar) == "Christmas Day"
        assert caf.holiday_on(date(2023, 12, 27), calendar=calendar) == "Office closed"
        assert calendar.holidays(date(2023, 12, 24), date(2023, 12, 31)) == [
            (date(2023, 12, 25), "Christmas Day"), (date(2023, 12, 26), "Boxing Day"),
            (date(2023, 12, 27), "Office closed"), (date(2023, 12, 28), "Office closed"),
        ]
        assert calendar.closures == dict(sorted(self.DAYS.items()))

    @settings(max_examples=30)
    @given(
        st.sets(st.dates(date(2015, 1, 1), date(2025, 12, 31)), max_size=40),
        st.sets(st.sampled_from(WEEK), min_size=1, max_size=6),
        st.dates(date(2015, 1, 1), date(2025, 6, 30)),
        st.integers(1, 60),
        st.sampled_from(caf.DIVISIONS),
    )
    def test_closures_and_weekends_against_numpy(self, closures, weekend, start, days, division):
        calendar = caf.Calendar(division, closures=closures, weekend=weekend)
        mask = [name not in weekend for name in WEEK]
        bank = [day for day, _ in caf.Calendar(division).holidays(date(2014, 1, 1), date(2030, 12, 31))]
        busdaycal = numpy.busdaycalendar(weekmask=mask, holidays=sorted({*bank, *closures}))
        assert caf.add_working_days(start, days, calendar=calendar) == numpy.busday_offset(start, days, "backward", busdaycal=busdaycal).item()
        assert caf.is_working_day(start, calendar=calendar) == numpy.is_busday(start, busdaycal=busdaycal)
        assert calendar.weekend == tuple(name for name in WEEK if name in weekend)

    def test_wrong_ones(self):
        with pytest.raises(TypeError, match="^closures: expected a datetime.date, got '2023-12-27'"):
            caf.Calendar(closures=["2023-12-27"])
        with pytest.raises(caf.CalendarError, match="^closures 1901-01-01: "):
            caf.Calendar(closures=[date(1901, 1, 1)])
        with pytest.raises(caf.ArgumentError, match="^closures: expected at most 10000 days, got "):
            caf.Calendar(closures=[date(1980, 1, 1) + timedelta(i) for i in range(20_000)])
        for wrong, said in ((["sun"], "'sun'"), ([], "none"), (WEEK, "all seven")):
            with pytest.raises(caf.ArgumentError, match=f"^weekend: .* got {said}"):
                caf.Calendar(weekend=wrong)
        with pytest.raises(TypeError, match="^weekend: .* one text, 'sunday'"):
            caf.Calendar(weekend="sunday")


class TestKnownOn:
    def test_what_was_not_known_yet(self):
        # The funeral's holiday was proclaimed on 10 September 2022.
        before, after = caf.Calendar(known_on=date(2022, 9, 9)), caf.Calendar(known_on=date(2022, 9, 10))
        assert caf.is_working_day(date(2022, 9, 19), calendar=before)
        assert not caf.is_working_day(date(2022, 9, 19), calendar=after)
        assert before.known_on == date(2022, 9, 9) and "as known on 2022-09-09" in repr(before)

    def test_wrong_ones(self):
        with pytest.raises(caf.CalendarError, match="^known_on 2009-12-31: "):
            caf.Calendar(known_on=date(2009, 12, 31))
        with pytest.raises(TypeError, match="^known_on: "):
            caf.Calendar(known_on="2022-09-09")


class TestValues:
    def test_equal_hashed_and_pickled(self):
        made = [
            lambda: caf.Calendar(),
            lambda: caf.Calendar("scotland"),
            lambda: caf.Calendar("scotland", closures=[date(2023, 12, 27)]),
            lambda: caf.Calendar("scotland", closures={date(2023, 12, 27): "Office closed"}),
            lambda: caf.Calendar("scotland", known_on=date(2022, 9, 9)),
            lambda: caf.Calendar("scotland", weekend=["friday", "saturday"]),
            lambda: caf.Calendar("scotland", holidays=as_json({"scotland": {date(2027, 7, 5): "One"}})),
        ]
        for i, one in enumerate(made):
            assert one() == one() and hash(one()) == hash(one())
            again = pickle.loads(pickle.dumps(one()))
            assert again == one() and bytes(again) == bytes(one()) and repr(again) == repr(one())
            for other in made[i + 1 :]:
                assert one() != other()
        assert len({one() for one in made}) == len(made)
        assert len(pickle.dumps(made[2]())) < 1000
        assert caf.Calendar() != "england-and-wales"

    def test_it_does_not_change(self):
        calendar = caf.Calendar(closures=[date(2023, 12, 27)])
        with pytest.raises(AttributeError):
            calendar.division = "scotland"
        with pytest.raises(AttributeError):
            calendar.anything = 1
        calendar.closures.clear()
        assert calendar.closures

    def test_repr(self):
        assert repr(caf.Calendar()) == "<caf.Calendar england-and-wales>"
        assert repr(caf.Calendar("scotland", closures=[date(2023, 12, 27), date(2023, 12, 28)], weekend=["friday", "saturday"])) == (
            "<caf.Calendar scotland, 2 closure days, weekend friday and saturday>"
        )

    def test_holidays_outside_and_backwards(self):
        calendar = caf.Calendar()
        assert calendar.holidays(date(2023, 5, 1), date(2023, 4, 1)) == []
        assert calendar.holidays(date(2100, 12, 27), date(2100, 12, 31))
        with pytest.raises(caf.CalendarError, match="^1977-01-01 to 1978-12-31: "):
            calendar.holidays(date(1977, 1, 1), date(1978, 12, 31))

    def test_a_division_beside_it(self):
        calendar = caf.Calendar("scotland")
        assert caf.first_taf_due(date(2023, 4, 3), calendar=calendar) == date(2023, 5, 3)
        assert caf.first_taf_due(date(2023, 4, 3), calendar=calendar, division="scotland") == date(2023, 5, 3)
        for call in (caf.first_taf_due, lambda day, **how: caf.add_working_days(day, 20, **how), caf.is_working_day):
            with pytest.raises(caf.CalendarError, match="division 'england-and-wales' and a calendar of scotland contradict"):
                call(date(2023, 4, 3), calendar=calendar, division="england-and-wales")
            with pytest.raises(TypeError, match="^calendar: expected a caf.Calendar, got str"):
                call(date(2023, 4, 3), calendar="scotland")

    def test_every_way_of_the_raw_call(self):
        changes = numpy.zeros(0, "int32")
        size = raw.calendar_size(1, 0, changes)
        with pytest.raises(caf.ArgumentError):
            raw.calendar_build(1, raw.DATE_NONE, 0, raw.DATE_NONE, changes, bytearray(size - 1))
        with pytest.raises(caf.ArgumentError):
            raw.calendar_size(1, 0, numpy.zeros(1, "int32"))
        with pytest.raises(caf.CalendarError):
            raw.calendar_size(9, 0, changes)
        for wrong in (None, bytes(10), bytes(size)):
            with pytest.raises(caf.Error):
                raw.calendar_division(wrong)
        assert raw.calendar_division(bytes(caf.Calendar("scotland"))) == raw.SCOTLAND


class TestContext:
    """What the checks are made with."""

    SCOTLAND = caf.Calendar("scotland", closures=[date(2023, 12, 27)])
    DAY = date(2023, 6, 1)

    def test_the_division(self):
        assert context_of(self.DAY).division == raw.ENGLAND_AND_WALES
        assert context_of(self.DAY, None).division == raw.DIVISION_NONE
        assert context_of(self.DAY, calendar=self.SCOTLAND).division == raw.SCOTLAND
        assert context_of(self.DAY, "england-and-wales", calendar=self.SCOTLAND).division == raw.ENGLAND_AND_WALES
        own = caf.Profile.from_json({"profile": "p", "extends": "sefton", "division": "northern-ireland"})
        assert context_of(self.DAY, profile=own).division == raw.NORTHERN_IRELAND
        assert context_of(self.DAY, "scotland", profile=own).division == raw.SCOTLAND

    def test_the_blocks(self):
        assert context_of(self.DAY) == (19509, raw.ENGLAND_AND_WALES, raw.profile_at(0), None, 0)
        blocks = context_of(numpy.datetime64("2023-06-01"), calendar=[self.SCOTLAND, caf.Calendar()]).blocks
        assert blocks[raw.CALENDARS + raw.SCOTLAND] == bytes(self.SCOTLAND)
        assert blocks[raw.CALENDARS + raw.ENGLAND_AND_WALES] == bytes(caf.Calendar())
        assert [at for at, block in enumerate(blocks) if block is not None] == [1, 2]

    def test_what_answers_are_held_against(self):
        then = caf.Calendar(known_on=date(2022, 9, 9))
        blocks = context_of(self.DAY, compared=then).blocks
        assert [at for at, block in enumerate(blocks) if block is not None] == [raw.COMPARED + raw.ENGLAND_AND_WALES]
        blocks = context_of(self.DAY, compared=self.SCOTLAND).blocks
        assert [at for at, block in enumerate(blocks) if block is not None] == [raw.COMPARED + at for at in (1, 2, 3)]
        blocks = context_of(self.DAY, compared={"scotland": then}).blocks
        assert [at for at, block in enumerate(blocks) if block is not None] == [raw.COMPARED + raw.SCOTLAND]

    def test_readings(self):
        assert list(READINGS) == ["start-day-counted", "due-day-rolled", "other-choice"]
        assert context_of(self.DAY, readings=READINGS).readings == 1 << 1 | 1 << 2 | 1 << 3
        with pytest.raises(caf.ArgumentError, match="^readings: .* got 'other-calendar'"):
            context_of(self.DAY, readings=["other-calendar"])
        with pytest.raises(TypeError, match="^readings: .* one text"):
            context_of(self.DAY, readings="other-choice")

    def test_wrong_ones(self):
        for name in ("calendar", "compared"):
            for wrong in ("scotland", [None], 5):
                with pytest.raises(TypeError, match=f"^{name}: expected a caf.Calendar"):
                    context_of(self.DAY, **{name: wrong})
            with pytest.raises(caf.CalendarError, match=f"^{name}: .* two of scotland"):
                context_of(self.DAY, **{name: [self.SCOTLAND, self.SCOTLAND]})
        with pytest.raises(TypeError, match="^as_of: "):
            context_of("2023-06-01")

    def test_a_check_takes_it(self):
        load = caf.Caseload({
            "cases": [{"case_id": 1, "opened": date(2022, 3, 1)}],
            "assessments": [{"case_id": 1, "id": 2, "completed": date(2022, 9, 5)}],
            "meetings": [{"case_id": 1, "id": 4, "held_on": date(2022, 10, 4)}],
            "closures": [],
        })
        from caf import raw as layer

        def held(context):
            findings, tally = bytearray(layer.finding_size() * 4096), None
            n, _ = layer.check(load._tables, load._fields, *context, 0, 0, 0, numpy.array([layer.EM_B2_HELD], "int32"),
                               bytearray(layer.cursor_size()), findings, tally)
            found = [caf.Finding(bytes(findings[at * 64 : at * 64 + 64]), (load, context)) for at in range(n)]
            return next(finding for finding in found if finding.rule == "EM-B2-held")

        day = date(2023, 6, 1)
        assert held(context_of(day)).due == date(2022, 10, 4)
        before = caf.Calendar(known_on=date(2022, 9, 9))
        assert (held(context_of(day, calendar=before)).due, held(context_of(day, calendar=before)).verdict) == (date(2022, 10, 3), "not met")
        assert held(context_of(day, compared=before))._get("flags") & raw.NOT_KNOWN_THEN
        assert held(context_of(day, readings=READINGS))._get("flags") & raw.CONVENTION
        assert "2022-10-03" in held(context_of(day, calendar=before)).explain() or "3 October 2022" in held(context_of(day, calendar=before)).explain()


def resident():
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * 4096


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_what_a_call_makes_is_given_back():
    days = as_json(published())
    profile = bytes(caf.Profile.from_json({"profile": "p", "extends": "sefton", "closure_days": ["2023-04-20"]})._block)

    def calls():
        raw.io_holidays_read(days, "list", raw.SCOTLAND)
        raw.io_profile_read(b'{"profile": "p", "extends": "sefton"}', "profile")
        raw.io_closed_days(0, profile, raw.SCOTLAND, None)
        caf.Calendar("scotland", closures=[date(2023, 12, 27)])
        for call in (
            lambda: raw.io_holidays_read(days, "list", 9),
            lambda: raw.io_holidays_read(b"{", "list", raw.SCOTLAND),
            lambda: raw.io_holidays_open("a\0b", raw.SCOTLAND),
            lambda: raw.io_profile_read(b"[]", "profile"),
            lambda: raw.io_profile_read(profile, 5),
            lambda: raw.io_closed_days(0, profile, 9, None),
        ):
            with pytest.raises((TypeError, caf.Error)):
                call()

    for _ in range(100):
        calls()
    before = resident()
    for _ in range(1000):
        calls()
    assert resident() - before < 1 << 20


def test_a_single_closure_day_is_no_list():
    for given in (date(2023, 4, 27), "2023-04-27", 5, None):
        with pytest.raises(TypeError, match="^closures: expected several dates, in a list, or a mapping from dates, got "):
            caf.Calendar(closures=given)
    assert list(caf.Calendar(closures=(day for day in [date(2023, 4, 27)])).closures) == [date(2023, 4, 27)]
