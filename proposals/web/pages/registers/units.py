"""/units: how each unit handles what it was given; its own page to itself and the committee."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.access import telephones
from proposals.desk import registers
from proposals.web.doorway import Id, Visit, entering, handing_in
from workflows.policies.permits import MAY
from workflows.terms import Act, View

router = APIRouter()


@router.get("/units", name="units")
def listing(visit: Visit = entering(View.UNITS), all: str = "") -> Response:
    """The units in force; with `all`, those that ended too."""
    lines = registers.units(visit.work, visit.actor)
    today = visit.actor.today
    held = [line for line in lines if line.valid_until is None or line.valid_until >= today]
    shown, ended = lines if all == "1" else held, len(lines) - len(held)
    return visit.show(
        "registers/units.html",
        lines=shown,
        ended=ended,
        all=all == "1",
        may_keep=_may_keep(visit),
    )


@router.get("/units/{unit_id}", name="unit")
def opened(unit_id: Id, visit: Visit = entering(View.UNIT)) -> Response:
    """One unit."""
    return _page(visit, unit_id)


@router.post("/units/{unit_id}/contacts/{contact_id}/phone", name="contact_phone")
def phone(unit_id: Id, contact_id: Id, visit: Visit = handing_in(View.UNIT)) -> Response:
    """A contact's number on this page once, and on record."""
    account = visit.visitor.account_id
    shown = telephones.of_contact(visit.work, contact_id, visit.actor, account)
    return _page(visit, unit_id, {contact_id: shown})


def _page(visit: Visit, unit_id: int, shown: dict[int, str] | None = None) -> Response:
    line = registers.unit(visit.work, visit.actor, unit_id)
    return visit.show(
        "registers/unit.html",
        line=line,
        shown=shown or {},
        may_keep=_may_keep(visit),
        changed=registers.changes(visit.work, visit.actor, f"handlingunit:{unit_id}"),
    )


def _may_keep(visit: Visit) -> bool:
    return visit.actor.role in MAY[Act.ADD_UNIT]
