"""Parties, people's organisations and special committees that may propose, and who signs (R-16)."""

from __future__ import annotations

from datetime import date

from proposals.casework.actor import Actor
from proposals.casework.rosters import names, roll
from proposals.reading.cleaning import called
from proposals.records import Mandate, Organisation
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.completeness import said
from workflows.papers.rosters import BodyPaper, NamePaper, last_day_objections
from workflows.refusals import Objection
from workflows.terms import Act
from workflows.terms.numerals import official_date


def add(work: Work, entry: BodyPaper, valid_from: date, actor: Actor) -> Organisation:
    """登记组织."""
    name = called(entry.name)
    against = names.objections(work, Organisation, name, valid_from)
    if not entry.kind.is_organisation:
        sentence = "组织的类别应为党派、团体或专委会，请改选"
        against.append(Objection("kind_of_organisation", sentence))
    roll.allow(Act.ADD_ORGANISATION, actor, against)
    body = Organisation(name=name, kind=entry.kind, valid_from=valid_from)
    roll.enter(work, Act.ADD_ORGANISATION, body, actor, since=valid_from)
    return body


def correct(
    work: Work, organisation: Organisation, entry: NamePaper, reason: str, actor: Actor
) -> Organisation:
    """更正组织名称: a misspelt one, while it has proposed nothing."""
    names.correct(work, Act.CORRECT_ORGANISATION, organisation, entry.name, reason, actor)
    return organisation


def end(
    work: Work, organisation: Organisation, last_on: date, reason: str, actor: Actor
) -> Organisation:
    """终止组织: it proposes nothing more; who signed for it ends with it."""
    roll.require_held(organisation, actor.today)
    against = [
        *last_day_objections(organisation.name, organisation.valid_from, last_on),
        *said(reason, "reason_given", "请写明终止的理由"),
    ]
    roll.allow(Act.END_ORGANISATION, actor, against)
    organisation.valid_until = last_on
    _end_mandates(organisation, last_on)
    roll.enter(work, Act.END_ORGANISATION, organisation, actor, last_on=last_on, reason=reason)
    return organisation


def name_signatory(
    work: Work, organisation: Organisation, signatory: str, valid_from: date, actor: Actor
) -> Organisation:
    """确定签署人: the one before ends the day before (integrity rule 12)."""
    roll.require_held(organisation, actor.today)
    name = called(signatory)
    against = said(name, "signatory_named", "请写明签署人姓名")
    later = [m for m in organisation.mandates if m.valid_from >= valid_from]
    if later:
        sentence = f"{official_date(later[-1].valid_from)}起已有签署人，起始日期须在该日之后"
        against.append(Objection("mandate_follows", sentence))
    roll.allow(Act.NAME_SIGNATORY, actor, against)
    _end_mandates(organisation, roll.day_before(valid_from))
    named = Mandate(organisation_id=organisation.id or 0, signatory=name, valid_from=valid_from)
    organisation.mandates.append(named)
    facts = {"signatory": name, "since": valid_from}
    roll.enter(work, Act.NAME_SIGNATORY, organisation, actor, **facts)
    return organisation


def _end_mandates(organisation: Organisation, last_on: date) -> None:
    for row in organisation.mandates:
        if in_force(row.valid_from, row.valid_until, last_on):
            row.valid_until = last_on
