"""并案: consent of both, rights kept, undone before the lead is assigned (rule 40)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.file import decision, merging, review
from proposals.casework.submit import intake
from proposals.records import Letter, Merging, Proposal, Term
from proposals.work import Work
from tests.casework.conftest import FROM, MakeProposal, person
from tests.casework.file.refusing import refused
from workflows.papers.ruling import Filing, Rejection
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, Duty, ProposalStage, Role

Stage = ProposalStage
Pair = tuple[Proposal, Proposal]
YES = Filing("同意立案。", "社会")


@pytest.fixture
def other() -> Actor:
    """委员丁, the first proposer of the child."""
    return person(Role.MEMBER, "委员丁", member_id=4)


@pytest.fixture
def pair(work: Work, make_proposal: MakeProposal) -> Pair:
    """A child of 委员丁 and a lead of 委员甲, both at the last level of review."""
    child = make_proposal(Stage.UNDER_REVIEW, member_id=4, proposer_name="委员丁")
    child.signatures[0].member_id, child.signatures[0].name = 4, "委员丁"
    return child, make_proposal(Stage.UNDER_REVIEW)


@pytest.fixture
def consented(work: Work, pair: Pair, member: Actor, other: Actor) -> Pair:
    """Both first proposers agree."""
    merging.consent(work, *pair, member)
    merging.consent(work, *pair, other)
    return pair


def test_both_consents_are_kept_in_words(consented: Pair) -> None:
    child, _ = consented
    assert child.merging is not None
    assert child.merging.child_consent == "委员丁（委员）2026-03-02"
    assert child.merging.lead_consent == "委员甲（委员）2026-03-02"


def test_one_consent_is_not_enough(work: Work, pair: Pair, member: Actor, head: Actor) -> None:
    child, lead = pair
    merging.consent(work, child, lead, member)
    with refused(work, child, NotNow, "merge_consented"):
        merging.merge(work, child, "内容相同。", head)


def test_a_merged_proposal_keeps_its_number_and_has_a_lead(
    work: Work, consented: Pair, head: Actor
) -> None:
    child, lead = consented
    decision.file(work, child, YES, head)
    merging.merge(work, child, "内容相同。", head)
    assert (child.stage, child.case_no, child.lead_id) == (Stage.MERGED, "第0001号", lead.key)
    assert lead.merged == [child]
    assert duties.of(child) == []


@pytest.mark.parametrize("member_id", [1, 4], ids=["the leads author", "the childs author"])
def test_nobody_rules_on_the_merging_of_his_own(
    work: Work, consented: Pair, head: Actor, member_id: int
) -> None:
    author = replace(head, member_id=member_id)
    with refused(work, consented[0], NotYou, "reviewer_is_not_author"):
        merging.merge(work, consented[0], "内容相同。", author)
    merging.merge(work, consented[0], "内容相同。", head)
    with refused(work, consented[0], NotYou, "reviewer_is_not_author"):
        merging.unmerge(work, consented[0], "建议不同。", author)


def test_the_proposers_of_both_are_told(work: Work, consented: Pair, head: Actor) -> None:
    merging.merge(work, consented[0], "内容相同。", head)
    told = select(Letter.addressee).where(Letter.kind == "file/merge_notice")
    assert sorted(work.exec(told).all()) == ["委员丁", "委员甲"]


def test_somebody_else_does_not_consent(work: Work, pair: Pair, cosigner: Actor) -> None:
    with refused(work, pair[0], NotYou, "own_proposal"):
        merging.consent(work, *pair, cosigner)


def test_a_clerk_says_whose_paper_he_holds(work: Work, pair: Pair, clerk: Actor) -> None:
    with refused(work, pair[0], Incomplete, "side_named"):
        merging.consent(work, *pair, clerk, "sha256:甲")
    merging.consent(work, *pair, clerk, "sha256:甲", side=pair[1])
    assert pair[0].merging is not None
    assert (pair[0].merging.child_consent, bool(pair[0].merging.lead_consent)) == ("", True)


def test_turning_to_another_lead_begins_anew(
    work: Work, pair: Pair, make_proposal: MakeProposal, member: Actor, other: Actor
) -> None:
    child, lead = pair
    merging.consent(work, child, lead, other)
    merging.consent(work, child, make_proposal(Stage.FILED), member)
    assert child.merging is not None
    assert (child.merging.child_consent, len(child.mergings)) == ("", 2)


def given_filed_children(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    child, lead = pair
    grandchild = make(Stage.MERGED)
    grandchild.lead, grandchild.lead_id = child, child.key
    return child, lead


def given_merged_lead(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    return pair[0], make(Stage.MERGED)


def given_cycle(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    lead, _ = pair
    merged = make(Stage.MERGED)
    merged.lead, merged.lead_id = lead, lead.key
    work.add(Merging(child_id=merged.key, lead_id=lead.key, merged_at=merged.drafted_at))
    return lead, merged


def given_another_term(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    work.add(Term(id=2, number=8, begins_on=date(2017, 1, 1), ends_on=FROM))
    work.flush()
    return pair[0], make(Stage.FILED, term_id=2)


def given_assigned_lead(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    return pair[0], make(Stage.ASSIGNED)


def given_held_child(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    pair[0].on_hold = True
    return pair


def given_held_lead(pair: Pair, work: Work, make: MakeProposal) -> Pair:
    pair[1].on_hold = True
    return pair


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        (given_filed_children, ["no_merged_children"]),
        (given_merged_lead, ["merge_lead_live"]),
        (given_cycle, ["merge_lead_live", "no_merged_children"]),
        (given_another_term, ["merge_same_term"]),
        (given_assigned_lead, ["merge_lead_live"]),
        (given_held_child, ["not_on_hold"]),
        (given_held_lead, ["merge_lead_live"]),
    ],
    ids=[
        "rule_40-child with children",
        "rule_40-lead is merged",
        "rule_40-cycle",
        "rule_40-across terms",
        "rule_40-lead is assigned",
        "rule_40-child is held",
        "rule_06-lead is held",
    ],
)
def test_nobody_consents_to_what_is_forbidden(
    work: Work,
    pair: Pair,
    make_proposal: MakeProposal,
    clerk: Actor,
    given: Callable[[Pair, Work, MakeProposal], Pair],
    rules: list[str],
) -> None:
    child, lead = given(pair, work, make_proposal)
    work.flush()
    with refused(work, child, NotNow, *rules):
        merging.consent(work, child, lead, clerk, "sha256:甲", side=lead)


@pytest.mark.parametrize("act", ["consent", "merge"], ids=["rule_40-consent", "rule_40-merge"])
def test_a_proposal_is_not_merged_into_itself(
    work: Work, pair: Pair, member: Actor, head: Actor, act: str
) -> None:
    child, _ = pair
    with refused(work, child, Incomplete, "two_proposals"):
        if act == "consent":
            merging.consent(work, child, child, member)
        else:
            merging.merge(work, child, "内容相同。", head, lead=child)


@pytest.mark.parametrize("act", [Act.WITHDRAW], ids=["rule_40-lead gone meanwhile"])
def test_a_lead_that_is_gone_meanwhile_takes_nothing_in(
    work: Work, consented: Pair, member: Actor, head: Actor, act: Act
) -> None:
    child, lead = consented
    step.take(work, act, lead, member)
    with refused(work, child, NotNow, "merge_lead_live"):
        merging.merge(work, child, "内容相同。", head)


def test_merging_says_into_which(work: Work, pair: Pair, head: Actor) -> None:
    with refused(work, pair[0], Incomplete, "two_proposals"):
        merging.merge(work, pair[0], "内容相同。", head)


def test_merging_says_why(work: Work, consented: Pair, head: Actor) -> None:
    with refused(work, consented[0], Incomplete, "reason_given"):
        merging.merge(work, consented[0], "", head)


@pytest.mark.parametrize(
    ("filed", "stage", "duty"),
    [(True, Stage.FILED, Duty.ASSIGN), (False, Stage.UNDER_REVIEW, Duty.REVIEW)],
    ids=["filed before", "under review before"],
)
def test_an_undone_merging_restores_stage_and_duty(
    work: Work, consented: Pair, head: Actor, filed: bool, stage: ProposalStage, duty: Duty
) -> None:
    child, lead = consented
    if filed:
        decision.file(work, child, YES, head)
    merging.merge(work, child, "内容相同。", head)
    merging.unmerge(work, child, "建议不同。", head)
    assert (child.stage, child.lead_id, lead.merged) == (stage, None, [])
    assert duty in [d.duty for d in duties.of(child)]
    assert child.mergings[-1].undone_at is not None


@pytest.mark.parametrize("act", [Act.ASSIGN], ids=["rule_40-unmerge too late"])
def test_a_merging_stays_when_the_lead_is_assigned(
    work: Work, consented: Pair, head: Actor, assigner: Actor, act: Act
) -> None:
    child, lead = consented
    merging.merge(work, child, "内容相同。", head)
    decision.file(work, lead, YES, head)
    lead.proposed_units, lead.assigned_at = [{"unit": "1", "role": "sole"}], assigner.at
    step.take(work, act, lead, assigner)
    with refused(work, child, NotNow, "lead_not_assigned"):
        merging.unmerge(work, child, "建议不同。", head)


def test_who_leads_merged_proposals_is_not_rejected(
    work: Work, consented: Pair, head: Actor
) -> None:
    child, lead = consented
    merging.merge(work, child, "内容相同。", head)
    with refused(work, lead, NotNow, "merged_ones_released"):
        decision.reject(work, lead, Rejection(("VAGUE",), "没有具体建议。", "kept"), head)


@pytest.mark.parametrize("again", [False, True], ids=["sent back", "handed in again"])
def test_a_merging_is_undone_while_the_leads_author_mends_it(
    work: Work, consented: Pair, head: Actor, member: Actor, again: bool
) -> None:
    child, lead = consented
    merging.merge(work, child, "内容相同。", head)
    review.send_back(work, lead, "请写明资金来源。", head)
    if again:
        intake.submit(work, lead, member)
    work.flush()
    merging.unmerge(work, child, "主案另行修改。", head)
    assert (child.stage, child.lead_id) == (Stage.UNDER_REVIEW, None)


def test_what_may_still_be_unmerged_is_not_archived(
    work: Work, consented: Pair, head: Actor, clerk: Actor
) -> None:
    child, lead = consented
    merging.merge(work, child, "内容相同。", head)
    with refused(work, child, NotNow, "lead_assigned"):
        step.take(work, Act.ARCHIVE, child, clerk)
    lead.assigned_at = head.at
    step.take(work, Act.ARCHIVE, child, clerk)
