"""What is typed into any field could stand on a paper; a text out of an editor is made plain."""

from __future__ import annotations

import pytest

from proposals.acting.values import valued
from proposals.work import Work
from tests.casework.conftest import work
from workflows.refusals import Incomplete

__all__ = ["work"]


def test_markup_in_a_field_is_refused(work: Work) -> None:
    with pytest.raises(Incomplete, match="含有网页标记"):
        valued(work, str, "<b>同意</b>", "opinion")


def test_markup_in_a_list_is_refused(work: Work) -> None:
    with pytest.raises(Incomplete, match="含有网页标记"):
        valued(work, tuple[str, ...], ["区住建局", "<i>"], "suggested_units")


def test_the_text_of_a_proposal_may_come_from_an_editor(work: Work) -> None:
    assert valued(work, str, "<p>第一段</p>", "facts") == "<p>第一段</p>"
