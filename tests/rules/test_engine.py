"""The engine: the machine judges, the same rows explain."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from workflows.engine import Lifecycle, Move, facts_of
from workflows.refusals import NotNow
from workflows.terms import Act, ProposalStage
from workflows.terms import ProposalStage as Stage


@dataclass
class Paper:
    """A docket with two facts."""

    stage: ProposalStage = ProposalStage.DRAFT
    complete: bool = False
    signed: bool = False


def complete(paper: Paper) -> bool:
    """正文须完整"""
    return paper.complete


def signed(paper: Paper) -> bool:
    """须本人签名"""
    return paper.signed


def unsigned(paper: Paper) -> bool:
    """未签名的退回"""
    return not paper.signed


LIFE = Lifecycle(
    "提案",
    ProposalStage,
    (
        Move(Act.DRAFT, (Stage.DRAFT,)),
        Move(Act.SUBMIT, (Stage.DRAFT,), Stage.SUBMITTED, (complete, signed)),
        Move(Act.ACCEPT, (Stage.SUBMITTED,), Stage.UNDER_REVIEW, (complete, signed)),
        Move(Act.ACCEPT, (Stage.SUBMITTED,), Stage.RETURNED, (unsigned,)),
    ),
)


def test_an_act_leads_to_its_target() -> None:
    assert LIFE.perform(Act.SUBMIT, Paper(complete=True, signed=True)) is Stage.SUBMITTED


def test_an_act_without_target_stays() -> None:
    assert LIFE.perform(Act.DRAFT, Paper()) is Stage.DRAFT


def test_every_unmet_need_is_named() -> None:
    with pytest.raises(NotNow) as refusal:
        LIFE.perform(Act.SUBMIT, Paper())
    assert [o.sentence for o in refusal.value.objections] == ["正文须完整", "须本人签名"]


def test_the_wrong_stage_says_where_the_act_belongs() -> None:
    with pytest.raises(NotNow, match="提案现为“草稿”，不能受理，须在“已提交”时办理"):
        LIFE.perform(Act.ACCEPT, Paper())


def test_a_refused_act_leaves_the_stage() -> None:
    paper = Paper()
    with pytest.raises(NotNow):
        LIFE.perform(Act.SUBMIT, paper)
    assert paper.stage is Stage.DRAFT


@pytest.mark.parametrize(
    ("is_signed", "becomes"),
    [
        pytest.param(True, Stage.UNDER_REVIEW, id="signed-goes-on"),
        pytest.param(False, Stage.RETURNED, id="unsigned-goes-back"),
    ],
)
def test_the_sibling_whose_needs_hold_is_taken(is_signed: bool, becomes: Stage) -> None:
    paper = Paper(Stage.SUBMITTED, complete=True, signed=is_signed)
    assert LIFE.perform(Act.ACCEPT, paper) is becomes


def test_of_siblings_the_nearest_explains() -> None:
    paper = Paper(Stage.SUBMITTED, complete=False, signed=True)
    assert [o.rule for o in LIFE.objections(Act.ACCEPT, paper)] == ["complete"]


def test_open_acts_are_those_without_objection() -> None:
    assert LIFE.open_acts(Paper(complete=True)) == (Act.DRAFT,)


def test_the_facts_a_need_reads_are_known() -> None:
    assert facts_of(complete) == ("complete",)


def test_a_stage_asks_only_for_the_facts_of_its_acts() -> None:
    assert LIFE.facts_asked(Stage.DRAFT, Act.SUBMIT) == {"complete", "signed"}
    assert LIFE.facts_asked(Stage.DRAFT, Act.DRAFT) == frozenset()


def test_the_diagram_is_printed_from_the_rows() -> None:
    assert "    draft --> submitted: 提交" in LIFE.diagram().splitlines()


def test_the_table_names_the_needs() -> None:
    assert "| 提交 `submit` | 草稿 | 已提交 | 正文须完整；须本人签名 |" in LIFE.table()
