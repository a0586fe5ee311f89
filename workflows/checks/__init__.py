"""What a machine can prove of the rulebook: each check takes its tables and names every fault."""

from workflows.checks.agreement import Agreement, agreement, sibling_faults
from workflows.checks.lifecycles import end_faults, owner_faults, reach_faults, wait_faults
from workflows.checks.paper import (
    calendar_faults,
    docket_faults,
    ladder_cover_faults,
    loading_faults,
)
from workflows.checks.permits import act_faults, permit_faults, role_faults
from workflows.checks.run import Checked, rulebook
from workflows.checks.tables import ENDS, LIVES, RESTING, Life

__all__ = [
    "ENDS",
    "LIVES",
    "RESTING",
    "Agreement",
    "Checked",
    "Life",
    "act_faults",
    "agreement",
    "calendar_faults",
    "docket_faults",
    "end_faults",
    "ladder_cover_faults",
    "loading_faults",
    "owner_faults",
    "permit_faults",
    "reach_faults",
    "role_faults",
    "rulebook",
    "sibling_faults",
    "wait_faults",
]
