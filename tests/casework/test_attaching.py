"""Attaching: looked into first, kept second, written down last; nothing kept is ever lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlmodel import select

from proposals import cabinet, settings
from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.casework.attaching import Upload
from proposals.database import Office
from proposals.records import Attachment, Entry, Proposal
from proposals.work import Work
from tests import papers_in_files as files
from tests.casework.conftest import (
    MakeAssignment,
    MakeProposal,
    make_proposal_in,
    settle_committee,
)
from workflows.refusals import Refusal
from workflows.terms import Act, BelongsTo, ProposalStage, Role

PAPER = Upload("说明.pdf", files.pdf())
SECRET = Upload("说明.docx", files.docx("机密★10年"))


@pytest.fixture
def folder(work: Work, tmp_path: Path) -> Path:
    """The cabinet of this test."""
    work.rules = replace(work.rules, attachments=tmp_path / "cabinet")
    return tmp_path / "cabinet"


@pytest.fixture
def proposal(folder: Path, make_proposal: MakeProposal) -> Proposal:
    """A draft of 委员甲."""
    return make_proposal()


@pytest.fixture
def handled(folder: Path, make_proposal: MakeProposal, make_assignment: MakeAssignment) -> Proposal:
    """One that unit 1 handles."""
    proposal = make_proposal(ProposalStage.HANDLING)
    make_assignment(proposal)
    return proposal


def rules_broken(do: Callable[..., object], *given: object) -> set[str]:
    """The rules by which an act is refused."""
    with pytest.raises(Refusal) as refused:
        do(*given)
    return set(refused.value.rules)


def test_a_file_is_kept_as_it_was_sent(work: Work, proposal: Proposal, member: Actor) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    kept = cabinet.place(work.rules.attachments or Path(), row.sha256)
    assert kept.read_bytes() == PAPER.content


def test_it_is_written_down_with_who_and_when(
    work: Work, proposal: Proposal, member: Actor
) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    told = (row.name, row.size, row.uploaded_by, row.role, row.uploaded_at)
    assert told == ("说明.pdf", len(PAPER.content), "委员甲", Role.MEMBER, member.at)


def test_the_history_names_it_with_its_digest(
    work: Work, proposal: Proposal, member: Actor
) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    entry = work.exec(select(Entry)).one()
    assert (entry.act, "说明.pdf" in entry.facts, row.sha256 in entry.facts) == (
        Act.ATTACH,
        True,
        True,
    )


@pytest.mark.parametrize(
    "upload", [SECRET, Upload("机密★.pdf", files.pdf())], ids=["inside", "in the name"]
)
def test_what_is_marked_secret_is_refused_before_anything_is_stored(
    work: Work, proposal: Proposal, member: Actor, folder: Path, upload: Upload
) -> None:
    broken = rules_broken(attaching.attach, work, proposal, upload, BelongsTo.TEXT, member)
    assert (broken, folder.exists()) == ({"no_secret_marking"}, False)


@pytest.mark.parametrize(
    ("upload", "rule"),
    [
        (Upload("说明.pdf", files.docx()), "attachment_name"),
        (Upload("说明.exe", b"MZ\x90\x00"), "attachment_kind"),
        (Upload("说明.pdf", files.pdf() + b"0" * 20_000_000), "attachment_size"),
        (Upload("说明.pdf", files.pdf(extra=b"/Encrypt ")), "attachment_encrypted"),
        (Upload("说明.docx", files.docx()[:-30]), "attachment_readable"),
    ],
    ids=["name", "kind", "size", "encrypted", "broken"],
)
def test_a_bad_file_is_refused(
    work: Work, proposal: Proposal, member: Actor, upload: Upload, rule: str
) -> None:
    assert rule in rules_broken(attaching.attach, work, proposal, upload, BelongsTo.TEXT, member)


def test_an_encrypted_file_comes_in_with_a_reason(
    work: Work, proposal: Proposal, member: Actor
) -> None:
    upload = Upload("说明.pdf", files.pdf(extra=b"/Encrypt "))
    row = attaching.attach(work, proposal, upload, BelongsTo.TEXT, member, "原件即加密")
    assert (row.note, row.unsearched) == ("原件即加密", "加密内容")


def test_a_case_takes_no_more_than_the_profile_says(
    work: Work, proposal: Proposal, member: Actor
) -> None:
    for number in range(20):
        attaching.attach(work, proposal, Upload(f"{number}.png", files.PNG), BelongsTo.TEXT, member)
    given = (work, proposal, PAPER, BelongsTo.TEXT, member)
    assert rules_broken(attaching.attach, *given) == {"attachment_count"}


def test_a_stranger_attaches_nothing(work: Work, proposal: Proposal, cosigner: Actor) -> None:
    given = (work, proposal, PAPER, BelongsTo.TEXT, cosigner)
    assert rules_broken(attaching.attach, *given) == {"own_proposal"}


def test_the_text_of_a_submitted_proposal_gets_no_more_files(
    work: Work, folder: Path, make_proposal: MakeProposal, member: Actor
) -> None:
    given = (work, make_proposal(ProposalStage.SUBMITTED), PAPER, BelongsTo.TEXT, member)
    assert rules_broken(attaching.attach, *given) == {"text_frozen"}


def test_a_unit_attaches_to_its_own_row(work: Work, handled: Proposal, unit: Actor) -> None:
    row = attaching.attach(work, handled, PAPER, BelongsTo.REPLY, unit)
    assert row.assignment_id == handled.assignments[0].id


def test_another_unit_attaches_nothing(work: Work, handled: Proposal, unit: Actor) -> None:
    given = (work, handled, PAPER, BelongsTo.REPLY, replace(unit, unit_id=3))
    assert rules_broken(attaching.attach, *given) == {"own_assignment"}


def test_a_unit_does_not_attach_to_the_text(work: Work, handled: Proposal, unit: Actor) -> None:
    given = (work, handled, PAPER, BelongsTo.TEXT, unit)
    assert rules_broken(attaching.attach, *given) == {"attachment_belongs"}


def test_a_case_on_hold_takes_nothing(work: Work, handled: Proposal, clerk: Actor) -> None:
    handled.stage, handled.on_hold = ProposalStage.FILED, True
    given = (work, handled, PAPER, BelongsTo.EVIDENCE, clerk)
    assert rules_broken(attaching.attach, *given) == {"not_on_hold"}


def test_a_removed_file_stays_on_record_and_on_the_disk(
    work: Work, proposal: Proposal, member: Actor, folder: Path
) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    attaching.remove(work, row, "附错了文件", member)
    kept = cabinet.place(folder, row.sha256).is_file()
    assert (row.removed_by, row.removed_why, kept) == ("委员甲", "附错了文件", True)


def test_a_file_is_removed_once(work: Work, proposal: Proposal, member: Actor) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    attaching.remove(work, row, "附错了文件", member)
    assert rules_broken(attaching.remove, work, row, "又错了", member) == {"attachment_stands"}


def test_removing_wants_a_reason(work: Work, proposal: Proposal, member: Actor) -> None:
    row = attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    assert rules_broken(attaching.remove, work, row, "……", member) == {"reason_given"}


def test_nobody_removes_what_another_attached(
    work: Work, handled: Proposal, unit: Actor, unit_leader: Actor
) -> None:
    row = attaching.attach(work, handled, PAPER, BelongsTo.REPLY, unit)
    given = (work, row, "不要了", unit_leader)
    assert rules_broken(attaching.remove, *given) == {"own_attachment"}


def test_what_is_left_as_proof_only_the_committee_removes(
    work: Work, handled: Proposal, member: Actor, head: Actor
) -> None:
    row = attaching.attach(work, handled, PAPER, BelongsTo.MEETING, member)
    assert rules_broken(attaching.remove, work, row, "不要了", member) == {"attachment_gone_out"}
    attaching.remove(work, row, "内容涉及个人隐私", head)


def test_a_scan_gives_the_digest_an_act_puts_on_record(
    work: Work, folder: Path, clerk: Actor
) -> None:
    digest = attaching.kept(work, PAPER, clerk)
    assert cabinet.digest_of(cabinet.place(folder, digest).read_bytes()) == digest


def test_a_kept_scan_is_given_to_its_case(work: Work, proposal: Proposal, clerk: Actor) -> None:
    digest = attaching.kept(work, PAPER, clerk)
    attaching.claim(work, proposal, ["", digest], clerk)
    assert work.exec(select(Attachment.proposal_id)).one() == proposal.id


@pytest.mark.parametrize("digest", ["f" * 64, cabinet.digest_of(PAPER.content)])
def test_nobody_names_a_scan_that_he_did_not_hand_in(
    work: Work, proposal: Proposal, clerk: Actor, digest: str
) -> None:
    attaching.kept(work, PAPER, replace(clerk, name="办公室乙"))
    given = (work, proposal, [digest], clerk)
    assert rules_broken(attaching.claim, *given) == {"scan_kept"}


def test_the_same_content_lies_in_the_cabinet_once(
    work: Work, proposal: Proposal, member: Actor, folder: Path
) -> None:
    for name in ("甲.pdf", "乙.pdf"):
        attaching.attach(work, proposal, PAPER._replace(name=name), BelongsTo.TEXT, member)
    assert len(list(cabinet.digests(folder))) == 1


def attach_and_crash(office: Office, folder: Path, member: Actor) -> None:
    """A process that ends after the file and before its transaction."""
    with office.transaction() as work:
        settle_committee(work)
        work.rules = replace(work.rules, attachments=folder)
        attaching.attach(work, make_proposal_in(work), PAPER, BelongsTo.TEXT, member)
        raise RuntimeError("crash")


def test_a_crash_leaves_a_file_without_a_row_and_never_the_reverse(
    office: Office, tmp_path: Path, member: Actor
) -> None:
    with pytest.raises(RuntimeError, match="crash"):
        attach_and_crash(office, tmp_path, member)
    with office.transaction() as work:
        rows = len(work.exec(select(Attachment)).all())
    assert (rows, len(list(cabinet.digests(tmp_path)))) == (0, 1)


def test_a_disk_that_fails_leaves_neither_file_nor_row(
    work: Work, proposal: Proposal, member: Actor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cabinet.os, "fsync", lambda _file: (_ for _ in ()).throw(OSError("full")))
    with pytest.raises(OSError, match="full"):
        attaching.attach(work, proposal, PAPER, BelongsTo.TEXT, member)
    assert ([p for p in folder.rglob("*") if p.is_file()], work.exec(select(Attachment)).all()) == (
        [],
        [],
    )


def test_an_office_without_a_cabinet_says_so(work: Work, proposal: Proposal, member: Actor) -> None:
    work.rules = replace(work.rules, attachments=None)
    given = (work, proposal, PAPER, BelongsTo.TEXT, member)
    assert rules_broken(attaching.attach, *given) == {"attachments_kept"}


@pytest.fixture
def scanner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[int], None]]:
    """A virus scanner that gives one answer to every file."""

    def answers(status: int) -> None:
        script = tmp_path / "scanner"
        script.write_text(f"#!/bin/sh\ncat >/dev/null\nexit {status}\n")
        script.chmod(0o700)
        monkeypatch.setenv("TIAN_VIRUS_SCAN", str(script))
        settings.settings.cache_clear()

    yield answers
    monkeypatch.undo()
    settings.settings.cache_clear()


@pytest.mark.parametrize(
    ("status", "rule"), [(1, "attachment_clean"), (2, "scanner_answers")], ids=["virus", "trouble"]
)
def test_the_virus_scanner_keeps_a_file_out(
    work: Work, folder: Path, clerk: Actor, scanner: Callable[[int], None], status: int, rule: str
) -> None:
    scanner(status)
    assert rules_broken(attaching.kept, work, PAPER, clerk) == {rule}


def test_a_clean_file_passes_the_virus_scanner(
    work: Work, folder: Path, clerk: Actor, scanner: Callable[[int], None]
) -> None:
    scanner(0)
    assert attaching.kept(work, PAPER, clerk)
