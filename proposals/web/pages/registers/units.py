"""/units: how each unit handles what it was given; its own page to itself and the committee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.access import contact_details
from proposals.desk import registers
from proposals.desk.registers import unit_year
from proposals.desk.registers.unit_papers import UnitPaper
from proposals.web.doorway import Id, Visit, entering, handing_in
from workflows.policies.permits import MAY
from workflows.terms import Act, View

router = APIRouter()
NOTHING: Mapping[int, Sequence[str]] = {}


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


@router.post("/units/{unit_id}/contacts/{contact_id}/contact-details", name="unit_contact_details")
def reach(unit_id: Id, contact_id: Id, visit: Visit = handing_in(View.UNIT)) -> Response:
    """A contact's number on this page once, and on record."""
    account = visit.visitor.account_id
    whole = contact_details.of_contact(visit.work, contact_id, visit.actor, account)
    return _page(visit, unit_id, {contact_id: (whole.phone,)})


def _page(visit: Visit, unit_id: int, shown: Mapping[int, Sequence[str]] = NOTHING) -> Response:
    line = registers.unit(visit.work, visit.actor, unit_id)
    return visit.show(
        "registers/unit.html",
        line=line,
        shown=shown,
        years=unit_year.years(visit.work, unit_id) if visit.actor.role in unit_year.PRINT else (),
        yearly=tuple(UnitPaper),
        may_keep=_may_keep(visit),
        changed=registers.changes(visit.work, visit.actor, f"handlingunit:{unit_id}"),
    )


def _may_keep(visit: Visit) -> bool:
    return visit.actor.role in MAY[Act.ADD_UNIT]
