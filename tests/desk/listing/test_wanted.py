"""What is wanted is read from an address and written back; the rest is left out, in words."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qsl

import pytest

from proposals.desk import listing
from proposals.desk.listing import Column, Sort, Wanted
from tests.desk.listing.conftest import wanted
from workflows.terms import FormState, Phase, ProposalStage, Rating, Rung, Station

FULL = Wanted(
    q="电梯 & 加装",
    stage=(ProposalStage.FILED, ProposalStage.ASSIGNED),
    phase=(Phase.HANDLE,),
    station=(Station.REHANDLE,),
    category=("社会",),
    unit=(3,),
    key=True,
    late=False,
    mine=True,
    rung=(Rung.URGE,),
    result_class=("B",),
    rating=(Rating.DISSATISFIED, FormState.NO_RESPONSE),
    since=date(2026, 3, 1),
    until=date(2026, 3, 31),
    sort=Sort.DUE,
    descending=False,
    page=2,
    per_page=20,
    columns=(Column.NUMBER, Column.CLOCK),
)


def notes(query: str) -> tuple[str, ...]:
    return listing.parse(parse_qsl(query))[1]


def test_nothing_asked_is_the_usual_list() -> None:
    assert wanted("") == Wanted()


def test_the_usual_list_needs_no_query() -> None:
    assert Wanted().as_query() == ""


def test_what_is_wanted_survives_in_an_address() -> None:
    assert wanted(FULL.as_query()) == FULL


def test_an_address_says_no_more_than_it_must() -> None:
    assert wanted("late=1&sort=submitted&page=1").as_query() == "late=1"


def test_an_empty_field_of_a_form_asks_nothing() -> None:
    assert listing.parse([("q", " "), ("stage", "")]) == (Wanted(), ())


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("colour=red", "没有“colour”这个条件，已略去"),
        ("stage=lost", "状态没有“lost”，已略去"),
        ("from=2026-02-30", "提交日期起没有“2026-02-30”，已略去"),
        ("page=0", "页码没有“0”，已略去"),
        ("page=99999999999999999999", "页码没有“99999999999999999999”，已略去"),
        ("per_page=1000000", "每页件数没有“1000000”，已略去"),
        ("unit=1%20or%201=1", "承办单位没有“1 or 1=1”，已略去"),
        ("rating=received", "评价没有“received”，已略去"),
    ],
)
def test_what_is_not_known_is_left_out_and_said(query: str, note: str) -> None:
    assert listing.parse(parse_qsl(query)) == (Wanted(), (note,))


@pytest.mark.parametrize("name", ["member_id", "unit_id", "role", "reader"])
def test_who_reads_is_not_taken_from_the_address(name: str) -> None:
    assert notes(f"{name}=1") == (f"没有“{name}”这个条件，已略去",)


def test_what_no_database_stores_is_not_searched_for() -> None:
    assert wanted("q=%00%E7%94%B5%E6%A2%AF%07").q == "电梯"


def test_a_long_search_is_cut() -> None:
    assert len(wanted(f"q={'梯' * 5000}").q) == 100


def test_a_changed_filter_begins_at_the_first_page() -> None:
    assert FULL.turned(late=True).page == 1


@pytest.mark.parametrize(("query", "narrowed"), [("late=1", True), ("page=3&sort=due", False)])
def test_a_list_knows_whether_it_is_narrowed(query: str, narrowed: bool) -> None:
    assert wanted(query).narrowed is narrowed
