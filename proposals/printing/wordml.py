"""The text of a paper as Word keeps it: runs, paragraphs in named styles, tables.

By hand and not by a template: a list of two hundred fields is written as quickly as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from xml.sax.saxutils import escape

from markupsafe import Markup

from proposals.document import Block, Cell, Heading, Table
from proposals.printing import columns, labels, measures

LINE = int(measures.LINE_PITCH * 20)
"""The pitch in twentieths of a point, rounded down: 22 lines must go into the text block."""
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
KEPT = "<w:keepNext/><w:widowControl/>"
"""On the same page as what follows, its last lines at least."""
BROKEN = '<w:wordWrap w:val="0"/>'
CENTRED = '<w:jc w:val="center"/>'
GAP = f'<w:p><w:pPr><w:spacing w:line="{LINE // 3}" w:lineRule="exact"/></w:pPr></w:p>'


def words(text: str, size: float = 0) -> Markup:
    """One run, in the type of its style or in so many points.

    >>> words("甲&乙")
    Markup('<w:r><w:t xml:space="preserve">甲&amp;乙</w:t></w:r>')
    """
    lines = '</w:t><w:br/><w:t xml:space="preserve">'.join(escape(text).split("\n"))
    half = round(size * 2)
    type_size = f'<w:rPr><w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>' if half else ""
    # Escaped above.
    return Markup(f'<w:r>{type_size}<w:t xml:space="preserve">{lines}</w:t></w:r>')


def paragraph(style: str, text: str, more: str = "") -> Markup:
    """One paragraph in a style; nothing when there is nothing to say."""
    if not text:
        return Markup()
    return Markup(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{words(text)}</w:p>')


def text(blocks: Sequence[Block], kept: object, line: float = measures.TEXT_WIDTH) -> Markup:
    """The paragraphs and tables, so wide; the last keeps to what closes the paper."""
    last = len(blocks) - 1
    keeps = (KEPT if kept and at == last else "" for at in range(len(blocks)))
    made = (
        _apart(before, each) + _block(each, keep, line)
        for before, each, keep in zip((None, *blocks), blocks, keeps, strict=False)
    )
    return Markup("".join(made))  # each part of it escaped


def _apart(before: Block | None, block: Block) -> str:
    """A narrow line: Word takes two tables with nothing between them for one."""
    touching = isinstance(before, Table) and isinstance(block, Table) and not block.caption
    return GAP if touching else ""


def _block(block: Block, kept: str, line: float) -> str:
    if isinstance(block, Table):
        return "".join(_table(block, kept, line))
    if isinstance(block, Heading):
        return paragraph(f"Level{block.level}", block.text)
    return paragraph(
        "Normal", block.text, kept + (BROKEN if labels.breaks_anywhere(block.text) else "")
    )


def _table(table: Table, kept: str, line: float) -> Iterator[str]:
    size = columns.type_size(table, line)
    grid, centred = _grid(table, line), columns.centred(table)
    yield paragraph("Caption", table.caption)
    yield f"<w:tbl><w:tblPr>{_form(size, sum(grid))}</w:tblPr><w:tblGrid>"
    yield "".join(f'<w:gridCol w:w="{wide}"/>' for wide in grid)
    yield "</w:tblGrid>"
    for number, row in enumerate(table.rows, 1):
        head = number <= table.head
        keeps = KEPT if head else kept if number == len(table.rows) else ""
        whole = "" if columns.may_break(row) else "<w:cantSplit/>"
        yield f"<w:tr><w:trPr>{whole}{'<w:tblHeader/>' if head else ''}</w:trPr>"
        for place, cell in columns.placed(row):
            more = keeps + (CENTRED if centred[place] and not cell.label else "")
            yield _field(cell, sum(grid[place : place + cell.span]), size, more)
        yield "</w:tr>"
    yield "</w:tbl>"


def _field(cell: Cell, wide: int, size: float, more: str) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    style = f"{'Label' if cell.label else 'Field'}{round(size * 2)}"
    if not cell.text:
        room = round(size * 20 * measures.CELL_LEADING * measures.WRITING_ROOM)
        more = f'<w:spacing w:line="{room}" w:lineRule="exact"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>'
        f"{words(cell.text) if cell.text else ''}</w:p></w:tc>"
    )


@cache
def _form(size: float, wide: int) -> str:
    """Width, rules and room of a table in this type: one line of a field is a line of the text."""
    above = (LINE - round(size * 20 * measures.CELL_LEADING)) // 2
    beside = round(size * 5)
    thick = round(measures.GRID_LINE * 8)
    edges = "".join(f'<w:{side} w:val="single" w:sz="{thick}" w:space="0"/>' for side in SIDES)
    room = zip(SIDES[:4], (above, beside, above, beside), strict=True)
    margins = "".join(f'<w:{side} w:w="{each}" w:type="dxa"/>' for side, each in room)
    return (
        f'<w:tblW w:w="{wide}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar>"
    )


def _grid(table: Table, line: float) -> list[int]:
    """Widths of the columns in twentieths of a point, to the last one exactly the line."""
    whole = round(line * measures.POINTS_PER_MM * 20)
    wide = [round(whole * share / 100) for share in columns.shares(table, line)]
    return [*wide[:-1], whole - sum(wide[:-1])]
