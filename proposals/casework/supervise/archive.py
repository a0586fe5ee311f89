"""归档: 一案一卷 with its catalogue; afterwards only 档案更正."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import bindparam
from sqlmodel import col, func, select

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.letters import supervise as letters
from proposals.letters.supervise.archive import Line
from proposals.records import Letter, Proposal, dockets, history, letter_case
from proposals.work import Work
from workflows.papers.completeness import require, said
from workflows.refusals import Objection
from workflows.terms import Act

SENT = select(func.count()).where(
    letter_case.about(bindparam("proposal")), col(Letter.cancelled_at).is_(None)
)
"""How many letters tell of a case."""


class Amendment(NamedTuple):
    """档案更正: what was wrong, what is right, and why."""

    what: str
    before: str
    after: str
    why: str


def archive(work: Work, proposal: Proposal, actor: Actor) -> Letter:
    """Close the file; nothing may be open (integrity rule 40), what is only noted falls away."""
    lines = contents(work, proposal)
    step.take(work, Act.ARCHIVE, proposal, actor, papers={x.paper: x.copies for x in lines})
    duties.lift(duties.of(proposal), Act.ARCHIVE.label, actor.at)
    stands = history.head_of(work, dockets.chain_of(proposal))
    return letters.archive_catalogue(work, proposal, lines, stands, actor.at)


def amend(work: Work, proposal: Proposal, amendment: Amendment, actor: Actor) -> None:
    """Put a correction on record; the file itself stays as it was (integrity rules 18 and 40)."""
    same = amendment.before == amendment.after
    require(
        [
            *said(amendment.what, "amendment_names_what", "请写明更正的事项"),
            *said(amendment.after, "amendment_says_what", "请写明更正后的内容"),
            *said(amendment.why, "reason_given", "档案更正须写明理由"),
            *([Objection("amendment_changes", "更正前后相同，无须更正")] if same else []),
        ]
    )
    step.take(work, Act.AMEND, proposal, actor, **amendment._asdict())


def contents(work: Work, proposal: Proposal) -> list[Line]:
    """Every kind of paper in the file and how many; kinds that do not occur are left out."""
    assignments = proposal.assignments
    letter_case.write_pending(work, "proposal_id", proposal.key)
    with work.no_autoflush:
        sent = work.exec(SENT, params={"proposal": proposal.key}).one()
    lines = [
        Line("提案文本", len(proposal.revisions)),
        Line("审查意见", len(proposal.reviews)),
        Line("并入的提案", len(proposal.merged)),
        Line("交办记录", len(assignments)),
        Line("退办申请", sum(len(a.returns) for a in assignments)),
        Line("延期申请", sum(len(a.extensions) for a in assignments)),
        Line("会办意见", sum(len(a.co_opinions) for a in assignments)),
        Line("面商记录", sum(len(a.consultations) for a in assignments)),
        Line("答复", sum(len(a.replies) for a in assignments)),
        Line("征询意见表", len(proposal.forms)),
        Line("督办", len(proposal.supervised)),
        Line("承诺", len(proposal.commitments)),
        Line("回头看", len(proposal.lookbacks)),
        Line("公布记录", len(proposal.publications)),
        Line("往来文书", sent),
    ]
    return [line for line in lines if line.copies]
