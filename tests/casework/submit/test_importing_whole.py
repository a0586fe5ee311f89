"""Lines that keep a whole file out: nothing is left behind and nothing taken in twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.casework.importing import import_members, import_proposals
from proposals.reading.roster import read_members
from proposals.work import Work
from tests.casework.submit.handed_in import CLERK
from tests.casework.submit.test_importing import SECTORS, sheet
from workflows.refusals import Incomplete


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("关于电梯的提案,委员个人,委员乙,,J2,{},", "第3行：文本与第2行完全相同"),
        ("关于某事的提案,委员个人,委员乙,,J2,,", "第3行：没有提案内容，请补上或删去该行"),
    ],
    ids=["rule_41-twice_in_the_file", "rule_41-without_a_text"],
)
def test_a_line_that_is_no_proposal_of_its_own_keeps_the_file_out(
    work: Work, tmp_path: Path, line: str, reason: str
) -> None:
    file = sheet(tmp_path, "关于电梯的提案,委员个人,委员甲,,J1,{},", line)
    with pytest.raises(Incomplete) as refusal:
        import_proposals(work, file, CLERK)
    assert reason in str(refusal.value)


@pytest.mark.parametrize("day", ["1900-01-01", "2027-02-01", "2099-01-01"])
def test_a_member_is_enrolled_in_the_term_of_his_first_day(
    work: Work, tmp_path: Path, day: str
) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(f"姓名,界别,任职日期\n委员庚,经济,{day}\n", "utf-8")
    with pytest.raises(Incomplete, match="不在第9届任期之内"):
        import_members(work, read_members(path, SECTORS), CLERK)


def test_a_line_without_a_text_is_told_with_all_the_others(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "关于某事的提案,,委员甲,,J1,,", "关于某事的提案,,委员癸,,J2,{},")
    with pytest.raises(Incomplete, match="共2行有误"):
        import_proposals(work, file, CLERK)


def test_what_a_file_says_wrongly_and_what_the_records_know_better_is_named_at_once(
    work: Work, tmp_path: Path
) -> None:
    path = tmp_path / "名册.csv"
    rows = ("委员庚,经济,2022-13-01", "委员辛,经济,2021-01-01")
    path.write_text("\n".join(("姓名,界别,任职日期", *rows)), "utf-8")
    with pytest.raises(Incomplete) as refusal:
        import_members(work, read_members(path, SECTORS), CLERK)
    assert [o.sentence[:4] for o in refusal.value.objections[1:]] == ["第2行：", "第3行："]


def test_proposals_that_cannot_be_read_hide_none_that_cannot_be_taken(
    work: Work, tmp_path: Path
) -> None:
    file = sheet(tmp_path, "关于电梯的提案,甲类,委员甲,,J1,{},", "关于电梯的提案,,委员癸,,J2,{},")
    with pytest.raises(Incomplete, match="共2行有误"):
        import_proposals(work, file, CLERK)
