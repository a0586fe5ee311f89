"""Who may come in: what is done to accounts, how a sign-in went, why a session ended."""

from workflows.terms.term import Term


class AccountAct(Term):
    """What is done to an account; on record beside the acts of cases, so no value is in both."""

    ADD = "add", "开立账号"
    RESET = "reset", "重置密码"
    CHANGE_PASSWORD = "change_password", "修改密码"
    SET_TOTP = "set_totp", "启用动态验证码"
    DROP_TOTP = "drop_totp", "停用动态验证码"
    CLOSE = "close_account", "停用账号"
    REOPEN = "reopen_account", "恢复账号"
    GRANT = "grant", "授予角色"
    PROPOSE_GRANT = "propose_grant", "提请授予角色"
    CONFIRM_GRANT = "confirm_grant", "确认授予角色"
    REFUSE_GRANT = "refuse_grant", "不同意授予角色"
    END_GRANT = "end_grant", "终止角色"
    CLOSE_SESSION = "close_session", "关闭登录"
    SEE_CONTACT_DETAILS = "see_contact_details", "查看联系方式"


class GrantState(Term):
    """How far the proposal to grant a role has come."""

    PROPOSED = "proposed", "待另一人确认"
    CONFIRMED = "confirmed", "已确认"
    REFUSED = "refused", "不同意"


class SignInOutcome(Term):
    """How one attempt to sign in went."""

    PASSED = "passed", "成功"
    FAILED = "failed", "未通过"
    BARRED = "barred", "暂停登录期间"


class SessionEnd(Term):
    """Why a session ended."""

    SIGNED_OUT = "signed_out", "本人退出"
    IDLE = "idle", "久未操作"
    EXPIRED = "expired", "超过一次登录的时限"
    CLOSED_BY_OWNER = "closed_by_owner", "本人关闭"
    CLOSED_BY_KEEPER = "closed_by_keeper", "系统管理员关闭"
    PASSWORD_CHANGED = "password_changed", "密码已变更"
    ACCOUNT_CLOSED = "account_closed", "账号停用"
