"""工作台: what one role has to do today, what waits, what is new; one function a role group."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from proposals.desk.reader import Reader
from proposals.desk.workbench.committee import (
    AssignerBench,
    ClerkBench,
    HeadBench,
    ReviewerBench,
    assigner,
    clerk,
    head,
    reviewer,
)
from proposals.desk.workbench.oversight import (
    AuditorBench,
    CommitteeOfficeBench,
    LeaderBench,
    auditor,
    committee_office,
    leader,
)
from proposals.desk.workbench.owing import Owed, owes
from proposals.desk.workbench.proposers import ProposerBench, proposer
from proposals.desk.workbench.system import SystemBench, system
from proposals.desk.workbench.units import UnitBench, handler
from proposals.work import Work
from workflows.policies.permits import PROPOSERS
from workflows.policies.sights import OVERSIGHT, UNITS
from workflows.terms import Role

Bench = (
    ClerkBench
    | HeadBench
    | ReviewerBench
    | AssignerBench
    | ProposerBench
    | UnitBench
    | LeaderBench
    | CommitteeOfficeBench
    | AuditorBench
    | SystemBench
)

BENCHES: Mapping[Role, Callable[[Work, Reader], Bench]] = {
    Role.CLERK: clerk,
    Role.COMMITTEE_HEAD: head,
    Role.REVIEWER: reviewer,
    Role.ASSIGNER: assigner,
    **dict.fromkeys(PROPOSERS, proposer),
    **dict.fromkeys(UNITS, handler),
    **dict.fromkeys(OVERSIGHT, leader),
    Role.COMMITTEE_OFFICE: committee_office,
    Role.AUDITOR: auditor,
    Role.SYSADMIN: system,
}
"""Every role that may open the workbench has one."""


def kind_of(role: Role) -> str:
    """Which of the workbenches a role has: clerk, proposer, handler …, as its template is named."""
    return BENCHES[role].__name__


__all__ = [
    "BENCHES",
    "AssignerBench",
    "AuditorBench",
    "Bench",
    "ClerkBench",
    "CommitteeOfficeBench",
    "HeadBench",
    "LeaderBench",
    "Owed",
    "ProposerBench",
    "ReviewerBench",
    "SystemBench",
    "UnitBench",
    "assigner",
    "auditor",
    "clerk",
    "committee_office",
    "handler",
    "head",
    "kind_of",
    "leader",
    "owes",
    "proposer",
    "reviewer",
    "system",
]
