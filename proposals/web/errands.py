"""An errand: one person about to do one act on one case, with all that its form needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from proposals.acting import (
    asking,
    choices,
    doing,
    known,
    offering,
    places,
    standing,
    subjects,
    table,
)
from proposals.acting.asking import Field
from proposals.acting.belonging import belongings
from proposals.desk import sight
from proposals.desk.case import since
from proposals.records import Proposal
from proposals.web import forms, narrowing
from proposals.web.doorway import Visit
from proposals.web.forms import NO_MORE, FormField, Sheet
from workflows.policies import permits
from workflows.refusals import Incomplete, NotFound, NotNow, Objection, Refusal
from workflows.terms import Act, Role

PROXY = frozenset({Role.CLERK})
ASKED_OF: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(("scan", "proxy_scan", "received_at", "signatory", "member", "side"), PROXY),
    **dict.fromkeys(("member_id", "organisation_id"), PROXY),
    "sector_id": PROXY | {Role.CONVENOR},
    "lead": frozenset({Role.COMMITTEE_HEAD}),
}
"""What may be left out is asked of him alone who enters what came on paper, or whom it fits."""
NOT_THERE = Objection("act_exists", "没有这个动作，或者不由当前身份办理")


@dataclass(frozen=True)
class Way:
    """The address of an errand: which case, which act, which row of the case."""

    act: Act
    proposal_id: int | None = None
    of: str = ""


@dataclass
class Errand:
    """One act on its way, in one piece of work."""

    visit: Visit
    way: Way

    def __post_init__(self) -> None:
        """Not this role's act, not his case: there is no such page."""
        act = self.way.act
        if act not in table.ACTS or self.role not in permits.MAY[act]:
            raise NotFound(NOT_THERE)

    @property
    def role(self) -> Role:
        """In which capacity."""
        return self.visit.actor.role

    @cached_property
    def case(self) -> Proposal | None:
        """The case, as far as this person may see it."""
        if self.way.proposal_id is None:
            return None
        return sight.case(self.visit.work, self.visit.actor, self.way.proposal_id)

    @cached_property
    def function(self) -> Any:
        """What will be done."""
        return table.function_of(self.way.act, begun=self.case is not None)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What it asks of this person."""
        asked = asking.asked(self.function)
        return tuple(f for f in asked if f.required or self.role in ASKED_OF.get(f.last, Role))

    @cached_property
    def rows(self) -> list[Any]:
        """The rows of the case it could be done to."""
        kind = self._kind
        if kind is None:
            return []
        found = subjects.rows(self.visit.work, kind, self.case, self.visit.actor)
        return subjects.fitting(found, self.way.act, self.case, self.way.of)

    @property
    def _kind(self) -> Any:
        """What it is done to; None for an act that makes its case."""
        kind = offering.kind_of(self.way.act)
        return kind if self.case is not None or kind in subjects.OF_NO_CASE else None

    @cached_property
    def objections(self) -> tuple[Objection, ...]:
        """Why it cannot be done now, whatever is written on the form."""
        if self._kind is None or len(self.rows) > 1:
            return ()
        if not self.rows:
            whose = self.case.number if self.case else ""
            sentence = f"{whose}现在没有可以由{self.role.label}{self.way.act.label}的事项"
            return (Objection("row_exists", sentence),)
        if self.case is None:
            return ()
        visit = self.visit
        return standing.against(visit.work, self.way.act, self.subject, self.case, visit.actor)

    @property
    def subject(self) -> Any:
        """The row it is done to; None while one of several is to be chosen."""
        return self.rows[0] if len(self.rows) == 1 else None

    @property
    def seen(self) -> int:
        """How long the record of the case is: a form drawn before a later entry is stale."""
        return since.length(self.visit.work, self.case) if self.case else 0

    def known(self) -> dict[str, Any]:
        """What the form says by itself."""
        if self._kind is not None and self.subject is None:
            return {}
        actor = self.visit.actor
        return known.known(self.visit.work, self.way.act, self.case, self.subject, actor)

    def form(
        self,
        given: Mapping[str, Any],
        refusal: Refusal | None = None,
        more: Mapping[str, int] = NO_MORE,
    ) -> tuple[list[FormField], tuple[Objection, ...]]:
        """The fields as they are shown, and what no field can mend."""
        said = refusal.objections if refusal else ()
        beside, above = places.placed(said, self.fields)
        sheet = Sheet(self._offer, self._each, beside, more, self._most())
        return forms.shown(self.fields, given, sheet), above

    def _most(self) -> dict[str, int]:
        """A title is as long as the profile allows."""
        actor = self.visit.actor
        return {"title": self.visit.work.profile_on(actor.today).intake.title_chars_max}

    def _offer(self, field: Field) -> tuple[choices.Option, ...]:
        found = choices.options(self.visit.work, field, self.visit.actor)
        if field.last != "belongs" or self.case is None:
            return found
        visit = self.visit
        seen = sight.sight(visit.work, visit.actor, self.case)
        fits = belongings(visit.work, self.case, seen, visit.actor)
        return tuple(option for option in found if option.value in fits)

    def _each(self, field: Field) -> dict[str, str]:
        return choices.each(field, self.case, self.subject)

    def require_unchanged(self, seen: str) -> None:
        """Somebody else acted since the form was drawn: say who did what and when."""
        known = narrowing.number(seen)
        if self.case is None or known is None:
            return
        later = since.entries(self.visit.work, self.case, known, self.visit.actor.name)
        if later:
            told = "；".join(later)
            sentence = f"此页打开以后，本案有了变化：{told}。请核对后再次提交"
            raise NotNow(Objection("page_is_current", sentence))

    def told(self, refusal: Refusal | None, seen: str) -> Refusal | None:
        """Of two at once the database refuses the second: say who was first and what he did."""
        if isinstance(refusal, NotNow):
            try:
                self.require_unchanged(seen)
            except NotNow as changed:
                return changed
        return refusal

    def carry_out(self, given: dict[str, Any]) -> Proposal | None:
        """Do it and give the case it was done to; everything that lacks is told at once."""
        if lacking := forms.gaps(self.fields, given):
            raise Incomplete(*lacking)
        rest = dict(given) | ({subjects.OF: self.way.of} if self.way.of else {})
        return doing.done(self.visit.work, self.way.act, self.case, rest, self.visit.actor)
