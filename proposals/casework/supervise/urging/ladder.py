"""climb() takes every rung reached; skip() takes one out of turn, upward and with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.supervise import publishing
from proposals.casework.supervise.urging.rows import ladder
from proposals.casework.supervise.urging.sending import may_join, send
from proposals.casework.supervise.urging.telling import told
from proposals.letters.supervise.urging import Urging
from proposals.records import Climb, Deadline, Letter
from proposals.work import Work
from workflows import escalation
from workflows.escalation import RUNGS
from workflows.papers.completeness import require, said
from workflows.policies.profile import LadderRow
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Rung


def climb(work: Work, deadline: Deadline, actor: Actor) -> list[Letter]:
    """Send what the ladder asks for by today; each rung once a version, so a rerun is harmless."""
    return climb_together(work, [deadline], actor)


def climb_together(work: Work, deadlines: Sequence[Deadline], actor: Actor) -> list[Letter]:
    """The same for several duties; what one letter may say to one addressee, one letter says."""
    moving = [deadline for deadline in deadlines if _moves(deadline, actor)]
    steps: dict[LadderRow, list[Deadline]] = defaultdict(list)
    for deadline in moving:
        for row in _reached(work, deadline, actor):
            steps[row].append(deadline)
    in_order = sorted(steps, key=_height)
    letters = [each for row in in_order for each in _take(work, Act.URGE, steps[row], row, actor)]
    for deadline in moving:
        deadline.next_rung_on = duties.next_rung(work, deadline)
    return letters


def joins(work: Work, deadline: Deadline, actor: Actor) -> bool:
    """Whether the duty has reached a rung on which one letter may tell of several cases."""
    if not deadline.counting:
        return False
    return any(may_join(work, row, actor) for row in _reached(work, deadline, actor))


def skip(work: Work, deadline: Deadline, rung: Rung, reason: str, actor: Actor) -> list[Letter]:
    """提级: a person takes a higher rung before its day; the rungs passed over never come."""
    require(said(reason, "reason_given", "提级督办须写明理由"))
    rows = sorted(ladder(work, deadline), key=lambda r: (RUNGS.index(r.rung), r.offset.count))
    mine = [row for row in rows if row.duty == deadline.duty]
    row = _higher(deadline, mine, rung)
    climbed = set(duties.running(deadline).climbed)
    letters = _take(work, Act.SKIP_RUNG, [deadline], row, actor, reason)
    for passed in mine[: mine.index(row)]:
        if passed.name not in climbed:
            _mark(deadline, passed, actor, f"提级至{rung.label}：{reason}")
    deadline.next_rung_on = duties.next_rung(work, deadline)
    return letters


def rise(work: Work, deadline: Deadline, rung: Rung, reason: str, actor: Actor) -> list[Letter]:
    """提级 to at least this rung; nothing where the duty has come so far or has no such rung."""
    try:
        return skip(work, deadline, rung, reason, actor)
    except NotNow:
        return []


def _higher(deadline: Deadline, rows: list[LadderRow], rung: Rung) -> LadderRow:
    """The row of that rung, refused unless the duty runs and the rung lies above the last one."""
    if not deadline.counting:
        raise NotNow(Objection("duty_runs", "该项期限已了结或暂停计算，不能提级"))
    taken = [c.rung for c in deadline.climbs if c.deadline_version == deadline.version]
    if any(RUNGS.index(rung) <= RUNGS.index(each) for each in taken):
        raise NotNow(Objection("upward_only", f"已到或超过“{rung.label}”，只能向上提级"))
    for row in rows:
        if row.rung == rung:
            return row
    raise NotNow(Objection("rung_exists", f"{deadline.duty.label}没有“{rung.label}”这一级"))


def _moves(deadline: Deadline, actor: Actor) -> bool:
    return deadline.counting and not publishing.let_go(deadline, actor)


def _reached(work: Work, deadline: Deadline, actor: Actor) -> list[LadderRow]:
    running = duties.running(deadline)
    return escalation.rungs_reached(running, actor.today, ladder(work, deadline), work.calendar)


def _height(row: LadderRow) -> tuple[int, int]:
    return row.offset.count, RUNGS.index(row.rung)


def _take(
    work: Work, act: Act, deadlines: Sequence[Deadline], row: LadderRow, actor: Actor, why: str = ""
) -> list[Letter]:
    urgings = [_step(work, act, deadline, row, actor, why) for deadline in deadlines]
    return send(work, urgings, actor)


def _step(
    work: Work, act: Act, deadline: Deadline, row: LadderRow, actor: Actor, why: str
) -> Urging:
    """Put one rung of one duty on record."""
    urging = told(work, deadline, row, actor)
    step.take(work, act, deadline.proposal, actor, **_facts(urging, why))
    _mark(deadline, row, actor, why)
    return urging


def _facts(urging: Urging, why: str) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "duty": urging.deadline.duty,
        "debtor": urging.deadline.debtor,
        "rung": urging.rung.rung,
        "due_on": urging.deadline.due_on,
        "overdue_workdays": max(urging.late.overdue, 0),
    }
    return {**facts, "why": why} if why else facts


def _mark(deadline: Deadline, row: LadderRow, actor: Actor, why: str) -> None:
    assert deadline.id is not None, "a ladder is climbed for a recorded duty"
    deadline.climbs.append(
        Climb(
            deadline_id=deadline.id,
            deadline_version=deadline.version,
            rung=row.rung,
            row=row.name,
            climbed_at=actor.at,
            why=why,
        )
    )
