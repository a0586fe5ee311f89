"""Numbers: given once, never again, gap-free under pressure."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import select

from proposals.database import Office
from proposals.records import GivenNumber, numbers

AT = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


def take(office: Office, series: str = "案号") -> int:
    with office.transaction() as work:
        return numbers.next_number(work, series, "提案", AT)


def test_a_series_counts_from_one(office: Office) -> None:
    assert [take(office), take(office)] == [1, 2]


def test_each_series_counts_for_itself(office: Office) -> None:
    assert [take(office, "提立〔2026〕"), take(office, "提退〔2026〕")] == [1, 1]


def test_a_series_counts_on_within_one_transaction(office: Office) -> None:
    with office.transaction() as work:
        given = [numbers.next_number(work, "案号", "提案", AT) for _ in range(3)]
    assert [*given, take(office)] == [1, 2, 3, 4]


def take_and_fail(office: Office) -> None:
    with office.transaction() as work:
        numbers.next_number(work, "案号", "提案", AT)
        raise RuntimeError


def test_an_undone_transaction_takes_no_number(office: Office) -> None:
    with pytest.raises(RuntimeError):
        take_and_fail(office)
    assert take(office) == 1


def test_eight_threads_get_distinct_numbers_without_gaps(office: Office) -> None:
    with ThreadPoolExecutor(8) as clerks:
        given = list(clerks.map(lambda _: take(office), range(80)))
    assert sorted(given) == list(range(1, 81))


def test_a_voided_number_is_explained_and_not_given_again(office: Office) -> None:
    first = take(office)
    with office.transaction() as work:
        numbers.void(work, "案号", first, "撤案", AT)
    assert take(office) == first + 1
    with office.transaction() as work:
        voided = work.exec(select(GivenNumber).where(GivenNumber.value == first)).one()
        assert voided.voided_why == "撤案"
