"""The table of a proposal's life, read top to bottom, and who is waited for at each stage."""

from __future__ import annotations

from workflows.engine import Move, Wait
from workflows.lifecycles.proposal import needs
from workflows.lifecycles.proposal.docket import ProposalDocket
from workflows.terms import Act, Duty, Role
from workflows.terms import ProposalStage as Stage

BEFORE_SUBMITTING = (Stage.DRAFT, Stage.RETURNED)
ON_THE_WAY = (Stage.ASSIGNED, Stage.HANDLING, Stage.FACE_TO_FACE, Stage.REHANDLING)
AFTER_REPLY = (Stage.REPLIED, Stage.CLOSED, Stage.TRACKING, Stage.LOOKBACK)
ALIVE = (Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED, *ON_THE_WAY, *AFTER_REPLY)

SUBMIT: tuple[Move[ProposalDocket], ...] = (
    Move(Act.DRAFT, BEFORE_SUBMITTING),
    Move(Act.INVITE, BEFORE_SUBMITTING),
    Move(Act.COSIGN, BEFORE_SUBMITTING),
    Move(Act.DECLINE, BEFORE_SUBMITTING),
    Move(Act.LEAVE, (*BEFORE_SUBMITTING, Stage.SUBMITTED, Stage.UNDER_REVIEW)),
    Move(Act.SIGN_COLLECTIVE, BEFORE_SUBMITTING, None, (needs.text_complete,)),
    Move(
        Act.SUBMIT,
        BEFORE_SUBMITTING,
        Stage.SUBMITTED,
        (
            needs.text_complete,
            needs.proposer_qualified,
            needs.every_invitation_answered,
            needs.joint_has_cosigner,
            needs.collective_signed,
            needs.collective_in_season,
        ),
    ),
    Move(
        Act.WITHDRAW,
        (*BEFORE_SUBMITTING, Stage.SUBMITTED, Stage.UNDER_REVIEW),
        Stage.WITHDRAWN,
        (needs.no_cosigner_stays,),
    ),
    Move(Act.CONSENT_WITHDRAWAL, (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING)),
    Move(
        Act.WITHDRAW,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        Stage.WITHDRAWN,
        (needs.withdrawal_consented, needs.no_cosigner_stays),
    ),
)

FILE: tuple[Move[ProposalDocket], ...] = (
    Move(Act.ACCEPT, (Stage.SUBMITTED,), Stage.UNDER_REVIEW),
    Move(Act.ACCEPT, (Stage.RETURNED,), Stage.UNDER_REVIEW, (needs.revision_overdue,)),
    Move(Act.SEND_BACK, (Stage.SUBMITTED, Stage.UNDER_REVIEW), Stage.RETURNED),
    Move(Act.REVISE_TEXT, (Stage.SUBMITTED, Stage.UNDER_REVIEW)),
    Move(Act.ADVANCE, (Stage.UNDER_REVIEW,), None, (needs.not_on_hold, needs.levels_remain)),
    Move(Act.HOLD, (Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED), None, (needs.not_on_hold,)),
    Move(Act.RELEASE, (Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED), None, (needs.on_hold,)),
    Move(
        Act.FILE,
        (Stage.UNDER_REVIEW,),
        Stage.FILED,
        (needs.at_last_level, needs.not_on_hold, needs.text_complete),
    ),
    Move(Act.REJECT, (Stage.UNDER_REVIEW,), Stage.NOT_FILED, (needs.at_last_level,)),
    Move(Act.CONSENT_CONVERSION, (Stage.NOT_FILED,), None, (needs.conversion_named,)),
    Move(
        Act.CONVERT,
        (Stage.NOT_FILED,),
        None,
        (needs.conversion_named, needs.conversion_consented, needs.not_converted),
    ),
    Move(Act.CONSENT_MERGE, (Stage.UNDER_REVIEW, Stage.FILED)),
    Move(
        Act.MERGE,
        (Stage.UNDER_REVIEW, Stage.FILED),
        Stage.MERGED,
        (
            needs.merge_lead_live,
            needs.merge_same_term,
            needs.no_merged_children,
            needs.merge_consented,
        ),
    ),
    Move(Act.UNMERGE, (Stage.MERGED,), Stage.FILED, (needs.lead_not_assigned, needs.was_filed)),
    Move(
        Act.UNMERGE,
        (Stage.MERGED,),
        Stage.UNDER_REVIEW,
        (needs.lead_not_assigned, needs.was_under_review),
    ),
    Move(
        Act.PUBLISH_PROPOSAL,
        ALIVE,
        None,
        (needs.publishable, needs.not_on_hold, needs.proposal_unpublished),
    ),
    Move(
        Act.NOMINATE_KEY,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (needs.key_not_decided,),
    ),
    Move(
        Act.OPINE_KEY,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (needs.key_nominated, needs.key_not_decided),
    ),
    Move(
        Act.DECIDE_KEY,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (needs.key_nominated, needs.key_not_decided),
    ),
)

