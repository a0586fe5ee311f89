"""审查: one sheet for every level: the text, what was said of it, what reads alike, the ruling."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.submit import texts
from proposals.database import Office
from proposals.desk.case import likeness
from proposals.records import Account, Proposal
from proposals.records.dockets.proposal.submit import paper
from proposals.rehearsal.script import CURTAIN
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from workflows.terms import Act, ProposalStage, Role

REVIEWED = 37
"""The case of the play that is under review."""
CLERK = Actor("赵戊", Role.CLERK, CURTAIN)


@pytest.mark.parametrize("act", [Act.SEND_BACK, Act.FILE, Act.REJECT])
def test_every_level_reads_the_text_beside_the_form(enter: Enter, act: Act) -> None:
    page = enter("head", Role.COMMITTEE_HEAD).get(f"/proposals/{REVIEWED}/acts/{act}").text
    assert "诊断小组" in page.split('<form id="act"')[0]
    assert "初审" in page


def test_what_an_earlier_level_said_is_read_by_the_next(enter: Enter) -> None:
    address = f"/proposals/{REVIEWED}/acts/advance"
    clerk = enter("clerk-1", Role.CLERK)
    data = hidden(clerk.get(address).text) | {"opinion": "选题准，建议立案。"}
    assert clerk.post(address, data=data).status_code == 303
    page = enter("reviewer-1", Role.REVIEWER).get(address).text
    assert "各级审查意见" in page
    assert "选题准，建议立案。" in page


def test_the_reasons_stand_under_their_instrument(enter: Enter) -> None:
    address = f"/proposals/{REVIEWED}/acts/reject"
    page = enter("head", Role.COMMITTEE_HEAD).get(address).text
    national, _, local = page.partition('<p class="source">参照')
    assert "内容空泛，没有具体建议" in national
    assert "《中国人民政治协商会议全国委员会提案工作条例》" in national
    assert "代转群众来信来访" in local


def test_the_reviewer_of_his_own_proposal_is_told(enter: Enter, played: Office) -> None:
    with played.transaction() as work:
        author = work.get_one(Proposal, REVIEWED).member_id
        head = work.exec(select(Account).where(Account.username == "head")).one()
        head.member_id = author
    page = enter("head", Role.COMMITTEE_HEAD).get(f"/proposals/{REVIEWED}/acts/send_back").text
    assert "不得审查、决定自己提出或联名的提案" in page


def test_a_copy_is_found(enter: Enter, played: Office) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    address = f"/proposals/{REVIEWED}/acts/advance"
    assert "没有相近的" in clerk.get(address).text
    with played.transaction() as work:
        case, other = work.get_one(Proposal, REVIEWED), work.get_one(Proposal, 36)
        texts.write_over(other.text, paper(case.text), CLERK)
    page = clerk.get(address).text
    assert "100%相同" in page
    assert "他人所提，须核对是否抄袭" in page


def test_a_draft_is_compared_with_nobodys_draft(played: Office) -> None:
    with played.transaction() as work:
        case = work.get_one(Proposal, REVIEWED)
        found = likeness.alike(work, case, CLERK)
        assert not [each for each in found if each.stage == ProposalStage.DRAFT.label]


def test_a_changed_wording_is_shown_before_it_is_kept(enter: Enter, played: Office) -> None:
    clerk, address = enter("clerk-1", Role.CLERK), f"/proposals/{REVIEWED}/acts/revise_text"
    data = _revision(clerk.get(address).text) | {"text.title": "关于小微企业数字化改造的建议"}
    shown = clerk.post(address, data=data | {"preview": "yes"}).text
    assert "<del>引导制造业</del>" in shown
    assert "保留修订" in shown
    with played.transaction() as work:
        assert len(work.get_one(Proposal, REVIEWED).revisions) == 1


def test_what_was_changed_after_it_was_shown_is_shown_again(enter: Enter, played: Office) -> None:
    clerk, address = enter("clerk-1", Role.CLERK), f"/proposals/{REVIEWED}/acts/revise_text"
    data = _revision(clerk.get(address).text) | {"text.title": "关于数字化改造的建议"}
    seen = hidden(clerk.post(address, data=data | {"preview": "yes"}).text)["shown"]
    other = data | {"shown": seen, "text.title": "关于数字化改造的提案"}
    assert clerk.post(address, data=other).status_code == 200
    assert clerk.post(address, data=data | {"shown": seen}).status_code == 303


def _revision(page: str) -> dict[str, object]:
    boxes = re.findall(r'<textarea[^>]*name="text\.(\w+)"[^>]*>\n([^<]*)</textarea>', page)
    asks = [words for name, words in boxes if name == "suggestions"]
    rest = {f"text.{name}": words for name, words in boxes if name != "suggestions"}
    return hidden(page) | rest | {"text.suggestions": [*asks, ""], "reason": "统一用语"}
