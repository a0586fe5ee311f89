"""take(): permission → move → history. The only writer of `stage`."""

from __future__ import annotations

from proposals.casework import duties
from proposals.casework.actor import Actor
from proposals.records import Case, Entry, dockets, history
from proposals.work import Work
from workflows.policies import permits
from workflows.refusals import Refusal
from workflows.terms import Act


def take(
    work: Work, act: Act, case: Case, actor: Actor, about: int | None = None, **facts: object
) -> Entry:
    """Do one act on one case: every change of stage goes through here, so none skips the record.

    `about` is the form, finding or promise of the case it is done to; `facts` go on record.
    Raises `NotYou` when the role may not do it, `NotNow` naming every unmet need.
    """
    permits.require(actor.role, act)
    was = dockets.stage_of(case)
    became = case.life.perform(act, dockets.of(case, work, actor.today, act))
    case.stage = became
    duties.end(act, case, actor.at, about)
    return history.append(
        work,
        dockets.chain_of(case),
        at=actor.at,
        act=act,
        subject=dockets.name_of(case),
        was=was.value,
        became=became.value,
        by=actor.name,
        role=actor.role,
        facts=facts,
    )


def open_acts(work: Work, case: Case, actor: Actor) -> tuple[Act, ...]:
    """The acts this role may do on this case now."""
    docket = dockets.of(case, work, actor.today)
    return tuple(a for a in case.life.open_acts(docket) if actor.role in permits.MAY[a])


def may(work: Work, act: Act, case: Case, actor: Actor) -> bool:
    """Whether this act is open to this role now."""
    docket = dockets.of(case, work, actor.today, act)
    return actor.role in permits.MAY[act] and not case.life.objections(act, docket)


def try_to(work: Work, act: Act, case: Case, actor: Actor) -> bool:
    """Take a step that follows from another once its needs are met; say whether it was."""
    try:
        take(work, act, case, actor)
    except Refusal:
        return False
    return True
