"""The dictionary: every word of the trade, English name and Chinese label."""

from workflows.terms.acts import Act
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

__all__ = [
    "Act",
    "Adoption",
    "AssignmentStage",
    "CommitmentStage",
    "Duty",
    "FormState",
    "Intake",
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
    "WaiverGround",
]
