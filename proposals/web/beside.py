"""BESIDE: what stands beside the form of an act, so that nobody decides without having read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from proposals.casework.handle import drafts
from proposals.desk import assigning, sight
from proposals.desk.case import handling, outlook, people, replies, texts
from proposals.desk.case.handling import Unit
from proposals.desk.case.replies import UnitReply
from proposals.desk.sight import Sight
from proposals.records import Assignment, Consultation, OpinionForm, Proposal
from proposals.web import drafting, reply_gaps, reviewing, supervising
from proposals.web.errands import Errand
from workflows.policies import result_classes
from workflows.terms import Act, Adoption, MeetingForm, MeetingOutcome

Facts = dict[str, Any]
Given = Mapping[str, Any]


def facts(errand: Errand, given: Given) -> Facts | None:
    """What the act's own page shows besides its fields; None where it has nothing to show yet."""
    act = errand.way.act
    if act not in BESIDE:
        return {}
    if errand.case is None and act in drafting.BEGINS | supervising.BEGINS:
        return BESIDE[act](errand, given)
    if errand.subject is None:
        return None
    return BESIDE[act](errand, given)


def _seen(errand: Errand) -> Sight:
    return sight.sight(errand.visit.work, errand.visit.actor, _case(errand))


def _case(errand: Errand) -> Proposal:
    assert errand.case is not None, "an act beside which something stands is done to a case"
    return errand.case


def _text(errand: Errand) -> Facts:
    found = texts.texts(errand.visit.work, _case(errand), _seen(errand))
    return {"text": found.in_force}


def _part(errand: Errand, assignment: Assignment) -> Unit:
    """The unit's part in the case, as this person may read it."""
    found = handling.handling(errand.visit.work, _case(errand), _seen(errand))
    return next(unit for unit in found.units if unit.id == assignment.id)


def _unit(errand: Errand, _given: Given) -> Facts:
    return {"unit": _part(errand, errand.subject)} | _text(errand)


def _replies(errand: Errand, round: int) -> tuple[UnitReply, ...]:
    found = replies.replies(errand.visit.work, _case(errand), _seen(errand))
    return tuple(reply for each in found.rounds if each.number == round for reply in each.replies)


def _writing(errand: Errand, given: Given) -> Facts:
    """The reply form: the classes, what the 会办 units think, what is still missing."""
    assignment, work = errand.subject, errand.visit.work
    variant = work.profile_on(errand.visit.actor.today).reply.classes
    units = handling.handling(work, _case(errand), _seen(errand)).units
    drafted = [r for r in assignment.replies if r.round == assignment.round]
    return {
        "unit": _part(errand, assignment),
        "promising": [c.code for c in result_classes.classes(variant) if c.requires_commitment],
        "opinions": [(u.unit, o) for u in units for o in u.opinions],
        "rejected_why": drafted[-1].rejected_why if drafted else "",
        "missing": reply_gaps.missing(errand, given),
    }


def _checking(errand: Errand, _given: Given) -> Facts:
    """The reply in full, and the unit's other replies that say the same."""
    assignment, work, actor = errand.subject, errand.visit.work, errand.visit.actor
    kept = next((r for r in assignment.replies if r.round == assignment.round), None)
    if kept is None:
        return {"reply": None, "alike": []}
    told = next(r for r in _replies(errand, kept.round) if r.id == kept.id)
    return {"reply": told, "alike": drafts.similar(work, assignment, kept, actor)}


def _meeting(errand: Errand, _given: Given) -> Facts:
    """The record as the unit wrote it down, shown in full to whom it is about."""
    kept: Consultation = errand.subject
    unit = _part(errand, kept.assignment)
    told = next(m for m in unit.meetings if m.id == kept.id)
    return {"unit": unit, "meeting": told, "refused": kept.outcome == MeetingOutcome.REFUSED}


def _recording(errand: Errand, given: Given) -> Facts:
    found = people.people(errand.visit.work, _case(errand), _seen(errand))
    in_person = [form.label for form in MeetingForm if form.face_to_face]
    return _unit(errand, given) | {"people": found, "in_person": "、".join(in_person)}


def _rating(errand: Errand, _given: Given) -> Facts:
    form: OpinionForm = errand.subject
    told = [reply for reply in _replies(errand, form.round) if reply.issued_at is not None]
    suggestions = _text(errand)["text"].suggestions
    beside = {
        number: [(r.unit, a) for r in told for a in r.answers if a.number == number]
        for number in range(1, len(suggestions) + 1)
    }
    return {
        "form": form.proposer,
        "replies": told,
        "suggestions": suggestions,
        "beside": beside,
        "words": list(Adoption),
    }


def _returning(errand: Errand, given: Given) -> Facts:
    return _unit(errand, given) | {"window": outlook.window(errand.subject)}


def _extending(errand: Errand, given: Given) -> Facts:
    work, actor = errand.visit.work, errand.visit.actor
    until = outlook.asked_until(errand.subject)
    return _unit(errand, given) | {
        "extending": outlook.extending(work, errand.subject, actor, until)
    }


def _units(errand: Errand, _given: Given) -> Facts:
    """The three columns of the 交办会 for one case, and the dates an assignment would set."""
    work, case = errand.visit.work, _case(errand)
    filed = assigning.filed(work, case)
    return {
        "filed": filed,
        "dates": outlook.assigning(work, case, errand.visit.actor),
    } | _text(errand)


BESIDE: Mapping[Act, Callable[[Errand, Given], Facts]] = {
    **drafting.BESIDE,
    **reviewing.BESIDE,
    **supervising.BESIDE,
    Act.PROPOSE_UNITS: _units,
    Act.ASSIGN: _units,
    Act.SIGN_FOR: _unit,
    Act.REQUEST_RETURN: _returning,
    Act.APPROVE_RETURN: _returning,
    Act.DENY_RETURN: _returning,
    Act.RECORD_MEETING: _recording,
    Act.CONFIRM_MEETING: _meeting,
    Act.DISPUTE_MEETING: _meeting,
    Act.WAIVE_MEETING: _unit,
    Act.REQUEST_EXTENSION: _extending,
    Act.GRANT_EXTENSION: _extending,
    Act.DENY_EXTENSION: _extending,
    Act.GIVE_OPINION: _unit,
    Act.SUBMIT_REPLY: _writing,
    Act.PASS_REPLY: _checking,
    Act.REJECT_REPLY: _checking,
    Act.RATE: _rating,
    Act.AMEND_RATING: _rating,
}
