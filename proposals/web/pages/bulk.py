"""批量办理: one act on the cases chosen in a list, told case by case as it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.datastructures import FormData
from starlette.responses import Response, StreamingResponse

from proposals.acting import batches
from proposals.casework import once
from proposals.desk.fitting import fitting
from proposals.rendering import environment
from proposals.web import forms, together
from proposals.web.doorway import Visit, handed, reading
from proposals.web.errands import Errand, Way
from proposals.web.posting import require_own
from proposals.web.refusals import status_of
from proposals.web.together import Batch, Item, Line, Outcome
from workflows.refusals import Incomplete, Refusal
from workflows.terms import Act, View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
MOST = 500
"""Cases of one batch; default, no source."""


@router.get("/bulk/{act}", name="bulk")
def choose(
    request: Request,
    act: Act,
    chosen: Annotated[list[str], Query(alias="id", default_factory=list)],
) -> Response:
    """The cases chosen, or all that fit, and what the act asks once for all of them."""
    with reading(request, View.CASE) as visit:
        errand = _errand(visit, act)
        ids = chosen or [str(number) for number in fitting(visit.work, visit.actor, act)]
        lines = _lines(visit, act, ids)
        if not chosen:
            lines = [line for line in lines if not line.reasons]
        ticked = {line.id for line in lines if not line.reasons}
        return _page(visit, errand, lines, _known(visit, act, lines), ticked)


@router.post("/bulk/{act}", name="do_in_bulk")
def carry_out(request: Request, act: Act, form: Handed) -> Response:
    """Do each case for itself; the page grows as they are done, and ends with the sum."""
    with reading(request, View.CASE) as visit:
        require_own(request, form, visit.visitor)
        errand = _errand(visit, act)
        given = forms.given(errand.fields, form, _no_scan)
        ids = _ids(form)
        if refusal := _lacking(visit, errand, ids, given):
            lines = _lines(visit, act, [*ids, *_drawn(form)])
            return _page(visit, errand, lines, given, set(ids), refusal)
        facts = visit.frame() | _facts(visit, errand, given) | {"total": len(ids)}
    batch = Batch(request, form, act)
    items = [Item(n, given, str(form.get(f"seen.{n}", ""))) for n in ids]
    return _streamed(facts, batch.each(items))


def _streamed(facts: dict[str, Any], outcomes: Iterator[Outcome]) -> Response:
    page = environment().get_template("pages/bulk/done.html")
    parts = page.generate(facts | {"outcomes": outcomes})
    # A server in front must not wait for the end either.
    return StreamingResponse(parts, media_type="text/html", headers={"x-accel-buffering": "no"})


def _errand(visit: Visit, act: Act) -> Errand:
    """What the act asks, whatever the case; not this role's is not there."""
    errand = Errand(visit, Way(act))
    together.required(act)
    return errand


def _lines(visit: Visit, act: Act, ids: list[str]) -> list[Line]:
    return [together.line_of(visit, act, raw) for raw in dict.fromkeys(ids)][:MOST]


def _ids(form: FormData) -> list[str]:
    chosen = (str(raw) for raw in form.getlist("id"))
    return list(dict.fromkeys(chosen))[:MOST]


def _drawn(form: FormData) -> list[str]:
    """The cases that stood on the form, ticked or not."""
    return [name.removeprefix("seen.") for name in form if name.startswith("seen.")]


def _known(visit: Visit, act: Act, lines: list[Line]) -> dict[str, Any]:
    there = [line for line in lines if line.there]
    return batches.shared([together.errand_of(visit, act, line.id).known() for line in there])


def _lacking(
    visit: Visit, errand: Errand, ids: list[str], given: dict[str, Any]
) -> Incomplete | None:
    """What keeps every case back: none is chosen, or what is asked is not said."""
    if not ids:
        return together.nothing_chosen()
    known = [_known_of(visit, errand, raw) for raw in ids]
    lacking = (forms.gaps(errand.fields, batches.completed(k, given)) for k in known)
    common = next((found for found in lacking if found), None)
    return Incomplete(*common) if common else None


def _known_of(visit: Visit, errand: Errand, raw: str) -> dict[str, Any]:
    try:
        return together.errand_of(visit, errand.way.act, raw).known()
    except Refusal:
        return {}


def _no_scan(_part: Any) -> str:
    """A paper is evidence for one case; none is handed in for many."""
    return ""


def _facts(
    visit: Visit, errand: Errand, given: dict[str, Any], refusal: Refusal | None = None
) -> dict[str, Any]:
    fields, above = errand.form(given, refusal)
    act = errand.way.act
    return {"act": act, "fields": fields, "above": above, "once": once.token(), "back": back(visit)}


def back(visit: Visit) -> str:
    """Whence the batch was begun, carried in the address; never another site."""
    way = visit.request.query_params.get("back", "")
    own = way.startswith("/") and way[1:2] not in {"/", "\\"}
    return way if own else ""


def _page(
    visit: Visit,
    errand: Errand,
    lines: list[Line],
    given: dict[str, Any],
    ticked: set[str],
    refusal: Refusal | None = None,
) -> Response:
    facts = _facts(visit, errand, given, refusal) | {"lines": lines, "ticked": ticked}
    return visit.show("bulk/choose.html", status=status_of(refusal) if refusal else 200, **facts)
