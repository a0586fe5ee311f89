"""What stands beside the acts of 提: the count and advice of a text, the names, the check list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from proposals.acting import choices
from proposals.desk.case import calls
from proposals.desk.case.handing_in import handing_in
from proposals.web import between, reviewing
from proposals.web.errands import Errand
from proposals.web.reviewing import case_of
from workflows.papers import proposal_text
from workflows.papers.secrecy import markings
from workflows.terms import Act, Role, SignatureAnswer

Facts = dict[str, Any]
Given = Mapping[str, Any]


def writing(errand: Errand, given: Given) -> Facts:
    """How long the text is, what a reviewer would look at, what handing in still asks."""
    visit, text = errand.visit, between.text_in(dict(given))
    profile = visit.work.profile_on(visit.actor.today)
    category = str((given.get("draft") or {}).get("category") or "")
    begun = bool(text.title or text.body)
    return {
        "characters": text.characters,
        "limits": profile.intake,
        "advice": proposal_text.warnings(text, profile, category) if begun else [],
        "lacking": proposal_text.objections(text, profile) if begun else [],
        "secret": bool(markings(text.title + text.body)),
        "asked_again": _asked_again(errand),
        "on_paper": errand.role == Role.CLERK,
    }


def _asked_again(errand: Errand) -> list[str]:
    """Whose confirmation a changed text makes void (integrity rule 11)."""
    case = errand.case
    if case is None:
        return []
    return [s.name for s in case.confirmed if s.member_id != case.member_id]


def names(errand: Errand, given: Given) -> Facts:
    """联名: who was asked and what each said."""
    case = case_of(errand)
    return reviewing.sheet(errand, given) | {
        "asked": [s for s in case.signatures if s.answer == SignatureAnswer.INVITED],
        "closes_on": calls.closes_on(errand.visit.work, case),
        "on_paper": errand.role == Role.CLERK,
    }


def inviting(errand: Errand, given: Given) -> Facts:
    """Several at once, each with a result of his own."""
    visit, case = errand.visit, case_of(errand)
    listed = {s.member_id for s in case.signatures if s.answer in STANDING}
    roster = choices.ROSTERS["Member"](visit.work, visit.actor)
    return names(errand, given) | {
        "roster": roster,
        "listed": len(listed),
        "results": (),
        "typed": (str(given["member"]),) if given.get("member") else (),
    }


STANDING = frozenset({SignatureAnswer.INVITED, SignatureAnswer.CONFIRMED})


def submitting(errand: Errand, given: Given) -> Facts:
    """提交: the check list, and what will happen."""
    visit = errand.visit
    return reviewing.sheet(errand, given) | {
        "ready": handing_in(visit.work, case_of(errand), visit.actor),
        "on_paper": errand.role == Role.CLERK,
    }


BESIDE: Mapping[Act, Callable[[Errand, Given], Facts]] = {
    Act.DRAFT: writing,
    Act.INVITE: inviting,
    **dict.fromkeys((Act.UNINVITE, Act.COSIGN, Act.DECLINE, Act.LEAVE), names),
    **dict.fromkeys((Act.SIGN_COLLECTIVE, Act.OPEN_CALL, Act.JOIN_CALL, Act.WITHDRAW), names),
    Act.SUBMIT: submitting,
}
BEGINS = frozenset({Act.DRAFT})
"""What has a page of its own before there is a case."""
