"""承诺台账: every dated promise with its state, and how many of those due were kept (R-31)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, true
from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.case.supervision import Promised, promised
from proposals.desk.count import Count
from proposals.desk.page import SIZE, Page
from proposals.desk.reader import Reader
from proposals.desk.tables import Cell, Table
from proposals.records import Assignment, Commitment, Proposal
from proposals.work import Work
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import UNITS
from workflows.terms import CommitmentStage

PENDING = (CommitmentStage.OPEN, CommitmentStage.REPORTED)
LAST_DAY = (12, 31)
SEVERAL = 2
"""From so many promises of one unit on, one common date for all of them is a warning."""


class Line(NamedTuple):
    """One promise in the ledger."""

    proposal_id: int
    number: str
    title: str
    promised: Promised
    last_day: bool
    """Dated 31 December, as batches are (integrity rule 37)."""

    @property
    def href(self) -> str:
        """Where it stands in its case."""
        return f"/proposals/{self.proposal_id}/supervision"


class Wanted(NamedTuple):
    """What the ledger is narrowed to."""

    stage: CommitmentStage | None = None
    unit: str = ""
    since: date | None = None
    until: date | None = None
    overdue: bool = False
    page: int = 1


@dataclass(frozen=True)
class Ledger:
    """The ledger on one day."""

    page: Page[Line]
    kept: Count
    by_stage: tuple[tuple[CommitmentStage, int], ...]
    overdue: int
    batch_dated: tuple[str, ...]
    """Units that dated every promise 31 December."""
    units: tuple[str, ...]


ALL = Wanted()


def ledger(work: Work, reader: Reader, wanted: Wanted = ALL) -> Ledger:
    """The promises this reader may see, in one question; the figures are of all of them."""
    rows = _rows(work, reader)
    wished = [line for row, line in rows if _fits(row, line, wanted)]
    stages = Counter(row.stage for row, _ in rows)
    return Ledger(
        _page(wished, wanted.page),
        _kept((row for row, _ in rows), reader.today),
        tuple((stage, stages[stage]) for stage in CommitmentStage),
        sum(line.promised.overdue for _, line in rows),
        tuple(_batch_dated(line for _, line in rows)),
        tuple(sorted({line.promised.unit for _, line in rows})),
    )


HEAD = (
    *("案号", "案由", "承办单位", "承诺事项", "目标", "措施", "完成时限", "状态", "是否过期"),
    *("责任领导", "责任科室", "经办人", "进展", "佐证材料", "提案者二次反馈", "认定人"),
)


def table(work: Work, reader: Reader, wanted: Wanted = ALL) -> Table:
    """Every promise wanted, page or no page; who answers for it as far as the page shows it."""
    rows = [line for row, line in _rows(work, reader) if _fits(row, line, wanted)]
    return Table("承诺台账", HEAD, tuple(map(_cells, rows)))


def _cells(line: Line) -> tuple[Cell, ...]:
    p = line.promised
    late = "已过期限" if p.overdue else ""
    said = (p.item, p.target, p.measures, p.due_on.isoformat(), p.stage, late)
    people = (p.leader, p.office, p.handler)
    done = (p.progress, p.evidence, p.proposer_opinion, p.settled_by)
    return (line.number, line.title, p.unit, *said, *people, *done)


def _rows(work: Work, reader: Reader) -> list[tuple[Commitment, Line]]:
    """All of them, in one question."""
    inside = sight.own(reader) if reader.role in PROPOSERS else true()
    asked = (
        select(Commitment, Assignment.unit_name, Proposal, inside)
        .join(Assignment, col(Assignment.id) == Commitment.assignment_id)
        .join(Proposal, col(Proposal.id) == Commitment.proposal_id)
        .where(sight.visible(reader), _theirs(reader))
        .order_by(col(Commitment.due_on), col(Commitment.id))
    )
    return [
        (row, _line(row, case, (_inside if known else _outside)(row, unit, reader)))
        for row, unit, case, known in work.exec(asked)
    ]


def _inside(row: Commitment, unit: str, reader: Reader) -> Promised:
    return promised(row, unit, reader.today)


def _outside(row: Commitment, unit: str, reader: Reader) -> Promised:
    """What is public of another's case: neither who answers for it there nor what was reported."""
    told = promised(row, unit, reader.today)._replace(leader="", office="", handler="")
    told = told._replace(progress="", evidence="", reported_at=None)
    return told._replace(proposer_opinion="", settled_by="")


def _theirs(reader: Reader) -> ColumnElement[bool]:
    """A unit's own; of another's case the public ones."""
    if reader.role in UNITS:
        return col(Assignment.unit_id).in_(reader.units)
    if reader.role in PROPOSERS:
        return sight.own(reader) | col(Commitment.made_public)
    return true()


def _line(row: Commitment, proposal: Proposal, told: Promised) -> Line:
    last_day = (row.due_on.month, row.due_on.day) == LAST_DAY
    return Line(proposal.key, proposal.number, proposal.title, told, last_day)


def _fits(row: Commitment, line: Line, wanted: Wanted) -> bool:
    return (
        wanted.stage in {None, row.stage}
        and wanted.unit in {"", line.promised.unit}
        and (wanted.since or row.due_on) <= row.due_on <= (wanted.until or row.due_on)
        and (line.promised.overdue or not wanted.overdue)
    )


def _kept(rows: Iterable[Commitment], today: date) -> Count:
    """As the statistics count it: of those due, those verified."""
    due = [row.stage for row in rows if row.due_on <= today]
    verified = sum(stage == CommitmentStage.VERIFIED for stage in due)
    definition = "到期承诺中经核查并听取提案者意见后认定兑现的；只有承办单位报告的不算兑现"
    return Count("承诺兑现率", verified, definition, len(due))


def _batch_dated(lines: Iterable[Line]) -> list[str]:
    dated: dict[str, list[bool]] = {}
    for line in lines:
        dated.setdefault(line.promised.unit, []).append(line.last_day)
    return sorted(unit for unit, last in dated.items() if len(last) >= SEVERAL and all(last))


def _page(lines: list[Line], number: int) -> Page[Line]:
    number = min(max(number, 1), Page(tuple(lines), 1, len(lines)).pages)
    shown = lines[(number - 1) * SIZE : number * SIZE]
    return Page(tuple(shown), number, len(lines))
