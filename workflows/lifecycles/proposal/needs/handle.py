"""What the moves of 办 need: named predicates; the docstring is the sentence people read."""

from __future__ import annotations

from workflows.lifecycles.proposal.docket import ProposalDocket as Docket


def units_proposed(docket: Docket) -> bool:
    """须先拟定承办单位"""
    return docket.units_proposed


def answering_unit_signed(docket: Docket) -> bool:
    """须有独办、主办或分办单位签收"""
    return docket.answering_unit_signed


def no_answering_unit_signed(docket: Docket) -> bool:
    """改派后尚无单位签收，退回已交办"""
    return not docket.answering_unit_signed


def every_answering_unit_met(docket: Docket) -> bool:
    """每个答复单位须与提案者面对面并经其确认，或依规定免予面商"""
    return docket.every_answering_unit_met


def every_answering_unit_replied(docket: Docket) -> bool:
    """独办、主办及每个分办单位须全部发出答复"""
    return docket.every_answering_unit_replied


def no_reply_issued(docket: Docket) -> bool:
    """已有单位发出答复，不能再撤案；对答复的意见请在征询意见表中提出"""
    return not docket.reply_issued


def form_open(docket: Docket) -> bool:
    """没有待填的征询意见表"""
    return docket.form_open


def feedback_settled(docket: Docket) -> bool:
    """每位提案者须已反馈，或反馈期满记为未反馈"""
    return not docket.form_open


def dissatisfied(docket: Docket) -> bool:
    """提案者没有表示不满意，无须二次办理"""
    return docket.dissatisfied


def rounds_left(docket: Docket) -> bool:
    """办理轮次已满，请组织专项协商"""
    return docket.rounds_left


def no_rounds_left(docket: Docket) -> bool:
    """尚可再次办理，不能以专项协商代替"""
    return not docket.rounds_left


def dissatisfied_means_done_again(docket: Docket) -> bool:
    """提案者不满意的须二次办理，不能办结"""
    return not (docket.dissatisfied and docket.rounds_left)


def special_consultation_held(docket: Docket) -> bool:
    """轮次已满仍不满意的，须有专项协商纪要方可办结"""
    return not docket.dissatisfied or docket.rounds_left or docket.special_consultation_held


def reply_open_to_public(docket: Docket) -> bool:
    """答复的公开属性须为主动公开，且提案者同意公开"""
    return docket.reply_open_to_public


def reply_unpublished(docket: Docket) -> bool:
    """本答复已经公开"""
    return not docket.reply_published
