"""验证码: given at issue, of words and record; whatever is changed later does not give it again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlmodel import col, select

from proposals.casework.supervise import urging
from proposals.desk import paper_check
from proposals.letters import copying
from proposals.letters import file as letters
from proposals.records import Chain, Entry, Letter, Proposal, Publication, history, paper_codes
from proposals.settings import Settings
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.handle.answered import CLERK, MEMBER
from tests.casework.supervise.owing import handled, on, owe
from workflows.terms import Act, Duty, ProposalStage, Role

WORDS, VOID, RECORD = "系统存档", "已经作废", "办理记录"


@pytest.fixture
def case(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.FILED, case_no="第0001号", filed_at=AT)


def noted(work: Work, case: Proposal) -> Entry:
    """One more entry in the case's record."""
    told = {"was": "filed", "became": "filed", "by": "办公室丙", "role": Role.CLERK, "facts": {}}
    name = f"proposal:{case.id}"
    return history.append(work, name, at=AT, act=Act.URGE, subject=name, **told)


@pytest.fixture
def letter(work: Work, case: Proposal) -> Letter:
    """A notice issued on the second entry of the record."""
    noted(work, case)
    (written,) = letters.filing_notice(work, case, noted(work, case), AT.date())
    work.flush()
    return written


def found(work: Work, letter: Letter) -> paper_check.Checked:
    checked = paper_check.check(work, letter.code_shown)
    assert checked is not None
    return checked


def against(work: Work, letter: Letter) -> str:
    return "；".join(paper_check.faults(found(work, letter)))


def test_a_letter_is_anchored_where_the_record_stands(work: Work, letter: Letter) -> None:
    head = work.get_one(Chain, letter.chain)
    assert (letter.anchored_at, letter.anchor) == (2, head.head)


def test_the_paper_carries_its_code(letter: Letter) -> None:
    assert letter.document.code == f"验证码 {letter.code_shown}"
    assert [len(part) for part in letter.code_shown.split("-")] == [4, 4, 2]


def test_an_issued_paper_stands(work: Work, letter: Letter) -> None:
    assert against(work, letter) == ""


def test_what_is_done_later_does_not_speak_against_it(
    work: Work, case: Proposal, letter: Letter
) -> None:
    noted(work, case)
    work.flush()
    assert against(work, letter) == ""


def _other_words(letter: Letter, _entry: Entry) -> None:
    letter.words = letter.words.replace("立案", "不予立案")


def _other_number(letter: Letter, _entry: Entry) -> None:
    letter.number = "提立〔2026〕99号"


def _other_case(letter: Letter, _entry: Entry) -> None:
    letter.anchored_at = 1


def _other_record(_letter: Letter, entry: Entry) -> None:
    entry.by = "办公室丁"


def _void(letter: Letter, _entry: Entry) -> None:
    letter.cancelled_at = AT


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_other_words, WORDS),
        (_other_number, WORDS),
        (_other_case, WORDS),
        (_other_record, RECORD),
        (_void, VOID),
    ],
)
def test_whatever_is_changed_speaks_against_it(
    work: Work, letter: Letter, change: Callable[[Letter, Entry], None], told: str
) -> None:
    change(letter, work.exec(select(Entry).where(Entry.number == 1)).one())
    work.flush()
    assert told in against(work, letter)


def test_a_record_written_anew_does_not_end_where_it_did(work: Work, letter: Letter) -> None:
    head = history.GENESIS
    for entry in work.exec(select(Entry).order_by(col(Entry.number))):
        entry.by, entry.previous = "办公室丁", head
        head = entry.hash = entry.digest()
    work.flush()
    assert RECORD in against(work, letter)


def test_a_code_is_read_as_people_copy_it(work: Work, letter: Letter) -> None:
    raw = letter.code_shown.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    checked = paper_check.check(work, raw)
    assert checked is not None
    assert checked.code == letter.code_shown


@pytest.mark.parametrize("address", ["https://tian.example", "https://tian.example/"])
def test_the_qr_code_leads_to_the_page_that_checks(
    letter: Letter, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(copying, "settings", lambda: Settings(address=address))
    assert copying.check_at(letter) == f"https://tian.example/verify?code={letter.code_shown}"


def test_without_an_address_the_qr_code_says_the_code(letter: Letter) -> None:
    assert copying.copy(letter).check_at == letter.code_shown


def test_nothing_is_known_of_another_code(work: Work, letter: Letter) -> None:
    assert paper_check.check(work, "0000000000") is None


def test_the_case_is_named_to_strangers_once_it_is_public(
    work: Work, case: Proposal, letter: Letter
) -> None:
    assert found(work, letter).case == ""
    work.add(
        Publication(proposal_id=case.key, what="proposal", published_at=AT, screened_by="办公室丙")
    )
    work.flush()
    assert (found(work, letter).case, found(work, letter).href) == ("第0001号", "")


def test_whoever_may_read_it_is_shown_where(work: Work, letter: Letter) -> None:
    checked = paper_check.check(work, letter.code_shown, CLERK)
    assert checked is not None
    assert (checked.case, checked.href) == ("第0001号", f"/letters/{letter.id}")


def test_somebody_else_signed_in_is_a_stranger(work: Work, letter: Letter) -> None:
    other = replace(MEMBER, name="委员丁", member_id=4)
    checked = paper_check.check(work, letter.code_shown, other)
    assert checked is not None
    assert (checked.case, checked.href) == ("", "")


def test_a_draft_has_no_code_until_it_is_confirmed(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    duty = owe(work, Duty.REPLY, handled(make_proposal, make_assignment))
    letters = urging.climb(work, duty, on(AT.date().replace(month=6, day=16)))
    draft = next(each for each in letters if each.needs_confirmation)
    work.flush()
    assert (draft.code, draft.document.code) == (None, "")
    urging.confirm(work, draft, on(AT.date().replace(month=6, day=16), CLERK))
    assert draft.code == paper_codes.code_of(draft)
