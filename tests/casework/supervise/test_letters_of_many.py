"""A letter about several cases: on record in its own chain, anchored there, and void by reason."""

from __future__ import annotations

from datetime import date

import pytest
from sqlmodel import col, select

from proposals.acting import arguments
from proposals.casework.supervise import publishing, urging, voiding
from proposals.desk import paper_check, verification
from proposals.desk.telling import facts
from proposals.records import (
    Chain,
    Entry,
    GivenNumber,
    InboxItem,
    Issued,
    Letter,
    history,
    paper_codes,
)
from proposals.work import Work
from tests.casework.conftest import MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, handled, on, owe
from workflows.refusals import Incomplete, NotFound, NotNow, NotYou
from workflows.terms import Act, Duty, Role

LATE = date(2026, 6, 16)
WHY = "致送单位有误"
NUMBERS = ("第0001号", "第0002号")


@pytest.fixture
def together(work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Issued:
    """一单位一函 over two late replies."""
    cases = [handled(make_proposal, make_assignment, case_no=number) for number in NUMBERS]
    rows = [owe(work, Duty.REPLY, case) for case in cases]
    for row in rows:
        urging.climb(work, row, on(LATE))
    work.flush()
    letter = urging.one_letter_per_unit(work, rows, on(LATE, CLERK))
    work.flush()
    return Issued(letter)


@pytest.fixture
def sent(work: Work, together: Issued) -> Issued:
    """The same in its unit's inbox."""
    together.posted_at = CLERK.at
    together.items.append(
        InboxItem(letter_id=together.id or 0, recipient="区住建局", laid_at=CLERK.at)
    )
    work.flush()
    return together


def on_record(work: Work) -> list[Entry]:
    asked = select(Entry).where(Entry.chain == history.LETTERS).order_by(col(Entry.number))
    return list(work.exec(asked))


def void(work: Work, letter: Issued, why: str = WHY) -> None:
    voiding.void(work, letter, why, on(LATE, CLERK))
    work.flush()


def notice(work: Work) -> Letter:
    return work.exec(select(Letter).where(Letter.kind == "supervise/void_notice")).one()


def test_its_issue_is_on_record_with_its_cases(work: Work, together: Issued) -> None:
    (entry,) = on_record(work)
    assert (entry.act, entry.by, entry.subject) == (
        *(Act.CONFIRM_LETTER, "办公室丙"),
        f"letter:{together.id}",
    )
    assert facts(entry) == {
        "title": together.title,
        "number": together.number,
        "addressee": "区住建局",
        "proposals": list(NUMBERS),
    }


def test_its_code_is_anchored_in_that_entry(work: Work, together: Issued) -> None:
    (entry,) = on_record(work)
    assert (together.anchored_at, together.anchor) == (1, entry.hash)
    assert together.code == paper_codes.code_of(together)


def test_a_changed_entry_speaks_against_it(work: Work, together: Issued) -> None:
    on_record(work)[0].by = "办公室丁"
    work.flush()
    checked = paper_check.check(work, together.code_shown)
    assert checked is not None
    assert "办理记录" in "；".join(paper_check.faults(checked))


def test_a_chain_that_is_gone_is_missed_by_its_letters(work: Work, together: Issued) -> None:
    (entry,) = on_record(work)
    work.delete(entry)
    work.flush()
    work.delete(work.get_one(Chain, history.LETTERS))
    work.flush()
    found = verification.verify(work).faults
    assert f"文书 {together.number}：签发时的办理记录与现有记录不一致" in found


def test_void_it_keeps_its_reason_and_its_number(work: Work, sent: Issued) -> None:
    void(work, sent)
    explained = select(GivenNumber.voided_why).where(GivenNumber.voided_why == WHY)
    assert (sent.cancelled_why, work.exec(explained).all()) == (WHY, [WHY])


def test_who_declared_it_void_stands_in_its_chain(work: Work, sent: Issued) -> None:
    void(work, sent)
    last = on_record(work)[-1]
    assert (last.act, last.role, facts(last)["why"]) == (Act.VOID_LETTER, Role.CLERK, WHY)


def test_whoever_got_it_is_told_on_the_same_record(work: Work, sent: Issued) -> None:
    void(work, sent)
    told = notice(work)
    assert (told.addressee, told.anchor) == (sent.addressee, on_record(work)[-1].hash)
    assert f"（{sent.number}）自即日起作废。原因：{WHY}。" in told.words


def test_with_its_end_the_record_verifies(work: Work, sent: Issued) -> None:
    void(work, sent)
    told = ("letters：", f"文书 {sent.number}", f"文书 {notice(work).id}")
    assert not [fault for fault in verification.verify(work).faults if fault.startswith(told)]


def test_it_is_not_void_without_a_reason(work: Work, together: Issued) -> None:
    with pytest.raises(Incomplete, match="reason_given"):
        void(work, together, " ")


def test_it_is_void_once(work: Work, together: Issued) -> None:
    void(work, together)
    with pytest.raises(NotNow, match="letter_issued"):
        void(work, together)


def test_only_the_committee_declares_it_void(work: Work, together: Issued) -> None:
    with pytest.raises(NotYou):
        voiding.void(work, together, WHY, on(LATE))


def test_it_is_named_by_its_number_without_a_case(work: Work, together: Issued) -> None:
    given = {"of": str(together.id), "why": WHY}
    call = arguments.bound(work, Act.VOID_LETTER, None, given, CLERK)
    assert together in call.args


def test_a_letter_of_a_case_is_not_found_outside_it(work: Work, together: Issued) -> None:
    drafted = select(Letter).where(col(Letter.proposal_id).is_not(None)).order_by(col(Letter.id))
    other = work.exec(drafted).first()
    assert other is not None
    given = {"of": str(other.id), "why": WHY}
    with pytest.raises(NotFound, match="row_exists"):
        arguments.bound(work, Act.VOID_LETTER, None, given, CLERK)


def test_the_list_of_publications_is_on_record(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    case = handled(make_proposal, make_assignment)
    listed = publishing.list_due(work, [owe(work, Duty.PUBLISH_SUBMITTED, case)], on(LATE))
    (entry,) = on_record(work)
    assert (entry.role, facts(entry)["proposals"]) == (Role.CLOCK, ["第0012号"])
    assert (listed.anchor, listed.chain) == (entry.hash, history.LETTERS)
