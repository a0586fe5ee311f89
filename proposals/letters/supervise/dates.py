"""Letters about dates: a provisional date corrected, and what is due for publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from proposals.letters.writing import Sheet, To, compose, write
from proposals.records import Deadline, Letter, Proposal
from proposals.work import Work
from workflows.terms import Role

REDATED = Sheet("supervise/redate_notice", "期限更正通知", series="提更")
LIST = Sheet("supervise/publish_list", "到期应公布的提案和答复清单")


class ToPublish(NamedTuple):
    """One line of the list."""

    proposal: Proposal
    what: str
    due_on: date


def redate_notice(
    work: Work, deadline: Deadline, before: date, notices: Sequence[str], at: datetime
) -> Letter:
    """Tell the debtor that a provisional date has become another one, and by which notice."""
    facts: dict[str, object] = {"deadline": deadline, "before": before, "notices": notices}
    occasion = f"deadline {deadline.id} v{deadline.version}"
    to = To(deadline.debtor, at, occasion, deadline.proposal, facts=facts)
    return write(work, REDATED, to)


def publish_list(work: Work, lines: Sequence[ToPublish], today: date, at: datetime) -> Letter:
    """公布清单, to the office, on the day something new has fallen due; still to be issued."""
    to = To(Role.CLERK.label, at, today.isoformat(), facts={"lines": lines})
    return compose(work, LIST, to)
