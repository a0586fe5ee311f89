"""Fonts: the official before the free, the free shipped whole, and what is said for want of one."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from proposals.printing import fonts
from proposals.printing.clauses import CLAUSES, Met, short
from proposals.printing.fonts import Role
from tests.printing import test_pdf_closing, test_pdf_letter, test_pdf_measures, test_pdf_turned
from workflows.refusals import NotNow

FREE = fonts.shelf(fonts.VENDORED, system=False)
MODULES = {
    module.__name__.rpartition(".")[2]: module
    for module in (test_pdf_measures, test_pdf_letter, test_pdf_closing, test_pdf_turned)
}


def with_families(*families: str) -> fonts.Shelf:
    """A machine on which these families are installed."""
    found: Any = SimpleNamespace(families=lambda: list(families))
    return fonts.Shelf(found, dict(fonts.chains(found.families())))


@pytest.mark.parametrize(
    "sums", sorted(fonts.VENDORED.glob("*/SHA256")), ids=lambda p: p.parent.name
)
def test_vendored_fonts_are_as_published(sums: Path) -> None:
    for line in sums.read_text("utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((sums.parent / name).read_bytes()).hexdigest() == digest


@pytest.mark.parametrize("folder", sorted(fonts.VENDORED.iterdir()), ids=lambda p: p.name)
def test_every_font_comes_with_its_licence(folder: Path) -> None:
    assert "SIL OPEN FONT LICENSE" in (folder / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.parametrize("role", Role)
def test_a_machine_without_a_chinese_font_has_one_for_every_role(role: Role) -> None:
    assert FREE.chains[role]


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("name", [0, 1])
def test_an_official_font_goes_first_when_it_is_there(role: Role, name: int) -> None:
    official = fonts.CHAINS[role].official[name]
    assert with_families("LXGW WenKai", official, "FandolSong").first(role) == official


def test_an_official_font_is_known_however_it_is_written() -> None:
    assert with_families("SIMHEI").official(Role.HEI)


def test_every_chain_ends_where_rare_characters_are() -> None:
    assert all("LXGW WenKai" in chain for chain in FREE.chains.values())


def test_with_free_fonts_no_clause_that_names_a_font_is_met_to_the_letter() -> None:
    assert {each.met(FREE) for each in CLAUSES if each.roles} == {Met.SUBSTITUTE}


def test_with_the_official_fonts_every_measured_clause_is_met() -> None:
    bought = with_families(*(chain.official[0] for chain in fonts.CHAINS.values()))
    assert not list(short(bought))


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda c: f"{c.article} {c.asks}")
def test_a_clause_is_shown_by_a_test_that_is_there(clause: Any) -> None:
    module, _, test = clause.test.partition("::")
    assert not test or callable(getattr(MODULES[module], test))


def test_no_font_at_all_refuses_the_pdf_with_what_mends_it(tmp_path: Path) -> None:
    with pytest.raises(NotNow, match=r"没有小标宋、仿宋、楷体、黑体、宋体字体.*pip install"):
        fonts.shelf(tmp_path, system=False)


def test_without_the_typesetter_the_pdf_is_refused_with_what_mends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(NotNow, match=r"pip install 'tian\[pdf\]'"):
        fonts.shelf(tmp_path)


def test_what_is_in_force_is_said_for_every_role() -> None:
    assert "仿宋：LXGW WenKai（代用字体）" in list(fonts.in_force(FREE))
