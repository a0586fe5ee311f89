"""联名 after the cut-off and after filing: its people may still confirm and leave."""

from __future__ import annotations

from datetime import timedelta

import pytest

from proposals.casework.file import review
from proposals.casework.submit import cosigning, drafting, intake
from proposals.work import Work
from tests.casework.conftest import MakeProposal, person
from tests.casework.submit.handed_in import AUTHOR, CUTOFF, SECOND, joint
from workflows.papers.proposal_text import ProposalText
from workflows.terms import ProposalStage, ProposerKind, Role, SignatureAnswer, SignatureRole

AFTER = CUTOFF + timedelta(days=3)
BETTER = ProposalText(
    title="关于加快老旧小区加装电梯的提案",
    facts="我区2000年以前建成的多层住宅有312栋，其中188栋有加装条件。",
    analysis="资金分担和审批环节是两个主要障碍。",
    suggestions=("由一个部门牵头，实行一窗受理。", "按楼层制定费用分担的参考标准。"),
)


def test_a_text_sent_back_is_confirmed_anew_after_the_cutoff(work: Work) -> None:
    proposal = joint(work, SECOND)
    intake.submit(work, proposal, AUTHOR)
    clerk = person(Role.CLERK, "办公室丙", AFTER)
    review.accept(work, proposal, clerk)
    review.send_back(work, proposal, "请补充数据", clerk)
    drafting.rewrite(work, proposal, BETTER, AUTHOR.later(AFTER))
    cosigning.cosign(work, proposal, SECOND.later(AFTER))
    intake.submit(work, proposal, AUTHOR.later(AFTER))
    assert (proposal.stage, len(proposal.confirmed)) == (ProposalStage.SUBMITTED, 2)


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
