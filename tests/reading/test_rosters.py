"""Rosters and lists of units: what is refused, and that it is refused whole (integrity rule 41)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proposals.reading.lines import whole
from proposals.reading.roster import read_members
from proposals.reading.units import read_units
from tests.reading.workbooks import workbook
from workflows.refusals import Incomplete

SECTORS = ("教育", "医药卫生")
HEAD = "姓名,委员编号,界别,联系电话,任职日期"


def roster(folder: Path, *lines: str, head: str = HEAD) -> Path:
    path = folder / "名册.csv"
    path.write_text("\n".join([head, *lines]), "utf-8")
    return path


def said_of(path: Path) -> str:
    with pytest.raises(Incomplete) as refusal:
        whole(read_members(path, SECTORS))
    return str(refusal.value)


def test_a_member_is_read_with_every_field(tmp_path: Path) -> None:
    member = read_members(
        roster(tmp_path, "委员甲,００7,教育,138-0000-0000,2024年3月1日"), SECTORS
    ).lines[0]
    assert (member.name, member.code, member.sector) == ("委员甲", "007", "教育")
    assert member.valid_from == date(2024, 3, 1)


def test_english_headings_do_as_well(tmp_path: Path) -> None:
    path = roster(tmp_path, "委员甲,教育", head="Name,Sector")
    assert read_members(path, SECTORS).lines[0].sector == "教育"


def test_a_name_set_wide_is_the_same_name(tmp_path: Path) -> None:
    assert read_members(roster(tmp_path, "丁　一,1,教育,,"), SECTORS).lines[0].name == "丁一"


@pytest.mark.parametrize(
    "head",
    [
        "姓名,界别,通讯地址,邮编,电子邮箱",
        "姓名,界别,通信地址,邮政编码,电子邮件",
        "姓名,界别,地址,邮编,邮箱",
    ],
)
def test_a_member_is_read_with_where_to_write_to_him(tmp_path: Path, head: str) -> None:
    path = roster(tmp_path, "委员甲,教育,和平路５号,０１００２０,a@b.cn", head=head)
    (member,) = read_members(path, SECTORS).lines
    assert (member.address, member.postcode, member.email) == ("和平路５号", "010020", "a@b.cn")


def test_a_postcode_that_a_workbook_cut_short_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["姓名", "界别", "邮编"], ["委员甲", "教育", 10020])
    assert "第2行：邮编格式不对，应为6位数字" in said_of(path)


def test_columns_nobody_reads_are_named(tmp_path: Path) -> None:
    path = roster(tmp_path, "委员甲,教育,蓝", head="姓名,界别,喜欢的颜色")
    assert read_members(path, SECTORS).unused_columns == ("喜欢的颜色",)


BAD = [
    ("no name", ",1,教育,,", "缺少姓名"),
    ("no sector", "委员甲,1,,,", "缺少界别"),
    ("unknown sector", "委员甲,1,航天,,", "界别“航天”不在"),
    ("bad date", "委员甲,1,教育,,2024-02-30", "任职日期“2024-02-30”不是日期"),
    ("bad phone", "委员甲,1,教育,打传达室,", "联系电话格式不对"),
]


@pytest.mark.parametrize(("line", "said"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_line_is_refused_with_number_and_reason(tmp_path: Path, line: str, said: str) -> None:
    assert f"第3行：{said}" in said_of(roster(tmp_path, "委员丁,9,教育,,", line))


def test_the_same_name_without_a_code_is_refused(tmp_path: Path) -> None:
    said = said_of(roster(tmp_path, "委员甲,1,教育,,", "委员甲,,医药卫生,,"))
    assert "第3行：与第2行同名，须填写委员编号" in said


def test_the_same_name_with_two_codes_is_two_members(tmp_path: Path) -> None:
    path = roster(tmp_path, "委员甲,1,教育,,", "委员甲,2,医药卫生,,")
    assert len(read_members(path, SECTORS).lines) == 2


def test_the_same_phone_without_a_code_is_refused(tmp_path: Path) -> None:
    lines = ("委员甲,,教育,13800000000,", "委员乙,,教育,１３８００００００００,")
    assert "第3行：联系电话与第2行相同" in said_of(roster(tmp_path, *lines))


def test_the_same_code_is_refused(tmp_path: Path) -> None:
    said = said_of(roster(tmp_path, "委员甲,1,教育,,", "委员乙,1,教育,,"))
    assert "第3行：委员编号与第2行重复" in said


def test_the_same_name_and_phone_are_one_member(tmp_path: Path) -> None:
    lines = ("委员甲,1,教育,13800000000,", "委员甲,2,教育,13800000000,")
    assert "疑为同一人" in said_of(roster(tmp_path, *lines))


def test_no_refusal_repeats_a_phone_number(tmp_path: Path) -> None:
    lines = ("委员甲,,航天,13800000000,某日", "委员甲,,航天,13800000000,", "委员乙,,教育,138x,")
    assert "138" not in said_of(roster(tmp_path, *lines))


WRONG_COLUMN = [
    "13800000000",
    "138-0000-0000",
    "0571 8888 8888",
    "１３８００００００００",
    "a@b.cn",
    "清河区和平路5号2栋",
]


@pytest.mark.parametrize("contact", WRONG_COLUMN)
def test_contact_data_in_the_wrong_column_are_not_repeated(tmp_path: Path, contact: str) -> None:
    assert contact not in said_of(roster(tmp_path, f"委员甲,1,{contact},教育,{contact}"))


def five_hundred(*bad: int) -> list[str]:
    return [f"委员{no},{no},{'航天' if no in bad else '教育'},," for no in range(2, 501)]


def test_one_bad_line_of_five_hundred_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(Incomplete) as refusal:
        whole(read_members(roster(tmp_path, *five_hundred(412)), SECTORS))
    summary, line = refusal.value.objections
    assert summary.sentence.startswith("共1行有误")
    assert line.sentence.startswith("第412行：界别“航天”")


def test_five_hundred_good_lines_are_read(tmp_path: Path) -> None:
    assert len(read_members(roster(tmp_path, *five_hundred()), SECTORS).lines) == 499


def test_of_many_bad_lines_twenty_are_spelt_out_and_all_are_counted(tmp_path: Path) -> None:
    with pytest.raises(Incomplete) as refusal:
        whole(read_members(roster(tmp_path, *five_hundred(*range(101, 201))), SECTORS))
    assert len(refusal.value.objections) == 21
    assert "共100行有误" in refusal.value.objections[0].sentence


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    assert "缺少列：界别" in said_of(roster(tmp_path, "委员甲", head="姓名"))


def test_a_heading_that_stands_twice_is_refused(tmp_path: Path) -> None:
    assert "同名的列" in said_of(roster(tmp_path, "委员甲,委员乙,教育", head="姓名,姓名,界别"))


def test_a_unit_is_read_with_its_predecessor(tmp_path: Path) -> None:
    path = roster(tmp_path, "单位丙,单位乙,３", head="单位名称,原单位,排序号")
    unit = read_units(path).lines[0]
    assert (unit.name, unit.predecessor, unit.sort) == ("单位丙", "单位乙", 3)


UNITS = [
    ("单位丙,乙,", "单位“单位丙”与第2行重复"),
    ("单位丁,单位丁,", "同名"),
    ("单位戊,,前三", "应为整数"),
    (f"单位己,,{'9' * 5000}", "应为整数，至多9位"),
    ("合计：2个,,", "“合计：2个”是合计行，不是单位"),
]


@pytest.mark.parametrize(
    ("line", "said"), UNITS, ids=["twice", "its own past", "no number", "too long", "total"]
)
def test_a_bad_unit_is_refused(tmp_path: Path, line: str, said: str) -> None:
    path = roster(tmp_path, "单位丙,,1", line, head="单位名称,原单位,排序号")
    with pytest.raises(Incomplete, match=said):
        whole(read_units(path))


def test_what_no_reader_sees_is_not_enrolled(tmp_path: Path) -> None:
    path = roster(tmp_path, "委员甲,１\u200b,教育,主\x01任", head="姓名,委员编号,界别,职务")
    (member,) = read_members(path, SECTORS).lines
    assert (member.code, member.post) == ("1", "主任")


def test_a_code_is_compared_as_it_will_stand(tmp_path: Path) -> None:
    said = said_of(roster(tmp_path, "委员甲,1,教育,,", "委员乙,1\u200b,教育,,"))
    assert "第3行：委员编号与第2行重复" in said


@pytest.mark.parametrize("code", [12345678901234567, "1.23457E+16"], ids=["number", "text"])
def test_a_code_that_a_workbook_cut_short_is_refused(tmp_path: Path, code: object) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["姓名", "界别", "委员编号"], ["委员甲", "教育", code])
    assert "第2行：委员编号在表格中存为数字，已失真" in said_of(path)
