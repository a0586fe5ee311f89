"""One letter as DOCX, as tian packs it and by docxtpl from a template; see `make bench`."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any

import docx as library
import pytest

from proposals.document import Paragraph, Table
from proposals.printing import Copy
from proposals.printing.docx import docx
from tests.benchmarks.quickest import quickest
from tests.printing import drawn
from workflows.terms import Layout

GATE = 20
"""How many times as fast as docxtpl it must be."""
FIELDS = ("class_mark", "publicity", "mark", "number", "title", "addressee")
CLOSING = ("signature", "date", "copies")


def letter(number: int) -> Copy:
    """A letter of one page with a table that no other letter equals; docxtpl has no QR code."""
    text = tuple(Paragraph(f"{drawn.SENTENCE * 3}{number}") for _ in range(4))
    made = replace(drawn.reply(*text, drawn.table(4)), number=f"江建提复〔2026〕{number}号")
    return Copy(made, Layout.LETTER)


def by_tian(number: int) -> bytes:
    """As tian does it."""
    return docx(letter(number))


@cache
def template() -> bytes:
    """The same letter as a template of docxtpl, in a style of its own each."""
    made = library.Document()
    for field in FIELDS:
        made.add_paragraph(f"{{{{ {field} }}}}")
    for line in ("{%p for each in text %}", "{{ each }}", "{%p endfor %}"):
        made.add_paragraph(line)
    table = made.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in rows %}"
    for place, words in enumerate(("{%tc for field in row %}", "{{ field }}", "{%tc endfor %}")):
        table.cell(1, place).text = words
    table.cell(2, 0).text = "{%tr endfor %}"
    for field in CLOSING:
        made.add_paragraph(f"{{{{ {field} }}}}")
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


def by_docxtpl(number: int) -> bytes:
    """The template filled, as its manual says."""
    from docxtpl import DocxTemplate

    document = letter(number).document
    *text, table = document.blocks
    assert isinstance(table, Table)
    facts = {name: getattr(document, name) for name in (*FIELDS, *CLOSING)}
    facts |= {"text": [each.text for each in text if isinstance(each, Paragraph)]}
    facts |= {"rows": [[cell.text for cell in row] for row in table.rows]}
    filled, kept = DocxTemplate(io.BytesIO(template())), io.BytesIO()
    filled.render(facts, autoescape=True)
    filled.save(kept)
    return kept.getvalue()


@pytest.mark.benchmark(group="a letter as DOCX")
@pytest.mark.parametrize("printing", [by_tian, pytest.param(by_docxtpl, marks=pytest.mark.peer)])
def test_a_letter_as_docx(benchmark: Any, printing: Callable[[int], bytes]) -> None:
    numbers = iter(range(10**6))
    assert benchmark(lambda: printing(next(numbers))).startswith(b"PK")


@pytest.mark.peer
@pytest.mark.benchmark(group="gates of a letter as DOCX")
def test_it_is_twenty_times_as_fast_as_docxtpl(benchmark: Any) -> None:
    ours = benchmark.pedantic(quickest, (by_tian, 200))
    assert quickest(by_docxtpl, 20) / ours >= GATE
