"""Document: what an official paper is made of, from 发文机关标志 to 版记 (GB/T 9704-2012, 7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the text."""

    text: str

    def lines(self) -> Iterator[str]:
        """Its words."""
        yield self.text


@dataclass(frozen=True)
class Heading:
    """A heading within the text: level 1 to 4 are 一、（一）1.（1）; its number is in its words."""

    level: int
    text: str

    def lines(self) -> Iterator[str]:
        """Its words."""
        yield self.text


@dataclass(frozen=True)
class Cell:
    """One field of a table; a label says what the others hold."""

    text: str
    label: bool = False
    span: int = 1
    """Columns it covers."""


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """A table or form; rows of labels alone at its top are its head, repeated on each page."""

    rows: tuple[Row, ...]
    caption: str = ""

    @property
    def columns(self) -> int:
        """How many there are, counting what a wide field covers."""
        return max(sum(cell.span for cell in row) for row in self.rows)

    @property
    def head(self) -> int:
        """How many rows at the top are its head."""
        found = 0
        while found < len(self.rows) and all(cell.label for cell in self.rows[found]):
            found += 1
        return found

    def lines(self) -> Iterator[str]:
        """The caption, then the fields row by row."""
        if self.caption:
            yield self.caption
        yield from (cell.text for row in self.rows for cell in row if cell.text)


Block = Paragraph | Heading | Table


@dataclass(frozen=True)
class Enclosure:
    """A paper that goes with it, on pages of its own."""

    title: str
    blocks: tuple[Block, ...]

    def lines(self) -> Iterator[str]:
        """The title, then the words."""
        yield self.title
        yield from words(self.blocks)


@dataclass(frozen=True)
class Imprint:
    """版记 of the 文件格式: who had it printed, and when (7.4)."""

    issuer: str
    printed_on: str


@dataclass(frozen=True)
class Document:
    """One official paper; what is empty does not stand on it."""

    title: str
    mark: str = ""
    """发文机关标志: in whose name it is issued."""
    urgency: str = ""
    """紧急程度: 特急 or 加急."""
    class_mark: str = ""
    """办理结果类别, e.g. B类."""
    publicity: str = ""
    """公开属性."""
    number: str = ""
    """文号; one from a series is given after the words were found good."""
    signer: str = ""
    """签发人 of a report upward: the name, without 签发人：."""
    addressee: str = ""
    """主送 or salutation, with its colon."""
    blocks: tuple[Block, ...] = ()
    attachments: tuple[str, ...] = ()
    """附件说明: the titles of what goes with it, without 附件： and numbers."""
    signature: str = ""
    date: str = ""
    notes: tuple[str, ...] = ()
    """附注, without brackets: the contact, for instance."""
    copies: str = ""
    """抄送, as printed: 抄送：甲、乙。"""
    imprint: Imprint | None = None
    enclosures: tuple[Enclosure, ...] = ()
    code: str = ""
    """验证码: what the paper is checked by, once issued."""

    def lines(self) -> Iterator[str]:
        """Every piece of its words, in the order of the paper: 版记 closes the last page (7.4)."""
        yield from filter(None, (self.class_mark, self.publicity, self.mark, self.urgency))
        yield from filter(None, (self.number, self.signer, self.title, self.addressee))
        yield from words(self.blocks)
        yield from self.attachments
        yield from filter(None, (self.signature, self.date))
        yield from self.notes
        for enclosure in self.enclosures:
            yield from enclosure.lines()
        yield from filter(None, (self.code, self.copies))
        if self.imprint:
            yield from (self.imprint.issuer, self.imprint.printed_on)


def words(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of a text."""
    for block in blocks:
        yield from block.lines()
