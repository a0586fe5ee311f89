"""A committee's beginnings from one TOML file: 届次, 界别, organisations, accounts with roles.

What is there already is left alone, so the file may be read again when members have been imported.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sqlmodel import SQLModel, col, select

from proposals.records import (
    Account,
    Convenor,
    Grant,
    HandlingUnit,
    Mandate,
    Member,
    Organisation,
    PlenarySession,
    Sector,
    Term,
)
from proposals.work import Work
from workflows.refusals import Incomplete, Objection
from workflows.terms import ProposerKind, Role

Row = Mapping[str, Any]


def found(work: Work, path: Path, today: date) -> list[str]:
    """Write down what the file names and the records lack; say how many of each."""
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        term = _term(work, written["term"])
        return [f"第{term.number}届", *_rest(work, written, term, today)]
    except (KeyError, TypeError, ValueError) as fault:
        why = f"缺少 {fault}" if isinstance(fault, KeyError) else str(fault)
        sentence = f"{path.name} 读不通：{why}；改正后请重新运行"
        raise Incomplete(Objection("committee_file", sentence)) from fault


def _rest(work: Work, written: Row, term: Term, today: date) -> Iterator[str]:
    since = term.begins_on
    steps: tuple[tuple[str, str, Callable[[Any], bool]], ...] = (
        ("sessions", "会议", lambda row: _session(work, term, row)),
        ("sectors", "界别", lambda row: _sector(work, row, since)),
        ("organisations", "组织", lambda row: _organisation(work, row, since)),
        ("convenors", "召集人", lambda row: _convenor(work, row, since)),
        ("accounts", "账号", lambda row: _account(work, row, today)),
    )
    for key, label, write in steps:
        yield f"{label}：新增{sum([write(row) for row in written.get(key, ())])}"


def _term(work: Work, row: Row) -> Term:
    known = work.exec(select(Term).where(Term.number == row["number"])).first()
    return known or _add(work, Term(**_only(row, "number", "begins_on", "ends_on")))


def _session(work: Work, term: Term, row: Row) -> bool:
    same = (PlenarySession.term_id == _key(term), PlenarySession.number == row["number"])
    if work.exec(select(PlenarySession).where(*same)).first():
        return False
    days = ("number", "opens_on", "closes_on", "window_opens_on", "cutoff_at")
    _add(work, PlenarySession(term_id=_key(term), **_only(row, *days)))
    return True


def _sector(work: Work, name: str, since: date) -> bool:
    if work.exec(select(Sector).where(Sector.name == name)).first():
        return False
    _add(work, Sector(name=name, valid_from=since))
    return True


def _organisation(work: Work, row: Row, since: date) -> bool:
    if work.exec(select(Organisation).where(Organisation.name == row["name"])).first():
        return False
    kind = ProposerKind(row["kind"])
    made = _add(work, Organisation(name=row["name"], kind=kind, valid_from=since))
    if signatory := row.get("signatory"):
        _add(work, Mandate(organisation_id=made.id, signatory=signatory, valid_from=since))
    return True


def _convenor(work: Work, row: Row, since: date) -> bool:
    sector, member = _named(work, Sector, row["sector"]), _member(work, row["member"])
    same = (Convenor.sector_id == sector.id, Convenor.member_id == member.id)
    if work.exec(select(Convenor).where(*same)).first():
        return False
    _add(work, Convenor(sector_id=sector.id, member_id=_key(member), valid_from=since))
    return True


def _account(work: Work, row: Row, today: date) -> bool:
    if work.exec(select(Account).where(Account.username == row["username"])).first():
        return False
    account = _add(work, Account(username=row["username"], name=row["name"], **_belongs(work, row)))
    for role in row["roles"]:
        scope = row.get("scope", "")
        work.add(Grant(account_id=_key(account), role=Role(role), scope=scope, valid_from=today))
    return True


def _only(row: Row, *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _belongs(work: Work, row: Row) -> dict[str, Any]:
    """For whom the account acts: a member by code, an organisation or unit by name."""
    by_name = {"organisation": Organisation, "unit": HandlingUnit}
    found = {f"{key}_id": _named(work, by_name[key], row[key]).id for key in by_name if key in row}
    if "member" in row:
        found["member_id"] = _member(work, row["member"]).id
    return found


def _named(work: Work, kind: Any, name: str) -> Any:
    found = work.exec(select(kind).where(kind.name == name).order_by(col(kind.id).desc())).first()
    if found is None:
        raise ValueError(f"没有“{name}”")
    return found


def _member(work: Work, code: str) -> Member:
    member = work.exec(select(Member).where(Member.code == code)).first()
    if member is None:
        raise ValueError(f"没有委员编号“{code}”，请先导入委员名册")
    return member


def _key(row: Any) -> int:
    assert row.id is not None, "what was founded is recorded"
    number: int = row.id
    return number


def _add(work: Work, row: Any) -> Any:
    assert isinstance(row, SQLModel), "what is founded is a record"
    work.add(row)
    work.flush()
    return row
