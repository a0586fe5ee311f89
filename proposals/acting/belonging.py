"""belongings(): with what of a case somebody may put a file now."""

from __future__ import annotations

from proposals.acting import standing
from proposals.casework.actor import Actor
from proposals.casework.attaching import BEFORE_HANDING_IN
from proposals.desk.sight import Sight
from proposals.records import Proposal
from proposals.work import Work
from workflows.papers import attachment as papers
from workflows.policies import permits
from workflows.terms import Act, BelongsTo


def belongings(work: Work, case: Proposal, seen: Sight, actor: Actor) -> list[BelongsTo]:
    """What a file may go with; nothing for an outsider, and nothing while the case takes none."""
    may = actor.role in permits.MAY[Act.ATTACH] and seen.handling
    if not may or standing.against(work, Act.ATTACH, case, case, actor):
        return []
    return [
        belongs
        for belongs in BelongsTo
        if actor.role in papers.BY[belongs]
        and (belongs != BelongsTo.TEXT or case.stage in BEFORE_HANDING_IN)
    ]
