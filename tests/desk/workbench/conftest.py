"""People at their workbenches, and what a pile asks of them."""

from __future__ import annotations

from proposals.desk.workbench.lines import Pile
from tests.desk.sight.conftest import anybody, given_by, who
from workflows.terms import Role

__all__ = ["anybody", "given_by", "who"]

CLERK = who(Role.CLERK, "办公室丙")
HEAD = who(Role.COMMITTEE_HEAD, "主任乙")
ASSIGNER = who(Role.ASSIGNER, "政府办己")
REVIEWER = who(Role.REVIEWER, "审查丁", member_id=4)
MEMBER = who(Role.MEMBER, "委员甲", member_id=1)
SECOND = who(Role.MEMBER, "委员乙", member_id=2)
UNIT = who(Role.UNIT_OFFICE, "住建局办公室", unit_id=1)
VICE_CHAIR = who(Role.VICE_CHAIR, "副主席戊")


def asked(pile: Pile) -> dict[str, list[str]]:
    """What each group asks, and for which addresses."""
    return {group.label: [line.href for line in group.lines] for group in pile.groups}
