"""docx(): a paper that Word and WPS can edit, in the layout of GB/T 9704-2012, its styles named.

What is the same for papers of one layout and head is packed once, and each paper adds its words:
the same paper gives the same bytes.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from proposals.document import Document
from proposals.printing import columns, labels, measures, qr, wordml
from proposals.printing.copy import Copy
from proposals.printing.titles import title_lines, width
from proposals.rendering import render
from workflows.terms import Layout

PAGES = ("first", "odd", "even")
FIXED = {
    "[Content_Types].xml": "types",
    "_rels/.rels": "relations",
    "word/_rels/document.xml.rels": "parts",
    "word/styles.xml": "styles",
    "word/settings.xml": "settings",
    "word/fontTable.xml": "fonts",
    **{f"word/header_{page}.xml": "header" for page in PAGES},
    **{f"word/footer_{page}.xml": "footer" for page in PAGES},
    **{f"word/turned_{page}.xml": "turned" for page in PAGES[1:]},
}
"""The parts without words of the paper, and the template of each."""
INK, INK_ABOVE = 0.92, 0.05
"""How high a character of size 1 is, and by how much it stands above a line just as high: Chinese
type in general (default, no source)."""
SHORT = 1
"""How hard the words are pressed (zlib): more takes longer and saves a tenth."""


def twips(mm: float) -> int:
    """Twentieths of a point, in which Word measures text."""
    return round(mm * measures.POINTS_PER_MM * 20)


def emu(mm: float) -> int:
    """English metric units, in which drawings are measured."""
    return round(mm * 36000)


def characters(count: float) -> int:
    """So many characters of a line, in twips."""
    return round(count * measures.CHARACTER_PITCH * 20)


MEASURED = {
    "m": measures,
    "mm": measures.POINTS_PER_MM,
    "twips": twips,
    "emu": emu,
    "characters": characters,
    "line": wordml.LINE,
    "under_ink": 1 - INK + INK_ABOVE,
}


class Frame(NamedTuple):
    """What papers have in common that differ in their words alone."""

    layout: Layout
    mark: float
    """The size of 发文机关标志, in points; 0: none."""
    watermark: str
    coded: bool

    @property
    def under(self) -> float:
        """Where the double line under the mark begins, in millimetres."""
        ink = INK * self.mark / measures.POINTS_PER_MM
        return measures.MARK_TOP + ink + measures.DOUBLE_BELOW_MARK

    @property
    def mark_top(self) -> float:
        """Where the line of the mark begins, so that its ink is where the standard has it."""
        return measures.MARK_TOP + INK_ABOVE * self.mark / measures.POINTS_PER_MM

    @property
    def number_top(self) -> float:
        """Where the line of the number begins."""
        double = measures.THICK + measures.APART + measures.THIN
        points = measures.NUMBER_BELOW_DOUBLE + INK_ABOVE * measures.BODY
        return self.under + double + points / measures.POINTS_PER_MM


def docx(copy: Copy) -> bytes:
    """The paper as a file of Office Open XML (ISO/IEC 29500, transitional)."""
    frame = Frame(copy.layout, _mark_size(copy), copy.watermark, bool(copy.check_at))
    packed = io.BytesIO()
    packed.write(_packed(frame))
    with ZipFile(packed, "a") as package:
        _put(package, "docProps/core.xml", _filled("core", {"title": copy.document.title}))
        _put(package, "word/document.xml", _filled("document", _facts(copy.document, frame)))
        if copy.check_at:
            _put(package, "word/media/code.png", qr.png(copy.check_at))
    return packed.getvalue()


@lru_cache(maxsize=256)
def _packed(frame: Frame) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w") as package:
        for name, template in FIXED.items():
            page = name.removesuffix(".xml").rpartition("_")[2]
            facts = {**MEASURED, "frame": frame, "layout": frame.layout.value, "page": page}
            _put(package, name, _filled(template, facts))
    return packed.getvalue()


def _filled(template: str, facts: dict[str, object]) -> bytes:
    return render(f"printing/docx/{template}.xml", facts).encode()


def _put(package: ZipFile, name: str, content: bytes) -> None:
    """Without a time: the day it was printed is nothing of the paper's."""
    package.writestr(ZipInfo(name), content, ZIP_DEFLATED, SHORT)


def _mark_size(copy: Copy) -> float:
    """A long name of an organ is set smaller, so that it stands on one line."""
    if not copy.document.mark:
        return 0.0
    red = copy.layout is Layout.RED_HEAD
    largest = measures.RED_HEAD_MARK if red else measures.MARK
    fits = measures.TEXT_WIDTH * measures.POINTS_PER_MM / width(copy.document.mark)
    return int(2 * min(largest, fits)) / 2


def _facts(document: Document, frame: Frame) -> dict[str, object]:
    """What the text of the paper is made of."""
    marks = labels.enclosure_marks(document)
    return {
        **MEASURED,
        "frame": frame,
        "layout": frame.layout.value,
        "document": document,
        "words": wordml.words,
        "paragraph": wordml.paragraph,
        "text": wordml.text,
        "signer_label": labels.SIGNER,
        "title": _title(document.title),
        "attachments": [
            (label, title, width(label.removeprefix("附件：")), place)
            for place, (label, title) in enumerate(labels.attachment_lines(document))
        ],
        "notes": list(map(labels.bracketed, document.notes)),
        "enclosures": [
            (mark, _title(each.title), each, columns.turned(each.blocks))
            for mark, each in zip(marks, document.enclosures, strict=True)
        ],
        "signature_in": _signature_in(document),
    }


def _title(title: str) -> str:
    return "\n".join(title_lines(title, measures.TITLE_CHARACTERS))


def _signature_in(document: Document) -> float:
    """Characters from the right edge: the signature stands in the middle over the date (7.3.5)."""
    name = max(map(width, document.signature.split("\n")))
    return max(0.0, measures.DATE_FROM_RIGHT + (width(document.date) - name) / 2)
