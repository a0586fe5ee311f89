"""Between the first drawing of a form and the act: one row more, a look ahead, a text cut up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from starlette.datastructures import FormData

from proposals.reading.cleaning import words
from proposals.reading.splitter import Parts, split
from proposals.web import forms
from proposals.web.forms import NO_MORE
from workflows.papers.cleaning import one_line
from workflows.papers.proposal_text import OFFICIAL_TITLE, ProposalText
from workflows.refusals import Refusal

PREVIEW, SPLIT, WHOLE, SHOWN = "preview", "split", "whole", "shown"
"""Buttons that ask for a look or a division, the box for a whole text, what was looked at."""


class Turn(NamedTuple):
    """Why a form is drawn: for the first time, or again after one of its buttons."""

    refusal: Refusal | None = None
    more: Mapping[str, int] = NO_MORE
    """The list that was asked one more row, and how many it is to have."""
    looked: bool = False
    """What will come of it was asked for."""
    told: str = ""
    """What became of a text that was taken apart."""
    back: str = ""
    """Where the form was called from, as it says itself."""
    saved_at: datetime | None = None
    """When what is shown was kept without being handed in."""


FIRST = Turn()


def asked(form: FormData, given: dict[str, Any]) -> Turn | None:
    """What a button other than the act's own asks; a text taken apart is written into `given`."""
    if more := forms.more(form):
        return Turn(more=more)
    if SPLIT in form:
        return Turn(told=_taken_apart(str(form.get(WHOLE, "")), given))
    if PREVIEW in form or _is_other(form, given):
        return Turn(looked=True)
    return None


def text_in(given: dict[str, Any]) -> ProposalText:
    """The text on the form, with its gaps."""
    typed = given.get("text") or given.get("draft", {}).get("text") or {}
    return ProposalText(
        one_line(words(typed.get("title", ""))),
        words(typed.get("facts", "")),
        words(typed.get("analysis", "")),
        tuple(filter(None, map(words, typed.get("suggestions", ())))),
    )


def _is_other(form: FormData, given: dict[str, Any]) -> bool:
    """Changed after it was looked at: what is kept is what was shown."""
    return bool(form.get(SHOWN)) and form.get(SHOWN) != text_in(given).digest


def _taken_apart(whole: str, given: dict[str, Any]) -> str:
    """The parts of a pasted text in their boxes; where none is found, the old one stays."""
    title, parts = _parts(words(whole))
    paper = given.setdefault("draft", {}) if "text" not in given else given
    found = {
        "title": title,
        "facts": parts.facts,
        "analysis": parts.analysis,
        "suggestions": list(parts.suggestions),
    }
    paper["text"] = paper.get("text", {}) | {name: value for name, value in found.items() if value}
    return _told(parts) if whole.strip() else "请先把全文粘贴到框内，再拆分"


_HEADING = re.compile(
    r"^[ \u3000\t]*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）])?\s*"
    r"((?:基本|调研)?情况|(?:问题|原因)?分析|(?:具体|对策|意见)?建议)[ \u3000\t]*$",
    re.MULTILINE,
)
"""A part's name alone on its line opens the part, also without its colon."""


def _parts(text: str) -> tuple[str, Parts]:
    """A first line that is a title stands apart."""
    text = _HEADING.sub(r"\1：", text)
    first, _, rest = text.partition("\n")
    title = one_line(first)
    if OFFICIAL_TITLE.fullmatch(title):
        return title, split(rest)
    return "", split(text)


def _told(parts: Parts) -> str:
    missing = [
        name
        for name, part in (
            ("情况", parts.facts),
            ("分析", parts.analysis),
            ("建议", parts.suggestions),
        )
        if not part
    ]
    if missing:
        return f"没有认出{'、'.join(missing)}部分，请从其他栏中移入"
    doubtful = "；建议的编号不齐，请逐条核对" if parts.doubtful else ""
    return f"已拆分，共{len(parts.suggestions)}条建议，请核对{doubtful}"
