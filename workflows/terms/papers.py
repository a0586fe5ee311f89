"""What stands on the papers: windows, ratings, answers, meetings, publicity."""

from workflows.terms.term import Term


class Intake(Term):
    """In which window a proposal was submitted (R-03)."""

    PLENARY = "plenary", "大会提案"
    RECESS = "recess", "平时提案"


class ReviewLevel(Term):
    """The levels of review a profile may ask for."""

    PRELIM = "prelim", "初审"
    SECOND = "second", "复审"
    FINAL = "final", "终审"


class MeetingForm(Term):
    """How unit and proposer spoke; only a meeting in person is 面对面 (integrity rule 25)."""

    TALK = "talk", "面谈"
    SYMPOSIUM = "symposium", "座谈会"
    ON_SITE = "on_site", "现场"
    PHONE = "phone", "电话"
    EMAIL = "email", "邮件"
    LETTER = "letter", "书信"
    OTHER = "other", "其他"

    @property
    def face_to_face(self) -> bool:
        """Whether this form counts as 面对面."""
        return self in {self.TALK, self.SYMPOSIUM, self.ON_SITE}


class MeetingOutcome(Term):
    """What became of a consultation record."""

    RECORDED = "recorded", "待委员确认"
    CONFIRMED = "confirmed", "委员已确认"
    DISPUTED = "disputed", "委员不予认可"
    REFUSED = "refused", "委员谢绝面商"


class WaiverGround(Term):
    """Why a reply may go out without a meeting."""

    CONSENT = "consent", "提案者同意免予面商"
    REFUSALS = "refusals", "多次谢绝面商并有记录"
    NOT_REQUIRED = "not_required", "本级规定不要求面商"


class Adoption(Term):
    """What became of one suggestion."""

    ADOPTED = "adopted", "采纳"
    PARTLY = "partly", "部分采纳"
    NOT_ADOPTED = "not_adopted", "未采纳"


class Publicity(Term):
    """公开属性 of a reply."""

    OPEN = "open", "主动公开"
    ON_REQUEST = "on_request", "依申请公开"
    CLOSED = "closed_to_public", "不予公开"


class Rating(Term):
    """How a proposer rates the work and the result."""

    SATISFIED = "satisfied", "满意"
    BASICALLY = "basically_satisfied", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class FormState(Term):
    """Where one opinion form stands; silence is never satisfaction."""

    OPEN = "open", "待反馈"
    RECEIVED = "received", "已反馈"
    NO_RESPONSE = "no_response", "未反馈"
    SUPERSEDED = "superseded", "已作废"


class SupervisionForm(Term):
    """How a supervision is carried out."""

    SYMPOSIUM = "symposium", "座谈"
    SURVEY = "survey", "调研"
    INSPECTION = "inspection", "视察"
    FOLLOW_UP = "follow_up_inspection", "跟踪视察"
    CALL = "call", "电话/发函"
    VISIT = "visit", "走访"
    MEETING = "meeting", "会议"


class Rung(Term):
    """The ladder: 提醒 → 预警 → 催办 → 督办 → 通报."""

    REMIND = "remind", "提醒"
    WARN = "warn", "预警"
    URGE = "urge", "催办"
    SUPERVISE = "supervise", "督办"
    CIRCULAR = "circular", "通报"

    @property
    def colour(self) -> str:
        """The colour of the rung as committees print it; never shown without the word."""
        return {"remind": "蓝", "warn": "黄", "urge": "橙"}.get(self.value, "红")


class Duty(Term):
    """What somebody owes by a date."""

    REVIEW = "review", "审查"
    REVISE = "revise", "修改重报"
    ASSIGN = "assign", "交办"
    SIGN_FOR = "sign_for", "签收"
    REQUEST_RETURN = "request_return", "申请退办"
    DECIDE_RETURN = "decide_return", "退办决定"
    FIRST_CONTACT = "first_contact", "首次联系"
    CO_OPINION = "co_opinion", "会办意见"
    REPLY = "reply", "答复"
    FEEDBACK = "feedback", "反馈"
    REHANDLE = "rehandle", "二次办理"
    PUBLISH_SUBMITTED = "publish_submitted", "公布提案"
    PUBLISH_REPLY = "publish_reply", "公开答复"
    COMMITMENT = "commitment", "承诺兑现"
    LOOKBACK = "lookback", "回头看"
    FINDING = "finding", "督办整改"

    @property
    def is_right(self) -> bool:
        """A right that may be let pass; nobody is late with it."""
        return self is Duty.REQUEST_RETURN
