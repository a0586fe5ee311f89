"""What a proposal's text must hold, how it is counted, cleaned and screened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.reading.cleaning import cleaned, words
from workflows.papers import privacy, secrecy
from workflows.papers.cleaning import hidden, plain
from workflows.papers.proposal_text import ProposalText, objections, warnings
from workflows.policies.profile import load

PROFILE = load(None)
TEXT = ProposalText("关于电梯的提案", "情" * 100, "析" * 100, ("建" * 50,))


def rules(text: ProposalText) -> list[str]:
    return [objection.rule for objection in objections(text, PROFILE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, []),
        (TEXT._replace(facts="情 \n\u3000" * 1850), []),
        (TEXT._replace(facts="情" * 1850), []),
        (TEXT._replace(facts="情" * 1851), ["body_length"]),
        (TEXT._replace(title="题" * 60), []),
        (TEXT._replace(title="题" * 61), ["title_length"]),
        (TEXT._replace(suggestions=("", "建")), ["content_complete"]),
    ],
    ids=[
        "complete",
        "rule_02-white_space_is_not_counted",
        "rule_02-at_the_limit",
        "rule_02-one_over",
        "rule_04-at_the_limit",
        "rule_04-one_over",
        "rule_01-empty_suggestion",
    ],
)
def test_what_may_be_submitted(text: ProposalText, expected: list[str]) -> None:
    assert rules(text) == expected


def test_the_refusal_says_how_much_is_too_much() -> None:
    (objection,) = objections(TEXT._replace(facts="情" * 1851), PROFILE)
    assert objection.sentence == "正文2001字，超过上限2000字，请删减1字"


def test_a_proper_text_gives_no_warning() -> None:
    assert warnings(TEXT._replace(facts="情" * 300), PROFILE, "社会") == []


@pytest.mark.parametrize(
    "part",
    [
        TEXT._replace(title="关于车库的提案"),
        TEXT._replace(facts="情况"),
        TEXT._replace(analysis="分析"),
        TEXT._replace(suggestions=("建" * 25, "建" * 25)),
    ],
    ids=["title", "facts", "analysis", "suggestions"],
)
def test_every_part_counts_for_the_digest(part: ProposalText) -> None:
    assert part.digest != TEXT.digest


@pytest.mark.parametrize(
    "marked",
    ["绝密", "机密★10年", "秘密 ★", "密级：秘密", "〔机密〕", "（秘密）", "机密级", "绝 密"],
    ids=lambda marked: f"rule_06-{marked}",
)
def test_a_marking_is_found(marked: str) -> None:
    assert [o.rule for o in secrecy.markings(f"前文{marked}后文")] == ["no_secret_marking"]


@pytest.mark.parametrize(
    "everyday", ["企业商业秘密泄漏", "国防机密的前提下", "国家秘密级别", "保守秘密", "机密性"]
)
def test_everyday_words_are_no_marking(everyday: str) -> None:
    assert secrecy.markings(everyday) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("身份证11010519491231002X，", ["11010519491231002X"]),
        ("身份证 110105 19491231 002x。", ["110105 19491231 002x"]),
        ("编号110105194912310021", []),
        ("旧证号130503670401001", ["130503670401001"]),
        ("电话13800000000", ["13800000000"]),
        ("电话+86 138-0000-0000", ["+86 138-0000-0000"]),
        ("电话１３８００００００００", ["１３８００００００００"]),
        ("座机0551-62345678-12", ["0551-62345678-12"]),
        ("座机(010)62345678", ["(010)62345678"]),
        ("卡号6222 0212 3456 7890 128", ["6222 0212 3456 7890 128"]),
        ("卡号6222021234567890127", []),
        ("甲13800000000、乙13900000000", ["13800000000", "13900000000"]),
        ("2024年投入13800000万元，覆盖1234567890人，2019-2024", []),
    ],
    ids=[
        "rule_08-identity",
        "rule_08-identity_in_groups",
        "rule_08-no_identity",
        "rule_08-old_identity",
        "rule_08-mobile",
        "rule_08-mobile_abroad",
        "rule_08-full_width",
        "rule_08-landline",
        "rule_08-landline_in_brackets",
        "rule_08-card",
        "rule_08-no_card",
        "rule_08-two",
        "rule_08-plain_figures",
    ],
)
def test_personal_data_are_found_as_they_stand(text: str, found: list[str]) -> None:
    assert privacy.findings(text) == found


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("浓度<5且>3", "浓度<5且>3"),
        ("a<b", "a<b"),
        ("&lt;不动&gt;", "&lt;不动&gt;"),
        ("<p>甲&amp;乙</p>", "甲&乙"),
        ("<ol><li>一</li><li>二</li></ol>", "一\n二"),
        ("一<br/>二<BR>三", "一\n二\n三"),
        ("<style>p{}</style><!-- 注 -->文", "文"),
        ('<p onclick="x()">文</p>', "文"),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;文</p>", "文"),
        ("<iframe src=x></iframe><table><tr><td>格</td></tr></table>", "格"),
    ],
    ids=lambda value: f"rule_03-{value[:12]}",
)
def test_markup_becomes_plain_words(written: str, expected: str) -> None:
    assert words(written) == expected


def test_a_title_stands_on_one_line() -> None:
    assert cleaned(TEXT._replace(title="<p>关于电梯</p>\n的提案 ")).title == "关于电梯的提案"


MARKUP = st.lists(
    st.sampled_from(
        [
            "<",
            ">",
            "</",
            "&lt;",
            "&gt;",
            "&amp;",
            "p",
            "b",
            "script",
            "br",
            "!--",
            "--",
            '"',
            "=",
            "文",
        ]
    )
).map("".join)


@given(st.one_of(st.text(), MARKUP))
def test_what_is_clean_stays_as_it_is(written: str) -> None:
    once = words(written)
    assert words(once) == once


@given(st.text(alphabet=st.characters()))
def test_nothing_hidden_is_left(written: str) -> None:
    assert not [mark for mark in plain(written) if hidden(mark)]
