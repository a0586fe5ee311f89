"""A proposer's list: what is owed in the published cases of others is not told."""

from __future__ import annotations

from proposals.records import Publication
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.supervise.owing import handled, owe
from tests.desk.listing.conftest import Ask
from tests.desk.sight.conftest import who
from workflows.terms import Duty, Role


def test_a_stranger_sees_no_clock_and_finds_none_late(
    ask: Ask, work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = handled(make_proposal, make_assignment, submitted_at=AT)
    owe(work, Duty.REPLY, case)
    given = {"what": "proposal", "round": 0, "text": "全文", "screened_by": "林秘书"}
    work.add(Publication(proposal_id=case.proposal.key, published_at=AT, **given))
    clocks = [ask("", who(Role.MEMBER, member_id=n)).rows[0].clock for n in (1, 5)]
    assert [clock is None for clock in clocks] == [False, True]
    assert ask("late=0", who(Role.MEMBER, member_id=5)).total == 0
