"""Proposals out of spreadsheets and JSON lines: who signed, which kind, which parts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from proposals.reading.lines import whole
from proposals.reading.proposals import ProposalLine, read_proposals
from workflows.refusals import Incomplete
from workflows.terms import ProposerKind

TEXT = "调研情况：有进展。问题分析：有不足。具体建议：1.加强领导。2.增加投入。"


def table(folder: Path, head: str, *lines: str) -> Path:
    path = folder / "提案.csv"
    path.write_text("\n".join([head, *lines]), "utf-8")
    return path


def only_line(folder: Path, head: str, line: str) -> ProposalLine:
    return read_proposals(table(folder, f"案由,提案内容,{head}", f"甲事,{TEXT},{line}")).lines[0]


def test_the_text_comes_split_into_its_parts(tmp_path: Path) -> None:
    parts = only_line(tmp_path, "备注", "").parts
    assert parts is not None
    assert parts.suggestions == ("加强领导。", "增加投入。")


def test_three_columns_make_one_text(tmp_path: Path) -> None:
    path = table(tmp_path, "案由,情况,分析,建议", "甲事,有进展。,有不足。,1.加强领导。2.增加投入。")
    parts = read_proposals(path).lines[0].parts
    assert parts is not None
    assert (parts.facts, parts.analysis, len(parts.suggestions)) == ("有进展。", "有不足。", 2)


def test_what_stands_beside_the_text_is_added_to_it(tmp_path: Path) -> None:
    written = "甲事,问题分析：有不足。,有进展。,1.加强领导。2.增加投入。"
    parts = read_proposals(table(tmp_path, "案由,内容,情况,建议", written)).lines[0].parts
    assert parts is not None
    assert (parts.facts, parts.analysis, len(parts.suggestions)) == ("有进展。", "有不足。", 2)


def test_what_the_text_says_already_is_not_said_twice(tmp_path: Path) -> None:
    path = table(tmp_path, "案由,提案内容,情况", f"甲事,{TEXT},有 进展。")
    assert read_proposals(path).lines[0].text == TEXT


SIGNED = [
    ("alone", "委员甲", "", ("委员甲", (), 1)),
    ("named together", "委员甲、委员乙；委员丙", "", ("委员甲", ("委员乙", "委员丙"), 3)),
    ("counted", "委员甲等3人", "", ("委员甲", (), 3)),
    ("a column of names", "委员甲", "委员乙、委员丙", ("委员甲", ("委员乙", "委员丙"), 3)),
    ("a column of a count", "委员甲", "１２", ("委员甲", (), 12)),
    ("counted twice", "委员甲等3人", "委员乙", ("委员甲", ("委员乙",), 3)),
    ("as a website writes", "[委员]委员甲;", "", ("委员甲", (), 1)),
]


@pytest.mark.parametrize(
    ("first", "others", "signed"), [row[1:] for row in SIGNED], ids=[row[0] for row in SIGNED]
)
def test_who_signed(tmp_path: Path, first: str, others: str, signed: tuple[object, ...]) -> None:
    line = only_line(tmp_path, "提案者,联名提案人", f"{first},{others}")
    assert (line.proposer, line.cosigners, line.people) == signed


KINDS = [
    ("委员个人", ProposerKind.INDIVIDUAL),
    ("联名提案", ProposerKind.JOINT),
    ("民主党派", ProposerKind.PARTY),
    ("工商联", ProposerKind.PEOPLE_ORG),
    ("special_committee", ProposerKind.SPECIAL_COMMITTEE),
    ("", None),
]


@pytest.mark.parametrize(
    ("written", "kind"), KINDS, ids=[written or "blank" for written, _ in KINDS]
)
def test_the_kind_is_understood(tmp_path: Path, written: str, kind: ProposerKind | None) -> None:
    assert only_line(tmp_path, "提案类型", written).kind is kind


def test_an_organisation_is_one_proposer_whatever_its_name(tmp_path: Path) -> None:
    line = only_line(tmp_path, "提案类型,提案者", "党派提案,甲党、乙党联合支部")
    assert (line.proposer, line.cosigners) == ("甲党、乙党联合支部", ())


def test_names_beside_an_organisation_are_not_dropped(tmp_path: Path) -> None:
    line = only_line(tmp_path, "提案类型,提案者,联名人", "党派提案,甲党,委员甲、委员乙")
    assert line.cosigners == ("委员甲", "委员乙")


def test_a_column_that_another_stands_for_is_named(tmp_path: Path) -> None:
    path = table(tmp_path, "案由,提案内容,流水号,案号", f"甲事,{TEXT},7,0306")
    assert read_proposals(path).unused_columns == ("案号",)


def test_the_same_case_number_refuses_the_file(tmp_path: Path) -> None:
    path = table(tmp_path, "案由,提案内容,案号", f"甲事,{TEXT},0306", f"乙事,{TEXT},0306")
    with pytest.raises(Incomplete, match="第3行：原案号“0306”与第2行重复"):
        whole(read_proposals(path))


def test_the_moment_is_the_sources_wall_clock(tmp_path: Path) -> None:
    line = only_line(tmp_path, "提交时间", "2019-01-12 16:04:48")
    assert line.publish_time == datetime.fromisoformat("2019-01-12T16:04:48")


def test_proposals_without_a_text_stand_apart(tmp_path: Path) -> None:
    file = read_proposals(table(tmp_path, "案由,提案内容", f"甲事,{TEXT}", "乙事,"))
    assert [line.title for line in file.lines] == ["甲事"]
    assert [line.title for line in file.without_text] == ["乙事"]


@pytest.mark.parametrize("head", ["案由,提案正文", "案由,提案者"])
def test_a_file_without_a_column_of_texts_is_refused(tmp_path: Path, head: str) -> None:
    with pytest.raises(Incomplete, match="缺少列：提案内容"):
        whole(read_proposals(table(tmp_path, head, "甲事,委员甲")))


BAD = [
    ("no title", f",{TEXT},1,", "缺少案由"),
    ("unknown kind", f"乙事,{TEXT},1,来信", "提案类型“来信”不认识"),
    ("same source", f"乙事,{TEXT},7,", "流水号“7”与第2行重复"),
]


@pytest.mark.parametrize(("line", "said"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_a_bad_line_refuses_the_file(tmp_path: Path, line: str, said: str) -> None:
    path = table(tmp_path, "案由,提案内容,流水号,提案类型", f"甲事,{TEXT},7,", line)
    with pytest.raises(Incomplete, match=f"第3行：{said}"):
        whole(read_proposals(path))


def test_a_broken_json_line_refuses_the_file(tmp_path: Path) -> None:
    path = tmp_path / "提案.jsonl"
    path.write_text('{"title": "甲事", "text": "某文"}\n{"title"\n', "utf-8")
    with pytest.raises(Incomplete, match="第2行：不是一个JSON对象"):
        whole(read_proposals(path))


def test_a_file_of_bad_lines_only_names_them(tmp_path: Path) -> None:
    path = tmp_path / "提案.jsonl"
    path.write_text("[1]\n", "utf-8")
    with pytest.raises(Incomplete, match="第1行：不是一个JSON对象"):
        whole(read_proposals(path))
