"""The list page: filters kept in the address, sorted by its heads, acts for many, files."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from proposals.acting import batches
from proposals.desk import listing, tables
from proposals.desk.listing import Column, Page, Sort, Wanted
from proposals.desk.reader import scopes
from proposals.web.doorway import Visit, entering
from proposals.web.files import download
from proposals.web.pages.listing.filters import FIRST, Form, address
from proposals.web.pages.listing.lines import lines
from workflows.policies.permits import MAY, PROPOSERS
from workflows.policies.result_classes import classes
from workflows.terms import Act, Role, View

router = APIRouter()
SORTS = {
    Column.NUMBER: Sort.NUMBER,
    Column.TITLE: Sort.TITLE,
    Column.PROPOSER: Sort.PROPOSER,
    Column.STAGE: Sort.STAGE,
    Column.SUBMITTED: Sort.SUBMITTED,
    Column.CLOCK: Sort.DUE,
}
NEWEST_FIRST = (Sort.SUBMITTED,)
"""What is sorted downwards at the first click."""


class Head(NamedTuple):
    """The head of one column."""

    column: Column
    href: str
    sorted: str


@router.get("/proposals", name="proposals")
def page(request: Request, visit: Visit = entering(View.PROPOSALS)) -> Response:
    """The list as the address asks for it."""
    pairs = request.query_params.multi_items()
    wanted, notes = listing.parse(pairs)
    if any(not value for _, value in pairs) and not notes:
        # Fresh from the form: the address keeps only what is asked for.
        return RedirectResponse(address(wanted), 303)
    found = listing.page(visit.work, visit.actor, wanted)
    return visit.show(
        "listing/proposals.html",
        page=found,
        lines=lines(found.rows, found.wanted.columns, ticked=bool(together(visit.actor.role))),
        notes=notes,
        form=_form(visit, found.wanted),
        first=FIRST,
        heads=[_head(found.wanted, column) for column in found.wanted.columns],
        columns=tuple(Column),
        ways=_ways(found),
        acts=together(visit.actor.role),
        may_plan=visit.actor.role in MAY[Act.PLAN_SUPERVISION],
        here=address(found.wanted),
        query=found.wanted.as_query(),
    )


@router.get("/proposals.{ending}", name="proposals_file")
def carry_away(ending: str, request: Request, visit: Visit = entering(View.PROPOSALS)) -> Response:
    """Every line of the same list, as a spreadsheet."""
    wanted, _ = listing.parse(request.query_params.multi_items())
    table = listing.table(visit.work, visit.actor, wanted)
    return download(f"提案列表-{visit.actor.today}.{ending}", tables.content(ending, [table]))


def together(role: Role) -> list[Act]:
    """What this role may do to the cases it ticks; a proposer speaks on each for itself."""
    if role in PROPOSERS:
        return []
    return [act for act in batches.TOGETHER if role in MAY[act]]


def _form(visit: Visit, wanted: Wanted) -> Form:
    own = visit.work.profile_on(visit.actor.today).reply.classes
    return Form(
        wanted,
        listing.choices(visit.work, visit.actor),
        {row.code: row.label for row in classes(own)},
        visit.actor.role == Role.CLERK and bool(scopes(visit.actor)),
    )


def _head(wanted: Wanted, column: Column) -> Head:
    """A second click turns the order round."""
    sort = SORTS.get(column)
    if sort is None:
        return Head(column, "", "")
    here = wanted.sort == sort
    down = not wanted.descending if here else sort in NEWEST_FIRST
    said = ("descending" if wanted.descending else "ascending") if here else ""
    return Head(column, address(wanted.turned(sort=sort, descending=down)), said)


def _ways(found: Page) -> dict[str, object]:
    """The pager: where the neighbouring pages stand."""
    at, last = found.wanted.page, found.pages
    return {
        "number": at,
        "pages": last,
        "total": found.total,
        "before": address(found.wanted.turned(page=at - 1)) if at > 1 else "",
        "after": address(found.wanted.turned(page=at + 1)) if at < last else "",
    }
