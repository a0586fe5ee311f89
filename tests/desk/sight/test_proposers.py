"""A proposer sees what he stands under, what is merged with it, and what is published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from proposals.records import Proposal, SectorCall, Signature
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from tests.desk.sight.conftest import DAY, Sees, anybody, given_by, who
from workflows.terms import ProposalStage, ProposerKind, Role, SignatureAnswer, SignatureRole

FIRST, SECOND, STRANGER = (who(Role.MEMBER, member_id=n) for n in (1, 2, 3))
CONVENOR = who(Role.CONVENOR, member_id=6)
PARTY, OTHER_PARTY = (who(Role.ORG_PROPOSER, organisation_id=n) for n in (1, 2))
Sign = Callable[..., Signature]
Publish = Callable[[Proposal], None]


@pytest.fixture
def of_sector(make_proposal: MakeProposal) -> Proposal:
    """A draft of the sector 经济, which member 6 convenes."""
    return make_proposal(
        kind=ProposerKind.SECTOR, member_id=None, sector_id=1, proposer_name="经济界"
    )


def test_a_draft_is_its_authors(make_proposal: MakeProposal, sees: Sees) -> None:
    assert sees(FIRST, make_proposal())


def test_a_draft_is_nobody_elses(make_proposal: MakeProposal, sees: Sees) -> None:
    proposal = make_proposal()
    assert [role for role in Role if sees(anybody(role), proposal)] == []


def test_another_members_case_is_not_seen(make_proposal: MakeProposal, sees: Sees) -> None:
    assert not sees(STRANGER, make_proposal(ProposalStage.HANDLING))


@pytest.mark.parametrize(
    ("answer", "seen"),
    [
        (SignatureAnswer.INVITED, True),
        (SignatureAnswer.CONFIRMED, True),
        (SignatureAnswer.DECLINED, False),
        (SignatureAnswer.LEFT, False),
    ],
)
def test_a_cosigner_sees_it_while_he_stands_under_it(
    make_proposal: MakeProposal, sees: Sees, sign: Sign, answer: SignatureAnswer, seen: bool
) -> None:
    proposal = make_proposal()
    sign(proposal, 2, answer)
    assert sees(SECOND, proposal) is seen


def test_a_drafter_sees_it(of_sector: Proposal, sees: Sees, sign: Sign) -> None:
    sign(of_sector, 2, role=SignatureRole.DRAFTER)
    assert sees(SECOND, of_sector)


def test_the_convenor_sees_his_sectors(of_sector: Proposal, sees: Sees) -> None:
    assert sees(CONVENOR, of_sector)


def test_a_convenor_out_of_office_does_not(of_sector: Proposal, sees: Sees) -> None:
    assert not sees(who(Role.CONVENOR, member_id=5), of_sector)


def test_an_organisation_sees_its_own(make_proposal: MakeProposal, sees: Sees) -> None:
    proposal = make_proposal(kind=ProposerKind.PARTY, member_id=None, organisation_id=1)
    assert [sees(PARTY, proposal), sees(OTHER_PARTY, proposal)] == [True, False]


def test_the_lead_is_seen_by_the_proposer_of_a_merged_one(
    make_proposal: MakeProposal, sees: Sees
) -> None:
    lead = make_proposal(ProposalStage.HANDLING)
    make_proposal(ProposalStage.MERGED, member_id=2, lead_id=lead.key)
    assert sees(SECOND, lead)


def test_a_merged_one_is_seen_by_its_own_and_the_leads_proposer(
    make_proposal: MakeProposal, sees: Sees
) -> None:
    lead = make_proposal(ProposalStage.HANDLING)
    child = given_by(make_proposal(ProposalStage.MERGED, lead_id=lead.key), 2)
    assert [sees(SECOND, child), sees(FIRST, child)] == [True, True]


def test_what_is_published_everybody_reads(
    make_proposal: MakeProposal, sees: Sees, publish: Publish
) -> None:
    proposal = make_proposal(ProposalStage.HANDLING)
    publish(proposal)
    assert [sees(STRANGER, proposal), sees(who(Role.PUBLIC), proposal)] == [True, True]


def test_a_case_stopped_for_secrecy_is_the_committees_alone(
    make_proposal: MakeProposal, sees: Sees, publish: Publish
) -> None:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW, on_hold=True)
    publish(proposal)
    seeing = [role for role in Role if sees(who(role, member_id=1), proposal)]
    assert seeing == [Role.CLERK, Role.COMMITTEE_HEAD]


@pytest.mark.parametrize(("days", "seen"), [(0, True), (-1, False)], ids=["last day", "over"])
def test_members_of_the_sector_see_what_they_are_called_to_draft(
    work: Work, of_sector: Proposal, sees: Sees, days: int, seen: bool
) -> None:
    closes_on = DAY + timedelta(days=days)
    opened_on = closes_on - timedelta(days=5)
    work.add(SectorCall(proposal_id=of_sector.key, opened_on=opened_on, closes_on=closes_on))
    assert sees(SECOND, of_sector) is seen  # member 2 is of sector 经济


def test_a_call_is_not_for_other_sectors(work: Work, of_sector: Proposal, sees: Sees) -> None:
    work.add(SectorCall(proposal_id=of_sector.key, opened_on=DAY, closes_on=DAY))
    assert not sees(STRANGER, of_sector)  # member 3 is of sector 教育


def test_who_he_is_comes_from_the_actor_alone(make_proposal: MakeProposal, sees: Sees) -> None:
    nobody = who(Role.MEMBER, "委员甲")
    assert nobody.at == AT
    assert not sees(nobody, make_proposal(ProposalStage.HANDLING))
