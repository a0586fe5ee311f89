"""With what of a case a page offers to put a file: with what the act would take from him."""

from __future__ import annotations

import pytest

from proposals.acting.belonging import belongings
from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.work import Work
from tests.casework.conftest import MakeProposal, make_proposal, work
from tests.casework.handle.answered import COSIGNER, MEMBER, cosign
from workflows.terms import BelongsTo, ProposalStage

__all__ = ["make_proposal", "work"]


@pytest.mark.parametrize(("actor", "writes"), [(MEMBER, True), (COSIGNER, False)])
def test_the_texts_files_are_its_authors(
    work: Work, make_proposal: MakeProposal, actor: Actor, writes: bool
) -> None:
    proposal = make_proposal(ProposalStage.RETURNED)
    cosign(proposal, work)
    offered = belongings(work, proposal, sight.sight(work, actor, proposal), actor)
    assert (BelongsTo.TEXT in offered, BelongsTo.MEETING in offered) == (writes, True)
