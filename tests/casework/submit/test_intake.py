"""收件: what may be handed in, by whom, when, and what comes of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import select

from proposals.casework import step
from proposals.casework.submit import collective, cosigning, drafting, intake
from proposals.records import Convenor, Organisation, PlenarySession, Proposal
from proposals.rendering.words import in_groups
from proposals.work import Work
from tests.casework.conftest import AT
from tests.casework.submit.handed_in import (
    AUTHOR,
    CLERK,
    CONVENOR,
    CUTOFF,
    OTHER,
    PARTY,
    SCAN,
    SECOND,
    TEXT,
    begun,
    facts,
    later,
    letters,
    member,
    refused,
)
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import Incomplete, NotNow, NotYou
from workflows.terms import Act, Duty, Intake, MemberStatus, ProposalStage, ProposerKind

YESTERDAY = AT.date() - timedelta(days=1)


def submitted(work: Work, at: datetime = AT) -> Proposal:
    """A proposal handed in by its author."""
    proposal = begun(work)
    intake.submit(work, proposal, AUTHOR.later(at))
    return proposal


def returned(work: Work) -> Proposal:
    """One handed in and sent back to be changed."""
    proposal = submitted(work)
    step.take(work, Act.SEND_BACK, proposal, CLERK)
    return proposal


def test_what_is_submitted_is_frozen_and_has_a_receipt(work: Work) -> None:
    proposal = submitted(work)
    assert (proposal.stage, proposal.receipt_no) == (ProposalStage.SUBMITTED, "收〔2026〕0001号")
    assert (proposal.text.frozen_at, proposal.text.text_hash) == (AT, TEXT.digest)


def test_receipts_have_a_series_of_their_own(work: Work) -> None:
    assert [submitted(work).receipt_no for _ in range(3)] == [
        "收〔2026〕0001号",
        "收〔2026〕0002号",
        "收〔2026〕0003号",
    ]


def test_the_proposer_gets_a_receipt_with_the_digest(work: Work) -> None:
    proposal = submitted(work)
    (receipt,) = letters(work, "receipt")
    assert (receipt.addressee, receipt.proposal_id) == ("委员甲", proposal.id)
    assert in_groups(TEXT.digest) in receipt.words


def test_from_then_on_the_office_owes_publication(work: Work) -> None:
    (owed,) = submitted(work).deadlines
    assert (owed.duty, owed.debtor) == (Duty.PUBLISH_SUBMITTED, "提案委办公室")


def test_without_consent_nobody_owes_publication(work: Work) -> None:
    proposal = begun(work, public_consent=False)
    intake.submit(work, proposal, AUTHOR)
    assert proposal.deadlines == []


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (TEXT._replace(facts=""), ("content_complete",)),
        (TEXT._replace(analysis=" \n"), ("content_complete",)),
        (TEXT._replace(suggestions=()), ("content_complete",)),
        (ProposalText("关于电梯的提案", "", "", ()), ("content_complete",) * 3),
        (TEXT._replace(facts="<p><br></p>"), ("content_complete",)),
        (TEXT._replace(facts="——……！？"), ("content_complete",)),
        (TEXT._replace(facts="\u200b\ufeff\u3164"), ("content_complete",)),
        (TEXT._replace(facts="电" * 2001), ("body_length",)),
        (TEXT._replace(title=f"关于{'电' * 60}的提案"), ("title_length",)),
    ],
    ids=[
        "rule_01-no_facts",
        "rule_01-no_analysis",
        "rule_01-no_suggestion",
        "rule_01-all_gaps_at_once",
        "rule_02-html_only",
        "rule_02-punctuation_only",
        "rule_02-zero_width_only",
        "rule_02-too_long",
        "rule_04-title_too_long",
    ],
)
def test_an_incomplete_text_is_not_taken_in(
    work: Work, text: ProposalText, rules: tuple[str, ...]
) -> None:
    proposal = begun(work, text=text)
    with refused(work, Incomplete, *rules):
        intake.submit(work, proposal, AUTHOR)
    assert (proposal.stage, proposal.receipt_no) == (ProposalStage.DRAFT, None)


@pytest.mark.parametrize(
    ("text", "category", "warned"),
    [
        (TEXT, "社会", ["body_short"]),
        (TEXT._replace(title="电梯该装了"), "社会", ["body_short", "title_official"]),
        (TEXT, "社会、城建", ["body_short", "one_matter"]),
        (TEXT._replace(facts="电" * 1600), "社会", ["body_long"]),
    ],
    ids=["rule_02-short", "rule_04-title", "rule_05-two_matters", "rule_02-long"],
)
def test_a_warning_keeps_nothing_back(
    work: Work, text: ProposalText, category: str, warned: list[str]
) -> None:
    proposal = begun(work, text=text)
    proposal.category = category
    intake.submit(work, proposal, AUTHOR)
    assert all(f'"{rule}"' in facts(work) for rule in warned)


def test_rule_14_no_number_of_proposals_is_too_many(work: Work) -> None:
    """Integrity rule 14 warns only where a committee has set a limit; none has."""
    handed_in = [submitted(work) for _ in range(12)]
    assert {proposal.stage for proposal in handed_in} == {ProposalStage.SUBMITTED}


@pytest.mark.parametrize(
    ("status", "until"),
    [
        (MemberStatus.RESIGNED, None),
        (MemberStatus.REMOVED, None),
        (MemberStatus.IN_OFFICE, YESTERDAY),
    ],
    ids=["rule_10-resigned", "rule_10-removed", "rule_10-term_over"],
)
def test_who_is_not_in_office_submits_nothing(
    work: Work, status: MemberStatus, until: date | None
) -> None:
    proposal = begun(work)
    member(work, 1).status, member(work, 1).valid_until = status, until
    with refused(work, NotNow, "proposer_qualified"):
        intake.submit(work, proposal, AUTHOR)


def test_a_body_that_left_submits_nothing(work: Work) -> None:
    proposal = begun(work, PARTY, ProposerKind.PARTY)
    collective.sign(work, proposal, SCAN, PARTY)
    work.get_one(Organisation, 1).valid_until = YESTERDAY
    with refused(work, NotNow, "proposer_qualified"):
        intake.submit(work, proposal, PARTY)


def test_a_sector_without_convenor_submits_nothing(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    collective.sign(work, proposal, "", CONVENOR)
    work.exec(select(Convenor)).one().valid_until = YESTERDAY
    with refused(work, NotNow, "proposer_qualified"):
        intake.submit(work, proposal, CLERK, scan=SCAN)


def test_a_joint_proposal_needs_a_confirmed_name(work: Work) -> None:
    proposal = begun(work, kind=ProposerKind.JOINT)
    with refused(work, NotNow, "joint_has_cosigner"):
        intake.submit(work, proposal, AUTHOR)


def test_an_open_invitation_keeps_it_back(work: Work) -> None:
    proposal = begun(work)
    cosigning.invite(work, proposal, member(work, 2), AUTHOR)
    with refused(work, NotNow, "every_invitation_answered"):
        intake.submit(work, proposal, AUTHOR)


def test_only_its_proposer_submits_it(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotYou, "own_proposal"):
        intake.submit(work, proposal, SECOND)


def test_nothing_is_submitted_twice(work: Work) -> None:
    proposal = submitted(work)
    with refused(work, NotNow, "stage_allows_act"):
        intake.submit(work, proposal, AUTHOR)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (CUTOFF - timedelta(seconds=1), Intake.PLENARY),
        (CUTOFF, Intake.PLENARY),
        (CUTOFF + timedelta(milliseconds=500), Intake.PLENARY),
        (CUTOFF + timedelta(seconds=1), Intake.RECESS),
        (CUTOFF + timedelta(days=90), Intake.RECESS),
    ],
    ids=[
        "rule_15-second_before",
        "rule_15-the_second",
        "rule_15-within_the_second",
        "rule_15-second_after",
        "rule_15-months_after",
    ],
)
def test_the_server_clock_decides_the_window(work: Work, at: datetime, expected: Intake) -> None:
    assert submitted(work, at).intake == expected


def test_the_next_sessions_window_takes_over_when_it_opens(work: Work) -> None:
    opens = date(2027, 1, 10)
    work.add(
        PlenarySession(
            id=2,
            term_id=1,
            number=6,
            opens_on=opens,
            closes_on=opens + timedelta(days=3),
            window_opens_on=date(2026, 10, 10),
            cutoff_at=AT.replace(year=2027, month=1, day=11, hour=18),
        )
    )
    work.flush()
    before, after = (submitted(work, AT.replace(month=10, day=day, hour=0)) for day in (9, 10))
    assert (before.plenary_session_id, before.intake) == (1, Intake.RECESS)
    assert (after.plenary_session_id, after.intake) == (2, Intake.PLENARY)


def test_before_any_window_nothing_is_taken_in(work: Work) -> None:
    with refused(work, NotNow, "window_opened"):
        begun(work, AUTHOR.later(AT - timedelta(days=200)))


def test_a_member_names_no_time_of_his_own(work: Work) -> None:
    proposal = begun(work)
    with refused(work, NotYou, "server_clock_counts"):
        intake.submit(work, proposal, AUTHOR, AT - timedelta(days=1))


def test_no_paper_comes_from_the_future(work: Work) -> None:
    proposal = begun(work, CLERK, proxy_scan=SCAN, member_id=1)
    with refused(work, Incomplete, "not_in_the_future"):
        intake.submit(work, proposal, CLERK, AT + timedelta(minutes=1))


def test_a_paper_received_in_time_is_entered_afterwards(work: Work) -> None:
    clerk = CLERK.later(CUTOFF + timedelta(days=1))
    proposal = begun(work, clerk, proxy_scan=SCAN, member_id=1)
    intake.submit(work, proposal, clerk, CUTOFF)
    assert (proposal.intake, proposal.submitted_at) == (Intake.PLENARY, CUTOFF)


def test_what_came_back_keeps_its_receipt_and_opens_a_revision(work: Work) -> None:
    proposal = returned(work)
    drafting.rewrite(work, proposal, OTHER, later(AUTHOR, days=1))
    intake.submit(work, proposal, later(AUTHOR, days=1))
    assert (proposal.receipt_no, proposal.stage) == ("收〔2026〕0001号", ProposalStage.SUBMITTED)
    assert [(r.number, r.text_hash) for r in proposal.revisions] == [
        (1, TEXT.digest),
        (2, OTHER.digest),
    ]


def test_what_came_back_after_the_cutoff_is_still_of_the_plenary(work: Work) -> None:
    proposal = returned(work)
    intake.submit(work, proposal, later(AUTHOR, days=30))
    assert (proposal.intake, proposal.submitted_at) == (Intake.PLENARY, AT)
    assert len(proposal.deadlines) == 1


def test_a_sectors_proposal_may_be_mended_after_the_plenary(work: Work) -> None:
    proposal = begun(work, CONVENOR, ProposerKind.SECTOR)
    collective.sign(work, proposal, "", CONVENOR)
    intake.submit(work, proposal, CONVENOR)
    step.take(work, Act.SEND_BACK, proposal, CLERK)
    intake.submit(work, proposal, later(CONVENOR, days=10))
    assert proposal.stage == ProposalStage.SUBMITTED


def test_an_incomplete_revision_is_not_taken_in_either(work: Work) -> None:
    proposal = returned(work)
    drafting.rewrite(work, proposal, TEXT._replace(analysis=""), AUTHOR)
    with refused(work, Incomplete, "content_complete"):
        intake.submit(work, proposal, AUTHOR)
