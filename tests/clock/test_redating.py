"""A holiday is moved: provisional dates follow the notice, with a correction on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from proposals import clock
from proposals.casework import duties
from proposals.database import Office
from proposals.records import Entry, Proposal
from tests.clock.cases import ASSIGNER, at, deadlines, letters, owe_replies, settle
from workflows.policies.profile import load
from workflows.terms import Act, Duty, Intake, ProposalStage
from workflows.workdays import Year, YearStatus, load_calendar

TODAY = date(2026, 12, 1)
NOTICE = "国办发明电〔2026〕样例号"


def announced(office: Office, *off: date) -> Office:
    """The same office after the notice for 2027 was loaded."""
    year = Year(2027, YearStatus.CONFIRMED, NOTICE, tuple((day, "春节") for day in off))
    return replace(office, rules=replace(office.rules, calendar=load_calendar(year)))


@pytest.fixture
def provisional(office: Office) -> Office:
    """A reply owed from 24 November 2026: 24 February 2027, as far as anybody knows."""
    settle(office, 1, ProposalStage.HANDLING)
    with office.transaction() as work:
        (unit,) = work.get_one(Proposal, 1).assignments
        actor = ASSIGNER.later(at(date(2026, 11, 24)))
        owed = {"debtor": unit.unit_name, "intake": Intake.PLENARY}
        duties.start(work, Duty.REPLY, unit, actor, **owed)  # type: ignore[arg-type]
    return office


def test_the_date_is_provisional_before_the_notice(provisional: Office) -> None:
    (row,) = deadlines(provisional)
    assert (row.due_on, row.provisional) == (date(2027, 2, 24), True)
    assert clock.SWEEPS["redate_provisional"](provisional, at(TODAY)).done == 0


def test_a_moved_date_is_corrected_and_told(provisional: Office) -> None:
    moved = announced(provisional, date(2027, 2, 24), date(2027, 2, 25))
    assert clock.SWEEPS["redate_provisional"](moved, at(TODAY)).done == 1
    (row,), (letter,) = deadlines(provisional), letters(provisional, "supervise/redate_notice")
    assert (row.due_on, row.provisional, row.version) == (date(2027, 2, 26), False, 2)
    assert letter.addressee == "区住建局"
    assert NOTICE in letter.words


def test_the_correction_is_an_entry_of_the_case(provisional: Office) -> None:
    clock.SWEEPS["redate_provisional"](announced(provisional, date(2027, 2, 24)), at(TODAY))
    with provisional.transaction() as work:
        entry = work.exec(select(Entry).where(Entry.act == Act.REDATE)).one()
    assert '"before":"2027-02-24"' in entry.facts
    assert '"after":"2027-02-25"' in entry.facts


def test_a_date_that_stands_is_only_confirmed(provisional: Office) -> None:
    clock.SWEEPS["redate_provisional"](announced(provisional), at(TODAY))
    (row,) = deadlines(provisional)
    assert (row.provisional, row.version, letters(provisional)) == (False, 1, [])


def test_the_ladder_of_a_date_that_stands_goes_by_the_notice(provisional: Office) -> None:
    (before,) = deadlines(provisional)
    clock.SWEEPS["redate_provisional"](announced(provisional, date(2027, 2, 23)), at(TODAY))
    (after,) = deadlines(provisional)
    assert (before.due_on, before.next_rung_on) == (date(2027, 2, 24), date(2027, 1, 11))
    assert (after.due_on, after.next_rung_on) == (date(2027, 2, 24), date(2027, 1, 12))


@pytest.fixture
def backwards(provisional: Office) -> Office:
    """The same case with a 会办意见 counted back from the reply, as a profile may lay down."""
    rules = replace(load().handling, co_opinion_mode="before_main_deadline")
    profile = replace(load(), handling=rules)
    office = replace(provisional, rules=replace(provisional.rules, profiles=[profile]))
    with office.transaction() as work:
        (unit,) = work.get_one(Proposal, 1).assignments
        actor = ASSIGNER.later(at(date(2026, 11, 24)))
        duties.start(work, Duty.CO_OPINION, unit, actor, "区财政局", main_due_on=date(2027, 2, 24))
    return office


def test_what_is_counted_back_from_a_moved_date_moves_with_it(backwards: Office) -> None:
    moved = announced(backwards, date(2027, 2, 24), date(2027, 2, 25))
    assert clock.SWEEPS["redate_provisional"](moved, at(TODAY)).failed == ()
    reply, opinion = deadlines(backwards)
    assert opinion.certificate["counted_from"] == reply.due_on.isoformat() == "2027-02-26"
    assert opinion.provisional is False


def test_its_debtor_is_told_too(backwards: Office) -> None:
    moved = announced(backwards, date(2027, 2, 24), date(2027, 2, 25))
    clock.SWEEPS["redate_provisional"](moved, at(TODAY))
    told = [letter.addressee for letter in letters(backwards, "supervise/redate_notice")]
    assert told == ["区住建局", "区财政局"]
    assert clock.SWEEPS["redate_provisional"](moved, at(TODAY)).done == 0


def test_a_second_run_corrects_nothing(provisional: Office) -> None:
    moved = announced(provisional, date(2027, 2, 24))
    clock.SWEEPS["redate_provisional"](moved, at(TODAY))
    assert clock.SWEEPS["redate_provisional"](moved, at(TODAY)).done == 0


def test_a_paused_clock_is_counted_when_it_runs_again(provisional: Office) -> None:
    with provisional.transaction() as work:
        duties.pause(work.get_one(Proposal, 1).deadlines, TODAY)
    moved = announced(provisional, date(2027, 2, 24))
    assert clock.SWEEPS["redate_provisional"](moved, at(TODAY)).done == 0
    assert deadlines(provisional)[0].paused_on == TODAY


def test_a_certain_date_is_left_alone(office: Office) -> None:
    settle(office, 1, ProposalStage.HANDLING)
    owe_replies(office)
    assert clock.SWEEPS["redate_provisional"](announced(office), at(TODAY)).done == 0
