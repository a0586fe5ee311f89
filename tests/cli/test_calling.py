"""A sector's call and the names under a draft, at the terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import COMMITTEE, Tian

CONVENOR = """
[[convenors]]
sector = "教育"
member = "M2"

[[accounts]]
username = "bing"
name = "委员丙"
member = "M2"
roles = ["convenor"]
"""


@pytest.fixture
def drafted(settled: Tian, folder: Path) -> Tian:
    """Draft 1 is 委员甲's own, draft 2 that of the sector which 委员丙 convenes."""
    (folder / "convenor.toml").write_text(COMMITTEE + CONVENOR, encoding="utf-8")
    settled("init", "--committee", "convenor.toml")
    settled("act", "new", "draft", "--as", "jia", "--file", "draft.toml")
    of_sector = ("--file", "draft.toml", "--give", "kind=sector")
    assert settled("act", "new", "draft", "--as", "bing", *of_sector).exit_code == 0
    return settled


def possible(tian: Tian, number: str) -> set[str]:
    """The acts that nothing forbids."""
    case = json.loads(tian("case", number, "--json").stdout)
    return {act["act"] for act in case["acts"] if act["possible"]}


def test_a_call_is_opened_for_a_sectors_draft(drafted: Tian) -> None:
    assert {"open_call", "join_call"} & possible(drafted, "2") == {"open_call"}
    done = drafted("act", "2", "open_call", "--as", "bing", "--give", "closes_on=2026-03-04")
    assert done.exit_code == 0, done.output
    assert {"open_call", "join_call"} & possible(drafted, "2") == {"join_call"}


def test_a_member_joins_the_call(drafted: Tian) -> None:
    drafted("act", "2", "open_call", "--as", "bing", "--give", "closes_on=2026-03-04")
    assert "已报名执笔" in drafted("act", "2", "报名执笔", "--as", "bing").stdout


def test_a_members_own_draft_knows_no_call(drafted: Tian) -> None:
    refused = drafted("act", "1", "open_call", "--as", "clerk", "--give", "closes_on=2026-03-04")
    assert (refused.exit_code, "sector_calls" in refused.stderr) == (1, True)


def test_an_invitation_is_taken_back(drafted: Tian) -> None:
    asked = ("--as", "jia", "--give", "member=M2")
    assert drafted("act", "1", "invite", *asked).exit_code == 0
    assert "uninvite" in possible(drafted, "1")
    assert drafted("act", "1", "uninvite", *asked).exit_code == 0
    assert "uninvite" not in possible(drafted, "1")
