"""tian init --committee: a committee's beginnings, each by its act, under its rules, on record."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import COMMITTEE, Tian

TERM = COMMITTEE.partition("[[sessions]]")[0]
SESSION = COMMITTEE.partition("[[sessions]]")[2].partition("[[accounts]]")[0]
README = Path(__file__).parents[2] / "README.md"
TWO = """
[[accounts]]
username = "admin"
name = "管理员甲"
roles = ["sysadmin"]

[[accounts]]
username = "second"
name = "管理员乙"
roles = ["sysadmin", "auditor"]
"""
BOSS = """
[[accounts]]
username = "boss"
name = "张三"
roles = ["sysadmin", "auditor"]
"""
CONVENOR = """
[[convenors]]
sector = "经济"
member = "M1"
"""


def init(tian: Tian, folder: Path, text: str, name: str = "my.toml") -> tuple[int, str]:
    """Status, and everything that was said."""
    (folder / name).write_text(text, "utf-8")
    result = tian("init", "--committee", name)
    return result.exit_code, result.output


def roles(tian: Tian) -> dict[str, str]:
    """Who holds which roles today."""
    found = json.loads(tian("account", "list", "--json").stdout)["accounts"]
    return {row["username"]: row["roles"] for row in found}


def test_what_is_founded_already_is_left_alone(settled: Tian) -> None:
    said = settled("init", "--committee", "people.toml").stdout
    assert [part in said for part in ("界别：新增0", "账号：新增0", "初始密码")] == [
        *(True, True, False)
    ]


def test_everything_founded_is_on_record(tian: Tian, folder: Path) -> None:
    init(tian, folder, COMMITTEE)
    # A term, a session and two sectors; four accounts with a role each.
    assert "2条链、12条记录" in tian("verify").stdout


def test_each_new_account_has_a_first_password(tian: Tian, folder: Path) -> None:
    _, said = init(tian, folder, COMMITTEE)
    assert len(re.findall("初始密码：[a-z0-9-]{14}", said)) == 4


def test_in_a_new_office_every_role_of_the_file_holds(tian: Tian, folder: Path) -> None:
    init(tian, folder, TERM + TWO + COMMITTEE.partition(SESSION)[2])
    assert roles(tian) == {
        "admin": "系统管理员",
        "second": "审计、系统管理员",
        "clerk": "提案委办公室",
        "head": "提案委主任",
        "reviewer": "审查组成员",
        "assigner": "交办机关",
    }


def test_with_two_administrators_in_office_a_role_waits_for_one_of_them(
    tian: Tian, folder: Path
) -> None:
    init(tian, folder, TERM + TWO)
    status, said = init(tian, folder, TERM + BOSS)
    assert (status, "角色：2项已提请" in said, roles(tian)["boss"]) == (0, True, "")


@pytest.mark.parametrize(
    ("written", "wrong", "words"),
    [
        ("ends_on = 2027", "ends_on = 2021", "任期届满日须在任期开始日之后"),
        ("begins_on = 2022-01-01", "begins_on = 2022-01-01T00:00:00", "不是日期"),
        ("begins_on = 2022-01-01", "", "my.toml：请写明 任期开始日 begins_on"),
        ("closes_on = 2026-03-05", "closes_on = 2026-03-01", "会议 5：闭幕须在开幕当日或之后"),
        ("2026-03-03T18:00:00+08:00", "2026-03-03", "会议 5：cutoff_at 须写明时刻"),
        ("[[sessions]]", "[[sesions]]", "my.toml：没有 sesions 这一项"),
        ('["经济", "教育"]', '"经济"', "sectors 须写作列表"),
        ('["clerk"]', '["boss"]', "roles 不能是“boss”，应为：委员 member"),
        ('["clerk"]', '["public"]', "账号 clerk：“公众”不是可以授予的角色"),
        ('["clerk"]', '["member"]', "账号 clerk：授予“委员”须先写明该账号代表哪一委员"),
        ('username = "clerk"', 'username = "q q"', "账号 q q：用户名须有2至64个字符"),
        ('name = "办公室丙"', 'name = ""', "账号 clerk：请写明姓名"),
        ("[term]", "[term", "my.toml：不是TOML，请改正"),
        ("closes_on = 2026-03-05", "", "my.toml：请写明 闭幕日 closes_on"),
        ('roles = ["clerk"]', "", "my.toml：请写明 角色 roles"),
        ('"教育"]', "1]", "sectors 第2项不是名称"),
        ('"教育"]', '["a"]]', "sectors 第2项不是名称"),
        ('username = "clerk"', 'username = ["clerk"]', "accounts 第1项的 username 应为单个内容"),
    ],
)
def test_a_file_that_says_what_cannot_be_founds_nothing(
    tian: Tian, folder: Path, written: str, wrong: str, words: str
) -> None:
    status, said = init(tian, folder, COMMITTEE.replace(written, wrong, 1))
    assert (status, words in said) == (1, True), said
    assert "0条链、0条记录" in tian("verify").stdout


@pytest.mark.parametrize("text", ["", "number = 9\n"])
def test_a_file_without_a_term_is_refused(tian: Tian, folder: Path, text: str) -> None:
    status, said = init(tian, folder, text)
    assert (status, "my.toml：请写明 本届 term" in said) == (1, True)


def test_a_row_that_is_no_section_is_refused(tian: Tian, folder: Path) -> None:
    status, said = init(tian, folder, "accounts = [1]\n" + TERM)
    assert (status, "accounts 第1项不是一节，请写作 [[accounts]]" in said) == (1, True)


@pytest.mark.parametrize("what", ["members", "units"])
def test_who_holds_two_roles_imports_in_the_one_that_may(
    tian: Tian, folder: Path, what: str
) -> None:
    init(tian, folder, COMMITTEE.replace('["clerk"]', '["chair", "clerk"]'))
    assert tian("import", what, f"{what}.csv", "--as", "clerk").exit_code == 0


def test_a_term_beside_another_is_refused(settled: Tian, folder: Path) -> None:
    status, said = init(settled, folder, TERM.replace("number = 9", "number = 10"))
    assert (status, "第10届与第9届" in said) == (1, True)


def test_dates_in_quotes_and_moments_of_the_office_are_read(tian: Tian, folder: Path) -> None:
    text = COMMITTEE.replace("2022-01-01", '"2022-01-01"').replace("+08:00", "")
    assert init(tian, folder, text)[0] == 0


def test_a_convenor_is_named_once_the_members_are_there(settled: Tian, folder: Path) -> None:
    assert "召集人：新增1" in init(settled, folder, TERM + CONVENOR)[1]
    assert "召集人：新增0" in init(settled, folder, TERM + CONVENOR)[1]
    other = CONVENOR.replace("M1", "M2")
    assert "召集人 经济：委员丙不是经济的在职委员" in init(settled, folder, TERM + other)[1]


def test_the_file_in_the_readme_founds_a_committee(tian: Tian, folder: Path) -> None:
    text = README.read_text("utf-8").partition("```toml\nsectors")[2].partition("```")[0]
    status, said = init(tian, folder, f"sectors{text}")
    assert (status, "界别：新增2" in said, "组织：新增1" in said) == (0, True, True), said
