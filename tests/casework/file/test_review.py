"""审查: levels, different people, sending back, revising the wording, holding."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.file import review
from proposals.records import Letter, Proposal
from proposals.records.dockets.proposal.submit import paper
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.casework.file.refusing import refused
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, Duty, ProposalStage, ReviewLevel, Role

Stage = ProposalStage


def owed(proposal: Proposal) -> list[Duty]:
    return [row.duty for row in duties.of(proposal)]


def test_an_accepted_proposal_begins_at_the_first_level(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    review.accept(work, proposal, clerk)
    assert (proposal.stage, proposal.review_level) == (Stage.UNDER_REVIEW, ReviewLevel.PRELIM)
    reviews = duties.of(proposal, Duty.REVIEW)
    assert [(row.debtor, row.started_on) for row in reviews] == [("提案委办公室", AT.date())]


def test_each_level_passed_owes_the_next(
    work: Work, make_proposal: MakeProposal, clerk: Actor, reviewer: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    review.accept(work, proposal, clerk)
    review.advance(work, proposal, "格式合规。", clerk)
    review.advance(work, proposal, "建议具体。", reviewer)
    assert proposal.review_level == ReviewLevel.FINAL
    assert [(r.level.label, r.reviewer) for r in proposal.reviews] == [
        ("初审", "办公室丙"),
        ("复审", "审查丁"),
    ]
    assert len(duties.of(proposal, Duty.REVIEW)) == 1


def test_the_last_level_has_no_next(
    work: Work, make_proposal: MakeProposal, reviewer: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    with refused(work, proposal, NotNow, "levels_remain"):
        review.advance(work, proposal, "同意。", reviewer)


def test_two_levels_in_a_row_take_two_people(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW, review_level=ReviewLevel.PRELIM)
    review.advance(work, proposal, "格式合规。", clerk)
    with refused(work, proposal, NotYou, "levels_by_different_people"):
        review.advance(work, proposal, "同意。", clerk)


@pytest.mark.parametrize("act", ["advance", "send_back"])
def test_an_author_does_not_review_his_own(
    work: Work, make_proposal: MakeProposal, act: str
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW, review_level=ReviewLevel.PRELIM)
    author = person(Role.REVIEWER, "委员甲", member_id=1)
    with refused(work, proposal, NotYou, "reviewer_is_not_author"):
        getattr(review, act)(work, proposal, "同意。", author)


@pytest.mark.parametrize("opinion", ["", "  ", "。。。"], ids=["empty", "blank", "wordless"])
def test_a_level_is_passed_with_an_opinion(
    work: Work, make_proposal: MakeProposal, reviewer: Actor, opinion: str
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW, review_level=ReviewLevel.PRELIM)
    with refused(work, proposal, Incomplete, "opinion_given"):
        review.advance(work, proposal, opinion, reviewer)


def test_what_is_sent_back_keeps_its_number_and_signatures(
    work: Work, make_proposal: MakeProposal, reviewer: Actor
) -> None:
    proposal = make_proposal(Stage.UNDER_REVIEW)
    was = proposal.receipt_no
    review.send_back(work, proposal, "建议第二条请写明补助标准。", reviewer)
    assert (proposal.stage, proposal.receipt_no) == (Stage.RETURNED, was)
    assert [s.name for s in proposal.confirmed] == ["委员甲"]
    assert [(d.duty, d.debtor) for d in duties.of(proposal)] == [(Duty.REVISE, "委员甲")]


def test_sending_back_says_why(work: Work, make_proposal: MakeProposal, clerk: Actor) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    with refused(work, proposal, Incomplete, "reason_given"):
        review.send_back(work, proposal, "", clerk)


def test_what_is_sent_back_is_not_owed_to_the_public(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, clerk, "提案委办公室")
    review.send_back(work, proposal, "请补充数据。", clerk)
    assert owed(proposal) == [Duty.REVISE]


def test_a_returned_proposal_waits_for_its_author(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    review.send_back(work, proposal, "请补充数据。", clerk)
    with refused(work, proposal, NotNow, "revision_overdue"):
        review.accept(work, proposal, clerk)


def test_publication_is_owed_once(work: Work, make_proposal: MakeProposal, clerk: Actor) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, clerk, "提案委办公室")
    review.accept(work, proposal, clerk)
    assert sorted(owed(proposal)) == [Duty.PUBLISH_SUBMITTED, Duty.REVIEW]


def test_an_author_who_does_not_consent_is_not_owed_publication(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED, public_consent=False)
    review.accept(work, proposal, clerk)
    assert owed(proposal) == [Duty.REVIEW]


def test_what_nobody_revised_in_time_is_taken_as_it_was(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    review.send_back(work, proposal, "请补充数据。", clerk)
    review.accept(work, proposal, clerk.later(AT + timedelta(days=30)))
    assert proposal.stage == Stage.UNDER_REVIEW
    assert sorted(owed(proposal)) == [Duty.PUBLISH_SUBMITTED, Duty.REVIEW]


def test_a_revised_wording_leaves_the_authors_text_as_it_was(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    own = paper(proposal.text)
    review.revise_text(work, proposal, own._replace(title="关于加装电梯的提案"), "精简。", clerk)
    assert paper(proposal.revisions[0]) == own
    assert (proposal.title, proposal.text.number) == ("关于加装电梯的提案", 2)
    assert work.exec(select(Letter.title)).all() == ["文字修订通知"]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({}, "text_changed"),
        ({"suggestions": ("只留一条建议。",)}, "suggestions_kept"),
        ({"facts": "绝密★情况"}, "no_secret_marking"),
        ({"title": "长" * 61}, "title_length"),
    ],
    ids=["nothing changed", "a suggestion dropped", "rule_05 secret", "rule_04 title"],
)
def test_a_revision_of_wording_is_no_new_proposal(
    work: Work, make_proposal: MakeProposal, clerk: Actor, change: dict[str, str], rule: str
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    text = paper(proposal.text)._replace(**change)  # type: ignore[arg-type]
    with refused(work, proposal, Incomplete, rule):
        review.revise_text(work, proposal, text, "修订文字。", clerk)


def test_a_held_proposal_stands_still(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    review.accept(work, proposal, clerk)
    review.hold(work, proposal, "疑似涉密，待核。", clerk)
    assert {d.paused_on for d in duties.of(proposal)} == {date(2026, 3, 2)}
    with refused(work, proposal, NotNow, "not_on_hold"):
        review.advance(work, proposal, "同意。", clerk)


def test_a_released_proposal_gets_the_held_days_back(
    work: Work, make_proposal: MakeProposal, clerk: Actor, head: Actor
) -> None:
    proposal = make_proposal(Stage.SUBMITTED)
    review.accept(work, proposal, clerk)
    was = duties.of(proposal)[0].due_on
    review.hold(work, proposal, "疑似涉密，待核。", clerk)
    review.release(work, proposal, "核查不涉密。", head.later(AT + timedelta(days=3)))
    row = duties.of(proposal)[0]
    assert (row.paused_on, row.due_on > was, proposal.on_hold) == (None, True, False)


def test_only_the_head_releases(work: Work, make_proposal: MakeProposal, clerk: Actor) -> None:
    proposal = make_proposal(Stage.SUBMITTED, on_hold=True)
    with refused(work, proposal, NotYou, "role_permits_act"):
        review.release(work, proposal, "核查不涉密。", clerk)


UNASSIGNABLE = [stage for stage in Stage if stage != Stage.FILED]


@pytest.mark.parametrize("stage", UNASSIGNABLE, ids=[f"rule_23-{s.value}" for s in UNASSIGNABLE])
def test_only_a_filed_proposal_is_assigned(
    work: Work, make_proposal: MakeProposal, assigner: Actor, stage: ProposalStage
) -> None:
    proposal = make_proposal(stage, proposed_units=[{"unit": "1", "role": "sole"}])
    with refused(work, proposal, NotNow, "stage_allows_act"):
        step.take(work, Act.ASSIGN, proposal, assigner)


@pytest.mark.parametrize("hold", [True], ids=["rule_23-held"])
def test_a_held_proposal_is_not_assigned(
    work: Work, make_proposal: MakeProposal, assigner: Actor, hold: bool
) -> None:
    units = [{"unit": "1", "role": "sole"}]
    proposal = make_proposal(Stage.FILED, proposed_units=units, on_hold=hold)
    with refused(work, proposal, NotNow, "not_on_hold"):
        step.take(work, Act.ASSIGN, proposal, assigner)
