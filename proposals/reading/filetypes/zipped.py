"""DOCX and OFD: packed folders, told by the part that every such file must have."""

from __future__ import annotations

import re
import zlib
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from workflows.papers.attachment import Content
from workflows.terms import FileKind

DOCX_BODY, OFD_ROOT = "word/document.xml", "OFD.xml"
MACROS = "vbaproject.bin"
MOST_TEXT = 20_000_000
"""Bytes of markup read for their words; a proposal's papers are far smaller."""
MOST_PARTS = 10_000
_ENCRYPTED = 0x1
# `<` ends the search for `>`: markup that never closes must not be read again and again.
_PARAGRAPH_ENDS = re.compile(r"</w:p>|<w:br\b[^<>]*>")
_MARKS = re.compile(r"<[^<>]*>")
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".jb2")
_BROKEN = (BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError)
CANNOT_OPEN = "文件打不开，可能已损坏；请在本机打开另存后再上传"


def look(content: bytes) -> Content:
    """The kind by the parts inside; words of every part of markup."""
    try:
        with ZipFile(BytesIO(content)) as folder:
            return _opened(folder, len(content))
    except _BROKEN:
        return Content(None, len(content), fault=CANNOT_OPEN)


def _opened(folder: ZipFile, size: int) -> Content:
    parts = folder.infolist()
    found = Content(
        _kind({part.filename for part in parts}),
        size,
        unpacked=sum(part.file_size for part in parts),
        parts=len(parts),
    )
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        return found._replace(fault="压缩部件已加密，系统无法核对内容；请上传未加密的文件")
    if any(part.filename.lower().endswith(MACROS) for part in parts):
        return found._replace(fault="文件带有宏程序，不能上传；请另存为不带宏的DOCX")
    if found.kind is None or found.parts > MOST_PARTS:
        return found
    read, left_out = _readable(parts)
    words = "\n".join(words_of(decoded(folder.read(part))) for part in read)
    images = any(part.filename.lower().endswith(_IMAGES) for part in parts)
    unsearched = [word for word, there in (("图像", images), ("过长的部件", left_out)) if there]
    return found._replace(words=words, unsearched=tuple(unsearched))


def _kind(names: set[str]) -> FileKind | None:
    if DOCX_BODY in names and "[Content_Types].xml" in names:
        return FileKind.DOCX
    return FileKind.OFD if OFD_ROOT in names else None


def _readable(parts: list[ZipInfo]) -> tuple[list[ZipInfo], bool]:
    """The parts of markup within the limit, and whether one was left out."""
    read, left, left_out = list[ZipInfo](), MOST_TEXT, False
    for part in parts:
        if part.filename.lower().endswith(".xml"):
            if part.file_size > left:
                left_out = True
                continue
            left -= part.file_size
            read.append(part)
    return read, left_out


def decoded(raw: bytes) -> str:
    """Markup as text: UTF-16 by its mark, else UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.decode("utf-8-sig", "replace")


def words_of(markup: str) -> str:
    """The words without their marks; no parser, so no entity of the file's own is unfolded.

    >>> words_of("<w:p><w:t>机</w:t></w:r><w:r><w:t>密★10年</w:t></w:p><w:p>正文</w:p>")
    '机密★10年\\n正文\\n'
    """
    return unescape(_MARKS.sub("", _PARAGRAPH_ENDS.sub("\n", markup)))
