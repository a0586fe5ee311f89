"""What is asked without a clock: one function and one statement each, to be read or counted."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, func, literal, null, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from proposals.desk import sight
from proposals.desk.reader import Reader
from proposals.desk.sight import parties
from proposals.desk.workbench.asks import Ask
from proposals.records import (
    Assignment,
    Consultation,
    Extension,
    KeyNomination,
    Merging,
    OpinionForm,
    Proposal,
    Signature,
)
from proposals.work import Work
from workflows.policies import filing
from workflows.terms import (
    Act,
    FormState,
    MeetingOutcome,
    ProposalStage,
    ProposerKind,
    SignatureAnswer,
    SignatureRole,
)

WRITING = [ProposalStage.DRAFT, ProposalStage.RETURNED]
KEY_OPEN = [ProposalStage.FILED, ProposalStage.ASSIGNED, ProposalStage.HANDLING]
CONVERTED = [row.code for row in filing.DISPOSITIONS if row.needs_consent]
COLLECTIVE = [kind for kind in ProposerKind if kind.is_collective]
SIGNERS = [SignatureRole.SIGNATORY, SignatureRole.CONVENOR]


class Undated(NamedTuple):
    """Cases that ask for one act."""

    act: Act
    asked: Any
    """A select: the case, the row the act is done to, since when; words, where there are some."""

    def asks(self, work: Work) -> list[Ask]:
        """One ask a row."""
        return [
            Ask(id, self.act, of, since=_day(at), words="".join(words))
            for id, of, at, *words in work.execute(self.asked)
        ]

    def counted(self) -> Any:
        """How many there are, as part of another statement."""
        rows = self.asked.order_by(None).subquery()
        return select(func.count()).select_from(rows).scalar_subquery()


def arrivals(reader: Reader) -> Undated:
    """Handed in, not yet accepted, and not stopped for secrecy."""
    asked = _cases(reader, Proposal.submitted_at).where(~col(Proposal.on_hold))
    return Undated(Act.ACCEPT, asked.where(col(Proposal.stage) == ProposalStage.SUBMITTED))


def conversions(reader: Reader) -> Undated:
    """Not filed, the proposer agreed to another form, not yet handed on."""
    asked = _unconverted(reader).where(col(Proposal.conversion_consented).is_(True))
    return Undated(Act.CONVERT, asked)


def conversions_to_consent(reader: Reader) -> Undated:
    """His own, about to become a suggestion, an opinion or a letter."""
    asked = _unconverted(reader).where(
        parties.is_first(reader), col(Proposal.conversion_consented).is_(False)
    )
    return Undated(Act.CONSENT_CONVERSION, asked)


def special_consultations(reader: Reader) -> Undated:
    """Answered and rated, and still dissatisfied when no round is left."""
    still_out = select(col(OpinionForm.id)).where(
        col(OpinionForm.proposal_id) == Proposal.id,
        col(OpinionForm.round) == Proposal.round,
        col(OpinionForm.state) == FormState.OPEN,
    )
    asked = _cases(reader, Proposal.replied_at).where(
        col(Proposal.stage) == ProposalStage.REPLIED,
        col(Proposal.special_minutes) == "",
        ~exists(still_out.correlate(Proposal)),
    )
    return Undated(Act.SPECIAL_CONSULT, asked)


def extensions(reader: Reader) -> Undated:
    """Applications for more time that nobody has decided."""
    asked = (
        select(col(Proposal.id), col(Assignment.id), col(Extension.requested_at))
        .join(Assignment, col(Assignment.proposal_id) == Proposal.id)
        .join(Extension, col(Extension.assignment_id) == Assignment.id)
        .where(sight.visible(reader), col(Extension.decided_at).is_(None))
        .where(col(Extension.round) == Assignment.round)
        .order_by(col(Extension.id))
    )
    return Undated(Act.GRANT_EXTENSION, asked)


def meetings_to_confirm(reader: Reader) -> Undated:
    """Records of meetings that wait for the proposer's word."""
    asked = (
        select(col(Proposal.id), col(Consultation.id), col(Consultation.recorded_at))
        .join(Assignment, col(Assignment.proposal_id) == Proposal.id)
        .join(Consultation, col(Consultation.assignment_id) == Assignment.id)
        .where(sight.party(reader), ~col(Proposal.on_hold))
        .where(col(Consultation.outcome) == MeetingOutcome.RECORDED)
        .where(col(Consultation.round) == Assignment.round)
        .order_by(col(Consultation.id))
    )
    return Undated(Act.CONFIRM_MEETING, asked)


