"""How wide the columns of a table are, and how large its type: by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from proposals.document import Block, Cell, Table
from proposals.printing import measures

NARROWEST = 2.0
"""Characters."""
PADDING = 1.0
"""Characters a field has beside its words, on both sides together."""
LATIN = re.compile(r"[\x20-\x7e]")
LATIN_WIDTH = 0.6
"""Of a character: a little more than half, whichever font prints it."""
SHORT = 8
"""A column of words up to so many characters has them in its middle."""
LONGEST_LABEL = 9.0
"""Characters; a longer label breaks like any words."""
LONG = 200
"""A field of more characters may go on over a page."""


def turned(blocks: Iterable[Block]) -> bool:
    """Whether a page of these is turned, for a table too wide for a page upright (8)."""
    tables = (block for block in blocks if isinstance(block, Table))
    return any(table.columns > measures.UPRIGHT_COLUMNS for table in tables)


def type_size(table: Table, line: float = measures.TEXT_WIDTH) -> float:
    """The more columns to a line of so many millimetres, the smaller the type, in points."""
    columns = table.columns * measures.TEXT_WIDTH / line
    return next(size for most, size in measures.CELLS if columns <= most)


def shares(table: Table, wide: float = measures.TEXT_WIDTH) -> tuple[float, ...]:
    """What of the line, so wide in millimetres, each column takes, in hundredths.

    Columns of labels keep the width of their words; the others share what is left, by their
    widths when all fit, else by the roots, so that none is squeezed to nothing.

    >>> form = Table(((Cell("案由", True), Cell("关于加装电梯的提案")),))
    >>> shares(form)
    (9.5, 90.5)
    """
    characters = wide * measures.POINTS_PER_MM / type_size(table, wide)
    fixed = {place: width for place, width in _labels(table).items() if width <= LONGEST_LABEL}
    if len(fixed) == table.columns:
        fixed = {}
    asked = {place: each for place, each in enumerate(_asked(table)) if place not in fixed}
    line = characters - PADDING * table.columns - sum(fixed.values())
    given = fixed | _poured(asked, line)
    return tuple(
        round(100 * (given[place] + PADDING) / characters, 1) for place in range(table.columns)
    )


def centred(table: Table) -> tuple[bool, ...]:
    """Which columns have their words in the middle.

    >>> centred(Table(((Cell("1"), Cell("关于加装电梯的提案")),)))
    (True, False)
    """
    return tuple(all(len(words) <= SHORT for words in column) for column in _fields(table))


def may_break(row: Iterable[Cell]) -> bool:
    """Whether a row may go on over a page: only where a field is too long to be kept whole.

    >>> may_break([Cell("案由"), Cell("长" * 201)])
    True
    """
    return any(len(cell.text) > LONG for cell in row)


def placed(row: Iterable[Cell]) -> Iterator[tuple[int, Cell]]:
    """The fields of a row, each with the column it begins in."""
    place = 0
    for cell in row:
        yield place, cell
        place += cell.span


def _fields(table: Table) -> list[list[str]]:
    """The words of each column, line by line, wide fields apart."""
    found: list[list[str]] = [[""] for _ in range(table.columns)]
    for row in table.rows:
        for place, cell in placed(row):
            if cell.span == 1:
                found[place] += cell.text.split("\n")
    return found


def _labels(table: Table) -> dict[int, float]:
    """The columns that hold labels only under the head, each as wide as its longest."""
    body = [field for row in table.rows[table.head :] for field in placed(row)]
    mixed = {place for place, cell in body if not cell.label}
    found = {place for place, _ in body} - mixed
    return {place: _longest(words) for place, words in enumerate(_fields(table)) if place in found}


def _asked(table: Table) -> list[float]:
    """How wide each column would be; a wide field asks the first and last it covers for more."""
    asked = [_longest(words) for words in _fields(table)]
    for row in table.rows:
        for place, cell in placed(row):
            if cell.span > 1:
                last = place + cell.span - 1
                lacking = _longest(cell.text.split("\n")) - sum(asked[place : last + 1])
                for end in (place, last):
                    asked[end] += max(0.0, lacking) / 2
    return asked


def _longest(words: Iterable[str]) -> float:
    return max(NARROWEST, *map(_width, words))


def _width(words: str) -> float:
    latin = len(LATIN.findall(words))
    return len(words) - latin + LATIN_WIDTH * latin


def _poured(asked: dict[int, float], line: float) -> dict[int, float]:
    """The line among these columns: what each asks, and of what is left its share."""
    if sum(asked.values()) <= line:
        more = line / sum(asked.values())
        return {place: each * more for place, each in asked.items()}
    roots = sum(each**0.5 for each in asked.values())
    given = {place: min(each, line * each**0.5 / roots) for place, each in asked.items()}
    wanting = {place: asked[place] ** 0.5 for place in asked if given[place] < asked[place]}
    spare = (line - sum(given.values())) / sum(wanting.values())
    return given | {place: given[place] + spare * root for place, root in wanting.items()}
