"""The sweeps: repeatable, stopped by nothing, resting when the office rests."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from threading import Barrier

import pytest
from sqlmodel import select

from proposals import clock
from proposals.casework import duties
from proposals.casework.actor import clock as clock_at
from proposals.casework.supervise import lookback, urging
from proposals.clock import SWEEPS, SweepReport, run_all
from proposals.clock.reports import Task, each
from proposals.database import Office
from proposals.records import Deadline, Letter, OpinionForm, Proposal, Setting
from proposals.rehearsal.play import Joined
from proposals.work import Work
from tests.casework.conftest import AT, person
from tests.clock.cases import ASSIGNER, at, counts, deadlines, letters, settle
from workflows.scheduler import TIMETABLE
from workflows.terms import Duty, FormState, ProposalStage, Role

LATE = date(2026, 6, 16)  # the tenth working day after 2 June
FIRST_REMINDER = date(2026, 3, 18)  # three working days before 23 March


def test_every_line_of_the_timetable_has_its_sweep_in_its_order() -> None:
    assert list(SWEEPS) == list(TIMETABLE)


def test_a_second_run_changes_nothing(three: Office) -> None:
    run_all(three, at(LATE))
    once = counts(three)
    again = run_all(three, at(LATE))
    assert counts(three) == once
    assert [report for report in again if report.done] == [SweepReport("heartbeat", 1)]


def test_a_run_that_was_missed_is_made_up(three: Office) -> None:
    run_all(three, at(LATE))
    assert counts(three)["Climb"] == 3 * 5


def test_a_failed_case_is_named_and_the_others_go_on(three: Office) -> None:
    with three.transaction() as work:
        work.add(in_the_way(work.get_one(Deadline, 3)))
    report = clock.SWEEPS["climb_ladder"](three, at(LATE))
    assert (report.done, len(report.failed)) == (10, 1)
    assert report.failed[0].startswith("提案第0003号：")
    assert counts(three)["Climb"] == 2 * 5


def in_the_way(row: Deadline) -> Letter:
    """A letter that stands where the last one of this duty would be written."""
    return Letter(
        kind="supervise/supervision_notice",
        title="提案督办通知",
        addressee="区住建局",
        words="<document><title>另一份</title></document>",
        occasion=f"supervise/supervision_notice:deadline {row.id} v1 "
        "reply/supervise/10wd to 区住建局",
        written_at=AT,
        send_on=AT.date(),
    )


def test_a_clock_killed_in_the_middle_completes_when_it_runs_again(three: Office) -> None:
    tasks = [Task(f"第{n}件", partial(urge, key=n, killed=n == 3)) for n in (1, 2, 3)]
    with pytest.raises(KeyboardInterrupt):
        each(three, "climb_ladder", tasks)
    assert counts(three)["Climb"] == 2 * 5
    report = clock.SWEEPS["climb_ladder"](three, at(LATE))
    assert (report.done, report.failed, counts(three)["Climb"]) == (5, (), 3 * 5)


def urge(work: Work, key: int, killed: bool) -> int:
    """Climb as the sweep does, unless somebody pulls the plug when the letters are written."""
    written = urging.climb(work, work.get_one(Deadline, key), clock_at(at(LATE)))
    if killed:
        raise KeyboardInterrupt
    return len(written)


@pytest.mark.parametrize(
    ("day", "climbs"),
    [(date(2026, 4, 18), 0), (date(2026, 5, 9), 3)],
    ids=["a Saturday", "a make-up Saturday"],
)
def test_the_ladder_rests_on_days_off(three: Office, day: date, climbs: int) -> None:
    clock.SWEEPS["climb_ladder"](three, at(day))
    assert counts(three)["Climb"] == climbs


def test_what_falls_due_on_a_day_off_is_told_that_day(office: Office) -> None:
    sunday = date(2026, 5, 31)
    settle(office, 1, ProposalStage.REPLIED)
    with office.transaction() as work:
        proposal = work.exec(select(Proposal)).one()
        owed = {"debtor": "委员甲", "named_on": sunday}
        duties.start(work, Duty.FEEDBACK, proposal, ASSIGNER, **owed)  # type: ignore[arg-type]
    run_all(office, at(sunday))
    assert [letter.posted_at for letter in letters(office)] == [at(sunday)] * 2


def answer_wanted(office: Office) -> OpinionForm:
    """A form that is out, due on 23 March 2026."""
    settle(office, 1, ProposalStage.REPLIED)
    with office.transaction() as work:
        proposal = work.exec(select(Proposal)).one()
        (signature,) = proposal.signatures
        form = OpinionForm(
            proposal_id=proposal.key,
            signature_id=signature.id or 0,
            proposer="委员甲",
            of_proposal_id=proposal.key,
            round=1,
            opened_at=AT,
        )
        proposal.forms.append(form)
        work.flush()
        owed = {"debtor": "委员甲", "about": form.id}
        duties.start(work, Duty.FEEDBACK, proposal, ASSIGNER, **owed)
    return form


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 24), FormState.OPEN),
        (date(2026, 3, 30), FormState.OPEN),
        (date(2026, 3, 31), FormState.NO_RESPONSE),
    ],
    ids=["the window is over", "the last reminder goes out", "silence"],
)
def test_silence_is_recorded_after_the_last_reminder(
    office: Office, day: date, state: FormState
) -> None:
    form = answer_wanted(office)
    for ahead in range((day - FIRST_REMINDER).days + 1):
        run_all(office, at(FIRST_REMINDER + timedelta(days=ahead)))
    assert state_of(office, form) == state


def state_of(office: Office, form: OpinionForm) -> FormState:
    with office.transaction() as work:
        return work.get_one(OpinionForm, form.id).state


def test_nobody_is_silent_before_he_was_reminded(office: Office) -> None:
    form = answer_wanted(office)
    run_all(office, at(LATE))
    run_all(office, at(LATE, hour=10))
    assert (counts(office)["Climb"], state_of(office, form)) == (3, FormState.OPEN)
    run_all(office, at(LATE + timedelta(days=1)))
    assert state_of(office, form) == FormState.NO_RESPONSE


def test_a_reminder_that_waits_for_the_morning_has_reminded_nobody(office: Office) -> None:
    form = answer_wanted(office)
    run_all(office, at(LATE, hour=20))
    run_all(office, at(LATE + timedelta(days=1)))
    assert state_of(office, form) == FormState.OPEN
    run_all(office, at(LATE + timedelta(days=2)))
    assert state_of(office, form) == FormState.NO_RESPONSE


@pytest.mark.parametrize(
    ("code", "listed"), [("A", 1), ("B", 6), ("C", 0)], ids=["a sample", "all", "none"]
)
def test_closed_answers_are_listed_for_looking_back_once(
    office: Office, code: str, listed: int
) -> None:
    settle(office, 6, ProposalStage.CLOSED, result_class=code, closed_at=AT)
    first = clock.SWEEPS["due_lookbacks"](office, at(LATE))
    second = clock.SWEEPS["due_lookbacks"](office, at(LATE))
    assert (first.done, second.done, counts(office)["Lookback"]) == (listed, 0, listed)


def test_a_proposer_who_says_nothing_to_a_look_back_is_silent(office: Office) -> None:
    settle(office, 1, ProposalStage.CLOSED, result_class="B")
    with office.transaction() as work:
        listed = lookback.plan(work, work.get_one(Proposal, 1), person(Role.CLERK, "办公室丙"))
        lookback.start(work, listed, person(Role.CLERK, "办公室丙"))
    assert clock.SWEEPS["lapse_feedback"](office, at(date(2026, 3, 23))).done == 0
    assert clock.SWEEPS["lapse_feedback"](office, at(date(2026, 3, 24))).done == 1


def test_the_list_of_publications_comes_when_it_grows(office: Office) -> None:
    settle(office, 2, ProposalStage.SUBMITTED)
    with office.transaction() as work:
        for proposal in work.exec(select(Proposal)).all():
            duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, ASSIGNER, debtor="提案委办公室")
    for day in range(4, 10):
        clock.SWEEPS["publish_duties"](office, at(date(2026, 3, day)))
    (one,) = letters(office, "supervise/publish_list")
    assert (one.addressee, one.written_at) == ("提案委办公室", at(date(2026, 3, 5)))


def test_what_is_on_hold_is_not_listed(office: Office) -> None:
    settle(office, 1, ProposalStage.SUBMITTED)
    with office.transaction() as work:
        proposal = work.get_one(Proposal, 1)
        row = duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, ASSIGNER, debtor="提案委办公室")
        duties.pause([row], AT.date())
    assert clock.SWEEPS["publish_duties"](office, at(LATE)).done == 0


def test_what_was_published_just_now_is_not_listed(office: Office) -> None:
    settle(office, 1, ProposalStage.SUBMITTED)
    with office.transaction() as work:
        proposal = work.get_one(Proposal, 1)
        row = duties.start(work, Duty.PUBLISH_SUBMITTED, proposal, ASSIGNER, debtor="提案委办公室")
    with office.transaction() as work:
        work.get_one(Deadline, row.id).met_at = at(LATE)
        joined = Joined(engine=office.engine, rules=office.rules, joined=work)
        assert clock.SWEEPS["publish_duties"](joined, at(LATE)).done == 0


def test_the_heartbeat_says_when_the_clock_last_ran(office: Office) -> None:
    run_all(office, at(LATE))
    run_all(office, at(LATE + timedelta(days=1)))
    with office.transaction() as work:
        beat = work.get_one(Setting, "heartbeat")
    assert beat.set_at == at(LATE + timedelta(days=1))


def test_two_clocks_at_once_urge_once(three: Office) -> None:
    together = Barrier(2)

    def sweep() -> SweepReport:
        together.wait()
        return clock.SWEEPS["climb_ladder"](three, at(LATE))

    with ThreadPoolExecutor(2) as pool:
        reports = [done.result() for done in [pool.submit(sweep), pool.submit(sweep)]]
    assert counts(three)["Climb"] == 3 * 5
    assert sum(report.done for report in reports) == counts(three)["Letter"]
    assert all(row.next_rung_on == date(2026, 7, 1) for row in deadlines(three))
