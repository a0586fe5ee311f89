"""Who signed by the file signs on record, or the file is refused: nobody is dropped unsaid."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.casework.importing import import_proposals
from proposals.reading.proposals import ProposalFile, read_proposals
from proposals.records import PlenarySession
from proposals.work import Work
from tests.casework.submit.handed_in import CLERK
from tests.casework.submit.test_importing import BODY
from workflows.refusals import Incomplete

UNNAMED = "联名提案未列联名人姓名，请补上（只写人数的无从确认）"


def sheet(folder: Path, head: str, *lines: str) -> ProposalFile:
    """A list of proposals with these columns beside the text."""
    path = folder / "提案.csv"
    rows = [f"关于第{n}件事的提案,{BODY}{n},{line}" for n, line in enumerate(lines, 1)]
    path.write_text("\n".join([f"案由,提案内容,{head}", *rows]), "utf-8")
    return read_proposals(path)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("委员甲等3人,,,", UNNAMED),
        ("委员甲,,3,", UNNAMED),
        ("委员甲,,,5", UNNAMED),
        ("委员甲,委员提案,,5", UNNAMED),
        ("委员甲等3人,,委员乙,", "写明共3人提出，只列出2人姓名，请补齐联名人姓名"),
        ("民革清河区支部,,委员甲、没有这人,", "集体提案由该组织或界别签署，不列联名人"),
        ("民革清河区支部,党派提案,委员甲,", "集体提案由该组织或界别签署，不列联名人"),
        ("经济界,,委员甲,", "集体提案由该组织或界别签署，不列联名人"),
    ],
)
def test_signers_who_are_not_named_keep_the_file_out(
    work: Work, tmp_path: Path, line: str, reason: str
) -> None:
    file = sheet(tmp_path, "提案者,提案类型,联名提案人,联名人数", line)
    with pytest.raises(Incomplete) as refusal:
        import_proposals(work, file, CLERK)
    assert f"第2行：{reason}" in str(refusal.value)


def test_one_who_signs_alone_may_be_counted(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "提案者,联名提案人,联名人数", "委员甲,1,1")
    (proposal,) = import_proposals(work, file, CLERK)
    assert [s.name for s in proposal.confirmed] == ["委员甲"]


def test_a_case_number_of_the_file_stays_on_record(work: Work, tmp_path: Path) -> None:
    (proposal,) = import_proposals(work, sheet(tmp_path, "提案者,案号", "委员甲,0306"), CLERK)
    assert proposal.origin == "原案号0306"


def test_a_case_number_is_imported_once(work: Work, tmp_path: Path) -> None:
    import_proposals(work, sheet(tmp_path, "提案者,案号", "委员甲,0306"), CLERK)
    file = sheet(tmp_path, "提案者,案号", "委员甲,0307", "委员甲,0306")
    with pytest.raises(Incomplete, match="第3行：原案号“0306”此前已导入"):
        import_proposals(work, file, CLERK)


def test_each_plenary_session_counts_its_cases_anew(work: Work, tmp_path: Path) -> None:
    file = sheet(tmp_path, "提案者,案号", "委员甲,0306")
    (before,) = import_proposals(work, file, CLERK)
    held = work.get_one(PlenarySession, before.plenary_session_id).model_dump(exclude={"id"})
    earlier = PlenarySession(**held | {"id": 77, "number": 77})
    work.add(earlier)
    before.plenary_session_id = 77
    work.flush()
    again = sheet(tmp_path, "提案者,案号", "委员甲,0307", "委员甲,0306")
    assert len(import_proposals(work, again._replace(lines=again.lines[1:]), CLERK)) == 1


@pytest.mark.parametrize("proposer", ["委员甲", "民革清河区支部"])
def test_a_text_too_long_is_told_by_how_much(work: Work, tmp_path: Path, proposer: str) -> None:
    file = sheet(tmp_path, "提案者,调研情况", f"{proposer},{'甲' * 2000}")
    with pytest.raises(Incomplete, match=r"第2行：正文\d+字，超过上限2000字，请删减\d+字"):
        import_proposals(work, file, CLERK)
