"""The file of `tian init --committee`: what it may say, read whole before anything is entered."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from proposals.acting import values
from proposals.reading.grids import decoded
from proposals.work import Work
from workflows.refusals import Incomplete, Objection, Refusal
from workflows.terms import ProposerKind, Role


class TermRow(NamedTuple):
    """The term that all the rest is of."""

    number: int
    begins_on: date
    ends_on: date


class SessionRow(NamedTuple):
    """One plenary session; the cut-off needs its time of day."""

    number: int
    window_opens_on: date
    opens_on: date
    closes_on: date
    cutoff_at: str


class OrganisationRow(NamedTuple):
    """One body that may propose, and who signs for it."""

    name: str
    kind: ProposerKind
    signatory: str = ""


class ConvenorRow(NamedTuple):
    """Who convenes a sector: a member by code or name."""

    sector: str
    member: str


class AccountRow(NamedTuple):
    """One account, its roles, and for whom it acts."""

    username: str
    name: str
    roles: tuple[Role, ...]
    scope: str = ""
    member: str = ""
    organisation: str = ""
    unit: str = ""


class Committee(NamedTuple):
    """The whole file."""

    term: TermRow
    sessions: tuple[SessionRow, ...] = ()
    sectors: tuple[str, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    convenors: tuple[ConvenorRow, ...] = ()
    accounts: tuple[AccountRow, ...] = ()


def read(work: Work, path: Path) -> Committee:
    """What the file says; `Incomplete` names what it lacks and what nobody knows."""
    with said_of(path.name):
        written = _written(path)
        committee: Committee = values.paper(work, Committee, written, path.name)
    return committee


@contextmanager
def said_of(place: str) -> Iterator[None]:
    """Of which part of the file a refusal speaks."""
    try:
        yield
    except Refusal as refusal:
        told = [Objection(o.rule, f"{place}：{o.sentence}") for o in refusal.objections]
        raise Incomplete(*told) from refusal


def _written(path: Path) -> dict[str, Any]:
    try:
        written: dict[str, Any] = _plain(tomllib.loads(decoded(path.read_bytes())))
    except tomllib.TOMLDecodeError as fault:
        raise _unreadable(f"不是TOML，请改正：{fault}") from fault
    lists = {key: written.get(key, []) for key in Committee._fields[1:]}
    if misplaced := [key for key, rows in lists.items() if not isinstance(rows, list)]:
        raise _unreadable(f"{'、'.join(misplaced)} 须写作列表")
    if faults := [fault for key, rows in lists.items() for fault in _misshapen(key, rows)]:
        raise Incomplete(*faults)
    return written


def _misshapen(key: str, rows: list[Any]) -> Iterator[Objection]:
    """Rows that are no rows: names stand in quotes, everything else in a section of its own."""
    for at, row in enumerate(rows, 1):
        if key == "sectors":
            if not isinstance(row, str):
                yield _fault(f"sectors 第{at}项不是名称，请写作带引号的文字")
        elif not isinstance(row, Mapping):
            yield _fault(f"{key} 第{at}项不是一节，请写作 [[{key}]]")
        else:
            yield from (
                _fault(f"{key} 第{at}项的 {name} 应为单个内容，请改正")
                for name, value in row.items()
                if isinstance(value, list | Mapping) and name != "roles"
            )


def _plain(written: Any) -> Any:
    """Dates with and without quotes as one: what they must be is known by where they stand."""
    if isinstance(written, Mapping):
        return {key: _plain(value) for key, value in written.items()}
    if isinstance(written, list):
        return [_plain(value) for value in written]
    return written.isoformat() if isinstance(written, date) else written


def _unreadable(why: str) -> Incomplete:
    return Incomplete(_fault(why))


def _fault(why: str) -> Objection:
    return Objection("committee_file", why)
