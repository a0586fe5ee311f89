"""What happens to one proposal, act by act: who does it, what he writes, how many days later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from tests.web.good_values import FINDING, GOOD, MEETING, PLAN, RATED
from workflows.terms import Act, Role

TITLE = "关于完善社区养老助餐点的提案"
DRAFT = {
    "draft.kind": "joint",
    "draft.text.title": TITLE,
    "draft.text.facts": "社区助餐点少，高龄老人用餐不便。",
    "draft.text.analysis": "布点没有规划，运营补贴没有落实。",
    "draft.text.suggestions": "编制布点规划，给予运营补贴。",
    "draft.category": "社会",
    "draft.public_consent": "yes",
}


def _answers(suggestions: int) -> dict[str, str]:
    said = {"adoption": "adopted", "text": "已经列入规划和预算，年内落实。"}
    numbers = range(1, suggestions + 1)
    return {f"paper.answers.{n}.{name}": word for n in numbers for name, word in said.items()}


REPLY = {
    "paper.opening": "您提出的建议收悉，现答复如下：",
    **_answers(1),
    "paper.result_class": "A",
    "paper.evidence": "规划文本。",
    "paper.publicity": "open",
    "paper.signatory": "张某",
    "paper.signatory_rank": "main_leader",
    "paper.contact": "李某 0571-0000000",
}
CAST: Mapping[str, tuple[str, Role]] = {
    "委员": ("m050", Role.MEMBER),
    "联名委员": ("m051", Role.MEMBER),
    "经办人": ("clerk-1", Role.CLERK),
    "审查员": ("reviewer-7", Role.REVIEWER),
    "主任": ("head", Role.COMMITTEE_HEAD),
    "政府办": ("assigner-government", Role.ASSIGNER),
    "办公室": ("education-office", Role.UNIT_OFFICE),
    "科长": ("education-handler", Role.UNIT_HANDLER),
    "局长": ("education-leader", Role.UNIT_LEADER),
    "主席": ("chair", Role.CHAIR),
    "环境委员": ("m126", Role.MEMBER),
    "环境办公室": ("ecology-office", Role.UNIT_OFFICE),
    "环境科长": ("ecology-handler", Role.UNIT_HANDLER),
    "环境局长": ("ecology-leader", Role.UNIT_LEADER),
}


class Step(NamedTuple):
    """One act of the story."""

    who: str
    act: Act
    typed: Mapping[str, str]
    days: int = 0
    """How many days after the one before."""


def step(who: str, act: Act, typed: Any = None, days: int = 0) -> Step:
    """With the good values when nothing else is typed."""
    good = GOOD.get(act, {}) if typed is None else typed
    assert not callable(good), f"{act} needs its values"
    return Step(who, act, good, days)


SUBMITTED = (
    step("委员", Act.INVITE, {"member": "M051"}),
    step("联名委员", Act.COSIGN, {}, 1),
    step("委员", Act.SUBMIT, {}),
    step("经办人", Act.ACCEPT, {}, 1),
    step("经办人", Act.ADVANCE),
    step("审查员", Act.ADVANCE, None, 1),
    step("主任", Act.FILE, None, 1),
    step("经办人", Act.PROPOSE_UNITS),
    step("政府办", Act.ASSIGN, {}, 1),
    step("办公室", Act.SIGN_FOR, None, 1),
)
RATE = {name: value for name, value in RATED.items() if name != "opinion.public_consent"}
NOT_SATISFIED = RATE | {
    "opinion.work_rating": "dissatisfied",
    "opinion.result_rating": "dissatisfied",
    "opinion.reason": "补贴标准没有写明。",
}


def answered(held_on: str, days: int, part: str = "") -> tuple[Step, ...]:
    """One round: met, confirmed, answered, checked, issued."""
    meeting = MEETING | {"meeting.held_on": held_on}
    return (
        step(f"{part}科长", Act.RECORD_MEETING, meeting, days),
        step(f"{part}委员", Act.CONFIRM_MEETING, {}),
        step(f"{part}办公室", Act.SUBMIT_REPLY, REPLY | _answers(4 if part else 1)),
        step("政府办", Act.PASS_REPLY),
        step(f"{part}局长", Act.ISSUE_REPLY, {}),
    )


WHOLE_LIFE = (
    *SUBMITTED,
    *answered("2026-11-25", 7),
    step("委员", Act.RATE, RATE, 3),
    step("联名委员", Act.RATE, RATE),
    step("主任", Act.ARCHIVE, {}, 1),
)

REPLIED_TITLE = "关于提高农村生活污水治理设施运行率的建议"
SECOND_ROUND = (
    step("环境委员", Act.RATE, NOT_SATISFIED),
    *answered("2026-11-25", 5, "环境"),
    step("环境委员", Act.RATE, RATE, 3),
)

CASE = "30"
"""Its record number: its 案号 was given in two sessions."""
THEME = PLAN["plan.theme"]
PLANNED = PLAN | {"plan.proposals": CASE}
SUPERVISED = (
    step("主席", Act.APPROVE_SUPERVISION, {}),
    step("经办人", Act.INVITE_PROPOSERS, {}),
    step("主席", Act.START_SUPERVISION, None, 3),
    step("经办人", Act.RECORD_ATTENDANCE, {"present.俞甲": "yes"}),
    step("经办人", Act.RECORD_FINDINGS, FINDING | {"given.1.proposal_id": CASE}),
    step("经办人", Act.VERIFY_FINDING, None, 10),
    step("经办人", Act.VERIFY_SUPERVISION),
    step("主席", Act.CLOSE_SUPERVISION, {}),
)
