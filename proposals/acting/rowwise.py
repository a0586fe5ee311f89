"""What one person may do to a row of its own page: a 督办 with its findings, promises in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy.orm import joinedload, selectinload
from sqlmodel import col, select

from proposals.acting import standing, subjects
from proposals.acting.meant import Question, meant
from proposals.acting.offering import MOOT
from proposals.casework.actor import Actor
from proposals.desk import sight
from proposals.records import Commitment, Finding, Proposal, SupervisedCase, Supervision
from proposals.work import Work
from workflows.policies import permits
from workflows.policies.permits import PROPOSERS
from workflows.refusals import Objection
from workflows.terms import Act, Role

OF_SUPERVISION = (
    *(Act.APPROVE_SUPERVISION, Act.INVITE_PROPOSERS, Act.START_SUPERVISION),
    *(Act.RECORD_ATTENDANCE, Act.RECORD_FINDINGS, Act.VERIFY_SUPERVISION),
    *(Act.CLOSE_SUPERVISION, Act.CANCEL_SUPERVISION),
)
OF_PROMISE = (
    *(Act.REPORT_PROMISE, Act.OPINE_PROMISE, Act.VERIFY_PROMISE),
    *(Act.BREAK_PROMISE, Act.MOVE_PROMISE),
)


class RowOffer(NamedTuple):
    """One act on one row, through the case it belongs to."""

    act: Act
    proposal_id: int
    of: int
    objections: tuple[Objection, ...] = ()
    on_paper: bool = False
    """A clerk enters it for somebody else, with the paper in hand."""

    @property
    def label(self) -> str:
        """What a button says."""
        return f"代录{self.act.label}" if self.on_paper else self.act.label


def of_supervision(work: Work, actor: Actor, id: int) -> list[RowOffer]:
    """The acts on a 督办, open and closed; none for whom sees none of its cases."""
    row = work.get_one(Supervision, id)
    case = _first_seen(work, actor, row)
    if case is None:
        return []
    return [*_offers(work, actor, row, case, OF_SUPERVISION)]


def of_findings(work: Work, actor: Actor, id: int) -> dict[int, RowOffer]:
    """Finding → its verification, where this person may enter it now."""
    asked = select(Finding).where(Finding.supervision_id == id, col(Finding.verified_at).is_(None))
    loaded = joinedload(Finding.proposal), joinedload(Finding.supervision)  # type: ignore[arg-type]
    return {
        row.id or 0: offer
        for row in work.exec(asked.options(*loaded))
        for offer in _offers(work, actor, row, row.proposal, (Act.VERIFY_FINDING,))
        if not offer.objections
    }


def of_promises(work: Work, actor: Actor, ids: Sequence[int]) -> dict[int, list[RowOffer]]:
    """Promise → what this person may do about it now."""
    asked = select(Commitment).where(col(Commitment.id).in_(ids))
    case = joinedload(Commitment.proposal)  # type: ignore[arg-type]  # a relationship
    parts = (Proposal.commitments, Proposal.assignments)
    loaded = case.options(*(selectinload(part) for part in parts))  # type: ignore[arg-type]
    return {
        row.key: [
            offer
            for offer in _offers(work, actor, row, row.proposal, OF_PROMISE)
            if not offer.objections
        ]
        for row in work.exec(asked.options(loaded))
    }


def split(offers: Iterable[RowOffer]) -> tuple[list[RowOffer], list[RowOffer]]:
    """What is open, and what is waited for with every reason."""
    kept = list(offers)
    closed = [o for o in kept if o.objections and {x.rule for x in o.objections}.isdisjoint(MOOT)]
    return [o for o in kept if not o.objections], closed


def _offers(
    work: Work, actor: Actor, row: Any, case: Proposal, acts: Iterable[Act]
) -> Iterator[RowOffer]:
    for act in acts:
        may = actor.role in permits.MAY[act] and standing.known_at(act, row, case)
        if may and row in subjects.rows(work, type(row), case, actor):
            if not meant(Question(work, act, row, case, actor)):
                continue
            found = standing.against(work, act, row, case, actor)
            on_paper = actor.role == Role.CLERK and bool(PROPOSERS & permits.MAY[act])
            yield RowOffer(act, case.key, row.id, found, on_paper)


def _first_seen(work: Work, actor: Actor, row: Supervision) -> Proposal | None:
    """The first of its cases this person sees: its acts go through it."""
    covered = select(SupervisedCase.proposal_id).where(SupervisedCase.supervision_id == row.id)
    asked = select(Proposal).where(col(Proposal.id).in_(covered), sight.visible(actor))
    return work.exec(asked.order_by(col(Proposal.id))).first()
