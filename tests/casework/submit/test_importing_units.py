"""What one office exports of its rosters another one takes over as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlmodel import col, select

from proposals.casework.importing import import_members, import_units
from proposals.desk import rosters
from proposals.reading.roster import read_members
from proposals.reading.units import UnitFile, read_units
from proposals.records import HandlingUnit, Member
from proposals.work import Work
from tests.casework.submit.handed_in import CLERK
from tests.casework.submit.test_importing import SECTORS, numbered
from workflows.refusals import Incomplete

__all__ = ["numbered"]
HEAD = "单位名称,系统,原单位,排序,启用日期,停用日期"
LINES = (
    "区园林局,政府,,1,2022-01-01,2024-12-31",
    "区综合局,政府,区园林局,1,2025-01-01,",
    "区某街道,街道,,2,2022-01-01,2023-06-30",
)


def units(folder: Path, *lines: str) -> UnitFile:
    """A list of units as `tian export` writes it."""
    path = folder / "单位.csv"
    path.write_text("\n".join([HEAD, *lines]), "utf-8")
    return read_units(path)


def test_units_are_taken_over_as_they_were_exported(work: Work, tmp_path: Path) -> None:
    import_units(work, units(tmp_path, *LINES), CLERK)
    told = rosters.units(work)
    assert ",".join(told.header) == HEAD
    assert [",".join(map(str, row)) for row in told.rows[-3:]] == list(LINES)


def test_a_successor_is_tied_to_the_unit_of_its_own_file(work: Work, tmp_path: Path) -> None:
    old, new, _ = import_units(work, units(tmp_path, *LINES), CLERK)
    assert (new.predecessor_id, old.valid_until) == (old.id, date(2024, 12, 31))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("区甲局,政府,,1,2024-01-01,2023-01-01", "第5行：区甲局自2024年1月1日起有效"),
        ("区甲局,政府,区园林局,1,2024-06-01,", "第5行：“区园林局”的停用日期须为“区甲局”启用日期"),
        ("区甲局,政府,区综合局,1,2024-06-01,", "第5行：区综合局自2025年1月1日起有效"),
        ("区甲局,政府,区乙局,1,,", "第5行：原单位“区乙局”不在承办单位名录中，也不在本文件中"),
    ],
    ids=["ends_before", "gap", "before_its_predecessor", "unknown"],
)
def test_units_out_of_order_keep_the_list_out(
    work: Work, tmp_path: Path, line: str, reason: str
) -> None:
    with pytest.raises(Incomplete) as refusal:
        import_units(work, units(tmp_path, *LINES, line), CLERK)
    assert reason in str(refusal.value)
    asked = select(HandlingUnit).where(col(HandlingUnit.name) == "区甲局")
    assert work.exec(asked).first() is None


@pytest.mark.parametrize(("until", "kept_out"), [("2026-01-31", True), ("2027-01-31", False)])
def test_a_membership_that_ended_does_not_come_back(
    work: Work, tmp_path: Path, until: str, kept_out: bool
) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(f"姓名,界别,终止日期\n委员庚,经济,{until}\n", "utf-8")
    file = read_members(path, SECTORS)
    if kept_out:
        with pytest.raises(Incomplete, match=r"第2行：终止日期2026年1月31日.*请删去该行"):
            import_members(work, file, CLERK)
    else:
        assert len(import_members(work, file, CLERK)) == 1


def test_a_roster_is_exported_with_the_last_day(work: Work) -> None:
    work.get_one(Member, 1).valid_until = date(2027, 1, 31)
    told = rosters.members(work)
    assert (told.header[-1], told.rows[0][-1]) == ("终止日期", "2027-01-31")
