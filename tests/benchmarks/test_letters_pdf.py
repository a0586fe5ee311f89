"""One letter as PDF, by typst as tian prints it and by WeasyPrint; see `make bench`."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from proposals.document import Paragraph
from proposals.printing import Copy
from proposals.printing.html import html
from proposals.printing.pdf import pdf
from tests.benchmarks.quickest import quickest
from tests.printing import drawn
from workflows.terms import Layout

GATE = 12
"""How many times as fast as WeasyPrint it must be."""
MOST_MEMORY = 160
"""Megabytes a process may take at its peak that prints letters one by one."""
STYLES = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-right { content: counter(page) } }
body { font: 16pt/29pt "Noto Serif CJK SC", serif; text-align: justify }
p { margin: 0; text-indent: 2em } h1, h2 { font-size: 22pt; text-align: center }
.mark { color: red; font-size: 36pt; text-align: center; border-bottom: 2pt solid red }
.number, .signature, .date { text-align: right }
"""


def letter(number: int) -> Copy:
    """A letter of one page that no other letter equals, so that nothing is remembered."""
    text = tuple(Paragraph(f"{drawn.SENTENCE * 3}{number}") for _ in range(4))
    return Copy(replace(drawn.reply(*text), number=f"江建提复〔2026〕{number}号"), Layout.LETTER)


def by_typst(number: int) -> bytes:
    """As tian does it."""
    return pdf([letter(number)])


def by_weasyprint(number: int) -> bytes:
    """As a web page printed, with the usual few styles."""
    from weasyprint import HTML

    page = f"<!doctype html><html><style>{STYLES}</style><body>{html(letter(number))}"
    made = HTML(string=page).write_pdf()
    assert isinstance(made, bytes)
    return made


@pytest.mark.benchmark(group="a letter as PDF")
@pytest.mark.parametrize(
    "printing", [by_typst, pytest.param(by_weasyprint, marks=pytest.mark.peer)]
)
def test_a_letter_as_pdf(benchmark: Any, printing: Callable[[int], bytes]) -> None:
    numbers = iter(range(10**6))
    assert benchmark(lambda: printing(next(numbers))).startswith(b"%PDF-")


@pytest.mark.peer
@pytest.mark.benchmark(group="gates of a letter as PDF")
def test_it_is_a_dozen_times_as_fast_as_weasyprint(benchmark: Any) -> None:
    ours = benchmark.pedantic(quickest, (by_typst, 100))
    assert quickest(by_weasyprint, 10) / ours >= GATE


@pytest.mark.peer
@pytest.mark.benchmark(group="gates of a letter as PDF")
def test_letters_one_by_one_stay_within_the_memory_of_a_small_machine(benchmark: Any) -> None:
    assert benchmark.pedantic(peak_of_200_letters) <= MOST_MEMORY


def peak_of_200_letters() -> float:
    """Megabytes at the peak of a process of its own."""
    program = (
        "from pathlib import Path\n"
        "from tests.benchmarks.test_letters_pdf import by_typst\n"
        "for number in range(200): by_typst(number)\n"
        "print(Path('/proc/self/status').read_text().partition('VmHWM:')[2].split()[0])"
    )
    made = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return int(made.stdout) / 1024
