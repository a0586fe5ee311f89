"""督办: a plan, an event with the proposers present, findings that are put right."""

from proposals.casework.supervise.supervision.correcting import findings, verify_finding
from proposals.casework.supervise.supervision.covering import may_be_covered
from proposals.casework.supervise.supervision.event import attendance, close, start, verify
from proposals.casework.supervise.supervision.planning import (
    Guest,
    SupervisionPlan,
    approve,
    cancel,
    invite,
    plan,
)

__all__ = [
    "Guest",
    "SupervisionPlan",
    "approve",
    "attendance",
    "cancel",
    "close",
    "findings",
    "invite",
    "may_be_covered",
    "plan",
    "start",
    "verify",
    "verify_finding",
]
