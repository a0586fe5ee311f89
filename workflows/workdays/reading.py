"""Reads one year's notice from TOML or CSV; every fault is named with its line."""

from __future__ import annotations

from pathlib import Path

from workflows.refusals import Incomplete
from workflows.workdays.csv_notice import looks_like_csv, read_csv
from workflows.workdays.drafts import MAKE_UP, OFF, faults_of
from workflows.workdays.toml_notice import read_toml
from workflows.workdays.year import Year, YearStatus


def parse_year(source: str | Path) -> Year:
    """Read a notice from a file or from its text, or raise `Incomplete` naming every fault."""
    text = decode(source.read_bytes()) if isinstance(source, Path) else source.lstrip("\ufeff")
    draft = read_csv(text) if looks_like_csv(text) else read_toml(text)
    if faults := list(faults_of(draft)):
        raise Incomplete(*faults)
    off = tuple(sorted((listed.day, listed.name) for listed in draft.days if listed.kind == OFF))
    make_up = tuple(sorted(listed.day for listed in draft.days if listed.kind == MAKE_UP))
    return Year(draft.year, YearStatus(draft.status), draft.notice, off, make_up)


def decode(raw: bytes) -> str:
    """The text of a file as offices save it: UTF-8, or GB18030 from a spreadsheet."""
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("gb18030", errors="replace")
