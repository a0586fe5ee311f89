"""Files as people hand them in: small, real ones of every kind, and what should not come in."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
TYPES = '<?xml version="1.0"?><Types/>'
PLAIN = "关于加装电梯的现场情况说明。"


def zipped(**parts: str | bytes) -> bytes:
    """A packed folder; `__` in a name stands for `/`."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as folder:
        for name, content in parts.items():
            folder.writestr(name.replace("__", "/"), content)
    return held.getvalue()


def docx(*paragraphs: str, **more: str | bytes) -> bytes:
    """A Word document: one run a character, as an edited text often stands there."""
    body = "".join(
        "<w:p>" + "".join(f"<w:r><w:t>{mark}</w:t></w:r>" for mark in text) + "</w:p>"
        for text in paragraphs or (PLAIN,)
    )
    parts = {"[Content_Types].xml": TYPES, "word/document.xml": f"<w:document>{body}</w:document>"}
    return zipped(**parts, **more)


def ofd(text: str = PLAIN) -> bytes:
    """A national layout document."""
    page = f"<ofd:Page><ofd:TextCode>{text}</ofd:TextCode></ofd:Page>"
    return zipped(**{"OFD.xml": "<ofd:OFD/>", "Doc_0/Pages/Page_0/Content.xml": page})


def pdf(text: str = PLAIN, extra: bytes = b"", packed: bool = True) -> bytes:
    """A PDF of one page with its own table of characters, as a word processor writes it."""
    codes = {mark: number for number, mark in enumerate(sorted(set(text)), 3)}
    shown = "".join(f"{codes[mark]:04X}" for mark in text)
    rows = "".join(f"<{n:04X}> <{mark.encode('utf-16-be').hex()}>\n" for mark, n in codes.items())
    table = f"begincmap\n{len(codes)} beginbfchar\n{rows}endbfchar\nendcmap".encode()
    page = f"BT /F1 16 Tf <{shown}> Tj ET".encode()
    return b"%PDF-1.7\n" + _stream(4, table, packed) + _stream(5, page, packed) + extra


def _stream(number: int, content: bytes, packed: bool) -> bytes:
    written, how = (zlib.compress(content), b"/Filter /FlateDecode") if packed else (content, b"")
    head = b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (number, how, len(written))
    return head + written + b"\nendstream\nendobj\n"
