"""督办 on a workbench: those a leader leads or a special committee takes part in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, func, select
from sqlmodel import col

from proposals.desk.reader import Reader
from proposals.records import Finding, Invitation, SupervisedCase, Supervision
from proposals.work import Work
from workflows.policies import permits
from workflows.terms import Act, SupervisionStage

Stage = SupervisionStage
OVER = [Stage.CLOSED, Stage.CANCELLED]

STEPS: dict[tuple[SupervisionStage, bool], Act] = {
    (Stage.PLANNED, False): Act.APPROVE_SUPERVISION,
    (Stage.PLANNED, True): Act.APPROVE_SUPERVISION,
    (Stage.APPROVED, False): Act.INVITE_PROPOSERS,
    (Stage.APPROVED, True): Act.START_SUPERVISION,
    (Stage.UNDER_WAY, False): Act.RECORD_ATTENDANCE,
    (Stage.UNDER_WAY, True): Act.RECORD_FINDINGS,
    (Stage.FINDINGS_OPEN, False): Act.VERIFY_SUPERVISION,
    (Stage.FINDINGS_OPEN, True): Act.VERIFY_FINDING,
    (Stage.VERIFIED, False): Act.CLOSE_SUPERVISION,
    (Stage.VERIFIED, True): Act.CLOSE_SUPERVISION,
}
"""Stage, and whether the guests are asked, have come, or a finding is open → the next act."""


class Supervised(NamedTuple):
    """One open 督办."""

    id: int
    theme: str
    form: str
    stage: SupervisionStage
    lead_leader: str
    lead_office: str
    coop_offices: tuple[str, ...]
    due_on: date | None
    cases: int
    act: Act | None
    """What the reader himself does next."""
    proposal_id: int
    """One of its cases, under which the act is done."""

    @property
    def of(self) -> int | None:
        """The row the act is done to; which finding, the page asks."""
        return None if self.act is Act.VERIFY_FINDING else self.id

    @property
    def href(self) -> str:
        """Its page."""
        return f"/supervisions/{self.id}"

    @property
    def to_be_held(self) -> bool:
        """The visit is still to come."""
        return self.stage in {Stage.PLANNED, Stage.APPROVED}


def led_by(reader: Reader) -> Callable[[Supervised], bool]:
    """Those he leads; the record knows its leader by name."""
    return lambda one: one.lead_leader == reader.name


def joined_by(office: str) -> Callable[[Supervised], bool]:
    """Those a special committee answers for or takes part in; its name may be written short."""
    return lambda one: any(
        named and (named in office or office in named)
        for named in (one.lead_office, *one.coop_offices)
    )


def open_ones(work: Work, reader: Reader) -> list[Supervised]:
    """Every 督办 that is not over, by its last day; one statement."""
    asked = (
        select(
            *(col(Supervision.id), col(Supervision.theme), col(Supervision.form)),
            *(col(Supervision.stage), col(Supervision.lead_leader)),
            *(col(Supervision.lead_office), col(Supervision.coop_offices)),
            *(col(Supervision.due_on), func.count(), func.min(SupervisedCase.proposal_id)),
            *(_any(Invitation), _any(Invitation, col(Invitation.attended).is_not(None))),
            _any(Finding, col(Finding.verified_at).is_(None)),
        )
        .join(SupervisedCase, col(SupervisedCase.supervision_id) == Supervision.id)
        .where(col(Supervision.stage).not_in(OVER))
        .group_by(col(Supervision.id))
        .order_by(func.coalesce(Supervision.due_on, date.max), col(Supervision.id))
    )
    return [_read(reader, row) for row in work.execute(asked)]


def _any(kind: Any, *conditions: ColumnElement[bool]) -> Any:
    """Whether the supervision has such a row."""
    some = select(kind.id).where(kind.supervision_id == Supervision.id, *conditions)
    return exists(some.correlate(Supervision))


def _read(reader: Reader, row: Any) -> Supervised:
    id, theme, form, stage, leader, office, coop, due_on, cases, case, *told = row
    invited, attended, finding_open = map(bool, told)
    done = {
        Stage.APPROVED: invited,
        Stage.UNDER_WAY: attended,
        Stage.FINDINGS_OPEN: finding_open,
    }.get(stage, False)
    step = STEPS[stage, done]
    return Supervised(
        *(id, theme, form.label, stage, leader, office, tuple(coop), due_on, cases),
        step if reader.role in permits.MAY[step] else None,
        case,
    )
