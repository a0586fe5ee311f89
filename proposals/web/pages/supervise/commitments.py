"""/commitments 承诺台账: every dated promise, what may be done about it, and how many were kept."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from proposals.acting import rowwise
from proposals.desk import ledger, tables
from proposals.web import narrowing
from proposals.web.doorway import Visit, entering
from proposals.web.files import download
from proposals.web.forms import FormField
from proposals.web.pages.supervise.supervisions import buttons
from workflows.policies.sights import UNITS
from workflows.terms import CommitmentStage, View

router = APIRouter()


@router.get("/commitments", name="commitments")
def show(request: Request, visit: Visit = entering(View.COMMITMENTS)) -> Response:
    """The ledger on this day."""
    wanted = _wanted(request)
    found = ledger.ledger(visit.work, visit.actor, wanted)
    here = narrowing.address(request, {narrowing.PAGE: wanted.page if wanted.page > 1 else ""})
    numbers = [line.promised.id for line in found.page.rows]
    acts = rowwise.of_promises(visit.work, visit.actor, numbers)
    form = narrowing.filters(request, _fields(visit, found, wanted))
    return visit.show(
        "supervise/commitments.html",
        ledger=found,
        acts={n: buttons(offers, f"{here}#promise-{n}") for n, offers in acts.items()},
        form=form,
        pages=narrowing.pager(request, found.page),
        at={stage: narrowing.address(request, {"stage": stage}) for stage in CommitmentStage},
        overdue_at=narrowing.address(request, {"overdue": "yes"}),
        query=request.url.query,
    )


@router.get("/commitments.{ending}", name="commitments_file")
def carry_away(
    ending: str, request: Request, visit: Visit = entering(View.COMMITMENTS)
) -> Response:
    """Every line of the same ledger, as a spreadsheet."""
    table = ledger.table(visit.work, visit.actor, _wanted(request))
    return download(f"承诺台账-{visit.actor.today}.{ending}", tables.content(ending, [table]))


def _wanted(request: Request) -> ledger.Wanted:
    asked = request.query_params
    page = asked.get(narrowing.PAGE, "")
    return ledger.Wanted(
        narrowing.term(CommitmentStage, asked.get("stage", "")),
        asked.get("unit", ""),
        narrowing.day(asked.get("since", "")),
        narrowing.day(asked.get("until", "")),
        bool(asked.get("overdue")),
        int(page) if page.isdecimal() else 1,
    )


def _fields(visit: Visit, found: ledger.Ledger, wanted: ledger.Wanted) -> list[FormField]:
    stage = wanted.stage.value if wanted.stage else ""
    fields = [
        narrowing.one_of("stage", "状态", narrowing.words_of(CommitmentStage), stage),
        narrowing.one_of("unit", "承办单位", [(u, u) for u in found.units], wanted.unit),
        narrowing.dated("since", "完成时限自", wanted.since),
        narrowing.dated("until", "至", wanted.until),
        narrowing.ticked("overdue", "只看已过期限的", on=wanted.overdue),
    ]
    return [f for f in fields if f.name != "unit" or visit.actor.role not in UNITS]
