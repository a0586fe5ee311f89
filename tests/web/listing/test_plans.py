"""From the list to a plan of supervision for what is ticked."""

from __future__ import annotations

import pytest

from tests.web.conftest import Enter

BUTTON = 'formaction="/acts/plan_supervision"'


@pytest.mark.parametrize(("username", "offered"), [("head", True), ("m001", False)])
def test_a_plan_is_drawn_up_for_what_is_ticked(enter: Enter, username: str, offered: bool) -> None:
    assert (BUTTON in enter(username).get("/proposals").text) is offered


def test_what_is_ticked_stands_in_the_plan(enter: Enter) -> None:
    page = enter("head").get("/acts/plan_supervision?id=13&id=22").text
    assert page.count('name="plan.proposals" value=') >= 2
    assert 'id="chosen-13" checked' in page
