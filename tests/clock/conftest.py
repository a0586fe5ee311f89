"""Committed cases, since the clock opens its own transactions."""

from __future__ import annotations

import pytest

from proposals.database import Office
from tests.clock.cases import owe_replies, settle
from workflows.terms import ProposalStage


@pytest.fixture
def three(office: Office) -> Office:
    """Three replies that 区住建局 owes by 2 June 2026, of which nobody is reminded yet."""
    settle(office, 3, ProposalStage.HANDLING)
    owe_replies(office)
    return office
