"""收件: a proposal is handed in, gets its receipt, and may be withdrawn again."""

from __future__ import annotations

from datetime import datetime

from proposals.casework import case_numbers, duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.submit import sessions
from proposals.letters import submit as letters
from proposals.records import Assignment, Proposal, numbers
from proposals.records.dockets.proposal.submit import paper
from proposals.work import Work
from workflows.papers import completeness, proposal_text
from workflows.refusals import Incomplete, NotYou, Objection
from workflows.terms import Act, Duty, Role


def submit(
    work: Work,
    proposal: Proposal,
    actor: Actor,
    received_at: datetime | None = None,
    scan: str = "",
) -> None:
    """Hand in: the text is frozen, the receipt written, the duty to publish begins.

    `received_at` is when the office took in the paper that a clerk enters later; for everybody
    else the server clock alone decides (integrity rule 15).
    """
    standing.author(proposal, actor, scan or proposal.proxy_scan)
    text, profile = paper(proposal.text), work.profile_on(actor.today)
    if proposal.text.frozen_at is None:
        completeness.require(proposal_text.objections(text, profile))
    if proposal.submitted_at is None:
        _admit(work, proposal, actor, _handed_in(actor, received_at))
    # A submitted proposal has a receipt by constraint: nothing is written before it has both.
    with work.no_autoflush:
        entry = step.take(
            work,
            Act.SUBMIT,
            proposal,
            actor,
            text_hash=text.digest,
            intake=proposal.intake.label if proposal.intake else "",
            warnings=[w.rule for w in proposal_text.warnings(text, profile, proposal.category)],
            scan=scan or proposal.proxy_scan,
        )
        proposal.receipt_no = proposal.receipt_no or _receipt_no(work, proposal, actor)
    proposal.text.frozen_at = proposal.text.frozen_at or actor.at
    _start_publishing(work, proposal, actor)
    letters.receipt(work, proposal, entry)


def withdraw(work: Work, proposal: Proposal, reason: str, actor: Actor, scan: str = "") -> None:
    """Take one's own proposal back; its number is void for ever, its units are told to stop."""
    standing.proposer(proposal, actor, scan)
    completeness.require(completeness.said(reason, "reason_given", "请写明撤案的理由"))
    entry = step.take(work, Act.WITHDRAW, proposal, actor, reason=reason, scan=scan)
    if proposal.case_no:
        case_numbers.void(work, proposal, f"撤案：{reason}", actor.at)
    # Another may become key in its place; its nomination tells what had been decided.
    proposal.is_key = False
    for assignment in [a for a in proposal.assignments if a.living]:
        _recall(work, assignment, reason, actor)
        letters.withdrawal_notice(work, proposal, assignment, entry, reason)
    duties.lift(duties.of(proposal), Act.WITHDRAW.label, actor.at)


def consent_withdrawal(work: Work, proposal: Proposal, reason: str, actor: Actor) -> None:
    """The committee agrees that a filed proposal may be withdrawn; nobody does so for himself."""
    standing.reviewer(proposal, actor)
    sentence = "请写明同意撤案的理由"
    completeness.require(completeness.said(reason, "reason_given", sentence))
    step.take(work, Act.CONSENT_WITHDRAWAL, proposal, actor, reason=reason)
    proposal.withdrawal_consented = True


def _handed_in(actor: Actor, received_at: datetime | None) -> datetime:
    if received_at is None:
        return actor.at
    if actor.role != Role.CLERK:
        raise NotYou(Objection("server_clock_counts", "提交时间以服务器时钟为准，不能自填"))
    if received_at > actor.at:
        raise Incomplete(Objection("not_in_the_future", "收到时间晚于现在，请核对后改正"))
    return received_at


def _admit(work: Work, proposal: Proposal, actor: Actor, at: datetime) -> None:
    """Once for all: a proposal returned and handed in again keeps its window."""
    session, intake = sessions.admit(work, actor, at)
    assert session.id is not None, "a recorded session"
    proposal.plenary_session_id, proposal.term_id = session.id, session.term_id
    proposal.intake, proposal.submitted_at = intake, at


def _start_publishing(work: Work, proposal: Proposal, actor: Actor) -> None:
    """Owed once, and only where the proposer consents: without consent nobody could meet it."""
    begun = any(d.duty == Duty.PUBLISH_SUBMITTED for d in proposal.deadlines)
    if proposal.public_consent and not begun:
        duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, actor, debtor=Role.CLERK.label)


def _receipt_no(work: Work, proposal: Proposal, actor: Actor) -> str:
    series = f"收〔{actor.today.year}〕"
    value = numbers.next_number(work, series, f"proposal:{proposal.key}", actor.at)
    return f"{series}{value:04d}号"


def _recall(work: Work, assignment: Assignment, reason: str, actor: Actor) -> None:
    if Act.RECALL in assignment.life.acts_at(assignment.stage):
        step.take(work, Act.RECALL, assignment, actor, reason=reason)
