"""What a proposal's moves need: named predicates; the docstring is the sentence people read."""

from __future__ import annotations

from workflows.lifecycles.proposal.docket import ProposalDocket as Docket

# 提


def text_complete(docket: Docket) -> bool:
    """案由、情况、分析和至少一条编号建议须完整，且不超过规定字数"""
    return docket.text_complete


def proposer_qualified(docket: Docket) -> bool:
    """提案者须为本届在职委员或参加政协的党派、团体、专委会、界别"""
    return docket.proposer_qualified


def every_invitation_answered(docket: Docket) -> bool:
    """受邀联名人须逐一答复；未确认者请先撤销邀请或等其确认"""
    return not docket.invitation_pending


def joint_has_cosigner(docket: Docket) -> bool:
    """联名提案须至少有一名联名人本人确认"""
    return not docket.joint_without_cosigner


def collective_signed(docket: Docket) -> bool:
    """集体提案须由负责人签署并盖章，界别提案须由召集人签署"""
    return not docket.collective_unsigned


def collective_in_season(docket: Docket) -> bool:
    """界别、小组提案只能在全体会议期间提交"""
    return not docket.collective_out_of_season


def no_cosigner_stays(docket: Docket) -> bool:
    """联名提案须全体联名人退出后方可撤案；只想本人退出的，请办理退出联名"""
    return not docket.cosigner_stays


def withdrawal_consented(docket: Docket) -> bool:
    """立案后撤案须先经提案委员会同意"""
    return docket.withdrawal_consented


def revision_overdue(docket: Docket) -> bool:
    """修改期限届满前，退回的提案由提案者修改；期满未改方可按原文受理"""
    return docket.revision_overdue


# 立


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
    """只能并入正在审查或已立案、且本身未被并案的提案"""
    return docket.merge_lead_live


def merge_same_term(docket: Docket) -> bool:
    """不得跨届并案"""
    return docket.merge_same_term


def no_merged_children(docket: Docket) -> bool:
    """已有提案并入本案，本案不能再并入他案"""
    return not docket.has_merged_children


def lead_not_assigned(docket: Docket) -> bool:
    """主案已交办，不能再取消并案"""
    return not docket.lead_assigned


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


# 办


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


# 督


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
