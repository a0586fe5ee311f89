"""A refusal as these tests look at it: which rule said no, and that nothing was changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlmodel import SQLModel, col, func, select

from proposals.records import Deadline, Entry, GivenNumber, Letter, Proposal, Review
from proposals.work import Work
from workflows.refusals import Refusal
from workflows.terms import ProposalStage

WATCHED: tuple[type[SQLModel], ...] = (Entry, Letter, Deadline, GivenNumber, Review)


@contextmanager
def refused(
    work: Work, proposal: Proposal, kind: type[Refusal], *rules: str
) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """What happens inside is refused by exactly these rules and leaves the case as it was."""
    before = state(work, proposal)
    with pytest.raises(kind) as refusal:
        yield refusal
    assert refusal.value.rules == rules
    assert state(work, proposal) == before


def state(work: Work, proposal: Proposal) -> tuple[ProposalStage, str | None, list[int]]:
    """Stage, number, and how much is on record."""
    counts = [work.exec(select(func.count(col(t.id)))).one() for t in WATCHED]  # type: ignore[attr-defined]
    return proposal.stage, proposal.case_no, counts
