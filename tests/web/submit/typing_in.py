"""What the tests of 提 type into its forms."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from proposals.records import Proposal
from tests.web.bulk.sheets import hidden

TYPED = {
    "draft.kind": "individual",
    "draft.text.title": "关于完善社区养老助餐点的提案",
    "draft.text.facts": "社区 助餐点少。",
    "draft.text.analysis": "布点没有规划。",
}


def form(author: TestClient, draft: Proposal, *names: str) -> dict[str, Any]:
    page = author.get(f"/proposals/{draft.id}/acts/invite")
    return hidden(page.text) | {"member": list(names)}


def invite(author: TestClient, draft: Proposal, *names: str) -> str:
    data = form(author, draft, *names)
    return author.post(f"/proposals/{draft.id}/invitations", data=data).text
