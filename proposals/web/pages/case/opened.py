"""A case opened by one visitor: what every page of it begins with, and what he may do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi.responses import HTMLResponse

from proposals.acting import offering
from proposals.acting.offering import Offer
from proposals.desk import sight
from proposals.desk.case import owed, tabs
from proposals.desk.case.head import head
from proposals.desk.sight import Sight
from proposals.records import Proposal
from proposals.web.doorway import Visit
from workflows.refusals import NotFound, Objection
from workflows.terms import View

WAYS: tuple[tuple[View, str], ...] = (
    (View.CASE, ""),
    (View.HANDLING, "/handling"),
    (View.REPLIES, "/replies"),
    (View.FOLLOW_UP, "/supervision"),
    (View.PAPERS, "/papers"),
    (View.TIMELINE, "/history"),
)
LABELS = {View.PAPERS: "文书", View.TIMELINE: "记录"}
"""Inside a case, where nothing else is meant."""
MISSING = Objection("page_exists", "本案没有这一页，请从案卷的其他页面进入")


@dataclass(frozen=True)
class Tab:
    """One page of the case."""

    label: str
    href: str
    current: bool = False
    count: int = 0


class Button(NamedTuple):
    """One act as the page offers it."""

    label: str
    href: str
    objections: tuple[Objection, ...]


@dataclass(frozen=True)
class Opened:
    """One case, one visitor, one page."""

    visit: Visit
    case: Proposal
    seen: Sight
    view: View

    @property
    def here(self) -> str:
        """The address of this page, also when something was handed in on it."""
        return f"/proposals/{self.case.id}{dict(WAYS)[self.view]}"

    def show(self, template: str, *, status: int = 200, **facts: object) -> HTMLResponse:
        """This page of the case in its frame, with clocks and acts beside it."""
        work = self.visit.work
        return self.visit.show(
            f"case/{template}",
            status=status,
            case=self.case,
            seen=self.seen,
            head=head(work, self.case, self.seen),
            tab=LABELS.get(self.view, self.view.label),
            tabs=self._tabs(),
            printable=View.PRINT in tabs.views(self.seen),
            crumbs=[Tab("提案", "/proposals"), Tab(self.case.number, "")],
            clocks=owed.running(work, self.case, self.seen),
            **self._acts(),
            **facts,
        )

    def _tabs(self) -> list[Tab]:
        mine = tabs.views(self.seen)
        at = f"/proposals/{self.case.id}"
        return [
            Tab(LABELS.get(view, view.label), at + way, view is self.view)
            for view, way in WAYS
            if view in mine
        ]

    def _acts(self) -> dict[str, list[Button]]:
        opened, closed = offering.offered(self.visit.work, self.visit.actor, self.case)
        own = [offer for offer in opened if not offer.on_paper]
        return {
            "foremost": [self._button(offer) for offer in own if offer.foremost],
            "others": [self._button(offer) for offer in own if not offer.foremost],
            "on_paper": [self._button(offer) for offer in opened if offer.on_paper],
            "closed": [self._button(offer) for offer in closed],
        }

    def _button(self, offer: Offer) -> Button:
        of = {"of": offer.of} if offer.of is not None else {}
        asked = urlencode({**of, "back": self.here})
        href = f"/proposals/{self.case.id}/acts/{offer.act}?{asked}"
        return Button(offer.label, href, offer.objections)


def opened(visit: Visit, id: int, view: View) -> Opened:
    """The case, if he sees it, and the page, if there is one for him; else it is not there."""
    case = sight.case(visit.work, visit.actor, id)
    seen = sight.sight(visit.work, visit.actor, case)
    if view not in tabs.views(seen):
        raise NotFound(MISSING)
    return Opened(visit, case, seen, view)
