"""belongings(): with what of a case somebody may put a file now."""

from __future__ import annotations

from proposals.acting.standing import against
from proposals.casework import standing
from proposals.casework.actor import Actor
from proposals.casework.attaching import BEFORE_HANDING_IN
from proposals.desk.sight import Sight
from proposals.records import Proposal
from proposals.work import Work
from workflows.papers import attachment as papers
from workflows.policies import permits
from workflows.policies.permits import PROPOSERS
from workflows.terms import Act, BelongsTo


def belongings(work: Work, case: Proposal, seen: Sight, actor: Actor) -> list[BelongsTo]:
    """What a file may go with; nothing for an outsider, and nothing while the case takes none."""
    may = actor.role in permits.MAY[Act.ATTACH] and seen.handling
    if not may or against(work, Act.ATTACH, case, case, actor):
        return []
    return [
        belongs
        for belongs in BelongsTo
        if actor.role in papers.BY[belongs]
        and (belongs != BelongsTo.TEXT or case.stage in BEFORE_HANDING_IN)
        and (actor.role not in PROPOSERS or _his_own(case, belongs, actor))
    ]


def _his_own(case: Proposal, belongs: BelongsTo, actor: Actor) -> bool:
    """The text's files are its author's, everything else any proposer's."""
    asked = standing.is_author if belongs == BelongsTo.TEXT else standing.is_proposer
    return asked(case, actor)
