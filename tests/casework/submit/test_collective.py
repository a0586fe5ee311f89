"""集体提案: signatory, seal, convenor; a sector's call for drafts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.rosters import sectors
from proposals.casework.submit import collective, drafting, intake
from proposals.records import Mandate, Proposal, Sector
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
    begun,
    later,
    latest,
    letters,
    member,
    refused,
)
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, ProposalStage, ProposerKind, Role, SignatureAnswer, SignatureRole

CLOSES = AT.date() + timedelta(days=2)
FOURTH = person(Role.MEMBER, "委员丁", member_id=4)


def called(work: Work) -> Proposal:
    """A draft of the sector 经济 with a call for it, which 委员乙 has joined."""
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    collective.open_call(work, proposal, CLOSES, CONVENOR)
    collective.join_call(work, proposal, SECOND)
    return proposal


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


def test_a_call_stands_in_the_history_of_its_draft(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    collective.open_call(work, proposal, CLOSES, CONVENOR)
    entry = latest(work)
    assert (entry.chain, entry.act, entry.by) == (
        f"proposal:{proposal.id}",
        Act.OPEN_CALL,
        "委员己",
    )
    assert '"closes_on":"2026-03-04"' in entry.facts


def test_who_joins_stands_in_the_history_of_its_draft(work: Work) -> None:
    called(work)
    entry = latest(work)
    assert (entry.act, entry.by) == (Act.JOIN_CALL, "委员乙")


def test_only_its_convenor_calls_on_a_sector(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    with refused(work, NotYou, "convenor_in_office"):
        collective.open_call(work, proposal, CLOSES, person(Role.CONVENOR, "委员丁", member_id=4))


def test_nobody_calls_for_a_members_proposal(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotNow, "sector_calls"):
        collective.open_call(work, proposal, CLOSES, CLERK)


def test_a_call_does_not_close_before_it_opens(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    with refused(work, Incomplete, "closes_later"):
        collective.open_call(work, proposal, AT.date() - timedelta(days=1), CONVENOR)


def test_a_draft_has_one_open_call(work: Work) -> None:
    proposal = called(work)
    with refused(work, NotNow, "no_call_open"):
        collective.open_call(work, proposal, CLOSES, CONVENOR)


def test_a_closed_call_may_be_opened_again(work: Work) -> None:
    proposal, again = called(work), later(CONVENOR, days=3)
    collective.open_call(work, proposal, again.today, again)
    assert len(letters(work, "call_notice")) == 6


def test_only_members_of_the_sector_join(work: Work) -> None:
    proposal = called(work)
    with refused(work, NotYou, "own_sector"):
        collective.join_call(work, proposal, AUTHOR)


def test_a_member_joins_once(work: Work) -> None:
    proposal = called(work)
    with refused(work, NotNow, "joined_once"):
        collective.join_call(work, proposal, SECOND)


@pytest.mark.parametrize("days", [3, 4], ids=["the_day_after", "later"])
def test_nobody_joins_a_closed_call(work: Work, days: int) -> None:
    proposal = called(work)
    with refused(work, NotNow, "call_open"):
        collective.join_call(work, proposal, later(FOURTH, days=days))


def test_a_member_joins_on_the_last_day(work: Work) -> None:
    proposal = called(work)
    collective.join_call(work, proposal, later(FOURTH, days=2))
    assert [s.name for s in proposal.confirmed] == ["委员乙", "委员丁"]


def test_nobody_joins_where_no_call_was_opened(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    with refused(work, NotNow, "call_open"):
        collective.join_call(work, proposal, SECOND)


def test_a_clerk_enters_who_joined_on_paper(work: Work) -> None:
    proposal = called(work)
    collective.join_call(work, proposal, CLERK, member(work, 4), SCAN)
    assert proposal.confirmed[-1].seal_evidence == SCAN


def test_a_clerk_without_the_paper_enters_nobody(work: Work) -> None:
    proposal = called(work)
    with refused(work, Incomplete, "proxy_needs_scan"):
        collective.join_call(work, proposal, CLERK, member(work, 4))


def test_a_member_joins_for_himself_alone(work: Work) -> None:
    proposal = called(work)
    with refused(work, NotYou, "own_name"):
        collective.join_call(work, proposal, SECOND, member(work, 4), SCAN)


def test_who_joined_drafts_and_the_convenor_signs(work: Work) -> None:
    proposal = called(work)
    drafting.rewrite(work, proposal, OTHER, SECOND)
    collective.sign(work, proposal, "", CONVENOR)
    intake.submit(work, proposal, SECOND)
    assert [(s.name, s.role) for s in proposal.confirmed] == [
        ("委员己", SignatureRole.CONVENOR),
        ("委员乙", SignatureRole.DRAFTER),
    ]


def test_rule_13_who_joined_withdraws_nothing(work: Work) -> None:
    proposal = called(work)
    with refused(work, NotYou, "own_proposal"):
        intake.withdraw(work, proposal, "不提了", SECOND)


def test_a_sector_is_withdrawn_by_who_convenes_it_today(work: Work) -> None:
    proposal = called(work)
    sectors.name_convenor(work, work.get_one(Sector, 1), member(work, 4), AT.date(), CLERK)
    with refused(work, NotYou, "own_proposal"):
        intake.withdraw(work, proposal, "不提了", CONVENOR)
    intake.withdraw(work, proposal, "不提了", person(Role.CONVENOR, "委员丁", member_id=4))
    assert proposal.stage == ProposalStage.WITHDRAWN


def test_who_did_not_join_drafts_nothing(work: Work) -> None:
    proposal = called(work)
    with refused(work, NotYou, "own_proposal"):
        drafting.rewrite(work, proposal, OTHER, FOURTH)


def test_a_new_signatory_signs_in_place_of_the_old(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    drafting.rewrite(work, proposal, OTHER, PARTY)
    work.add(Mandate(organisation_id=1, signatory="主委癸", valid_from=AT.date()))
    collective.sign(work, proposal, SCAN, person(Role.ORG_PROPOSER, "主委癸", organisation_id=1))
    answers = [(s.name, s.answer) for s in proposal.signatures]
    assert answers == [("主委辛", SignatureAnswer.LEFT), ("主委癸", SignatureAnswer.CONFIRMED)]
