"""What the moves of 提 need: named predicates; the docstring is the sentence people read."""

from __future__ import annotations

from workflows.lifecycles.proposal.docket import ProposalDocket as Docket


def text_complete(docket: Docket) -> bool:
    """案由、情况、分析和至少一条编号建议须完整，且不超过规定字数"""
    return docket.text_complete


def proposer_qualified(docket: Docket) -> bool:
    """提案者须为本届在职委员或参加政协的党派、团体、专委会、界别"""
    return docket.proposer_qualified


def sector_calls(docket: Docket) -> bool:
    """只有界别提案可以向本界别委员征集"""
    return docket.of_a_sector


def no_call_open(docket: Docket) -> bool:
    """本案的征集尚未截止，无须再次发起"""
    return not docket.call_open


def call_open(docket: Docket) -> bool:
    """本案没有正在进行的界别征集，不能报名执笔"""
    return docket.call_open


def invitation_open(docket: Docket) -> bool:
    """没有待答复的联名邀请，无须撤回"""
    return docket.invitation_pending


def every_invitation_answered(docket: Docket) -> bool:
    """受邀联名人须逐一答复；未确认者请先撤回邀请或等其确认"""
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


def someone_stays(docket: Docket) -> bool:
    """没有已确认的联名人接替，请办理撤案"""
    return docket.cosigner_stays


def withdrawal_consented(docket: Docket) -> bool:
    """立案后撤案须先经提案委员会同意"""
    return docket.withdrawal_consented


def withdrawal_not_consented(docket: Docket) -> bool:
    """提案委员会已同意撤案，请提案者办理撤案"""
    return not docket.withdrawal_consented


def revision_overdue(docket: Docket) -> bool:
    """修改期限届满前，退回的提案由提案者修改；期满未改方可按原文受理"""
    return docket.revision_overdue
