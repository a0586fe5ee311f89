"""Keys: a new row is known by its number before everything that names it is written."""

from __future__ import annotations

from datetime import date

from sqlalchemy import event

from proposals.records import Lookback, Proposal, keys
from proposals.work import Work
from tests.casework.conftest import MakeProposal


def listed(work: Work, proposal: Proposal, many: int) -> list[int]:
    rows = [
        Lookback(proposal_id=proposal.key, due_on=date(2026, 11, 30), class_before="B")
        for _ in range(many)
    ]
    proposal.lookbacks.extend(rows)
    keys.give_keys(work, rows)
    return [row.key for row in rows]


def test_rows_given_keys_together_are_numbered_in_their_order(
    work: Work, make_proposal: MakeProposal
) -> None:
    first, second = listed(work, make_proposal(), 2)
    assert second == first + 1


def test_a_row_written_later_goes_on_after_the_keys_given(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal = make_proposal()
    (first,) = listed(work, proposal, 1)
    later = Lookback(proposal_id=proposal.key, due_on=date(2026, 11, 30), class_before="B")
    proposal.lookbacks.append(later)
    work.flush()
    assert later.key == first + 1


def test_many_rows_are_written_without_an_answer_to_wait_for(
    work: Work, make_proposal: MakeProposal
) -> None:
    proposal, sent = make_proposal(), list[str]()
    event.listen(work.connection(), "before_cursor_execute", lambda *told: sent.append(told[2]))
    listed(work, proposal, 2)
    work.flush()
    written = [words for words in sent if words.startswith("INSERT INTO lookback")]
    assert [" RETURNING " in words for words in written] == [False]
