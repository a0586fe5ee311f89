"""look(): the first bytes tell the kind; a packed file is opened, a PDF is searched for text."""

from __future__ import annotations

import filetype  # type: ignore[import-untyped]

from proposals.reading.filetypes import pdf, zipped
from workflows.papers.attachment import Content
from workflows.terms import FileKind

IMAGES = {"image/jpeg": FileKind.JPG, "image/png": FileKind.PNG}
PDF = "application/pdf"
ZIP_MARK = b"PK\x03\x04"


def look(content: bytes) -> Content:
    """What these bytes are and say; nothing of them is run, parsed as markup or written down.

    >>> look(b"%PDF-1.7 ...").kind, look(b"MZ\\x90").kind
    (<FileKind.PDF: 'pdf'>, None)
    """
    if content.startswith(ZIP_MARK):
        return zipped.look(content)
    told = filetype.guess_mime(content)
    if told == PDF:
        return pdf.look(content)
    if told in IMAGES:
        return Content(IMAGES[told], len(content), unsearched=("图像",))
    return Content(None, len(content))
