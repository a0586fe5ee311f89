"""Whom a file's names mean: members by code or by name, organisations, sectors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from sqlmodel import select

from proposals.reading.proposals import ProposalLine
from proposals.records import Mandate, Member, Organisation, Sector
from proposals.records.people import in_force
from proposals.work import Work
from workflows.refusals import Incomplete, Objection
from workflows.terms import ProposerKind

UNNAMED = Objection("cosigners_named", "联名提案未列联名人姓名，请补上（只写人数的无从确认）")
ALONE = Objection(
    "body_signs_alone", "集体提案由该组织或界别签署，不列联名人，请删去联名人或改由委员提出"
)


class Valid(Protocol):
    """Anything that holds from one date until another."""

    valid_from: date
    valid_until: date | None


V = TypeVar("V", bound=Valid)


class Meant(NamedTuple):
    """In whose name a line is proposed, and who signed with him."""

    kind: ProposerKind
    member: Member | None = None
    organisation: Organisation | None = None
    sector: Sector | None = None
    cosigners: tuple[Member, ...] = ()


@dataclass(frozen=True)
class Directory:
    """Everybody who may propose on one day, read once for a whole file."""

    members: dict[str, list[Member]]
    organisations: dict[str, Organisation]
    sectors: dict[str, Sector]
    signatories: dict[int, str]

    def meant(self, line: ProposalLine) -> Meant:
        """Whom a line means, or `Incomplete`."""
        if not line.proposer:
            raise Incomplete(Objection("proposer_named", "没有写明提案者，请补上"))
        if body := self._body(line):
            if line.cosigners:
                raise Incomplete(ALONE)
            return body
        first = self.member(line.proposer)
        others = tuple(self.member(name) for name in line.cosigners)
        alone = ProposerKind.JOINT if others else ProposerKind.INDIVIDUAL
        meant = Meant(line.kind or alone, first, cosigners=others)
        _require_named(line, meant)
        return meant

    def _body(self, line: ProposalLine) -> Meant | None:
        """The organisation or the sector that proposes, if it is none of the members."""
        body = self.organisations.get(line.proposer)
        if body is not None and line.kind in {None, body.kind}:
            return Meant(body.kind, organisation=body)
        sector = self.sectors.get(_plain(line.proposer))
        if sector is not None and line.kind in {None, ProposerKind.SECTOR}:
            return Meant(ProposerKind.SECTOR, sector=sector)
        if line.kind is not None and (
            line.kind.is_organisation or line.kind == ProposerKind.SECTOR
        ):
            raise _unknown(line.proposer)
        return None

    def member(self, name: str) -> Member:
        """The one member of this code or name; two of the same name are told apart by code."""
        found = self.members.get(name, [])
        if len(found) > 1:
            sentence = f"有{len(found)}位“{name}”，请改填委员编号"
            raise Incomplete(Objection("proposer_unmistakable", sentence))
        if not found:
            raise _unknown(name)
        return found[0]


def _require_named(line: ProposalLine, meant: Meant) -> None:
    """Everybody who signs is named: a number confirms nothing (integrity rule 11)."""
    if meant.kind.is_collective:
        return
    named = 1 + len(meant.cosigners)
    if (meant.kind == ProposerKind.JOINT and named == 1) or (named == 1 < (line.people or 1)):
        raise Incomplete(UNNAMED)
    if named < (line.people or 1):
        sentence = f"写明共{line.people}人提出，只列出{named}人姓名，请补齐联名人姓名或改正人数"
        raise Incomplete(Objection("cosigners_named", sentence))


def directory(work: Work, today: date) -> Directory:
    """Everybody in force today."""
    members: dict[str, list[Member]] = {}
    for member in held(work.exec(select(Member)), today):
        for key in {member.code, member.name}:
            members.setdefault(key, []).append(member)
    return Directory(
        members,
        {body.name: body for body in held(work.exec(select(Organisation)), today)},
        {_plain(sector.name): sector for sector in held(work.exec(select(Sector)), today)},
        {m.organisation_id: m.signatory for m in held(work.exec(select(Mandate)), today)},
    )


def held(rows: Iterable[V], today: date) -> list[V]:
    """The rows in force on a day."""
    return [row for row in rows if in_force(row.valid_from, row.valid_until, today)]


def _plain(name: str) -> str:
    return name.removesuffix("别").removesuffix("界")


def _unknown(name: str) -> Incomplete:
    sentence = f"提案者“{name}”不在本届名册中，请核对姓名或先登记"
    return Incomplete(Objection("proposer_known", sentence))
