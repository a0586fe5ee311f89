"""/rosters/acts: a form for every act of the rosters; refused, it comes back as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from proposals.acting import arguments, asking, choices, keeping, places, table
from proposals.acting.asking import Field
from proposals.casework import once
from proposals.casework.rosters import roll
from proposals.web import forms
from proposals.web.doorway import Id, Visit, entering, handed, reading, writing
from proposals.web.forms import Sheet
from proposals.web.refusals import status_of
from workflows.policies import permits
from workflows.refusals import Incomplete, NotFound, Objection, Refusal
from workflows.terms import Act, View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
NOT_YOURS = Objection("act_exists", "没有这个动作，或者不由当前身份办理")
BACK: Mapping[str, str] = {
    "Member": "/members/{id}",
    "HandlingUnit": "/units/{id}",
    "Sector": "/rosters/sectors",
    "Organisation": "/rosters/organisations",
}
"""Where a row is read; the others stand on the first page of the rosters."""


@dataclass
class Keeping:
    """One act on a roster on its way: which act, which row, by whom."""

    visit: Visit
    act: Act
    of: int | None = None

    def __post_init__(self) -> None:
        """Not this role's act: there is no such page."""
        if self.act not in table.KEEPING or self.visit.actor.role not in permits.MAY[self.act]:
            raise NotFound(NOT_YOURS)

    @cached_property
    def row_field(self) -> Field | None:
        """What names the row it is done to."""
        return keeping.row_field(self.act)

    @cached_property
    def row(self) -> Any:
        """The row; nothing while it is to be chosen, or is to be made."""
        return keeping.row(self.visit.work, self.act, self.of) if self.of else None

    @property
    def chooses(self) -> bool:
        """Whether it must first be said to which row."""
        return self.row_field is not None and self.row is None

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What the form asks."""
        found = asking.asked(table.function_of(self.act))
        return tuple(field for field in found if field != self.row_field)

    def known(self) -> dict[str, Any]:
        """What the form says by itself."""
        return keeping.known(self.visit.work, self.act, self.row, self.visit.actor)

    def carry_out(self, given: dict[str, Any]) -> Any:
        """Do it and give the row; everything that lacks is told at once."""
        if self.chooses:
            raise NotFound(Objection("row_exists", "请先从名册选定要办理的一条"))
        if lacking := forms.gaps(self.fields, given):
            raise Incomplete(*lacking)
        whole = given | ({self.row_field.name: self.of} if self.row_field else {})
        visit = self.visit
        call = arguments.bound(visit.work, self.act, None, whole, visit.actor)
        made = table.function_of(self.act)(*call.args, **call.kwargs)
        visit.work.flush()
        return made

    def offer(self, field: Field) -> tuple[choices.Option, ...]:
        """What may be chosen."""
        return choices.options(self.visit.work, field, self.visit.actor)


@router.get("/rosters/acts/{act}", name="roster_act")
def form(act: Act, of: Id | None = None, visit: Visit = entering(View.ROSTERS)) -> Response:
    """The form of one act, or first the question of whom or what."""
    kept = Keeping(visit, act, of)
    return _page(kept, kept.known())


@router.post("/rosters/acts/{act}", name="keep_roster")
def hand_in(request: Request, act: Act, form: Handed, of: Id | None = None) -> Response:
    """Do the act, once."""
    token, given = str(form.get("once", "")), dict[str, Any]()
    try:
        with writing(request, View.ROSTERS, form) as visit:
            kept = Keeping(visit, act, of)
            given = forms.given(kept.fields, form, _no_file)
            if led_to := once.led_to(visit.work, token, visit.visitor.account_id):
                return visit.go(led_to, "这份表单已经办理过，没有重复办理")
            return _done(kept, given, token)
    except NotFound:
        raise
    except Refusal as refusal:
        with reading(request, View.ROSTERS) as visit:
            return _page(Keeping(visit, act, of), given, refusal)


def _done(kept: Keeping, given: dict[str, Any], token: str) -> Response:
    visit, row = kept.visit, kept.carry_out(given)
    led_to = address_of(row)
    once.remember(visit.work, token, visit.visitor.account_id, led_to, visit.at)
    name = roll.said(row)
    return visit.go(led_to, f"{name}：已{kept.act.label}" if name else f"已{kept.act.label}")


def address_of(row: Any) -> str:
    """Where this row is read."""
    return BACK.get(type(row).__name__, "/rosters").format(id=row.id)


def _page(kept: Keeping, given: Mapping[str, Any], refusal: Refusal | None = None) -> Response:
    said = refusal.objections if refusal else ()
    beside, above = places.placed(said, kept.fields)
    sheet = Sheet(kept.offer, lambda _field: {}, beside)
    shown, row_field = kept.fields, kept.row_field
    if kept.chooses and row_field is not None:
        shown = (row_field,)
    return kept.visit.show(
        "registers/act.html",
        status=status_of(refusal) if refusal else 200,
        act=kept.act,
        row=roll.said(kept.row) if kept.row is not None else "",
        chooses=kept.chooses,
        fields=forms.shown(shown, given, sheet),
        above=above,
        of=kept.of,
        back=address_of(kept.row) if kept.row is not None else "/rosters",
        once=once.token(),
    )


def _no_file(_part: UploadFile) -> str:
    """No act of the rosters takes a scan."""
    return ""
