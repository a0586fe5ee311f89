"""委员履职: what members did, counted; every figure says what it counts (R-50)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from statistics import median
from typing import NamedTuple

from sqlalchemy import ColumnElement, true
from sqlmodel import col, select

from proposals.desk.count import Count
from proposals.records import OpinionForm, Proposal, Signature
from proposals.work import Work
from workflows.terms import FormState, SignatureAnswer, SignatureRole

SIGNERS = frozenset({SignatureRole.SIGNATORY, SignatureRole.CONVENOR})


class Signed(NamedTuple):
    """One submitted proposal a member stands under."""

    role: SignatureRole
    filed: bool
    key: bool


class Asked(NamedTuple):
    """One opinion form he was sent, and how many days he took; None: no answer."""

    days: int | None


class Performance(NamedTuple):
    """Everything one member did."""

    signed: tuple[Signed, ...]
    asked: tuple[Asked, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """The figures in the order they are published."""
        first = [each for each in self.signed if each.role is SignatureRole.FIRST]
        answers = [each.days for each in self.asked if each.days is not None]
        return (
            self._of(lambda s: s.role is SignatureRole.FIRST, "领衔提案", "已提交、为第一提案人"),
            self._of(lambda s: s.role is SignatureRole.COSIGNER, "联名提案", "已提交、确认联名"),
            self._of(lambda s: s.role is SignatureRole.DRAFTER, "执笔", "已提交集体提案的执笔人"),
            self._of(lambda s: s.role in SIGNERS, "签署集体提案", "已提交、以负责人或召集人签署"),
            Count("立案", sum(s.filed for s in first), "领衔提案中立案或并案的", len(first)),
            Count("重点提案", sum(s.key for s in first), "领衔提案中确定为重点提案的", len(first)),
            Count("反馈", len(answers), "收到的征询意见表中已反馈的", len(self.asked)),
            *_taking(answers),
        )

    def _of(self, holds: Callable[[Signed], bool], label: str, definition: str) -> Count:
        return Count(label, sum(map(holds, self.signed)), definition)


def _taking(days: list[int]) -> list[Count]:
    """How long he took to answer; who was never asked took no time."""
    if not days:
        return []
    # Half a day counts as a whole one, as every figure is rounded half up.
    return [Count("反馈用时", int(median(days) + 0.5), "征询意见表发出到反馈的天数，中位数")]


def performance(
    work: Work, members: Collection[int], session: int | None = None
) -> dict[int, Performance]:
    """What each of them did, at all or for one plenary session; two questions for all."""
    signed, asked = _signed(work, members, session), _asked(work, members, session)
    return {m: Performance(tuple(signed[m]), tuple(asked[m])) for m in members}


def _signed(work: Work, members: Iterable[int], session: int | None) -> dict[int, list[Signed]]:
    rows = (
        select(Signature, Proposal)
        .join(Proposal, col(Proposal.id) == Signature.proposal_id)
        .where(
            col(Signature.member_id).in_(members),
            Signature.answer == SignatureAnswer.CONFIRMED,
            col(Proposal.submitted_at).is_not(None),
            _of(session),
        )
    )
    found: dict[int, list[Signed]] = defaultdict(list)
    for signed, case in work.exec(rows):
        filed = case.filed_at is not None or case.lead_id is not None
        found[signed.member_id or 0].append(Signed(signed.role, filed, case.is_key))
    return found


def _asked(work: Work, members: Iterable[int], session: int | None) -> dict[int, list[Asked]]:
    rows = (
        select(Signature.member_id, OpinionForm)
        .join(Signature, col(Signature.id) == OpinionForm.signature_id)
        .join(Proposal, col(Proposal.id) == OpinionForm.of_proposal_id)
        .where(
            col(Signature.member_id).in_(members),
            OpinionForm.state != FormState.SUPERSEDED,
            _of(session),
        )
    )
    found: dict[int, list[Asked]] = defaultdict(list)
    for member, form in work.exec(rows):
        received = form.received_at if form.state == FormState.RECEIVED else None
        days = (received - form.opened_at).days if received else None
        found[member or 0].append(Asked(days))
    return found


def _of(session: int | None) -> ColumnElement[bool]:
    """Handed in for that plenary session or in the months after it."""
    return true() if session is None else col(Proposal.plenary_session_id) == session
