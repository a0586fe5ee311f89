"""The files of a case: for its people, and among them for those whom each concerns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from proposals import cabinet
from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.casework.attaching import Upload
from proposals.desk import attachments, doctor
from proposals.records import Attachment, Proposal, Publication, Reply
from proposals.work import Work
from tests import papers_in_files as files
from tests.casework.conftest import AT, MakeAssignment, MakeProposal, person
from workflows.refusals import NotFound
from workflows.terms import BelongsTo, ProposalStage, Publicity, Rank, Role

PAPER = Upload("说明.pdf", files.pdf())
OTHER_UNIT = person(Role.UNIT_OFFICE, "教育局办公室", unit_id=3)
STRANGER = person(Role.MEMBER, "委员丁", member_id=4)
AUDITOR = person(Role.AUDITOR, "审计辛")
Attach = Callable[..., Attachment]


@pytest.fixture
def proposal(
    work: Work, make_proposal: MakeProposal, make_assignment: MakeAssignment, tmp_path: Path
) -> Proposal:
    """A filed one that unit 1 handles, in an office with a cabinet."""
    work.rules = replace(work.rules, attachments=tmp_path / "cabinet")
    proposal = make_proposal(ProposalStage.HANDLING, filed_at=AT, case_no="第0001号")
    make_assignment(proposal)
    return proposal


@pytest.fixture
def attach(work: Work, proposal: Proposal) -> Attach:
    """Attach the paper for one purpose."""
    return lambda belongs, actor: attaching.attach(work, proposal, PAPER, belongs, actor)


def sees(work: Work, actor: Actor, row: Attachment) -> bool:
    """Whether the file opens for him."""
    try:
        return attachments.opened(work, actor, row.id or 0).path.is_file()
    except NotFound:
        return False


def test_a_file_opens_with_its_name_and_kind(work: Work, attach: Attach, clerk: Actor) -> None:
    opened = attachments.opened(work, clerk, attach(BelongsTo.EVIDENCE, clerk).id or 0)
    told = (opened.path.read_bytes(), opened.name, opened.media_type)
    assert told == (PAPER.content, "说明.pdf", "application/pdf")


@pytest.mark.parametrize("reader", [STRANGER, OTHER_UNIT], ids=["member", "unit"])
def test_who_is_not_of_the_case_finds_nothing(
    work: Work, attach: Attach, unit: Actor, reader: Actor
) -> None:
    assert not sees(work, reader, attach(BelongsTo.MEETING, unit))


def test_a_published_case_keeps_its_files_from_other_members(
    work: Work, attach: Attach, proposal: Proposal, unit: Actor
) -> None:
    published = Publication(
        proposal_id=proposal.key, what="proposal", screened_by="丙", published_at=AT
    )
    work.add(published)
    row = attach(BelongsTo.MEETING, unit)
    assert not sees(work, STRANGER, row)


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.SYSADMIN])
def test_who_is_of_no_case_sees_no_file(
    work: Work, attach: Attach, unit: Actor, role: Role
) -> None:
    assert not sees(work, person(role, "某"), attach(BelongsTo.MEETING, unit))


def test_the_files_of_a_meeting_are_for_both_sides(
    work: Work, attach: Attach, unit: Actor, member: Actor
) -> None:
    assert sees(work, member, attach(BelongsTo.MEETING, unit))


def test_an_opinion_is_not_for_the_proposer(
    work: Work, attach: Attach, unit: Actor, member: Actor
) -> None:
    assert not sees(work, member, attach(BelongsTo.OPINION, unit))


def test_a_unit_does_not_see_a_scan(work: Work, attach: Attach, clerk: Actor, unit: Actor) -> None:
    assert not sees(work, unit, attach(BelongsTo.SCAN, clerk))


def test_who_handed_in_a_scan_sees_it(work: Work, attach: Attach, member: Actor) -> None:
    assert sees(work, member, attach(BelongsTo.SCAN, member))


def test_a_draft_reply_is_not_shown_to_the_proposer(
    work: Work, attach: Attach, unit: Actor, member: Actor
) -> None:
    assert not sees(work, member, attach(BelongsTo.REPLY, unit))


def test_a_reply_that_went_out_is_shown_with_its_files(
    work: Work, attach: Attach, proposal: Proposal, unit: Actor, member: Actor
) -> None:
    row = attach(BelongsTo.REPLY, unit)
    proposal.assignments[0].replies.append(issued(row))
    assert sees(work, member, row)


def issued(row: Attachment) -> Reply:
    """A reply sent when the file had been attached."""
    return Reply(
        assignment_id=row.assignment_id or 0,
        round=1,
        unit_class="B",
        publicity=Publicity.OPEN,
        signatory="局长庚",
        signatory_rank=Rank.MAIN_LEADER,
        contact="经办人辛",
        drafted_at=AT,
        number="区住建函〔2026〕1号",
        issued_at=row.uploaded_at,
    )


def test_a_removed_file_is_for_the_committee_and_the_auditor(
    work: Work, attach: Attach, unit: Actor, head: Actor
) -> None:
    row = attach(BelongsTo.MEETING, unit)
    attaching.remove(work, row, "内容涉及个人隐私", head)
    assert [sees(work, each, row) for each in (head, AUDITOR, unit)] == [True, True, False]


def test_a_scan_without_a_case_is_its_clerk_s_alone(
    work: Work, proposal: Proposal, clerk: Actor, head: Actor
) -> None:
    attaching.kept(work, PAPER, clerk)
    row = work.get_one(Attachment, 1)
    assert (sees(work, clerk, row), sees(work, head, row)) == (True, False)


def test_the_papers_of_a_case_are_listed_in_the_order_they_came(
    work: Work, attach: Attach, proposal: Proposal, unit: Actor, member: Actor
) -> None:
    for belongs in (BelongsTo.MEETING, BelongsTo.OPINION):
        attach(belongs, unit)
    listed = [[a.belongs for a in attachments.of_case(work, p, proposal)] for p in (unit, member)]
    assert listed == [[BelongsTo.MEETING, BelongsTo.OPINION], [BelongsTo.MEETING]]


def finding(work: Work) -> doctor.Finding:
    """What the doctor says of the cabinet."""
    return next(f for f in doctor.examine(work, AT, AT.date()) if f.what == "附件")


def test_the_doctor_counts_files_that_no_record_names(work: Work, attach: Attach) -> None:
    cabinet.put(work.rules.attachments or Path(), b"left by a crash")
    assert (finding(work).found, finding(work).grave) == (
        "记录0份；缺文件0份，无记录的文件1份",
        False,
    )


def test_a_record_without_its_file_is_grave(work: Work, attach: Attach, unit: Actor) -> None:
    row = attach(BelongsTo.MEETING, unit)
    cabinet.place(work.rules.attachments or Path(), row.sha256).unlink()
    assert (finding(work).found, finding(work).grave) == (
        "记录1份；缺文件1份，无记录的文件0份",
        True,
    )


def test_a_lost_file_is_told_to_who_asks(work: Work, attach: Attach, unit: Actor) -> None:
    row = attach(BelongsTo.MEETING, unit)
    cabinet.place(work.rules.attachments or Path(), row.sha256).unlink()
    with pytest.raises(NotFound, match="attachment_whole"):
        attachments.opened(work, unit, row.id or 0)
