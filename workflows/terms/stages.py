"""The four phases, the seven stations and every stage of the linked lifecycles."""

from workflows.terms.term import Term


class Phase(Term):
    """The four links of a proposal's life (R-01)."""

    SUBMIT = "submit", "提"
    FILE = "file", "立"
    HANDLE = "handle", "办"
    SUPERVISE = "supervise", "督"


class Station(Term):
    """The seven stations every page of a case shows."""

    SUBMIT = "submit", "提"
    FILE = "file", "立"
    HANDLE = "handle", "办"
    FACE_TO_FACE = "face_to_face", "面对面"
    SUPERVISE = "supervise", "督"
    REHANDLE = "rehandle", "二次办理"
    LOOK_BACK = "look_back", "回头看"


class Stage(Term):
    """What every lifecycle's stages have in common."""


class ProposalStage(Stage):
    """Where a 提案 stands."""

    DRAFT = "draft", "草稿"
    SUBMITTED = "submitted", "已提交"
    RETURNED = "returned", "退回修改"
    WITHDRAWN = "withdrawn", "已撤案"
    UNDER_REVIEW = "under_review", "审查中"
    FILED = "filed", "已立案"
    MERGED = "merged", "已并案"
    NOT_FILED = "not_filed", "不予立案"
    ASSIGNED = "assigned", "已交办"
    HANDLING = "handling", "办理中"
    FACE_TO_FACE = "face_to_face", "面对面"
    REPLIED = "replied", "已答复"
    REHANDLING = "rehandling", "二次办理"
    CLOSED = "closed", "已办结"
    TRACKING = "tracking", "跟踪办理"
    LOOKBACK = "lookback", "回头看"
    ARCHIVED = "archived", "已归档"


class AssignmentStage(Stage):
    """Where one proposal stands at one handling unit."""

    PENDING_SIGN = "pending_sign", "待签收"
    RETURN_REQUESTED = "return_requested", "申退中"
    RETURNED = "returned", "已退办"
    HANDLING = "handling", "办理中"
    MET = "met", "已面商"
    OPINION_GIVEN = "opinion_given", "会办意见已送"
    REPLY_REVIEW = "reply_review", "答复待审"
    REPLIED = "replied", "已办复"
    DONE = "done", "办结"


class SupervisionStage(Stage):
    """Where one 督办 stands."""

    PLANNED = "planned", "已拟方案"
    APPROVED = "approved", "方案已批准"
    UNDER_WAY = "under_way", "督办中"
    FINDINGS_OPEN = "findings_open", "整改中"
    VERIFIED = "verified", "已核查"
    CLOSED = "closed", "督办办结"
    CANCELLED = "cancelled", "已取消"


class CommitmentStage(Stage):
    """Where one 承诺 stands."""

    OPEN = "open", "待兑现"
    REPORTED = "reported", "已报告，待核查"
    VERIFIED = "verified", "已兑现"
    NOT_KEPT = "not_kept", "未兑现"


class LookbackStage(Stage):
    """Where one 回头看 stands."""

    SCHEDULED = "scheduled", "已列入"
    UNDER_WAY = "under_way", "核查中"
    CONFIRMED = "confirmed", "属实"
    RECLASSIFIED = "reclassified", "已转类"
    REOPENED = "reopened", "重新办理"
