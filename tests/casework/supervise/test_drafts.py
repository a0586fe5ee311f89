"""督办通知 and 通报 are drafted by the clock and signed by a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.supervise import urging
from proposals.records import Deadline, GivenNumber, Letter
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import ASSIGNER, CLERK, handled, on, owe
from workflows.policies.profile import load
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Duty

DAY = date(2026, 6, 16)


@pytest.fixture
def reply(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Deadline:
    """A reply owed by 2 June 2026."""
    return owe(work, Duty.REPLY, handled(make_proposal, make_assignment))


@pytest.fixture
def draft(work: Work, reply: Deadline) -> Letter:
    """Its 督办通知, drafted on the tenth working day after."""
    *_, letter = urging.climb(work, reply, on(DAY))
    work.flush()
    return letter


def voided(work: Work) -> list[str]:
    """Why numbers were given up."""
    asked = select(GivenNumber.voided_why).where(GivenNumber.voided_why != "")
    return list(work.exec(asked))


def test_a_draft_waits_for_a_person(draft: Letter) -> None:
    assert (draft.kind, draft.needs_confirmation, draft.confirmed_at) == (
        "supervise/supervision_notice",
        True,
        None,
    )


def test_a_clerk_puts_his_name_to_it(work: Work, draft: Letter) -> None:
    urging.confirm(work, draft, on(date(2026, 6, 20), CLERK))
    assert (draft.confirmed_by, draft.send_on) == ("办公室丙", date(2026, 6, 22))


def test_the_clock_cannot_confirm(work: Work, draft: Letter) -> None:
    with pytest.raises(NotYou, match="a_person_confirms"):
        urging.confirm(work, draft, on(DAY))


def test_a_unit_cannot_confirm(work: Work, draft: Letter) -> None:
    with pytest.raises(NotYou, match="role_permits_act"):
        urging.confirm(work, draft, on(DAY, ASSIGNER))
    assert draft.confirmed_at is None


def test_a_draft_is_confirmed_once(work: Work, draft: Letter) -> None:
    urging.confirm(work, draft, on(DAY, CLERK))
    with pytest.raises(NotNow, match="draft_pending"):
        urging.confirm(work, draft, on(DAY, CLERK))


def test_a_dropped_draft_explains_the_gap_in_the_numbers(work: Work, draft: Letter) -> None:
    urging.discard(work, draft, "单位已当面说明", on(DAY, CLERK))
    work.flush()
    assert draft.cancelled_at is not None
    assert voided(work) == ["单位已当面说明"]


def test_a_draft_is_not_dropped_without_a_reason(work: Work, draft: Letter) -> None:
    with pytest.raises(Incomplete, match="reason_given"):
        urging.discard(work, draft, "", on(DAY, CLERK))


def test_a_draft_about_a_settled_duty_is_not_confirmed(
    work: Work, reply: Deadline, draft: Letter
) -> None:
    duties.lift([reply], "改派", ASSIGNER.at)
    with pytest.raises(NotNow, match="duty_runs"):
        urging.confirm(work, draft, on(DAY, CLERK))


def test_a_settled_duty_takes_its_draft_along(work: Work, reply: Deadline, draft: Letter) -> None:
    assert not urging.drop_idle(work, draft, on(DAY))
    duties.lift([reply], "改派", ASSIGNER.at)
    assert urging.drop_idle(work, draft, on(DAY))
    assert draft.cancelled_at is not None


def extended(work: Work, reply: Deadline) -> None:
    """The reply's date moved by an extension, on the day its draft was written."""
    duties.extend(work, reply, date(2026, 7, 15), "政府办公室", DAY)


def test_a_draft_of_a_date_since_moved_is_not_confirmed(
    work: Work, reply: Deadline, draft: Letter
) -> None:
    extended(work, reply)
    with pytest.raises(NotNow, match="该事项期限已变更，文稿不必再发，请作废"):
        urging.confirm(work, draft, on(DAY, CLERK))


