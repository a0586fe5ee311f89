"""The table of a proposal's life, read top to bottom, and who is waited for at each stage."""

from __future__ import annotations

from workflows.engine import Move, Wait
from workflows.lifecycles.proposal.docket import ProposalDocket
from workflows.lifecycles.proposal.needs import file, handle, submit, supervise
from workflows.terms import Act, Duty, Role
from workflows.terms import ProposalStage as Stage

BEFORE_SUBMITTING = (Stage.DRAFT, Stage.RETURNED)
ON_THE_WAY = (Stage.ASSIGNED, Stage.HANDLING, Stage.FACE_TO_FACE, Stage.REHANDLING)
AFTER_REPLY = (Stage.REPLIED, Stage.CLOSED, Stage.TRACKING, Stage.LOOKBACK)
UNARCHIVED = tuple(stage for stage in Stage if stage is not Stage.ARCHIVED)
ALIVE = (Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED, *ON_THE_WAY, *AFTER_REPLY)

SUBMIT: tuple[Move[ProposalDocket], ...] = (
    Move(Act.DRAFT, BEFORE_SUBMITTING),
    Move(Act.OPEN_CALL, (Stage.DRAFT,), None, (submit.sector_calls, submit.no_call_open)),
    Move(Act.JOIN_CALL, (Stage.DRAFT,), None, (submit.call_open,)),
    Move(Act.INVITE, BEFORE_SUBMITTING),
    Move(Act.UNINVITE, BEFORE_SUBMITTING, None, (submit.invitation_open,)),
    Move(Act.COSIGN, BEFORE_SUBMITTING),
    Move(Act.DECLINE, BEFORE_SUBMITTING),
    Move(
        Act.LEAVE,
        (
            *BEFORE_SUBMITTING,
            Stage.SUBMITTED,
            Stage.UNDER_REVIEW,
            # Wherever a case can be withdrawn, its co-signers must be able to leave it first.
            Stage.FILED,
            Stage.ASSIGNED,
            Stage.HANDLING,
        ),
        None,
        (submit.someone_stays,),
    ),
    Move(Act.SIGN_COLLECTIVE, BEFORE_SUBMITTING, None, (submit.text_complete,)),
    Move(
        Act.SUBMIT,
        BEFORE_SUBMITTING,
        Stage.SUBMITTED,
        (
            submit.text_complete,
            submit.proposer_qualified,
            submit.every_invitation_answered,
            submit.joint_has_cosigner,
            submit.collective_signed,
            submit.collective_in_season,
        ),
    ),
    Move(
        Act.WITHDRAW,
        (*BEFORE_SUBMITTING, Stage.SUBMITTED, Stage.UNDER_REVIEW),
        Stage.WITHDRAWN,
        (submit.no_cosigner_stays, file.merged_ones_released),
    ),
    Move(
        Act.CONSENT_WITHDRAWAL,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (submit.withdrawal_not_consented, file.merged_ones_kept, handle.no_reply_issued),
    ),
    Move(
        Act.WITHDRAW,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        Stage.WITHDRAWN,
        (
            submit.withdrawal_consented,
            submit.no_cosigner_stays,
            file.merged_ones_kept,
            handle.no_reply_issued,
        ),
    ),
    Move(Act.ATTACH, (*BEFORE_SUBMITTING, *ALIVE), None, (file.not_on_hold,)),
    Move(Act.REMOVE_ATTACHMENT, UNARCHIVED),
)

FILE: tuple[Move[ProposalDocket], ...] = (
    Move(Act.ACCEPT, (Stage.SUBMITTED,), Stage.UNDER_REVIEW, (file.not_on_hold,)),
    Move(Act.ACCEPT, (Stage.RETURNED,), Stage.UNDER_REVIEW, (submit.revision_overdue,)),
    Move(
        Act.SEND_BACK,
        (Stage.SUBMITTED, Stage.UNDER_REVIEW),
        Stage.RETURNED,
        (file.not_on_hold,),
    ),
    Move(Act.REVISE_TEXT, (Stage.SUBMITTED, Stage.UNDER_REVIEW), None, (file.not_on_hold,)),
    Move(Act.ADVANCE, (Stage.UNDER_REVIEW,), None, (file.not_on_hold, file.levels_remain)),
    Move(Act.HOLD, (Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED), None, (file.not_on_hold,)),
    Move(Act.RELEASE, (Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.FILED), None, (file.on_hold,)),
    Move(
        Act.FILE,
        (Stage.UNDER_REVIEW,),
        Stage.FILED,
        (file.at_last_level, file.not_on_hold, submit.text_complete),
    ),
    # A case on hold may be found secret and not filed: it goes nowhere but into the archive.
    Move(
        Act.REJECT,
        (Stage.UNDER_REVIEW,),
        Stage.NOT_FILED,
        (file.at_last_level, file.merged_ones_released),
    ),
    Move(Act.CONSENT_CONVERSION, (Stage.NOT_FILED,), None, (file.conversion_named,)),
    Move(
        Act.CONVERT,
        (Stage.NOT_FILED,),
        None,
        (file.conversion_named, file.conversion_consented, file.not_converted),
    ),
    Move(Act.CONSENT_MERGE, (Stage.UNDER_REVIEW, Stage.FILED), None, (file.not_on_hold,)),
    Move(
        Act.MERGE,
        (Stage.UNDER_REVIEW, Stage.FILED),
        Stage.MERGED,
        (
            file.merge_lead_live,
            file.merge_same_term,
            file.no_merged_children,
            file.merge_consented,
            file.not_on_hold,
        ),
    ),
    Move(Act.UNMERGE, (Stage.MERGED,), Stage.FILED, (file.lead_not_assigned, file.was_filed)),
    Move(
        Act.UNMERGE,
        (Stage.MERGED,),
        Stage.UNDER_REVIEW,
        (file.lead_not_assigned, file.was_under_review),
    ),
    Move(
        Act.PUBLISH_PROPOSAL,
        ALIVE,
        None,
        (file.publishable, file.not_on_hold, file.proposal_unpublished),
    ),
    Move(
        Act.NOMINATE_KEY,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (file.key_not_decided, file.not_on_hold),
    ),
    Move(
        Act.OPINE_KEY,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (file.key_nominated, file.key_not_decided, file.not_on_hold),
    ),
    Move(
        Act.DECIDE_KEY,
        (Stage.FILED, Stage.ASSIGNED, Stage.HANDLING),
        None,
        (file.key_nominated, file.key_not_decided, file.not_on_hold),
    ),
)

