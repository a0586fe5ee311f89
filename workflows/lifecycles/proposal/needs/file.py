"""What the moves of 立 need: named predicates; the docstring is the sentence people read."""

from __future__ import annotations

from workflows.lifecycles.proposal.docket import ProposalDocket as Docket


def not_on_hold(docket: Docket) -> bool:
    """提案因涉密停办，请先由提案委员会解除停办"""
    return not docket.on_hold


def on_hold(docket: Docket) -> bool:
    """提案未被停办，无须解除"""
    return docket.on_hold


def at_last_level(docket: Docket) -> bool:
    """须通过此前各级审查，进入最后一级审查"""
    return docket.at_last_level


def levels_remain(docket: Docket) -> bool:
    """已是最后一级审查，请作出立案、不予立案或并案的决定"""
    return not docket.at_last_level


def merge_consented(docket: Docket) -> bool:
    """并案须有双方第一提案人同意的记录"""
    return docket.merge_consented


def merge_lead_live(docket: Docket) -> bool:
    """只能并入正在审查或已立案、未因涉密停办且本身未被并案的提案"""
    return docket.merge_lead_live


def merge_same_term(docket: Docket) -> bool:
    """不得跨届并案"""
    return docket.merge_same_term


def no_merged_children(docket: Docket) -> bool:
    """已有提案并入本案，本案不能再并入他案"""
    return not docket.has_merged_children


def merged_ones_released(docket: Docket) -> bool:
    """已有提案并入本案，请先由提案委员会取消并案"""
    return not docket.has_merged_children


def merged_ones_kept(docket: Docket) -> bool:
    """已有提案并入本案：未交办的请先由提案委员会取消并案，已交办的须一并办到答复，不能撤案"""
    return not docket.has_merged_children


def lead_not_assigned(docket: Docket) -> bool:
    """主案已交办，不能再取消并案"""
    return not docket.lead_assigned


def lead_assigned(docket: Docket) -> bool:
    """主案尚未交办，并案还可能取消，请待主案交办后再归档"""
    return docket.lead_assigned


def was_filed(docket: Docket) -> bool:
    """并案前已立案的，恢复为已立案"""
    return docket.was_filed


def was_under_review(docket: Docket) -> bool:
    """并案前在审查的，恢复审查"""
    return not docket.was_filed


def conversion_named(docket: Docket) -> bool:
    """处理方式不是转办，无须转出"""
    return docket.conversion_named


def conversion_consented(docket: Docket) -> bool:
    """改变形式转办须先征得提案者同意"""
    return docket.conversion_consented


def not_converted(docket: Docket) -> bool:
    """本案已经转办，不能重复转出"""
    return not docket.converted


def disposed_of(docket: Docket) -> bool:
    """不予立案的提案须先按处理方式转出"""
    return docket.converted or not docket.conversion_named


def publishable(docket: Docket) -> bool:
    """公布前须有提案者同意，并经保密和隐私审查"""
    return docket.publishable


def proposal_unpublished(docket: Docket) -> bool:
    """本提案已经公布"""
    return not docket.proposal_published


def key_not_decided(docket: Docket) -> bool:
    """本案已确定为重点提案"""
    return not docket.key_decided


def key_nominated(docket: Docket) -> bool:
    """须先由提案委员会推荐为重点提案候选"""
    return docket.key_nominated
