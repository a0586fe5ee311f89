"""Entry: what was done, by whom, when; appended, chained by hash, never edited."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from proposals.records.columns import Done, Moment, word
from proposals.records.locked import Named, held, locked
from proposals.records.record import Record
from proposals.records.rows import keep
from proposals.work import Work
from workflows.terms import AccountAct, Act, Role

GENESIS = "0" * 64
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
ROSTERS = "rosters"
"""The chain of what is done to terms, sectors, organisations, members and units."""
ACCOUNTS = "accounts"
"""The chain of what is done to accounts, roles and sessions, and of telephone numbers shown."""
LETTERS = "letters"
"""The chain of what is done to letters of no single case."""
SM3_OF_ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


class Chain(Named, table=True):
    """The head of one case's history; its row lock lets two writers in one after the other."""

    length: int = 0
    head: str = GENESIS


class Entry(Record, table=True):
    """One act on record."""

    id: int | None = Field(default=None, primary_key=True)
    chain: str = Field(foreign_key="chain.name")
    number: int
    at: datetime = Field(sa_type=Moment)
    act: Act | AccountAct = Field(sa_type=Done)
    subject: str
    """Which lifecycle and row, e.g. `assignment:7`."""
    was: str = ""
    became: str = ""
    """Stages; empty where the subject has none."""
    by: str
    role: Role = Field(sa_type=word(Role))
    facts: str
    """Canonical JSON."""
    algorithm: str
    previous: str
    hash: str

    __table_args__ = (UniqueConstraint("chain", "number"),)

    def digest(self) -> str:
        """The hash these contents must have."""
        return digest(self.algorithm, self.previous, self.contents())

    def contents(self) -> dict[str, Any]:
        """Everything that is hashed."""
        return {
            "chain": self.chain,
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "act": self.act.value,
            "subject": self.subject,
            "was": self.was,
            "became": self.became,
            "by": self.by,
            "role": self.role.value,
            "facts": json.loads(self.facts),
        }


def canonical(facts: object) -> str:
    """JSON with one spelling: sorted keys, no spaces, real characters.

    >>> canonical({"乙": 1, "甲": [True, None]})
    '{"乙":1,"甲":[true,null]}'
    """
    return CANONICAL.encode(facts)


def digest(algorithm: str, previous: str, contents: object) -> str:
    """The hash of an entry: its contents chained to the hash before it."""
    text = f"{previous}\n{canonical(contents)}"
    return hashlib.new(algorithm, text.encode()).hexdigest()


def self_test(algorithm: str) -> None:
    """Refuse a digest this machine does not compute rightly.

    >>> self_test("sha256")
    """
    known = {"sm3": SM3_OF_ABC, "sha256": hashlib.sha256(b"abc").hexdigest()}
    if algorithm not in known or hashlib.new(algorithm, b"abc").hexdigest() != known[algorithm]:
        raise ValueError(f"不能使用摘要算法 {algorithm}")


def of_account(number: int) -> str:
    """What an entry in the chain of the accounts is about."""
    return f"account:{number}"


def of_letter(number: int | None) -> str:
    """What an entry in the chain of the letters is about."""
    assert number is not None, "an act is about a recorded letter"
    return f"letter:{number}"


def append(work: Work, chain: str, **contents: Any) -> Entry:
    """Add one entry to a chain: takes the head under its lock, hashes, moves the head."""
    head = locked(work, Chain, chain)
    entry = Entry(
        chain=chain,
        number=head.length + 1,
        algorithm=work.rules.hash_algorithm,
        previous=head.head,
        hash="",
        **contents,
    )
    entry.facts = canonical(entry.facts)
    entry.hash = entry.digest()
    head.length, head.head = entry.number, entry.hash
    keep(work, entry)
    return entry


def head_of(work: Work, chain: str) -> Chain:
    """Where a chain stands now, with what this work has added; an empty one before its first."""
    return held(work, Chain, chain) or work.get(Chain, chain) or Chain(name=chain)


def faults(entries: Iterable[Entry], length: int, head: str) -> list[str]:
    """What is wrong with one chain, in Chinese; empty when it verifies."""
    found, previous, number = [], GENESIS, 0
    for entry in entries:
        number += 1
        if entry.number != number:
            found.append(f"第{number}条应在此处，却是第{entry.number}条（被删除、插入或调换）")
        if entry.previous != previous:
            found.append(f"第{entry.number}条与前一条不相接")
        if entry.hash != entry.digest():
            found.append(f"第{entry.number}条的内容被改动")
        previous, number = entry.hash, entry.number
    if (number, previous) != (length, head):
        found.append(f"链首记有{length}条，实有{number}条或末条不符")
    return found
