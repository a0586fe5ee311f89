"""A record shows an own wording what letters speak of, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from proposals.records import Proposal
from proposals.rendering.wording.views import Gallery, View
from proposals.rendering.wording.vocabulary import attributes
from tests.casework.conftest import MakeProposal, make_proposal, work
from workflows.terms import Intake, ProposalStage

__all__ = ["make_proposal", "work"]


@pytest.fixture
def view(make_proposal: MakeProposal) -> View:
    """A recorded proposal as a wording sees it."""
    seen = Gallery(attributes()).view(make_proposal(ProposalStage.FILED, case_no="第0012号"))
    assert isinstance(seen, View)
    return seen


def test_words_terms_and_records_are_shown(view: View) -> None:
    shown = (view.case_no, view.intake, view.text.facts[:2])  # type: ignore[attr-defined]
    assert shown == ("第0012号", Intake.PLENARY, "我区")


HIDDEN = (
    *("__dict__", "__init__", "_sa_instance_state", "metadata", "model_dump", "model_fields"),
    *("life", "signatures", "member_id", "proxy_scan", "assignments", "confirmed"),
)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_nothing_else_is_shown(view: View, hidden: str) -> None:
    with pytest.raises(AttributeError):
        getattr(view, hidden)


def test_nothing_is_written_through_a_view(view: View) -> None:
    with pytest.raises(AttributeError):
        view.title = "改了"  # type: ignore[attr-defined]


def test_a_list_cannot_be_added_to(view: View) -> None:
    assert isinstance(view.suggested_units, tuple)  # type: ignore[attr-defined]


def test_one_record_is_one_view(make_proposal: MakeProposal) -> None:
    case: Proposal = make_proposal()
    gallery = Gallery(attributes())
    assert gallery.view(case) is gallery.view(case)


def test_what_can_be_done_is_no_fact() -> None:
    with pytest.raises(AttributeError):
        Gallery(attributes()).view(date.today)
