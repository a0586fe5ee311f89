"""The letters of 立 word for word, each written by the act that causes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import select

from proposals.casework.file import decision, key, merging, publication, review
from proposals.records import Letter, Proposal
from proposals.records.dockets.proposal.submit import paper
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.letters.golden import assert_golden
from workflows.papers.key import KeyDecision
from workflows.papers.publication import Screening
from workflows.papers.ruling import Filing, Rejection
from workflows.refusals import Incomplete
from workflows.terms import ProposalStage, ProposerKind, Role

MEMBER = person(Role.MEMBER, "委员甲", member_id=1)
CLERK = person(Role.CLERK, "办公室丙")
HEAD = person(Role.COMMITTEE_HEAD, "主任乙")
LEADER = person(Role.VICE_CHAIR, "副主席戊")
YES = Filing("情况清楚，建议具体，同意立案。", "社会")
NO = Rejection(
    ("VAGUE", "DUPLICATE"), "与第0003号提案的建议相同，且未提出新的措施。", "public_opinion"
)


def filed(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    proposal.suggested_units = ["区住建局", "区财政局"]
    decision.file(work, proposal, YES, HEAD)


def rejected(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    decision.reject(work, proposal, NO, HEAD)


def converted(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    rejected(work, proposal, make)
    decision.consent_conversion(work, proposal, MEMBER)
    decision.convert(work, proposal, "区政协社情民意信息科", CLERK)


def sent_back(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    review.send_back(work, proposal, "第二条建议请写明补助标准和资金来源。", CLERK)


def revised(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    text = paper(proposal.text)._replace(title="关于推进老旧小区加装电梯的提案")
    review.revise_text(work, proposal, text, "规范案由。", CLERK)


def merged(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    lead = make(ProposalStage.FILED, case_no="第0007号", title="关于老旧小区改造的提案")
    merging.consent(work, proposal, lead, MEMBER)
    merging.merge(work, proposal, "建议内容相同，承办单位相同。", HEAD)


def unmerged(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    merged(work, proposal, make)
    merging.unmerge(work, proposal, "经核对，两案的建议对象不同。", HEAD)


def made_key(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    filed(work, proposal, make)
    key.nominate(work, proposal, "群众反映集中。", HEAD)
    where = "区政协九届第40次主席会议"
    decided = KeyDecision(where, AT.date(), "副主席戊", Role.VICE_CHAIR, "经济委、城建委")
    key.decide(work, proposal, decided, LEADER)


def published(work: Work, proposal: Proposal, make: MakeProposal) -> None:
    filed(work, proposal, make)
    screening = Screening("办公室丙", secrecy_ok=True, privacy_ok=True)
    publication.publish_proposal(work, proposal, screening, CLERK)


STORIES: dict[str, Callable[[Work, Proposal, MakeProposal], None]] = {
    "filing_notice": filed,
    "review_sheet": filed,
    "rejection_notice": rejected,
    "conversion_slip": converted,
    "returned_notice": sent_back,
    "revision_notice": revised,
    "merge_notice": merged,
    "unmerge_notice": unmerged,
    "key_notice": made_key,
    "publication_notice": published,
}


def written(work: Work, kind: str) -> Letter:
    """The first letter of a kind."""
    letters = work.exec(select(Letter).where(Letter.kind == kind).order_by(Letter.id))
    return letters.all()[0]


@pytest.mark.parametrize("kind", STORIES)
def test_the_letter_reads_as_it_always_did(
    work: Work, make_proposal: MakeProposal, kind: str
) -> None:
    STORIES[kind](work, make_proposal(ProposalStage.UNDER_REVIEW), make_proposal)
    assert_golden(written(work, f"file/{kind}").words, f"file/{kind}")


def test_an_organisation_is_not_greeted_as_a_member(
    work: Work, make_proposal: MakeProposal
) -> None:
    body = {"member_id": None, "organisation_id": 1, "proposer_name": "民革清河区支部"}
    given = {"kind": ProposerKind.PARTY, **body}
    filed(work, make_proposal(ProposalStage.UNDER_REVIEW, **given), make_proposal)
    words = written(work, "file/filing_notice").words
    assert "<addressee>民革清河区支部：</addressee>" in words
    assert "贵党派提出的" in words


def test_what_people_write_is_never_markup(work: Work, make_proposal: MakeProposal) -> None:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW)
    with pytest.raises(Incomplete, match="含有网页标记"):
        review.send_back(work, proposal, "<script>alert(1)</script>请修改。", CLERK)
