"""What became of a received proposal, and the questions every rate asks of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime

from proposals.desk.count import Count
from proposals.desk.statistics.snapshot import Clock, Counted, Issued
from proposals.settings import zone
from workflows.measures import Partition
from workflows.terms import Act, Duty, ProposalStage

PILES: dict[ProposalStage, str] = {
    ProposalStage.SUBMITTED: "pending",
    ProposalStage.RETURNED: "pending",
    ProposalStage.UNDER_REVIEW: "pending",
    ProposalStage.NOT_FILED: "not_filed",
    ProposalStage.MERGED: "merged",
    ProposalStage.WITHDRAWN: "withdrawn",
}
"""Every other stage is that of a filed case."""

SETTLED = frozenset({ProposalStage.CLOSED, ProposalStage.TRACKING, ProposalStage.LOOKBACK})


def pile(case: Counted) -> str:
    """The one pile a received proposal lies in."""
    return PILES.get(case.stood, "filed")


def partition(cases: Iterable[Counted]) -> Partition:
    """The received proposals sorted into their piles."""
    counted = Counter(map(pile, cases))
    return Partition(
        received=counted.total(),
        filed=counted["filed"],
        merged=counted["merged"],
        not_filed=counted["not_filed"],
        withdrawn=counted["withdrawn"],
        pending=counted["pending"],
    )


def filed(cases: Iterable[Counted]) -> list[Counted]:
    """立案: the living leads; merged children and withdrawn ones are not among them."""
    return [case for case in cases if pile(case) == "filed"]


def funnel(cases: Collection[Counted]) -> Iterator[Count]:
    """收到, 立案, 交办, 办复, 办结: each step counted among the living leads of the one before."""
    leads = filed(cases)
    yield Count("收到", len(cases), "截至统计日收到的提案")
    yield Count("立案", len(leads), "立案且没有并入他案、没有撤案的提案", len(cases))
    steps = (
        ("交办", lambda case: case.first(Act.ASSIGN) is not None, "立案提案中已经交办的"),
        ("办复", replied, "立案提案中各承办单位都已答复过的"),
        ("办结", closed, "立案提案中已经办结、没有重新办理的"),
    )
    for label, holds, definition in steps:
        yield Count(label, sum(map(holds, leads)), definition, len(leads))


def reply_clocks(case: Counted) -> list[Clock]:
    """The first round's reply duties that were neither taken away nor stand still."""
    return [c for c in case.clocks if c.duty == Duty.REPLY and not c.paused]


def due_by(case: Counted, day: date) -> bool:
    """Whether every unit's reply has fallen due."""
    clocks = reply_clocks(case)
    return bool(clocks) and max(c.due_on for c in clocks) <= day


def replied(case: Counted) -> bool:
    """Whether the case has been answered in full."""
    return case.first(Act.REPLY) is not None


def in_time(case: Counted) -> bool:
    """Whether every unit answered on or before its last day."""
    clocks = reply_clocks(case)
    return bool(clocks) and all(c.met_at and _day(c.met_at) <= c.due_on for c in clocks)


def overdue(case: Counted, day: date) -> bool:
    """Whether a reply is owed whose last day is over."""
    owed = (Duty.REPLY, Duty.REHANDLE)
    return any(
        c.duty in owed and not c.paused and c.met_at is None and c.due_on < day for c in case.clocks
    )


def met_before_reply(case: Counted) -> bool:
    """Whether somebody met the proposer in person before the answer, and he confirms it."""
    answered = case.first(Act.REPLY)
    held = [day for unit in case.units for day in unit.met_on]
    return answered is not None and any(day <= _day(answered) for day in held)


def waived_before_reply(case: Counted) -> bool:
    """Whether it was answered without such a meeting because one was waived (免予面商)."""
    answered = case.first(Act.REPLY)
    waived = [day for unit in case.units for day in unit.waived_on]
    excused = answered is not None and any(day <= _day(answered) for day in waived)
    return excused and not met_before_reply(case)


def latest_replies(case: Counted) -> list[Issued]:
    """The reply in force of each answering unit."""
    return list({reply.assignment_id: reply for reply in case.replies}.values())


def result_class(case: Counted) -> str:
    """The confirmed class of the case: of several units' classes the one furthest from solved."""
    return max((reply.result_class for reply in latest_replies(case)), default="")


def days_to_reply(case: Counted) -> int | None:
    """Calendar days from assignment to the full answer."""
    assigned, answered = case.first(Act.ASSIGN), case.first(Act.REPLY)
    if assigned is None or answered is None:
        return None
    return (_day(answered) - _day(assigned)).days


def closed(case: Counted) -> bool:
    """Whether it is closed and has not been opened again."""
    return case.stood in SETTLED


def done_again(case: Counted) -> bool:
    """Whether it went into a second round."""
    return any(case.first(act) for act in (Act.REHANDLE, Act.REOPEN))


def _day(at: datetime) -> date:
    return at.astimezone(zone()).date()
