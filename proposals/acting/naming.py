"""Records by what people call them: a unit by its name, a member by code, a proposal by number."""

from __future__ import annotations

from typing import Any

from sqlmodel import SQLModel, col, select

from proposals.desk import finding
from proposals.records import HandlingUnit, Member, Organisation, Proposal, Sector
from proposals.work import Work
from workflows.refusals import Incomplete, NotFound, Objection

BY_FIELD: dict[str, Any] = {
    "unit_id": HandlingUnit,
    "member_id": Member,
    "organisation_id": Organisation,
    "sector_id": Sector,
    "proposal_id": Proposal,
}


def number(work: Work, field: str, raw: Any) -> int:
    """A whole number, or the record number of what a field like `unit_id` names."""
    kind = BY_FIELD.get(field)
    if finding.is_number(str(raw)) and (kind is not Member or isinstance(raw, int)):
        return int(raw)
    if kind is not None:
        found: int = record(work, kind, raw).id
        return found
    sentence = f"{field} 不能是“{raw}”，应为整数，不小于0，不超过九位"
    raise Incomplete(Objection("act_argument", sentence))


def record(work: Work, kind: Any, raw: Any) -> Any:
    """The record of that name, code or number."""
    if kind is Proposal:
        return finding.proposal(work, str(raw))
    found = _by_code(work, kind, str(raw)) or _by_number(work, kind, raw)
    found = found or _by_name(work, kind, str(raw))
    if found is None:
        raise NotFound(Objection("record_exists", f"没有“{raw}”，请核对名称或编号"))
    return found


def _by_number(work: Work, kind: type[SQLModel], raw: Any) -> Any:
    return work.get(kind, int(raw)) if finding.is_number(str(raw)) else None


def _by_code(work: Work, kind: Any, code: str) -> Any:
    """A member's code comes before the record's number: rosters number their members too."""
    if kind is not Member:
        return None
    return work.exec(select(Member).where(Member.code == code)).first()


def _by_name(work: Work, kind: Any, name: str) -> Any:
    if not hasattr(kind, "name"):
        return None
    newest = col(kind.valid_from).desc()
    found_all = list(work.exec(select(kind).where(kind.name == name).order_by(newest)))
    if kind is Member and len(found_all) > 1:
        codes = "、".join(member.code for member in found_all)
        sentence = f"名册中有{len(found_all)}位“{name}”，请改用委员编号：{codes}"
        raise Incomplete(Objection("member_unique", sentence))
    return found_all[0] if found_all else None
