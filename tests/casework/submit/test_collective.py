"""集体提案: signatory, seal, convenor; a sector's call for drafts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.submit import collective, drafting, intake
from proposals.records import Mandate, Sector, SectorCall
from proposals.work import Work
from tests.casework.conftest import AT, person
from tests.casework.submit.handed_in import (
    AUTHOR,
    CLERK,
    CONVENOR,
    OTHER,
    PARTY,
    SCAN,
    SECOND,
    TEXT,
    begun,
    later,
    letters,
    member,
    refused,
)
from workflows.papers.draft import Draft
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import ProposalStage, ProposerKind, Role, SignatureAnswer, SignatureRole

CLOSES = AT.date() + timedelta(days=2)


def called(work: Work) -> SectorCall:
    """A call of the sector 经济, which 委员乙 has joined."""
    call = collective.open_call(work, work.get_one(Sector, 1), "优化营商环境", CLOSES, CONVENOR)
    collective.join_call(work, call, SECOND)
    return call


def test_a_party_signs_seals_and_submits(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    intake.submit(work, proposal, PARTY)
    (line,) = proposal.confirmed
    assert (line.name, line.role, line.seal_evidence) == ("主委辛", SignatureRole.SIGNATORY, SCAN)


def test_unsigned_it_is_not_submitted(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    with refused(work, NotNow, "collective_signed"):
        intake.submit(work, proposal, PARTY)


def test_a_sector_proposal_waits_for_its_convenor(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    with refused(work, NotNow, "collective_signed"):
        intake.submit(work, proposal, CONVENOR)


def test_a_signature_without_seal_is_refused(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    with refused(work, Incomplete, "seal_given"):
        collective.sign(work, proposal, "", PARTY)


@pytest.mark.parametrize(
    "signer",
    [
        person(Role.ORG_PROPOSER, "副主委壬", organisation_id=1),
        person(Role.ORG_PROPOSER, "主委辛", organisation_id=2),
        person(Role.CONVENOR, "委员己", member_id=6),
    ],
    ids=["rule_12-without_mandate", "rule_12-of_another_body", "rule_12-a_convenor"],
)
def test_a_party_is_signed_for_by_its_mandate(work: Work, signer: Actor) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    with refused(work, NotYou, "mandate_holds"):
        collective.sign(work, proposal, SCAN, signer)


def test_a_mandate_that_ended_signs_nothing(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    work.exec(select(Mandate)).one().valid_until = AT.date() - timedelta(days=1)
    with refused(work, NotYou, "mandate_holds"):
        collective.sign(work, proposal, SCAN, PARTY)


def test_a_sector_is_signed_for_by_its_convenor_alone(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    with refused(work, NotYou, "convenor_signs"):
        collective.sign(work, proposal, "", person(Role.CONVENOR, "委员丁", member_id=4))


def test_a_members_proposal_is_not_sealed(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotNow, "collective_kind"):
        collective.sign(work, proposal, SCAN, PARTY)


def test_a_changed_text_is_sealed_anew(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    drafting.rewrite(work, proposal, OTHER, PARTY)
    with refused(work, NotNow, "collective_signed"):
        intake.submit(work, proposal, PARTY)


def test_a_clerk_enters_the_sealed_paper_with_its_signatory(work: Work) -> None:
    proposal = begun(work, CLERK, ProposerKind.PARTY, proxy_scan=SCAN, organisation_id=1)
    collective.sign(work, proposal, "", CLERK, "主委辛")
    intake.submit(work, proposal, CLERK)
    assert proposal.stage == ProposalStage.SUBMITTED


def test_a_clerk_names_no_signatory_without_mandate(work: Work) -> None:
    proposal = begun(work, CLERK, ProposerKind.PARTY, proxy_scan=SCAN, organisation_id=1)
    with refused(work, NotYou, "mandate_holds"):
        collective.sign(work, proposal, "", CLERK, "副主委壬")


def test_a_group_is_signed_for_by_its_convenor(work: Work) -> None:
    from_group = person(Role.CONVENOR, "委员甲", member_id=1)
    with refused(work, Incomplete, "group_named"):
        begun(work, from_group, ProposerKind.GROUP)
    member(work, 1).group = "城东街道小组"
    proposal = begun(work, from_group, ProposerKind.GROUP)
    collective.sign(work, proposal, "", from_group)
    intake.submit(work, proposal, from_group)
    assert proposal.proposer_name == "城东街道小组"


def test_a_sector_proposes_only_around_the_plenary(work: Work) -> None:
    convenor = later(CONVENOR, days=20)
    proposal = begun(work, convenor, ProposerKind.SECTOR)
    collective.sign(work, proposal, "", convenor)
    with refused(work, NotNow, "collective_in_season"):
        intake.submit(work, proposal, convenor)


def test_a_call_goes_to_every_member_of_the_sector(work: Work) -> None:
    called(work)
    notices = letters(work, "call_notice")
    assert [notice.addressee for notice in notices] == ["委员乙", "委员丁", "委员己"]


def test_only_its_convenor_calls_on_a_sector(work: Work) -> None:
    with refused(work, NotYou, "convenor_in_office"):
        collective.open_call(work, work.get_one(Sector, 2), "主题", CLOSES, CONVENOR)


@pytest.mark.parametrize(
    ("topic", "closes_on", "rule"),
    [("……", CLOSES, "topic_given"), ("主题", AT.date() - timedelta(days=1), "closes_later")],
    ids=["no_topic", "closed_before_it_opens"],
)
def test_a_call_has_a_topic_and_an_end(
    work: Work, topic: str, closes_on: object, rule: str
) -> None:
    with refused(work, Incomplete, rule):
        collective.open_call(work, work.get_one(Sector, 1), topic, closes_on, CONVENOR)  # type: ignore[arg-type]


def test_only_members_of_the_sector_join(work: Work) -> None:
    call = called(work)
    with refused(work, NotYou, "own_sector"):
        collective.join_call(work, call, AUTHOR)


def test_a_member_joins_once(work: Work) -> None:
    call = called(work)
    with refused(work, NotNow, "joined_once"):
        collective.join_call(work, call, SECOND)


def test_nobody_joins_a_closed_call(work: Work) -> None:
    call, fourth = called(work), person(Role.MEMBER, "委员丁", member_id=4)
    with refused(work, NotNow, "call_open"):
        collective.join_call(work, call, later(fourth, days=3))


def test_who_joined_drafts_and_the_convenor_signs(work: Work) -> None:
    call = called(work)
    proposal = collective.draft_for_call(work, call, Draft(ProposerKind.SECTOR, TEXT), SECOND)
    collective.sign(work, proposal, "", CONVENOR)
    intake.submit(work, proposal, SECOND)
    assert call.proposal_id == proposal.id
    assert [(s.name, s.role) for s in proposal.confirmed] == [
        ("委员乙", SignatureRole.DRAFTER),
        ("委员己", SignatureRole.CONVENOR),
    ]


def test_who_did_not_join_drafts_nothing(work: Work) -> None:
    call = called(work)
    with refused(work, NotYou, "convenor_in_office"):
        collective.draft_for_call(work, call, Draft(ProposerKind.SECTOR, TEXT), AUTHOR)


def test_one_call_has_one_draft(work: Work) -> None:
    call = called(work)
    collective.draft_for_call(work, call, Draft(ProposerKind.SECTOR, TEXT), SECOND)
    with refused(work, NotNow, "one_draft_a_call"):
        collective.draft_for_call(work, call, Draft(ProposerKind.SECTOR, OTHER), SECOND)


def test_a_new_signatory_signs_in_place_of_the_old(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    drafting.rewrite(work, proposal, OTHER, PARTY)
    work.add(Mandate(organisation_id=1, signatory="主委癸", valid_from=AT.date()))
    collective.sign(work, proposal, SCAN, person(Role.ORG_PROPOSER, "主委癸", organisation_id=1))
    answers = [(s.name, s.answer) for s in proposal.signatures]
    assert answers == [("主委辛", SignatureAnswer.LEFT), ("主委癸", SignatureAnswer.CONFIRMED)]
