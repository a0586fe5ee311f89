"""/letters 文书: one's own inbox, what went out and came in, what waits for a signature."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from proposals.casework import receiving
from proposals.desk import board, correspondence
from proposals.desk.correspondence import State, Wanted, Way
from proposals.desk.correspondence.letters import KEEPERS
from proposals.desk.correspondence.prints import MOST
from proposals.printing.html import html
from proposals.web import narrowing
from proposals.web.digest_text import body
from proposals.web.doorway import Id, Visit, entering
from proposals.web.forms import FormField
from proposals.web.prints import Bundle
from workflows.policies.permits import MAY
from workflows.terms import Act, View

router = APIRouter()
INBOX, ALL, NUMBERS = "inbox", "all", "numbers"
LABELS = {INBOX: "收件箱", ALL: "可以阅读的文书", NUMBERS: "文号登记"}


@router.get("/letters", name="letters")
def listing(
    request: Request, visit: Visit = entering(View.LETTERS), way: str = "", page: int = 1
) -> Response:
    """One of the ways: the inbox by messages, the others as a register."""
    drafts = board.told.drafts(visit.work, visit.actor, board.told.ALL)
    ways = _ways(visit)
    way = way if way in ways else (Way.TO_CONFIRM.value if drafts else ways[0])
    tabs = _tabs(visit, ways, way, len(drafts))
    if way == INBOX:
        found = correspondence.inbox(visit.work, visit.actor, page)
        told = correspondence.messages(found.rows)
        pages = narrowing.pager(request, found)
        return visit.show("letters/inbox.html", messages=told, pages=pages, tabs=tabs)
    if way == Way.TO_CONFIRM:
        here = f"/letters?way={way}"
        return visit.show("letters/drafts.html", drafts=drafts, tabs=tabs, here=here)
    if way == NUMBERS:
        series = correspondence.series(visit.work)
        return visit.show("letters/numbers.html", series=series, tabs=tabs)
    return _register(request, visit, way, tabs)


@router.get("/letters/digests/{id}", name="digest")
def digest(id: Id, visit: Visit = entering(View.LETTERS)) -> Response:
    """Several short notices as they came in one message."""
    found = correspondence.digest(visit.work, visit.actor, id)
    _lie_open(visit, [mail.item_id for mail in found.mails if mail.read_at is None])
    crumbs = [{"label": "文书", "href": "/letters"}, {"label": found.title, "href": ""}]
    return visit.show("letters/digest.html", digest=found, text=body(found.html), crumbs=crumbs)


@router.get("/letters/{id}", name="letter")
def show(id: Id, visit: Visit = entering(View.LETTERS)) -> Response:
    """One letter as it was sent, and its way to its readers."""
    found = correspondence.letter(visit.work, visit.actor, id)
    _lie_open(visit, correspondence.own_items(visit.work, visit.actor, id))
    title = found.paper.number or found.paper.title
    return visit.show(
        "letters/letter.html",
        letter=found,
        text=html(found.copy),
        keeps=visit.actor.role in KEEPERS,
        here=visit.request.url.path,
        may_discard=found.may_confirm and visit.actor.role in MAY[Act.DISCARD_LETTER],
        crumbs=[{"label": "文书", "href": "/letters"}, {"label": title, "href": ""}],
    )


def _lie_open(visit: Visit, items: Iterable[int]) -> None:
    """Looking at one's own mail is what opens it."""
    if found := list(items):
        with visit.site.office.transaction() as work:
            receiving.opened(work, found, visit.at)


def _ways(visit: Visit) -> list[str]:
    """The committee keeps registers; others have an inbox, and what they may read besides."""
    if visit.actor.role in MAY[Act.CONFIRM_LETTER]:
        return [INBOX, Way.OUT, Way.IN, Way.TO_CONFIRM, NUMBERS]
    return [Way.OUT, Way.IN, NUMBERS] if visit.actor.role in KEEPERS else [INBOX, ALL]


def _tabs(visit: Visit, ways: list[str], current: str, drafts: int) -> list[dict[str, Any]]:
    counts = {Way.TO_CONFIRM.value: drafts}
    if INBOX in ways:
        counts[INBOX] = correspondence.unread(visit.work, visit.actor)
    labels = LABELS | {way.value: way.label for way in Way}
    return [
        {
            "label": labels[way],
            "href": f"/letters?way={way}",
            "current": way == current,
            "count": counts.get(way, 0),
        }
        for way in map(str, ways)
    ]


def _register(request: Request, visit: Visit, way: str, tabs: list[dict[str, Any]]) -> Response:
    asked = request.query_params
    page = asked.get(narrowing.PAGE, "")
    wanted = Wanted(
        narrowing.term(Way, way),
        narrowing.term(State, asked.get("state", "")),
        asked.get("kind", ""),
        asked.get("number", ""),
        asked.get("addressee", ""),
        narrowing.day(asked.get("since", "")),
        narrowing.day(asked.get("until", "")),
        int(page) if page.isdecimal() else 1,
    )
    found = correspondence.letters(visit.work, visit.actor, wanted)
    return visit.show(
        "letters/register.html",
        found=found,
        tabs=tabs,
        form=narrowing.filters(request, _fields(visit, wanted), kept=("way",)),
        pages=narrowing.pager(request, found),
        bundles=tuple(Bundle),
        most=MOST,
    )


def _fields(visit: Visit, wanted: Wanted) -> list[FormField]:
    kinds = correspondence.kinds(visit.work, visit.actor).items()
    state = wanted.state.value if wanted.state else ""
    return [
        narrowing.one_of("kind", "文种", kinds, wanted.kind),
        narrowing.typed("number", "文号", wanted.number),
        narrowing.typed("addressee", "收文", wanted.addressee),
        narrowing.one_of("state", "状态", narrowing.words_of(State), state),
        narrowing.dated("since", "成文自", wanted.since),
        narrowing.dated("until", "至", wanted.until),
    ]
