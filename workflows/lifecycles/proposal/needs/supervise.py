"""What the moves of 督 need: named predicates; the docstring is the sentence people read."""

from __future__ import annotations

from workflows.lifecycles.proposal.docket import ProposalDocket as Docket


def commitment_open(docket: Docket) -> bool:
    """没有待兑现的承诺，无须跟踪"""
    return docket.commitment_open


def no_commitment_open(docket: Docket) -> bool:
    """尚有承诺未核实兑现"""
    return not docket.commitment_open


def lookback_under_way(docket: Docket) -> bool:
    """须先把本案列入回头看并开始核查"""
    return docket.lookback_under_way


def lookback_concluded(docket: Docket) -> bool:
    """回头看尚未作出结论"""
    return not docket.lookback_under_way


def lookback_failed(docket: Docket) -> bool:
    """回头看核查不实或承诺落空的，方可重新办理"""
    return docket.lookback_failed


def lookback_not_failed(docket: Docket) -> bool:
    """回头看核查不实，须重新办理"""
    return not docket.lookback_failed


def nothing_open(docket: Docket) -> bool:
    """归档前须了结承诺、督办、退办、延期、征询和回头看各事项"""
    return not docket.anything_open
