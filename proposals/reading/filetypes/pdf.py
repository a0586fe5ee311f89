"""PDF: the text of its pages as far as the file itself tells which code is which character.

No page is laid out: every text stream is read with every table of characters that can write a
secret marking. Images, scans and encrypted pages stay unread, and the answer says so.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from proposals.reading.filetypes.characters import TELLING, Characters, characters
from workflows.papers.attachment import Content
from workflows.terms import FileKind

MOST_UNPACKED = 100_000_000
"""Bytes of streams unpacked in search of text, over the whole file."""
MOST_READ = 20_000_000
"""Bytes of codes turned into characters, over all writings that could be meant."""
CHUNK = 65_536
END = b"endstream"
HEAD = 2_000
"""Bytes before a stream in which its description stands."""
ENCODINGS = ("gbk", "utf-16-be")
"""How old fonts without a table of their own write Chinese."""
Writing = Callable[[bytes], str]
_STREAM = re.compile(rb"stream\r?\n")
_ENCRYPTED = re.compile(rb"/Encrypt\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FILTER = re.compile(rb"/Filter\s*(?:\[\s*)?/(\w+)")
_TEXT = re.compile(rb"T[jJ]\b")
_SHOWN = re.compile(rb"<([0-9A-Fa-f\s]+)>|\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_ESCAPED = re.compile(rb"\\(\r?\n|[0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def look(content: bytes) -> Content:
    """Whether it is encrypted or holds images, and the words that could be read."""
    found = Content(FileKind.PDF, len(content))
    if _ENCRYPTED.search(content):
        return found._replace(encrypted=True, unsearched=("加密内容",))
    streams = list(_streams(content))
    pages = [shown(stream) for stream in streams if _TEXT.search(stream)]
    tables = [table for s in streams if b"begincmap" in s and (table := characters(s))]
    words, whole = _words(pages, tables)
    unread = {
        "图像": _IMAGE.search(content) is not None,
        "没有可检索文字的页面": not any(pages),
        "过长的文字": not whole,
    }
    return found._replace(words=words, unsearched=tuple(w for w, there in unread.items() if there))


def _streams(content: bytes) -> Iterator[bytes]:
    """Every stream that may hold text, unpacked; images and the like are left where they are."""
    left, at = MOST_UNPACKED, 0
    while left > 0 and (begin := _STREAM.search(content, at)):
        end = content.find(END, begin.end())
        if end < 0:
            return
        at = end + len(END)
        head = content[max(0, begin.start() - HEAD) : begin.start()].rpartition(b" obj")[2]
        if not _IMAGE.search(head):
            stream = _unpacked(head, content[begin.end() : end], left)
            left -= len(stream)
            yield stream


def _unpacked(head: bytes, raw: bytes, most: int) -> bytes:
    packed = _FILTER.search(head)
    if packed is None:
        return raw
    return _inflated(raw, most) if packed[1] == b"FlateDecode" else b""


def _inflated(raw: bytes, most: int) -> bytes:
    """As far as it goes: what came before a fault counts as text, and as work done."""
    machine, got = zlib.decompressobj(), bytearray()
    with suppress(zlib.error):
        for at in range(0, len(raw), CHUNK):
            got += machine.decompress(raw[at : at + CHUNK], most - len(got))
            if len(got) >= most:
                break
    return bytes(got)


def shown(stream: bytes) -> list[bytes]:
    r"""The strings of codes a page shows: fonts of several widths may follow one another.

    >>> shown(b"BT <5BC6> Tj [(\\050A) -20 <00 41>] TJ ET")
    [b'[\xc6', b'(A', b'\x00A']
    """
    return [_code(hexes, literal) for hexes, literal in _SHOWN.findall(stream)]


def _code(hexes: bytes, literal: bytes) -> bytes:
    if hexes:
        digits = b"".join(hexes.split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _ESCAPED.sub(_unescaped, literal)


def _unescaped(found: re.Match[bytes]) -> bytes:
    mark = found[1]
    if mark.isdigit():
        return bytes([int(mark, 8) & 0xFF])
    return b"" if mark in {b"\n", b"\r\n"} else _NAMED.get(mark, mark)


def _words(pages: Sequence[Sequence[bytes]], tables: Sequence[Characters]) -> tuple[str, bool]:
    """What each page says in each writing in which a marking could stand; whether all was read."""
    read, left = list[str](), MOST_READ
    for page in pages:
        whole = b"\0".join(page)
        writings: list[Writing] = [table.read for table in tables if table.may_mark(whole)]
        writings += [_old(each) for each in ENCODINGS if TELLING.encode(each) in whole]
        left -= len(whole) * len(writings)
        if left < 0:
            return "\n".join(read), False
        read += ["".join(map(writing, page)) for writing in writings]
    return "\n".join(read), True


def _old(encoding: str) -> Writing:
    return lambda codes: codes.decode(encoding, "ignore")
