"""归档: nothing open, a catalogue with the hash of the history, afterwards amendments only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlmodel import select

from proposals.casework import duties
from proposals.casework.supervise import archive
from proposals.casework.supervise.archive import Amendment
from proposals.records import Chain, Entry, Letter, Proposal, SupervisedCase, Supervision
from proposals.rendering.words import in_groups
from proposals.work import Work
from tests.casework.conftest import AT, MakeAssignment, MakeProposal
from tests.casework.supervise.owing import CLERK, HEAD, owe
from workflows.refusals import Incomplete, NotNow
from workflows.terms import (
    Act,
    AssignmentStage,
    Duty,
    ProposalStage,
    Role,
    SupervisionForm,
)

FIX = Amendment("面商日期", "2026年4月3日", "2026年4月13日", "登记笔误，有会议签到表为证")


@pytest.fixture
def closed(make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """A closed case without promises."""
    proposal = make_proposal(ProposalStage.CLOSED, case_no="第0012号", result_class="A")
    return make_assignment(proposal, AssignmentStage.DONE).proposal


def supervised(work: Work, proposal: Proposal) -> None:
    """A supervision that covers it is not closed."""
    made = Supervision(
        theme="加装电梯",
        form=SupervisionForm.VISIT,
        lead_leader="副主席戊",
        lead_role=Role.VICE_CHAIR,
        planned_at=AT,
    )
    made.cases.append(SupervisedCase(supervision_id=0, proposal_id=proposal.key))
    work.add(made)
    work.flush()


OPEN: dict[str, Callable[[Work, Proposal], object]] = {
    "rule_40-feedback": lambda work, p: owe(work, Duty.FEEDBACK, p),
    "rule_40-look-back": lambda work, p: owe(work, Duty.LOOKBACK, p),
    "rule_40-finding": lambda work, p: owe(work, Duty.FINDING, p),
    "rule_40-supervision": supervised,
}


@pytest.mark.parametrize("left", OPEN.values(), ids=OPEN.keys())
def test_a_case_with_something_open_is_not_archived(
    work: Work, closed: Proposal, left: Callable[[Work, Proposal], object]
) -> None:
    left(work, closed)
    with pytest.raises(NotNow, match="nothing_open"):
        archive.archive(work, closed, CLERK)
    assert closed.stage == ProposalStage.CLOSED
    assert work.exec(select(Letter)).all() == []


def test_the_catalogue_counts_the_papers_and_carries_the_hash(work: Work, closed: Proposal) -> None:
    catalogue = archive.archive(work, closed, CLERK)
    chain = work.get_one(Chain, f"proposal:{closed.key}")
    assert "<td>提案文本</td><td>1</td>" in catalogue.words
    assert in_groups(chain.head) in catalogue.words


def test_a_letter_written_just_now_is_counted_and_one_declared_void_is_not(
    work: Work, closed: Proposal
) -> None:
    written = [letter_to(closed, occasion) for occasion in "甲乙丙"]
    work.add_all(written[:2])
    assert letters_in_the_file(work, closed) == 2
    work.add(written[2])
    assert letters_in_the_file(work, closed) == 3
    written[0].cancelled_at = AT
    assert letters_in_the_file(work, closed) == 2


def letters_in_the_file(work: Work, proposal: Proposal) -> int:
    return dict(archive.contents(work, proposal))["往来文书"]


def letter_to(proposal: Proposal, occasion: str) -> Letter:
    return Letter(
        kind="file/filing_notice",
        proposal_id=proposal.id,
        title="提案立案通知",
        addressee="委员甲",
        words="一段文字",
        occasion=occasion,
        written_at=AT,
        send_on=AT.date(),
    )


def test_what_is_only_noted_falls_away(work: Work, closed: Proposal) -> None:
    row = owe(work, Duty.PUBLISH_REPLY, closed)
    archive.archive(work, closed, CLERK)
    assert (row.running, row.lifted_why, duties.of(closed)) == (False, "归档", [])


def test_rule_40_an_archive_changes_by_amendment_only(work: Work, closed: Proposal) -> None:
    archive.archive(work, closed, CLERK)
    assert closed.life.acts_at(closed.stage) == (Act.AMEND,)


@pytest.mark.parametrize("act", [a for a in Proposal.life.acts if a != Act.AMEND])
def test_no_other_act_reopens_an_archive(act: Act) -> None:
    assert not Proposal.life.moves_from(ProposalStage.ARCHIVED, act)


def test_rule_18_an_amendment_says_who_why_before_and_after(work: Work, closed: Proposal) -> None:
    archive.archive(work, closed, CLERK)
    archive.amend(work, closed, FIX, HEAD)
    entry = work.exec(select(Entry).where(Entry.act == Act.AMEND)).one()
    assert (entry.by, entry.was, entry.became) == ("主任乙", "archived", "archived")
    assert all(words in entry.facts for words in FIX)


@pytest.mark.parametrize(
    ("amendment", "rule"),
    [
        (FIX._replace(what=""), "amendment_names_what"),
        (FIX._replace(after=" "), "amendment_says_what"),
        (FIX._replace(why="……"), "reason_given"),
        (FIX._replace(after=FIX.before), "amendment_changes"),
    ],
    ids=["rule_18-what", "rule_18-after", "rule_18-why", "rule_18-the same"],
)
def test_a_past_event_is_not_changed_without_its_record(
    work: Work, closed: Proposal, amendment: Amendment, rule: str
) -> None:
    archive.archive(work, closed, CLERK)
    with pytest.raises(Incomplete, match=rule):
        archive.amend(work, closed, amendment, HEAD)
    assert work.exec(select(Entry).where(Entry.act == Act.AMEND)).all() == []


def test_a_case_not_archived_is_not_amended(work: Work, closed: Proposal) -> None:
    with pytest.raises(NotNow, match="stage_allows_act"):
        archive.amend(work, closed, FIX, HEAD)
    assert closed.stage == ProposalStage.CLOSED
