"""take(): permission → move → history."""

from __future__ import annotations

import pytest
from sqlmodel import select

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.records import Entry
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from workflows.refusals import NotNow, NotYou
from workflows.terms import Act, ProposalStage


def test_a_step_is_remembered(work: Work, make_proposal: MakeProposal, head: Actor) -> None:
    step.take(work, Act.FILE, make_proposal(ProposalStage.UNDER_REVIEW), head)
    entry = work.exec(select(Entry)).one()
    assert (entry.act, entry.by, entry.was, entry.became) == (
        Act.FILE,
        "主任乙",
        "under_review",
        "filed",
    )


def test_a_role_without_permit_is_refused(
    work: Work, make_proposal: MakeProposal, clerk: Actor
) -> None:
    with pytest.raises(NotYou) as refusal:
        step.take(work, Act.FILE, make_proposal(ProposalStage.UNDER_REVIEW), clerk)
    assert refusal.value.rules == ("role_permits_act",)


def test_every_unmet_need_is_named_at_once(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW, review_level=None, on_hold=True)
    with pytest.raises(NotNow) as refusal:
        step.take(work, Act.FILE, proposal, head)
    assert refusal.value.rules == ("at_last_level", "not_on_hold")


def test_a_refused_step_changes_nothing(
    work: Work, make_proposal: MakeProposal, head: Actor
) -> None:
    proposal = make_proposal(ProposalStage.FILED)
    with pytest.raises(NotNow):
        step.take(work, Act.FILE, proposal, head)
    assert (proposal.stage, work.exec(select(Entry)).all()) == (ProposalStage.FILED, [])
