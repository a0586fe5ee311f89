"""A paper on a web page: html() for a page of ours, page() as a file that stands by itself."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from proposals.printing import columns, labels, measures, qr
from proposals.printing.copy import Copy
from proposals.printing.titles import title_lines, width
from proposals.rendering import render
from proposals.settings import HERE

STYLES = HERE / "web" / "static" / "letter.css"
"""The same sheet lays a paper out on the pages of the office and in a file."""
MARK_STEPS = (8, 12, 16, 20, 24)
"""Characters up to which 发文机关标志 has one size each on a page."""


def html(copy: Copy) -> Markup:
    """The paper's article, under the heading of a page."""
    return _article(copy, 2)


def page(copy: Copy) -> str:
    """The whole paper in one file with its styles, to look at or to print."""
    facts = {"document": copy.document, "article": _article(copy, 1), "styles": _styles()}
    return render("printing/page.html", facts)


def _article(copy: Copy, top: int) -> Markup:
    document = copy.document
    marks = labels.enclosure_marks(document)
    facts = {
        "document": document,
        "layout": copy.layout.value,
        "watermark": copy.watermark,
        "top": top,
        "shares": columns.shares,
        "mark_step": next((most for most in MARK_STEPS if width(document.mark) <= most), 30),
        "breaks_anywhere": labels.breaks_anywhere,
        "signer_label": labels.SIGNER,
        "lines": title_lines(document.title, measures.TITLE_CHARACTERS),
        "attachments": tuple(labels.attachment_lines(document)),
        "notes": tuple(map(labels.bracketed, document.notes)),
        "enclosures": [
            (mark, title_lines(each.title, measures.TITLE_CHARACTERS), each)
            for mark, each in zip(marks, document.enclosures, strict=True)
        ],
        "code": qr.svg(copy.check_at, document.code) if copy.check_at and document.code else "",
    }
    return Markup(render("printing/letter.html", facts))  # the template escapes every word


@cache
def _styles() -> Markup:
    return Markup(STYLES.read_text(encoding="utf-8"))  # ours, and without words of anybody
