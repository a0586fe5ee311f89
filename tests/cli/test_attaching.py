"""Files are attached and taken off from the command line by the same acts as on the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import papers_in_files as files
from tests.cli.conftest import Tian

ATTACH = ("act", "1", "attach", "--as", "jia", "--give", "belongs=text", "--give")


@pytest.fixture
def drafted(settled: Tian, folder: Path) -> Tian:
    """A draft of 委员甲, and a file to go with it."""
    (folder / "说明.pdf").write_bytes(files.pdf())
    assert settled("act", "new", "draft", "--as", "jia", "--file", "draft.toml").exit_code == 0
    return settled


def test_a_file_is_attached_and_kept_in_the_home_folder(drafted: Tian, folder: Path) -> None:
    result = drafted(*ATTACH, "upload=说明.pdf")
    kept = list((folder / "attachments").glob("??/*"))
    assert (result.exit_code, len(kept)) == (0, 1), result.stderr


def test_it_is_removed_with_a_reason(drafted: Tian) -> None:
    drafted(*ATTACH, "upload=说明.pdf")
    words = ("act", "1", "移除附件", "--as", "jia", "--give", "reason=附错了文件")
    assert drafted(*words).exit_code == 0


def test_a_file_that_is_not_there_is_told_in_words(drafted: Tian) -> None:
    result = drafted(*ATTACH, "upload=没有.pdf")
    assert (result.exit_code, "读不到文件" in result.stderr) == (1, True)


def test_the_history_with_its_attachments_verifies(drafted: Tian) -> None:
    drafted(*ATTACH, "upload=说明.pdf")
    assert "验证无误：3条链、20条记录" in drafted("verify").stdout
