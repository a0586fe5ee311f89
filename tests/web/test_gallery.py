"""The look: every macro in its states, in a real browser, wide and narrow."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web import gallery
from tests.web.gallery_browser import WIDTHS, Reader, browser, overflow, violations

VENDORED = sorted(
    [
        *Path("proposals/web/static/vendor").glob("*/SHA256"),
        *Path("tests/web/vendor").glob("*/SHA256"),
    ]
)
TEMPLATES = sorted(Path("templates/pages").rglob("*.html"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """One browser for the whole file."""
    with browser() as opened:
        yield opened


@pytest.fixture(scope="module", params=WIDTHS.values(), ids=WIDTHS.keys())
def reader(request: pytest.FixtureRequest, chromium: Any) -> Reader:
    """A window as wide as a desk's or a phone's."""
    size = {"width": request.param, "height": 900}
    return Reader(chromium, gallery.pages(), viewport=size, locale="zh-CN")


@pytest.mark.parametrize("name", gallery.PAGES)
def test_axe_finds_nothing(reader: Reader, name: str) -> None:
    assert violations(reader.open(name)) == []


def test_axe_finds_nothing_in_what_opens(reader: Reader) -> None:
    page = reader.open("desk")
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate("document.getElementById('keys').showModal()")
    assert violations(page) == []


@pytest.mark.parametrize("name", gallery.PAGES)
def test_a_page_is_no_wider_than_its_window(reader: Reader, name: str) -> None:
    assert overflow(reader.open(name)) == 0


@pytest.mark.parametrize("name", gallery.PAGES)
def test_text_of_double_size_still_fits(reader: Reader, name: str) -> None:
    page = reader.open(name)
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert overflow(page) == 0


def test_nothing_is_asked_of_anybody_else(reader: Reader) -> None:
    for name in gallery.PAGES:
        reader.open(name)
    assert reader.strayed == []


def test_the_strict_policy_is_kept(reader: Reader) -> None:
    for name in gallery.PAGES:
        reader.open(name)
    assert reader.complaints == []


def test_what_is_opened_on_a_phone_is_no_wider_either(reader: Reader) -> None:
    page = reader.open("desk")
    page.evaluate("document.querySelectorAll('.meaning').forEach(each => { each.open = true })")
    assert overflow(page) == 0


@pytest.mark.parametrize("sums", VENDORED, ids=lambda path: path.parent.name)
def test_what_others_wrote_is_as_they_released_it(sums: Path) -> None:
    for line in sums.read_text(encoding="utf-8").splitlines():
        told, name = line.split()
        assert hashlib.sha256((sums.parent / name).read_bytes()).hexdigest() == told


def test_no_page_carries_style_or_script_within() -> None:
    inline = re.compile(r"\sstyle=|\son\w+=|<style|<script(?![^>]*\ssrc=)|\shx-on|javascript:")
    assert [
        str(path) for path in TEMPLATES if inline.search(path.read_text(encoding="utf-8"))
    ] == []
