"""What a printed PDF measures: characters, strokes and ink, in millimetres from its top left."""

from __future__ import annotations

import io
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pdfplumber
from pdfplumber.page import Page
from PIL.Image import Transpose

from proposals.printing.measures import POINTS_PER_MM, TEXT_HEIGHT, TOP

RESOLUTION = 254
"""Dots an inch: ten a millimetre."""


@dataclass(frozen=True)
class Line:
    """One line of type: where its square is, how large, in which font, what it says."""

    left: float
    right: float
    top: float
    bottom: float
    size: float
    font: str
    words: str


def pages(pdf: bytes) -> list[Page]:
    """Its pages."""
    return pdfplumber.open(io.BytesIO(pdf)).pages


def lines(page: Page) -> list[Line]:
    """The lines of type from top to bottom; a square reaches 0.88 of its size over the line."""
    shown = sorted((c for c in page.chars if c["text"].strip()), key=_down)
    return [_line(page, list(each)) for _, each in groupby(shown, key=_down)]


def _down(character: dict[str, Any]) -> float:
    return -round(character["matrix"][5], 1)


def _line(page: Page, shown: list[dict[str, Any]]) -> Line:
    shown.sort(key=lambda c: c["x0"])
    size, base = round(shown[0]["size"], 3), float(page.height) - shown[0]["matrix"][5]
    mm = 1 / POINTS_PER_MM
    left, right = shown[0]["x0"] * mm, (shown[-1]["x0"] + shown[-1]["width"]) * mm
    font = shown[0]["fontname"].partition("+")[2]
    top, bottom = (base - 0.88 * size) * mm, (base + 0.12 * size) * mm
    return Line(left, right, top, bottom, size, font, "".join(c["text"] for c in shown))


def line(page: Page, words: str) -> Line:
    """The line that says these words."""
    return next(each for each in lines(page) if words in each.words.replace(" ", ""))


def text_block(page: Page) -> list[Line]:
    """The lines within the text block."""
    return [each for each in lines(page) if each.top >= TOP and each.bottom <= TOP + TEXT_HEIGHT]


@dataclass(frozen=True)
class Stroke:
    """A rule."""

    left: float
    width: float
    top: float
    thick: float
    red: bool


def strokes(page: Page) -> list[Stroke]:
    """The rules of a page from top to bottom, those of tables apart."""
    mm = 1 / POINTS_PER_MM
    found = [
        Stroke(r["x0"] * mm, r["width"] * mm, r["top"] * mm, r["height"] * mm, _red(r))
        for r in page.rects
        if r["width"] > 300
    ]
    return sorted(found, key=lambda stroke: stroke.top)


def _red(rect: dict[str, Any]) -> bool:
    colour = rect["non_stroking_color"]
    return isinstance(colour, tuple) and len(colour) == 3 and colour[0] > 0.8 > sum(colour[1:])


def ink(page: Page, left: float, right: float, top: float, bottom: float) -> tuple[float, float]:
    """Upper and lower edge of what is printed within these edges, as the eye sees it.

    A page turned for a wide table is held upright, as it is bound: its upper edge at the left.
    """
    picture = page.to_image(resolution=RESOLUTION).original.convert("L")
    if page.width > page.height:
        picture = picture.transpose(Transpose.ROTATE_90)
    dots = RESOLUTION / 25.4
    box = tuple(int(each * dots) for each in (left, top, right, bottom))
    seen = picture.crop(box).point(lambda light: 255 if light < 160 else 0).getbbox()
    assert seen is not None
    return top + seen[1] / dots, top + seen[3] / dots


def words(pdf: bytes) -> str:
    """All words of a PDF without spaces, but for its page numbers."""
    kept = TOP + TEXT_HEIGHT
    level = [(page, c) for page in pages(pdf) for c in page.chars if abs(c["matrix"][1]) < 1]
    shown = (c for page, c in level if _top(page, c) < kept)
    return "".join("".join(c["text"] for c in shown).split())


def _top(page: Page, character: dict[str, Any]) -> float:
    base = float(page.height) - character["matrix"][5]
    return float((base - 0.88 * character["size"]) / POINTS_PER_MM)
