"""制度: every number of the profile has its words, its value and its instrument."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from proposals.desk import charter
from proposals.desk.charter import Rule
from proposals.desk.charter.settings import LABELS, SECTIONS
from proposals.records import Setting
from proposals.work import Work
from tests.casework.conftest import AT
from workflows.policies import permits
from workflows.policies.profile import load
from workflows.terms import Act, Duty, Rung
from workflows.workdays import load_calendar, parse_year

NOTICE = """
year = 2027
status = "confirmed"
notice = "国办发明电〔2026〕9号"
off = [{ from = 2027-01-01, until = 2027-01-03, name = "元旦" }]
make_up = []
"""


def rules() -> dict[str, Rule]:
    return {rule.path: rule for part in charter.sections(load()) for rule in part.rules}


def test_every_setting_has_its_words_and_no_word_is_left_over() -> None:
    assert set(LABELS) == {setting.path for setting in load().settings()}


def test_every_section_has_its_heading() -> None:
    assert set(SECTIONS) == {path.partition(".")[0] for path in LABELS}


def test_no_two_settings_are_called_the_same() -> None:
    assert len({label.words for label in LABELS.values()}) == len(LABELS)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("handling.reply_plenary", "3个月"),
        ("assignment.sign_for", "3个工作日"),
        ("intake.similar_warn", "60%"),
        ("intake.body_chars_max", "2000字"),
        ("lookback.same_year_by", "11月20日"),
        ("filing.number_format", "如第0001号"),
        ("handling.face_to_face_required", "是"),
    ],
)
def test_a_value_reads_as_officials_write_it(path: str, text: str) -> None:
    assert rules()[path].text == text


def test_no_code_reaches_a_reader() -> None:
    told = "".join(rule.text for rule in rules().values())
    assert not [code for code in ("JURISDICTION", "V1", "{seq", "deputy_leader") if code in told]


@pytest.mark.parametrize(
    ("path", "source", "sourced"),
    [
        ("calendar.holiday_rule", "《中华人民共和国民法典》第二百零三条", True),
        ("assignment.sign_for", "默认值，无出处", False),
    ],
)
def test_a_value_names_its_instrument_or_says_that_it_has_none(
    path: str, source: str, sourced: bool
) -> None:
    assert (rules()[path].source, rules()[path].sourced) == (source, sourced)


def test_the_ladder_of_a_reply_is_told_rung_by_rung() -> None:
    (reply,) = [ladder for ladder in charter.ladders(load()) if ladder.duty is Duty.REPLY]
    assert [(row.rung, row.when) for row in reply.rows][-2:] == [
        (Rung.SUPERVISE, "期限后10个工作日"),
        (Rung.CIRCULAR, "期限后20个工作日"),
    ]


def test_every_act_has_its_permit() -> None:
    assert [permit.act for permit in charter.permits()] == list(permits.MAY)


def test_a_permit_names_its_roles() -> None:
    (filing,) = [permit for permit in charter.permits() if permit.act is Act.FILE]
    assert filing.told == "提案委主任"


def test_the_five_lifecycles_are_told() -> None:
    assert [life.name for life in charter.lifecycles()] == [
        *("提案", "承办件", "督办", "承诺", "回头看"),
    ]


def test_a_step_says_what_it_needs() -> None:
    steps = [step for step in charter.lifecycles()[0].steps if step.act == "立案"]
    assert all(step.needs and step.target == "已立案" for step in steps)


def test_a_year_names_its_notice(work: Work) -> None:
    told = {line.year: line for line in charter.years(work)}[2026]
    assert (told.notice, told.status, told.made_up[0]) == (
        *("国办发明电〔2025〕7号", "已公布"),
        date(2026, 1, 4),
    )


def test_the_year_after_the_last_is_shown_as_projected(work: Work) -> None:
    assert charter.years(work)[0].projected


def test_an_imported_year_says_who_brought_it_in(work: Work) -> None:
    work.add(Setting(name="calendar/2027", text=NOTICE, set_by="办公室丙", set_at=AT))
    work.flush()
    work.rules = replace(work.rules, calendar=load_calendar(parse_year(NOTICE)))
    told = {line.year: line for line in charter.years(work)}[2027]
    assert (told.imported_by, told.projected, told.holidays[0].days) == ("办公室丙", False, 3)


def test_of_two_imports_of_a_year_the_later_is_told(work: Work) -> None:
    for number, by, at in ((1, "办公室丙", AT), (2, "办公室丁", AT + timedelta(days=1))):
        name = f"calendar/2027/{number}"
        work.add(Setting(name=name, text=NOTICE, set_by=by, set_at=at))
    work.flush()
    assert {line.year: line for line in charter.years(work)}[2027].imported_by == "办公室丁"
