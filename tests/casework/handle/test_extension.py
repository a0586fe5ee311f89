"""延期: before expiry, within the caps, once, and told to all concerned (integrity rule 19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from proposals.casework import duties, step
from proposals.casework.handle import assignment, consultation, extension, returning
from proposals.records import Assignment, Deadline
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from tests.casework.handle.answered import MEMBER, Met, answer
from tests.casework.handle.stories import (
    ASSIGNER,
    LEAD_AND_CO,
    filed,
    handed_over,
    later,
    letters,
    office_of,
    refused,
    signed,
)
from workflows.papers.asking import ReturnPaper
from workflows.papers.units import UnitChoice
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, AssignmentStage, Duty, Role, UnitRole, WaiverGround

RETURN = ReturnPaper("不属本单位职责", "区城管局", "局长庚")
WHY, PROGRESS, UNTIL = "须待市级补助办法出台", "已召开两次协调会", date(2026, 7, 2)


@pytest.fixture
def case(work: Work, make_proposal: MakeProposal) -> Assignment:
    """A case at unit 1, signed for; its reply is due on 2 June 2026."""
    return signed(work, handed_over(work, filed(make_proposal))[0])


def ask(work: Work, case: Assignment, until: date = UNTIL, days: int = 60, why: str = WHY) -> None:
    """The unit asks, some days after the assignment."""
    extension.request(work, case, why, PROGRESS, until, later(office_of(case), days))


def main(case: Assignment) -> Deadline:
    """The row of the reply."""
    (row,) = [d for d in case.proposal.deadlines if d.duty == Duty.REPLY]
    return row


def test_a_request_leaves_the_date_as_it_is(work: Work, case: Assignment) -> None:
    ask(work, case)
    assert (main(case).due_on, case.extensions[0].granted) == (date(2026, 6, 2), None)
    assert letters(work, "extension_request")[0].addressee == "政府办公室"


@pytest.mark.parametrize(
    ("until", "why", "rules"),
    [
        pytest.param(UNTIL, " ", ("reason_given",), id="rule_19-no reason"),
        pytest.param(date(2026, 6, 2), WHY, ("extension_later",), id="rule_16-no later date"),
        pytest.param(
            date(2026, 9, 3), WHY, ("extension_single", "extension_total"), id="rule_19-cap"
        ),
    ],
)
def test_a_request_beyond_the_rules_is_refused(
    work: Work, case: Assignment, until: date, why: str, rules: tuple[str, ...]
) -> None:
    with refused(work, Incomplete, *rules):
        ask(work, case, until, why=why)
    assert case.extensions == []


def test_rule_19_after_expiry_nothing_is_extended(work: Work, case: Assignment) -> None:
    with refused(work, NotNow, "extension_before_expiry"):
        ask(work, case, days=93)


def test_a_request_on_the_last_day_is_in_time(work: Work, case: Assignment) -> None:
    ask(work, case, days=92)
    assert len(case.extensions) == 1


def test_a_granted_extension_moves_the_date(work: Work, case: Assignment) -> None:
    ask(work, case)
    extension.grant(work, case, "情况属实，同意", later(ASSIGNER, 62))
    row = main(case)
    assert (row.due_on, row.version, case.extensions[0].granted) == (UNTIL, 2, True)
    assert row.certificate["extension_by"] == "政府办公室"


def test_rule_19_a_granted_extension_is_told_to_proposer_and_committee(
    work: Work, case: Assignment
) -> None:
    ask(work, case)
    extension.grant(work, case, "情况属实，同意", later(ASSIGNER, 62))
    told = [x.addressee for x in letters(work, "extension_notice")]
    assert told == ["区住建局", "政协提案委员会办公室", "委员甲"]


def test_rule_19_a_second_extension_is_refused(work: Work, case: Assignment) -> None:
    ask(work, case)
    extension.grant(work, case, "情况属实，同意", later(ASSIGNER, 62))
    with refused(work, NotNow, "extension_times"):
        ask(work, case, date(2026, 7, 20), days=100)


def test_one_request_at_a_time(work: Work, case: Assignment) -> None:
    ask(work, case)
    with refused(work, NotNow, "no_extension_pending"):
        ask(work, case, date(2026, 7, 20))


def test_a_refused_extension_leaves_the_date(work: Work, case: Assignment) -> None:
    ask(work, case)
    extension.deny(work, case, "理由不充分", later(ASSIGNER, 62))
    assert (main(case).due_on, case.extensions[0].granted) == (date(2026, 6, 2), False)
    assert "2026年6月2日" in letters(work, "extension_denied")[0].words


def test_nothing_is_granted_that_nobody_asked(work: Work, case: Assignment) -> None:
    with refused(work, NotNow, "extension_pending"):
        extension.grant(work, case, "同意", ASSIGNER)


def paused(work: Work, case: Assignment, days: int, length: int) -> None:
    """The unit asks to give the case back, and is denied it so many days later."""
    returning.request(work, case, RETURN, later(office_of(case), days))
    returning.deny(work, case, "仍由你单位办理", later(ASSIGNER, days + length))


def test_days_that_stood_still_after_a_grant_are_given_back(work: Work, case: Assignment) -> None:
    ask(work, case, days=2)
    extension.grant(work, case, "情况属实，同意", later(ASSIGNER, 3))
    paused(work, case, 4, 20)
    assert main(case).due_on == date(2026, 7, 22)


def test_rule_16_a_grant_never_brings_the_date_forward(work: Work, case: Assignment) -> None:
    ask(work, case, date(2026, 6, 3), days=2)
    paused(work, case, 4, 20)
    with refused(work, NotNow, "extension_ahead"):
        extension.grant(work, case, "情况属实，同意", later(ASSIGNER, 30))
    assert main(case).due_on == date(2026, 6, 22)


@pytest.mark.parametrize(("days", "granted"), [(122, True), (123, False)], ids=["on it", "after"])
def test_rule_16_a_day_that_is_past_is_not_granted(
    work: Work, case: Assignment, days: int, granted: bool
) -> None:
    ask(work, case)
    reader = later(ASSIGNER, days)
    assert step.may(work, Act.GRANT_EXTENSION, case, reader) is granted
    assert step.may(work, Act.DENY_EXTENSION, case, reader)


def test_rule_40_a_reply_leaves_no_request_undecided(work: Work, case: Assignment) -> None:
    ask(work, case, days=2)
    consultation.waive(work, case, WaiverGround.CONSENT, later(MEMBER, 3))
    answer(work, Met(case.proposal, case), days=4)
    (asked,) = case.extensions
    assert (asked.granted, asked.decision) == (None, "发出答复，无须再作决定")


def test_rule_40_a_change_of_unit_leaves_no_request_undecided(work: Work, case: Assignment) -> None:
    ask(work, case)
    assignment.replace(work, case, [UnitChoice(4, UnitRole.SOLE)], "职责调整", later(ASSIGNER, 61))
    (asked,) = case.extensions
    assert (asked.granted, asked.decided_at) == (None, later(ASSIGNER, 61).at)
    assert asked.decision == "改由他单位承办，无须再作决定"


def test_a_co_unit_has_no_reply_to_extend(work: Work, make_proposal: MakeProposal) -> None:
    _, co = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    signed(work, co)
    with refused(work, NotYou, "role_permits_act"):
        ask(work, co)
    assert (co.stage, office_of(co).role) == (AssignmentStage.HANDLING, Role.CO_UNIT)


@pytest.fixture
def backwards(work: Work, make_proposal: MakeProposal) -> tuple[Assignment, Deadline]:
    """A lead whose co unit owes its opinion one month before the lead's own date, 2 June 2026."""
    (profile,) = work.rules.profiles
    handling = replace(profile.handling, co_opinion_mode="before_main_deadline")
    work.rules = replace(work.rules, profiles=[replace(profile, handling=handling)])
    lead, _ = handed_over(work, filed(make_proposal), LEAD_AND_CO)
    (opinion,) = [d for d in lead.proposal.deadlines if d.duty == Duty.CO_OPINION]
    assert (opinion.certificate["counted_from"], opinion.due_on.month) == ("2026-06-02", 5)
    return signed(work, lead), opinion


