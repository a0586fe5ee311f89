"""The pages of the office; which role may open which, the sights say."""

from workflows.terms.term import Term


class View(Term):
    """One page, or one tab of a case; the label is what the navigation says."""

    WORKBENCH = "workbench", "工作台"
    # One case
    PROPOSALS = "proposals", "提案"
    CASE = "case", "正文"
    HANDLING = "handling", "办理"
    REPLIES = "replies", "答复与评价"
    FOLLOW_UP = "follow_up", "督办与承诺"
    PAPERS = "papers", "本案文书"
    TIMELINE = "timeline", "办理记录"
    PRINT = "print", "打印"
    CERTIFICATE = "certificate", "期限证明"
    ATTACHMENT = "attachment", "附件"
    # All cases
    ASSIGNMENT_MEETING = "assignment_meeting", "交办会"
    BOARD = "board", "督办台"
    CALENDAR = "calendar", "日历"
    COMMITMENTS = "commitments", "承诺台账"
    SUPERVISIONS = "supervisions", "督办事项"
    LETTERS = "letters", "文书"
    STATISTICS = "statistics", "统计"
    # People and rules
    MEMBERS = "members", "委员履职"
    MEMBER = "member", "履职档案"
    UNITS = "units", "承办单位"
    UNIT = "unit", "单位档案"
    ROSTERS = "rosters", "名册"
    PROFILE = "profile", "制度"
    HISTORY = "history", "记录"
    JOBS = "jobs", "任务与投递"
    # The system
    ACCOUNTS = "accounts", "账号"
    SESSIONS = "sessions", "登录"
    ACCOUNT = "account", "本人账号"
    HELP = "help", "手册"
