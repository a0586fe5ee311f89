"""tian verify --code: a paper in somebody's hands, checked by the code on its last page."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from proposals import database, settings
from tests.cli.conftest import Tian


@pytest.fixture
def code(submitted: Tian) -> str:
    """What the receipt says."""
    engine = database.engine(settings.settings().url)
    with engine.connect() as connection:
        found: str = connection.execute(text("SELECT code FROM letter")).scalar_one()
    engine.dispose()
    return found


def test_a_paper_of_ours_is_verified(submitted: Tian, code: str) -> None:
    result = submitted("verify", "--code", code)
    assert (result.exit_code, result.stdout) == (0, "收件回执 2026年3月2日：验证无误\n")


def test_a_paper_whose_words_were_changed_ends_with_status_1(submitted: Tian, code: str) -> None:
    engine = database.engine(settings.settings().url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE letter SET words = replace(words, '提案', '议案')"))
    engine.dispose()
    result = submitted("verify", "--code", code)
    assert (result.exit_code, "与验证码不符" in result.stderr) == (1, True)


def test_a_code_no_paper_has_ends_with_status_1(submitted: Tian) -> None:
    result = submitted("verify", "--code", "0000-0000-00")
    assert (result.exit_code, result.stderr) == (1, "没有验证码为0000-0000-00的文书\n")


def test_a_file_and_a_code_are_not_asked_together(submitted: Tian, code: str) -> None:
    submitted("export", "case", "1", "-o", "case.json")
    assert submitted("verify", "case.json", "--code", code).exit_code == 2
