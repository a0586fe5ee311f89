"""答复: handed in, checked, sent back or passed, issued, added to."""

from __future__ import annotations

from proposals.casework import promising, standing, step
from proposals.casework.actor import Actor
from proposals.casework.handle import drafts, feedback
from proposals.letters.handle import replying
from proposals.records import Assignment, Reply, SupplementaryReply, keys, succession
from proposals.records.numbers import next_number
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers import reply as papers
from workflows.papers.reply import Promise, ReplyPaper
from workflows.policies import permits
from workflows.refusals import NotNow, Objection
from workflows.terms import Act


def submit(work: Work, assignment: Assignment, paper: ReplyPaper, actor: Actor) -> Reply:
    """答复送审: a complete paper, of this case alone; after a rejection it replaces the draft."""
    standing.unit(assignment, actor)
    completeness.require(drafts.objections(work, assignment, paper, actor))
    reply = drafts.write(assignment, paper, actor)
    keys.give_keys(work, [reply])
    step.take(
        work,
        Act.SUBMIT_REPLY,
        assignment,
        actor,
        round=reply.round,
        result_class=reply.unit_class,
        publicity=reply.publicity,
        signatory=reply.signatory,
        text=drafts.digest(reply),
    )
    return reply


def approve(
    work: Work, assignment: Assignment, confirmed_class: str, actor: Actor, note: str = ""
) -> None:
    """答复审核通过: the check may change the class; a likeness is passed only with a note."""
    permits.require(actor.role, Act.PASS_REPLY)
    standing.by_assigner(work, assignment, actor)
    reply = drafts.in_hand(assignment)
    completeness.require(drafts.check(work, assignment, confirmed_class, note, actor))
    step.take(
        work,
        Act.PASS_REPLY,
        assignment,
        actor,
        round=reply.round,
        unit_class=reply.unit_class,
        confirmed_class=confirmed_class,
        note=note,
    )
    reply.confirmed_class, reply.passed_by, reply.check_note = confirmed_class, actor.name, note


def reject(work: Work, assignment: Assignment, reason: str, actor: Actor) -> None:
    """答复退回重办: the unit meets its date all the same."""
    standing.by_assigner(work, assignment, actor)
    completeness.require(completeness.said(reason, "reason_given", "请写明退回重办的理由"))
    reply = drafts.in_hand(assignment)
    step.take(work, Act.REJECT_REPLY, assignment, actor, round=reply.round, reason=reason)
    reply.rejected_why, reply.passed_by = reason, ""
    replying.reply_rejected(work, assignment, reason, actor.at)


def issue(work: Work, assignment: Assignment, actor: Actor) -> None:
    """发出答复: numbered, to every proposer; its promises are owed, the forms go out last."""
    standing.unit(assignment, actor)
    reply = drafts.in_hand(assignment)
    _not_before_its_case(assignment, actor)
    number = _numbered(work, assignment, "提复", actor)
    step.take(
        work,
        Act.ISSUE_REPLY,
        assignment,
        actor,
        round=reply.round,
        number=number,
        result_class=reply.confirmed_class,
        text=drafts.digest(reply),
    )
    reply.number, reply.issued_at = number, actor.at
    for kept in reply.promises:
        promising.promise(work, assignment, reply, Promise.from_record(kept), actor)
    replying.reply_letter(work, assignment, reply, actor.at)
    proposal = assignment.proposal
    if step.try_to(work, Act.REPLY, proposal, actor):
        proposal.replied_at = actor.at
        feedback.open_forms(work, proposal, actor)


def supplement(work: Work, assignment: Assignment, text: str, actor: Actor) -> None:
    """补充答复: new facts after the reply, which itself stays as it was sent."""
    standing.unit(assignment, actor)
    standing.not_archived(assignment.proposal)
    completeness.require(papers.text_objections(text))
    number = _numbered(work, assignment, "提补", actor)
    step.take(work, Act.SUPPLEMENT, assignment, actor, number=number)
    issued = [reply for reply in assignment.replies if reply.issued_at is not None]
    assert issued, "a unit that has replied has a reply"
    assert issued[-1].id is not None, "an issued reply is a recorded one"
    added = SupplementaryReply(reply_id=issued[-1].id, text=text, number=number, issued_at=actor.at)
    added.reply = issued[-1]
    work.add(added)
    replying.supplementary_reply(work, assignment, issued[-1], added)


def _numbered(work: Work, assignment: Assignment, word: str, actor: Actor) -> str:
    """The unit's own series, anew each year: unique in unit and year (integrity rule 29)."""
    unit = succession.name_on(work, assignment, actor.today)
    series = f"{unit}{word}〔{actor.today.year}〕"
    given_to = f"assignment {assignment.key} round {assignment.round}"
    return f"{series}{next_number(work, series, given_to, actor.at)}号"


def _not_before_its_case(assignment: Assignment, actor: Actor) -> None:
    """A reply is never older than its assignment (integrity rule 29)."""
    if actor.at < assignment.assigned_at:
        raise NotNow(Objection("reply_after_assignment", "答复日期早于交办日期，请核对日期"))