def test_an_opinion_counted_backwards_moves_with_an_extension(
    work: Work, backwards: tuple[Assignment, Deadline]
) -> None:
    lead, opinion = backwards
    ask(work, lead)
    extension.grant(work, lead, "情况属实，同意", later(ASSIGNER, 62))
    assert (opinion.certificate["counted_from"], opinion.due_on) == ("2026-07-02", date(2026, 6, 2))


def test_an_opinion_counted_backwards_moves_with_a_pause(
    work: Work, backwards: tuple[Assignment, Deadline]
) -> None:
    lead, opinion = backwards
    paused(work, lead, 4, 20)
    assert opinion.certificate["counted_from"] == main(lead).due_on.isoformat() == "2026-06-22"


def test_an_opinion_counted_backwards_goes_by_who_takes_over(
    work: Work, backwards: tuple[Assignment, Deadline]
) -> None:
    lead, opinion = backwards
    new = [UnitChoice(4, UnitRole.LEAD)]
    assignment.replace(work, lead, new, "职责调整", later(ASSIGNER, 10))
    assert opinion.certificate["counted_from"] == "2026-06-12"


def test_a_paused_opinion_counted_backwards_stays_paused(
    work: Work, backwards: tuple[Assignment, Deadline]
) -> None:
    lead, opinion = backwards
    duties.pause([opinion], later(ASSIGNER, 1).today)
    ask(work, lead)
    extension.grant(work, lead, "情况属实，同意", later(ASSIGNER, 62))
    assert (opinion.version, opinion.next_rung_on) == (2, None)
