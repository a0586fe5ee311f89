"""公开: proposals and replies go before the public after a screening (R-13, integrity rule 43)."""

from __future__ import annotations

from datetime import date

from proposals.casework import step
from proposals.casework.actor import Actor
from proposals.letters import file as letters
from proposals.records import Proposal, Publication, Reply
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import publication
from workflows.papers.completeness import require
from workflows.papers.publication import Screening
from workflows.terms import Act
from workflows.workdays.months import add_months


def publish_proposal(work: Work, proposal: Proposal, screening: Screening, actor: Actor) -> None:
    """公布提案: the text in force, personal data blacked out."""
    text = words_of_proposal(proposal)
    require(publication.objections(screening, text))
    paper = Publication(
        proposal_id=proposal.key,
        what="proposal",
        published_at=actor.at,
        screened_by=screening.screened_by,
        text=publication.blacked_out(text, screening.redacted),
    )
    publish(work, Act.PUBLISH_PROPOSAL, proposal, paper, screening, actor)


def publish_reply(work: Work, proposal: Proposal, screening: Screening, actor: Actor) -> None:
    """公开答复: the replies of this round, without contacts, when no embargo holds them back."""
    text = "\n\n".join(words_of_reply(reply) for reply in issued(proposal))
    embargo = publication.embargo_objections(embargo_ends_on(work, proposal, actor), actor.today)
    require([*publication.objections(screening, text), *embargo])
    paper = Publication(
        proposal_id=proposal.key,
        what="reply",
        round=proposal.round,
        published_at=actor.at,
        screened_by=screening.screened_by,
        text=publication.blacked_out(text, screening.redacted),
    )
    publish(work, Act.PUBLISH_REPLY, proposal, paper, screening, actor)


def publish(
    work: Work,
    act: Act,
    proposal: Proposal,
    paper: Publication,
    screening: Screening,
    actor: Actor,
) -> None:
    """Take the step, lay the paper down, tell the proposers."""
    entry = step.take(
        work,
        act,
        proposal,
        actor,
        screened_by=screening.screened_by,
        redacted=len(screening.redacted),
    )
    proposal.publications.append(paper)
    letters.publication_notice(work, proposal, entry, paper)


def words_of_proposal(proposal: Proposal) -> str:
    """The text in force as the public reads it, before anything is blacked out."""
    text = proposal.text
    numbered = [f"建议{s.number}：{s.text}" for s in text.suggestions]
    return "\n".join([text.title, f"情况：{text.facts}", f"分析：{text.analysis}", *numbered])


def words_of_reply(reply: Reply) -> str:
    """One reply without its contacts."""
    numbered = [f"{answer.number}. {answer.text}" for answer in reply.answers]
    return "\n".join([f"{reply.assignment.unit_name}：{reply.opening}", *numbered])


def issued(proposal: Proposal) -> list[Reply]:
    """The replies of this round that went out."""
    replies = [reply for a in proposal.answering for reply in a.replies]
    return [r for r in replies if r.round == proposal.round and r.issued_at is not None]


def embargo_ends_on(work: Work, proposal: Proposal, actor: Actor) -> date:
    """Until when the profile keeps the units out of sight; a draft is refused by its stage."""
    submitted_on = (proposal.submitted_at or actor.at).astimezone(zone()).date()
    return add_months(submitted_on, work.profile_on(actor.today).publication.hide_units_months)