def invitations(reader: Reader) -> Undated:
    """Proposals he is asked to co-sign."""
    asked = (
        select(col(Proposal.id), null(), col(Proposal.drafted_at))
        .join(Signature, col(Signature.proposal_id) == Proposal.id)
        .where(literal(reader.member_id is not None), col(Signature.member_id) == reader.member_id)
        .where(col(Proposal.stage).in_(WRITING))
        .where(col(Signature.role) == SignatureRole.COSIGNER)
        .where(col(Signature.answer) == SignatureAnswer.INVITED)
        .order_by(col(Proposal.id))
    )
    return Undated(Act.COSIGN, asked)


def drafts(work: Work, reader: Reader) -> list[Ask]:
    """His own drafts: to be signed for the body, or handed in."""
    signed = select(col(Signature.id)).where(
        col(Signature.proposal_id) == Proposal.id,
        col(Signature.role).in_(SIGNERS),
        col(Signature.answer) == SignatureAnswer.CONFIRMED,
    )
    unsigned = and_(col(Proposal.kind).in_(COLLECTIVE), ~exists(signed.correlate(Proposal)))
    asked = (
        select(col(Proposal.id), unsigned, col(Proposal.drafted_at))
        .where(parties.is_first(reader), col(Proposal.stage) == ProposalStage.DRAFT)
        .order_by(col(Proposal.id))
    )
    return [
        Ask(id, Act.SIGN_COLLECTIVE if to_sign else Act.SUBMIT, since=_day(at))
        for id, to_sign, at in work.execute(asked)
    ]


def calls(reader: Reader) -> Undated:
    """Drafts of his sector for which drafters are sought, himself not yet among them."""
    asked = select(col(Proposal.id), null(), col(Proposal.drafted_at)).where(
        parties.called_upon(reader), ~parties.stands_under(reader)
    )
    return Undated(Act.JOIN_CALL, asked)


def mergings_to_consent(reader: Reader) -> Undated:
    """Mergings under way in which his own consent is missing, on either side."""
    lead = aliased(Proposal)
    as_child = and_(col(Merging.child_consent) == "", parties.is_first(reader))
    as_lead = and_(col(Merging.lead_consent) == "", parties.is_first(reader, lead))
    asked = (
        select(col(Proposal.id), null(), null(), "拟并入《" + col(lead.title) + "》")
        .join(Merging, col(Merging.child_id) == Proposal.id)
        .join(lead, col(lead.id) == Merging.lead_id)
        .where(col(Merging.merged_at).is_(None), col(Merging.undone_at).is_(None))
        .where(or_(as_child, as_lead))
        .order_by(col(Merging.id))
    )
    return Undated(Act.CONSENT_MERGE, asked)


def key_candidates(reader: Reader, act: Act) -> Undated:
    """Candidates for 重点提案 not yet decided on."""
    asked = (
        _cases(reader, KeyNomination.nominated_at)
        .join(KeyNomination, col(KeyNomination.proposal_id) == Proposal.id)
        .where(col(KeyNomination.decided_on).is_(None), col(Proposal.stage).in_(KEY_OPEN))
    )
    return Undated(act, asked)


def _unconverted(reader: Reader) -> Select[Any]:
    return _cases(reader, Proposal.submitted_at).where(
        col(Proposal.stage) == ProposalStage.NOT_FILED,
        col(Proposal.disposition).in_(CONVERTED),
        col(Proposal.converted_to) == "",
    )


def _cases(reader: Reader, since: Any) -> Select[Any]:
    """The reader's cases as an ask is read: the case is the row it is done to."""
    return select(col(Proposal.id), null(), since).where(sight.visible(reader)).order_by(since)


def _day(at: datetime | None) -> date | None:
    return at.date() if at else None
