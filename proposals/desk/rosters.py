"""The rosters and the case list as tables, in columns `tian import` reads again."""

from __future__ import annotations

from sqlmodel import col, select

from proposals.desk.finding import session_label
from proposals.desk.tables import Cell, Table
from proposals.records import HandlingUnit, Member, Proposal, Sector
from proposals.work import Work
from workflows.papers.contact_details import LABELS


def members(work: Work, *, contacts: bool = False) -> Table:
    """The roster; 联系方式 only where they are asked for by name."""
    sectors = {s.id: s.name for s in work.exec(select(Sector))}
    header = ("委员编号", "姓名", "界别", "党派", "职务", "组别", "任职日期", "终止日期")
    more = tuple(LABELS.values()) if contacts else ()
    rows = tuple(
        (
            *(m.code, m.name, sectors[m.sector_id], m.party, m.post, m.group),
            *(m.valid_from.isoformat(), m.valid_until.isoformat() if m.valid_until else ""),
            *(m.contact_details if contacts else ()),
        )
        for m in work.exec(select(Member).order_by(col(Member.id)))
    )
    return Table("委员名册", (*header, *more), rows)


def units(work: Work) -> Table:
    """The handling units with their predecessors."""
    rows = list(work.exec(select(HandlingUnit).order_by(col(HandlingUnit.id))))
    names = {unit.id: unit.name for unit in rows}
    header = ("单位名称", "系统", "原单位", "排序", "启用日期", "停用日期")
    return Table("承办单位", header, tuple(_unit(unit, names) for unit in rows))


def _unit(unit: HandlingUnit, names: dict[int | None, str]) -> tuple[Cell, ...]:
    until = unit.valid_until.isoformat() if unit.valid_until else ""
    before = names[unit.predecessor_id] if unit.predecessor_id else ""
    return (unit.name, unit.kind.label, before, unit.sort, unit.valid_from.isoformat(), until)


def proposals(work: Work) -> Table:
    """提案明细表: one line a proposal, as it stands."""
    header = (
        *("记录号", "届次", "提案编号", "收件号", "案由", "第一提案人", "界别", "提案人数"),
        *("提案类型", "内容分类", "收案时段", "提案状态", "重点提案", "合并提案"),
        *("建议办理单位", "办理单位", "交办日期", "办理结果"),
    )
    rows = work.exec(select(Proposal).order_by(col(Proposal.id)))
    return Table("提案明细表", header, tuple(_proposal(work, p) for p in rows))


def _proposal(work: Work, p: Proposal) -> tuple[Cell, ...]:
    living = [a for a in p.assignments if a.living]
    return (
        *(p.id, session_label(work, p), p.case_no or "", p.receipt_no or "", p.title),
        *(p.proposer_name, p.sector_name, len(p.confirmed)),
        *(p.kind.label, p.category, p.intake.label if p.intake else "", p.stage.label),
        *("是" if p.is_key else "", p.lead.number if p.lead else ""),
        "、".join(p.suggested_units),
        "、".join(f"{a.unit_name}（{a.role.label}）" for a in living),
        p.assigned_at.date().isoformat() if p.assigned_at else "",
        p.result_class,
    )
