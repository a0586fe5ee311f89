"""meant(): of those whose role may do an act, for whom and for which row it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from proposals.casework import standing
from proposals.casework.actor import Actor
from proposals.records import (
    Assignment,
    Commitment,
    Deadline,
    Member,
    OpinionForm,
    Proposal,
    Signature,
)
from proposals.work import Work
from workflows.policies.permits import PROPOSERS
from workflows.refusals import NotYou
from workflows.terms import (
    Act,
    FormState,
    MeetingOutcome,
    ProposalStage,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitRole,
)


class Question(NamedTuple):
    """This act, done to this row of this case, by this person."""

    work: Work
    act: Act
    row: Any
    case: Proposal
    actor: Actor


Answer = Callable[[Question], bool]


def meant(asked: Question) -> bool:
    """Whether it is his, and not another proposer's, another unit's or another assigner's."""
    if not is_for(asked):
        return False
    role = asked.actor.role
    if role in PROPOSERS:
        return PROPOSERS_OWN.get(asked.act, _any)(asked)
    if role == Role.CO_UNIT and isinstance(asked.row, Assignment):
        return asked.row.role == UnitRole.CO
    return not (role == Role.ASSIGNER and asked.act in BY_KIND) or _his_kind(asked)


def is_for(asked: Question) -> bool:
    """Whether there is something to do to this row, whoever does it."""
    return asked.act not in WHICH or WHICH[asked.act](asked)


def _any(_asked: Question) -> bool:
    return True


def _first(asked: Question) -> bool:
    return standing.is_first(asked.case, asked.actor)


def _author(asked: Question) -> bool:
    return standing.is_author(asked.case, asked.actor)


def _proposer(asked: Question) -> bool:
    return standing.is_proposer(asked.case, asked.actor)


def _party(asked: Question) -> bool:
    """Of the case or of one merged into it."""
    cases = (asked.case, *asked.case.merged)
    return any(standing.is_proposer(case, asked.actor) for case in cases)


def _invited(asked: Question) -> bool:
    return any(s.answer == SignatureAnswer.INVITED for s in _own_lines(asked))


def _may_leave(asked: Question) -> bool:
    """A co-signer, or a first proposer whom one succeeds."""
    own = [s.role for s in _own_lines(asked) if s.answer == SignatureAnswer.CONFIRMED]
    return bool({SignatureRole.COSIGNER, SignatureRole.FIRST} & set(own))


def _own_lines(asked: Question) -> list[Signature]:
    own = asked.actor.member_id
    return [s for s in asked.case.signatures if own is not None and s.member_id == own]


def _signs_for_body(asked: Question) -> bool:
    return asked.case.kind.is_collective and _first(asked)


def _of_the_sector(asked: Question) -> bool:
    """A member of the sector that calls, who has not joined yet."""
    member = asked.work.get(Member, asked.actor.member_id)
    joined = any(s.role == SignatureRole.DRAFTER for s in _own_lines(asked))
    return member is not None and member.sector_id == asked.case.sector_id and not joined


def _own_form(asked: Question) -> bool:
    """The form of the body he acts for, or the one that goes with his own signature."""
    form: OpinionForm = asked.row
    of = next(c for c in (asked.case, *asked.case.merged) if c.id == form.of_proposal_id)
    if of.kind.is_collective:
        return standing.is_first(of, asked.actor)
    own = {s.id for s in of.signatures if s.member_id == asked.actor.member_id}
    return asked.actor.member_id is not None and form.signature_id in own


def _his_kind(asked: Question) -> bool:
    """A unit of the system he assigns to."""
    try:
        for assignment in _units_of(asked):
            standing.by_assigner(asked.work, assignment, asked.actor)
    except NotYou:
        return False
    return True


def _units_of(asked: Question) -> list[Assignment]:
    """The unit the row is of; for the whole case, one that answers."""
    if isinstance(asked.row, Commitment):
        return [a for a in asked.case.assignments if a.id == asked.row.assignment_id]
    return [asked.row] if isinstance(asked.row, Assignment) else asked.case.answering[:1]


def _no_consent_yet(asked: Question) -> bool:
    return asked.case.merging is None or not asked.case.merging.child_consent


