"""lines(): the lines of the list as they are drawn, each once while its facts stay the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from proposals.desk.listing import Column, Row
from proposals.rendering import environment
from workflows.journey import Stop

KEPT = 2000
"""Lines kept drawn; one takes about 2 kB."""


def lines(rows: Iterable[Row], columns: tuple[Column, ...], *, ticked: bool) -> Markup:
    """The body of the table; `ticked` when lines can be chosen for an act."""
    return Markup("").join(_line(row, columns, ticked) for row in rows)


@lru_cache(maxsize=KEPT)
def _line(row: Row, columns: tuple[Column, ...], ticked: bool) -> Markup:
    """Told by its facts alone, so whoever is shown the same facts is shown the same line."""
    return _drawn("pages/listing/line.html", "line", row, columns, _strip(row.stops), ticked)


@lru_cache(maxsize=KEPT)
def _strip(stops: tuple[Stop, ...]) -> Markup:
    """Many cases went the same way."""
    return _drawn("pages/parts/journey.html", "strip", stops)


def _drawn(template: str, macro: str, *facts: object) -> Markup:
    drawn: Markup = getattr(environment().get_template(template).module, macro)(*facts)
    return drawn
