"""届次、会次: beside no other, and nothing that proposals rest on moves."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from proposals.casework.rosters import terms
from proposals.records import PlenarySession
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal, person
from tests.casework.rosters.keeping import CLERK, facts, last, numbered, refused
from workflows.papers.rosters import SessionDates
from workflows.refusals import NotYou
from workflows.terms import Act, ProposalStage, Role

__all__ = ["numbered"]
CUTOFF = datetime(2027, 1, 12, 18, tzinfo=AT.tzinfo)
SIXTH = SessionDates(date(2026, 12, 1), date(2027, 1, 10), date(2027, 1, 14), CUTOFF)


def held(work: Work) -> PlenarySession:
    return work.get_one(PlenarySession, 1)


def dates(work: Work, **changed: object) -> SessionDates:
    row = held(work)
    now = SessionDates(row.window_opens_on, row.opens_on, row.closes_on, row.cutoff_at)
    return now._replace(**changed)  # type: ignore[arg-type]


def test_a_term_is_opened_and_on_record(work: Work) -> None:
    term = terms.open_term(work, 10, date(2027, 2, 1), date(2032, 1, 31), CLERK)
    assert (last(work).act, last(work).subject) == (Act.OPEN_TERM, f"term:{term.id}")


def test_a_term_is_opened_once(work: Work) -> None:
    with refused(work, "term_once"):
        terms.open_term(work, 9, date(2027, 2, 1), date(2032, 1, 31), CLERK)


def test_a_session_is_opened_in_its_term(work: Work) -> None:
    session = terms.open_session(work, 9, 6, SIXTH, CLERK)
    assert (session.term_id, session.number, session.cutoff_at) == (1, 6, CUTOFF)
    assert "征集自2026年12月1日起至2027年1月12日18时00分止" in facts(work)["days"]


@pytest.mark.parametrize(
    ("term", "number", "rule"), [(9, 5, "session_once"), (11, 1, "term_recorded")]
)
def test_a_session_names_its_place(work: Work, term: int, number: int, rule: str) -> None:
    with refused(work, rule):
        terms.open_session(work, term, number, SIXTH, CLERK)


def test_a_session_takes_nothing_that_was_received_before(
    work: Work, make_proposal: MakeProposal
) -> None:
    make_proposal(ProposalStage.SUBMITTED, submitted_at=AT + timedelta(days=300))
    with refused(work, "session_takes_no_past"):
        terms.open_session(work, 9, 6, SIXTH, CLERK)


def test_a_cut_off_still_ahead_is_put_off(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.SUBMITTED)
    later = held(work).cutoff_at + timedelta(days=1)
    terms.correct_session(work, held(work), dates(work, cutoff_at=later), "会议要求", CLERK)
    assert (held(work).cutoff_at, facts(work)["reason"]) == (later, "会议要求")


def test_a_cut_off_that_passed_stays(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.SUBMITTED)
    late = CLERK.later(held(work).cutoff_at + timedelta(seconds=1))
    later = held(work).cutoff_at + timedelta(days=1)
    with refused(work, "cutoff_settled"):
        terms.correct_session(work, held(work), dates(work, cutoff_at=later), "会议要求", late)


def test_a_window_that_received_stays(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.SUBMITTED)
    earlier = dates(work, window_opens_on=date(2025, 11, 1))
    with refused(work, "window_settled"):
        terms.correct_session(work, held(work), earlier, "更正", CLERK)


def test_days_from_which_deadlines_run_stay(work: Work, make_proposal: MakeProposal) -> None:
    make_proposal(ProposalStage.FILED, filed_at=AT)
    longer = dates(work, closes_on=date(2026, 3, 6))
    with refused(work, "days_settled"):
        terms.correct_session(work, held(work), longer, "延长会期", CLERK)


def test_a_session_is_not_corrected_without_a_reason(work: Work) -> None:
    with refused(work, "reason_given"):
        terms.correct_session(work, held(work), dates(work), "…", CLERK)


@pytest.mark.parametrize("role", [Role.COMMITTEE_HEAD, Role.SYSADMIN, Role.MEMBER])
def test_only_the_office_keeps_the_rosters(work: Work, role: Role) -> None:
    with pytest.raises(NotYou, match="提案委办公室办理"):
        terms.open_term(work, 10, date(2027, 2, 1), date(2032, 1, 31), person(role, "某人"))
