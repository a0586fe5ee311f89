"""What people write in the play: reasons, opinions, answers, varied a little."""

from __future__ import annotations

from hashlib import sha256

from proposals.records import Proposal
from proposals.records.dockets.proposal.submit import paper
from proposals.rehearsal.scene import Part
from workflows.papers.proposal_text import ProposalText

WITHDRAWALS = (
    "所提事项已由有关部门主动解决，提案者申请撤回",
    "提案者拟补充调研后另行提出，申请撤回",
    "与本人另一件提案内容相近，申请撤回本件",
)
SENT_BACK = (
    "建议部分较为笼统，请写明由谁做、做到什么程度后重新提交",
    "所引数据未注明时间和范围，请核实补充后重新提交",
    "末条建议含两件事项，请按一事一案的要求修改后重新提交",
)
EDITED_WHY = "规范表述，不改变原意"
REVIEWED = (
    "情况属实，分析有据，建议具体，同意提交上一级审查",
    "符合一事一案要求，属本区事权范围，同意进入下一级审查",
    "材料齐全，建议可行，同意通过本级审查",
)
FILED = (
    "符合立案标准，同意立案",
    "选题贴近民生，建议可行，同意立案",
    "事关全区中心工作，同意立案并建议抓紧办理",
)
REJECTIONS = (
    ("VAGUE", "建议多为原则性要求，没有可以办理的具体事项，经与提案者沟通不再补充", "suggestion"),
    ("JURISDICTION", "所提事项由上级主管部门决定，不属于本区事权范围", "public_opinion"),
    ("ACADEMIC", "主要是对有关理论问题的探讨，宜在学术刊物发表", "kept"),
    ("ALREADY_DONE", "所提项目已列入本年度政府工作计划并已开工", "member_letter"),
)
TARGETS = {
    "suggestion": "区政府办公室",
    "public_opinion": "区政协信息科",
    "member_letter": "区政协办公室信访科",
}
MERGED = (
    "两件提案反映同一事项，建议互为补充，合并办理",
    "案由相近、承办单位相同，合并办理可以形成一份答复",
)
NOMINATED = (
    "事关全局，群众关注度高，办理难度大，建议列为重点提案",
    "与全区年度重点工作联系紧密，建议由领导领衔督办",
)
KEY_OPINIONS = ("同意列为候选，本委愿意协办", "选题有代表性，建议结合专题视察一并推动")
CHAIRS_MEETING = "区政协主席会议"
COMMITTEE_OFFICES = ("office-economy", "office-construction", "office-social-legal")
LEADERS = ("chair", "vice-chair-1", "vice-chair-2", "vice-chair-3", "vice-chair-4")
COMMITTEES = ("经济科技委员会", "城建环资委员会", "社会法制委员会、教科卫体委员会")

