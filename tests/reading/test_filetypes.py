"""Files are told by their content, and their words are found where a marking could stand."""

from __future__ import annotations

import time

import pytest

from proposals.reading.filetypes import look
from tests import papers_in_files as files
from workflows.papers.attachment import secrets
from workflows.papers.secrecy import markings
from workflows.terms import FileKind

SECRET = "机密★10年"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (files.pdf(), FileKind.PDF),
        (files.docx(), FileKind.DOCX),
        (files.ofd(), FileKind.OFD),
        (files.PNG, FileKind.PNG),
        (files.JPG, FileKind.JPG),
        (files.zipped(**{"xl/workbook.xml": "", "[Content_Types].xml": ""}), None),
        (b"GIF89a", None),
        (b"<html><script>", None),
        (b"MZ\x90\x00", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
        (b"", None),
    ],
    ids=["pdf", "docx", "ofd", "png", "jpg", "xlsx", "gif", "html", "exe", "doc", "empty"],
)
def test_the_kind_is_told_by_the_content(content: bytes, kind: FileKind | None) -> None:
    assert look(content).kind is kind


@pytest.mark.parametrize(
    "content",
    [
        files.docx("正文", SECRET),
        files.docx("正文", **{"word/header1.xml": f"<w:t>{SECRET}</w:t>"}),
        files.docx("正文", **{"word/header1.xml": f"<w:t>{SECRET}</w:t>".encode("utf-16")}),
        files.docx("正文", **{"word/header1.xml": "<w:t>&#x673A;密★</w:t>"}),
        files.ofd(SECRET),
        files.pdf(f"{SECRET} 说明"),
        files.pdf(SECRET, packed=False),
        b"%PDF-1.4\n1 0 obj\n<<>>\nstream\n(" + SECRET.encode("gbk") + b") Tj\nendstream",
        b"%PDF-1.4\n1 0 obj\n<<>>\nstream\n(\\273\\372\\303\\334\\241\\357) Tj\nendstream",
    ],
    ids=["body", "header", "utf16", "entity", "ofd", "pdf", "plain pdf", "gbk pdf", "octal"],
)
def test_a_marking_inside_is_found(content: bytes) -> None:
    assert markings(look(content).words)


def test_a_pdf_font_of_another_width_does_not_hide_a_marking() -> None:
    page = files.pdf(SECRET, packed=False).replace(b"BT ", b"BT (abc) Tj ")
    assert markings(look(page).words)


def test_a_pdf_range_of_characters_is_read() -> None:
    table = b"begincmap 1 beginbfrange <0001> <0003> [<673A> <5BC6> <2605>] endbfrange"
    page = b"[<0001> -5 <00020003>] TJ"
    streams = (b"1 0 obj\n<<>>\nstream\n%s\nendstream\n" % part for part in (table, page))
    assert markings(look(b"%PDF-1.4\n" + b"".join(streams)).words)


@pytest.mark.parametrize("content", [files.pdf(), files.docx(), files.ofd()])
def test_an_ordinary_text_bears_no_marking(content: bytes) -> None:
    assert not markings(look(content).words)


def test_an_encrypted_pdf_is_named_so() -> None:
    found = look(files.pdf(extra=b"trailer << /Encrypt 9 0 R >>"))
    assert (found.encrypted, found.unsearched) == (True, ("加密内容",))


@pytest.mark.parametrize(
    ("content", "unsearched"),
    [
        (files.PNG, ("图像",)),
        (b"%PDF-1.4\n1 0 obj\n<< /Subtype /Image >>\nstream\n..\nendstream", 2),
        (files.docx("文", **{"word/media/image1.png": files.PNG}), ("图像",)),
        (files.docx(), ()),
    ],
    ids=["image", "scan", "picture", "text"],
)
def test_it_is_said_what_was_not_searched(content: bytes, unsearched: object) -> None:
    found = look(content).unsearched
    assert (found if isinstance(unsearched, tuple) else len(found)) == unsearched


def test_a_document_with_macros_has_a_fault() -> None:
    assert "宏" in look(files.docx(**{"word/vbaProject.bin": b"x"})).fault


@pytest.mark.parametrize("content", [files.docx()[:-30], b"PK\x03\x04" + b"\0" * 50])
def test_a_broken_folder_has_a_fault(content: bytes) -> None:
    assert look(content).fault


def test_a_zip_bomb_says_what_it_unpacks_to_without_being_unpacked() -> None:
    bomb = files.docx(**{"word/media/a.xml": b"\0" * 210_000_000})
    begun = time.process_time()
    found = look(bomb)
    assert (found.unpacked > 200_000_000, time.process_time() - begun < 3) == (True, True)


def test_a_pdf_bomb_is_unpacked_only_so_far(monkeypatch: pytest.MonkeyPatch) -> None:
    from proposals.reading.filetypes import pdf

    monkeypatch.setattr(pdf, "MOST_UNPACKED", 1000)
    assert max(map(len, pdf._streams(files.pdf("长" * 90_000)))) <= 1000


HEAD = b"%PDF-1.4\n1 0 obj\n<<>>\nstream\n"
HOSTILE = {
    "streams that never end": b"%PDF-1.4\n" + b"stream\n" * 1_000_000,
    "streams within streams": b"%PDF-1.4\n" + b"stream\n" * 1_000_000 + b"endstream",
    "tables that never end": HEAD
    + b"begincmap beginbfchar <0003> <5BC6> endbfchar "
    + b"beginbfchar " * 1_000_000
    + b"endstream",
    "a page of one character": files.pdf(SECRET[1] * 900_000),
    "strings that never close": HEAD + b"Tj " + b"(<" * 2_000_000 + b"endstream",
    "markup that never closes": files.zipped(
        **{"[Content_Types].xml": "", "word/document.xml": "<" * 15_000_000}
    ),
    "white space": files.docx("密级" + " " * 1_000_000),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_looked_through_in_seconds(content: bytes) -> None:
    # Of the processor, not of the clock on the wall: how busy the machine is says nothing here.
    begun = time.process_time()
    secrets("附件", look(content))
    assert time.process_time() - begun < 5
