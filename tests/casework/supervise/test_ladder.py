"""The ladder climbed on real rows: every rung, once, to the right people."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import col, select

from proposals.casework import duties
from proposals.casework.supervise import urging
from proposals.records import Deadline, Entry, Letter
from proposals.rendering import official_date
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import ASSIGNER, HEAD, STAGE, handled, on, owe
from workflows.policies.profile import load
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, Duty, ProposalStage, Rung, UnitRole

LADDER = load().ladder
LONG_AFTER = date(2027, 9, 1)


@pytest.fixture
def reply(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Deadline:
    """A reply owed by 2 June 2026."""
    return owe(work, Duty.REPLY, handled(make_proposal, make_assignment))


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (date(2026, 4, 16), []),
        (date(2026, 4, 17), ["notice"]),
        (date(2026, 6, 2), ["notice"] * 3),
        (date(2026, 6, 3), ["notice"] * 3 + ["urge_letter"]),
        (date(2026, 6, 16), ["notice"] * 3 + ["urge_letter", "supervision_notice"]),
        (
            date(2026, 7, 1),
            ["notice"] * 3 + ["urge_letter", "supervision_notice", "circular"],
        ),
    ],
    ids=str,
)
def test_a_late_reply_is_urged_rung_by_rung(
    work: Work, reply: Deadline, day: date, kinds: list[str]
) -> None:
    letters = urging.climb(work, reply, on(day))
    assert [letter.kind for letter in letters] == [f"supervise/{kind}" for kind in kinds]


def test_a_second_climb_on_the_same_day_changes_nothing(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(date(2026, 6, 3)))
    assert urging.climb(work, reply, on(date(2026, 6, 3))) == []
    assert len(work.exec(select(Letter)).all()) == len(reply.climbs) == 4


@pytest.mark.parametrize("duty", dict.fromkeys(row.duty for row in LADDER))
def test_an_overdue_duty_is_never_without_its_rungs(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment, duty: Duty
) -> None:
    stage = STAGE.get(duty, ProposalStage.HANDLING)
    row = owe(work, duty, handled(make_proposal, make_assignment, stage))
    ahead = [r for r in LADDER if r.duty == duty]
    reached = [work.calendar.add(row.due_on, each.offset) > row.since_on for each in ahead]
    seen = []
    while row.next_rung_on is not None:
        day = row.next_rung_on
        assert urging.climb(work, row, on(day))
        seen.append(day)
    assert seen == sorted(seen)
    assert len(row.climbs) == sum(reached) > 0


def test_the_act_is_on_record_with_its_days(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(date(2026, 6, 3)))
    entry = work.exec(select(Entry).where(Entry.act == Act.URGE).order_by(col(Entry.id))).all()[-1]
    assert (entry.by, '"rung":"urge"' in entry.facts) == ("系统时钟", True)
    assert '"overdue_workdays":1' in entry.facts


@pytest.mark.parametrize("act", ["paused", "met"])
def test_a_clock_that_does_not_run_is_not_urged(work: Work, reply: Deadline, act: str) -> None:
    if act == "paused":
        duties.pause([reply], date(2026, 3, 10))
    else:
        duties.lift([reply], "改派", ASSIGNER.at)
    assert urging.climb(work, reply, on(LONG_AFTER)) == []


def test_an_extension_starts_the_ladder_afresh(work: Work, reply: Deadline) -> None:
    urging.climb(work, reply, on(date(2026, 4, 20)))
    duties.extend(work, reply, date(2026, 8, 3), "政府办己", date(2026, 5, 29))
    assert urging.climb(work, reply, on(date(2026, 6, 3))) == []
    assert reply.next_rung_on == work.calendar.add_workdays(date(2026, 8, 3), -30)


def test_a_date_already_behind_when_the_clock_runs_again_is_urged_from_that_day(
    work: Work, reply: Deadline
) -> None:
    duties.pause([reply], date(2026, 6, 3))
    duties.resume(work, [reply], date(2026, 7, 6))
    (letter,) = urging.climb(work, reply, on(date(2026, 7, 7)))
    supervised_on = work.calendar.add_workdays(date(2026, 7, 6), 10)
    assert (letter.kind, reply.next_rung_on) == ("supervise/urge_letter", supervised_on)
    assert official_date(supervised_on) in letter.words


def test_a_unit_gets_one_notice_however_many_of_its_people_are_meant(
    work: Work, reply: Deadline
) -> None:
    (notice,) = urging.climb(work, reply, on(date(2026, 4, 20)))
    assert (notice.addressee, notice.copies) == ("区住建局", "提案委办公室")
    assert "请转：房管科、经办人科员辛。" in notice.words


def test_a_late_co_opinion_is_also_told_to_the_lead(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    lead = handled(make_proposal, make_assignment, role=UnitRole.LEAD)
    co = make_assignment(lead.proposal, role=UnitRole.CO, unit_id=2)
    row = owe(work, Duty.CO_OPINION, co)
    *_, letter = urging.climb(work, row, on(row.due_on + timedelta(days=1)))
    assert (letter.kind, letter.addressee) == ("supervise/urge_letter", "区财政局")
    assert "区住建局" in letter.copies.split("、")


def test_a_proposer_hears_that_nobody_called_him(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    row = owe(work, Duty.FIRST_CONTACT, handled(make_proposal, make_assignment))
    *_, told = urging.climb(work, row, on(row.due_on + timedelta(days=1)))
    assert (told.kind, told.addressee) == ("supervise/contact_missed", "委员甲")


@pytest.mark.parametrize(
    ("stage", "consent"),
    [(ProposalStage.NOT_FILED, True), (ProposalStage.SUBMITTED, False)],
    ids=["not filed", "without consent"],
)
def test_a_publication_no_longer_possible_is_let_go(
    work: Work, make_proposal: MakeProposal, stage: ProposalStage, consent: bool
) -> None:
    row = owe(work, Duty.PUBLISH_SUBMITTED, make_proposal(stage, public_consent=consent))
    assert urging.climb(work, row, on(LONG_AFTER)) == []
    assert row.lifted_why


def test_a_person_skips_upward_and_the_rungs_passed_never_come(work: Work, reply: Deadline) -> None:
    (letter,) = urging.skip(work, reply, Rung.URGE, "群众反映强烈", on(date(2026, 5, 6), HEAD))
    assert letter.kind == "supervise/urge_letter"
    assert [row.rung for row in reply.climbs].count(Rung.WARN) == 2
    assert reply.next_rung_on == date(2026, 6, 16)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("存在的问题：答复尚未办结。", True),
        ("完成时限：2026年6月2日。", True),
        ("此前未发过提醒。", True),
        ("经提醒、催办", False),
    ],
)
def test_a_rung_taken_early_tells_only_what_is_so(
    work: Work, reply: Deadline, words: str, said: bool
) -> None:
    (letter,) = urging.skip(work, reply, Rung.SUPERVISE, "群众反映强烈", on(date(2026, 4, 9), HEAD))
    assert (words in letter.words) is said


@pytest.mark.parametrize(
    ("rung", "reason", "refusal", "rule"),
    [
        (Rung.SUPERVISE, " ", Incomplete, "reason_given"),
        (Rung.REMIND, "群众反映强烈", NotNow, "upward_only"),
        (Rung.URGE, "群众反映强烈", NotNow, "upward_only"),
    ],
    ids=["without a reason", "downward", "the same again"],
)
def test_a_rung_is_skipped_only_upward_and_with_a_reason(
    work: Work, reply: Deadline, rung: Rung, reason: str, refusal: type[Exception], rule: str
) -> None:
    urging.climb(work, reply, on(date(2026, 6, 3)))
    with pytest.raises(refusal, match=rule):
        urging.skip(work, reply, rung, reason, on(date(2026, 6, 4), HEAD))
    assert len(reply.climbs) == 4


def test_a_settled_duty_is_not_skipped(work: Work, reply: Deadline) -> None:
    duties.lift([reply], "改派", ASSIGNER.at)
    with pytest.raises(NotNow, match="duty_runs"):
        urging.skip(work, reply, Rung.SUPERVISE, "群众反映强烈", on(date(2026, 6, 4), HEAD))


def test_a_clerk_does_not_skip(work: Work, reply: Deadline) -> None:
    with pytest.raises(NotYou, match="role_permits_act"):
        urging.skip(work, reply, Rung.SUPERVISE, "群众反映强烈", on(date(2026, 6, 4), ASSIGNER))
