"""Proof of the record: every chain recomputed, every due date counted again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from sqlmodel import col, select

from proposals.records import (
    Chain,
    Deadline,
    Entry,
    Letter,
    Proposal,
    Supervision,
    dockets,
    history,
    paper_codes,
)
from proposals.records.setting import imported_years
from proposals.work import Work
from workflows.deadlines import Certificate, recompute
from workflows.workdays import Calendar, load_calendar, parse_year

IN_PARTS = {"yield_per": 500}


class Anchor(NamedTuple):
    """Where in a chain a letter was issued, and the hash it was issued on."""

    name: str
    number: int
    hash: str

    @classmethod
    def of(cls, letter: Letter) -> Anchor:
        """Where this one was."""
        return cls(f"文书 {letter.number or letter.id}", letter.anchored_at, letter.anchor)


@dataclass
class Verification:
    """What was verified, and everything that does not hold."""

    chains: int = 0
    entries: int = 0
    certificates: int = 0
    papers: int = 0
    """Issued letters, each with its 验证码."""
    faults: list[str] = field(default_factory=list)


def verify(work: Work) -> Verification:
    """Recompute the whole database's history, due dates and 验证码."""
    found = Verification()
    anchors = _verify_papers(work, found)
    heads = {chain.name: chain for chain in work.exec(select(Chain))}
    for name, entries in by_chain(work):
        kept = list(entries)
        head = heads.pop(name)
        found.chains += 1
        found.entries += len(kept)
        found.faults += [f"{name}：{f}" for f in history.faults(kept, head.length, head.head)]
        found.faults += unanchored(anchors.pop(name, ()), kept)
    found.faults += [f"{name}：记录全部缺失" for name, head in sorted(heads.items()) if head.length]
    found.faults += [f for lost in anchors.values() for f in unanchored(lost, ())]
    found.faults += _unrecorded(work)
    _verify_dates(work, found)
    return found


def by_chain(work: Work) -> Iterator[tuple[str, Iterable[Entry]]]:
    """The entries of each chain in the order of their numbers, without holding them all."""
    asked = select(Entry).order_by(col(Entry.chain), col(Entry.number))
    rows = work.exec(asked, execution_options=IN_PARTS)
    return groupby(rows, key=lambda entry: entry.chain)


def _verify_papers(work: Work, found: Verification) -> dict[str, list[Anchor]]:
    """Every issued letter's words against its code; where each is anchored, by chain."""
    anchors: dict[str, list[Anchor]] = defaultdict(list)
    letters = work.exec(select(Letter).order_by(col(Letter.id)), execution_options=IN_PARTS)
    for letter in (each for each in letters if each.issued):
        found.papers += 1
        found.faults += miscoded(letter)
        anchors[letter.chain].append(Anchor.of(letter))
    return anchors


def miscoded(letter: Letter) -> Iterator[str]:
    """What is wrong with an issued letter whose words do not give its code."""
    if paper_codes.code_of(letter) != letter.code:
        yield f"{Anchor.of(letter).name}：文字、文号与验证码不符"


def unanchored(anchors: Iterable[Anchor], kept: Sequence[Entry]) -> Iterator[str]:
    """The letters that were issued on another record than the one kept."""
    hashes = [entry.hash for entry in kept]
    for anchor in anchors:
        if anchor.hash not in hashes[anchor.number - 1 : anchor.number]:
            yield f"{anchor.name}：签发时的办理记录与现有记录不一致"


def _unrecorded(work: Work) -> Iterator[str]:
    """Cases that stand somewhere though nothing of them is on record."""
    recorded = set(work.exec(select(Chain.name)))
    for kind in (Proposal, Supervision):
        for case in work.exec(select(kind).order_by(col(kind.id))):
            if (name := dockets.name_of(case)) not in recorded:
                yield f"{name}：没有任何办理记录"


def _verify_dates(work: Work, found: Verification) -> None:
    calendars = [work.calendar, *_calendars_before(work)]
    for row in work.exec(select(Deadline).order_by(col(Deadline.id))):
        found.certificates += 1
        if fault := _date_fault(row, calendars):
            found.faults.append(f"proposal:{row.proposal_id} {row.duty.label}：{fault}")


def _calendars_before(work: Work) -> Iterator[Calendar]:
    """What was in force before each import: a date stands as it was counted then (design 4)."""
    imported = [parse_year(row.text) for row in work.exec(imported_years())]
    return (load_calendar(*imported[:number]) for number in range(len(imported)))


def _date_fault(row: Deadline, calendars: Sequence[Calendar]) -> str:
    written = Certificate.from_json(row.certificate)
    if written.due_on != row.due_on:
        return f"期限为{row.due_on}，计算书却为{written.due_on}"
    # A date that was provisional when the duty ended is history; a notice since then is no fault.
    ended = not row.running
    counted = any(recompute(written, calendar) == written for calendar in calendars)
    if not counted and not (ended and row.provisional):
        return "计算书与重新计算的结果不一致"
    return ""
