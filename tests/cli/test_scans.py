"""A scan is handed in by the path of a file, and kept with the case as from a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlmodel import select

from proposals import database
from proposals.cabinet import digest_of
from proposals.records import Attachment, Proposal
from tests import papers_in_files as files
from tests.cli.conftest import DRAFT, Tian

AS_CLERK = ("act", "new", "draft", "--as", "clerk", "--file", "proxy.toml")


@pytest.fixture
def with_scan(settled: Tian, folder: Path) -> Tian:
    """What a clerk enters for 委员甲, with the scan of the paper beside it."""
    (folder / "原件.pdf").write_bytes(files.pdf())
    given = f'member_id = "M1"\nproxy_scan = "原件.pdf"\n{DRAFT}'
    (folder / "proxy.toml").write_text(given, encoding="utf-8")
    return settled


def scans(folder: Path) -> list[tuple[str, str, str]]:
    """Each kept file: its name, its digest, and the scan its proposal names."""
    office = database.open_office(f"sqlite:///{folder / 'tian.db'}")
    asked = select(Attachment.name, Attachment.sha256, Proposal.proxy_scan).join(Proposal)
    with office.transaction() as work:
        found = list(work.exec(asked))
    office.engine.dispose()
    return found


def test_the_file_is_kept_with_the_case_and_known_by_its_digest(
    with_scan: Tian, folder: Path
) -> None:
    assert with_scan(*AS_CLERK).exit_code == 0
    digest = digest_of(files.pdf())
    assert scans(folder) == [("原件.pdf", digest, digest)]


def test_a_word_on_the_line_is_no_scan(with_scan: Tian, folder: Path) -> None:
    result = with_scan(*AS_CLERK, "--give", "proxy_scan=随便写")
    assert (result.exit_code, scans(folder)) == (1, [])
    assert "读不到文件“随便写”" in result.stderr


def test_a_file_of_no_known_kind_is_named_and_not_kept(with_scan: Tian, folder: Path) -> None:
    (folder / "原件.pdf").write_text("一段文字", encoding="utf-8")
    result = with_scan(*AS_CLERK)
    assert (result.exit_code, scans(folder)) == (1, [])
    assert "“原件.pdf”：文件内容不是可以上传的类型" in result.stderr


def test_a_refused_act_keeps_no_scan(with_scan: Tian, folder: Path) -> None:
    assert with_scan(*AS_CLERK, "--give", "kind=party").exit_code == 1
    assert scans(folder) == []


def test_an_empty_scan_is_none(with_scan: Tian) -> None:
    assert "proxy_needs_scan" in with_scan(*AS_CLERK, "--give", "proxy_scan=").stderr
