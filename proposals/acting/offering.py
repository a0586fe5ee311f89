"""offered(): what one person may do in one case now, and what not yet, with every reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from inspect import signature
from typing import Any, NamedTuple, get_type_hints

from sqlmodel import col, select

from proposals.acting import standing, subjects, table
from proposals.acting.meant import Question, meant
from proposals.casework.actor import Actor
from proposals.desk.workbench import asks
from proposals.records import (
    Assignment,
    Commitment,
    Consultation,
    Deadline,
    Finding,
    HandlingUnit,
    Letter,
    Lookback,
    OpinionForm,
    Proposal,
    Supervision,
)
from proposals.work import Work
from workflows.policies import permits
from workflows.policies.permits import PROPOSERS
from workflows.refusals import Objection
from workflows.terms import Act, Role

AT_THE_PAPERS = frozenset({Act.ATTACH, Act.REMOVE_ATTACHMENT, Act.VOID_LETTER})
"""Offered beside the files and letters themselves."""
MOOT = frozenset(
    {
        *("on_hold", "proposal_unpublished", "reply_unpublished", "key_not_decided"),
        *("not_converted", "conversion_named", "withdrawal_not_consented", "no_call_open"),
        *("sector_calls", "call_open", "invitation_open", "lead_not_assigned", "form_open"),
        *("dissatisfied", "no_rounds_left", "commitment_open", "lookback_under_way"),
        *("co_unit", "answering_unit", "meeting_unconfirmed", "extension_pending"),
        "meeting_disputable",
        *("reply_not_passed", "reply_issued", "finding_unverified", "revision_overdue"),
        *("case_assigned", "one_lookback", "key_nominated", "not_archived", "upgradable"),
        *("case_not_ended", "someone_stays"),
    }
)
"""Reasons for which nothing is to be done at all: such an act is not waited for either."""
ANSWERS = frozenset(
    {
        *(Act.COSIGN, Act.CONFIRM_MEETING, Act.RATE, Act.OPINE_PROMISE, Act.OPINE_LOOKBACK),
        *(Act.APPROVE_RETURN, Act.GRANT_EXTENSION, Act.PASS_REPLY, Act.ISSUE_REPLY),
        *(Act.APPROVE_SUPERVISION, Act.CONFIRM_LETTER, Act.VERIFY_PROMISE, Act.SUBMIT),
        Act.ACCEPT,
    }
)
"""Somebody waits for these, whether a clock runs or not."""
OF_THE_CASE = frozenset({Proposal, OpinionForm, Deadline, Letter})
"""Rows without a life of their own: the stage of the case decides."""
WITH_UNITS = frozenset(
    {Assignment, Consultation, OpinionForm, Commitment, Lookback, Supervision, Finding}
)
"""There are none before the case has gone to its units."""
AT_ONCE = 3
"""More rows than this are chosen on the form; so is the exception that any duty may be urged."""


class Offer(NamedTuple):
    """One act on one row of a case."""

    act: Act
    of: int | None
    """The row; None: the case itself, or to be chosen on the form."""
    about: str
    """Whose row it is, where the case has several."""
    objections: tuple[Objection, ...] = ()
    foremost: bool = False
    """What a running duty, or somebody who waits, asks for."""
    on_paper: bool = False
    """A clerk enters it for somebody else, with the paper in hand."""

    @property
    def label(self) -> str:
        """What a button says."""
        return f"{self.act.label}（{self.about}）" if self.about else self.act.label


def offered(work: Work, actor: Actor, case: Proposal) -> tuple[list[Offer], list[Offer]]:
    """The open acts, the foremost first, and the closed ones; in the order of a case's life."""
    running = asks.of_clocks(work, actor, col(Deadline.proposal_id) == case.id)
    wanted = {ask.act for ask in running if ask.mine} | ANSWERS
    looking = _Looking(work, actor, case)
    found = [
        offer._replace(foremost=offer.act in wanted and not offer.on_paper)
        for act in permits.acts_of(actor.role)
        if act in table.ACTS and act not in AT_THE_PAPERS
        for offer in looking.offers(act)
    ]
    opened = [offer for offer in found if not offer.objections]
    opened.sort(key=lambda offer: not offer.foremost)
    return opened, [offer for offer in found if _is_waited_for(offer)]


def _is_waited_for(offer: Offer) -> bool:
    """Not open yet; what a clerk could enter on paper nobody waits for."""
    rules = {objection.rule for objection in offer.objections}
    return bool(rules) and rules.isdisjoint(MOOT) and not offer.on_paper


@dataclass
class _Looking:
    """One look at a case by one person; the rows of a kind are asked for once."""

    work: Work
    actor: Actor
    case: Proposal
    found: dict[Any, list[Any]] = field(default_factory=dict)
    units: Sequence[HandlingUnit] = ()
    """Kept at hand: what an assigner may decide is asked of their kinds again and again."""

    def __post_init__(self) -> None:
        """An assigner looks at the units of the case first."""
        if self.actor.role == Role.ASSIGNER:
            having = col(HandlingUnit.id).in_([a.unit_id for a in self.case.assignments])
            self.units = self.work.exec(select(HandlingUnit).where(having)).all()

    def offers(self, act: Act) -> list[Offer]:
        """One for each row; many rows that are open alike are one, to be chosen on the form."""
        kind = kind_of(act)
        if kind in OF_THE_CASE and not standing.known_at(act, self.case, self.case):
            return []
        rows = [row for row in self.rows(kind) if self._fits(act, row)]
        several = kind is not Proposal and len(rows) > 1
        offers = [self._offer(act, row, named=several) for row in rows]
        opened = [offer for offer in offers if not offer.objections]
        if len(opened) <= (1 if act == Act.SKIP_RUNG else AT_ONCE):
            return offers
        one = opened[0]._replace(of=None, about=f"{len(opened)}项中选定")
        return [one, *(offer for offer in offers if offer.objections)]

    def rows(self, kind: Any) -> list[Any]:
        """What of this kind the person could mean."""
        if kind not in self.found:
            self.found[kind] = self._asked(kind)
        return self.found[kind]

    def _asked(self, kind: Any) -> list[Any]:
        if kind in WITH_UNITS and self.case.assigned_at is None:
            return []
        if kind is Finding:
            found = [one for event in self.rows(Supervision) for one in event.findings]
            return [f for f in found if f.proposal_id == self.case.id and f.verified_at is None]
        return subjects.rows(self.work, kind, self.case, self.actor)

    def _fits(self, act: Act, row: Any) -> bool:
        if not standing.known_at(act, row, self.case):
            return False
        return meant(Question(self.work, act, row, self.case, self.actor))

    def _offer(self, act: Act, row: Any, *, named: bool) -> Offer:
        return Offer(
            act,
            None if row is self.case else row.id,
            subjects.said(row) if named else "",
            standing.against(self.work, act, row, self.case, self.actor),
            on_paper=self.actor.role == Role.CLERK and bool(PROPOSERS & permits.MAY[act]),
        )


@cache
def kind_of(act: Act) -> Any:
    """The kind of row an act is done to, once its case is there."""
    function = table.function_of(act, begun=True)
    hints = get_type_hints(function)
    kinds = [hints[name] for name in signature(function).parameters]
    if Finding in kinds:
        return Finding
    return next((kind for kind in kinds if kind in subjects.CANDIDATES), Proposal)
