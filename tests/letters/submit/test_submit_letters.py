"""Letters of 提 as they go out."""

from __future__ import annotations

from datetime import timedelta

from proposals.casework.submit import collective, cosigning, drafting, intake
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.submit.handed_in import (
    AUTHOR,
    CONVENOR,
    OTHER,
    PARTY,
    SCAN,
    TEXT,
    begun,
    later,
    letters,
    member,
)
from tests.letters.golden import assert_golden
from workflows.terms import AssignmentStage, ProposalStage, ProposerKind, UnitRole


def test_receipt(work: Work) -> None:
    intake.submit(work, begun(work), AUTHOR)
    assert_golden(letters(work, "receipt")[0].words, "submit/receipt")


def test_receipt_of_a_party(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    intake.submit(work, proposal, PARTY)
    assert_golden(letters(work, "receipt")[0].words, "submit/receipt_collective")


def test_invitation_to_cosign(work: Work) -> None:
    cosigning.invite(work, begun(work), member(work, 2), AUTHOR)
    assert_golden(letters(work, "cosign_invitation")[0].words, "submit/cosign_invitation")


def test_invitation_to_confirm_a_changed_text_in_recess(work: Work) -> None:
    author = later(AUTHOR, days=20)
    proposal = begun(work, author)
    cosigning.invite(work, proposal, member(work, 2), author)
    drafting.rewrite(work, proposal, OTHER, author)
    assert_golden(letters(work, "cosign_invitation")[1].words, "submit/cosign_again")


def test_call_of_a_sector(work: Work) -> None:
    draft = begun(work, CONVENOR, ProposerKind.SECTOR, TEXT._replace(title="优化营商环境"))
    collective.open_call(work, draft, AT.date() + timedelta(days=2), CONVENOR)
    assert_golden(letters(work, "call_notice")[0].words, "submit/call_notice")


def test_notice_of_withdrawal(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment
) -> None:
    given = {"case_no": "第0012号", "withdrawal_consented": True}
    proposal = make_proposal(ProposalStage.HANDLING, **given)
    make_assignment(proposal, AssignmentStage.HANDLING, UnitRole.SOLE, 1)
    intake.withdraw(work, proposal, "所提问题已经解决。", later(AUTHOR, days=9))
    assert_golden(letters(work, "withdrawal_notice")[0].words, "submit/withdrawal_notice")
