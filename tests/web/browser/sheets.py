"""Which pages are looked at, and by whom: every page to read, every kind of form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlmodel import select

from proposals.casework.actor import Actor
from proposals.casework.importing import importers
from proposals.database import Office
from proposals.records import Account, KeyNomination, Merging, Proposal
from proposals.rehearsal.faces import SAYS, faces
from proposals.rehearsal.script import CURTAIN
from proposals.work import Work
from tests.web.doors import BY_ACT, Door, doors
from tests.web.own_rows import filled, one_of_each, reads, rows_of
from workflows.policies.sights import SEES
from workflows.terms import Act, ReviewLevel, Role, View

EVERY_ROLE = {"workbench"}
"""Pages that look different to every role."""
SEVERAL = (Role.CLERK, Role.MEMBER, Role.UNIT_OFFICE)
OF_A_CASE = frozenset(
    {View.CASE, View.HANDLING, View.REPLIES, View.FOLLOW_UP, View.PAPERS, View.TIMELINE}
)
"""Pages that show the committee, a proposer and a unit different parts."""
FULL = (13, 29, 32, 35)
"""Cases of the play with supervisions, promises, look-backs, replies, several units."""
NO_PAGE = {
    "attachment": "a file",
    "letter_file": "a file",
    "case_form": "a file",
    "member_file": "a file",
    "unit_year": "a file",
    "review_report": "a file",
    "digest": "a notice like a letter",
}


class Sheet(NamedTuple):
    """One page as one role sees it."""

    door: Door
    role: Role

    def __str__(self) -> str:
        return f"{self.door.name}-{self.role}"

    @property
    def empty(self) -> bool:
        """Whether it can be opened in an office with nothing in it."""
        return rows_of(self.door) is None


def sheets() -> Iterator[Sheet]:
    """Every page to read, each by the role that sees most of it, or by several."""
    for door in doors():
        if _is_page(door):
            yield from (Sheet(door, role) for role in readers(door))


def _is_page(door: Door) -> bool:
    by_hand = door.name in BY_ACT or door.name in NO_PAGE or "{ending}" in door.path
    return door.method == "GET" and door.view is not None and not by_hand


def readers(door: Door) -> list[Role]:
    """The roles that look at it."""
    may = [role for role in SAYS if role in SEES[door.view or View.CASE]]
    if door.name == "import_form":
        may = [role for role in may if role in importers.ROSTERS]
    if door.name in EVERY_ROLE:
        return may
    return [role for role in SEVERAL if role in may] if door.view in OF_A_CASE else may[:1]


def address(office: Office, sheet: Sheet, username: str) -> str:
    """The page with the number of a row that is his."""
    if sheet.empty:
        return filled(sheet.door)
    with office.reading() as work:
        account = work.exec(select(Account).where(Account.username == username)).one()
        reader = Actor(
            account.name,
            sheet.role,
            CURTAIN,
            account.member_id,
            account.organisation_id,
            account.unit_id,
        )
        his = _fullest(work, reader, sheet.door) or one_of_each(work, reader, sheet.door)[0]
    assert his is not None, f"nothing to see behind {sheet}"
    return filled(sheet.door, his)


def _fullest(work: Work, reader: Actor, door: Door) -> int | None:
    """Of the cases this reader may see one with much in it."""
    if not door.path.startswith("/proposals/"):
        return None
    return next((id for id in FULL if reads(work, reader, door, id)), None)


def face(office: Office, role: Role) -> str:
    """The account with most in hand in this role."""
    with office.reading() as work:
        return next(f.username for f in faces(work, CURTAIN.date()) if f.role == role)


class Form(NamedTuple):
    """The form of one act where the played committee has it open; case 0: the rosters."""

    act: Act
    username: str
    role: Role
    case: int
    of: str = ""

    def __str__(self) -> str:
        return str(self.act)

    @property
    def address(self) -> str:
        """Where it is."""
        where = f"/proposals/{self.case}" if self.case else "/rosters"
        return f"{where}/acts/{self.act}" + (f"?of={self.of}" if self.of else "")


class Together(Form):
    """The form of one act for many cases at once."""

    def __str__(self) -> str:
        return f"{self.act}-together"

    @property
    def address(self) -> str:
        """Where the cases are ticked."""
        return f"/bulk/{self.act}"


FORMS = (
    Form(Act.DRAFT, "m096", Role.MEMBER, 38),
    Form(Act.INVITE, "m096", Role.MEMBER, 38),
    Form(Act.COSIGN, "m096", Role.MEMBER, 38),
    Form(Act.DECLINE, "m096", Role.MEMBER, 38),
    Form(Act.LEAVE, "m055", Role.MEMBER, 35),
    Form(Act.SUBMIT, "m096", Role.MEMBER, 38),
    Form(Act.WITHDRAW, "m076", Role.MEMBER, 37),
    Form(Act.CONSENT_WITHDRAWAL, "head", Role.COMMITTEE_HEAD, 34),
    Form(Act.ATTACH, "chair", Role.CHAIR, 13),
    Form(Act.ACCEPT, "clerk-1", Role.CLERK, 39),
    Form(Act.SEND_BACK, "head", Role.COMMITTEE_HEAD, 37),
    Form(Act.ADVANCE, "clerk-1", Role.CLERK, 37),
    Form(Act.REVISE_TEXT, "head", Role.COMMITTEE_HEAD, 37),
    Form(Act.HOLD, "head", Role.COMMITTEE_HEAD, 36),
    Form(Act.CONSENT_MERGE, "party_tm", Role.ORG_PROPOSER, 36),
    Form(Act.PUBLISH_PROPOSAL, "head", Role.COMMITTEE_HEAD, 37),
    Form(Act.NOMINATE_KEY, "head", Role.COMMITTEE_HEAD, 34),
    Form(Act.PROPOSE_UNITS, "head", Role.COMMITTEE_HEAD, 36),
    Form(Act.RATE, "m126", Role.MEMBER, 32, "54"),
    Form(Act.AMEND_RATING, "m126", Role.MEMBER, 32, "54"),
    Form(Act.PUBLISH_REPLY, "head", Role.COMMITTEE_HEAD, 32),
    Form(Act.SIGN_FOR, "education-office", Role.UNIT_OFFICE, 35, "45"),
    Form(Act.REPLACE, "assigner-government", Role.ASSIGNER, 31, "39"),
    Form(Act.CONTACT, "finance-leader", Role.UNIT_LEADER, 31, "39"),
    Form(Act.RECORD_MEETING, "finance-leader", Role.UNIT_LEADER, 31, "39"),
    Form(Act.WAIVE_MEETING, "m103", Role.MEMBER, 31, "39"),
    Form(Act.REQUEST_EXTENSION, "procuratorate-leader", Role.UNIT_LEADER, 33, "43"),
    Form(Act.WAIVE_OPINION, "head", Role.COMMITTEE_HEAD, 35, "46"),
    Form(Act.SUBMIT_REPLY, "procuratorate-leader", Role.UNIT_LEADER, 33, "43"),
    Form(Act.SUPPLEMENT, "bigdata_center-leader", Role.UNIT_LEADER, 13, "2"),
    Form(Act.RECALL, "assigner-government", Role.ASSIGNER, 31, "39"),
    Form(Act.SKIP_RUNG, "chair", Role.CHAIR, 13, "412"),
    Form(Act.PLAN_SUPERVISION, "head", Role.COMMITTEE_HEAD, 13),
    Form(Act.VERIFY_FINDING, "head", Role.COMMITTEE_HEAD, 22, "16"),
    Form(Act.REPORT_PROMISE, "bigdata_center-leader", Role.UNIT_LEADER, 13, "2"),
    Form(Act.MOVE_PROMISE, "head", Role.COMMITTEE_HEAD, 13, "11"),
    Form(Act.PLAN_LOOKBACK, "head", Role.COMMITTEE_HEAD, 21),
    Form(Act.START_LOOKBACK, "head", Role.COMMITTEE_HEAD, 13, "13"),
    Form(Act.OPINE_LOOKBACK, "m017", Role.MEMBER, 29, "15"),
    Form(Act.CONFIRM_LOOKBACK, "head", Role.COMMITTEE_HEAD, 29, "15"),
    Form(Act.FAIL_LOOKBACK, "head", Role.COMMITTEE_HEAD, 29, "15"),
    Form(Act.ARCHIVE, "head", Role.COMMITTEE_HEAD, 20),
    Form(Act.AMEND, "head", Role.COMMITTEE_HEAD, 1),
    Form(Act.OPEN_SESSION, "clerk-1", Role.CLERK, 0),
    Form(Act.NAME_CONVENOR, "clerk-1", Role.CLERK, 0, "1"),
    Form(Act.ENROL_MEMBER, "clerk-1", Role.CLERK, 0),
    Form(Act.END_UNIT, "clerk-1", Role.CLERK, 0, "1"),
)
"""Where the acts stand open on the played committee's last day; the play is always the same."""

DECISIONS = (
    Form(Act.REJECT, "head", Role.COMMITTEE_HEAD, 37),
    Form(Act.MERGE, "head", Role.COMMITTEE_HEAD, 36),
    Form(Act.OPINE_KEY, "sec-general", Role.SEC_GENERAL, 34),
    Form(Act.DECIDE_KEY, "chair", Role.CHAIR, 34),
    Together(Act.ASSIGN, "assigner-government", Role.ASSIGNER, 0),
)
"""Forms of decisions the play has behind it; `prepare` lays the cases before those who decide."""


def prepare(office: Office) -> None:
    """Case 37 before the final review, 36 to be merged or assigned, 34 a candidate."""
    with office.transaction() as work:
        review, filed, candidate = (work.get_one(Proposal, id) for id in (37, 36, 34))
        review.review_level = ReviewLevel.FINAL
        filed.proposed_units = candidate.proposed_units
        consents = {"child_consent": "本人同意", "lead_consent": "本人同意"}
        work.add(Merging(child_id=filed.key, lead_id=candidate.key, **consents))
        work.add(KeyNomination(proposal_id=candidate.key, reason="影响面广", nominated_at=CURTAIN))
