"""Letters of 办: handing over, returns, extensions, meetings, replies, feedback."""

from proposals.letters.handle.assignment import (
    Change,
    assigned_notice,
    assignment_list,
    assignment_notice,
    reassigned_notice,
)
from proposals.letters.handle.consultation import meeting_disputed, meeting_record
from proposals.letters.handle.extension import (
    extension_denied,
    extension_notice,
    extension_request,
)
from proposals.letters.handle.feedback import (
    closing_notice,
    opinion_form,
    rehandling_notice,
    second_feedback_form,
    special_minutes,
)
from proposals.letters.handle.opinion import Opinion, co_opinion
from proposals.letters.handle.replying import (
    reply_letter,
    reply_rejected,
    supplementary_reply,
)
from proposals.letters.handle.returning import return_denied, return_request

__all__ = [
    "Change",
    "Opinion",
    "assigned_notice",
    "assignment_list",
    "assignment_notice",
    "closing_notice",
    "co_opinion",
    "extension_denied",
    "extension_notice",
    "extension_request",
    "meeting_disputed",
    "meeting_record",
    "opinion_form",
    "reassigned_notice",
    "rehandling_notice",
    "reply_letter",
    "reply_rejected",
    "return_denied",
    "return_request",
    "second_feedback_form",
    "special_minutes",
    "supplementary_reply",
]
