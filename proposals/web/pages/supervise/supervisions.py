"""/supervisions 督办事项: the list of them, and one with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from proposals.acting import rowwise
from proposals.acting.rowwise import RowOffer
from proposals.desk import supervision_file, supervisions
from proposals.web import narrowing
from proposals.web.doorway import Id, Visit, entering
from workflows.policies.permits import MAY
from workflows.refusals import Objection
from workflows.terms import Act, SupervisionForm, SupervisionStage, View

router = APIRouter()


class Button(NamedTuple):
    """One act as the page offers it."""

    label: str
    href: str
    objections: tuple[Objection, ...]


@router.get("/supervisions", name="supervisions")
def listing(
    request: Request,
    visit: Visit = entering(View.SUPERVISIONS),
    stage: str = "",
    form: str = "",
    q: str = "",
    page: int = 1,
) -> Response:
    """Every 督办 this person may see."""
    wanted = supervisions.Wanted(
        narrowing.term(SupervisionStage, stage), narrowing.term(SupervisionForm, form), q
    )
    found = supervisions.supervisions(visit.work, visit.actor, wanted, page)
    fields = [
        narrowing.one_of("stage", "状态", narrowing.words_of(SupervisionStage), stage),
        narrowing.one_of("form", "形式", narrowing.words_of(SupervisionForm), form),
        narrowing.typed("q", "主题、领衔领导、牵头委室", q),
    ]
    return visit.show(
        "supervise/supervisions.html",
        found=found,
        form=narrowing.filters(request, fields),
        pages=narrowing.pager(request, found),
        may_plan=visit.actor.role in MAY[Act.PLAN_SUPERVISION],
    )


@router.get("/supervisions/{id}", name="supervision")
def show(id: Id, visit: Visit = entering(View.SUPERVISIONS)) -> Response:
    """One 督办, and what this person may do in it now."""
    kept = supervision_file.file(visit.work, visit.actor, id)
    here = visit.request.url.path
    open_acts, closed = rowwise.split(rowwise.of_supervision(visit.work, visit.actor, id))
    verifying = rowwise.of_findings(visit.work, visit.actor, id)
    return visit.show(
        "supervise/supervision.html",
        file=kept,
        opened=kept.opened,
        event=kept.opened.event,
        here=here,
        open=buttons(open_acts, here),
        closed=buttons(closed, here),
        verifying={number: button(offer, here) for number, offer in verifying.items()},
        crumbs=[{"label": "督办事项", "href": "/supervisions"}, {"label": "督办", "href": ""}],
    )


def buttons(offers: Iterable[RowOffer], back: str) -> list[Button]:
    """Acts as the page offers them."""
    return [button(offer, back) for offer in offers]


def button(offer: RowOffer, back: str) -> Button:
    """One act on one row, which leads back here."""
    asked = urlencode({"of": offer.of, "back": back})
    href = f"/proposals/{offer.proposal_id}/acts/{offer.act}?{asked}"
    return Button(offer.label, href, offer.objections)
