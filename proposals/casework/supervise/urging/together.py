"""一单位一函: the drafted 督办通知 of one unit go out as one letter with a table."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import col, select

from proposals.casework import issuing, step
from proposals.casework.actor import Actor
from proposals.casework.supervise.urging.drafts import cancel
from proposals.casework.supervise.urging.rows import overtaken
from proposals.casework.supervise.urging.telling import GRACE, block, earlier, late
from proposals.letters import supervise as letters
from proposals.letters.supervise.together import Joined, of_several
from proposals.letters.supervise.urging import SUPERVISION_NOTICE
from proposals.records import Deadline, Letter
from proposals.work import Work
from workflows.refusals import Incomplete, NotNow, Objection
from workflows.terms import Act


def one_letter_per_unit(work: Work, deadlines: Sequence[Deadline], actor: Actor) -> Letter:
    """Put one unit's drafts together; the clerk who does so signs the letter."""
    _allowed(work, actor)
    unit = _one_unit(deadlines)
    drafts = _drafts(work, deadlines)
    due_on = work.calendar.add(actor.today, GRACE)
    joined = Joined(
        lates=[late(work, deadline, actor.today) for deadline in deadlines],
        block=block(work, deadlines[0], due_on),
        earlier=list(dict.fromkeys(said for each in deadlines for said in earlier(work, each))),
        cases=of_several(deadlines),
    )
    for deadline in deadlines:
        _record(work, deadline, unit, actor)
    letter = letters.unit_supervision_notice(work, unit, joined, actor.at)
    letter.confirmed_by, letter.confirmed_at = actor.name, actor.at
    issuing.issue(work, letter, Act.CONFIRM_LETTER, [d.proposal for d in deadlines], actor)
    for draft in drafts:
        cancel(work, draft, f"并入{letter.number}，一单位一函", actor)
    return letter


def _allowed(work: Work, actor: Actor) -> None:
    if "supervision_notice" not in work.profile_on(actor.today).papers.per_unit:
        raise NotNow(Objection("one_letter_a_case", "本会规定督办通知一事一单，请逐件签发"))


def _record(work: Work, deadline: Deadline, unit: str, actor: Actor) -> None:
    step.take(
        work,
        Act.URGE,
        deadline.proposal,
        actor,
        duty=deadline.duty,
        due_on=deadline.due_on,
        together=unit,
    )


def _one_unit(deadlines: Sequence[Deadline]) -> str:
    units = list(dict.fromkeys(d.debtor for d in deadlines))
    if len(units) != 1:
        listed = "、".join(units) or "没有选定事项"
        raise Incomplete(Objection("one_unit", f"一函只发一个单位，请分开办理：{listed}"))
    return units[0]


def _drafts(work: Work, deadlines: Sequence[Deadline]) -> list[Letter]:
    """The drafts that wait for a signature; every duty must run and have one."""
    asked = select(Letter).where(
        col(Letter.deadline_id).in_([d.id for d in deadlines]),
        Letter.kind == SUPERVISION_NOTICE.kind,
        col(Letter.confirmed_at).is_(None),
        col(Letter.cancelled_at).is_(None),
    )
    by_key = {d.id: d for d in deadlines}
    waiting = work.exec(asked.order_by(col(Letter.id)))
    drafts = [draft for draft in waiting if not overtaken(draft, by_key[draft.deadline_id])]
    drafted = {draft.deadline_id for draft in drafts}
    lacking = [d for d in deadlines if d.id not in drafted]
    if lacking:
        listed = "、".join(d.proposal.number for d in lacking)
        raise NotNow(Objection("draft_pending", f"没有待确认的督办通知：{listed}"))
    return drafts
