"""The life of one 督办: plan, approval, event, findings, verification."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.engine import Lifecycle, Move, Wait
from workflows.terms import Act, Duty, Role, SupervisionStage
from workflows.terms import SupervisionStage as Stage

UNHELD = frozenset({Stage.PLANNED, Stage.APPROVED, Stage.CANCELLED})
"""Here nothing was supervised yet, or never will be."""


@dataclass
class SupervisionDocket:
    """Everything the rulebook asks of one supervision."""

    stage: SupervisionStage = SupervisionStage.PLANNED
    lead_of_rank: bool = False
    committee_named: bool = False
    block_complete: bool = False
    every_case_assigned: bool = False
    proposers_invited: bool = False
    attendance_recorded: bool = False
    case_goes_on: bool = True
    finding_unverified: bool = False


def lead_of_rank(docket: SupervisionDocket) -> bool:
    """督办须由一名主席或副主席领衔"""
    return docket.lead_of_rank


def committee_named(docket: SupervisionDocket) -> bool:
    """督办须至少有一个专委会协办"""
    return docket.committee_named


def block_complete(docket: SupervisionDocket) -> bool:
    """须写明牵头领导、牵头委室、配合委室和完成时限"""
    return docket.block_complete


def every_case_assigned(docket: SupervisionDocket) -> bool:
    """未交办的提案不能督办"""
    return docket.every_case_assigned


def proposers_invited(docket: SupervisionDocket) -> bool:
    """须先邀请各件提案的提案者参加督办"""
    return docket.proposers_invited


def attendance_recorded(docket: SupervisionDocket) -> bool:
    """须先登记到场情况"""
    return docket.attendance_recorded


def case_goes_on(docket: SupervisionDocket) -> bool:
    """所督办的提案都已撤案或归档，没有可以登记的整改意见，请核查督办"""
    return docket.case_goes_on


def finding_unverified(docket: SupervisionDocket) -> bool:
    """各项整改意见均已核查"""
    return docket.finding_unverified


def no_finding_open(docket: SupervisionDocket) -> bool:
    """尚有整改意见未核查，不能办结督办"""
    return not docket.finding_unverified


MOVES: tuple[Move[SupervisionDocket], ...] = (
    Move(Act.PLAN_SUPERVISION, (Stage.PLANNED,)),
    Move(
        Act.APPROVE_SUPERVISION,
        (Stage.PLANNED,),
        Stage.APPROVED,
        (lead_of_rank, committee_named, block_complete, every_case_assigned),
    ),
    Move(Act.INVITE_PROPOSERS, (Stage.APPROVED,)),
    Move(Act.START_SUPERVISION, (Stage.APPROVED,), Stage.UNDER_WAY, (proposers_invited,)),
    Move(Act.RECORD_ATTENDANCE, (Stage.UNDER_WAY,)),
    Move(
        Act.RECORD_FINDINGS,
        (Stage.UNDER_WAY,),
        Stage.FINDINGS_OPEN,
        (attendance_recorded, case_goes_on),
    ),
    Move(Act.VERIFY_FINDING, (Stage.FINDINGS_OPEN,), None, (finding_unverified,)),
    Move(
        Act.VERIFY_SUPERVISION,
        (Stage.UNDER_WAY, Stage.FINDINGS_OPEN),
        Stage.VERIFIED,
        (attendance_recorded, no_finding_open),
    ),
    Move(Act.CLOSE_SUPERVISION, (Stage.VERIFIED,), Stage.CLOSED, (no_finding_open,)),
    Move(Act.CANCEL_SUPERVISION, (Stage.PLANNED, Stage.APPROVED), Stage.CANCELLED),
)

WAITS = (
    Wait(Stage.PLANNED, (Role.CHAIR, Role.VICE_CHAIR), Duty.FINDING),
    Wait(Stage.APPROVED, (Role.COMMITTEE_OFFICE,), Duty.FINDING),
    Wait(Stage.UNDER_WAY, (Role.COMMITTEE_OFFICE,), Duty.FINDING),
    Wait(Stage.FINDINGS_OPEN, (Role.UNIT_OFFICE, Role.UNIT_LEADER), Duty.FINDING),
    Wait(Stage.VERIFIED, (Role.COMMITTEE_OFFICE,), Duty.FINDING),
)

LIFE = Lifecycle("督办", SupervisionStage, MOVES, WAITS)
