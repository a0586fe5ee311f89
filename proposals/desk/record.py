"""记录: the history over all cases, by who, act, date and case; and whether it still proves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, String, cast
from sqlmodel import col, or_, select

from proposals.desk import sight
from proposals.desk.case.timeline import Line, line
from proposals.desk.days import within
from proposals.desk.page import Page, page
from proposals.desk.reader import Reader
from proposals.records import Chain, Entry, Proposal, Supervision, history
from proposals.work import Work
from workflows.policies.sights import READS_ACCOUNTS, SEES, SEES_CASES
from workflows.terms import AccountAct, Act, Role, View


class Wanted(NamedTuple):
    """What the record is narrowed to."""

    who: str = ""
    role: Role | None = None
    act: Act | AccountAct | None = None
    since: date | None = None
    until: date | None = None
    case: str = ""
    """案号 or receipt number."""
    page: int = 1


class Recorded(NamedTuple):
    """One entry with the case it belongs to."""

    number: int
    chain: str
    case: str
    title: str
    href: str
    line: Line
    proven: bool
    """Whether the whole chain it stands in still proves itself."""


class Of(NamedTuple):
    """Whose chain it is."""

    case: str
    title: str
    href: str


ALL = Wanted()
CHAIN = "proposal:" + cast(col(Proposal.id), String)
"""A proposal's chain by its record number."""


def record(work: Work, reader: Reader, wanted: Wanted = ALL) -> Page[Recorded]:
    """What is on record of the cases this reader sees, the latest first, in six questions."""
    asked = select(Entry).where(_of_seen(reader), *_conditions(wanted))
    found = page(work, asked.order_by(col(Entry.id).desc()), wanted.page)
    chains = {entry.chain for entry in found.rows}
    names, broken = _names(work, reader, chains), faults(work, chains)
    return found.of(
        [
            Recorded(e.number, e.chain, *names[e.chain], line(e), e.chain not in broken)
            for e in found.rows
        ]
    )


def faults(work: Work, chains: Collection[str]) -> dict[str, list[str]]:
    """What is wrong with these chains, in words; those that prove themselves are left out."""
    heads = {c.name: c for c in work.exec(select(Chain).where(col(Chain.name).in_(chains)))}
    asked = select(Entry).where(col(Entry.chain).in_(chains)).order_by(col(Entry.number))
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in work.exec(asked):
        entries[entry.chain].append(entry)
    found = {
        name: history.faults(entries[name], head.length, head.head) for name, head in heads.items()
    }
    return {name: wrong for name, wrong in found.items() if wrong}


def _names(work: Work, reader: Reader, chains: Collection[str]) -> dict[str, Of]:
    """What people call each chain."""
    cases = _numbers(chains, "proposal")
    over = _numbers(chains, "supervision")
    named = {
        f"proposal:{p.id}": Of(p.number, p.title, f"/proposals/{p.id}")
        for p in work.exec(select(Proposal).where(col(Proposal.id).in_(cases)))
    }
    for s in work.exec(select(Supervision).where(col(Supervision.id).in_(over))):
        named[f"supervision:{s.id}"] = Of("督办", s.theme, f"/supervisions/{s.id}")
    named[history.ROSTERS] = Of("名册", "届次、界别、组织、委员、承办单位", "/rosters")
    named[history.LETTERS] = Of("文书", "不属于单一案卷的文书", "/letters")
    keeps = reader.role in SEES[View.ACCOUNTS]
    named[history.ACCOUNTS] = Of("账号", "账号、角色、登录", "/accounts" if keeps else "")
    return {chain: named.get(chain, Of(chain, "", "")) for chain in chains}


def _numbers(chains: Collection[str], kind: str) -> list[int]:
    return [int(c.partition(":")[2]) for c in chains if c.startswith(f"{kind}:")]


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.who:
        yield col(Entry.by).contains(wanted.who, autoescape=True)
    if wanted.role is not None:
        yield col(Entry.role) == wanted.role
    if wanted.act is not None:
        yield col(Entry.act) == wanted.act
    yield from within(Entry.at, wanted.since, wanted.until)
    if wanted.case:
        yield _of_case(wanted.case)


def _of_case(number: str) -> ColumnElement[bool]:
    """Every case of that number: the same 案号 comes in each session."""
    named = or_(col(Proposal.case_no) == number, col(Proposal.receipt_no) == number)
    return col(Entry.chain).in_(select(CHAIN).where(named))


def _of_seen(reader: Reader) -> ColumnElement[bool]:
    """The rosters; the accounts for who answers for them; to who sees cases also all else of his.

    That is letters of no single case, which name several, supervisions, and proposals he sees.
    """
    offices = {history.ROSTERS} | ({history.ACCOUNTS} if reader.role in READS_ACCOUNTS else set())
    kept = col(Entry.chain).in_(offices)
    if reader.role not in SEES_CASES:
        return kept
    # A draft is its author's alone.
    seen = col(Entry.chain).in_(select(CHAIN).where(sight.visible(reader)))
    letters = col(Entry.chain) == history.LETTERS
    return or_(col(Entry.chain).startswith("supervision:"), kept, letters, seen)