def _merging_begun(asked: Question) -> bool:
    """Somebody consented, or nobody has to be asked."""
    asks = asked.work.profile_on(asked.actor.today).filing.merge_needs_consent
    return not asks or asked.case.merging is not None


def _of_a_body(asked: Question) -> bool:
    return asked.case.kind.is_collective


def _of_persons(asked: Question) -> bool:
    return not asked.case.kind.is_collective


def _somebody_invited(asked: Question) -> bool:
    return any(s.answer == SignatureAnswer.INVITED for s in asked.case.signatures)


def _no_contact_yet(asked: Question) -> bool:
    return asked.row.contacted_at is None


def _not_heard_yet(asked: Question) -> bool:
    """Once for each report."""
    return not asked.row.proposer_opinion


def _can_be_recalled(asked: Question) -> bool:
    """By an assigner; an answering unit of a living case can only be replaced."""
    if asked.actor.role != Role.ASSIGNER:
        return False
    return not asked.row.role.answers or asked.case.stage == ProposalStage.WITHDRAWN


def _can_be_urged(asked: Question) -> bool:
    owed: Deadline = asked.row
    return not owed.duty.is_right and owed.paused_on is None


def _waits_for_a_word(asked: Question) -> bool:
    """A refusal can be denied, but there is no meeting to confirm."""
    return bool(asked.row.outcome == MeetingOutcome.RECORDED)


def _in_state(state: FormState) -> Answer:
    return lambda asked: bool(asked.row.state == state)


PROPOSERS_OWN: Mapping[Act, Answer] = {
    **dict.fromkeys((Act.DRAFT, Act.SUBMIT), _author),
    **dict.fromkeys((Act.INVITE, Act.UNINVITE, Act.WITHDRAW), _first),
    **dict.fromkeys((Act.CONSENT_CONVERSION, Act.CONSENT_MERGE, Act.OPINE_PROMISE), _first),
    **dict.fromkeys((Act.CONFIRM_MEETING, Act.DISPUTE_MEETING, Act.WAIVE_MEETING), _party),
    **dict.fromkeys((Act.COSIGN, Act.DECLINE), _invited),
    **dict.fromkeys((Act.RATE, Act.AMEND_RATING), _own_form),
    Act.OPEN_CALL: _signs_for_body,
    Act.SIGN_COLLECTIVE: _signs_for_body,
    Act.JOIN_CALL: _of_the_sector,
    Act.LEAVE: _may_leave,
    Act.OPINE_LOOKBACK: _proposer,
    # They follow of themselves from a rating; a proposer is not asked to do them.
    **dict.fromkeys((Act.REHANDLE, Act.CLOSE), lambda _asked: False),
}
"""Which of the people under a proposal an act is for."""

WHICH: Mapping[Act, Answer] = {
    Act.RATE: _in_state(FormState.OPEN),
    Act.AMEND_RATING: _in_state(FormState.RECEIVED),
    Act.CONFIRM_MEETING: _waits_for_a_word,
    Act.CONSENT_MERGE: _no_consent_yet,
    Act.MERGE: _merging_begun,
    Act.INVITE: _of_persons,
    **dict.fromkeys((Act.UNINVITE, Act.COSIGN, Act.DECLINE), _somebody_invited),
    Act.SIGN_COLLECTIVE: _of_a_body,
    Act.CONTACT: _no_contact_yet,
    Act.OPINE_PROMISE: _not_heard_yet,
    Act.RECALL: _can_be_recalled,
    Act.SKIP_RUNG: _can_be_urged,
}
"""Which rows an act is for, whoever does it."""

BY_KIND = frozenset(
    {
        *(Act.APPROVE_RETURN, Act.DENY_RETURN, Act.REPLACE, Act.RECALL),
        *(Act.GRANT_EXTENSION, Act.DENY_EXTENSION, Act.WAIVE_OPINION),
        *(Act.PASS_REPLY, Act.REJECT_REPLY, Act.SPECIAL_CONSULT, Act.MOVE_PROMISE),
    }
)
"""An assigner decides for the units of his own kind."""
