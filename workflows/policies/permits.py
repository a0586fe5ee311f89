"""MAY: which roles may do which act. Whose case it is, casework asks besides."""

from __future__ import annotations

from workflows.refusals import NotYou, Objection
from workflows.terms import Act, Role

PROPOSERS = frozenset({Role.MEMBER, Role.ORG_PROPOSER, Role.CONVENOR})
PROXY = PROPOSERS | {Role.CLERK}
"""A clerk may enter what came on paper, with the scan as evidence (proxy entry)."""
UNIT = frozenset({Role.UNIT_OFFICE, Role.UNIT_HANDLER, Role.UNIT_LEADER})
COMMITTEE = frozenset({Role.CLERK, Role.COMMITTEE_HEAD})
LEADERS = frozenset({Role.CHAIR, Role.VICE_CHAIR})
CLOCK = frozenset({Role.CLOCK})
SUPERVISORS = frozenset({Role.COMMITTEE_HEAD, Role.COMMITTEE_OFFICE, Role.CLERK})
OF_ROSTERS = (
    *(Act.OPEN_TERM, Act.OPEN_SESSION, Act.CORRECT_SESSION),
    *(Act.ADD_SECTOR, Act.CORRECT_SECTOR, Act.END_SECTOR, Act.NAME_CONVENOR),
    *(Act.ADD_ORGANISATION, Act.CORRECT_ORGANISATION, Act.END_ORGANISATION, Act.NAME_SIGNATORY),
    *(Act.ENROL_MEMBER, Act.CORRECT_MEMBER, Act.END_MEMBERSHIP),
    *(Act.ADD_UNIT, Act.CORRECT_UNIT, Act.RENAME_UNIT, Act.END_UNIT),
    Act.IMPORT_CALENDAR,
)
"""They keep the rosters and move no case; the office that imports rosters keeps them by hand."""
ATTACHING = PROXY | UNIT | SUPERVISORS | LEADERS | {Role.CO_UNIT}

