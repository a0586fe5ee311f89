"""The versions of a text: which a reader may read, and what changed between two."""

from __future__ import annotations

import pytest

from proposals.desk import sight
from proposals.desk.case import texts
from proposals.desk.case.texts import Texts
from proposals.records import Proposal, Revision, Suggestion
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from tests.casework.handle.answered import CLERK, MEMBER
from tests.desk.statements import counted
from workflows.papers.difference import Change
from workflows.refusals import NotFound
from workflows.terms import ProposalStage


@pytest.fixture
def revised(work: Work, make_proposal: MakeProposal) -> Proposal:
    """A proposal the committee changed: two numbers, and a third suggestion."""
    proposal = make_proposal(ProposalStage.UNDER_REVIEW)
    first = proposal.text
    second = Revision(
        proposal_id=proposal.key,
        number=2,
        title=first.title,
        facts=first.facts.replace("312", "320"),
        analysis=first.analysis,
        written_by="办公室丙",
        written_at=AT,
        reason="核对住宅幢数",
        frozen_at=AT,
        text_hash="b" * 64,
    )
    kept = [Suggestion(revision_id=0, number=s.number, text=s.text) for s in first.suggestions]
    second.suggestions = [*kept, Suggestion(revision_id=0, number=3, text="公布办理流程。")]
    proposal.revisions.append(second)
    work.flush()
    return proposal


def read(work: Work, proposal: Proposal, reader: object = CLERK) -> Texts:
    return texts.texts(work, proposal, sight.sight(work, reader, proposal))  # type: ignore[arg-type]


def test_the_latest_version_is_in_force(work: Work, revised: Proposal) -> None:
    assert read(work, revised).in_force.reason == "核对住宅幢数"


def test_only_what_changed_is_marked(work: Work, revised: Proposal) -> None:
    parts = read(work, revised).compare(1, 2).parts
    assert [part.label for part in parts if part.changed] == ["情况", "建议3"]


def test_a_changed_number_stands_on_both_sides(work: Work, revised: Proposal) -> None:
    part = read(work, revised).compare(1, 2).parts[1]
    old = [run.text for run in part.before if run.change is Change.REMOVED]
    new = [run.text for run in part.after if run.change is Change.ADDED]
    assert (old, new) == (["312"], ["320"])


def test_a_version_that_was_never_written_is_not_found(work: Work, revised: Proposal) -> None:
    with pytest.raises(NotFound, match="没有第7稿，现有第1稿至第2稿"):
        read(work, revised).compare(1, 7)


def test_a_draft_is_read_by_its_author_alone(work: Work, make_proposal: MakeProposal) -> None:
    draft = make_proposal(ProposalStage.DRAFT)
    assert [len(read(work, draft, who).versions) for who in (MEMBER, CLERK)] == [1, 0]


def test_all_versions_cost_one_statement(work: Work, revised: Proposal) -> None:
    key = revised.key
    with counted(work) as sent:
        proposal = work.get_one(Proposal, key)
        seen = sight.sight(work, CLERK, proposal)
        before = len(sent)
        texts.texts(work, proposal, seen)
    assert len(sent) - before == 1
