"""The QR code of a paper, read off it by somebody else's program, leads to where it is checked."""

from __future__ import annotations

import io
from zipfile import ZipFile

import zxingcpp
from PIL import Image

from proposals.printing.docx import docx
from proposals.printing.pdf import pdf
from tests.printing import drawn, measured
from workflows.terms import Layout

LETTER = drawn.EACH[Layout.LETTER]
DPI = 200
"""What an office scanner gives, and less than a telephone held over the page."""


def read(picture: Image.Image) -> list[tuple[str, str]]:
    """Every code in a picture: what kind it is and what it says."""
    return [(code.format.name, code.text) for code in zxingcpp.read_barcodes(picture)]


def test_a_scanner_finds_the_address_on_the_printed_page() -> None:
    (page,) = measured.pages(pdf([LETTER]))
    assert read(page.to_image(resolution=DPI).original) == [("QRCode", drawn.ADDRESS)]


def test_a_scanner_finds_the_address_in_the_editable_paper() -> None:
    with ZipFile(io.BytesIO(docx(LETTER))) as package:
        (name,) = (each for each in package.namelist() if each.startswith("word/media/"))
        picture = Image.open(io.BytesIO(package.read(name)))
    assert read(picture) == [("QRCode", drawn.ADDRESS)]
