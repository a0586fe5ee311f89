"""Letters of 面商: the record for the proposer to confirm, and word that he does not."""

from __future__ import annotations

from proposals.letters.addressing import first
from proposals.letters.handle.sending import Occasion, send, signing, unit
from proposals.letters.writing import Sheet
from proposals.records import Consultation, Entry, Letter
from proposals.work import Work
from workflows.terms import Layout, MeetingOutcome

RECORD = Sheet("handle/meeting_record", "面商记录", layout=Layout.FORM)
DISPUTED = Sheet("handle/meeting_disputed", "面商记录未获认可通知", "提商")


def meeting_record(work: Work, meeting: Consultation, entry: Entry) -> list[Letter]:
    """面商记录, to the first proposer of the case and of each merged into it."""
    proposal = meeting.assignment.proposal
    occasion = Occasion(f"{entry.chain} entry {entry.number}", meeting.recorded_at)
    facts = {
        "office": signing(work, meeting.assignment, meeting.recorded_at),
        "meeting": meeting,
        "in_person": meeting.form.face_to_face,
        "refused": meeting.outcome == MeetingOutcome.REFUSED,
    }
    cases = (proposal, *proposal.merged)
    return [send(work, RECORD, case, first(case), occasion, **facts) for case in cases]


def meeting_disputed(work: Work, meeting: Consultation, reason: str) -> Letter:
    """面商记录未获认可通知, to the unit: what the proposer says, and what is to do."""
    assert meeting.answered_at is not None, "somebody disputed it"
    occasion = Occasion(f"meeting {meeting.id}", meeting.answered_at)
    to = unit(meeting.assignment)
    facts = {"meeting": meeting, "reason": reason}
    return send(work, DISPUTED, meeting.assignment.proposal, to, occasion, **facts)
