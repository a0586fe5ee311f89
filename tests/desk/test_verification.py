"""The proof of the record finds what somebody changed, dropped, reordered or slipped in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import col, select

from proposals.casework import duties, step
from proposals.casework.actor import Actor
from proposals.desk import verification
from proposals.letters import submit
from proposals.records import Chain, Deadline, Entry, Letter, Proposal, paper_codes
from proposals.work import Work
from tests.casework.conftest import MakeProposal
from workflows.terms import Act, Duty, ProposalStage


@pytest.fixture
def entries(work: Work, make_proposal: MakeProposal, clerk: Actor) -> list[Entry]:
    proposal = make_proposal(ProposalStage.SUBMITTED)
    for act in (Act.HOLD, Act.ACCEPT, Act.REVISE_TEXT):
        step.take(work, act, proposal, clerk)
    duties.start(work, Duty.REVIEW, proposal, clerk, "提案委办公室")
    work.flush()
    return list(work.exec(select(Entry).order_by(col(Entry.number))))


def change(_work: Work, entries: list[Entry]) -> None:
    entries[1].by = "委员乙"


def drop(work: Work, entries: list[Entry]) -> None:
    work.delete(entries[1])


def drop_the_last(work: Work, entries: list[Entry]) -> None:
    work.delete(entries[2])


def drop_all(work: Work, entries: list[Entry]) -> None:
    for entry in entries:
        work.delete(entry)


def reorder(work: Work, entries: list[Entry]) -> None:
    for number, entry in ((9, entries[0]), (1, entries[1]), (2, entries[0])):
        entry.number = number
        work.flush()


def insert(work: Work, entries: list[Entry]) -> None:
    entries[2].number = 4
    work.flush()
    copied = entries[1].model_dump(exclude={"id", "number"})
    work.add(Entry(**copied, number=3))


def forget(work: Work, entries: list[Entry]) -> None:
    drop_all(work, entries)
    work.flush()
    work.delete(work.exec(select(Chain)).one())


TAMPERING = (change, drop, drop_the_last, drop_all, reorder, insert, forget)


def test_an_untouched_record_verifies(work: Work, entries: list[Entry]) -> None:
    found = verification.verify(work)
    assert (found.chains, found.entries, found.certificates, found.faults) == (1, 3, 1, [])


@pytest.mark.parametrize("tamper", TAMPERING, ids=lambda tamper: f"rule_39-{tamper.__name__}")
def test_tampering_is_found(
    work: Work, entries: list[Entry], tamper: Callable[[Work, list[Entry]], None]
) -> None:
    tamper(work, entries)
    work.flush()
    assert verification.verify(work).faults


def test_a_due_date_that_does_not_follow_from_its_certificate_is_found(
    work: Work, entries: list[Entry]
) -> None:
    row = work.exec(select(Deadline)).one()
    row.due_on = row.due_on.replace(year=2099)
    work.flush()
    assert "计算书却为" in verification.verify(work).faults[0]


def test_a_certificate_that_counts_wrongly_is_found(work: Work, entries: list[Entry]) -> None:
    row = work.exec(select(Deadline)).one()
    row.certificate = {**row.certificate, "lines": row.certificate["lines"][1:]}
    work.flush()
    assert "与重新计算的结果不一致" in verification.verify(work).faults[0]


def issued(work: Work, entries: list[Entry]) -> Letter:
    """A receipt written when the record was as long as it is."""
    letter = submit.receipt(work, work.exec(select(Proposal)).one(), entries[-1])
    work.flush()
    return letter


def test_a_letter_whose_words_were_changed_is_found(work: Work, entries: list[Entry]) -> None:
    letter = issued(work, entries)
    letter.words = letter.words.replace("提案", "议案")
    work.flush()
    assert "与验证码不符" in verification.verify(work).faults[0]


def test_an_issued_letter_that_lost_its_code_is_found(work: Work, entries: list[Entry]) -> None:
    issued(work, entries).code = None
    work.flush()
    assert "与验证码不符" in verification.verify(work).faults[0]


def test_a_letter_that_the_record_does_not_vouch_for_is_found(
    work: Work, entries: list[Entry]
) -> None:
    letter = issued(work, entries)
    letter.anchored_at = 2
    letter.code = paper_codes.code_of(letter)
    work.flush()
    assert "签发时的办理记录与现有记录不一致" in verification.verify(work).faults[0]
