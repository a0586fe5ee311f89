"""Who only looks waits for nobody; who writes is told in words that another writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import select

from proposals import database
from proposals.records import Entry
from proposals.settings import settings
from tests.cli.conftest import Tian
from workflows.terms import AccountAct


@pytest.fixture
def writer(submitted: Tian, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Somebody in the middle of a long import; who would wait for him does not wait here."""
    monkeypatch.setattr(database, "BUSY_SECONDS", 0)
    kept = [pragma for pragma in database.PRAGMAS if "busy_timeout" not in pragma]
    monkeypatch.setattr(database, "PRAGMAS", kept)
    engine = database.engine(settings().url)
    with engine.begin():
        yield
    engine.dispose()


LOOKS = [
    *(("case", "1"), ("explain", "1", "publish_submitted"), ("letter", "receipt", "1")),
    *(("stats",), ("verify",), ("doctor",), ("check",), ("account", "list"), ("session", "list")),
    *(("export", what, "-o", "out.csv") for what in ("members", "units", "proposals")),
    ("export", "case", "1", "-o", "case.json"),
]


@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_who_looks_does_not_wait_for_who_writes(
    submitted: Tian, writer: None, words: tuple[str, ...]
) -> None:
    result = submitted(*words)
    assert result.exit_code == 0, result.output


def test_who_writes_is_told_that_another_writes(submitted: Tian, writer: None) -> None:
    result = submitted("act", "1", "accept", "--as", "clerk")
    assert (result.exit_code, "另有人正在写入，请稍后再试" in result.stderr) == (1, True)


def looked() -> list[tuple[str, list[str]]]:
    """By whom contact details were seen, and whose."""
    office = database.open_office()
    with office.reading() as work:
        asked = select(Entry).where(Entry.act == AccountAct.SEE_CONTACT_DETAILS)
        found = [(entry.by, json.loads(entry.facts)["whose"]) for entry in work.exec(asked)]
    office.engine.dispose()
    return found


@pytest.fixture
def reachable(settled: Tian, folder: Path) -> Tian:
    """One member with a telephone."""
    (folder / "more.csv").write_text(
        "姓名,界别,委员编号,联系电话\n委员丁,教育,M3,19900000001\n", encoding="utf-8"
    )
    assert settled("import", "members", "more.csv", "--as", "clerk").exit_code == 0
    return settled


def test_contact_details_that_are_carried_away_are_on_record(
    reachable: Tian, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOGNAME", "wang")
    reachable("export", "members", "--contacts", "-o", "members.csv")
    assert looked() == [("本机（wang）", ["导出委员名册，1人"])]
    assert reachable("verify").exit_code == 0


@pytest.mark.parametrize(
    "words", [("-o", "members.csv"), ("--contacts", "-o", "members.doc")], ids=["plain", "refused"]
)
def test_what_carries_no_contact_details_away_is_not(
    reachable: Tian, words: tuple[str, ...]
) -> None:
    reachable("export", "members", *words)
    assert looked() == []
