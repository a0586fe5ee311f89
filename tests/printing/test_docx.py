"""A DOCX says what the paper says, in styles named as officials name them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import docx as reader
import pytest

from proposals.document import Cell, Document, Heading, Paragraph, Table, read
from proposals.printing import Copy, labels
from proposals.printing.docx import docx
from tests.printing import drawn
from workflows.terms import Layout

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GOLDEN = Path(__file__).parents[1] / "letters" / "golden"
LETTER = drawn.EACH[Layout.LETTER]
NAMED = (
    *(
        "发文机关标志",
        "发文字号",
        "Title",
        "主送机关",
        "Normal",
        "一级标题",
        "二级标题",
        "三级标题",
    ),
    *("紧急程度", "签发人", "签发人姓名"),
    *("四级标题", "附件说明", "署名", "成文日期", "附注", "附件标题", "表格文字", "抄送", "页码"),
)
"""Normal and Title are what Word and WPS show as 正文 and 标题."""


def part(copy: Copy, name: str = "word/document.xml") -> str:
    """One part of the package."""
    with ZipFile(io.BytesIO(docx(copy))) as package:
        return package.read(name).decode()


def said(xml: str) -> str:
    """Its words without spaces."""
    return "".join("".join(each.text or "" for each in fromstring(xml).iter(f"{WORD}t")).split())


def meant(document: Document) -> str:
    return "".join("".join(labels.printed_lines(document)).split())


@pytest.mark.parametrize("copy", drawn.ALL, ids=drawn.called)
def test_it_says_what_the_paper_says_and_no_more(copy: Copy) -> None:
    assert said(part(copy)) == meant(copy.document)


@pytest.mark.parametrize("layout", Layout)
def test_every_letter_we_write_is_whole_in_every_layout(layout: Layout) -> None:
    papers = [read(file.read_text(encoding="utf-8")) for file in GOLDEN.rglob("*.xml")]
    assert [said(part(Copy(paper, layout))) for paper in papers] == list(map(meant, papers))


@pytest.mark.parametrize("copy", drawn.EACH.values(), ids=lambda copy: copy.layout.value)
def test_another_reader_opens_it(copy: Copy) -> None:
    opened = reader.Document(io.BytesIO(docx(copy)))
    title = "".join(p.text for p in opened.paragraphs if p.style.name == "Title")
    assert title.replace("\n", "") == copy.document.title
    assert opened.core_properties.title == copy.document.title


def test_its_styles_are_named_as_officials_name_them() -> None:
    opened = reader.Document(io.BytesIO(docx(LETTER)))
    assert set(NAMED) <= {style.name for style in opened.styles}


@pytest.mark.parametrize(
    ("style", "family", "size"),
    [
        ("发文机关标志", "方正小标宋简体", 36),
        ("Title", "方正小标宋简体", 22),
        ("Normal", "仿宋_GB2312", 16),
        ("一级标题", "黑体", 16),
        ("二级标题", "楷体_GB2312", 16),
        ("页码", "宋体", 14),
    ],
)
def test_type_is_named_as_in_the_standard(style: str, family: str, size: int) -> None:
    opened = reader.Document(io.BytesIO(docx(LETTER)))
    named = opened.styles[style]
    fonts = named.element.rPr.rFonts if named.element.rPr.rFonts is not None else None
    first = opened.styles.element.find(f"{WORD}docDefaults//{WORD}rFonts")
    found = (fonts if fonts is not None else first).get(f"{WORD}eastAsia")
    assert (found, named.font.size.pt, bool(named.font.bold)) == (family, size, False)


def test_the_same_paper_is_the_same_file() -> None:
    assert docx(LETTER) == docx(replace(LETTER))


@pytest.mark.parametrize("words", ["甲&乙<丙>", "\"'", "𬭎昇䶮", "{{ 空 }}", "]]>"])
def test_no_words_are_taken_for_more_than_words(words: str) -> None:
    copy = Copy(Document("通知", blocks=(Paragraph(words), Heading(1, words))), Layout.LETTER)
    assert said(part(copy)) == "通知" + 2 * "".join(words.split())


def test_a_line_break_in_a_field_is_one_on_paper() -> None:
    copy = Copy(Document("通知", blocks=(Table(((Cell("甲\n乙"),),)),)), Layout.FORM)
    (table,) = reader.Document(io.BytesIO(docx(copy))).tables
    assert table.cell(0, 0).text == "甲\n乙"


def test_the_head_of_a_table_is_repeated_and_its_rows_stay_whole() -> None:
    copy = Copy(Document("通知", blocks=(drawn.table(3),)), Layout.LETTER)
    rows = re.findall(r"<w:trPr>(.*?)</w:trPr>", part(copy))
    assert rows == ["<w:cantSplit/><w:tblHeader/>", *["<w:cantSplit/>"] * 3]


def test_a_field_over_several_columns_spans_them() -> None:
    wide = Table(((Cell("甲", span=2),), (Cell("乙"), Cell("丙"))))
    assert '<w:gridSpan w:val="2"/>' in part(Copy(Document("表", blocks=(wide,)), Layout.FORM))


@pytest.mark.parametrize(("named", "begins"), [((), "卷内目录"), (("卷内目录",), "附件")])
def test_an_enclosure_begins_its_page_with_its_first_words(
    named: tuple[str, ...], begins: str
) -> None:
    cover = drawn.EACH[Layout.COVER]
    copy = replace(cover, document=replace(cover.document, attachments=named))
    paragraphs = reader.Document(io.BytesIO(docx(copy))).paragraphs
    assert [p.text for p in paragraphs if p.paragraph_format.page_break_before] == [begins]


def test_a_watermark_stands_in_every_header() -> None:
    copy = replace(LETTER, watermark="草稿")
    found = [part(copy, f"word/header_{page}.xml") for page in ("first", "odd", "even")]
    assert [each.count('string="草稿"') for each in found] == [1, 1, 1]


def test_without_a_watermark_nothing_stands_across_the_page() -> None:
    assert "textpath" not in part(LETTER, "word/header_first.xml")


def test_the_code_to_check_it_is_a_picture_in_the_paper() -> None:
    (picture,) = reader.Document(io.BytesIO(docx(LETTER))).inline_shapes
    assert round(picture.width.mm, 1) == 16.0


def test_two_tables_that_follow_each_other_stay_two() -> None:
    """Word takes tables with nothing between them for one."""
    table = Table(((Cell("案号"), Cell("第0001号")),))
    two = Copy(replace(LETTER.document, blocks=(table, table)), Layout.LETTER)
    opened = reader.Document(io.BytesIO(docx(two)))
    kinds = [each.tag.removeprefix(WORD) for each in opened.element.body]
    assert "tbl p tbl" in " ".join(kinds)
