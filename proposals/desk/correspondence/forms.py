"""form(): a paper of the case printed on request, as far as this reader may read the case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from proposals.desk import attachments, awards, sight
from proposals.desk.correspondence.prints import published
from proposals.desk.reader import Reader
from proposals.desk.sight import Sight
from proposals.letters import printed
from proposals.letters.copying import UNPUBLISHED
from proposals.letters.handle.feedback import AnsweredBy
from proposals.letters.printed.ballots import answered
from proposals.letters.printed.case import PUBLIC_OPINION, UNASKED
from proposals.printing import Copy
from proposals.records import Proposal
from proposals.work import Work
from workflows.papers.contact_details import ContactDetails
from workflows.policies.permits import COMMITTEE, PROPOSERS, UNIT
from workflows.refusals import NotFound, Objection
from workflows.terms import BelongsTo, ProposalStage
from workflows.terms.term import Term

HANDED_IN_LATER = Objection("paper_exists", "本案的修改稿尚未提交，提交后可以打印")
NOT_THERE = Objection("paper_exists", "本案没有这份文书可印，能印的列在案卷的打印页")
NO_CASE_ITSELF = (ProposalStage.WITHDRAWN, ProposalStage.MERGED)


class Form(Term):
    """Which paper."""

    PROPOSAL = "proposal", "提案表"
    PUBLIC_OPINION = "public_opinion", "社情民意登记表"
    PROPOSER_BALLOT = "proposer_ballot", "提案办理评议票"
    UNIT_BALLOT = "unit_ballot", "提案质量评议票"
    EXCELLENT = "excellent", "优秀提案推荐表"


def form(work: Work, reader: Reader, proposal: Proposal, wanted: Form, at: datetime) -> Copy:
    """The paper, with the files the reader may see; who may open the case is asked before."""
    if wanted is Form.PROPOSAL:
        return proposal_form(work, reader, proposal, at)
    seen = _handed_in(work, reader, proposal)
    if not MAY[wanted](seen, proposal):
        raise NotFound(NOT_THERE)
    copy = DRAWN[wanted](work, seen, proposal, at)
    return replace(copy, watermark=_stamp(work, seen, proposal))


def offered(seen: Sight, proposal: Proposal) -> list[Form]:
    """The papers beside the 提案表 that he may have printed of this case."""
    return [wanted for wanted, may in MAY.items() if may(seen, proposal)]


def proposal_form(
    work: Work,
    reader: Reader,
    proposal: Proposal,
    at: datetime,
    details: Mapping[int, ContactDetails] = UNASKED,
) -> Copy:
    """提案表; with the proposers' contact details only from whoever put his looking on record."""
    seen = _handed_in(work, reader, proposal)
    shown = attachments.of_case(work, reader, proposal)
    files = [file.name for file in shown if file.belongs == BelongsTo.TEXT and not file.removed]
    copy = printed.proposal_form(work, proposal, files, at, details)
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


def _converted(_seen: Sight, proposal: Proposal) -> bool:
    return proposal.disposition == PUBLIC_OPINION


def _judges_handling(seen: Sight, proposal: Proposal) -> bool:
    """Its proposers, and the committee that hands the ballots out; no unit (domain 5.5)."""
    role = seen.reader.role
    own = role in PROPOSERS and seen.drafts
    return (own or role in COMMITTEE) and bool(answered(proposal))


def _judged_by(seen: Sight, proposal: Proposal) -> list[AnsweredBy]:
    """The answers of the units whose ballot he may have: the unit its own, no proposer any."""
    answers = answered(proposal)
    if seen.reader.role in COMMITTEE:
        return answers
    own = seen.reader.role in UNIT
    return [each for each in answers if own and each.unit.unit_id in seen.reader.units]


def _recommends(seen: Sight, proposal: Proposal) -> bool:
    """The committee alone: the sheet tells how each proposer rated the answer."""
    stands = proposal.filed_at is not None and proposal.stage not in NO_CASE_ITSELF
    return stands and seen.reader.role in COMMITTEE


MAY: Mapping[Form, Callable[[Sight, Proposal], bool]] = {
    Form.PUBLIC_OPINION: _converted,
    Form.PROPOSER_BALLOT: _judges_handling,
    Form.UNIT_BALLOT: lambda seen, proposal: bool(_judged_by(seen, proposal)),
    Form.EXCELLENT: _recommends,
}
DRAWN: Mapping[Form, Callable[[Work, Sight, Proposal, datetime], Copy]] = {
    Form.PUBLIC_OPINION: lambda work, _seen, case, at: printed.public_opinion_sheet(work, case, at),
    Form.PROPOSER_BALLOT: lambda work, _, case, at: printed.proposer_ballot(work, case, at),
    Form.UNIT_BALLOT: lambda work, seen, case, at: printed.unit_ballot(
        work, case, _judged_by(seen, case), at
    ),
    Form.EXCELLENT: lambda work, seen, case, at: awards.excellent(work, seen.reader, case, at),
}
