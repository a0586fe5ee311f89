"""委员: enrolled, their entry corrected, their membership ended; nobody is taken for another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from sqlmodel import col, func, select

from proposals.casework.actor import Actor
from proposals.casework.rosters import roll
from proposals.reading.cleaning import called
from proposals.records import Convenor, Member, Sector, Signature, Term
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers import contact_details
from workflows.papers.cleaning import figures, one_line
from workflows.papers.completeness import said
from workflows.papers.rosters import (
    MemberPaper,
    contact_objections,
    last_day_objections,
    name_objections,
)
from workflows.refusals import NotNow, Objection
from workflows.terms import Act, MemberStatus
from workflows.terms.numerals import official_date

LABELS = {
    "name": "姓名",
    "code": "委员编号",
    "sector_id": "界别",
    "party": "党派",
    "post": "职务",
    "group": "组别",
    **contact_details.LABELS,
}
"""What an entry holds, and how a correction names it."""
CONTACT = frozenset(contact_details.LABELS)
"""Never repeated on record or in a form."""


@dataclass(frozen=True)
class Roster:
    """Everybody enrolled before, for the question who could be mistaken (integrity rule 41)."""

    members: tuple[Member, ...]

    def objections(self, name: str, code: str, phone: str) -> Iterator[Objection]:
        """Against one more of this name, code and number; contact data are never repeated."""
        others = self.members
        if code and any(m.code == code for m in others):
            yield Objection("member_code_once", f"委员编号“{code}”已在名册中")
        elif phone and any((m.name, m.phone) == (name, phone) for m in others):
            sentence = f"“{name}”姓名、电话均与名册中一人相同，疑为同一人"
            yield Objection("member_once", sentence)
        elif not code and any(m.name == name for m in others):
            sentence = f"名册中已有“{name}”，须填写委员编号加以区别"
            yield Objection("member_told_apart", sentence)
        elif phone and not code and any(m.phone == phone for m in others):
            sentence = "联系电话与名册中一人相同，须填写委员编号加以区别"
            yield Objection("member_told_apart", sentence)

    def free_codes(self, term: int, besides: frozenset[str] = frozenset()) -> Iterator[str]:
        """Codes for those who come without one: 9-0001."""
        taken = {m.code for m in self.members} | besides
        codes = (f"{term}-{number:04d}" for number in count(1))
        return (code for code in codes if code not in taken)


def roster(work: Work, but: int | None = None) -> Roster:
    """Everybody in it, or everybody but one."""
    return Roster(tuple(m for m in work.exec(select(Member)) if m.id != but))


def enrol(work: Work, entry: MemberPaper, valid_from: date, actor: Actor) -> Member:
    """增补委员: into the term that runs on his first day."""
    entry, everybody = _cleaned(entry), roster(work)
    term = _term(work, valid_from)
    against = [
        *_against(work, entry, valid_from),
        *everybody.objections(entry.name, entry.code, entry.phone),
    ]
    roll.allow(Act.ENROL_MEMBER, actor, against)
    code = entry.code or next(everybody.free_codes(term.number))
    member = written(entry._replace(code=code), valid_from, term)
    roll.enter(work, Act.ENROL_MEMBER, member, actor, since=valid_from)
    return member


def written(entry: MemberPaper, valid_from: date, term: Term) -> Member:
    """The row of one member, by hand or from a file: until the end of the term."""
    return Member(**entry._asdict(), valid_from=valid_from, valid_until=term.ends_on)


def correct(work: Work, member: Member, entry: MemberPaper, reason: str, actor: Actor) -> Member:
    """更正委员登记: his name only while no proposal bears it, since a case keeps it as it was."""
    _require_in_office(member, actor.today)
    entry = _cleaned(_filled(entry, member))
    changed = [name for name in LABELS if getattr(member, name) != getattr(entry, name)]
    told_apart = roster(work, but=member.id).objections(entry.name, entry.code, entry.phone)
    against = [
        *_against(work, entry, actor.today),
        *told_apart,
        *said(reason, "reason_given", "请写明更正的理由"),
        *_unchangeable(work, member, changed, actor.today),
    ]
    roll.allow(Act.CORRECT_MEMBER, actor, against)
    before, after = _told(work, member, changed), _told(work, entry, changed)
    for name in changed:
        setattr(member, name, getattr(entry, name))
    what = "、".join(LABELS[name] for name in changed)
    facts = {"what": what, "before": before, "after": after, "reason": reason}
    roll.enter(work, Act.CORRECT_MEMBER, member, actor, **facts)
    return member


def end(
    work: Work, member: Member, status: MemberStatus, last_on: date, reason: str, actor: Actor
) -> Member:
    """终止委员资格: with the last day in office; the sector he convenes needs another convenor."""
    _require_in_office(member, actor.today)
    against = [
        *last_day_objections(member.name, member.valid_from, last_on),
        *said(reason, "reason_given", "请写明依据，如常委会会议的决定"),
    ]
    if last_on > actor.today:
        sentence = "最后一日不能晚于今天，请到该日再办理"
        against.append(Objection("last_day_not_ahead", sentence))
    if status == MemberStatus.IN_OFFICE:
        against.append(Objection("membership_ends", "请选定请辞、撤职或出缺"))
    roll.allow(Act.END_MEMBERSHIP, actor, against)
    member.status, member.valid_until = status, last_on
    convened = _end_convening(work, member, last_on)
    facts = {"status": status.label, "last_on": last_on, "convened": convened, "reason": reason}
    roll.enter(work, Act.END_MEMBERSHIP, member, actor, **facts)
    return member


def in_office(member: Member, day: date) -> bool:
    """Whether he is a member on this day."""
    valid = in_force(member.valid_from, member.valid_until, day)
    return valid and member.status == MemberStatus.IN_OFFICE


def _filled(entry: MemberPaper, member: Member) -> MemberPaper:
    """Code and contact data left empty stay as they are: no form shows a number to copy."""
    kept = ("code", *CONTACT)
    return entry._replace(**{name: getattr(entry, name) or getattr(member, name) for name in kept})


def _cleaned(entry: MemberPaper) -> MemberPaper:
    return entry._replace(
        name=called(entry.name),
        code=figures(entry.code),
        party=one_line(entry.party),
        post=one_line(entry.post),
        group=one_line(entry.group),
        phone=figures(entry.phone),
        email=figures(entry.email),
        address=one_line(entry.address),
        postcode=figures(entry.postcode),
    )


def _term(work: Work, day: date) -> Term:
    asked = select(Term).where(col(Term.begins_on) <= day, col(Term.ends_on) >= day)
    term = work.exec(asked).first()
    if term is None:
        sentence = f"{official_date(day)}不在已登记的任何一届之内，请核对日期或先登记届次"
        raise NotNow(Objection("term_recorded", sentence))
    return term


def _against(work: Work, entry: MemberPaper, day: date) -> Iterator[Objection]:
    yield from name_objections(entry.name, "姓名")
    yield from contact_objections(entry)
    sector = work.get(Sector, entry.sector_id)
    if sector is None or not in_force(sector.valid_from, sector.valid_until, day):
        yield Objection("sector_held", f"所选界别在{official_date(day)}无效，请改选本届的界别")


def _require_in_office(member: Member, today: date) -> None:
    if not in_office(member, today):
        why = "任期已满" if member.status == MemberStatus.IN_OFFICE else member.status.label
        sentence = f"{member.name}（{member.code}）已不在任（{why}），登记不再更改"
        raise NotNow(Objection("member_in_office", sentence))


def _unchangeable(
    work: Work, member: Member, changed: list[str], today: date
) -> Iterator[Objection]:
    if not changed:
        yield Objection("entry_changed", "各项都没有改动，请核对")
    if "sector_id" in changed and _convening(work, member, today):
        sentence = f"{member.name}现任界别召集人，请先另定召集人，再更正界别"
        yield Objection("convenor_stays", sentence)
    if "name" in changed:
        asked = select(func.count()).select_from(Signature)
        signed = work.exec(asked.where(Signature.member_id == member.id)).one()
        if signed:
            sentence = f"“{member.name}”已署名提案{signed}件，案卷保留当日姓名，姓名不再更正"
            yield Objection("name_unsigned", sentence)


def _convening(work: Work, member: Member, day: date) -> list[Convenor]:
    rows = work.exec(select(Convenor).where(Convenor.member_id == member.id))
    return [row for row in rows if in_force(row.valid_from, row.valid_until, day)]


def _told(work: Work, row: Member | MemberPaper, names: list[str]) -> str:
    """What is changed, as it was or will be; of contact data only that they changed."""
    shown = [name for name in names if name not in CONTACT]
    said = (
        work.get_one(Sector, row.sector_id).name if name == "sector_id" else getattr(row, name)
        for name in shown
    )
    return "、".join(value or "（空）" for value in said)


def _end_convening(work: Work, member: Member, last_on: date) -> list[str]:
    """The sectors he convenes on his last day, and no longer."""
    held = _convening(work, member, last_on)
    for row in held:
        row.valid_until = last_on
    return [work.get_one(Sector, row.sector_id).name for row in held]
