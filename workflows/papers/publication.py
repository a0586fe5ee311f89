"""Screening before publication: secrecy, privacy, personal data blacked out (integrity rule 43)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from workflows.papers import privacy
from workflows.papers.completeness import said
from workflows.refusals import Objection
from workflows.terms.numerals import official_date

BLACKED_OUT = "■■■"


class Screening(NamedTuple):
    """Who looked through the paper, and with what result."""

    screened_by: str
    secrecy_ok: bool
    privacy_ok: bool
    redacted: tuple[str, ...] = ()
    """The words to be blacked out."""


def objections(screening: Screening, text: str) -> list[Objection]:
    """Everything that keeps a paper from being published; empty when it may be."""
    return [
        *said(screening.screened_by, "screener_named", "请写明由谁作了公开前的审查"),
        *_screened(screening),
        *_personal_data(screening.redacted, text),
    ]


def blacked_out(text: str, words: Iterable[str]) -> str:
    """The text as the public reads it; the longest words first, so that none leaves a rest.

    >>> blacked_out("电话13800000000转12", ["12", "13800000000"])
    '电话■■■转■■■'
    """
    for word in sorted(filter(None, words), key=len, reverse=True):
        text = text.replace(word, BLACKED_OUT)
    return text


def embargo_objections(ends_on: date, today: date) -> list[Objection]:
    """A reply names its units, which the profile may hold back for some months."""
    if today >= ends_on:
        return []
    day = official_date(ends_on)
    return [Objection("embargo_over", f"承办单位尚在不公开期内，请于{day}以后再公开答复")]


def _screened(screening: Screening) -> Iterator[Objection]:
    if not screening.secrecy_ok:
        yield Objection("secrecy_screened", "未通过保密审查，不得公开；涉密的请办理涉密停办")
    if not screening.privacy_ok:
        yield Objection("privacy_screened", "未通过隐私审查，不得公开；请遮盖个人信息后再审查")


def _personal_data(redacted: tuple[str, ...], text: str) -> Iterator[Objection]:
    left = privacy.findings(blacked_out(text, redacted))
    if left:
        sentence = f"文中尚有{len(left)}处个人信息（证件号、电话或银行卡号），请遮盖后再公开"
        yield Objection("personal_data_redacted", sentence)
