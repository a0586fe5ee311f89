"""The machine checks bite: one fault of each kind is planted and named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from workflows import checks
from workflows.deadlines import DEADLINES
from workflows.engine import Lifecycle, Move, Wait
from workflows.lifecycles import proposal
from workflows.policies.permits import MAY
from workflows.policies.profile import load
from workflows.refusals import Objection
from workflows.terms import Act, Duty, LookbackStage, Role
from workflows.terms import LookbackStage as Stage
from workflows.workdays import load_calendar

PROFILE = load()
REPORT = tuple(checks.rulebook(PROFILE))


@dataclass
class Facts:
    """The facts of a small life."""

    stage: LookbackStage = Stage.SCHEDULED
    sunny: bool = False


def sunny(docket: Facts) -> bool:
    """须天晴"""
    return docket.sunny


def life(*moves: Move[Facts], waits: tuple[Wait, ...] = ()) -> Lifecycle[Any, Any]:
    """A small life over the stages of a look-back."""
    return Lifecycle("试件", LookbackStage, moves, waits)


BEGUN = Move[Facts](Act.START_LOOKBACK, (Stage.SCHEDULED,), Stage.UNDER_WAY)


@pytest.mark.parametrize("line", REPORT, ids=lambda line: line.what)
def test_the_rulebook_has_no_fault(line: checks.Checked) -> None:
    assert not line.faults


@pytest.mark.parametrize("line", REPORT, ids=lambda line: line.what)
def test_a_check_counts_what_it_looked_at(line: checks.Checked) -> None:
    assert line.cases > 0


PLANTED: dict[str, tuple[Callable[[], Iterable[str]], str]] = {
    "unreachable stage": (lambda: checks.reach_faults(life(BEGUN)), "“属实”：没有动作通到"),
    "stage without a way out": (lambda: checks.end_faults(life(BEGUN)), "“核查中”：没有出路"),
    "end with a way out": (
        lambda: checks.end_faults(life(Move(Act.REOPEN, (Stage.CONFIRMED,), Stage.SCHEDULED))),
        "“属实”：已列为终点，却还有出路",
    ),
    "waiting stage without a clock": (
        lambda: checks.wait_faults(
            life(waits=(Wait(Stage.SCHEDULED, (Role.CLERK,), Duty.LOOKBACK),)), ()
        ),
        "“已列入”：回头看没有期限",
    ),
    "waiting stage without an owner": (
        lambda: checks.wait_faults(life(waits=(Wait(Stage.SCHEDULED, (), Duty.LOOKBACK),)), Duty),
        "“已列入”：没有责任人",
    ),
    "stage nobody is named for": (lambda: checks.wait_faults(life(), Duty), "“核查中”：没有写明"),
    "only the late party can move it": (
        lambda: checks.owner_faults(
            life(BEGUN, waits=(Wait(Stage.SCHEDULED, (Role.CLERK,), Duty.LOOKBACK),)),
            {Act.START_LOOKBACK: {Role.CLERK}},
        ),
        "“已列入”：责任人不办",
    ),
    "act without a move": (lambda: checks.act_faults([life(BEGUN)]), "立案（file）：没有一个流程"),
    "act without a permit": (lambda: checks.permit_faults({}), "立案（file）：没有写明谁可以办"),
    "role locked out": (lambda: checks.role_faults({Act.FILE: {Role.CLERK}}), "主席（chair）"),
    "role that should only read": (
        lambda: checks.role_faults({**MAY, Act.FILE: {Role.AUDITOR}}),
        "审计（auditor）：只读",
    ),
    "two ways at once": (
        lambda: checks.sibling_faults(
            life(BEGUN, Move(Act.START_LOOKBACK, (Stage.SCHEDULED,), Stage.CONFIRMED, (sunny,))),
            Facts,
        ),
        "“已列入”开始核查：同一情形有两条去路",
    ),
    "need that asks for an unknown fact": (
        lambda: checks.docket_faults(
            life(Move(Act.REOPEN, (Stage.SCHEDULED,), None, (sunny,))), proposal.ProposalDocket, ()
        ),
        "条件要问 sunny",
    ),
    "fact no record gathers": (lambda: checks.docket_faults(life(), Facts, ()), "sunny 没有从记录"),
    "fact nobody asks for": (
        lambda: checks.docket_faults(life(), Facts, ("sunny", "rainy")),
        "rainy 取得了却没有人问",
    ),
    "duty without a ladder": (
        lambda: checks.ladder_cover_faults((), DEADLINES),
        "答复：没有催办阶梯",
    ),
    "duty without a rule": (
        lambda: checks.ladder_cover_faults(PROFILE.ladder, {}),
        "答复：没有期限规则",
    ),
    "year without its notice": (
        lambda: checks.calendar_faults(load_calendar(), date(2030, 5, 1)),
        "2030年放假安排尚未导入",
    ),
    "rules that cannot be read": (
        lambda: checks.loading_faults(lambda: load("no such profile.toml")),
        "no such profile.toml",
    ),
}


@pytest.mark.parametrize(("check", "words"), PLANTED.values(), ids=PLANTED.keys())
def test_a_planted_fault_is_named(check: Callable[[], Iterable[str]], words: str) -> None:
    assert any(words in fault for fault in check())


def test_the_next_year_is_asked_for_from_december() -> None:
    asked = load_calendar()
    last = max(y for y in range(2023, 2040) if not asked.year(y).is_projected)
    in_november, in_december = date(last, 11, 30), date(last, 12, 1)
    assert not list(checks.calendar_faults(asked, in_november))
    assert list(checks.calendar_faults(asked, in_december))


class Liar(Lifecycle[Any, Any]):
    """A life whose words and deeds part."""

    def objections(self, _act: Act, _docket: Any) -> tuple[Objection, ...]:
        """Something is always in the way, it says."""
        return (Objection("never", "不能办"),)


def test_words_that_part_from_the_machine_are_found() -> None:
    lying = Liar("试件", LookbackStage, (BEGUN,))
    assert checks.agreement(lying, Facts).faults == ["试件“已列入”开始核查：说明与执行不一致"]


def test_every_combination_of_facts_is_tried() -> None:
    small = life(Move(Act.REOPEN, (Stage.SCHEDULED,), None, (sunny,)))
    assert checks.agreement(small, Facts).tried == len(Act) * len(LookbackStage) + 1
