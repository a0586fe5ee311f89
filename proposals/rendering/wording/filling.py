"""filled(): the words of one letter, by the committee's file where it has one, else by ours."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from proposals.rendering.environment import render
from proposals.rendering.wording.sandbox import RATION, TURNS, sandbox
from proposals.rendering.wording.views import Gallery
from proposals.rendering.wording.vocabulary import attributes

LONGEST = 1_000_000
"""Characters of one letter with its marks (default, no source)."""
NOT_THERE = re.compile(r"'([^']*)'(?: is undefined)?$")

BREAKS = (
    *(TemplateError, ValueError, TypeError, AttributeError, LookupError),
    *(ArithmeticError, AssertionError, RecursionError),
)
"""All that a template and its facts can come to grief over; a machine's own troubles go on."""
UNKNOWN_TAG = re.compile(r"unknown tag '([^']*)'")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Unfit(ValueError):
    """The words could not be made; the sentence names the file, the line and the fact."""


def filled(kind: str, facts: Mapping[str, object], own: Path | None = None) -> str:
    """Fill the template of one kind; `Unfit` when a fact is missing or the wording is broken."""
    name = f"letters/{kind}.xml"
    try:
        return _sandboxed(name, facts, own) if own else render(name, facts)
    except BREAKS as broken:
        raise Unfit(f"{_place(broken, name)}：{reason(broken)}") from broken


def reason(broken: BaseException) -> str:
    """What went wrong, for people."""
    if isinstance(broken, UndefinedError) and (found := NOT_THERE.search(str(broken))):
        return f"没有 {found[1]} 这项事实"
    said = broken.message or "" if isinstance(broken, TemplateSyntaxError) else str(broken)
    if tag := UNKNOWN_TAG.search(said):
        return f"没有 {tag[1]} 这种写法"
    return said if CHINESE.search(said) else "写法有误，请核对标记和括号是否成对"


def _sandboxed(name: str, facts: Mapping[str, object], own: Path) -> str:
    gallery = Gallery(attributes())
    given = {**gallery.facts(facts), RATION: [TURNS]}
    said: list[str] = []
    length = 0
    for piece in sandbox(own).get_template(name).generate(given):
        length += len(piece)
        if length > LONGEST:
            raise ValueError(f"文书超过{LONGEST}字")
        said.append(piece)
    return "".join(said)


def _place(broken: BaseException, name: str) -> str:
    """File and line of a template, never a path of the machine."""
    if isinstance(broken, TemplateSyntaxError):
        return f"{broken.name}第{broken.lineno}行"
    frames = traceback.extract_tb(broken.__traceback__)
    lines = [frame for frame in frames if frame.filename.endswith((".xml", ".txt"))]
    if not lines:
        return name
    return f"{Path(lines[-1].filename).name}第{lines[-1].lineno}行"