def test_a_moved_date_takes_its_draft_along(work: Work, reply: Deadline, draft: Letter) -> None:
    extended(work, reply)
    assert urging.drop_idle(work, draft, on(DAY))
    work.flush()
    assert voided(work) == ["事项期限已变更，不再寄发"]


def test_the_draft_of_the_new_date_is_confirmed(work: Work, reply: Deadline, draft: Letter) -> None:
    extended(work, reply)
    *_, again = urging.climb(work, reply, on(date(2026, 7, 29)))
    assert (again.kind, draft.confirmed_at) == (draft.kind, None)
    assert not urging.drop_idle(work, again, on(date(2026, 7, 29)))
    urging.confirm(work, again, on(date(2026, 7, 29), CLERK))
    assert again.confirmed_by == "办公室丙"


def test_while_a_clock_is_paused_its_draft_is_not_confirmed(
    work: Work, reply: Deadline, draft: Letter
) -> None:
    duties.pause([reply], DAY)
    with pytest.raises(NotNow, match="该事项期限暂停计算"):
        urging.confirm(work, draft, on(DAY, CLERK))
    assert urging.drop_idle(work, draft, on(DAY))


def late_pair(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> list[Deadline]:
    """Two late replies of one unit, each with its draft."""
    cases = [handled(make_proposal, make_assignment, case_no=no) for no in ("第0001号", "第0002号")]
    rows = [owe(work, Duty.REPLY, case) for case in cases]
    for row in rows:
        urging.climb(work, row, on(DAY))
    work.flush()
    return rows


def test_one_unit_gets_one_letter_with_a_table(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    rows = late_pair(work, make_proposal, make_assignment)
    letter = urging.one_letter_per_unit(work, rows, on(DAY, CLERK))
    assert (letter.addressee, letter.confirmed_by) == ("区住建局", "办公室丙")
    assert "第0001号" in letter.words
    assert "第0002号" in letter.words
    assert voided(work) == [f"并入{letter.number}，一单位一函"] * 2


def test_two_units_get_two_letters(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    mine, other = late_pair(work, make_proposal, make_assignment)
    other.debtor = "区财政局"
    with pytest.raises(Incomplete, match="one_unit"):
        urging.one_letter_per_unit(work, [mine, other], on(DAY, CLERK))


def test_without_drafts_there_is_nothing_to_put_together(work: Work, reply: Deadline) -> None:
    with pytest.raises(NotNow, match="draft_pending"):
        urging.one_letter_per_unit(work, [reply], on(DAY, CLERK))


def test_a_draft_of_a_date_since_moved_is_not_put_together(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    mine, moved = late_pair(work, make_proposal, make_assignment)
    extended(work, moved)
    with pytest.raises(NotNow, match="没有待确认的督办通知：第0002号"):
        urging.one_letter_per_unit(work, [mine, moved], on(DAY, CLERK))


def test_a_committee_that_wants_one_letter_a_case_gets_no_joined_one(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    """一事一单."""
    rows = late_pair(work, make_proposal, make_assignment)
    alone = replace(load(), papers=replace(load().papers, per_unit=()))
    work.rules = replace(work.rules, profiles=[alone])
    with pytest.raises(NotNow, match="one_letter_a_case"):
        urging.one_letter_per_unit(work, rows, on(DAY, CLERK))


def test_the_joined_letter_tells_what_went_out_before(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    rows = late_pair(work, make_proposal, make_assignment)
    (urged, *_) = work.exec(select(Letter).where(Letter.kind == "supervise/urge_letter")).all()
    letter = urging.one_letter_per_unit(work, rows, on(DAY, CLERK))
    assert f"提案办理催办函{urged.number}" in letter.words


def test_the_joined_letter_is_earlier_news_on_the_next_rung(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    rows = late_pair(work, make_proposal, make_assignment)
    letter = urging.one_letter_per_unit(work, rows, on(DAY, CLERK))
    work.flush()
    (circular,) = urging.climb(work, rows[0], on(date(2026, 7, 1)))
    assert f"提案督办通知{letter.number}" in circular.words
