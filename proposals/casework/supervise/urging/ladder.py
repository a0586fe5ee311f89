"""climb() takes every rung reached; skip() takes one out of turn, upward and with a reason."""

from __future__ import annotations

from typing import Any

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.casework.supervise import publishing
from proposals.casework.supervise.urging import recipients
from proposals.casework.supervise.urging.telling import told
from proposals.letters import supervise as letters
from proposals.letters.supervise.urging import BY_RUNG, Urging
from proposals.records import Climb, Deadline, Letter
from proposals.work import Work
from workflows import escalation
from workflows.escalation import RUNGS
from workflows.papers.completeness import require, said
from workflows.policies.profile import LadderRow
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, Duty, Rung


def climb(work: Work, deadline: Deadline, actor: Actor) -> list[Letter]:
    """Send what the ladder asks for by today; each rung once a version, so a rerun is harmless."""
    idle = not deadline.running or deadline.paused_on is not None
    if idle or publishing.let_go(deadline, actor):
        return []
    ladder = _ladder(work, deadline)
    reached = escalation.rungs_reached(duties.running(deadline), actor.today, ladder, work.calendar)
    letters = [letter for row in reached for letter in _take(work, Act.URGE, deadline, row, actor)]
    deadline.next_rung_on = duties.next_rung(work, deadline)
    return letters


def skip(work: Work, deadline: Deadline, rung: Rung, reason: str, actor: Actor) -> list[Letter]:
    """提级: a person takes a higher rung before its day; the rungs passed over never come."""
    require(said(reason, "reason_given", "提级督办须写明理由"))
    rows = sorted(_ladder(work, deadline), key=lambda r: (RUNGS.index(r.rung), r.offset.count))
    mine = [row for row in rows if row.duty == deadline.duty]
    row = _higher(deadline, mine, rung)
    climbed = set(duties.running(deadline).climbed)
    letters = _take(work, Act.SKIP_RUNG, deadline, row, actor, reason)
    for passed in mine[: mine.index(row)]:
        if passed.name not in climbed:
            _mark(deadline, passed, actor, f"提级至{rung.label}：{reason}")
    deadline.next_rung_on = duties.next_rung(work, deadline)
    return letters


def _higher(deadline: Deadline, rows: list[LadderRow], rung: Rung) -> LadderRow:
    """The row of that rung, refused unless the duty runs and the rung lies above the last one."""
    if not deadline.running or deadline.paused_on is not None:
        raise NotNow(Objection("duty_runs", "该项期限已了结或暂停计算，不能提级"))
    taken = [c.rung for c in deadline.climbs if c.deadline_version == deadline.version]
    if any(RUNGS.index(rung) <= RUNGS.index(each) for each in taken):
        raise NotNow(Objection("upward_only", f"已到或超过“{rung.label}”，只能向上提级"))
    for row in rows:
        if row.rung == rung:
            return row
    raise NotNow(Objection("rung_exists", f"{deadline.duty.label}没有“{rung.label}”这一级"))


def _take(
    work: Work, act: Act, deadline: Deadline, row: LadderRow, actor: Actor, why: str = ""
) -> list[Letter]:
    urging = told(work, deadline, row, actor)
    step.take(work, act, deadline.proposal, actor, **_facts(urging, why))
    _mark(deadline, row, actor, why)
    write = BY_RUNG[row.rung]
    sent = [write(work, urging, to, actor.at) for to in recipients.addressees(row.to, deadline)]
    if deadline.duty == Duty.FIRST_CONTACT and row.rung == Rung.URGE:
        sent += letters.contact_missed(work, urging, deadline.debtor, actor.at)
    return sent


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


def _ladder(work: Work, deadline: Deadline) -> tuple[LadderRow, ...]:
    """The ladder of the profile under which the duty started."""
    return work.rules.profile_named(deadline.certificate["profile_version"]).ladder
