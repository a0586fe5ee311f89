"""Papers printed on request: whole, from the case's own facts, sent to nobody."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import select

from proposals.letters import printed
from proposals.letters.printed.reports import Told, Upward
from proposals.records import Letter, Proposal
from proposals.rendering.wording import vocabulary
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, make_proposal, work
from workflows.papers.contact_details import LABELS, ContactDetails
from workflows.refusals import Incomplete, NotFound
from workflows.terms import Layout, ProposalStage

__all__ = ["make_proposal", "work"]


@pytest.fixture
def case(make_proposal: MakeProposal) -> Proposal:
    """A filed proposal."""
    return make_proposal(ProposalStage.FILED, case_no="第0012号", suggested_units=["区住建局"])


def words(work: Work, case: Proposal) -> str:
    """The 提案表, all its words."""
    return "\n".join(printed.proposal_form(work, case, ["现场照片.jpg"], AT).document.lines())


def test_a_proposal_form_is_a_form(work: Work, case: Proposal) -> None:
    copy = printed.proposal_form(work, case, [], AT)
    assert (copy.layout, copy.document.title) == (
        Layout.FORM,
        "政协第九届委员会第五次会议提案表",
    )


@pytest.mark.parametrize(
    "said",
    [
        "第0012号",
        "2026年3月2日9时00分",
        "委员甲",
        "三、建议",
        "2. 按楼层制定费用分担的参考标准并给予补助。",
        "区住建局",
        "可以公开",
        "现场照片.jpg",
    ],
)
def test_a_proposal_form_says_what_was_handed_in(work: Work, case: Proposal, said: str) -> None:
    assert said in words(work, case)


@pytest.mark.parametrize("label", LABELS.values())
def test_a_proposal_form_tells_no_contact_details_unasked(
    work: Work, case: Proposal, label: str
) -> None:
    assert label not in words(work, case)


def test_the_committees_own_print_tells_how_to_reach_each(work: Work, case: Proposal) -> None:
    details = {case.member_id or 0: ContactDetails("和平路1号", "310000", "13800000001")}
    said = list(printed.proposal_form(work, case, [], AT, details).document.lines())
    told = "通讯地址：和平路1号\n邮编：310000\n联系电话：13800000001"
    begin = said.index("联系方式") + 1
    assert said[begin : begin + 2] == ["委员甲", told]


@pytest.mark.parametrize("name", ContactDetails._fields)
def test_no_wording_of_a_letter_speaks_of_contact_details(name: str) -> None:
    assert name not in vocabulary.attributes()


def test_a_form_cannot_be_printed_with_markup_in_it(work: Work, case: Proposal) -> None:
    case.origin = "<b>调研</b>"
    with pytest.raises(Incomplete, match="含有网页标记"):
        words(work, case)


def test_a_printed_form_is_no_letter(work: Work, case: Proposal) -> None:
    words(work, case)
    assert work.exec(select(Letter)).all() == []


def test_a_converted_proposal_has_its_sheet(work: Work, case: Proposal) -> None:
    case.disposition, case.converted_to = "public_opinion", "研究室"
    document = printed.public_opinion_sheet(work, case, AT).document
    assert "研究室" in list(document.lines())


def test_any_other_has_no_such_sheet(work: Work, case: Proposal) -> None:
    with pytest.raises(NotFound):
        printed.public_opinion_sheet(work, case, AT)


class Counts:
    """One table of counts."""

    title, header, rows = "核心指标", ("指标", "分子", "分母"), (("立案率", 3, 4),)


TOLD = Told(date(2026, 11, 20), "政协提案委员会", "收到4件", [Counts()])


def test_a_work_report_has_each_table_under_its_number(work: Work) -> None:
    lines = list(printed.work_report(work, TOLD, AT).document.lines())
    assert lines[0] == "政协提案委员会关于提案工作情况的报告"
    assert lines[2:9] == ["一、核心指标", "指标", "分子", "分母", "立案率", "3", "4"]


def test_a_report_upward_is_signed_under_a_red_head(work: Work) -> None:
    copy = printed.work_report(work, TOLD, AT, Upward("江政协提〔2026〕3号", "主任丑"))
    assert (copy.layout, copy.document.mark) == (Layout.RED_HEAD, "政协提案委员会办公室文件")
    assert (copy.document.number, copy.document.signer) == ("江政协提〔2026〕3号", "主任丑")


def test_a_report_nobody_signed_names_no_signer(work: Work) -> None:
    copy = printed.work_report(work, TOLD, AT)
    assert (copy.layout, copy.document.signer) == (Layout.REPORT, "")
