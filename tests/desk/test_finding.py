"""A case by 案号, receipt number or record number; never a guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from proposals.desk import finding
from proposals.records import Letter, Proposal, SupervisedCase, Supervision
from proposals.work import Work
from tests.casework.conftest import AT, MakeProposal
from workflows.refusals import Incomplete, NotFound
from workflows.terms import Duty, ProposalStage, Role, SupervisionForm


@pytest.fixture
def filed(make_proposal: MakeProposal) -> Proposal:
    return make_proposal(ProposalStage.FILED, case_no="第0007号")


@pytest.mark.parametrize(
    "number",
    [
        lambda p: p.case_no,
        lambda p: p.receipt_no,
        lambda p: str(p.id),
        lambda _: "第7号",
        lambda _: "7号",
        lambda _: "0007",
        lambda p: p.receipt_no.replace("〔", "[").replace("〕", "]"),
    ],
    ids=["案号", "收件号", "记录号", "without zeros", "as said", "bare", "by keyboard"],
)
def test_a_case_is_found_by_each_of_its_numbers(
    work: Work, filed: Proposal, number: Callable[[Proposal], str]
) -> None:
    assert finding.proposal(work, number(filed)) is filed


def test_a_number_nobody_has_is_refused(work: Work) -> None:
    with pytest.raises(NotFound, match="没有编号为“第9999号”的提案"):
        finding.proposal(work, "第9999号")


def test_a_case_number_is_never_taken_for_a_record_number(work: Work, filed: Proposal) -> None:
    with pytest.raises(NotFound, match="没有编号为“0001”的提案"):
        finding.proposal(work, f"000{filed.id}")


def test_the_same_case_number_in_two_sessions_is_never_guessed(
    work: Work, filed: Proposal, make_proposal: MakeProposal
) -> None:
    make_proposal(ProposalStage.FILED, receipt_no="第0007号")
    with pytest.raises(Incomplete, match="有2件，请改用记录号"):
        finding.proposal(work, "第0007号")


def test_a_duty_that_never_ran_is_refused(filed: Proposal) -> None:
    with pytest.raises(NotFound, match="没有“答复”期限"):
        finding.deadlines(filed, Duty.REPLY)


def written(work: Work, case: Proposal | None, *addressees: str, **given: object) -> None:
    """Letters of one kind, titled by the order in which they were written."""
    for number, addressee in enumerate(addressees, 1):
        work.add(
            Letter(
                kind="file/filing_notice",
                proposal_id=case.id if case else None,
                title="立案通知",
                addressee=addressee,
                words=f"<document><title>{number}</title></document>",
                occasion=f"occasion {number} {given}",
                written_at=AT,
                send_on=AT.date(),
                **given,  # type: ignore[arg-type]
            )
        )
    work.flush()


@pytest.mark.parametrize("kind", ["file/filing_notice", "filing_notice", "立案通知"])
def test_a_letter_sent_again_is_found_as_it_was_sent_last(
    work: Work, filed: Proposal, kind: str
) -> None:
    written(work, filed, "委员甲", "委员甲")
    assert finding.letter(work, filed, kind).document.title == "2"


def test_of_letters_to_several_none_is_guessed(work: Work, filed: Proposal) -> None:
    written(work, filed, "委员甲", "委员乙")
    with pytest.raises(Incomplete, match="送委员甲；file/filing_notice 送委员乙"):
        finding.letter(work, filed, "filing_notice")


def test_a_letter_is_found_by_whom_it_was_sent_to(work: Work, filed: Proposal) -> None:
    written(work, filed, "委员甲", "委员乙", "委员甲")
    assert finding.letter(work, filed, "filing_notice", "委员乙").document.title == "2"
    assert finding.letter(work, filed, "filing_notice", "委员甲").document.title == "3"


def test_letters_of_two_units_to_one_proposer_are_found_by_their_numbers(
    work: Work, filed: Proposal
) -> None:
    for number in ("区住建〔2026〕1号", "区教育〔2026〕1号"):
        written(work, filed, "委员甲委员", number=number)
    with pytest.raises(Incomplete, match="以文号代替文书种类"):
        finding.letter(work, filed, "filing_notice", "委员甲")
    assert finding.letter(work, filed, "区住建[2026]1号").number == "区住建〔2026〕1号"


def test_a_letter_of_a_supervision_over_the_case_is_its_own(work: Work, filed: Proposal) -> None:
    over = Supervision(
        theme="督办",
        form=SupervisionForm.INSPECTION,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        planned_at=AT,
    )
    work.add(over)
    work.flush()
    work.add(SupervisedCase(supervision_id=over.key, proposal_id=filed.key))
    written(work, None, "区住建局", supervision_id=over.id)
    assert finding.letter(work, filed, "filing_notice").addressee == "区住建局"


def test_a_letter_nobody_of_that_name_was_sent_is_refused(work: Work, filed: Proposal) -> None:
    written(work, filed, "委员甲")
    with pytest.raises(NotFound, match="没有送委员丙的"):
        finding.letter(work, filed, "filing_notice", "委员丙")


def test_a_kind_of_letter_nobody_wrote_is_refused(work: Work, filed: Proposal) -> None:
    with pytest.raises(NotFound, match="没有“filing_notice”这种文书"):
        finding.letter(work, filed, "filing_notice")
