"""The dictionary: every word of the trade, English name and Chinese label."""

from workflows.terms.access import AccountAct, GrantState, SessionEnd, SignInOutcome
from workflows.terms.acts import Act
from workflows.terms.attachments import BelongsTo, FileKind
from workflows.terms.letters import Layout, Urgency
from workflows.terms.papers import (
    Adoption,
    Duty,
    FormState,
    Intake,
    MeetingForm,
    MeetingOutcome,
    Publicity,
    Rating,
    ReviewLevel,
    Rung,
    SupervisionForm,
    WaiverGround,
)
from workflows.terms.people import (
    MemberStatus,
    ProposerKind,
    Rank,
    Role,
    SignatureAnswer,
    SignatureRole,
    UnitKind,
    UnitRole,
)
from workflows.terms.periods import Period, Unit
from workflows.terms.stages import (
    AssignmentStage,
    CommitmentStage,
    LookbackStage,
    Phase,
    ProposalStage,
    Stage,
    Station,
    SupervisionStage,
)
from workflows.terms.term import Term
from workflows.terms.views import View

__all__ = [
    "AccountAct",
    "Act",
    "Adoption",
    "AssignmentStage",
    "BelongsTo",
    "CommitmentStage",
    "Duty",
    "FileKind",
    "FormState",
    "GrantState",
    "Intake",
    "Layout",
    "LookbackStage",
    "MeetingForm",
    "MeetingOutcome",
    "MemberStatus",
    "Period",
    "Phase",
    "ProposalStage",
    "ProposerKind",
    "Publicity",
    "Rank",
    "Rating",
    "ReviewLevel",
    "Role",
    "Rung",
    "SessionEnd",
    "SignInOutcome",
    "SignatureAnswer",
    "SignatureRole",
    "Stage",
    "Station",
    "SupervisionForm",
    "SupervisionStage",
    "Term",
    "Unit",
    "UnitKind",
    "UnitRole",
    "Urgency",
    "View",
    "WaiverGround",
]
