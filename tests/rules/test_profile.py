"""The profile: what the packaged one says, what a committee's own may change, what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.rules.own_profile import HEAD, OWN, one, rung
from workflows.policies import profile
from workflows.terms import Duty, Period, Rank, ReviewLevel

DEFAULT = Path(profile.__file__).parent.parent / "district_default.toml"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("calendar.zone", "Asia/Shanghai"),
        ("calendar.holiday_rule", "extend"),
        ("intake.body_chars_max", 2000),
        ("intake.similar_check", 0.9),
        ("intake.sector_in_recess", False),
        ("filing.levels", (ReviewLevel.PRELIM, ReviewLevel.SECOND, ReviewLevel.FINAL)),
        ("assignment.sign_for", Period.parse("3wd")),
        ("assignment.decide_return", Period.parse("7d")),
        ("handling.reply_plenary", Period.parse("3m")),
        ("handling.sign_off_key", Rank.MAIN_LEADER),
        ("feedback.unsatisfied_rule", "any"),
        ("rehandling.max_rounds", 2),
        ("lookback.same_year_by", "11-20"),
        ("awards.advanced_units_share", 0.2),
    ],
)
def test_a_value_is_found_at_its_path_and_as_an_attribute(path, value):
    rules = profile.load()
    section, key = path.split(".")
    assert rules.setting(path).value == getattr(getattr(rules, section), key) == value


def test_the_packaged_profile_is_read_once():
    assert profile.load() is profile.load()


def test_every_value_names_its_source():
    assert all(setting.source for setting in profile.load().settings())


def test_a_value_without_an_instrument_says_so():
    assert profile.load().source("assignment.sign_for") == "默认，无出处"


def test_a_value_with_an_instrument_names_it():
    assert "民法典" in profile.load().source("calendar.holiday_rule")


def test_a_path_that_does_not_exist_has_no_source():
    with pytest.raises(ValueError, match=r"没有 assignment\.sign_of 这一项"):
        profile.load().source("assignment.sign_of")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("assignment.sign_for", "3个工作日"),
        ("filing.levels", "初审、复审、终审"),
        ("handling.face_to_face_required", "是"),
        ("handling.sign_off_normal", "分管领导"),
        ("handling.co_opinion_mode", "自交办起算"),
        ("intake.title_chars_max", "60"),
    ],
)
def test_a_printed_value_is_in_words(path, text):
    assert profile.load().setting(path).text == text


def test_a_profile_can_be_hashed():
    assert len({profile.load(), profile.load()}) == 1


# A committee's own profile


def test_an_own_profile_changes_what_it_names(write):
    rules = profile.load(write(one("assignment", "sign_for", '"2wd"')))
    assert rules.assignment.sign_for == Period.parse("2wd")


def test_an_own_profile_keeps_the_rest_of_its_base(write):
    rules = profile.load(write(one("assignment", "sign_for", '"2wd"')))
    assert rules.handling == profile.load().handling


def test_an_own_profile_has_its_own_version_and_day(write):
    rules = profile.load(write(OWN))
    assert (rules.version, rules.holds_from) == ("2025-1", date(2025, 3, 1))


@pytest.mark.parametrize(
    ("path", "more", "since"),
    [
        pytest.param("assignment.sign_for", "", date(2025, 3, 1), id="own"),
        pytest.param(
            "assignment.sign_for", ", since = 2025-07-01", date(2025, 7, 1), id="own-later"
        ),
        pytest.param("assignment.decide_return", "", date(2024, 1, 1), id="inherited"),
    ],
)
def test_each_value_knows_since_when_it_holds(write, path, more, since):
    rules = profile.load(write(one("assignment", "sign_for", '"2wd"', more)))
    assert rules.setting(path).since == since


def test_a_profile_may_be_based_on_one_beside_it(write):
    write(one("assignment", "sign_for", '"2wd"'), "first")
    rules = profile.load(write(HEAD + 'based_on = "first"\n', "second"))
    assert rules.assignment.sign_for == Period.parse("2wd")


def test_a_ladder_is_replaced_for_one_duty_only(write):
    rows = ("remind", "-1wd", "unit_office", "false"), ("urge", "2wd", "clerk", "false")
    rules = profile.load(write(rung("sign_for", *rows)))
    kept = [row for row in rules.ladder if row.duty is Duty.REPLY]
    assert kept == [row for row in profile.load().ladder if row.duty is Duty.REPLY]


def test_a_replaced_ladder_is_replaced_whole(write):
    rows = ("remind", "-1wd", "unit_office", "false"), ("urge", "2wd", "clerk", "false")
    rules = profile.load(write(rung("sign_for", *rows)))
    assert [str(row.offset) for row in rules.ladder if row.duty is Duty.SIGN_FOR] == ["-1wd", "2wd"]


# What is refused when it is read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(HEAD, "缺少 calendar.zone", id="no-base-and-nothing-said"),
        pytest.param("holds_from = 2025-03-01", "缺少 version", id="no-version"),
        pytest.param('version = "1"', "holds_from 应为日期", id="no-day"),
        pytest.param(
            'version = "1"\nholds_from = 2025-03-01T08:00:00', "holds_from 应为日期", id="a-moment"
        ),
        pytest.param(HEAD + 'based_on = "none"', "找不到规则文件 none.toml", id="no-such-base"),
        pytest.param(HEAD + 'based_on = "../x"', "不写路径", id="a-path-as-base"),
        pytest.param(HEAD + 'based_on = "own"', "based_on 成环", id="based-on-itself"),
        pytest.param("version = ", "不是合法的 TOML", id="no-toml"),
        pytest.param(HEAD + "assignment = 3", r"写作 \[assignment\]", id="no-section"),
        pytest.param(OWN + '[assignment]\nsign_for = "3wd"', "sign_for 应写作", id="a-bare-value"),
        pytest.param(
            OWN + '[assignment]\nsign_for = { value = "3wd" }', "缺少 source", id="no-source"
        ),
        pytest.param(
            one("assignment", "sign_for", '"3wd"', ", note = 1"), "sign_for 应写作", id="a-note"
        ),
        pytest.param(
            one("assignment", "sign_for", '"3wd"', ', since = "2025"'),
            "since 应为日期",
            id="since-in-words",
        ),
        pytest.param(
            one("assignment", "sign_of", '"3wd"'), "没有 assignment.sign_of", id="unknown-key"
        ),
        pytest.param(one("asignment", "sign_for", '"3wd"'), "没有 asignment", id="unknown-section"),
        pytest.param(one("assignment", "sign_for", '"3天"'), "sign_for 不是期限", id="no-period"),
        pytest.param(one("assignment", "sign_for", "3"), "sign_for 应为期限", id="bare-period"),
        pytest.param(
            one("handling", "extension_times", "true"), "times 应为整数", id="truth-for-count"
        ),
        pytest.param(one("intake", "body_chars_max", "2e3"), "应为整数", id="no-whole-number"),
        pytest.param(one("intake", "similar_warn", '"0.6"'), "应为小数", id="words-for-share"),
        pytest.param(one("reply", "classes", '""'), "classes 应为文字", id="empty-words"),
        pytest.param(
            one("feedback", "second_feedback", "1"), "应为 true 或 false", id="count-for-truth"
        ),
        pytest.param(
            one("feedback", "unsatisfied_rule", '"all"'), "any、first_proposer_only", id="no-choice"
        ),
        pytest.param(one("filing", "levels", '"final"'), "levels 应为列表", id="no-list"),
        pytest.param(one("filing", "levels", '["fourth"]'), "prelim、second、final", id="no-level"),
        pytest.param(one("handling", "sign_off_key", '"king"'), "main_leader", id="no-rank"),
        pytest.param(OWN + "[ladder]\nbribe = []", "没有“bribe”这项责任", id="no-duty"),
        pytest.param(OWN + "[ladder]\nreply = 3", "ladder.reply 应为列表", id="no-ladder"),
        pytest.param(OWN + "[ladder]\nreply = [{}]", "第1行缺少 rung", id="an-empty-rung"),
        pytest.param(
            rung("reply", ("shout", "1wd", "clerk", "false")), "rung 应为 remind", id="no-rung"
        ),
        pytest.param(
            rung("reply", ("remind", "1wd", "king", "false")), "to 应为 member", id="no-role"
        ),
    ],
)
def test_a_faulty_file_is_refused_by_name(write, text, said):
    with pytest.raises(ValueError, match=said):
        profile.load(write(text))


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path):
    with pytest.raises(ValueError, match=r"找不到规则文件 gone\.toml"):
        profile.load(tmp_path / "gone.toml")


def test_a_file_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(one("reply", "classes", '"甲"').encode("gbk"))
    with pytest.raises(ValueError, match="不是合法的 TOML"):
        profile.load(path)


def test_every_fault_of_a_file_is_named_at_once(write):
    text = one("assignment", "sign_for", "3") + "[intake]\ntitel = { value = 1, source = '无' }\n"
    with pytest.raises(ValueError, match=r"sign_for.*titel|titel.*sign_for"):
        profile.load(write(text))


# Which profile holds


@pytest.mark.parametrize(
    ("day", "version"),
    [
        pytest.param(date(2025, 2, 28), "2024-1", id="the-day-before"),
        pytest.param(date(2025, 3, 1), "2025-1", id="the-day-itself"),
        pytest.param(date(2030, 1, 1), "2025-1", id="long-after"),
    ],
)
def test_the_latest_profile_begun_holds(write, day, version):
    both = [profile.load(write(OWN)), profile.load()]
    assert profile.in_force(both, day).version == version


def test_no_profile_holds_before_the_first():
    with pytest.raises(ValueError, match="2023-12-31 没有施行中的规则"):
        profile.in_force([profile.load()], date(2023, 12, 31))


def test_two_profiles_of_one_day_are_refused(write):
    both = [profile.load(write(OWN)), profile.load(write(OWN, "copy"))]
    with pytest.raises(ValueError, match="两份规则同时施行"):
        profile.in_force(both, date(2025, 3, 1))


def test_the_packaged_file_is_where_it_is_said_to_be():
    assert profile.load(DEFAULT) == profile.load()
