"""作废: a letter that was issued is declared void; its number stays used and is explained."""

from __future__ import annotations

from proposals.casework import issuing, step
from proposals.casework.actor import Actor
from proposals.casework.supervise.urging.drafts import cancel
from proposals.letters import supervise as letters
from proposals.records import Issued
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import NotNow, Objection
from workflows.terms import Act


def void(work: Work, letter: Issued, why: str, actor: Actor) -> None:
    """Declare it void; whoever has got it is told, and why."""
    require(said(why, "reason_given", "作废文书须写明理由"))
    # A letter of no single case has no case whose version would tell the second of two writers.
    work.refresh(letter, with_for_update=True)
    if not letter.issued or letter.cancelled_at is not None:
        raise NotNow(Objection("letter_issued", "该文书尚未签发或者已经作废"))
    _record(work, letter, why, actor)
    cancel(work, letter, why, actor)
    if letter.posted_at is not None or letter.items:
        letters.void_notice(work, letter, actor.at)


def _record(work: Work, letter: Issued, why: str, actor: Actor) -> None:
    """In its case, which must still move; a letter of no single case only says so itself."""
    act, case = Act.VOID_LETTER, letter.proposal
    if case is None:
        issuing.enter(work, act, letter, actor, why=why)
    else:
        step.take(work, act, case, actor, title=letter.title, number=letter.number, why=why)
