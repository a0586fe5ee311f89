"""作废: an issued letter is declared void, its number explained, its readers told."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from proposals.acting import subjects
from proposals.casework.supervise import urging, voiding
from proposals.records import Entry, GivenNumber, InboxItem, Issued, Letter, Proposal
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, handled, on, owe
from workflows.refusals import Incomplete, NotFound, NotNow
from workflows.terms import Act, Duty, Role

LATE = date(2026, 6, 10)
WHY = "致送单位有误"


@pytest.fixture
def written(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Issued:
    """A 催办函 that is still to go out."""
    urging.climb(work, owe(work, Duty.REPLY, handled(make_proposal, make_assignment)), on(LATE))
    work.flush()
    numbered = select(Letter).where(col(Letter.number).is_not(None))
    return Issued(work.exec(numbered).one())


@pytest.fixture
def sent(work: Work, written: Issued) -> Issued:
    """The same in its unit's inbox."""
    item = InboxItem(letter_id=written.id or 0, recipient="区住建局", laid_at=CLERK.at)
    written.posted_at = CLERK.at
    written.items.append(item)
    work.flush()
    return written


def void(work: Work, letter: Issued, why: str = WHY) -> None:
    voiding.void(work, letter, why, on(LATE, CLERK))
    work.flush()


def case_of(work: Work, letter: Letter) -> Proposal:
    return work.get_one(Proposal, letter.proposal_id)


def test_a_void_letter_keeps_its_reason(work: Work, sent: Issued) -> None:
    void(work, sent)
    assert (sent.cancelled_at, sent.cancelled_why) == (on(LATE).at, WHY)


def test_its_number_stays_used_and_is_explained(work: Work, sent: Issued) -> None:
    void(work, sent)
    given = work.exec(select(GivenNumber).where(GivenNumber.series == "提催〔2026〕")).one()
    assert (given.value, given.voided_why) == (1, WHY)


def test_whoever_got_it_is_told(work: Work, sent: Issued) -> None:
    void(work, sent)
    told = work.exec(select(Letter).where(Letter.kind == "supervise/void_notice")).one()
    assert (told.addressee, told.copies) == (sent.addressee, sent.copies)
    assert f"（{sent.number}）自即日起作废。原因：{WHY}。" in told.words


def test_nobody_is_told_of_what_nobody_got(work: Work, written: Issued) -> None:
    void(work, written)
    assert not work.exec(select(Letter).where(Letter.kind == "supervise/void_notice")).all()


def test_who_declared_it_void_stands_in_the_history(work: Work, sent: Issued) -> None:
    void(work, sent)
    entry = work.exec(select(Entry).order_by(col(Entry.id).desc())).first()
    assert entry is not None
    assert (entry.act, entry.role, WHY in entry.facts) == (Act.VOID_LETTER, Role.CLERK, True)


def test_a_letter_is_not_void_without_a_reason(work: Work, sent: Issued) -> None:
    with pytest.raises(Incomplete, match="reason_given"):
        void(work, sent, " ")


def test_a_letter_is_void_once(work: Work, sent: Issued) -> None:
    void(work, sent)
    with pytest.raises(NotNow, match="letter_issued"):
        void(work, sent)


def test_a_void_letter_is_not_offered_again(work: Work, sent: Issued) -> None:
    case = case_of(work, sent)
    assert sent in subjects.rows(work, Issued, case, CLERK)
    void(work, sent)
    assert sent not in subjects.rows(work, Issued, case, CLERK)


def test_a_paper_of_a_unit_is_not_the_offices_to_void(work: Work, sent: Issued) -> None:
    sent.kind = "handle/reply_letter"
    work.flush()
    with pytest.raises(NotFound, match="row_exists"):
        subjects.of(work, Act.VOID_LETTER, Issued, case_of(work, sent), {"of": str(sent.id)}, CLERK)
