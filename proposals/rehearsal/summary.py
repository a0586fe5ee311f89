"""What came of the play, counted from the records alone, as one JSON object."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from sqlmodel import SQLModel, col, func, select

from proposals.desk import statistics, verification
from proposals.records import (
    Chain,
    Climb,
    Commitment,
    Deadline,
    Entry,
    Extension,
    Letter,
    Lookback,
    Proposal,
    ReturnRequest,
    SupervisedCase,
    Supervision,
    history,
)
from proposals.work import Work
from workflows.lifecycles.supervision import UNHELD
from workflows.terms import Act, ProposalStage, Rung, Station

REACHED_BY: dict[Station, tuple[Act, ...]] = {
    Station.SUBMIT: (Act.SUBMIT,),
    Station.FILE: (Act.FILE,),
    Station.HANDLE: (Act.ASSIGN,),
    Station.FACE_TO_FACE: (Act.MEET,),
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


def summarise(work: Work, until: date, left_out: int, seconds: float) -> Summary:
    """Count everything; a report that does not add up is refused."""
    proposals = list(work.exec(select(Proposal).order_by(col(Proposal.id))))
    piles = statistics.report(work, until).partition
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


def verified(work: Work) -> str:
    """`ok` when every chain of the history recomputes, else what is wrong with the first."""
    heads = {chain.name: chain for chain in work.exec(select(Chain))}
    for name, entries in verification.by_chain(work):
        head = heads.pop(name)
        if found := history.faults(entries, head.length, head.head):
            return f"{name}：{'；'.join(found)}"
    return next((f"{name}：记录全部缺失" for name, head in heads.items() if head.length), "ok")


def _stations(work: Work) -> dict[str, int]:
    reached = {station: work.exec(_acts(*acts)).one() for station, acts in REACHED_BY.items()}
    reached[Station.SUPERVISE] = len(_supervised(work))
    return {station.label: reached[station] for station in Station}


def _supervised(work: Work) -> set[int]:
    """Proposals over which a 督办 was held, or one of whose duties climbed to 督办 or beyond."""
    climbed = select(Deadline.proposal_id).join(Climb, col(Climb.deadline_id) == Deadline.id)
    climbed = climbed.where(col(Climb.rung).in_([Rung.SUPERVISE, Rung.CIRCULAR]))
    held = select(SupervisedCase.proposal_id).join(Supervision)
    held = held.where(col(Supervision.stage).not_in(UNHELD))
    return {*work.exec(held), *work.exec(climbed)}


def _acts(*acts: Act) -> Any:
    """How many proposals an act was ever done on."""
    cases = select(func.count(func.distinct(Entry.chain))).where(Entry.chain != history.LETTERS)
    return cases.where(col(Entry.act).in_(acts))


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
