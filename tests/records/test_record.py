"""A new row holds what goes without saying, what was given, and its links."""

from __future__ import annotations

from sqlalchemy import inspect

from proposals.records import Proposal, Revision, Suggestion
from workflows.terms import ProposalStage


def test_what_goes_without_saying_is_there() -> None:
    assert (Proposal().stage, Proposal().round, Proposal().id) == (ProposalStage.DRAFT, 1, None)


def test_each_row_has_lists_of_its_own() -> None:
    one, other = Proposal(), Proposal()
    one.suggested_units.append("甲局")
    assert other.suggested_units == []


def test_what_is_given_stands_before_what_goes_without_saying() -> None:
    row = Proposal(suggested_units=["甲局"], round=2)
    assert (row.suggested_units, row.round) == (["甲局"], 2)


def test_links_are_made_both_ways() -> None:
    revision = Revision()
    line = Suggestion(revision=revision, number=1, text="建议")
    assert (revision.suggestions, line.revision) == ([line], revision)


def test_what_nobody_gave_is_missing_as_before() -> None:
    assert "text" not in inspect(Suggestion(number=1)).dict
