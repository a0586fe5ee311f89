"""并案: both first proposers are asked, each reads the other's text, and the head merges."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Proposal
from tests.web.bulk.sheets import hidden
from tests.web.conftest import Enter
from workflows.terms import ProposalStage, Role

CHILD, LEAD = 37, 36
CONSENT, MERGE = f"/proposals/{CHILD}/acts/consent_merge", f"/proposals/{CHILD}/acts/merge"
UNMERGE = f"/proposals/{CHILD}/acts/unmerge"


@pytest.fixture
def child(enter: Enter) -> TestClient:
    """The first proposer of the case that goes into the other."""
    return enter("m076")


@pytest.fixture
def lead(enter: Enter) -> TestClient:
    """The body that proposed the other."""
    return enter("party_tm", Role.ORG_PROPOSER)


def consent(of: TestClient) -> int:
    data = hidden(of.get(CONSENT).text) | {"lead": str(LEAD)}
    return of.post(CONSENT, data=data).status_code


def decide(by: TestClient, address: str) -> int:
    data = hidden(by.get(address).text) | {"reason": "反映同一事项与否，已经核对"}
    return by.post(address, data=data).status_code


def head(enter: Enter) -> TestClient:
    return enter("head", Role.COMMITTEE_HEAD)


def test_both_texts_are_compared_before_anybody_consents(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    data = hidden(clerk.get(CONSENT).text) | {"lead": str(LEAD), "preview": "yes"}
    page = clerk.post(CONSENT, data=data).text
    assert "诊断小组" in page
    assert "物业管理委员会" in page
    assert page.count("尚未同意") == 2


def test_the_other_proposer_reads_only_when_he_is_asked(
    child: TestClient, lead: TestClient
) -> None:
    assert lead.get(CONSENT).status_code == 404
    assert consent(child) == 303
    page = lead.get(CONSENT)
    assert page.status_code == 200
    assert "诊断小组" in page.text


def test_whoever_is_not_asked_reads_nothing(enter: Enter, child: TestClient) -> None:
    consent(child)
    assert enter("party_mg", Role.ORG_PROPOSER).get(CONSENT).status_code == 404


def test_without_both_consents_nothing_is_merged(enter: Enter, child: TestClient) -> None:
    consent(child)
    page = head(enter).get(MERGE).text
    assert page.count("尚未同意") == 1
    assert 'class="objections"' in page


def test_with_both_the_head_merges_and_takes_it_back(
    enter: Enter, played: Office, child: TestClient, lead: TestClient
) -> None:
    assert [consent(child), consent(lead)] == [303, 303]
    assert decide(head(enter), MERGE) == 303
    assert stage(played) is ProposalStage.MERGED
    assert decide(head(enter), UNMERGE) == 303
    assert stage(played) is ProposalStage.UNDER_REVIEW


def test_a_number_that_is_none_is_said(enter: Enter) -> None:
    clerk = enter("clerk-1", Role.CLERK)
    data = hidden(clerk.get(CONSENT).text) | {"lead": "第9999号", "preview": "yes"}
    assert "没有可以查看的提案“第9999号”" in clerk.post(CONSENT, data=data).text


def stage(office: Office) -> ProposalStage:
    with office.transaction() as work:
        return work.get_one(Proposal, CHILD).stage
