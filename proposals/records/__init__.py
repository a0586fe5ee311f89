"""What is written down; one family of tables a file."""

from proposals.records.accounts import Account, Grant, GrantProposal
from proposals.records.assignment import Assignment, Extension, ReturnRequest
from proposals.records.attachment import Attachment
from proposals.records.case import Case
from proposals.records.commitment import Commitment, Lookback
from proposals.records.deadline import Climb, Deadline
from proposals.records.decisions import KeyNomination, Merging, Publication, Review
from proposals.records.entrance import CodeMiss, Credential, SignIn, WebSession
from proposals.records.feedback import OpinionForm
from proposals.records.handed_in import HandedIn
from proposals.records.history import Chain, Entry
from proposals.records.jotting import Jotting
from proposals.records.letter import Delivery, Digest, InboxItem, Issued, Letter
from proposals.records.letter_case import LetterCase
from proposals.records.numbers import GivenNumber, NumberSeries
from proposals.records.people import (
    Convenor,
    Mandate,
    Member,
    Organisation,
    PlenarySession,
    Sector,
    SectorCall,
    Term,
)
from proposals.records.proposal import Proposal
from proposals.records.reply import (
    Consultation,
    CoOpinion,
    Reply,
    ReplyAnswer,
    SupplementaryReply,
)
from proposals.records.setting import Setting
from proposals.records.signature import Signature
from proposals.records.supervision import Finding, Invitation, SupervisedCase, Supervision
from proposals.records.sweep_run import SweepRun
from proposals.records.text import Revision, Suggestion
from proposals.records.units import HandlingUnit, UnitContact

__all__ = [
    "Account",
    "Assignment",
    "Attachment",
    "Case",
    "Chain",
    "Climb",
    "CoOpinion",
    "CodeMiss",
    "Commitment",
    "Consultation",
    "Convenor",
    "Credential",
    "Deadline",
    "Delivery",
    "Digest",
    "Entry",
    "Extension",
    "Finding",
    "GivenNumber",
    "Grant",
    "GrantProposal",
    "HandedIn",
    "HandlingUnit",
    "InboxItem",
    "Invitation",
    "Issued",
    "Jotting",
    "KeyNomination",
    "Letter",
    "LetterCase",
    "Lookback",
    "Mandate",
    "Member",
    "Merging",
    "NumberSeries",
    "OpinionForm",
    "Organisation",
    "PlenarySession",
    "Proposal",
    "Publication",
    "Reply",
    "ReplyAnswer",
    "ReturnRequest",
    "Review",
    "Revision",
    "Sector",
    "SectorCall",
    "Setting",
    "SignIn",
    "Signature",
    "Suggestion",
    "SupervisedCase",
    "Supervision",
    "SupplementaryReply",
    "SweepRun",
    "Term",
    "UnitContact",
    "WebSession",
]
