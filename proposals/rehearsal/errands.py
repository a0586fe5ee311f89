"""What is to be done next, by the stage of the proposal and of each unit's assignment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from proposals.records import Assignment, Proposal
from proposals.rehearsal import (
    feedback,
    file,
    handle,
    lookbacks,
    meeting,
    promises,
    replying,
    submit,
    unit,
)
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.terms import AssignmentStage, ProposalStage

OfProposal = Callable[[Scene, Part, Proposal], Iterable[Errand]]
OfAssignment = Callable[[Scene, Part, Assignment], Iterable[Errand]]

BY_STAGE: dict[ProposalStage, tuple[OfProposal, ...]] = {
    ProposalStage.DRAFT: (submit.drafted,),
    ProposalStage.SUBMITTED: (file.submitted, submit.second_thoughts),
    ProposalStage.RETURNED: (submit.returned, file.not_revised),
    ProposalStage.UNDER_REVIEW: (file.under_review, submit.second_thoughts),
    ProposalStage.FILED: (file.filed, handle.filed, submit.second_thoughts),
    ProposalStage.NOT_FILED: (file.not_filed,),
    ProposalStage.REPLIED: (feedback.replied,),
}
ALWAYS: tuple[OfProposal, ...] = (
    feedback.to_be_published,
    promises.of_proposal,
    lookbacks.of_proposal,
)
ANSWERING: dict[AssignmentStage, tuple[OfAssignment, ...]] = {
    AssignmentStage.PENDING_SIGN: (unit.pending,),
    AssignmentStage.RETURN_REQUESTED: (unit.return_requested,),
    AssignmentStage.HANDLING: (meeting.handling, unit.asking_for_time),
    AssignmentStage.MET: (replying.met, unit.asking_for_time),
    AssignmentStage.REPLY_REVIEW: (replying.reply_review,),
    AssignmentStage.REPLIED: (replying.replied,),
    AssignmentStage.DONE: (replying.replied,),
}
CO: dict[AssignmentStage, tuple[OfAssignment, ...]] = {
    AssignmentStage.PENDING_SIGN: (unit.pending,),
    AssignmentStage.RETURN_REQUESTED: (unit.return_requested,),
    AssignmentStage.HANDLING: (unit.co_handling,),
}


def errands(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Everything somebody will do next about a proposal, as things stand."""
    if proposal.stage == part.temper.lingers:
        return
    for players in (*BY_STAGE.get(proposal.stage, ()), *ALWAYS):
        yield from players(scene, part, proposal)
    if proposal.stage in {ProposalStage.WITHDRAWN, ProposalStage.ARCHIVED}:
        return
    for row in proposal.assignments:
        table = ANSWERING if row.role.answers else CO
        for answers in table.get(row.stage, ()):
            yield from answers(scene, part, row)
