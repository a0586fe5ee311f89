"""承办单位: predecessor and successor, the people to reach, and how each unit handles its cases."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.count import Count
from proposals.desk.reader import Reader
from proposals.records import (
    Assignment,
    Deadline,
    Extension,
    HandlingUnit,
    OpinionForm,
    UnitContact,
)
from proposals.records.people import in_force
from proposals.settings import zone
from proposals.work import Work
from workflows.papers.masking import masked
from workflows.policies.permits import COMMITTEE
from workflows.policies.sights import UNITS
from workflows.refusals import NotFound, Objection
from workflows.terms import AssignmentStage, Duty, FormState, Rank, Rating, UnitRole

CONTENT = frozenset({Rating.SATISFIED, Rating.BASICALLY})
ANSWERING = [role for role in UnitRole if role.answers]


class Contact(NamedTuple):
    """One person of the unit's network."""

    id: int
    rank: str
    name: str
    phone: str


class UnitLine(NamedTuple):
    """One unit."""

    id: int
    name: str
    kind: str
    valid_from: date
    valid_until: date | None
    now: bool
    predecessor: str
    successors: tuple[str, ...]
    contacts: tuple[Contact, ...]
    counts: tuple[Count, ...]
    may_reveal: bool

    @property
    def href(self) -> str:
        """Its own page."""
        return f"/units/{self.id}"


@dataclass
class Tally:
    """What is counted of one unit."""

    main: int = 0
    co: int = 0
    returned: int = 0
    extended: int = 0
    due: list[bool] = field(default_factory=list)
    """Replies that fell due or went out: whether each was in time."""
    rated: list[bool] = field(default_factory=list)
    """Results rated: whether each proposer is content."""

    @property
    def counts(self) -> tuple[Count, ...]:
        """The figures in the order they are published."""
        in_time = "到期或已发出的答复中，在期限当日或之前发出的"
        content = "收回的征询意见表中，对办理结果满意或基本满意的"
        return (
            Count("主办", self.main, "独办、主办、分办的提案，不含已退办"),
            Count("会办", self.co, "会办的提案，不含已退办"),
            Count("按期办复", sum(self.due), in_time, len(self.due)),
            Count("退办", self.returned, "经同意退办的承办件"),
            Count("延期", self.extended, "经同意延期的申请"),
            Count("满意", sum(self.rated), content, len(self.rated)),
        )


def units(work: Work, reader: Reader) -> list[UnitLine]:
    """Every unit there was, in six questions; a unit reads its own line alone."""
    asked = select(HandlingUnit).order_by(col(HandlingUnit.sort), col(HandlingUnit.id))
    rows = list(work.exec(asked))
    names = {row.id: row.name for row in rows}
    tallies, contacts = tally(work, reader), _contacts(work)
    return [
        UnitLine(
            row.id or 0,
            row.name,
            row.kind.label,
            row.valid_from,
            row.valid_until,
            in_force(row.valid_from, row.valid_until, reader.today),
            names.get(row.predecessor_id, ""),
            tuple(
                each.name
                for each in rows
                if each.predecessor_id == row.id or each.id == row.merged_into_id
            ),
            tuple(contacts[row.id or 0]),
            tallies[row.id or 0].counts,
            reader.role in COMMITTEE or reader.unit_id == row.id,
        )
        for row in rows
        if reader.role not in UNITS or reader.unit_id == row.id
    ]


def unit(work: Work, reader: Reader, id: int) -> UnitLine:
    """One unit; `NotFound` when it is not the reader's to see."""
    for line in units(work, reader):
        if line.id == id:
            return line
    raise NotFound(Objection("unit_exists", "没有这个承办单位，请从单位名册进入"))


def tally(work: Work, reader: Reader) -> dict[int, Tally]:
    """How each unit handles what it was given, in four questions."""
    found: dict[int, Tally] = defaultdict(Tally)
    for row in work.exec(select(Assignment)):
        _count_case(found[row.unit_id], row)
    granted = select(Assignment.unit_id).join(Extension).where(col(Extension.granted).is_(True))
    for unit_id in work.exec(granted):
        found[unit_id].extended += 1
    _count_replies(work, reader.today, found)
    _count_ratings(work, reader, found)
    return found


def _count_case(line: Tally, row: Assignment) -> None:
    if not row.living:
        line.returned += 1
    elif row.role.answers:
        line.main += 1
    else:
        line.co += 1


def _count_replies(work: Work, today: date, found: dict[int, Tally]) -> None:
    """As the statistics count 按期: first-round replies that were not taken away."""
    asked = (
        select(Assignment.unit_id, Deadline)
        .join(Deadline, col(Deadline.assignment_id) == Assignment.id)
        .where(
            Deadline.duty == Duty.REPLY,
            col(Deadline.lifted_at).is_(None),
            col(Deadline.paused_on).is_(None),
        )
    )
    for unit_id, row in work.exec(asked):
        if row.met_at is not None:
            found[unit_id].due.append(row.met_at.astimezone(zone()).date() <= row.due_on)
        elif row.due_on < today:
            found[unit_id].due.append(False)


def _count_ratings(work: Work, reader: Reader, found: dict[int, Tally]) -> None:
    """Only what this reader may read: a unit none before it is locked (integrity rule 33)."""
    asked = (
        select(Assignment.unit_id, OpinionForm.result_rating)
        .join(OpinionForm, col(OpinionForm.proposal_id) == Assignment.proposal_id)
        .where(
            OpinionForm.state == FormState.RECEIVED,
            col(Assignment.role).in_(ANSWERING),
            col(Assignment.stage) != AssignmentStage.RETURNED,
            sight.opinions(reader),
        )
    )
    for unit_id, rating in work.exec(asked):
        found[unit_id].rated.append(rating in CONTENT)


def _contacts(work: Work) -> dict[int, list[Contact]]:
    """Leaders first."""
    ranks = list(Rank)[::-1]
    rows = sorted(
        work.exec(select(UnitContact)), key=lambda row: (ranks.index(row.rank), row.id or 0)
    )
    found: dict[int, list[Contact]] = defaultdict(list)
    for row in rows:
        told = Contact(row.id or 0, row.rank.label, row.name, masked(row.phone))
        found[row.unit_id].append(told)
    return found
