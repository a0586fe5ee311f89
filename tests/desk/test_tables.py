"""Spreadsheets that show and do not reckon (rule 42)."""

from __future__ import annotations

from pathlib import Path

import pytest
from python_calamine import load_workbook

from proposals.desk import tables
from proposals.desk.tables import Table
from workflows.refusals import Incomplete

BAD = {
    "equals": "=1+1",
    "plus": "+86",
    "minus": "-1+2",
    "at": "@SUM(A1)",
    "tab": "\t=1",
    "return": "\r=1",
    "full width": "＝1+1",
}


@pytest.mark.parametrize("cell", BAD.values(), ids=[f"rule_42-{name}" for name in BAD])
def test_a_cell_that_would_be_a_formula_is_prefixed(cell: str) -> None:
    assert tables.guarded(cell) == f"'{cell}"


def test_a_number_stays_a_number() -> None:
    assert tables.guarded(-3) == -3


@pytest.fixture
def table() -> Table:
    return Table("名册", ("姓名", "件数"), (("=HYPERLINK(1)", 3), ("委员甲", None)))


def test_rule_42_no_formula_reaches_a_workbook(tmp_path: Path, table: Table) -> None:
    tables.write(tmp_path / "out.xlsx", [table])
    rows = load_workbook(tmp_path / "out.xlsx").get_sheet_by_name("名册").to_python()
    assert rows == [["姓名", "件数"], ["'=HYPERLINK(1)", 3.0], ["委员甲", ""]]


def test_rule_42_no_formula_reaches_a_csv(tmp_path: Path, table: Table) -> None:
    tables.write(tmp_path / "out.csv", [table])
    assert (tmp_path / "out.csv").read_bytes().decode("utf-8-sig").splitlines() == [
        "姓名,件数",
        "'=HYPERLINK(1),3",
        "委员甲,",
    ]


def test_a_csv_begins_with_its_byte_order_mark(tmp_path: Path, table: Table) -> None:
    tables.write(tmp_path / "out.csv", [table])
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_an_unknown_ending_is_refused(tmp_path: Path, table: Table) -> None:
    with pytest.raises(Incomplete, match=r"请以 \.csv 或 \.xlsx 结尾"):
        tables.write(tmp_path / "out.doc", [table])
