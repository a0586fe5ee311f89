"""SEES: which roles may open which page. Whose cases it shows there, the desk asks besides.

And within a case: whose record of which acts is read only by the committee, and when an opinion
may be shown to the unit it is about.
"""

from __future__ import annotations

from workflows.policies.permits import COMMITTEE, LEADERS, UNIT
from workflows.refusals import NotFound, Objection
from workflows.terms import Act, FormState, ProposalStage, Role, View

EVERYBODY = frozenset(Role) - {Role.CLOCK}
SIGNED_IN = EVERYBODY - {Role.PUBLIC}
UNITS = UNIT | {Role.CO_UNIT}
OVERSIGHT = LEADERS | {Role.SEC_GENERAL}
AUDITOR = frozenset({Role.AUDITOR})
INSIDE = COMMITTEE | OVERSIGHT | AUDITOR | {Role.COMMITTEE_OFFICE}
"""The committee and those who oversee it: everything handed in."""
ALL_CASES = INSIDE | {Role.ASSIGNER}
SEES_CASES = SIGNED_IN - {Role.SYSADMIN}
"""A system administrator keeps accounts and has no content rights."""
READS_ACCOUNTS = AUDITOR | {Role.SYSADMIN}
"""Who reads in the record what was done to accounts, and whose number was shown to whom."""
WHOLE_CASES = SEES_CASES - {Role.REVIEWER, Role.CO_UNIT}
"""A reviewer reads what he reviews, a 会办 unit what its opinion is asked for; no more."""

SEES: dict[View, frozenset[Role]] = {
    View.WORKBENCH: SIGNED_IN,
    View.PROPOSALS: SEES_CASES,
    View.CASE: SEES_CASES,
    View.HANDLING: SEES_CASES,
    View.REPLIES: SEES_CASES,
    View.FOLLOW_UP: WHOLE_CASES,
    View.PAPERS: SEES_CASES - {Role.REVIEWER},
    View.TIMELINE: SEES_CASES,
    View.PRINT: SEES_CASES,
    View.CERTIFICATE: SEES_CASES,
    View.ATTACHMENT: SEES_CASES,
    View.ASSIGNMENT_MEETING: COMMITTEE | {Role.ASSIGNER},
    View.BOARD: ALL_CASES,
    View.CALENDAR: SEES_CASES,
    View.COMMITMENTS: WHOLE_CASES,
    View.SUPERVISIONS: WHOLE_CASES,
    View.LETTERS: SEES_CASES - {Role.REVIEWER},
    View.STATISTICS: ALL_CASES,
    View.MEMBERS: COMMITTEE | OVERSIGHT | AUDITOR,
    View.MEMBER: COMMITTEE | OVERSIGHT | AUDITOR | {Role.MEMBER, Role.CONVENOR},
    View.UNITS: ALL_CASES,
    View.UNIT: ALL_CASES | UNITS,
    View.ROSTERS: INSIDE | {Role.SYSADMIN},
    View.PROFILE: SIGNED_IN,
    View.HISTORY: COMMITTEE | READS_ACCOUNTS,
    View.JOBS: COMMITTEE | AUDITOR | {Role.SYSADMIN},
    View.ACCOUNTS: frozenset({Role.SYSADMIN}),
    View.SESSIONS: frozenset({Role.SYSADMIN}),
    View.ACCOUNT: SIGNED_IN,
    View.HELP: EVERYBODY,
}

RATINGS = frozenset({Act.RATE, Act.AMEND_RATING, Act.LAPSE})
"""On record at once, but a unit reads them only when they are locked."""

INTERNAL = frozenset(
    {
        *(Act.ADVANCE, Act.HOLD, Act.RELEASE, Act.PROPOSE_UNITS),
        *(Act.NOMINATE_KEY, Act.OPINE_KEY, Act.REDATE, Act.DISCARD_LETTER),
    }
)
"""Deliberations of the committee; nobody else reads who said what in them."""

SETTLED = frozenset(
    {
        *(ProposalStage.CLOSED, ProposalStage.TRACKING, ProposalStage.LOOKBACK),
        ProposalStage.ARCHIVED,
    }
)
ANSWERED = frozenset({FormState.RECEIVED, FormState.NO_RESPONSE})


def require(role: Role, view: View) -> None:
    """Raise `NotFound` unless this role may open this page: not yours is 404."""
    if role not in SEES[view]:
        raise NotFound(Objection("page_exists", "没有这个页面，请从导航进入"))


def views_of(role: Role) -> tuple[View, ...]:
    """The pages this role may open, in the order of the navigation."""
    return tuple(view for view, roles in SEES.items() if role in roles)


def locked(state: FormState, form_round: int, round: int, stage: ProposalStage) -> bool:
    """Whether nothing a unit does can change this opinion any more (integrity rule 33)."""
    return state in ANSWERED and (form_round < round or stage in SETTLED)
