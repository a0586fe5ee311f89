"""承诺台账: filters, the rate of those kept, and dates given by the batch."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.casework.actor import Actor
from proposals.desk.ledger import Ledger, Wanted, ledger
from proposals.records import Assignment, Commitment, Reply
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from tests.casework.supervise.owing import CLERK, MEMBER, handled, on
from tests.desk.statements import counted
from workflows.terms import CommitmentStage, Publicity, Rank, Role

TODAY = date(2026, 10, 1)
KEPT, OPEN = CommitmentStage.VERIFIED, CommitmentStage.OPEN
OTHER = person(Role.MEMBER, "委员丁", member_id=4)
OTHER_UNIT = person(Role.UNIT_OFFICE, "教育局办公室", unit_id=3)


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Assignment:
    """区住建局 has answered."""
    held = handled(make_proposal, make_assignment)
    held.replies.append(
        Reply(
            assignment_id=held.key,
            round=1,
            unit_class="B",
            publicity=Publicity.OPEN,
            signatory="副局长壬",
            signatory_rank=Rank.DEPUTY_LEADER,
            contact="科员辛",
            drafted_at=AT,
        )
    )
    work.flush()
    return held


def promise(
    work: Work, case: Assignment, due_on: date, stage: CommitmentStage = OPEN, **given: object
) -> None:
    people = {"leader": "局长庚", "office": "房管科", "handler": "科员辛"}
    made = Commitment(
        stage=stage,
        proposal_id=case.proposal_id,
        assignment_id=case.key,
        reply_id=case.replies[0].id,
        item="出台补助办法",
        target="印发办法",
        due_on=due_on,
        **{**people, **given},  # type: ignore[arg-type]
    )
    work.add(made)
    work.flush()


def kept(work: Work, wanted: Wanted | None = None, who: Actor = CLERK) -> Ledger:
    return ledger(work, on(TODAY, who), wanted or Wanted())


def test_of_the_promises_due_those_verified_are_kept(work: Work, case: Assignment) -> None:
    promise(work, case, date(2026, 9, 1), KEPT)
    promise(work, case, date(2026, 9, 2), CommitmentStage.NOT_KEPT)
    promise(work, case, date(2026, 12, 1))
    assert kept(work).kept.text == "50.0%（1/2）"


def test_a_promise_the_unit_only_reported_is_not_kept(work: Work, case: Assignment) -> None:
    promise(work, case, date(2026, 9, 1), CommitmentStage.REPORTED)
    assert kept(work).kept.text == "0.0%（0/1）"


def test_where_nothing_is_due_the_rate_is_a_dash(work: Work, case: Assignment) -> None:
    promise(work, case, date(2026, 12, 1))
    assert kept(work).kept.text == "—"


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        (Wanted(), 2),
        (Wanted(stage=OPEN), 1),
        (Wanted(unit="区财政局"), 0),
        (Wanted(since=date(2026, 9, 2)), 1),
        (Wanted(until=date(2026, 9, 1)), 1),
        (Wanted(overdue=True), 1),
    ],
)
def test_the_ledger_is_narrowed(work: Work, case: Assignment, wanted: Wanted, shown: int) -> None:
    promise(work, case, date(2026, 9, 1), KEPT)
    promise(work, case, date(2026, 9, 30))
    assert kept(work, wanted).page.total == shown


def test_rule_37_a_unit_that_dates_everything_31_december_is_named(
    work: Work, case: Assignment
) -> None:
    promise(work, case, date(2026, 12, 31))
    promise(work, case, date(2027, 12, 31))
    assert kept(work).batch_dated == ("区住建局",)


def test_one_other_date_is_enough_not_to_be_named(work: Work, case: Assignment) -> None:
    promise(work, case, date(2026, 12, 31))
    promise(work, case, date(2026, 11, 30))
    assert kept(work).batch_dated == ()


def test_a_promise_that_is_not_public_is_the_proposers_and_the_units(
    work: Work, case: Assignment
) -> None:
    promise(work, case, date(2026, 12, 1), made_public=False)
    assert [kept(work, who=who).page.total for who in (CLERK, MEMBER, OTHER, OTHER_UNIT)] == [
        *(1, 1, 0, 0)
    ]


def test_the_ledger_costs_one_statement(work: Work, case: Assignment) -> None:
    promise(work, case, date(2026, 9, 1))
    with counted(work) as sent:
        ledger(work, on(TODAY, CLERK))
    assert len(sent) == 1