HANDLE: tuple[Move[ProposalDocket], ...] = (
    Move(Act.PROPOSE_UNITS, (Stage.FILED,), None, (needs.not_on_hold,)),
    Move(Act.ASSIGN, (Stage.FILED,), Stage.ASSIGNED, (needs.units_proposed, needs.not_on_hold)),
    # A unit that never answers must not hold the case for ever, so the assigner may turn
    # to another unit from every stage in which one is waited for.
    Move(Act.REASSIGN, ON_THE_WAY, Stage.ASSIGNED, (needs.no_answering_unit_signed,)),
    Move(Act.REASSIGN, ON_THE_WAY, None, (needs.answering_unit_signed,)),
    Move(Act.BEGIN, (Stage.ASSIGNED,), Stage.HANDLING, (needs.answering_unit_signed,)),
    Move(
        Act.MEET,
        (Stage.HANDLING, Stage.REHANDLING),
        Stage.FACE_TO_FACE,
        (needs.every_answering_unit_met,),
    ),
    Move(Act.REPLY, (Stage.FACE_TO_FACE,), Stage.REPLIED, (needs.every_answering_unit_replied,)),
    Move(Act.RATE, (Stage.REPLIED,), None, (needs.form_open,)),
    Move(Act.AMEND_RATING, (Stage.REPLIED,)),
    Move(Act.LAPSE, (Stage.REPLIED,), None, (needs.form_open,)),
    Move(
        Act.REHANDLE,
        (Stage.REPLIED,),
        Stage.REHANDLING,
        (needs.dissatisfied, needs.rounds_left),
    ),
    Move(Act.SPECIAL_CONSULT, (Stage.REPLIED,), None, (needs.dissatisfied, needs.no_rounds_left)),
    Move(
        Act.CLOSE,
        (Stage.REPLIED,),
        Stage.CLOSED,
        (
            needs.feedback_settled,
            needs.dissatisfied_means_done_again,
            needs.special_consultation_held,
        ),
    ),
    Move(
        Act.PUBLISH_REPLY,
        AFTER_REPLY,
        None,
        (needs.reply_open_to_public, needs.reply_unpublished),
    ),
)

SUPERVISE: tuple[Move[ProposalDocket], ...] = (
    Move(Act.URGE, (*ALIVE, Stage.RETURNED)),
    Move(Act.SKIP_RUNG, (*ON_THE_WAY, *AFTER_REPLY)),
    Move(Act.TRACK, (Stage.CLOSED,), Stage.TRACKING, (needs.commitment_open,)),
    Move(
        Act.TRACK,
        (Stage.LOOKBACK,),
        Stage.TRACKING,
        (needs.lookback_concluded, needs.lookback_not_failed, needs.commitment_open),
    ),
    Move(
        Act.LOOK_BACK,
        (Stage.CLOSED, Stage.TRACKING),
        Stage.LOOKBACK,
        (needs.lookback_under_way,),
    ),
    Move(Act.CLOSE, (Stage.TRACKING,), Stage.CLOSED, (needs.no_commitment_open,)),
    Move(
        Act.CLOSE,
        (Stage.LOOKBACK,),
        Stage.CLOSED,
        (needs.lookback_concluded, needs.lookback_not_failed, needs.no_commitment_open),
    ),
    Move(
        Act.REOPEN,
        (Stage.LOOKBACK,),
        Stage.REHANDLING,
        (needs.lookback_concluded, needs.lookback_failed),
    ),
    Move(
        Act.ARCHIVE, (Stage.CLOSED,), Stage.ARCHIVED, (needs.no_commitment_open, needs.nothing_open)
    ),
    Move(Act.ARCHIVE, (Stage.NOT_FILED,), Stage.ARCHIVED, (needs.disposed_of, needs.nothing_open)),
    Move(Act.ARCHIVE, (Stage.MERGED, Stage.WITHDRAWN), Stage.ARCHIVED, (needs.nothing_open,)),
    Move(Act.AMEND, (Stage.ARCHIVED,)),
)

MOVES = SUBMIT + FILE + HANDLE + SUPERVISE

WAITS = (
    Wait(Stage.SUBMITTED, (Role.CLERK,), Duty.REVIEW),
    Wait(Stage.RETURNED, (Role.MEMBER, Role.ORG_PROPOSER, Role.CONVENOR), Duty.REVISE),
    Wait(Stage.UNDER_REVIEW, (Role.CLERK, Role.REVIEWER, Role.COMMITTEE_HEAD), Duty.REVIEW),
    Wait(Stage.FILED, (Role.ASSIGNER,), Duty.ASSIGN),
    Wait(Stage.ASSIGNED, (Role.UNIT_OFFICE,), Duty.SIGN_FOR),
    Wait(Stage.HANDLING, (Role.UNIT_OFFICE, Role.UNIT_HANDLER, Role.UNIT_LEADER), Duty.REPLY),
    Wait(Stage.FACE_TO_FACE, (Role.UNIT_OFFICE, Role.UNIT_HANDLER, Role.UNIT_LEADER), Duty.REPLY),
    Wait(Stage.REPLIED, (Role.MEMBER, Role.ORG_PROPOSER, Role.CONVENOR), Duty.FEEDBACK),
    Wait(Stage.REHANDLING, (Role.UNIT_OFFICE, Role.UNIT_HANDLER, Role.UNIT_LEADER), Duty.REHANDLE),
    Wait(Stage.TRACKING, (Role.UNIT_OFFICE, Role.UNIT_HANDLER), Duty.COMMITMENT),
    Wait(Stage.LOOKBACK, (Role.CLERK,), Duty.LOOKBACK),
)
