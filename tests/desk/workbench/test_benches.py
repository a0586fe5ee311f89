"""Every role has its workbench; none asks much of the database; the counts beside it agree."""

from __future__ import annotations

import pytest

from proposals.casework.actor import Actor
from proposals.desk import workbench
from proposals.records import Account, Letter
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import cosign
from tests.casework.supervise.owing import handled, owe
from tests.desk.statements import counted
from tests.desk.workbench.conftest import CLERK, HEAD, MEMBER, UNIT, anybody, who
from workflows.policies.sights import SEES
from workflows.terms import Duty, ProposalStage, Role, View

ROLES = sorted(SEES[View.WORKBENCH])
NOTHING = workbench.Owed({}, 0)


@pytest.fixture
def busy(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> None:
    """Some cases of the member 委员甲 at unit 1, and some on their way there."""
    for _ in range(5):
        case = handled(make_proposal, make_assignment, case_no=None, filed_at=AT)
        cosign(case.proposal, work)
        for duty in (Duty.FIRST_CONTACT, Duty.REPLY):
            owe(work, duty, case)
        owe(work, Duty.REVIEW, make_proposal(ProposalStage.UNDER_REVIEW))
        make_proposal(ProposalStage.SUBMITTED)


def reader(role: Role) -> Actor:
    """Somebody of each role who has a part in the busy office."""
    return who(role, member_id=1, unit_id=1, organisation_id=1)


def test_every_role_that_opens_the_workbench_has_one() -> None:
    assert set(workbench.BENCHES) == SEES[View.WORKBENCH]


def test_each_kind_of_workbench_is_named_after_its_function() -> None:
    assert {workbench.kind_of(role) for role in ROLES} == {
        *("clerk", "head", "reviewer", "assigner", "proposer", "handler"),
        *("leader", "committee_office", "auditor", "system"),
    }


def test_no_workbench_asks_more_than_twelve_statements(work: Work, busy: None) -> None:
    asked = {}
    for role in ROLES:
        with counted(work) as sent:
            workbench.BENCHES[role](work, reader(role))
        asked[role] = len(sent)
    assert max(asked.values()) <= 12, asked


def test_the_counts_of_the_navigation_ask_three_at_most(work: Work, busy: None) -> None:
    asked = {}
    for role in ROLES:
        with counted(work) as sent:
            workbench.owes(work, reader(role))
        asked[role] = len(sent)
    assert max(asked.values()) <= 3, asked


def test_an_empty_office_has_empty_workbenches(work: Work) -> None:
    assert all(workbench.owes(work, anybody(role)) == NOTHING for role in ROLES)


def test_the_count_is_what_the_clerks_workbench_shows(work: Work, busy: None) -> None:
    bench = workbench.clerk(work, CLERK)
    shown = bench.today.total + bench.arrivals.total
    assert workbench.owes(work, CLERK).pages[View.WORKBENCH] == shown


def test_the_count_is_what_the_directors_workbench_shows(work: Work, busy: None) -> None:
    shown = workbench.head(work, HEAD).decide.total
    assert workbench.owes(work, HEAD).pages[View.WORKBENCH] == shown == 5


def test_the_count_is_what_the_units_workbench_shows(work: Work, busy: None) -> None:
    (group,) = workbench.handler(work, UNIT).groups
    shown = sum(len(part.asked) for part in group.parts)
    assert workbench.owes(work, UNIT).pages[View.WORKBENCH] == shown


def test_a_member_who_is_asked_nothing_owes_nothing(work: Work, busy: None) -> None:
    assert workbench.owes(work, MEMBER) == NOTHING


@pytest.mark.parametrize(("urges", "view"), [(True, View.BOARD), (False, View.LETTERS)])
def test_letters_to_confirm_are_counted_where_they_stand(
    work: Work, make_proposal: MakeProposal, urges: bool, view: View
) -> None:
    proposal = make_proposal(ProposalStage.UNDER_REVIEW)
    row = owe(work, Duty.REVIEW, proposal)
    draft = {"title": "催办函", "addressee": "某单位", "words": "<document/>", "occasion": "一"}
    sent = {"written_at": AT, "send_on": AT.date(), "needs_confirmation": True}
    work.add(Letter(kind="x", deadline_id=row.id if urges else None, **draft, **sent))  # type: ignore[arg-type]
    work.flush()
    assert workbench.owes(work, HEAD).pages[view] == 1


def test_an_administrator_sees_accounts_and_no_case(work: Work, busy: None) -> None:
    work.add(Account(username="m001", name="委员甲"))
    work.flush()
    bench = workbench.system(work, who(Role.SYSADMIN))
    assert (bench.accounts, "提案" in repr(bench.faults)) == (1, False)
