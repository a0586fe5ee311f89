"""The history chain: appended, hashed, never edited."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from proposals.database import Office
from proposals.records import Chain, Entry, history
from proposals.work import Rules, Work
from workflows.terms import Act, Role

AT = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=ZoneInfo("Asia/Shanghai"))


def write_three(work: Work) -> list[Entry]:
    for act in (Act.DRAFT, Act.SUBMIT, Act.ACCEPT):
        history.append(
            work,
            "proposal:1",
            at=AT,
            act=act,
            subject="proposal:1",
            was="draft",
            became="draft",
            by="委员甲",
            role=Role.MEMBER,
            facts={"理由": "说明", "件数": 3},
        )
    work.flush()
    return list(work.exec(select(Entry).order_by("number")))


def what_is_wrong(work: Work) -> list[str]:
    head = work.exec(select(Chain)).one()
    entries = work.exec(select(Entry).order_by("number")).all()
    return history.faults(entries, head.length, head.head)


def test_an_untouched_chain_verifies(office: Office) -> None:
    with office.transaction() as work:
        write_three(work)
    with office.transaction() as work:
        assert what_is_wrong(work) == []


def change(entries: list[Entry], _work: Work) -> None:
    entries[1].by = "委员乙"


def drop(entries: list[Entry], work: Work) -> None:
    work.delete(entries[1])


def drop_the_last(entries: list[Entry], work: Work) -> None:
    work.delete(entries[2])


def reorder(entries: list[Entry], work: Work) -> None:
    entries[0].number = 9
    work.flush()
    entries[1].number = 1
    work.flush()
    entries[0].number = 2


def insert(entries: list[Entry], work: Work) -> None:
    forged = Entry(**entries[2].model_dump(exclude={"id"}) | {"number": 4, "by": "无名氏"})
    forged.hash = forged.digest()
    work.add(forged)


@pytest.mark.parametrize("tamper", [change, drop, drop_the_last, reorder, insert])
def test_tampering_is_found(office: Office, tamper: Callable[[list[Entry], Work], None]) -> None:
    with office.transaction() as work:
        entries = write_three(work)
        tamper(entries, work)
        work.flush()
        assert what_is_wrong(work)


@pytest.mark.parametrize("algorithm", ["sha256", "sm3"])
def test_the_digest_is_a_setting(office: Office, algorithm: str) -> None:
    chosen = Rules(office.rules.profiles, office.rules.calendar, algorithm)
    with Office(office.engine, chosen).transaction() as work:
        assert write_three(work)[0].algorithm == algorithm
        assert what_is_wrong(work) == []


def test_an_unknown_digest_is_refused() -> None:
    with pytest.raises(ValueError, match="md5"):
        history.self_test("md5")


def test_sm3_passes_its_self_test() -> None:
    history.self_test("sm3")
