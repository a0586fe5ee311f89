"""The facts of one case, its names, stations, units and clocks; no contact data."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlmodel import col, select

from proposals.desk import clocks
from proposals.desk.clocks import Clock, clock
from proposals.desk.finding import session_label
from proposals.records import Assignment, Entry, Proposal, dockets
from proposals.work import Work
from workflows import journey
from workflows.terms import Act, ProposalStage, SupervisionStage

URGED = frozenset({Act.URGE, Act.SKIP_RUNG})


class Signer(NamedTuple):
    """One name under the proposal, and what its holder said."""

    name: str
    role: str
    answer: str


class UnitPart(NamedTuple):
    """One unit's part in the case."""

    id: int
    unit: str
    role: str
    stage: str
    round: int
    result_class: str


@dataclass(frozen=True)
class CaseView:
    """One case on one day."""

    id: int
    number: str
    title: str
    facts: dict[str, str]
    stage: ProposalStage
    stops: tuple[journey.Stop, ...]
    signers: tuple[Signer, ...]
    units: tuple[UnitPart, ...]
    clocks: tuple[Clock, ...]
    entries: int

    def as_json(self) -> dict[str, Any]:
        """Plain values under stable names."""
        return {
            "id": self.id,
            "number": self.number,
            "title": self.title,
            "stage": self.stage.value,
            "stage_label": self.stage.label,
            "facts": self.facts,
            "stations": [
                {
                    "station": s.station.value,
                    "label": s.station.label,
                    "passing": s.passing.value,
                    "passing_label": s.passing.label,
                    "visits": s.visits,
                }
                for s in self.stops
            ],
            "signers": [signer._asdict() for signer in self.signers],
            "units": [part._asdict() for part in self.units],
            "deadlines": [asdict_dates(clock) for clock in self.clocks],
            "entries": self.entries,
        }


def view(work: Work, proposal: Proposal, today: date) -> CaseView:
    """The case as it stands today."""
    entries = _own_entries(work, proposal)
    became = [ProposalStage(e.became) for e in entries if e.was != e.became or e.number == 1]
    return CaseView(
        id=proposal.key,
        number=proposal.number,
        title=proposal.title,
        facts=facts(work, proposal),
        stage=proposal.stage,
        stops=journey.stops(
            [*became, proposal.stage],
            urged=any(entry.act in URGED for entry in entries),
            watched=watched(proposal),
        ),
        signers=tuple(Signer(s.name, s.role.label, s.answer.label) for s in proposal.signatures),
        units=tuple(_part(a) for a in proposal.assignments),
        clocks=tuple(clock(row, today, work.calendar) for row in clocks.of_case(work, proposal)),
        entries=len(entries),
    )


def asdict_dates(clock: Clock) -> dict[str, Any]:
    """One clock with its dates as text."""
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in clock._asdict().items()
    }


def _own_entries(work: Work, proposal: Proposal) -> list[Entry]:
    """The history of the proposal's own stages, oldest first."""
    name = dockets.name_of(proposal)
    asked = select(Entry).where(Entry.chain == name, Entry.subject == name)
    return list(work.exec(asked.order_by(col(Entry.number))))


def watched(proposal: Proposal) -> list[SupervisionStage]:
    """Where each 督办 over it stands."""
    return [each.supervision.stage for each in proposal.supervised]


def facts(work: Work, proposal: Proposal) -> dict[str, str]:
    """What stands at the head of a case, in the words people read; empty ones are left out."""
    said = {
        "届次": session_label(work, proposal),
        "案号": proposal.case_no or "",
        "收件号": proposal.receipt_no or "",
        "提案类型": proposal.kind.label,
        "提案者": proposal.proposer_name,
        "界别": proposal.sector_name,
        "收案时段": proposal.intake.label if proposal.intake else "",
        "内容分类": proposal.category,
        "审查环节": proposal.review_level.label if proposal.review_level else "",
        "重点提案": "是" if proposal.is_key else "",
        "停办": "涉密停办" if proposal.on_hold else "",
        "并入": proposal.lead.number if proposal.lead else "",
        "并案": "、".join(child.number for child in proposal.merged),
        "办理轮次": f"第{proposal.round}轮" if proposal.assigned_at else "",
        "办理结果": proposal.result_class,
    }
    return {name: value for name, value in said.items() if value}


def _part(assignment: Assignment) -> UnitPart:
    issued = [r for r in assignment.replies if r.issued_at is not None]
    return UnitPart(
        assignment.key,
        assignment.unit_name,
        assignment.role.label,
        assignment.stage.label,
        assignment.round,
        issued[-1].confirmed_class or issued[-1].unit_class if issued else "",
    )
