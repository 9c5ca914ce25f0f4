"""Profiles: built in, from files and from JSON."""

import json
import pickle
from datetime import date
from pathlib import Path

import pytest

import caf
from caf import raw

DATA = Path(__file__).resolve().parent.parent / "data" / "profiles" / "everything.json"
BUILTIN = Path(__file__).resolve().parent.parent.parent / "lib" / "standards" / "profiles"
DAY = date(2023, 4, 3)


class TestBuiltIn:
    @pytest.mark.parametrize("name", caf.profiles())
    def test_they_say_what_their_source_says(self, name):
        source = json.loads((BUILTIN / f"{name}.json").read_text(encoding="utf-8"))
        profile = caf.Profile(name)
        assert (profile.name, profile.title, profile.source) == (name, source.get("title"), source.get("source"))
        assert (profile.division, profile.closure_days) == (source.get("division"), [])
        assert repr(profile) == f"<caf.Profile {name}>"
        on = {rule.name: rule for rule in profile.rules(DAY)}
        for rule, settings in source["rules"].items():
            if settings.get("on") and not {"from", "until"} & set(settings):
                assert on[rule].severity == settings.get("severity", "medium")

    def test_names_that_are_none(self):
        reads = r"; caf\.Profile\.from_file\(\) reads one from a file$"
        for wrong in ("ours", "", "profiles/ours.json"):
            for call in (caf.Profile, lambda name: caf.first_taf_due(DAY, profile=name)):
                with pytest.raises(caf.CalendarError, match=f"^no such profile: '{wrong}'; built in are east-midlands-2011, .*{reads}"):
                    call(wrong)
        for wrong in (Path("profiles/ours.json"), None, 5):
            kind = type(wrong).__name__
            with pytest.raises(TypeError, match=f"^name: expected the name of a built-in profile, got {kind}{reads}"):
                caf.Profile(wrong)
        for wrong in (5, b"sefton", ["sefton"]):
            with pytest.raises(TypeError, match="^profile: expected a built-in one's name, a caf.Profile or a pathlib.Path"):
                caf.first_taf_due(DAY, profile=wrong)


