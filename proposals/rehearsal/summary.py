"""What came of the play, counted from the records alone, as one JSON object."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from sqlmodel import SQLModel, col, func, select

from proposals.records import (
    Chain,
    Climb,
    Commitment,
    Entry,
    Extension,
    Letter,
    Lookback,
    Proposal,
    ReturnRequest,
    Supervision,
    history,
)
from proposals.work import Work
from workflows.measures import Partition
from workflows.terms import Act, ProposalStage, Rung, Station

MERGED_AWAY = {ProposalStage.MERGED: "merged", ProposalStage.WITHDRAWN: "withdrawn"}
BEFORE_FILING = {
    ProposalStage.SUBMITTED,
    ProposalStage.RETURNED,
    ProposalStage.UNDER_REVIEW,
}
REACHED_BY: dict[Station, tuple[Act, ...]] = {
    Station.SUBMIT: (Act.SUBMIT,),
    Station.FILE: (Act.FILE,),
    Station.HANDLE: (Act.ASSIGN,),
    Station.FACE_TO_FACE: (Act.MEET,),
    Station.SUPERVISE: (Act.URGE,),
    Station.REHANDLE: (Act.REHANDLE, Act.REOPEN),
    Station.LOOK_BACK: (Act.LOOK_BACK,),
}


@dataclass(frozen=True)
class Summary:
    """One play in numbers; all but the seconds follow from the script."""

    received: int
    filed: int
    merged: int
    not_filed: int
    withdrawn: int
    pending: int
    by_stage: dict[str, int]
    stations: dict[str, int]
    rungs: dict[str, int]
    rounds: dict[str, int]
    letters: dict[str, int]
    returns: int
    extensions: int
    waivers: int
    commitments: int
    lookbacks: int
    supervisions: int
    entries: int
    chain: str
    left_out: int
    seconds: float

    def as_json(self) -> dict[str, Any]:
        """The object `tian demo --once --json` prints."""
        return asdict(self)


def summarise(work: Work, left_out: int, seconds: float) -> Summary:
    """Count everything; a report that does not add up is refused."""
    proposals = list(work.exec(select(Proposal).order_by(col(Proposal.id))))
    piles = partition(proposals)
    piles.require()
    return Summary(
        **asdict(piles),
        by_stage=_ordered(Counter(p.stage for p in proposals), list(ProposalStage)),
        stations=_stations(work),
        rungs=_rungs(work),
        rounds=_rounds(work, proposals),
        letters=_counted(work, Letter.kind),
        returns=_count(work, ReturnRequest),
        extensions=_count(work, Extension),
        waivers=work.exec(_acts(Act.WAIVE_MEETING)).one(),
        commitments=_count(work, Commitment),
        lookbacks=_count(work, Lookback),
        supervisions=_count(work, Supervision),
        entries=_count(work, Entry),
        chain=verified(work),
        left_out=left_out,
        seconds=round(seconds, 2),
    )


def partition(proposals: list[Proposal]) -> Partition:
    """What became of everything received; an archived file lies where it lay before."""
    piles = Counter(_pile(p) for p in proposals if p.submitted_at is not None)
    names = ("filed", "merged", "not_filed", "withdrawn", "pending")
    return Partition(piles.total(), **{name: piles[name] for name in names})


def verified(work: Work) -> str:
    """`ok` when every chain of the history recomputes, else what is wrong with the first."""
    for chain in work.exec(select(Chain).order_by(Chain.name)).all():
        of_chain = select(Entry).where(Entry.chain == chain.name)
        entries = work.exec(of_chain.order_by(col(Entry.number)))
        if found := history.faults(entries, chain.length, chain.head):
            return f"{chain.name}：{'；'.join(found)}"
    return "ok"


def _pile(proposal: Proposal) -> str:
    stage = proposal.stage
    if stage is ProposalStage.ARCHIVED:
        return _archived_pile(proposal)
    if stage in MERGED_AWAY:
        return MERGED_AWAY[stage]
    if stage is ProposalStage.NOT_FILED:
        return "not_filed"
    return "pending" if stage in BEFORE_FILING else "filed"


def _archived_pile(proposal: Proposal) -> str:
    if proposal.lead_id is not None:
        return "merged"
    if proposal.reasons:
        return "not_filed"
    return "filed" if proposal.closed_at is not None else "withdrawn"


def _stations(work: Work) -> dict[str, int]:
    return {station.label: work.exec(_acts(*acts)).one() for station, acts in REACHED_BY.items()}


def _acts(*acts: Act) -> Any:
    """How many proposals an act was ever done on."""
    return select(func.count(func.distinct(Entry.chain))).where(col(Entry.act).in_(acts))


def _rungs(work: Work) -> dict[str, int]:
    climbed = _counted(work, Climb.rung)
    return {rung.label: climbed.get(rung, 0) for rung in Rung}


def _rounds(work: Work, proposals: list[Proposal]) -> dict[str, int]:
    reached = Counter(p.round for p in proposals if p.replied_at is not None)
    return {
        "round_1": sum(reached.values()),
        "round_2": sum(n for number, n in reached.items() if number > 1),
        "reached_last_round": work.exec(_acts(Act.SPECIAL_CONSULT)).one(),
    }


def _counted(work: Work, column: Any) -> dict[Any, int]:
    """How often each value stands in a column; sorted here, since databases sort differently."""
    return dict(sorted(work.exec(select(column, func.count()).group_by(column)).all()))


def _count(work: Work, table: type[SQLModel]) -> int:
    return work.exec(select(func.count()).select_from(table)).one()


def _ordered(counts: Counter[ProposalStage], order: list[ProposalStage]) -> dict[str, int]:
    return {stage.value: counts[stage] for stage in order if counts[stage]}
