"""case, act, explain, letter: one case seen and moved, or refused with every reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Tian


def told(tian: Tian, number: str = "1") -> dict[str, object]:
    read: dict[str, object] = json.loads(tian("case", number, "--json").stdout)
    return read


def test_a_case_is_told_as_json(submitted: Tian) -> None:
    case = told(submitted)
    assert (case["stage"], case["number"]) == ("submitted", "收〔2026〕0001号")


def test_a_case_is_shown_with_its_seven_stations(submitted: Tian) -> None:
    shown = submitted("case", "收〔2026〕0001号").stdout
    assert "提〔进行中〕 → 立〔未到〕 → 办〔未到〕 → 面对面〔未到〕" in shown


def test_the_reasons_why_not_are_shown(submitted: Tian) -> None:
    assert "提案未被停办，无须解除" in submitted("case", "1").stdout


def test_an_unknown_case_is_refused(submitted: Tian) -> None:
    result = submitted("case", "第9999号")
    assert (result.exit_code, "case_exists" in result.stderr) == (1, True)


def test_what_is_always_refused_is_not_called_possible(submitted: Tian) -> None:
    acts = json.loads(submitted("case", "1", "--json").stdout)["acts"]
    possible = {act["act"] for act in acts if act["possible"]}
    assert {"accept", "urge", "redate", "leave", "confirm_letter"} & possible == {"accept"}


def test_an_act_moves_the_case(submitted: Tian) -> None:
    assert submitted("act", "1", "accept", "--as", "clerk").exit_code == 0
    assert told(submitted)["stage"] == "under_review"


def test_an_act_may_be_called_by_its_chinese_name(submitted: Tian) -> None:
    assert submitted("act", "1", "受理", "--as", "clerk").exit_code == 0


REFUSED = {
    "unknown act": (("act", "1", "dance", "--as", "clerk"), "act_known"),
    "unknown account": (("act", "1", "accept", "--as", "nobody"), "account_exists"),
    "role without permit": (("act", "1", "file", "--as", "clerk"), "role_permits_act"),
    "wrong stage": (("act", "1", "archive", "--as", "clerk"), "stage_allows_act"),
    "nothing given": (("act", "1", "send_back", "--as", "clerk"), "act_argument"),
    "something else given": (
        ("act", "1", "accept", "--as", "clerk", "--give", "colour=red"),
        "act_argument",
    ),
    "not a pair": (("act", "1", "accept", "--as", "clerk", "--give", "colour"), "give_readable"),
    "an act that follows": (("act", "1", "begin", "--as", "unit"), "act_follows"),
}


@pytest.mark.parametrize(("words", "rule"), REFUSED.values(), ids=REFUSED.keys())
def test_a_refused_act_says_why_and_changes_nothing(
    submitted: Tian, words: tuple[str, ...], rule: str
) -> None:
    before = told(submitted)
    result = submitted(*words)
    assert (result.exit_code, rule in result.stderr) == (1, True)
    assert told(submitted) == before


def test_a_missing_paper_names_its_fields(submitted: Tian) -> None:
    submitted("act", "1", "accept", "--as", "clerk")
    result = submitted("act", "1", "file", "--as", "head")
    assert "意见 opinion" in result.stderr
    assert "内容分类 category" in result.stderr


def test_everything_wrong_with_what_is_given_is_told_at_once(settled: Tian) -> None:
    given = ("--give", "name=委员丁", "--give", "sector=教育")
    result = settled("act", "new", "enrol_member", "--as", "clerk", *given)
    for words in ("请写明 界别 sector_id", "写明 起始日期 valid_from", "没有 sector 这一项"):
        assert words in result.stderr


def test_a_missing_list_says_how_it_is_written(submitted: Tian) -> None:
    result = submitted("act", "1", "propose_units", "--as", "clerk")
    assert "承办单位 choices（写作 单位/承办方式，几项用“,”分开" in result.stderr


def test_a_draft_is_written_on_the_line_as_its_hint_says(settled: Tian) -> None:
    refused = settled("act", "new", "draft", "--as", "jia")
    assert "案由 text.title〔" in refused.stderr
    words = {
        "title": "关于加装电梯的提案",
        "facts": "情况",
        "analysis": "原因",
        "suggestions": "甲,乙",
    }
    line = [word for name in words for word in ("--give", f"text.{name}={words[name]}")]
    rest = ("--give", "kind=individual", "--give", "category=社会")
    assert settled("act", "new", "draft", "--as", "jia", *rest, *line).exit_code == 0


def test_a_due_date_opens_to_its_proof(submitted: Tian) -> None:
    sheet = submitted("explain", "1", "publish_submitted").stdout
    assert "起算事件：提案提交，2026-03-02 星期一" in sheet


def test_the_proof_is_told_as_json(submitted: Tian) -> None:
    (sheet,) = json.loads(submitted("explain", "1", "publish_submitted", "--json").stdout)
    assert (sheet["duty"], sheet["started_on"]) == ("publish_submitted", "2026-03-02")


def test_a_duty_that_does_not_run_is_refused(submitted: Tian) -> None:
    assert "deadline_exists" in submitted("explain", "1", "reply").stderr


def test_an_unknown_duty_is_wrong_usage(submitted: Tian) -> None:
    assert submitted("explain", "1", "dance").exit_code == 2


def test_a_letter_is_printed_as_it_was_sent(submitted: Tian, folder: Path) -> None:
    result = submitted("letter", "receipt", "1", "-o", "receipt.html")
    assert result.exit_code == 0
    assert "收〔2026〕0001号" in (folder / "receipt.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("format", "begins"), [("docx", b"PK"), ("pdf", b"%PDF")])
def test_a_letter_is_printed_in_the_format_asked_for(
    submitted: Tian, folder: Path, format: str, begins: bytes
) -> None:
    submitted("letter", "receipt", "1", "--format", format, "-o", "receipt")
    assert (folder / "receipt").read_bytes().startswith(begins)


def test_a_letter_is_asked_for_by_its_title_and_addressee(submitted: Tian) -> None:
    known = submitted("letter", "无此文书", "1").stderr
    (title,) = re.findall(r"已有的文书：(\S+) submit/receipt", known)
    assert submitted("letter", title, "1", "--to", "委员甲").exit_code == 0
    refused = submitted("letter", title, "1", "--to", "委员丙")
    assert (refused.exit_code, "没有送委员丙的" in refused.stderr) == (1, True)


def test_what_nobody_can_read_on_the_screen_needs_a_file(submitted: Tian) -> None:
    result = submitted("letter", "receipt", "1", "--format", "docx")
    assert (result.exit_code, "请用 -o 写明文件" in result.stderr) == (1, True)


def test_an_exported_case_verifies_and_a_changed_one_does_not(
    submitted: Tian, folder: Path
) -> None:
    submitted("export", "case", "1", "-o", "case.json")
    assert submitted("verify", "case.json").exit_code == 0
    kept = folder / "case.json"
    kept.write_text(kept.read_text("utf-8").replace("委员甲", "委员乙"), "utf-8")
    assert submitted("verify", "case.json").exit_code == 1


WAY = (
    ("accept", "--as", "clerk"),
    ("advance", "--as", "clerk", "--give", "opinion=内容属实，建议具体"),
    ("advance", "--as", "reviewer", "--give", "opinion=同意立案"),
    ("file", "--as", "head", "--give", "opinion=准予立案", "--give", "category=社会"),
    ("propose_units", "--as", "clerk", "--give", "choices=区住建局/lead,区财政局/co"),
    ("assign", "--as", "assigner"),
    ("sign_for", "--as", "unit", "--give", "network=局长庚/办公室辛/经办人壬"),
)


def test_a_case_goes_all_the_way_to_its_unit(submitted: Tian) -> None:
    for words in WAY:
        result = submitted("act", "1", *words)
        assert result.exit_code == 0, result.output
    assert told(submitted)["stage"] == "handling"
