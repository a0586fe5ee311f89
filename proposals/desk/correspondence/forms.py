"""form(): a paper of the case printed on request, as far as this reader may read the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from proposals.desk import attachments, sight
from proposals.desk.correspondence.prints import published
from proposals.desk.reader import Reader
from proposals.desk.sight import Sight
from proposals.letters import printed
from proposals.letters.copying import UNPUBLISHED
from proposals.letters.printed import NO_NUMBER
from proposals.printing import Copy
from proposals.records import Proposal
from proposals.work import Work
from workflows.policies.permits import COMMITTEE
from workflows.refusals import NotFound, Objection
from workflows.terms import BelongsTo
from workflows.terms.term import Term

HANDED_IN_LATER = Objection("paper_exists", "本案的修改稿尚未提交，提交后可以打印")


class Form(Term):
    """Which paper."""

    PROPOSAL = "proposal", "提案表"
    PUBLIC_OPINION = "public_opinion", "社情民意登记表"


def form(work: Work, reader: Reader, proposal: Proposal, wanted: Form, at: datetime) -> Copy:
    """The paper, with the files the reader may see; who may open the case is asked before."""
    if wanted is Form.PROPOSAL:
        return proposal_form(work, reader, proposal, at)
    seen = _handed_in(work, reader, proposal)
    copy = printed.public_opinion_sheet(work, proposal, at)
    return replace(copy, watermark=_stamp(work, seen, proposal))


def proposal_form(
    work: Work,
    reader: Reader,
    proposal: Proposal,
    at: datetime,
    numbers: Mapping[int, str] = NO_NUMBER,
) -> Copy:
    """提案表; with the proposers' numbers only from whoever put his looking on record."""
    seen = _handed_in(work, reader, proposal)
    shown = attachments.of_case(work, reader, proposal)
    files = [file.name for file in shown if file.belongs == BelongsTo.TEXT and not file.removed]
    copy = printed.proposal_form(work, proposal, files, at, numbers)
    return replace(copy, watermark=_stamp(work, seen, proposal))


def _handed_in(work: Work, reader: Reader, proposal: Proposal) -> Sight:
    seen = sight.sight(work, reader, proposal)
    if not seen.sees_text(proposal.text):
        raise NotFound(HANDED_IN_LATER)
    return seen


def _stamp(work: Work, seen: Sight, proposal: Proposal) -> str:
    """Outside the committee a paper that is not public says so; its proposers sign their own."""
    inside = seen.reader.role in COMMITTEE or seen.drafts
    return "" if inside or published(work, [proposal.id]) else UNPUBLISHED
