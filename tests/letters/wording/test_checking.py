"""tian check names the file, the line and the fact of a wording that cannot be used."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from proposals.rendering.wording import Unfit, faults, filled
from tests.letters.wording.own import FACTS, WHOLE, own_file
from workflows.papers.key import KeyDecision
from workflows.terms import Role


def test_a_whole_wording_has_no_faults(tmp_path: Path) -> None:
    own_file(tmp_path, WHOLE)
    assert list(faults(tmp_path)) == []


def test_a_whole_wording_is_used(tmp_path: Path) -> None:
    own_file(tmp_path, WHOLE)
    assert "2026年3月9日前交办" in filled("file/filing_notice", FACTS, tmp_path)


def test_other_letters_stay_ours(tmp_path: Path) -> None:
    own_file(tmp_path, WHOLE)
    ours = filled("file/key_notice", facts_of_key(), tmp_path)
    assert ours == filled("file/key_notice", facts_of_key())


def test_an_own_frame_holds_for_every_letter(tmp_path: Path) -> None:
    own_file(tmp_path, "<document><title>{{ title }}</title></document>", "_letter")
    words = filled("file/filing_notice", FACTS, tmp_path)
    assert words == "<document><title>立案通知</title></document>"


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    file = own_file(tmp_path, WHOLE)
    filled("file/filing_notice", FACTS, tmp_path)
    file.write_text(WHOLE.replace("前交办", "以前交办妥当"), encoding="utf-8")
    assert "以前交办妥当" in filled("file/filing_notice", FACTS, tmp_path)


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ("{{ session }}", "{{ sesion }}", "第3行：没有 sesion 这项事实"),
        ("proposal.category", "proposal.phone", "第4行：没有 phone 这项事实"),
        ("{{ proposal.receipt_no }}", "", "：遗漏事实 proposal.receipt_no"),
        ("{{ assign_by | official_date }}", "", "：遗漏事实 assign_by"),
        ("{% endblock %}", "", "第5行：写法有误，请核对标记和括号是否成对"),
        ("<p>", "<div>", "第3行：文书中没有 <div> 这种标记"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, was: str, becomes: str, fault: str) -> None:
    own_file(tmp_path, WHOLE.replace(was, becomes))
    assert f"file/filing_notice.xml{fault}" in list(faults(tmp_path))


def test_a_file_of_no_kind_is_named(tmp_path: Path) -> None:
    own_file(tmp_path, WHOLE, "file/filing_note")
    assert list(faults(tmp_path)) == ["file/filing_note.xml：没有这种文书，请核对文件名"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert list(faults(tmp_path / "own")) == ["找不到措辞文件夹 own"]


def test_a_fact_that_is_missing_at_the_time_is_named_with_its_line(tmp_path: Path) -> None:
    own_file(tmp_path, WHOLE.replace("proposal.category", "proposal.opinion"))
    with pytest.raises(Unfit, match=r"filing_notice\.xml第4行：没有 opinion 这项事实"):
        filled("file/filing_notice", FACTS, tmp_path)


def facts_of_key() -> dict[str, object]:
    """What a 重点提案通知 speaks of; the decision stands for any record."""
    decision = KeyDecision("第三次主席会议", date(2026, 3, 20), "戊", Role.VICE_CHAIR, "城建委")
    return {**FACTS, "decision": decision}
