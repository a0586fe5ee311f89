"""An act is carried out alike from every door: no word stands for a scan that nobody kept."""

from __future__ import annotations

from typing import Any

import pytest

from proposals.acting import doing
from proposals.casework.actor import Actor
from proposals.work import Work
from tests.casework.conftest import clerk, member, work
from workflows.refusals import NotFound
from workflows.terms import Act

__all__ = ["clerk", "member", "work"]

TEXT = {
    "title": "关于加快老旧小区加装电梯的提案",
    "facts": "我区2000年以前建成的多层住宅有312栋，六十岁以上住户占三成，上下楼不便。",
    "analysis": "资金分担、低层住户意见和审批环节是三个主要障碍，部门之间缺少牵头。",
    "suggestions": ["由一个部门牵头，实行一窗受理、并联审批。"],
}
DRAFT = {"kind": "individual", "category": "社会", "text": TEXT}


@pytest.mark.parametrize("nested", [False, True], ids=["field by field", "as a paper"])
def test_a_scan_nobody_kept_is_refused(work: Work, clerk: Actor, *, nested: bool) -> None:
    proxy: dict[str, Any] = {**DRAFT, "member_id": "M1", "proxy_scan": "随便写"}
    given = {"draft": proxy} if nested else proxy
    with pytest.raises(NotFound, match="scan_kept"):
        doing.done(work, Act.DRAFT, None, given, clerk)


def test_the_case_an_act_makes_is_given(work: Work, member: Actor) -> None:
    made = doing.done(work, Act.DRAFT, None, dict(DRAFT), member)
    assert made is not None
    assert made.title == TEXT["title"]