CPPCC_REASON = "所提事项为政协自身工作，由政协机关承办"
RETURN_REASONS = (
    "所提事项的审批和监管职责不在我单位，我单位只承担配合工作",
    "按照机构职责分工，该项工作的主管部门为建议单位",
)
RETURN_GRANTED = "经核对职责分工，同意退办，改由建议单位承办"
RETURN_DENIED = "该事项列入你单位职责清单，请继续承办，其他单位予以配合"
REPLACED = "机构改革后原单位职责划入新组建单位，改由其继续办理"
EXTENSION_REASONS = (
    "方案须提交区政府常务会议研究，会议安排在下月",
    "涉及三个街道的现场勘查尚未完成，需要补充测算资金",
)
PROGRESS = "已完成现场调研，正在汇总各方意见并起草实施方案"
EXTENSION_GRANTED = "理由成立，同意延期，请抓紧办理并按新的时限答复"
EXTENSION_DENIED = "前期准备时间充足，请按原定时限办理"
CONTACTED = (
    "电话联系提案者，说明承办分工，约定面商时间",
    "与提案者通话，了解提出建议的背景和重点关切",
)
PLACES = ("区政协委员之家", "承办单位会议室", "街道委员工作室", "项目现场")
POINTS = (
    "承办单位介绍现有工作和难点，提案者补充了调研情况，双方逐条讨论了建议",
    "双方察看现场，核对了提案所列数据，就办理先后次序交换意见",
    "提案者对资金来源和完成时间提出要求，承办单位作了说明",
)
AGREED = (
    "先行试点，年内形成方案，办理结果按建议逐条答复",
    "可以立即办的马上办，须列入计划的写明时间和责任人",
)
REFUSED = ("电话邀请面商，提案者表示近期在外地，谢绝面商", "再次邀请面商，提案者表示书面答复即可")
DISPUTED = "记录中的意见与当日所谈不符，请重新面商后据实登记"
CO_WAIVED = "会办单位职责已并入主办单位，免送会办意见"
REPLY_REJECTED = "部分建议只作了原则性回应，没有写明措施和时限，请补充后重新送审"
SIMILAR = "与同单位其他答复结构相近，已核对内容系针对本案"
DISSATISFIED = (
    "答复只介绍了现有工作，没有回应第一条建议，希望写明具体措施和时间",
    "办理态度较好，但关键问题没有进展，希望再次研究",
)
AGAIN_DISSATISFIED = "第二次答复仍未写明资金来源和完成时间，希望面对面协商解决"
REMARKS = ("承办单位重视，沟通充分", "答复具体，期待落实", "")
MINUTES = (
    "区政协副主席召集提案者、承办单位和交办机关专项协商。各方一致认为所提问题受规划条件限制，"
    "先由承办单位在两个社区试行，半年后由提案委员会组织回访；提案者表示理解。"
)
SUPPLEMENTED = "答复发出后，相关项目已完成招标并进场施工，现将进展补充告知提案者。"
PROMISE_PROGRESS = "已按承诺完成全部内容并通过验收，有关材料附后"
PROMISE_EVIDENCE = "现场照片、验收单和公示文件各一份"
PROMISE_HEARD = ("到现场看过，承诺的内容已经做到", "基本做到，建议继续维护好")
PROMISE_BROKEN = "期限已过，经现场核查项目尚未开工，认定未兑现"
PROMISE_MOVED = "受管线迁改影响，经批准调整完成时限"
LOOKED_BACK = "实地核查，走访受益群众，查阅项目台账，答复所列措施与实际相符"
LOOKED_BACK_FAILED = "实地核查发现答复所列措施没有落实，设施尚未投用"
LOOKBACK_EVIDENCE = "现场照片和核查记录"
LOOKBACK_HEARD = ("办理结果属实", "比答复时又有进展", "多数做到，个别点位还要加强")
AD_HOC = "群众反映答复事项落实不到位，提案委员会决定专项回头看"
PROBLEM = "部分点位进度滞后，牵头单位与配合单位分工不够明确"
TARGET = "按答复承诺的时间全部完成并投入使用"
MEASURES = "建立周调度机制，逐个点位明确责任人和完成时间，结果报提案委员会"
FINDING_EVIDENCE = "整改报告和现场核查记录"
REPORT = "到场提案者与承办单位逐项核对办理进展，所提问题已整改到位"
THEMES = ("民生实事类重点提案办理", "营商环境类提案办理", "超期未办结提案办理")


def seal(part: Part) -> str:
    """The digest of the scanned page with the seal on it."""
    return sha256(f"{part.author.key}:{part.piece.number}".encode()).hexdigest()


def mended(text: ProposalText) -> str:
    """The last suggestion as its author writes it after it came back."""
    return f"{text.suggestions[-1].rstrip('。')}。请主管部门年内提出方案，明确责任单位和时间。"


def edited(proposal: Proposal) -> ProposalText:
    """The committee's wording: the same matter, one clause more."""
    was = paper(proposal.text)
    return was._replace(analysis=f"{was.analysis.rstrip('。')}。以上问题有待统筹解决。")


def published(proposal: Proposal) -> str:
    """What the public would read."""
    was = paper(proposal.text)
    return "\n".join((was.title, was.facts, was.analysis, *was.suggestions))
