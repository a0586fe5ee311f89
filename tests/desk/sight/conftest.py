"""People of every role, and who of them sees a case."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.records import Proposal, Publication, Signature
from proposals.work import Work
from tests.casework.conftest import AT
from workflows.terms import Role, SignatureAnswer, SignatureRole

Sees = Callable[[Actor, Proposal], bool]


def who(role: Role, name: str = "某人", *, scope: str = "", **belongs: int) -> Actor:
    """Somebody at work on the day of the tests."""
    return Actor(name, role, AT, scope=scope, **belongs)  # type: ignore[arg-type]


def anybody(role: Role) -> Actor:
    """Somebody of this role who has no part in any case made here."""
    return who(role, member_id=3, unit_id=5, organisation_id=1)


def given_by(proposal: Proposal, member_id: int | None) -> Proposal:
    """The case as another member's, or as nobody's own."""
    proposal.member_id = proposal.signatures[0].member_id = member_id
    return proposal


@pytest.fixture
def sees(work: Work) -> Sees:
    """Whether somebody sees a case, asked as every page asks."""

    def seen(reader: Actor, proposal: Proposal) -> bool:
        work.flush()
        asked = select(Proposal.id).where(sight.visible(reader), col(Proposal.id) == proposal.id)
        return work.exec(asked).first() is not None

    return seen


@pytest.fixture
def sign(work: Work) -> Callable[..., Signature]:
    """Another name under a proposal."""

    def make(
        proposal: Proposal,
        member_id: int,
        answer: SignatureAnswer = SignatureAnswer.CONFIRMED,
        role: SignatureRole = SignatureRole.COSIGNER,
    ) -> Signature:
        line = Signature(
            proposal_id=proposal.key,
            role=role,
            member_id=member_id,
            name=f"委员{member_id}",
            answer=answer,
        )
        proposal.signatures.append(line)
        work.flush()
        return line

    return make


@pytest.fixture
def publish(work: Work) -> Callable[[Proposal], None]:
    """Put a proposal on the committee's site."""

    def put(proposal: Proposal) -> None:
        given = {"what": "proposal", "published_at": AT, "screened_by": "办公室丙"}
        work.add(Publication(proposal_id=proposal.key, **given))  # type: ignore[arg-type]
        work.flush()

    return put


DAY = date(2026, 3, 2)
