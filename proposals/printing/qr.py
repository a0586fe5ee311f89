"""QR code (ISO/IEC 18004) of what a paper is checked by: as modules, as a path, as a picture."""

from __future__ import annotations

import io
from collections.abc import Iterator

import segno
from markupsafe import Markup

QUIET = 4
"""Light modules around it, as the standard asks."""
DOTS = 8
"""Pixels a module in a picture: 16 mm at well over 300 dpi."""


MASK = 2
"""Of the eight of the standard."""


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Row by row which modules are dark, without the margin; the same text, the same code.

    >>> side = len(modules("0123-4567-89"))
    >>> side, {len(row) for row in modules("0123-4567-89")}
    (21, {21})
    """
    return tuple(tuple(bool(dark) for dark in row) for row in _made(text).matrix)


def svg(text: str, named: str) -> Markup:
    """For a page: one path in the colour of its text; `named` is what is read out instead."""
    rows = modules(text)
    side = len(rows) + 2 * QUIET
    path = "".join(_strokes(rows))
    return Markup(
        '<svg class="code-qr" viewBox="0 0 {side} {side}" role="img" aria-label="{named}">'
        '<path fill="currentColor" d="{path}"/></svg>'
    ).format(side=side, named=named, path=path)


def png(text: str) -> bytes:
    """For an editable paper: black on white, with its margin."""
    picture = io.BytesIO()
    _made(text).save(picture, kind="png", scale=DOTS, border=QUIET)
    return picture.getvalue()


def _made(text: str) -> segno.QRCode:
    # Weighing all eight masks takes five times as long; readers take any.
    return segno.make_qr(text, error="m", boost_error=False, mask=MASK)


def _strokes(rows: tuple[tuple[bool, ...], ...]) -> Iterator[str]:
    """One rectangle for each run of dark modules of a row."""
    for y, row in enumerate(rows, QUIET):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                yield f"M{start + QUIET} {y}h{x - start}v1h-{x - start}z"
            x += 1
