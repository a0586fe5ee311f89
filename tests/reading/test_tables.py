"""Tables out of the files offices really send: encodings, workbooks, titles above the headings."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from proposals.reading.tables import Row, read_rows, read_table
from tests.reading.workbooks import sheets, workbook
from workflows.refusals import Incomplete

ROSTER = "姓名,界别,联系电话\n委员甲,教育,13800000000\n"
ROWS: list[list[object]] = [["姓名"], ["委员甲"]]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "名册.csv", ROSTER, encoding)
    assert read_rows(path) == [
        Row(2, {"姓名": "委员甲", "界别": "教育", "联系电话": "13800000000"})
    ]


def test_rare_characters_of_gb18030_survive(tmp_path: Path) -> None:
    path = write(tmp_path / "名册.csv", ROSTER.replace("委员甲", "委员𬭎㛃"), "gb18030")
    assert read_rows(path)[0].cells["姓名"] == "委员𬭎㛃"


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(b"\x81\x30\xff\xff\x00")
    with pytest.raises(Incomplete, match="编码"):
        read_rows(path)


@pytest.mark.parametrize("separator", [",", "\t", ";"], ids=["comma", "tab", "semicolon"])
def test_the_separator_is_found_out(tmp_path: Path, separator: str) -> None:
    path = write(tmp_path / "名册.csv", ROSTER.replace(",", separator))
    assert read_rows(path)[0].cells["界别"] == "教育"


def test_a_title_above_the_headings_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path / "名册.csv", "甲市政协委员名册,,\n,,\n" + ROSTER)
    assert [row.line_no for row in read_rows(path)] == [4]


def test_a_line_is_numbered_where_it_begins(tmp_path: Path) -> None:
    path = write(tmp_path / "提案.csv", '案由,提案内容\n甲事,"第一行\n第二行"\n乙事,无\n')
    assert [row.line_no for row in read_rows(path)] == [2, 4]


def test_empty_lines_are_no_rows(tmp_path: Path) -> None:
    assert len(read_rows(write(tmp_path / "名册.csv", ROSTER + ",,\n\n"))) == 1


def test_a_cell_too_many_is_a_bad_line(tmp_path: Path) -> None:
    table = read_table(write(tmp_path / "名册.csv", ROSTER + "委员乙,教育,1,多余\n"))
    assert [bad.line_no for bad in table.bad] == [3]


def test_a_heading_of_two_lines_is_named_as_the_cause(tmp_path: Path) -> None:
    head = (["姓名", "界别", "联系方式"], ["", "", "手机", "邮箱"])
    (bad,) = read_table(workbook(tmp_path / "名册.xlsx", *head)).bad
    assert "表头须只占一行" in bad.reason


@pytest.mark.parametrize("name", ["名册.csv", "名册.jsonl"])
def test_a_file_without_a_row_is_refused(tmp_path: Path, name: str) -> None:
    text = "姓名,界别\n" if name.endswith("csv") else "\n"
    with pytest.raises(Incomplete, match="没有一行内容"):
        read_rows(write(tmp_path / name, text))


def test_an_open_quotation_mark_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Incomplete, match="第3行"):
        read_rows(write(tmp_path / "名册.csv", ROSTER + '"委员乙,教育,\n'))


CELLS = [
    ("whole number", 5, "5"),
    ("phone as number", 13800000000, "13800000000"),
    ("fraction", 2.5, "2.5"),
    ("date", date(2024, 3, 1), "2024-03-01"),
    ("moment", datetime(2024, 3, 1, 9, 30, tzinfo=UTC), "2024-03-01 09:30:00"),
    ("empty", "", ""),
]


@pytest.mark.parametrize(
    ("cell", "text"), [row[1:] for row in CELLS], ids=[row[0] for row in CELLS]
)
def test_a_workbooks_cell_reads_as_a_clerk_sees_it(tmp_path: Path, cell: object, text: str) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["姓名", "职务"], ["委员甲", cell])
    assert read_rows(path) == [Row(2, {"姓名": "委员甲", "职务": text})]


def test_the_sheet_with_the_headings_is_read(tmp_path: Path) -> None:
    path = workbook(tmp_path / "名册.xlsx", ["名册"], ["姓名"], ["委员甲"], sheet_before=True)
    assert read_rows(path) == [Row(3, {"姓名": "委员甲"})]


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Incomplete, match="打不开"):
        read_rows(write(tmp_path / "名册.xlsx", "这不是表格"))


def test_json_lines_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "提案.jsonl", '{"title": "甲事", "cosigners": 3, "text": null}\n\n')
    assert read_rows(path) == [Row(1, {"title": "甲事", "cosigners": "3", "text": ""})]


def test_a_broken_json_line_is_a_bad_line(tmp_path: Path) -> None:
    table = read_table(write(tmp_path / "提案.jsonl", '{"title": "甲事"}\n{"title": \n[1]\n'))
    assert [bad.line_no for bad in table.bad] == [2, 3]


REFUSED = [("名册.csv", "a,b\n1,2\n", "表头"), ("名册.csv", "", "表头"), ("名册.docx", "x", "格式")]


@pytest.mark.parametrize(("name", "text", "said"), REFUSED, ids=["no headings", "empty", "format"])
def test_a_file_that_is_no_table_is_refused(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(Incomplete, match=said):
        read_rows(write(tmp_path / name, text))


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Incomplete, match="找不到文件“名册"):
        read_rows(tmp_path / "名册.csv")


def test_two_sheets_with_rows_are_refused_by_name(tmp_path: Path) -> None:
    path = sheets(tmp_path / "名册.xlsx", 经济界=ROWS, 教育界=ROWS, 说明=[["填表说明"]])
    with pytest.raises(Incomplete, match="“经济界”、“教育界”，请并为一个表"):
        read_rows(path)


def test_a_sheet_with_nothing_under_its_headings_is_no_second_one(tmp_path: Path) -> None:
    path = sheets(tmp_path / "名册.xlsx", 经济界=ROWS, 空表=[["姓名"]])
    assert read_rows(path) == [Row(2, {"姓名": "委员甲"})]


def test_headings_printed_once_more_are_no_row(tmp_path: Path) -> None:
    path = write(tmp_path / "名册.csv", ROSTER + "姓名,界别,联系电话\n委员乙,教育,\n")
    assert [row.line_no for row in read_rows(path)] == [2, 4]


UNREADABLE = ['{"title": "甲\\ud800"}', '{"title": ' + "[" * 100_000]


@pytest.mark.parametrize("line", UNREADABLE, ids=["half a character", "nested too deeply"])
def test_a_json_line_nobody_can_read_is_a_bad_line(tmp_path: Path, line: str) -> None:
    table = read_table(write(tmp_path / "提案.jsonl", f'{{"title": "甲事"}}\n{line}\n'))
    assert [bad.line_no for bad in table.bad] == [2]