MAY: dict[Act, frozenset[Role]] = {
    # 提
    Act.DRAFT: PROXY,
    Act.OPEN_CALL: frozenset({Role.CONVENOR, Role.CLERK}),
    Act.JOIN_CALL: frozenset({Role.MEMBER, Role.CONVENOR, Role.CLERK}),
    Act.INVITE: PROXY,
    Act.UNINVITE: PROXY,
    Act.COSIGN: PROXY,
    Act.DECLINE: PROXY,
    Act.LEAVE: PROXY,
    Act.SIGN_COLLECTIVE: frozenset({Role.ORG_PROPOSER, Role.CONVENOR, Role.CLERK}),
    Act.SUBMIT: PROXY,
    Act.WITHDRAW: PROXY,
    Act.CONSENT_WITHDRAWAL: frozenset({Role.COMMITTEE_HEAD}),
    Act.ATTACH: ATTACHING,
    Act.REMOVE_ATTACHMENT: ATTACHING,
    # 立
    Act.ACCEPT: frozenset({Role.CLERK}),
    Act.SEND_BACK: frozenset({Role.CLERK, Role.REVIEWER, Role.COMMITTEE_HEAD}),
    Act.ADVANCE: frozenset({Role.CLERK, Role.REVIEWER}),
    Act.REVISE_TEXT: COMMITTEE,
    Act.HOLD: COMMITTEE,
    Act.RELEASE: frozenset({Role.COMMITTEE_HEAD}),
    Act.FILE: frozenset({Role.COMMITTEE_HEAD}),
    Act.REJECT: frozenset({Role.COMMITTEE_HEAD}),
    Act.CONSENT_CONVERSION: PROXY,
    Act.CONVERT: COMMITTEE,
    Act.CONSENT_MERGE: PROXY,
    Act.MERGE: frozenset({Role.COMMITTEE_HEAD}),
    Act.UNMERGE: frozenset({Role.COMMITTEE_HEAD}),
    Act.PUBLISH_PROPOSAL: COMMITTEE,
    Act.NOMINATE_KEY: COMMITTEE,
    Act.OPINE_KEY: frozenset({Role.ORG_PROPOSER, Role.COMMITTEE_OFFICE, Role.SEC_GENERAL}),
    Act.DECIDE_KEY: LEADERS,
    # 办: the proposal
    Act.PROPOSE_UNITS: COMMITTEE,
    Act.ASSIGN: frozenset({Role.ASSIGNER}),
    Act.REASSIGN: frozenset({Role.ASSIGNER}),
    Act.BEGIN: CLOCK | UNIT,
    Act.MEET: CLOCK | PROXY | UNIT,
    Act.REPLY: CLOCK | UNIT,
    Act.RATE: PROXY,
    Act.AMEND_RATING: PROPOSERS,
    Act.LAPSE: CLOCK,
    Act.REHANDLE: CLOCK | PROXY | COMMITTEE,
    Act.SPECIAL_CONSULT: frozenset({Role.COMMITTEE_HEAD, Role.ASSIGNER}),
    Act.CLOSE: CLOCK | PROXY | COMMITTEE | {Role.ASSIGNER},
    Act.PUBLISH_REPLY: COMMITTEE,
    # 办: the unit
    Act.SIGN_FOR: frozenset({Role.UNIT_OFFICE, Role.CO_UNIT}),
    Act.REQUEST_RETURN: frozenset({Role.UNIT_OFFICE, Role.CO_UNIT}),
    Act.CANCEL_RETURN: frozenset({Role.UNIT_OFFICE, Role.CO_UNIT}),
    Act.APPROVE_RETURN: frozenset({Role.ASSIGNER}),
    Act.DENY_RETURN: frozenset({Role.ASSIGNER}),
    Act.REPLACE: frozenset({Role.ASSIGNER}),
    Act.CONTACT: UNIT | {Role.CO_UNIT},
    Act.RECORD_MEETING: UNIT | {Role.CO_UNIT},
    Act.CONFIRM_MEETING: PROXY,
    Act.DISPUTE_MEETING: PROXY,
    Act.WAIVE_MEETING: PROXY,
    Act.REQUEST_EXTENSION: UNIT,
    Act.GRANT_EXTENSION: frozenset({Role.ASSIGNER}),
    Act.DENY_EXTENSION: frozenset({Role.ASSIGNER}),
    Act.GIVE_OPINION: UNIT | {Role.CO_UNIT},
    Act.WAIVE_OPINION: frozenset({Role.ASSIGNER, Role.COMMITTEE_HEAD}),
    Act.SUBMIT_REPLY: frozenset({Role.UNIT_OFFICE, Role.UNIT_LEADER}),
    Act.REJECT_REPLY: frozenset({Role.ASSIGNER, Role.CLERK}),
    Act.PASS_REPLY: frozenset({Role.ASSIGNER, Role.CLERK}),
    Act.ISSUE_REPLY: frozenset({Role.UNIT_OFFICE, Role.UNIT_LEADER}),
    Act.SUPPLEMENT: UNIT,
    Act.REDO: CLOCK | PROXY | COMMITTEE,
    Act.FINISH: CLOCK | PROXY | COMMITTEE | {Role.ASSIGNER},
    Act.RECALL: CLOCK | PROXY | {Role.ASSIGNER},
    # 督
    Act.URGE: CLOCK | COMMITTEE,
    Act.SKIP_RUNG: frozenset({Role.COMMITTEE_HEAD, Role.SEC_GENERAL}) | LEADERS,
    Act.CONFIRM_LETTER: COMMITTEE,
    Act.DISCARD_LETTER: COMMITTEE,
    Act.VOID_LETTER: COMMITTEE,
    Act.REDATE: CLOCK,
    Act.PLAN_SUPERVISION: SUPERVISORS,
    Act.APPROVE_SUPERVISION: LEADERS,
    Act.START_SUPERVISION: SUPERVISORS | LEADERS,
    Act.INVITE_PROPOSERS: SUPERVISORS,
    Act.RECORD_ATTENDANCE: SUPERVISORS,
    Act.RECORD_FINDINGS: SUPERVISORS | LEADERS,
    Act.VERIFY_FINDING: SUPERVISORS,
    Act.VERIFY_SUPERVISION: SUPERVISORS,
    Act.CLOSE_SUPERVISION: frozenset({Role.COMMITTEE_HEAD}) | LEADERS,
    Act.CANCEL_SUPERVISION: LEADERS | {Role.SEC_GENERAL},
    Act.PROMISE: frozenset({Role.UNIT_OFFICE, Role.UNIT_LEADER}),
    Act.REPORT_PROMISE: UNIT,
    Act.OPINE_PROMISE: PROXY | CLOCK,
    Act.VERIFY_PROMISE: COMMITTEE,
    Act.BREAK_PROMISE: frozenset({Role.COMMITTEE_HEAD}),
    Act.MOVE_PROMISE: frozenset({Role.COMMITTEE_HEAD, Role.ASSIGNER}),
    Act.TRACK: CLOCK | COMMITTEE | PROXY | {Role.ASSIGNER},
    Act.LOOK_BACK: COMMITTEE,
    Act.PLAN_LOOKBACK: CLOCK | COMMITTEE,
    Act.START_LOOKBACK: COMMITTEE,
    Act.OPINE_LOOKBACK: PROXY | CLOCK,
    Act.CONFIRM_LOOKBACK: COMMITTEE,
    Act.RECLASSIFY: frozenset({Role.COMMITTEE_HEAD}),
    Act.FAIL_LOOKBACK: frozenset({Role.COMMITTEE_HEAD}),
    Act.REOPEN: frozenset({Role.COMMITTEE_HEAD}),
    Act.ARCHIVE: COMMITTEE,
    Act.AMEND: frozenset({Role.COMMITTEE_HEAD}),
    # 名册
    **dict.fromkeys(OF_ROSTERS, frozenset({Role.CLERK})),
}


def require(role: Role, act: Act) -> None:
    """Raise `NotYou` unless this role may do this act."""
    if role not in MAY[act]:
        may = "、".join(r.label for r in Role if r in MAY[act])
        raise NotYou(Objection("role_permits_act", f"{act.label}由{may}办理，{role.label}不能办理"))


def acts_of(role: Role) -> tuple[Act, ...]:
    """What this role may do, in the order of a case's life."""
    return tuple(act for act, roles in MAY.items() if role in roles)
