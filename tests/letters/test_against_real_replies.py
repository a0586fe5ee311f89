"""Our 答复函 is worded as real ones are: each of its formulas stands in real replies too.

Each of several proposers has a copy of his own, so he is greeted as one member is. How a body is
spoken to (贵党派) is not compared: the one real reply to a body is too few.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

import pytest
from sqlmodel import select

from proposals.document import Document, Paragraph
from proposals.records import Letter
from proposals.work import Work
from tests.casework.conftest import (
    MakeAssignment,
    MakeProposal,
    make_assignment,
    make_proposal,
    work,
)
from tests.casework.handle.answered import answer, cosign, met
from tests.reading.real_data import needs_real_data, real
from workflows.terms import ProposerKind

__all__ = ["make_assignment", "make_proposal", "work"]

PARTY = {"member_id": None, "organisation_id": 1, "proposer_name": "民革清河区支部"}
FULL_WIDTH = str.maketrans({",": "，", ":": "：", ";": "；", "(": "（", ")": "）", " ": ""})

Form = Callable[[str], str]


def form(*steps: tuple[str, str]) -> Form:
    """A formula without what differs from one case to the next."""

    def reduced(words: str) -> str:
        words = words.translate(FULL_WIDTH)
        for pattern, kept in steps:
            words = re.sub(pattern, kept, words)
        return words

    return reduced


SESSION = r"[^于对]*政(协|治协商会议).*会议"
FORMS: Mapping[str, Form] = {
    "标题": form((r"^.*?(?=关于|对)", ""), (SESSION, "〔会议〕"), (r"\d+", "〔数〕")),
    "会议": form((r"第[一二三四五六七八九十]+", "第〔数〕"), (r"^政协.+?(?=第)", "政协〔地〕")),
    "称谓": form((r"^委员.(?=委员)", "〔委员〕"), (r"^(?!.*(委员|代表)：?$).+：$", "〔单位〕：")),
    "开头": form(
        (r"^(您们?|你们?|各位委员|贵\w{1,2})(?=提出)", "〔称呼〕"),
        (r"《.+?》", "《〔案由〕》"),
        (r"（第\w*号\w*）", ""),
        (r"〔答〕", "答"),
    ),
    "结尾": form((r"^感谢.+?对.+的(?=关心)", "感谢〔称呼〕对〔工作〕的")),
    "附注": form((r".*(联系人).*(联系电话).*", r"\1、\2")),
    "抄送": form((r"(?<=^抄送：).*?提案.*", "〔提案委员会〕等")),
}
"""What is compared, under the names it has in the real skeletons."""


@cache
def replies() -> list[dict[str, str]]:
    """What each real reply to a proposal says, field by field; what was not read is left out."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(real("replies").glob("*.txt")))
    return [
        {name: said for name, said in re.findall(r"^\[(.+?)\] (.+)$", text, re.M) if said != "null"}
        for text in texts
        if "# kind: 政协提案答复" in text
    ]


def unheard_of(letter: Document) -> list[str]:
    """Where it has a form that none of the real replies has there, and of how many."""
    return [
        f"{part}（{len(said)}件中无）：{words}"
        for part, words in parts(letter).items()
        if FORMS[part](words) not in (said := real_forms(part))
    ]


def real_forms(part: str) -> list[str]:
    """The form of every real reply that says anything there."""
    return [FORMS[part](reply[part]) for reply in replies() if part in reply]


def parts(letter: Document) -> dict[str, str]:
    """What our letter says in each place."""
    paragraphs = [block.text for block in letter.blocks if isinstance(block, Paragraph)]
    return {
        "标题": letter.title,
        "会议": letter.title.removeprefix("关于").partition("会议")[0] + "会议",
        "称谓": letter.addressee,
        "开头": paragraphs[0],
        "结尾": paragraphs[-1],
        "附注": letter.notes[0],
        "抄送": letter.copies,
    }


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Golden letters show that both databases give the same words."""
    return sqlite_url


@needs_real_data
@pytest.mark.parametrize(
    ("kind", "given", "written"),
    [
        (ProposerKind.INDIVIDUAL, {}, 1),
        (ProposerKind.JOINT, {}, 2),
        (ProposerKind.PARTY, PARTY, 1),
    ],
)
def test_each_formula_of_our_reply_stands_in_real_ones(
    work: Work,
    make_proposal: MakeProposal,
    make_assignment: MakeAssignment,
    kind: ProposerKind,
    given: dict[str, object],
    written: int,
) -> None:
    work.rules = replace(work.rules, place="江州市")
    case = met(make_proposal, make_assignment, kind=kind, **given)
    if kind == ProposerKind.JOINT:
        cosign(case.proposal, work)
    answer(work, case)
    letters = work.exec(select(Letter).where(Letter.kind == "handle/reply_letter"))
    assert [unheard_of(letter.document) for letter in letters] == written * [[]]
