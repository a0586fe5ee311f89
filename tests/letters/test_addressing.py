"""How a letter speaks to whoever made the proposal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from proposals.letters.addressing import YOU, session_name, you
from proposals.letters.handle.sending import everybody
from proposals.records import Signature
from proposals.work import Work
from tests.casework.conftest import MakeProposal, make_proposal, work
from workflows.terms import ProposalStage, ProposerKind, SignatureAnswer, SignatureRole

__all__ = ["make_proposal", "work"]


def test_every_body_is_spoken_to_as_what_it_is() -> None:
    assert set(YOU) == {kind for kind in ProposerKind if kind.is_collective}


@pytest.mark.parametrize(
    ("kind", "word"),
    [(ProposerKind.JOINT, "您"), (ProposerKind.PARTY, "贵党派"), (ProposerKind.SECTOR, "贵界别")],
)
def test_a_member_is_you_a_body_is_named(
    make_proposal: MakeProposal, kind: ProposerKind, word: str
) -> None:
    assert you(make_proposal(kind=kind)) == word


def test_many_proposers_are_the_first_two_and_their_number(make_proposal: MakeProposal) -> None:
    case = make_proposal(ProposalStage.FILED, kind=ProposerKind.JOINT)
    case.signatures += [
        Signature(role=SignatureRole.COSIGNER, name=f"委员{mark}", answer=SignatureAnswer.CONFIRMED)
        for mark in "乙丙丁"
    ]
    assert everybody(case) == "委员甲、委员乙等4位委员"


def test_a_session_bears_the_name_of_its_place(work: Work, make_proposal: MakeProposal) -> None:
    work.rules = replace(work.rules, place="清河区")
    assert session_name(work, make_proposal()) == "清河区第九届委员会第五次会议"
