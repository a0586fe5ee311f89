"""One proposal through its whole life by seven people, each before a window of his own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from tests.web.browser import stories
from tests.web.browser.conftest import Open
from tests.web.browser.person import Glance, Person, nothing
from tests.web.browser.serving import Served
from tests.web.browser.stories import CAST, TITLE, Step
from tests.web.browser.window import DESK, PHONE
from tests.web.gallery_browser import violations
from workflows.terms import Act


class Company:
    """Everybody of the story; each comes in when he is first needed."""

    def __init__(self, open_one: Callable[[], Any], at: Served, glance: Glance = nothing) -> None:
        """Nobody is there yet."""
        self._open, self._at, self._glance = open_one, at, glance
        self._people: dict[str, Person] = {}

    def __getitem__(self, who: str) -> Person:
        """Somebody by his part."""
        if who not in self._people:
            self._people[who] = Person(self._open(), *CAST[who], self._glance)
        return self._people[who]

    def play(self, steps: Iterable[Step], title: str = TITLE, under: str = "提案") -> None:
        """Each step by him whose it is."""
        for each in steps:
            self._at.next_day(each.days)
            self[each.who].find(title, under)
            self[each.who].do(each.act, each.typed)


WAYS = {"desk": (DESK, True), "phone": (PHONE, True), "without script": (DESK, False)}


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def company(request: pytest.FixtureRequest, window: Open, working: Served) -> Iterator[Company]:
    """Everybody at a desk, on a telephone with axe before every form, or without script."""
    size, script = request.param
    found: list[str] = []

    def glance(page: Any) -> None:
        found.extend(violations(page) if size == PHONE else [])

    yield Company(lambda: window(size, script, working), working, glance)
    assert found == []


@pytest.fixture
def at_desks(window: Open, working: Served) -> Iterator[Company]:
    """Everybody at a desk, and every form of theirs looked at by axe."""
    found: list[str] = []
    yield Company(lambda: window(at=working), working, lambda page: found.extend(violations(page)))
    assert found == []


def test_nine_people_carry_a_proposal_through_its_life(company: Company) -> None:
    company["委员"].begin("写提案", Act.DRAFT, stories.DRAFT)
    company.play(stories.WHOLE_LIFE)
    assert company["主任"].says("已归档")


def test_a_dissatisfied_member_is_answered_again(at_desks: Company) -> None:
    first, *second = stories.SECOND_ROUND
    at_desks.play([first], stories.REPLIED_TITLE)
    assert at_desks["环境委员"].says("现为“二次办理”")
    at_desks.play(second, stories.REPLIED_TITLE)
    assert at_desks["环境委员"].says("现为“跟踪办理”")


def test_a_supervision_goes_from_its_plan_to_its_end(at_desks: Company) -> None:
    at_desks["经办人"].go("督办事项")
    at_desks["经办人"].begin("拟定督办方案", Act.PLAN_SUPERVISION, stories.PLANNED)
    at_desks.play(stories.SUPERVISED, stories.THEME, "督办事项")
    assert at_desks["主席"].says("督办办结")
