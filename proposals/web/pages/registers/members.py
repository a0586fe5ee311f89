"""/members: who did what; one member with his proposals, to himself and to the committee."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from proposals.casework.access import contact_details
from proposals.desk import registers
from proposals.desk.registers import member_file
from proposals.desk.registers.members import Wanted
from proposals.web.doorway import Id, Visit, entering, handing_in
from workflows.policies.permits import MAY
from workflows.terms import Act, View

router = APIRouter()
LONGEST = 40


@router.get("/members", name="members")
def listing(
    visit: Visit = entering(View.MEMBERS),
    q: str = "",
    sector: str = "",
    serving: str = "",
    page: str = "",
) -> Response:
    """The roster with everybody's figures."""
    wanted = Wanted(q.strip()[:LONGEST], _number(sector), serving == "1", _number(page) or 1)
    found = registers.members(visit.work, visit.actor, wanted)
    return visit.show(
        "registers/members.html",
        page=found,
        wanted=wanted,
        may_keep=_may_keep(visit),
        sectors=registers.sectors(visit.work, visit.actor.today),
        ways={
            "number": found.number,
            "pages": found.pages,
            "total": found.total,
            "before": _address(wanted, found.number - 1) if found.number > 1 else "",
            "after": _address(wanted, found.number + 1) if found.number < found.pages else "",
        },
    )


@router.get("/members/{member_id}", name="member")
def opened(member_id: Id, visit: Visit = entering(View.MEMBER)) -> Response:
    """One member: 履职."""
    return _page(visit, member_id)


@router.post("/members/{member_id}/contact-details", name="member_contact_details")
def reach(member_id: Id, visit: Visit = handing_in(View.MEMBER)) -> Response:
    """His 联系方式 on this page once, and on record."""
    account = visit.visitor.account_id
    whole = contact_details.of_member(visit.work, member_id, visit.actor, account)
    return _page(visit, member_id, whole.lines)


def _page(visit: Visit, member_id: int, shown: Sequence[str] = ()) -> Response:
    found = registers.member(visit.work, visit.actor, member_id)
    return visit.show(
        "registers/member.html",
        found=found,
        line=found.member,
        shown=shown,
        sessions=member_file.sessions(visit.work),
        may_keep=_may_keep(visit),
    )


def _may_keep(visit: Visit) -> bool:
    return visit.actor.role in MAY[Act.ENROL_MEMBER]


def _number(raw: str) -> int | None:
    """A record number; what is none asks for nothing."""
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 9 else None


def _address(wanted: Wanted, page: int) -> str:
    asked = {
        "q": wanted.words,
        "sector": wanted.sector or "",
        "serving": "1" if wanted.serving else "",
        "page": page,
    }
    return f"/members?{urlencode({name: value for name, value in asked.items() if value})}"