HANDLE: tuple[Move[ProposalDocket], ...] = (
    Move(Act.PROPOSE_UNITS, (Stage.FILED,), None, (file.not_on_hold,)),
    Move(Act.ASSIGN, (Stage.FILED,), Stage.ASSIGNED, (handle.units_proposed, file.not_on_hold)),
    # A unit that never answers must not hold the case for ever, so the assigner may turn
    # to another unit from every stage in which one is waited for.
    Move(Act.REASSIGN, ON_THE_WAY, Stage.ASSIGNED, (handle.no_answering_unit_signed,)),
    Move(Act.REASSIGN, ON_THE_WAY, None, (handle.answering_unit_signed,)),
    Move(Act.BEGIN, (Stage.ASSIGNED,), Stage.HANDLING, (handle.answering_unit_signed,)),
    Move(
        Act.MEET,
        (Stage.HANDLING, Stage.REHANDLING),
        Stage.FACE_TO_FACE,
        (handle.every_answering_unit_met,),
    ),
    Move(Act.REPLY, (Stage.FACE_TO_FACE,), Stage.REPLIED, (handle.every_answering_unit_replied,)),
    Move(Act.RATE, (Stage.REPLIED,), None, (handle.form_open,)),
    Move(Act.AMEND_RATING, (Stage.REPLIED,)),
    Move(Act.LAPSE, (Stage.REPLIED,), None, (handle.form_open,)),
    Move(
        Act.REHANDLE,
        (Stage.REPLIED,),
        Stage.REHANDLING,
        (handle.dissatisfied, handle.rounds_left),
    ),
    Move(Act.SPECIAL_CONSULT, (Stage.REPLIED,), None, (handle.dissatisfied, handle.no_rounds_left)),
    Move(
        Act.CLOSE,
        (Stage.REPLIED,),
        Stage.CLOSED,
        (
            handle.feedback_settled,
            handle.dissatisfied_means_done_again,
            handle.special_consultation_held,
        ),
    ),
    Move(
        Act.PUBLISH_REPLY,
        AFTER_REPLY,
        None,
        (handle.reply_open_to_public, handle.reply_unpublished),
    ),
)

SUPERVISE: tuple[Move[ProposalDocket], ...] = (
    Move(Act.URGE, (*ALIVE, Stage.RETURNED)),
    Move(Act.SKIP_RUNG, (*ON_THE_WAY, *AFTER_REPLY)),
    Move(Act.CONFIRM_LETTER, (*ALIVE, Stage.RETURNED), None, (file.not_on_hold,)),
    Move(Act.DISCARD_LETTER, (*ALIVE, Stage.RETURNED)),
    Move(Act.VOID_LETTER, (*ALIVE, Stage.RETURNED)),
    Move(Act.REDATE, (*ALIVE, Stage.RETURNED)),
    Move(Act.TRACK, (Stage.CLOSED,), Stage.TRACKING, (supervise.commitment_open,)),
    Move(
        Act.TRACK,
        (Stage.LOOKBACK,),
        Stage.TRACKING,
        (supervise.lookback_concluded, supervise.lookback_not_failed, supervise.commitment_open),
    ),
    Move(
        Act.LOOK_BACK,
        (Stage.CLOSED, Stage.TRACKING),
        Stage.LOOKBACK,
        (supervise.lookback_under_way,),
    ),
    Move(Act.CLOSE, (Stage.TRACKING,), Stage.CLOSED, (supervise.no_commitment_open,)),
    Move(
        Act.CLOSE,
        (Stage.LOOKBACK,),
        Stage.CLOSED,
        (supervise.lookback_concluded, supervise.lookback_not_failed, supervise.no_commitment_open),
    ),
    Move(
        Act.REOPEN,
        (Stage.LOOKBACK,),
        Stage.REHANDLING,
        (supervise.lookback_concluded, supervise.lookback_failed),
    ),
    Move(
        Act.ARCHIVE,
        (Stage.CLOSED,),
        Stage.ARCHIVED,
        (supervise.no_commitment_open, supervise.nothing_open),
    ),
    Move(
        Act.ARCHIVE, (Stage.NOT_FILED,), Stage.ARCHIVED, (file.disposed_of, supervise.nothing_open)
    ),
    Move(
        Act.ARCHIVE, (Stage.MERGED,), Stage.ARCHIVED, (file.lead_assigned, supervise.nothing_open)
    ),
    Move(Act.ARCHIVE, (Stage.WITHDRAWN,), Stage.ARCHIVED, (supervise.nothing_open,)),
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
