"""审查: accepted, passed level by level, sent back, revised, held for secrecy."""

from __future__ import annotations

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.file import owing, texts
from proposals.letters import file as letters
from proposals.reading.cleaning import cleaned
from proposals.records import Entry, Proposal, Review
from proposals.work import Work
from workflows.papers import proposal_text
from workflows.papers.completeness import require, said
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import NotYou, Objection
from workflows.terms import Act, Duty, ReviewLevel


def accept(work: Work, proposal: Proposal, actor: Actor) -> None:
    """受理: the first level of review begins; a returned one nobody changed is taken as it was."""
    unrevised = duties.of(proposal, Duty.REVISE)
    if unrevised:
        texts.take_as_submitted(work, proposal, actor)
    level = work.profile_on(actor.today).filing.levels[0]
    step.take(work, Act.ACCEPT, proposal, actor, level=level.label)
    duties.lift(unrevised, "期满未改，按原文受理", actor.at)
    proposal.review_level = level
    owing.review(work, proposal, actor)
    owing.publication(work, proposal, actor)


def send_back(work: Work, proposal: Proposal, reason: str, actor: Actor) -> None:
    """退回修改: with the reason and a date; receipt number and signatures stay."""
    standing.reviewer(proposal, actor)
    require(said(reason, "reason_given", "请写明退回原因和修改要求"))
    level = proposal.review_level
    entry = step.take(work, Act.SEND_BACK, proposal, actor, reason=reason)
    if level is not None:
        remember(proposal, level, entry, reason)
    proposal.review_level = None
    owing.no_publication(proposal, entry)
    debtor = proposal.proposer_name
    due_on = duties.start(work, Duty.REVISE, proposal, actor, debtor).due_on
    letters.returned_notice(work, proposal, entry, reason, due_on)


def advance(work: Work, proposal: Proposal, opinion: str, actor: Actor) -> None:
    """通过本级审查: never by an author, never two levels in a row by the same person."""
    standing.reviewer(proposal, actor)
    level, following = proposal.review_level, next_level(work, proposal, actor)
    not_twice(work, proposal, actor)
    require(said(opinion, "opinion_given", "请写明本级审查意见"))
    entry = step.take(
        work, Act.ADVANCE, proposal, actor, level=level.label if level else "", opinion=opinion
    )
    assert level is not None, "what is under review has come to a level"
    remember(proposal, level, entry, opinion)
    proposal.review_level = following
    owing.review(work, proposal, actor)


def revise_text(
    work: Work, proposal: Proposal, text: ProposalText, reason: str, actor: Actor
) -> None:
    """文字修订: a new version the author sees; his own stays as it was."""
    standing.reviewer(proposal, actor)
    before, text = proposal.text, cleaned(text)
    require(
        [
            *said(reason, "reason_given", "请写明文字修订的理由"),
            *proposal_text.objections(text, work.profile_on(actor.today)),
            *texts.objections(before, text),
        ]
    )
    after = texts.append(proposal, text, actor, reason)
    entry = step.take(
        work,
        Act.REVISE_TEXT,
        proposal,
        actor,
        reason=reason,
        revision=after.number,
        text_hash=after.text_hash,
    )
    letters.revision_notice(work, proposal, entry, before, reason)


def hold(work: Work, proposal: Proposal, reason: str, actor: Actor) -> None:
    """涉密停办: nothing goes on and no clock runs until it is released."""
    require(said(reason, "reason_given", "请写明停办理由（不得写入涉密内容）"))
    step.take(work, Act.HOLD, proposal, actor, reason=reason)
    proposal.on_hold = True
    duties.pause(duties.of(proposal), actor.today)


def release(work: Work, proposal: Proposal, reason: str, actor: Actor) -> None:
    """解除停办: the clocks run again where they stood."""
    require(said(reason, "reason_given", "请写明解除停办的理由"))
    step.take(work, Act.RELEASE, proposal, actor, reason=reason)
    proposal.on_hold = False
    duties.resume(work, duties.of(proposal), actor.today)


def remember(proposal: Proposal, level: ReviewLevel, entry: Entry, opinion: str) -> None:
    """Write the opinion into the 审查表."""
    row = Review(
        proposal_id=proposal.key,
        level=level,
        act=Act(entry.act),
        opinion=opinion,
        reviewer=entry.by,
        reviewed_at=entry.at,
    )
    proposal.reviews.append(row)


def not_twice(work: Work, proposal: Proposal, actor: Actor) -> None:
    """Whoever passed the level before may not pass this one."""
    levels = work.profile_on(actor.today).filing.levels
    if proposal.review_level not in levels[1:]:
        return
    before = levels[levels.index(proposal.review_level) - 1]
    passed = [r.reviewer for r in proposal.reviews if (r.level, r.act) == (before, Act.ADVANCE)]
    if passed[-1:] == [actor.name]:
        sentence = f"{before.label}由您审查，{proposal.review_level.label}须换人审查"
        raise NotYou(Objection("levels_by_different_people", sentence))


def next_level(work: Work, proposal: Proposal, actor: Actor) -> ReviewLevel:
    """The level after the present one; the last one stays the last."""
    levels = work.profile_on(actor.today).filing.levels
    order = list(ReviewLevel)
    at = -1 if proposal.review_level is None else order.index(proposal.review_level)
    return next((level for level in levels if order.index(level) > at), levels[-1])
