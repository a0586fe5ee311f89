"""Which row of a case an act is done to: the unit's own assignment, the open form, the promise."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlmodel import SQLModel, col, select

from proposals.acting import standing
from proposals.casework.actor import Actor
from proposals.letters.supervise.voiding import voidable
from proposals.records import (
    Assignment,
    Attachment,
    Commitment,
    Consultation,
    Deadline,
    Finding,
    Issued,
    Letter,
    Lookback,
    OpinionForm,
    Proposal,
    Supervision,
)
from proposals.records.dockets.assignment import DISPUTABLE
from proposals.work import Work
from workflows.policies.sights import UNITS
from workflows.refusals import Incomplete, NotFound, Objection
from workflows.terms import Act, CommitmentStage, FormState
from workflows.terms.numerals import official_date

OF = "of"
"""The name under which a caller gives the record number of the row he means."""


def of(
    work: Work,
    act: Act,
    kind: Any,
    case: Proposal | None,
    given: dict[str, Any],
    actor: Actor,
) -> Any:
    """The one row meant; when several could be, they are listed to choose from."""
    if case is None and kind not in OF_NO_CASE:
        raise Incomplete(Objection("case_named", "请写明案号、收件号或记录号"))
    if kind is Proposal:
        return case
    held, wanted = rows(work, kind, case, actor), str(given.pop(OF, ""))
    found = fitting(held, act, case, wanted)
    if not found:
        why = f"没有号为“{wanted}”的事项，请核对" if held else _nothing(act, kind, case)
        raise NotFound(Objection("row_exists", why))
    if len(found) > 1:
        choice = "；".join(f"{row.id} {said(row)}" for row in found)
        raise Incomplete(Objection("row_unique", f"请用 --give of=号 指明是哪一项：{choice}"))
    return found[0]


def fitting(found: list[Any], act: Act, case: Proposal | None, wanted: str) -> list[Any]:
    """The row whose number is given; of several, those whose stage knows the act, if any."""
    if wanted:
        return [row for row in found if str(row.id) == wanted]
    if case is None:
        return found
    return [row for row in found if standing.known_at(act, row, case)] or found


def _nothing(act: Act, kind: Any, case: Proposal | None) -> str:
    """Where the row lies or when there is one, as far as that is known."""
    if case is None:
        return "案卷之外没有可以办理这一动作的事项"
    life = getattr(BORNE_BY.get(kind, kind), "life", case.life)
    at = [stage for stage in life.stages if act in life.acts_at(stage)]
    if not at or (life is case.life and case.stage in at):
        return f"{case.number}没有可以办理这一动作的事项"
    if case.lead is not None:
        return f"{case.number}已并入{case.lead.number}，请在主案办理"
    when = "、".join(stage.label for stage in at)
    return f"{case.number}没有可以{act.label}的事项，{life.name}须在“{when}”时办理"


def rows(work: Work, kind: Any, case: Proposal | None, actor: Actor) -> list[Any]:
    """Every row of the case this person could mean; without a case, those of no case."""
    found = CANDIDATES[kind](work, case) if case is not None else OF_NO_CASE[kind](work)
    return [row for row in found if _his(row, actor)]


def _his(row: SQLModel, actor: Actor) -> bool:
    """Not another unit's, not another proposer's."""
    if isinstance(row, Assignment | Commitment | Consultation) and actor.role in UNITS:
        return _assignment_of(row).unit_id in actor.units
    if isinstance(row, OpinionForm) and actor.member_id is not None:
        return row.proposer == actor.name
    return True


def _assignment_of(row: Assignment | Commitment | Consultation) -> Assignment:
    if isinstance(row, Assignment):
        return row
    if isinstance(row, Consultation):
        return row.assignment
    return next(a for a in row.proposal.assignments if a.id == row.assignment_id)


def said(row: Any) -> str:
    """What people call a row: its unit, its proposer, its matter."""
    if isinstance(row, Letter):
        return f"{row.title}（致{row.addressee}）"
    if isinstance(row, Deadline):
        return f"{row.duty.label}，{row.debtor}"
    if isinstance(row, Consultation):
        return f"{row.assignment.unit_name}，{official_date(row.held_on)}{row.form.label}"
    names = ("unit_name", "proposer", "item", "theme", "problem", "name")
    return next((f"{getattr(row, name)}" for name in names if name in type(row).model_fields), "")


def _assignments(_work: Work, case: Proposal) -> list[Any]:
    return [a for a in case.assignments if a.living]


def _consultations(_work: Work, case: Proposal) -> list[Any]:
    return [
        c
        for a in case.assignments
        for c in a.consultations
        if c.outcome in DISPUTABLE and c.round == a.round
    ]


def _forms(_work: Work, case: Proposal) -> list[Any]:
    ended = {FormState.SUPERSEDED, FormState.NO_RESPONSE}
    return [f for f in case.forms if f.round == case.round and f.state not in ended]


def _promises(_work: Work, case: Proposal) -> list[Any]:
    return [c for c in case.commitments if c.stage != CommitmentStage.VERIFIED]


def _lookbacks(_work: Work, case: Proposal) -> list[Any]:
    return [b for b in case.lookbacks if b.concluded_at is None]


def _deadlines(_work: Work, case: Proposal) -> list[Any]:
    return [d for d in case.deadlines if d.running and not d.duty.is_right]


def _attachments(work: Work, case: Proposal) -> list[Any]:
    standing = (Attachment.proposal_id == case.id, col(Attachment.removed_at).is_(None))
    return list(work.exec(select(Attachment).where(*standing).order_by(col(Attachment.id))))


def _supervisions(_work: Work, case: Proposal) -> list[Any]:
    over = (each.supervision for each in case.supervised)
    return [event for event in over if event.closed_at is None]


def _findings(work: Work, case: Proposal) -> list[Any]:
    asked = select(Finding).where(
        Finding.proposal_id == case.id, col(Finding.verified_at).is_(None)
    )
    return list(work.exec(asked.order_by(col(Finding.id))))


def _drafted(work: Work, case: Proposal) -> list[Any]:
    asked = select(Letter).where(
        Letter.proposal_id == case.id,
        Letter.needs_confirmation,
        col(Letter.confirmed_at).is_(None),
        col(Letter.cancelled_at).is_(None),
    )
    return list(work.exec(asked.order_by(col(Letter.id))))


def _issued(work: Work, case: Proposal) -> list[Any]:
    asked = select(Letter).where(Letter.proposal_id == case.id, voidable())
    return list(work.exec(asked.order_by(col(Letter.id))))


def _issued_alone(work: Work) -> list[Any]:
    asked = select(Letter).where(col(Letter.proposal_id).is_(None), voidable())
    return list(work.exec(asked.order_by(col(Letter.id))))


BORNE_BY: Mapping[Any, Any] = {Consultation: Assignment, Finding: Supervision}
"""A row without stages of its own → the one whose stage counts."""
CANDIDATES: Mapping[Any, Callable[[Work, Proposal], list[Any]]] = {
    Proposal: lambda _work, case: [case],
    Assignment: _assignments,
    Attachment: _attachments,
    Consultation: _consultations,
    OpinionForm: _forms,
    Commitment: _promises,
    Lookback: _lookbacks,
    Deadline: _deadlines,
    Supervision: _supervisions,
    Finding: _findings,
    Letter: _drafted,
    Issued: _issued,
}
OF_NO_CASE: Mapping[Any, Callable[[Work], list[Any]]] = {Issued: _issued_alone}
"""What an act may be done to without a case."""
