"""Which drafted letter of a case is meant, and who put his name to it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from proposals.acting import subjects
from proposals.casework.supervise import urging
from proposals.records import Deadline, Entry, Letter
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, handled, on, owe
from workflows.refusals import Incomplete, NotFound
from workflows.terms import Act, Duty

NOTICE = date(2026, 6, 16)
CIRCULAR = date(2026, 7, 1)


@pytest.fixture
def reply(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Deadline:
    """A reply owed by 2 June 2026."""
    return owe(work, Duty.REPLY, handled(make_proposal, make_assignment))


def drafted(work: Work, reply: Deadline, day: date = NOTICE) -> list[Letter]:
    """The letters that wait for a signature once the ladder is climbed by this day."""
    urging.climb(work, reply, on(day))
    work.flush()
    return list(work.exec(select(Letter).where(Letter.needs_confirmation).order_by(col(Letter.id))))


def meant(work: Work, reply: Deadline, **given: str) -> Letter:
    """The draft of the case that a clerk means."""
    found: Letter = subjects.of(work, Act.CONFIRM_LETTER, Letter, reply.proposal, given, CLERK)
    return found


def test_the_one_draft_of_a_case_is_the_one_meant(work: Work, reply: Deadline) -> None:
    (draft,) = drafted(work, reply)
    assert meant(work, reply) is draft


def test_of_several_drafts_one_is_named_by_its_number(work: Work, reply: Deadline) -> None:
    *_, last = drafted(work, reply, CIRCULAR)
    with pytest.raises(Incomplete, match="督办通知（致区住建局）"):
        meant(work, reply)
    assert meant(work, reply, of=str(last.id)) is last


def test_a_dropped_draft_is_not_meant_any_more(work: Work, reply: Deadline) -> None:
    (draft,) = drafted(work, reply)
    urging.discard(work, draft, "单位已当面说明", on(NOTICE, CLERK))
    with pytest.raises(NotFound, match="row_exists"):
        meant(work, reply)


def test_who_confirmed_a_draft_stands_in_the_history(work: Work, reply: Deadline) -> None:
    (draft,) = drafted(work, reply)
    urging.confirm(work, draft, on(NOTICE, CLERK))
    entry = work.exec(select(Entry).order_by(col(Entry.id))).all()[-1]
    assert (entry.act, entry.by, entry.at) == (Act.CONFIRM_LETTER, "办公室丙", draft.confirmed_at)
    assert str(draft.number) in entry.facts


def test_who_dropped_a_draft_stands_there_with_the_reason(work: Work, reply: Deadline) -> None:
    (draft,) = drafted(work, reply)
    urging.discard(work, draft, "单位已当面说明", on(NOTICE, CLERK))
    entry = work.exec(select(Entry).order_by(col(Entry.id))).all()[-1]
    assert (entry.act, entry.by) == (Act.DISCARD_LETTER, "办公室丙")
    assert "单位已当面说明" in entry.facts
