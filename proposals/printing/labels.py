"""What the standard itself sets beside the words: 签发人：, 附件： and its numbers, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from proposals.document import Document, words

LONG_RUN = re.compile(r"[!-~]{21}")

SIGNER = "签发人："
"""Before the name of who signed a report upward (7.2.6)."""


def attachment_lines(document: Document) -> Iterator[tuple[str, str]]:
    """附件说明, each title with what stands before it (GB/T 9704-2012, 7.3.4).

    >>> list(attachment_lines(Document("通知", attachments=("清单", "样表"))))
    [('附件：1. ', '清单'), ('2. ', '样表')]
    """
    several = len(document.attachments) > 1
    for number, title in enumerate(document.attachments, 1):
        yield ("附件：" if number == 1 else "") + (f"{number}. " if several else ""), title


def enclosure_marks(document: Document) -> Iterator[str]:
    """附件 and its number over each enclosure that 附件说明 names (7.3.6); over others nothing."""
    named = document.attachments
    for each in document.enclosures:
        number = named.index(each.title) + 1 if each.title in named and len(named) > 1 else ""
        yield f"附件{number}" if each.title in named else ""


def bracketed(note: str) -> str:
    """附注 as printed (7.3.7).

    >>> bracketed("联系人：科员辛")
    '（联系人：科员辛）'
    """
    return f"（{note}）"


def breaks_anywhere(words: str) -> bool:
    """Whether a digest or an address in it may break, lest the words before it be drawn apart.

    >>> breaks_anywhere("校验值8f7fd998851a57868a1737ec"), breaks_anywhere("2026年")
    (True, False)
    """
    return LONG_RUN.search(words) is not None


def printed_lines(document: Document) -> Iterator[str]:
    """All that a printing says, labels and words, in the order of the paper.

    Enclosures stand before 版记 (7.3.6), which closes the last page.
    """
    yield from filter(None, (document.class_mark, document.publicity, document.mark))
    yield from filter(None, (document.urgency, document.number))
    if document.signer:
        yield SIGNER + document.signer
    yield from filter(None, (document.title, document.addressee))
    yield from words(document.blocks)
    yield from (label + title for label, title in attachment_lines(document))
    yield from filter(None, (document.signature, document.date))
    yield from map(bracketed, document.notes)
    for mark, enclosure in zip(enclosure_marks(document), document.enclosures, strict=True):
        yield from filter(None, (mark, enclosure.title, *words(enclosure.blocks)))
    yield from filter(None, (document.code, document.copies))
    if document.imprint:
        yield from (document.imprint.issuer, document.imprint.printed_on)
