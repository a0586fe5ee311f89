"""联名 after the cut-off and after filing: its people may still confirm and leave."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from proposals.casework.actor import Actor
from proposals.casework.file import review
from proposals.casework.submit import collective, cosigning, drafting, intake
from proposals.records import Proposal
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from tests.casework.submit.handed_in import (
    AUTHOR,
    CLERK,
    CUTOFF,
    OTHER,
    PARTY,
    SCAN,
    SECOND,
    THIRD,
    begun,
    joint,
    later,
    letters,
    member,
    refused,
)
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import Incomplete
from workflows.terms import ProposalStage, ProposerKind, SignatureAnswer, SignatureRole

AFTER = CUTOFF + timedelta(days=3)
BETTER = ProposalText(
    title="关于加快老旧小区加装电梯的提案",
    facts="我区2000年以前建成的多层住宅有312栋，其中188栋有加装条件。",
    analysis="资金分担和审批环节是两个主要障碍。",
    suggestions=("由一个部门牵头，实行一窗受理。", "按楼层制定费用分担的参考标准。"),
)


def sent_back(
    work: Work, proposal: Proposal, author: Actor = AUTHOR, on: datetime = AFTER
) -> Proposal:
    """Handed in by its author and sent back, after the cut-off if nothing else is said."""
    intake.submit(work, proposal, author)
    review.accept(work, proposal, CLERK)
    review.send_back(work, proposal, "请补充数据", CLERK.later(on))
    return proposal


def taken_as_submitted(work: Work, proposal: Proposal) -> None:
    """The time for revising it is over."""
    review.accept(work, proposal, later(CLERK, days=30))


def test_a_text_sent_back_is_confirmed_anew_after_the_cutoff(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND))
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    cosigning.cosign(work, proposal, SECOND.later(AFTER))
    intake.submit(work, proposal, AUTHOR.later(AFTER))
    assert (proposal.stage, len(proposal.confirmed)) == (ProposalStage.SUBMITTED, 2)


def test_rule_11_who_is_new_to_a_text_sent_back_is_in_time_too(work: Work) -> None:
    proposal = sent_back(work, begun(work), on=AT)
    cosigning.invite(work, proposal, member(work, 2), AUTHOR)
    with refused(work, Incomplete, "cosign_before_cutoff"):
        cosigning.cosign(work, proposal, SECOND.later(AFTER))
    taken_as_submitted(work, proposal)
    assert [s.name for s in proposal.confirmed] == ["委员甲"]


def test_who_is_asked_again_is_given_no_date_that_is_over(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND))
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    first, again = (letter.words for letter in letters(work, "cosign_invitation"))
    assert ["联名截止于" in words for words in (first, again)] == [True, False]


def test_rule_11_what_was_sent_back_takes_no_new_name_after_the_cutoff(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND))
    third = member(work, 3)
    with refused(work, Incomplete, "cosign_before_cutoff"):
        cosigning.invite(work, proposal, third, AUTHOR.later(AFTER))
    with refused(work, Incomplete, "cosign_before_cutoff"):
        cosigning.cosign(work, proposal, CLERK.later(AFTER), third, SCAN)


def test_the_names_under_a_text_taken_as_submitted_stand(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND))
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    taken_as_submitted(work, proposal)
    current = proposal.text.text_hash
    assert [(s.name, s.text_hash == current) for s in proposal.confirmed] == [
        ("委员甲", True),
        ("委员乙", True),
    ]


def test_a_party_that_left_its_change_unsigned_has_signed_as_before(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    sent_back(work, proposal, PARTY)
    drafting.rewrite(work, proposal, OTHER, PARTY.later(AFTER))
    taken_as_submitted(work, proposal)
    assert [(s.name, s.answered_at, s.seal_evidence) for s in proposal.confirmed] == [
        ("主委辛", PARTY.at, SCAN)
    ]


@pytest.mark.parametrize("changed_again", [False, True], ids=["confirmed", "asked again"])
def test_who_is_new_to_a_text_that_is_not_taken_has_not_signed(
    work: Work, changed_again: bool
) -> None:
    proposal = sent_back(work, joint(work, SECOND), on=AT)
    drafting.rewrite(work, proposal, BETTER, AUTHOR)
    cosigning.invite(work, proposal, member(work, 3), AUTHOR)
    for new in (SECOND, THIRD):
        cosigning.cosign(work, proposal, new)
    if changed_again:
        drafting.rewrite(work, proposal, OTHER, AUTHOR)
    taken_as_submitted(work, proposal)
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员乙"]


def test_a_second_change_left_unfinished_costs_no_name_either(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND))
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    cosigning.cosign(work, proposal, SECOND.later(AFTER))
    drafting.rewrite(work, proposal, OTHER, AUTHOR.later(AFTER))
    taken_as_submitted(work, proposal)
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员乙"]


def test_who_declined_the_changed_text_is_not_brought_back(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND, THIRD))
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    cosigning.decline(work, proposal, SECOND.later(AFTER))
    taken_as_submitted(work, proposal)
    assert [s.name for s in proposal.confirmed] == ["委员甲", "委员丙"]


def test_whom_the_last_cosigner_declines_hands_in_alone(work: Work) -> None:
    proposal = sent_back(work, joint(work, SECOND))
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    cosigning.decline(work, proposal, SECOND.later(AFTER))
    intake.submit(work, proposal, AUTHOR.later(AFTER))
    assert (proposal.stage, proposal.kind) == (ProposalStage.SUBMITTED, ProposerKind.INDIVIDUAL)


@pytest.mark.parametrize(
    "stage", [ProposalStage.FILED, ProposalStage.ASSIGNED, ProposalStage.HANDLING]
)
def test_a_cosigner_leaves_a_filed_proposal(
    work: Work, make_proposal: MakeProposal, stage: ProposalStage
) -> None:
    proposal = make_proposal(stage, kind=ProposerKind.JOINT)
    line = proposal.signatures[0]
    proposal.signatures.append(
        type(line)(
            **line.model_dump(exclude={"id"})
            | {"member_id": 2, "name": "委员乙", "role": SignatureRole.COSIGNER}
        )
    )
    work.flush()
    cosigning.leave(work, proposal, SECOND)
    assert proposal.signatures[-1].answer == SignatureAnswer.LEFT
