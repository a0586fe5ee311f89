"""What the committee decided: reviews for those who may read them, mergings from both sides."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.casework.file import key, review
from proposals.desk import sight
from proposals.desk.case import decisions
from proposals.desk.case.decisions import Decisions
from proposals.records import KeyNomination, Merging, Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from tests.casework.handle.answered import CLERK, HEAD, MEMBER
from workflows.terms import ProposalStage


def decided(work: Work, proposal: Proposal, reader: Actor = CLERK) -> Decisions:
    work.flush()
    return decisions.decisions(work, proposal, sight.sight(work, reader, proposal))


@pytest.fixture
def filed(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.FILED, case_no="第0001号", filed_at=AT)


def test_who_said_what_in_the_review_is_read_by_the_committee_alone(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    review.accept(work, proposal, CLERK)
    review.advance(work, proposal, "同意", CLERK)
    assert [len(decided(work, proposal, who).reviews) for who in (CLERK, MEMBER)] == [1, 0]


def test_a_reason_for_not_filing_is_told_in_words(work: Work, make_proposal: MakeProposal) -> None:
    given = {"reasons": ["VAGUE"], "disposition": "kept"}
    told = decided(work, make_proposal(ProposalStage.NOT_FILED, **given))
    assert (told.reasons, told.disposition) == (("内容空泛，没有具体建议",), "存查")


def test_a_merging_is_told_from_both_sides(
    work: Work, filed: Proposal, make_proposal: MakeProposal
) -> None:
    child = make_proposal(ProposalStage.MERGED, lead_id=filed.id)
    consents = {"child_consent": "委员甲", "lead_consent": "委员乙"}
    work.add(Merging(child_id=child.key, lead_id=filed.key, merged_at=AT, **consents))
    sides = [decided(work, proposal).mergings[0] for proposal in (filed, child)]
    assert [(m.is_lead, m.own_consent, m.state) for m in sides] == [
        (True, "委员乙", "已并案"),
        (False, "委员甲", "已并案"),
    ]


def test_a_candidate_for_a_key_proposal_is_known_to_the_committee_alone(
    work: Work, filed: Proposal
) -> None:
    key.nominate(work, filed, "事关民生", HEAD)
    assert [len(decided(work, filed, who).nominations) for who in (HEAD, MEMBER)] == [1, 0]


def test_a_decided_key_proposal_is_told_without_the_opinions(work: Work, filed: Proposal) -> None:
    said = [{"by": "秘书长", "on": "2026-03-02", "opinion": "同意"}]
    decision = {
        "decided_on": date(2026, 3, 3),
        "lead_leader": "副主席戊",
        "lead_role": "vice_chair",
    }
    work.add(
        KeyNomination(
            proposal_id=filed.key, nominated_at=AT, reason="事关民生", opinions=said, **decision
        )
    )
    (told,) = decided(work, filed, MEMBER).nominations
    assert (told.lead_leader, told.lead_role, told.opinions) == ("副主席戊", "副主席", ())
