"""Typing: a draft is kept while it is written; one suggestion more, with script and without."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import select

from proposals.records import Jotting
from tests.web.browser.conftest import Open
from tests.web.browser.serving import Served

TITLE = "关于增设公共自行车站点的提案"
SUGGESTIONS = "draft.text.suggestions"
REPLY = "/proposals/33/acts/submit_reply"


def jotted(at: Served) -> int:
    with at.office.reading() as work:
        return len(work.exec(select(Jotting)).all())


def test_a_draft_is_kept_while_it_is_written(window: Open, working: Served) -> None:
    before = jotted(working)
    page: Any = window(at=working).enter("m050")
    page.goto("/acts/draft")
    with page.expect_response(lambda answer: "/jottings" in answer.url) as kept:
        page.locator('[name="draft.text.title"]').fill(TITLE)
    assert (kept.value.ok, jotted(working)) == (True, before + 1)
    page.goto("/acts/draft")
    assert page.locator('[name="draft.text.title"]').input_value() == TITLE


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_one_suggestion_more_keeps_what_was_typed(window: Open, script: bool) -> None:
    page: Any = window(script=script).enter("m050")
    page.goto("/acts/draft")
    boxes = page.locator(f'textarea[name="{SUGGESTIONS}"]')
    boxes.first.fill("在地铁站出口设置站点。")
    page.locator(f'button[name="more"][value="{SUGGESTIONS}"]').click()
    boxes.nth(1).wait_for()
    assert [box.input_value() for box in boxes.all()] == ["在地铁站出口设置站点。", ""]


def test_a_second_promise_of_a_reply_has_fields_of_its_own(window: Open) -> None:
    page: Any = window().enter("procuratorate-office")
    page.goto(REPLY)
    page.locator("details.promises > summary").click()
    page.locator('button[name="more"][value="paper.promises"]').click()
    names = "all => all.map(each => each.name)"
    first, second = (
        page.eval_on_selector_all(f'[name^="paper.promises.{number}."]', names) for number in (1, 2)
    )
    assert (len(first) > 1, [name.replace(".1.", ".2.") for name in first]) == (True, second)
