"""In whose name a proposal is drafted: the actor's own, or by proxy that of the paper."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sqlmodel import col, select

from proposals.casework import standing
from proposals.casework.actor import Actor
from proposals.records import Convenor, Member, Organisation, Sector
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.draft import Draft
from workflows.refusals import Incomplete, NotYou, Objection
from workflows.terms import ProposerKind, Role

INDIVIDUALS = {ProposerKind.INDIVIDUAL, ProposerKind.JOINT}
OWN_KINDS: dict[Role, set[ProposerKind]] = {
    Role.MEMBER: INDIVIDUALS,
    Role.ORG_PROPOSER: {kind for kind in ProposerKind if kind.is_organisation},
    Role.CONVENOR: {ProposerKind.SECTOR, ProposerKind.GROUP},
}
NOT_NAMED = Objection("proposer_named", "请写明提案者，并与提案类型相符")


class Proposer(NamedTuple):
    """The first proposer or the body, by the names of the day."""

    name: str
    member_id: int | None = None
    organisation_id: int | None = None
    sector_id: int | None = None
    sector_name: str = ""


def proposer_of(work: Work, draft: Draft, actor: Actor) -> Proposer:
    """Whose proposal a draft is (integrity rules 10 and 12)."""
    if actor.role == Role.CLERK:
        standing.proxy(draft.proxy_scan)
        return named(work, draft)
    if draft.kind not in OWN_KINDS.get(actor.role, ()):
        sentence = f"{actor.role.label}不能以{draft.kind.label}名义提出，请改选提案类型"
        raise NotYou(Objection("kind_is_yours", sentence))
    return named(work, _own(work, draft, actor))


def named(work: Work, draft: Draft) -> Proposer:
    """The proposer by the number that this kind of proposal asks for."""
    if draft.kind.is_organisation:
        return _organisation(work, draft.kind, draft.organisation_id)
    if draft.kind == ProposerKind.SECTOR:
        return sector(work, draft.sector_id)
    return _member(work, draft.kind, draft.member_id)


def sector(work: Work, sector_id: int | None) -> Proposer:
    """A 界别 as proposer."""
    found = work.get(Sector, sector_id) if sector_id is not None else None
    if found is None:
        raise Incomplete(NOT_NAMED)
    return Proposer(sector_title(found), sector_id=found.id, sector_name=found.name)


def sector_title(sector: Sector) -> str:
    """A 界别 as it signs: 经济界, whether the roster writes 经济 or 经济界."""
    return sector.name if sector.name.endswith("界") else f"{sector.name}界"


def convened(work: Work, member_id: int | None, today: date) -> list[int]:
    """The sectors this member convenes today."""
    held = work.exec(
        select(Convenor).where(Convenor.member_id == member_id).order_by(col(Convenor.id))
    )
    return [c.sector_id for c in held if in_force(c.valid_from, c.valid_until, today)]


def convenor(work: Work, sector_id: int | None, today: date) -> Member | None:
    """Who convenes a sector today."""
    held = work.exec(
        select(Convenor).where(Convenor.sector_id == sector_id).order_by(col(Convenor.id))
    )
    now = [c for c in held if in_force(c.valid_from, c.valid_until, today)]
    return work.get_one(Member, now[0].member_id) if now else None


def in_person(work: Work, actor: Actor, member: Member | None, scan: str, refusal: str) -> Member:
    """The member himself, or the one whose signed paper a clerk holds; else refused so."""
    if member is not None and actor.role == Role.CLERK:
        standing.proxy(scan)
        return member
    if actor.member_id is None or (member is not None and member.id != actor.member_id):
        raise NotYou(Objection("own_name", refusal))
    return work.get_one(Member, actor.member_id)


def sector_name(work: Work, member: Member) -> str:
    """The member's 界别 on this day (R-18)."""
    return work.get_one(Sector, member.sector_id).name


def _own(work: Work, draft: Draft, actor: Actor) -> Draft:
    """The draft in the actor's own name, whatever name it came with."""
    own = draft._replace(member_id=actor.member_id, organisation_id=actor.organisation_id)
    if draft.kind != ProposerKind.SECTOR:
        return own
    sectors = convened(work, actor.member_id, actor.today)
    if not sectors or draft.sector_id not in {None, *sectors}:
        raise NotYou(Objection("convenor_in_office", "只有本界别在任召集人可以起草界别提案"))
    return own._replace(sector_id=draft.sector_id or sectors[0])


def _organisation(work: Work, kind: ProposerKind, organisation_id: int | None) -> Proposer:
    found = work.get(Organisation, organisation_id) if organisation_id is not None else None
    if found is None or found.kind != kind:
        raise Incomplete(NOT_NAMED)
    return Proposer(found.name, organisation_id=found.id)


def _member(work: Work, kind: ProposerKind, member_id: int | None) -> Proposer:
    found = work.get(Member, member_id) if member_id is not None else None
    if found is None:
        raise Incomplete(NOT_NAMED)
    name = found.name
    if kind == ProposerKind.GROUP:
        if not found.group:
            raise Incomplete(Objection("group_named", "小组提案须先在名册中登记委员所在小组"))
        name = found.group
    return Proposer(name, found.id, sector_name=sector_name(work, found))
