"""Who puts his name to a draft puts it to its files: another file asks for his word again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.casework.attaching import Upload
from proposals.casework.submit import cosigning
from proposals.records import Letter, Member, Proposal, Signature
from proposals.work import Work
from tests import papers_in_files as files
from tests.casework.conftest import MakeProposal
from workflows.terms import BelongsTo, SignatureAnswer

PAPER = Upload("说明.pdf", files.pdf())


@pytest.fixture
def proposal(work: Work, tmp_path: Path, make_proposal: MakeProposal) -> Proposal:
    """A draft of 委员甲 that may have files."""
    work.rules = replace(work.rules, attachments=tmp_path)
    return make_proposal()


@pytest.fixture
def cosigned(work: Work, proposal: Proposal, member: Actor, cosigner: Actor) -> Signature:
    """委员乙 has put his name to the draft."""
    line = cosigning.invite(work, proposal, work.get_one(Member, 2), member)
    cosigning.cosign(work, proposal, cosigner)
    return line


def invitations(work: Work) -> int:
    return len(work.exec(select(Letter).where(Letter.kind == "submit/cosign_invitation")).all())


def test_another_file_asks_the_cosigners_again(
    work: Work, proposal: Proposal, member: Actor, cosigned: Signature
) -> None:
    attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    assert (cosigned.answer, invitations(work)) == (SignatureAnswer.INVITED, 2)


def test_a_file_taken_off_asks_the_cosigners_again(
    work: Work, proposal: Proposal, member: Actor, cosigner: Actor, cosigned: Signature
) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    cosigning.cosign(work, proposal, cosigner)
    attaching.remove(work, row, "换用新的版本", member)
    assert cosigned.answer == SignatureAnswer.INVITED
