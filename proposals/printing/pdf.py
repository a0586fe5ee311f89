"""pdf(): papers as one PDF/A-2b for issue, set by typst; the same papers, the same bytes."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

from proposals.document import Block, Document, Enclosure, Heading, Row, Table
from proposals.printing import columns, fonts, labels, measures, qr
from proposals.printing.copy import Copy
from proposals.printing.titles import title_lines
from proposals.settings import TEMPLATES
from workflows.refusals import Incomplete, NotNow, Objection
from workflows.terms import Layout

if TYPE_CHECKING:
    import typst

PAPER = TEMPLATES / "printing" / "paper.typ"
PLAIN = (
    *("class_mark", "publicity", "mark", "urgency", "number", "signer", "addressee"),
    *("signature", "date", "copies", "code"),
)
"""Facts of a paper that are words and no more."""
DATED = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')

Fact = str | int | float | bool | None | Sequence["Fact"] | dict[str, "Fact"]


def pdf(copies: Sequence[Copy]) -> bytes:
    """These papers, each from a right-hand page on, with page numbers of its own."""
    return press(fonts.here()).pdf(copies)


@cache
def press(shelf: fonts.Shelf) -> Press:
    """The one press for these fonts."""
    return Press(shelf)


class Press:
    """Sets papers with the fonts of a shelf; any number of threads may use it."""

    def __init__(self, shelf: fonts.Shelf) -> None:
        """Keep the fonts; compilers are made as threads come."""
        self._shelf = shelf
        self._own = threading.local()

    def pdf(self, copies: Sequence[Copy]) -> bytes:
        """One PDF; `Incomplete` when a character is in no font."""
        import typst

        try:
            made, warnings = self._compiler().compile_with_warnings(
                sys_inputs={"paper": _facts(copies, self._shelf)},
                timestamp=_day(copies[0].document),
                pdf_standards=["a-2b"],
            )
        except typst.TypstError as broken:
            raise _refusal(broken) from broken
        if warnings:
            raise NotNow(Objection("pdf_without_warning", f"PDF排版有误：{warnings[0].message}"))
        assert isinstance(made, bytes)
        return made

    def _compiler(self) -> typst.Compiler:
        """This thread's own: a compiler lets in one at a time."""
        if not hasattr(self._own, "compiler"):
            import typst

            self._own.compiler = typst.Compiler(
                PAPER, root=PAPER.parent, font_paths=self._shelf.found
            )
        return self._own.compiler  # type: ignore[no-any-return]  # threading.local knows no types


def _refusal(broken: typst.TypstError) -> Incomplete:
    """A character no font has never vanishes: the paper is not printed."""
    found = "".join(dict.fromkeys("".join(UNSHOWN.findall(broken.diagnostic))))
    if not found:
        raise broken
    sentence = f"字体中没有“{found}”，不能印制PDF：请将含有该字的字体文件放入 {fonts.own_folder()}"
    return Incomplete(Objection("characters_have_a_font", sentence))


def _day(document: Document) -> datetime:
    """The paper's own date is that of the file, so a reprint is the same file."""
    found = DATED.search(document.date)
    if found is None:
        return UNDATED
    year, month, day = map(int, found.groups())
    return datetime(year, month, day, tzinfo=UTC)


def _facts(copies: Sequence[Copy], shelf: fonts.Shelf) -> str:
    facts: dict[str, Fact] = {
        "measures": _measures(),
        "fonts": {role.value: list(chain) for role, chain in shelf.chains.items()},
        "papers": [dict(_paper(copy)) for copy in copies],
    }
    return json.dumps(facts, ensure_ascii=False)


@cache
def _measures() -> dict[str, Fact]:
    return {name.lower(): value for name, value in vars(measures).items() if name.isupper()}


def _paper(copy: Copy) -> Iterator[tuple[str, Fact]]:
    """One copy as the stationery reads it: words and structure, no layout."""
    document = copy.document
    yield "layout", copy.layout.value
    yield "watermark", copy.watermark
    for name in PLAIN:
        yield name, getattr(document, name)
    cover = copy.layout is Layout.COVER
    per_line = measures.COVER_TITLE_CHARACTERS if cover else measures.TITLE_CHARACTERS
    yield "title", title_lines(document.title, per_line)
    yield "signer_label", labels.SIGNER
    yield "blocks", [_block(block) for block in document.blocks]
    yield "attachments", list(labels.attachment_lines(document))
    yield "notes", [labels.bracketed(note) for note in document.notes]
    yield "imprint", vars(document.imprint) if document.imprint else None
    marks = labels.enclosure_marks(document)
    yield "enclosures", [_enclosure(*each) for each in zip(marks, document.enclosures, strict=True)]
    yield "modules", _dots(copy.check_at) if copy.check_at else None


def _enclosure(mark: str, enclosure: Enclosure) -> dict[str, Fact]:
    turned = columns.turned(enclosure.blocks)
    line = measures.TEXT_HEIGHT if turned else measures.TEXT_WIDTH
    return {
        "mark": mark,
        "title": title_lines(enclosure.title, measures.TITLE_CHARACTERS),
        "turned": turned,
        "blocks": [_block(block, line) for block in enclosure.blocks],
    }


def _block(block: Block, line: float = measures.TEXT_WIDTH) -> dict[str, Fact]:
    if isinstance(block, Table):
        return _table(block, line)
    if isinstance(block, Heading):
        return {"kind": "heading", "level": block.level, "text": block.text}
    return {"kind": "paragraph", "text": block.text}


def _table(table: Table, line: float) -> dict[str, Fact]:
    return {
        "kind": "table",
        "caption": table.caption,
        "columns": list(columns.shares(table, line)),
        "size": columns.type_size(table, line),
        "head": table.head,
        "rows": [_row(row) for row in table.rows],
        "centred": list(columns.centred(table)),
    }


def _row(row: Row) -> list[Fact]:
    """Its fields, each with its column."""
    long = columns.may_break(row)
    return [
        {"text": c.text, "label": c.label, "span": c.span, "column": column, "long": long}
        for column, c in columns.placed(row)
    ]


def _dots(text: str) -> list[Fact]:
    """The QR code row by row, black and white."""
    return [[0 if dark else 255 for dark in row] for row in qr.modules(text)]
