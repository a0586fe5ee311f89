"""A file of real proposals is played whole, or refused before anything is played."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.rehearsal.pieces import programme
from workflows.refusals import Incomplete

HEADINGS = "案由,提案类型,提案者,提案内容"
TEXT = "调研情况：多层住宅多。问题分析：缺少牵头。具体建议：1.牵头。"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (f"关于甲的提案,委员提案,,{TEXT}", "第2行：缺少提案者"),
        ("关于甲的提案,委员提案,张三,", "有正文"),
    ],
    ids=["no proposer", "no text"],
)
def test_a_file_that_cannot_be_played_is_refused(tmp_path: Path, row: str, told: str) -> None:
    file = tmp_path / "p.csv"
    file.write_text(f"{HEADINGS}\n{row}\n", encoding="utf-8")
    with pytest.raises(Incomplete, match=told):
        programme(file)
