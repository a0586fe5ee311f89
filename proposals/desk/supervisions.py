"""督办一览: every supervision a reader may see, and one with its cases and findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import selectinload
from sqlmodel import col, or_, select

from proposals.desk import sight
from proposals.desk.case.supervision import Event, event
from proposals.desk.page import Page, page
from proposals.desk.reader import Reader
from proposals.records import Assignment, Invitation, Proposal, SupervisedCase, Supervision
from proposals.work import Work
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import INSIDE
from workflows.refusals import NotFound, Objection
from workflows.terms import SupervisionForm, SupervisionStage

OVER = (SupervisionStage.CLOSED, SupervisionStage.CANCELLED)


class Line(NamedTuple):
    """One supervision in the list."""

    id: int
    theme: str
    form: str
    stage: str
    lead: str
    offices: str
    due_on: date | None
    held_on: date | None
    cases: int
    findings: int
    unverified: int
    overdue: bool

    @property
    def href(self) -> str:
        """Its own page."""
        return f"/supervisions/{self.id}"


class Covered(NamedTuple):
    """One proposal under a supervision."""

    id: int
    number: str
    title: str
    proposer: str
    stage: str
    units: str

    @property
    def href(self) -> str:
        """The case."""
        return f"/proposals/{self.id}"


class Wanted(NamedTuple):
    """What the list is narrowed to."""

    stage: SupervisionStage | None = None
    form: SupervisionForm | None = None
    words: str = ""
    """In the theme, or the name of the leader or of the leading committee."""


ALL = Wanted()


@dataclass(frozen=True)
class Opened:
    """One supervision; of its cases those the reader may see."""

    event: Event
    cases: tuple[Covered, ...]
    stage: SupervisionStage
    approved_by: str
    overdue: bool

    @property
    def hidden(self) -> int:
        """Cases it covers that are not the reader's to see."""
        return self.event.covers - len(self.cases)


def supervisions(work: Work, reader: Reader, wanted: Wanted = ALL, number: int = 1) -> Page[Line]:
    """A page of them, the latest first, in four questions."""
    asked = select(Supervision).where(_theirs(reader), *_conditions(wanted))
    asked = asked.order_by(col(Supervision.id).desc())
    parts = (selectinload(Supervision.cases), selectinload(Supervision.findings))  # type: ignore[arg-type]
    found = page(work, asked.options(*parts), number)
    return found.of([_line(row, reader.today) for row in found.rows])


def supervision(work: Work, reader: Reader, id: int) -> Opened:
    """One of them; `NotFound` when it is not the reader's."""
    row = work.exec(select(Supervision).where(col(Supervision.id) == id, _theirs(reader))).first()
    if row is None:
        raise NotFound(Objection("supervision_exists", "没有这项督办，请从督办列表进入"))
    covered = (
        select(Proposal)
        .join(SupervisedCase, col(SupervisedCase.proposal_id) == Proposal.id)
        .where(SupervisedCase.supervision_id == id, sight.visible(reader))
        .order_by(col(Proposal.id))
        .options(selectinload(Proposal.assignments))  # type: ignore[arg-type]  # a relationship
    )
    cases = list(work.exec(covered))
    told = event(row, {p.key for p in cases})
    late = _is_late(row, reader.today)
    return Opened(told, tuple(map(_covered, cases)), row.stage, row.approved_by, late)


def _covered(case: Proposal) -> Covered:
    units = "、".join(_unit(part) for part in case.assignments if part.living)
    told = (case.key, case.number, case.title, case.proposer_name, case.stage.label)
    return Covered(*told, units)


def _unit(part: Assignment) -> str:
    return part.unit_name if part.role.answers else f"{part.unit_name}（{part.role.label}）"


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.stage is not None:
        yield col(Supervision.stage) == wanted.stage
    if wanted.form is not None:
        yield col(Supervision.form) == wanted.form
    if wanted.words:
        named = (Supervision.theme, Supervision.lead_leader, Supervision.lead_office)
        yield or_(*(col(each).contains(wanted.words, autoescape=True) for each in named))


def _theirs(reader: Reader) -> ColumnElement[bool]:
    """The committee and the leaders see all; others those over their cases or they are asked to."""
    if reader.role in INSIDE:
        return true()
    over = (
        select(SupervisedCase.supervision_id)
        .join(Proposal, col(Proposal.id) == SupervisedCase.proposal_id)
        .where(_in_it(reader))
    )
    invited = select(Invitation.supervision_id).where(
        col(Invitation.member_id).is_not(None), Invitation.member_id == reader.member_id
    )
    return or_(col(Supervision.id).in_(over), col(Supervision.id).in_(invited))


def _in_it(reader: Reader) -> ColumnElement[bool]:
    """A published case is everybody's to read, its supervision is not."""
    return sight.own(reader) if reader.role in PROPOSERS else sight.visible(reader)


def _line(row: Supervision, today: date) -> Line:
    return Line(
        row.key,
        row.theme,
        row.form.label,
        row.stage.label,
        f"{row.lead_leader}（{row.lead_role.label}）",
        "、".join([row.lead_office, *row.coop_offices]).strip("、"),
        row.due_on,
        row.held_on,
        len(row.cases),
        len(row.findings),
        sum(f.verified_at is None for f in row.findings),
        _is_late(row, today),
    )


def _is_late(row: Supervision, today: date) -> bool:
    return row.due_on is not None and row.due_on < today and row.stage not in OVER
