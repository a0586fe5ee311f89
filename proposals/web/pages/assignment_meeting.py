"""交办会: units are named for many cases on one sheet; the assigner hands them over in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from proposals.acting import choices
from proposals.casework import once
from proposals.desk import assigning
from proposals.desk.assigning import Filed, Sheet
from proposals.web import together
from proposals.web.doorway import Visit, entering, handed, reading
from proposals.web.posting import require_own
from proposals.web.together import Batch, Item, Outcome
from workflows.policies.permits import MAY
from workflows.terms import Act, UnitRole, View

router = APIRouter()
ADDRESS = "/assignment-meeting"
LEAST_ROWS, SPARE = 2, 1
Row = tuple[str, str]
"""A unit's name and the code of its part."""


@dataclass(frozen=True)
class Line:
    """One case on the sheet, with what was typed for it and what became of that."""

    case: Filed
    rows: tuple[Row, ...]
    why: str
    outcome: Outcome | None = None
    reasons: tuple[str, ...] = ()
    """Why it cannot be handed over."""


@router.get(ADDRESS, name="assignment_meeting")
def sheet(visit: Visit = entering(View.ASSIGNMENT_MEETING), page: int = 1) -> Response:
    """The cases that wait for their units."""
    found = assigning.sheet(visit.work, visit.actor, page)
    return _show(visit, found, [_as_it_is(visit, case) for case in found.cases])


@router.post(ADDRESS, name="propose_units_for_many")
def save(request: Request, form: Annotated[FormData, Depends(handed)], page: int = 1) -> Response:
    """Each case that was changed is proposed anew by itself; what failed stays as it was typed."""
    with reading(request, View.ASSIGNMENT_MEETING) as visit:
        require_own(request, form, visit.visitor)
        asked = [_typed(case, form) for case in _cases(visit, page) if _stood(case, form)]
    batch = Batch(request, form, Act.PROPOSE_UNITS)
    done = {line.case.id: batch.do(_item(line, form)) for line in asked if _changed(line)}
    left = {number: each for number, each in done.items() if not each.done}
    with reading(request, View.ASSIGNMENT_MEETING) as visit:
        if not left:
            said = f"已拟定承办单位 {len(done)} 件" if done else "没有改动，不须保存"
            return visit.go(f"{ADDRESS}?page={page}", said)
        typed = {line.case.id: line for line in asked}
        lines = [
            _again(visit, case, typed.get(case.id), left.get(case.id))
            for case in _cases(visit, page)
        ]
        found = assigning.sheet(visit.work, visit.actor, page)
        said = f"拟定承办单位 {len(done)} 件：成功 {len(done) - len(left)}，未成 {len(left)}"
        return _show(visit, found, lines, said)


def _cases(visit: Visit, page: int) -> tuple[Filed, ...]:
    return assigning.sheet(visit.work, visit.actor, page).cases


def _stood(case: Filed, form: FormData) -> bool:
    return f"seen.{case.id}" in form


def _as_it_is(visit: Visit, case: Filed) -> Line:
    rows = tuple((part.unit, part.role.value) for part in case.proposed)
    return Line(case, rows, case.why, reasons=_reasons(visit, case))


def _reasons(visit: Visit, case: Filed) -> tuple[str, ...]:
    if visit.actor.role not in MAY[Act.ASSIGN]:
        return ()
    return together.line_of(visit, Act.ASSIGN, str(case.id)).reasons


def _typed(case: Filed, form: FormData) -> Line:
    """The rows with a unit; a part that was not chosen follows from how many there are."""
    keys = range(1, len(case.proposed) + LEAST_ROWS + SPARE + 1)
    named = [(_word(form, case, n, "unit_id"), _word(form, case, n, "role")) for n in keys]
    named = [row for row in named if row[0]]
    usual = [UnitRole.SOLE] if len(named) == 1 else [UnitRole.LEAD, *[UnitRole.CO] * len(named)]
    rows = tuple((unit, role or usual[place].value) for place, (unit, role) in enumerate(named))
    return Line(case, rows, str(form.get(f"{case.id}.cppcc_reason", "")).strip())


def _word(form: FormData, case: Filed, row: int, name: str) -> str:
    return str(form.get(f"{case.id}.choices.{row}.{name}", "")).strip()


def _changed(line: Line) -> bool:
    was = tuple((part.unit, part.role.value) for part in line.case.proposed)
    return (line.rows, line.why) != (was, line.case.why)


def _item(line: Line, form: FormData) -> Item:
    # A tuple, also when empty: a case whose units were all struck out is not left as it was.
    rows = tuple({"unit_id": unit, "role": role} for unit, role in line.rows)
    given: dict[str, Any] = {"choices": rows, "cppcc_reason": line.why}
    return Item(str(line.case.id), given, str(form.get(f"seen.{line.case.id}", "")))


def _again(visit: Visit, case: Filed, typed: Line | None, left: Outcome | None) -> Line:
    """What failed as it was typed, the others as they are now."""
    if typed is None or left is None:
        return _as_it_is(visit, case)
    return Line(case, typed.rows, typed.why, left)


def _show(visit: Visit, found: Sheet, lines: list[Line], said: str = "") -> Response:
    units = choices.ROSTERS["HandlingUnit"](visit.work, visit.actor)
    role = visit.actor.role
    return visit.show(
        "assignment_meeting.html",
        status=422 if said else 200,
        sheet=found,
        lines=lines,
        said=said,
        units=units,
        roles=list(UnitRole),
        may_propose=role in MAY[Act.PROPOSE_UNITS],
        may_assign=role in MAY[Act.ASSIGN],
        least=LEAST_ROWS,
        once=once.token(),
        here=f"{ADDRESS}?page={found.page}",
    )