class TestOwn:
    def test_everything_a_profile_can_say(self):
        profile = caf.Profile.from_file(DATA)
        assert (profile.name, profile.number, profile.source) == ("everything", 31000, "Invented")
        assert profile.title == "Invented: everything that a profile can say"
        assert profile.division == "northern-ireland"
        assert profile.closure_days == [date(1978, 1, 3), date(2024, 12, 27), date(2096, 2, 29)]
        held = {rule.name: rule for rule in profile.rules(date(2024, 3, 1))}
        review = held["EM-C1"]
        assert (review.severity, review.title) == ("low", 'Said with a "quote", a \\ and a semicolon; né')
        assert [str(parameter) for parameter in review.parameters] == ["within 12 working days", "review-from anchored"]
        assert [str(parameter) for parameter in caf.rule("EM-C1", profile=profile, on=date(2024, 2, 28)).parameters] == [
            "within 12 working days", "review-from rolling",
        ]
        assert caf.rule("EM-C1", profile=profile, on=date(2100, 12, 31)).parameters[0] == ("within", 2, "years", ())
        assert set(caf.rule("EM-D1", profile=profile).parameters[0].choices) == {"died", "moved-away"}
        assert "EM-D3-archived" not in held and caf.rule("EM-D3-archived", profile=profile).severity is None
        assert "EM-B2-notified" not in {rule.name for rule in profile.rules(date(2000, 12, 31))}

    def test_its_number_counts(self):
        own = caf.Profile.from_json({"profile": "ours", "extends": "east-midlands-2011",
                                     "rules": {"EM-B2-held": {"within": {"amount": 15, "unit": "working days"}}}})
        assert caf.first_taf_due(DAY, profile=own) == caf.add_working_days(DAY, 15)
        assert caf.first_taf_due([DAY], profile=own) == [caf.add_working_days(DAY, 15)]
        assert caf.next_review_due(DAY, profile=own) == date(2023, 7, 3)
        assert caf.judge("EM-B2-held", DAY, None, as_of=DAY, profile=own).due == caf.add_working_days(DAY, 15)

    def test_its_division_and_closure_days_count(self):
        own = {"profile": "ours", "extends": "east-midlands-2011", "division": "scotland", "closure_days": ["2023-04-20", "2023-04-07"]}
        profile = caf.Profile.from_json(json.dumps(own))
        # 3 May in Scotland, and a day more for the closed one; Good Friday is a holiday anyhow.
        assert caf.first_taf_due(DAY, profile=profile) == date(2023, 5, 4)
        assert caf.first_taf_due(DAY, profile=profile, division="england-and-wales") == date(2023, 5, 5)
        closed = caf.Calendar("scotland", closures=[date(2023, 4, 21)])
        assert caf.first_taf_due(DAY, profile=profile, calendar=closed) == date(2023, 5, 5)
        # The weekend of the caller's own stays one beside them.
        friday = caf.Calendar("scotland", weekend=["friday", "saturday"])
        without = caf.first_taf_due(DAY, calendar=friday)
        assert caf.first_taf_due(DAY, profile=profile, calendar=friday) == caf.add_working_days(without, 1, calendar=friday)
        outside = caf.Profile.from_json({**own, "closure_days": [], "division": "northern-ireland"})
        assert caf.first_taf_due(DAY, profile=outside) == caf.add_working_days(DAY, 20, division="northern-ireland")

    def test_every_way_to_name_it(self, tmp_path):
        (tmp_path / "base.json").write_text(json.dumps({"profile": "base", "extends": "sefton"}), encoding="utf-8")
        text = json.dumps({"profile": "ours", "extends": "base.json", "title": "Ours"})
        (tmp_path / "ours.json").write_text(text, encoding="utf-8")
        path = tmp_path / "ours.json"
        profile = caf.Profile.from_file(str(path))
        assert profile == caf.Profile.from_file(path) and profile.title == "Ours" and repr(profile) == "<caf.Profile ours of its own>"
        for way in (path, profile):
            assert caf.next_review_due(DAY, profile=way) == caf.next_review_due(DAY, profile="sefton")
        with pytest.raises(caf.CalendarError):
            caf.next_review_due(DAY, profile=str(path))
        plain = {"profile": "ours", "extends": "sefton"}
        made = [caf.Profile.from_json(way) for way in (plain, json.dumps(plain), json.dumps(plain).encode())]
        assert len(set(made)) == 1

    def test_equal_and_pickled(self):
        for profile in (caf.Profile("sefton"), caf.Profile.from_file(DATA)):
            again = pickle.loads(pickle.dumps(profile))
            assert again == profile and hash(again) == hash(profile) and again.rules(DAY) == profile.rules(DAY)
        assert caf.Profile("sefton") != caf.Profile("nottingham-qa") != "nottingham-qa"
        with pytest.raises(AttributeError):
            caf.Profile("sefton").name = "ours"

    def test_what_cannot_be_read(self, tmp_path):
        path = tmp_path / "ours.json"
        path.write_text('{"profile": "ours", "extends": "sefton",\n"rules": {"EM-C1": {"within": {"amount": 0, "unit": "weeks"}}}}', encoding="utf-8")
        with pytest.raises(caf.InputError) as caught:
            caf.Profile.from_file(path)
        error = caught.value
        assert error.file == str(path) and error.line == 2 and error.field_name.startswith("rules.EM-C1") and error.message
        assert str(error).startswith(f"{path}:2: rules.EM-C1")
        with pytest.raises(caf.InputError) as caught:
            caf.Profile.from_json(path.read_bytes(), name="settings")
        assert (caught.value.file, caught.value.line) == ("settings", 2)
        for wrong in ("", "{", "[]", '{"profile": "ours", "extends": "base.json"}', b"\xff"):
            with pytest.raises(caf.InputError):
                caf.Profile.from_json(wrong)
        with pytest.raises(caf.InputError) as caught:
            caf.Profile.from_file(tmp_path / "none.json")
        assert caught.value.line is None and caught.value.file == str(tmp_path / "none.json")
        for wrong in (5, None):
            with pytest.raises(TypeError):
                caf.Profile.from_file(wrong)
            with pytest.raises(TypeError):
                caf.Profile.from_json(wrong)

    def test_blocks_that_are_none(self):
        good = caf.Profile.from_file(DATA)._block
        for wrong in (b"", bytes(len(good)), good[:-1], good[:100]):
            with pytest.raises(caf.Error):
                raw.profile_number_of(wrong)
            assert raw.profile_name_of(wrong) is None
            for call in (
                lambda: raw.due(1, 0, [wrong], raw.EM_C1, 19450),
                lambda: raw.profile_rule(0, wrong, raw.EM_C1, 19450),
                lambda: raw.io_closed_days(0, wrong, 1, None),
            ):
                with pytest.raises(caf.Error):
                    call()
        with pytest.raises(caf.Error):
            raw.profile_number_of(None)


class TestRules:
    def test_the_catalogue_is_the_same_without_a_profile(self):
        for rule in caf.rules():
            assert rule.severity is None and isinstance(rule.kind, caf.Kind)
        review = caf.rule("em-c1")
        assert [str(parameter) for parameter in review.parameters] == ["within 3 months", "review-from rolling"]

    def test_a_profile_changes_them(self):
        assert caf.rule("EM-B2-held", profile="east-midlands-2011", on=DAY).severity is caf.Severity.HIGH
        assert str(caf.rule("EM-C1", profile="sefton", on=DAY).parameters[0]) == "within 3 months"
        assert str(caf.rule("EM-D3-accessible").parameters[0]) == "within 1 year"
        with pytest.raises(TypeError, match="^on: "):
            caf.rule("EM-C1", profile="sefton", on="2023-04-03")
        with pytest.raises(caf.CalendarError, match="no such rule: 'EM-Z9'"):
            caf.rule("EM-Z9")

    def test_every_parameter_of_every_rule_has_a_word(self):
        for profile in (None, *caf.profiles()):
            for rule in caf.rules(profile=profile, on=DAY):
                for parameter in rule.parameters:
                    assert (parameter.unit is None) == (parameter.amount is None) and str(parameter)
