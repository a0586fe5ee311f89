"""委员: enrolled once, corrected where no case is harmed, ended with a last day (R-18, rule 41)."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework.rosters import members
from proposals.desk import verification
from proposals.records import Convenor, Entry, Member
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.casework.rosters.keeping import (
    CLERK,
    TODAY,
    TOMORROW,
    YESTERDAY,
    facts,
    last,
    numbered,
    refused,
)
from workflows.papers.rosters import MemberPaper
from workflows.refusals import NotNow
from workflows.terms import Act, MemberStatus, ProposalStage

__all__ = ["numbered"]
GENG = MemberPaper(
    "委员 庚", 1, phone="１３８-0000-0007", address=" 和平路7号\n", postcode="３１００００"
)
RESIGNED = MemberStatus.RESIGNED


def known(work: Work, number: int = 1, **changed: object) -> MemberPaper:
    row = work.get_one(Member, number)
    now = MemberPaper(row.name, row.sector_id, row.code, row.party, row.post, row.group)
    return now._replace(**changed)  # type: ignore[arg-type]


def test_a_member_is_enrolled_until_the_term_ends(work: Work) -> None:
    row = members.enrol(work, GENG, TODAY, CLERK)
    assert (row.name, row.code) == ("委员庚", "9-0001")
    assert row.contact_details == ("和平路7号", "310000", "138-0000-0007", "")
    assert (row.valid_from, row.valid_until) == (TODAY, date(2027, 1, 31))
    assert (last(work).act, facts(work)["called"]) == (Act.ENROL_MEMBER, "委员庚（9-0001）")


@pytest.mark.parametrize(
    ("paper", "rule"),
    [
        (MemberPaper("委员甲", 1), "member_told_apart"),
        (MemberPaper("委员庚", 1, code="M1"), "member_code_once"),
        (MemberPaper("委员庚", 9), "sector_held"),
        (MemberPaper(" ", 1), "name_in_roster"),
        (MemberPaper("委员庚", 1, phone="无"), "phone_readable"),
        (MemberPaper("委员庚", 1, email="无"), "email_readable"),
        (MemberPaper("委员庚", 1, postcode="31000"), "postcode_readable"),
    ],
)
def test_who_could_be_mistaken_is_not_enrolled(work: Work, paper: MemberPaper, rule: str) -> None:
    with refused(work, rule):
        members.enrol(work, paper, TODAY, CLERK)


def test_one_of_the_same_name_is_told_apart_by_code(work: Work) -> None:
    assert members.enrol(work, MemberPaper("委员甲", 1, "M9"), TODAY, CLERK).code == "M9"


def test_nobody_is_enrolled_outside_of_a_term(work: Work) -> None:
    with pytest.raises(NotNow, match="先登记届次"):
        members.enrol(work, GENG, date(2040, 1, 1), CLERK)


def test_a_misspelt_name_is_set_right(work: Work) -> None:
    members.correct(work, work.get_one(Member, 3), known(work, 3, name="委员炳"), "笔误", CLERK)
    assert (facts(work)["before"], facts(work)["after"]) == ("委员丙", "委员炳")


def test_a_name_under_a_proposal_stays(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.ARCHIVED)
    with refused(work, "name_unsigned"):
        members.correct(work, work.get_one(Member, 1), known(work, name="委员贾"), "笔误", CLERK)


@pytest.mark.parametrize(
    ("name", "given", "label"),
    [("phone", "138-0000-0009", "联系电话"), ("address", "和平路9号", "通讯地址")],
)
def test_contact_details_are_corrected_without_standing_on_record(
    work: Work, name: str, given: str, label: str
) -> None:
    row = work.get_one(Member, 1)
    members.correct(work, row, known(work, **{name: given}), "搬迁", CLERK)
    assert (getattr(row, name), facts(work)["what"]) == (given, label)
    assert given not in last(work).facts


def test_contact_details_left_empty_stay(work: Work) -> None:
    row = work.get_one(Member, 1)
    row.phone, row.address = "138-0000-0001", "和平路1号"
    members.correct(work, row, known(work, post="区医院院长"), "调任", CLERK)
    assert (row.phone, row.address, row.post) == ("138-0000-0001", "和平路1号", "区医院院长")


def test_a_correction_changes_something(work: Work) -> None:
    with refused(work, "entry_changed"):
        members.correct(work, work.get_one(Member, 1), known(work), "核对", CLERK)


def test_a_convenor_does_not_change_his_sector(work: Work) -> None:
    with refused(work, "convenor_stays"):
        members.correct(work, work.get_one(Member, 6), known(work, 6, sector_id=2), "调整", CLERK)


def test_who_resigns_serves_no_more_and_convenes_no_more(work: Work) -> None:
    row = work.get_one(Member, 6)
    members.end(work, row, RESIGNED, YESTERDAY, "常委会第20次会议", CLERK)
    assert (row.status, row.valid_until) == (RESIGNED, YESTERDAY)
    assert work.exec(select(Convenor)).one().valid_until == YESTERDAY
    assert facts(work)["convened"] == ["经济"]


@pytest.mark.parametrize(
    ("status", "day", "reason", "rule"),
    [
        (MemberStatus.IN_OFFICE, YESTERDAY, "决定", "membership_ends"),
        (RESIGNED, TOMORROW, "决定", "last_day_not_ahead"),
        (RESIGNED, date(2020, 1, 1), "决定", "last_day_later"),
        (RESIGNED, YESTERDAY, "", "reason_given"),
    ],
)
def test_a_membership_ends_for_a_reason_on_a_day(
    work: Work, status: MemberStatus, day: date, reason: str, rule: str
) -> None:
    with refused(work, rule):
        members.end(work, work.get_one(Member, 1), status, day, reason, CLERK)


def test_a_membership_ends_once(work: Work) -> None:
    row = work.get_one(Member, 1)
    members.end(work, row, RESIGNED, YESTERDAY, "决定", CLERK)
    with pytest.raises(NotNow, match="已不在任（请辞）"):
        members.end(work, row, RESIGNED, YESTERDAY, "决定", CLERK)


def test_the_chain_of_the_rosters_proves_itself(work: Work) -> None:
    members.enrol(work, GENG, TODAY, CLERK)
    members.end(work, work.get_one(Member, 1), RESIGNED, YESTERDAY, "决定", CLERK)
    assert verification.verify(work).faults == []
    work.exec(select(Entry).order_by(col(Entry.id))).all()[0].by = "别人"
    work.flush()
    assert verification.verify(work).faults != []
