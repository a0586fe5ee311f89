"""HTML out of editors and mail turned into plain words; nothing is ever shown raw (rule 3)."""

from __future__ import annotations

import html
import re

import nh3

from workflows.papers.cleaning import one_line, plain
from workflows.papers.proposal_text import ProposalText

WHITELIST = {"p", "br", "strong", "b", "em", "i", "u", "ul", "ol", "li"}
# A lone "<" is a sign of arithmetic; only what a browser would take for markup is touched.
_MARKUP = re.compile(r"<(?:/?[a-zA-Z]|!|\?)[^>]*>")
_NEW_LINE = re.compile(r"(?:\s*</?(?:p|ul|ol|li|br)>)+\s*")
_INSIDE_NAME = re.compile(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])")
_NAME_DOTS = re.compile("[•‧∙．・]")
_EMPHASIS = re.compile(r"</?(?:strong|b|em|i|u)>")


def cleaned(text: ProposalText) -> ProposalText:
    """A handed-in text as it is stored."""
    return ProposalText(
        title=one_line(words(text.title)),
        facts=words(text.facts),
        analysis=words(text.analysis),
        suggestions=tuple(map(words, text.suggestions)),
    )


def called(written: str) -> str:
    """A person's or unit's name: “张　三” and “张三” are one.

    >>> called(" 张　三 "), called("阿不都・买买提")
    ('张三', '阿不都·买买提')
    """
    return _NAME_DOTS.sub("·", _INSIDE_NAME.sub("", one_line(written)))


def words(written: str) -> str:
    """Plain words: what the whitelist lets through becomes lines, everything else falls away.

    >>> words("<p>第一段<b>重点</b></p><script>alert(1)</script><ul><li>一</li><li>二</li></ul>")
    '第一段重点\\n一\\n二'
    >>> words("PM2.5<35且温度>20")
    'PM2.5<35且温度>20'
    """
    while _MARKUP.search(written):
        written = _without_markup(written)
    return plain(written)


def _without_markup(written: str) -> str:
    kept = nh3.clean(written, tags=WHITELIST, attributes={})
    return html.unescape(_EMPHASIS.sub("", _NEW_LINE.sub("\n", kept)))
