"""The 提案表 of a case as a file, for whoever may print the case."""

from __future__ import annotations

import re

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.database import Office
from proposals.desk.correspondence import forms
from proposals.records import Entry, Proposal
from proposals.rehearsal.script import CURTAIN
from tests.printing import measured
from tests.web.bulk.sheets import hidden
from tests.web.case import cases
from tests.web.conftest import Enter
from workflows.refusals import NotFound
from workflows.terms import AccountAct, ProposalStage, Role


@pytest.fixture
def address(played: Office) -> str:
    return f"/proposals/{cases.at(played, ProposalStage.REPLIED)}/form.pdf"


def test_a_clerk_prints_the_form_of_a_case(enter: Enter, address: str) -> None:
    answer = enter("clerk-1", Role.CLERK).get(address)
    assert "通讯地址" not in measured.words(answer.content)


def looked(office: Office) -> list[Entry]:
    with office.reading() as work:
        return list(work.exec(select(Entry).where(Entry.act == AccountAct.SEE_CONTACT_DETAILS)))


def test_a_form_with_contact_details_is_on_record(
    enter: Enter, played: Office, address: str
) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    token = hidden(clerk.get(address.replace("form.pdf", "print")).text)["csrf"]
    answer = clerk.post(address, data={"csrf": token})
    told = measured.words(answer.content)
    assert ("通讯地址：清河区" in told, len(looked(played))) == (True, 1)


def test_nobody_else_has_contact_details_printed(
    enter: Enter, played: Office, address: str
) -> None:
    auditor = enter("auditor", Role.AUDITOR)
    page = auditor.get(address.replace("form.pdf", "print")).text
    assert "含联系方式" not in page
    token = hidden(auditor.get("/account").text)["csrf"]
    assert auditor.post(address, data={"csrf": token}).status_code == 404
    assert looked(played) == []


def test_a_case_that_became_no_public_opinion_has_no_sheet_of_it(
    enter: Enter, address: str
) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    assert clerk.get(f"{address}?paper=public_opinion").status_code == 404


def test_the_report_comes_as_a_paper(enter: Enter) -> None:
    answer = enter("clerk-1", Role.CLERK).get("/statistics.pdf")
    assert answer.content[:5] == b"%PDF-"


@pytest.mark.parametrize(
    ("reader", "watermark"),
    [(Actor("林乙", Role.CLERK, CURTAIN), ""), (Actor("审计", Role.AUDITOR, CURTAIN), "未公开")],
)
def test_a_form_outside_the_committee_says_that_the_case_is_not_public(
    played: Office, reader: Actor, watermark: str
) -> None:
    with played.transaction() as work:
        case = work.get_one(Proposal, cases.at(played, ProposalStage.REPLIED))
        for publication in case.publications:
            work.delete(publication)
        work.flush()
        copy = forms.form(work, reader, case, forms.Form.PROPOSAL, CURTAIN)
    assert copy.watermark == watermark


def test_a_text_not_handed_in_again_is_not_printed(played: Office) -> None:
    clerk = Actor("林乙", Role.CLERK, CURTAIN)
    with played.transaction() as work:
        case = work.get_one(Proposal, cases.at(played, ProposalStage.REPLIED))
        case.text.frozen_at = None
        with pytest.raises(NotFound, match="paper_exists"):
            forms.form(work, clerk, case, forms.Form.PROPOSAL, CURTAIN)


def test_a_case_offers_to_print_what_its_reader_may_have(enter: Enter, played: Office) -> None:
    case = cases.at(played, ProposalStage.TRACKING)
    page = enter("clerk-1", Role.CLERK).get(f"/proposals/{case}/print").text
    assert set(re.findall(r"paper=(\w+)", page)) == {
        *("proposer_ballot", "unit_ballot", "excellent"),
    }
    unit = enter(cases.unit_office(played, case))
    assert re.findall(r"docx\?paper=(\w+)", unit.get(f"/proposals/{case}/print").text) == [
        "unit_ballot"
    ]


def test_a_unit_finds_no_ballot_of_the_proposers(enter: Enter, played: Office) -> None:
    case = cases.at(played, ProposalStage.TRACKING)
    unit = enter(cases.unit_office(played, case))
    asked = f"/proposals/{case}/form.docx?paper=proposer_ballot"
    assert unit.get(asked).status_code == 404
