"""A form for every act and the one POST that does it; a refused form comes back as it was typed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from proposals.acting import subjects, table
from proposals.casework import once
from proposals.records import Proposal
from proposals.web import beside, between, forms, jottings, supervising, uploads
from proposals.web.between import FIRST, Turn
from proposals.web.doorway import Id, handed, reading, writing
from proposals.web.errands import NOT_THERE, Errand, Way
from proposals.web.posting import local, require_own
from proposals.web.refusals import status_of
from workflows.refusals import NotFound, Refusal
from workflows.terms import Act, View

router = APIRouter()
Handed = Annotated[FormData, Depends(handed)]
NOTHING: Mapping[str, Any] = MappingProxyType({})


@router.get("/acts/{act}", name="act_that_begins")
@router.get("/proposals/{proposal_id}/acts/{act}", name="act")
def form(request: Request, act: Act, proposal_id: Id | None = None, of: str = "") -> Response:
    """The form of one act, with what is known already filled in."""
    with reading(request, View.CASE) as visit:
        errand = _begun(Errand(visit, Way(act, proposal_id, of)))
        named = supervising.named(errand)
        if not named and (left := jottings.left(errand)):
            return page(errand, left.given, Turn(saved_at=left.saved_at))
        return page(errand, named or errand.known())


@router.post("/acts/{act}", name="begin")
@router.post("/proposals/{proposal_id}/acts/{act}", name="do")
def hand_in(
    request: Request, act: Act, form: Handed, proposal_id: Id | None = None, of: str = ""
) -> Response:
    """Do the act, once; refused, the form comes back with the reasons and all that was typed."""
    way = Way(act, proposal_id, of)
    given = given_on(request, way, form)
    if turn := between.asked(form, given):
        return _again(request, way, form, given, turn)
    try:
        return _done(request, way, form, given)
    except Refusal as refusal:
        return _again(request, way, form, given, Turn(refusal))


def given_on(request: Request, way: Way, form: FormData) -> dict[str, Any]:
    """What was typed; scans are kept at once, so that a refusal does not lose them."""
    with reading(request, View.CASE) as visit:
        require_own(request, form, visit.visitor)
        fields, actor, site = _begun(Errand(visit, way)).fields, visit.actor, visit.site

    def keep(part: UploadFile) -> str:
        return uploads.kept(site, actor, part)

    return forms.given(fields, form, keep)


def _begun(errand: Errand) -> Errand:
    """Only what makes a case, names its cases itself, or may be of none is done without one."""
    if errand.way.proposal_id is None and errand.way.act not in table.BEGINNING:
        raise NotFound(NOT_THERE)
    return errand


def _done(request: Request, way: Way, form: FormData, given: dict[str, Any]) -> Response:
    with writing(request, View.CASE, form) as visit:
        token = str(form.get("once", ""))
        if led_to := once.led_to(visit.work, token, visit.visitor.account_id):
            return visit.go(led_to, "这份表单已经办理过，没有重复办理")
        errand = Errand(visit, way)
        errand.require_unchanged(str(form.get("seen", "")))
        case = errand.carry_out(given)
        led_to = _next(form, case)
        once.remember(visit.work, token, visit.visitor.account_id, led_to, visit.at)
        jottings.discard(errand)
        return visit.go(led_to, _said(way.act, case))


def _again(
    request: Request,
    way: Way,
    form: FormData,
    given: dict[str, Any],
    turn: Turn,
) -> Response:
    with reading(request, View.CASE) as visit:
        token = str(form.get("once", ""))
        if led_to := once.led_to(visit.work, token, visit.visitor.account_id):
            return visit.go(led_to, "这份表单已经办理过，没有重复办理")
        errand = Errand(visit, way)
        refusal = errand.told(turn.refusal, str(form.get("seen", "")))
        back = str(form.get("back", ""))
        return page(errand, given, turn._replace(refusal=refusal, back=back))


def page(
    errand: Errand, given: dict[str, Any], turn: Turn = FIRST, facts: Mapping[str, Any] = NOTHING
) -> Response:
    """The form of an act as it is drawn now; `facts` stand in place of what is known otherwise."""
    fields, above = errand.form(given, turn.refusal, turn.more)
    visit, case, act = errand.visit, errand.case, errand.way.act
    more_facts = beside.facts(errand, given)
    return visit.show(
        template_of(act) if more_facts is not None else GENERIC,
        status=status_of(turn.refusal) if turn.refusal else 200,
        act=act,
        case=case,
        rows=[(row.id, subjects.said(row)) for row in errand.rows],
        of=errand.way.of,
        fields=fields if case is None or errand.rows else [],
        by={each.name: each for each in fields},
        above=above,
        closed=errand.objections,
        seen=errand.seen,
        once=once.token(),
        back=_back(turn.back or visit.request.query_params.get("back", "")),
        turn=turn,
        jotting=jottings.query_of(errand.way) if jottings.worth_keeping(errand) else "",
        **(more_facts or {}) | dict(facts),
    )


def template_of(act: Act) -> str:
    """An act with a page of its own, or the form that fits every act."""
    return OWN.get(act, GENERIC)


GENERIC = "acts/form.html"
OWN: dict[Act, str] = {
    **supervising.OWN,
    Act.DRAFT: "acts/draft.html",
    Act.INVITE: "acts/invite.html",
    Act.UNINVITE: "acts/uninvite.html",
    **dict.fromkeys((Act.COSIGN, Act.DECLINE, Act.LEAVE), "acts/cosign.html"),
    **dict.fromkeys((Act.SIGN_COLLECTIVE, Act.OPEN_CALL, Act.JOIN_CALL), "acts/collective.html"),
    Act.SUBMIT: "acts/submit.html",
    **dict.fromkeys((Act.WITHDRAW, Act.CONSENT_WITHDRAWAL), "acts/withdraw.html"),
    Act.ACCEPT: "acts/accept.html",
    Act.ADVANCE: "acts/advance.html",
    Act.SEND_BACK: "acts/send_back.html",
    Act.FILE: "acts/file.html",
    Act.REJECT: "acts/reject.html",
    Act.REVISE_TEXT: "acts/revise_text.html",
    **dict.fromkeys((Act.HOLD, Act.RELEASE), "acts/hold.html"),
    **dict.fromkeys((Act.CONSENT_CONVERSION, Act.CONVERT), "acts/convert.html"),
    **dict.fromkeys((Act.CONSENT_MERGE, Act.MERGE, Act.UNMERGE), "acts/merge.html"),
    **dict.fromkeys((Act.NOMINATE_KEY, Act.OPINE_KEY, Act.DECIDE_KEY), "acts/key.html"),
    Act.PUBLISH_PROPOSAL: "acts/publish_proposal.html",
    Act.PROPOSE_UNITS: "acts/propose_units.html",
    Act.ASSIGN: "acts/assign.html",
    Act.SIGN_FOR: "acts/sign_for.html",
    Act.REQUEST_RETURN: "acts/request_return.html",
    Act.APPROVE_RETURN: "acts/decide_return.html",
    Act.DENY_RETURN: "acts/decide_return.html",
    Act.RECORD_MEETING: "acts/record_meeting.html",
    Act.CONFIRM_MEETING: "acts/confirm_meeting.html",
    Act.DISPUTE_MEETING: "acts/dispute_meeting.html",
    Act.WAIVE_MEETING: "acts/waive_meeting.html",
    Act.REQUEST_EXTENSION: "acts/request_extension.html",
    Act.GRANT_EXTENSION: "acts/decide_extension.html",
    Act.DENY_EXTENSION: "acts/decide_extension.html",
    Act.GIVE_OPINION: "acts/give_opinion.html",
    Act.SUBMIT_REPLY: "acts/submit_reply.html",
    Act.PASS_REPLY: "acts/check_reply.html",
    Act.REJECT_REPLY: "acts/check_reply.html",
    Act.RATE: "acts/rate.html",
    Act.AMEND_RATING: "acts/rate.html",
}


def _next(form: FormData, case: Proposal | None) -> str:
    """Back to where the act was called from, else to the case; never to another site."""
    back = _back(str(form.get("back", "")))
    return back or (f"/proposals/{case.id}" if case is not None else "/")


def _back(address: str) -> str:
    return local(address) if address else ""


def _said(act: Act, case: Proposal | None) -> str:
    return f"{case.number}：已{act.label}，现为“{case.stage.label}”" if case else f"已{act.label}"
