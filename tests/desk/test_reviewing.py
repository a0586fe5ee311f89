"""提案审查情况报告: what was handed in for one plenary, as far as the review had come that day."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from proposals.desk.statistics.reviewing import review_paper
from proposals.work import Work
from tests.casework.conftest import AT
from tests.desk.test_statistics import FILED, LATER, REVIEWED, TODAY, went
from workflows.refusals import NotFound
from workflows.terms import Act, Intake, ProposalStage, ProposerKind

__all__ = ["went"]
NOT_FILED = (*REVIEWED, (Act.REJECT, ProposalStage.NOT_FILED))


def words(work: Work, as_of: Any = LATER) -> list[str]:
    return list(review_paper(work, as_of, None, AT).document.lines())


def row(said: list[str], name: str, cells: int) -> list[str]:
    """The last line of a table that begins so."""
    at = len(said) - 1 - said[::-1].index(name)
    return said[at + 1 : at + 1 + cells]


def test_a_report_names_the_plenary_and_the_sum(work: Work, went: Any) -> None:
    went(FILED)
    went(NOT_FILED)
    said = words(work)
    assert said[0] == "政协提案委员会关于政协第九届委员会第五次会议提案审查情况的报告"
    assert "大会提案收到2件：立案1件、并案0件、不予立案1件" in said[1]


def test_what_came_between_plenaries_is_not_in_it(work: Work, went: Any) -> None:
    went(FILED, intake=Intake.RECESS)
    assert "大会提案收到0件" in words(work)[1]


def test_a_day_before_the_decision_knows_nothing_of_it(work: Work, went: Any) -> None:
    went(FILED)
    assert "立案0件、并案0件、不予立案0件、撤案0件、待审查1件" in words(work, TODAY)[1]


def test_collective_and_members_proposals_share_what_was_filed(work: Work, went: Any) -> None:
    went(FILED)
    went(FILED)
    party = {"kind": ProposerKind.PARTY, "member_id": None, "organisation_id": 1}
    went(FILED, **party)
    said = words(work)
    assert row(said, "集体提案", 2) == ["1", "33.3%"]
    assert row(said, "委员提案", 2) == ["2", "66.7%"]


def test_a_proposal_nobody_classed_is_said_to_be_so(work: Work, went: Any) -> None:
    went(FILED, category="")
    assert row(words(work), "未分类", 2) == ["1", "100.0%"]


def test_reasons_and_whither_stand_by_their_names(work: Work, went: Any) -> None:
    went(NOT_FILED, reasons=["VAGUE", "PERSONAL"], disposition="suggestion")
    said = words(work)
    assert row(said, "转意见和建议", 1) == ["1"]
    assert row(said, "内容空泛，没有具体建议", 1) == ["1"]


def test_before_any_plenary_there_is_no_report(work: Work) -> None:
    with pytest.raises(NotFound, match="没有召开这次会议"):
        words(work, TODAY - timedelta(days=1))
