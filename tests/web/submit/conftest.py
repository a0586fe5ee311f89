"""The draft of the play, and its author at work on it."""

from __future__ import annotations

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from proposals.database import Office
from proposals.records import Member, Proposal
from tests.web.conftest import Enter
from workflows.terms import ProposalStage


@pytest.fixture
def draft(played: Office) -> Proposal:
    """A member's proposal that is not handed in yet."""
    with played.transaction() as work:
        return work.exec(select(Proposal).where(Proposal.stage == ProposalStage.DRAFT)).one()


@pytest.fixture
def author(enter: Enter, played: Office, draft: Proposal) -> TestClient:
    """Its first proposer."""
    with played.transaction() as work:
        code = work.get_one(Member, draft.member_id).code
    return enter(code.lower())
