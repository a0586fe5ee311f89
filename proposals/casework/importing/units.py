"""A list of handling units into the records; a renamed unit ends and its successor begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.importing import importers
from proposals.casework.rosters import roll
from proposals.casework.rosters import units as rosters
from proposals.reading.lines import BadLine, refuse_bad
from proposals.reading.units import UnitFile, UnitLine
from proposals.records import HandlingUnit
from proposals.records.people import in_force
from proposals.work import Work
from workflows.papers.rosters import UnitPaper, last_day_objections
from workflows.terms import Act, UnitKind

EVERYDAY: dict[str, UnitKind] = {
    "区政府部门": UnitKind.GOVERNMENT,
    "政府部门": UnitKind.GOVERNMENT,
    "党委部门": UnitKind.PARTY,
    "党委": UnitKind.PARTY,
    "群团": UnitKind.PARTY,
    "镇": UnitKind.TOWN,
    "乡": UnitKind.TOWN,
    "企业": UnitKind.UTILITY,
}
# Only names that leave no doubt; everything else the file must say.
_BY_NAME: tuple[tuple[str, UnitKind], ...] = (
    ("局", UnitKind.GOVERNMENT),
    ("发展和改革委员会", UnitKind.GOVERNMENT),
    ("卫生健康委员会", UnitKind.GOVERNMENT),
    ("人民法院", UnitKind.COURT),
    ("人民检察院", UnitKind.PROCURATORATE),
    ("街道办事处", UnitKind.STREET),
    ("镇人民政府", UnitKind.TOWN),
    ("乡人民政府", UnitKind.TOWN),
)


def import_units(work: Work, file: UnitFile, actor: Actor) -> list[HandlingUnit]:
    """Write every unit down, or none and name the lines that speak against it."""
    importers.require(actor, importers.ROSTERS)
    since = importers.current_term(work, actor.today).begins_on
    held = _in_force(work, actor.today)
    units = {line.name: _unit(line, since, actor.today) for line in file.lines}
    known = held | units
    refuse_bad([*file.bad, *_complaints(file.lines, held), *_out_of_order(file.lines, known)])
    work.add_all(units.values())
    work.flush()
    for line in file.lines:
        if line.predecessor:
            rosters.succeed(units[line.name], known[line.predecessor])
    work.flush()
    roll.record(work, Act.ADD_UNIT, "handlingunit", actor, read=len(units))
    return list(units.values())


def kind_of(line: UnitLine) -> UnitKind | None:
    """The system a unit belongs to, as the file says or its name shows; None: not known."""
    if not line.kind:
        by_name = (kind for ending, kind in _BY_NAME if line.name.endswith(ending))
        return next(by_name, UnitKind.OTHER)
    labels = {kind.label: kind for kind in UnitKind} | {kind.value: kind for kind in UnitKind}
    return labels.get(line.kind) or EVERYDAY.get(line.kind)


def _unit(line: UnitLine, since: date, today: date) -> HandlingUnit:
    kind = kind_of(line) or UnitKind.OTHER
    sort = line.sort if line.sort is not None else line.line_no
    begins = line.valid_from or (today if line.predecessor else since)
    unit = rosters.written(UnitPaper(line.name, kind, sort), begins)
    unit.valid_until = line.valid_until
    return unit


def _in_force(work: Work, today: date) -> dict[str, HandlingUnit]:
    units = work.exec(select(HandlingUnit).order_by(col(HandlingUnit.id)))
    return {u.name: u for u in units if in_force(u.valid_from, u.valid_until, today)}


def _out_of_order(lines: Sequence[UnitLine], known: dict[str, HandlingUnit]) -> Iterator[BadLine]:
    """Nothing ends before it began, and nobody takes a place that is not free on that day."""
    for line in lines:
        unit, before = known[line.name], known.get(line.predecessor)
        ends = [(unit, unit.valid_until)] if unit.valid_until else []
        if before:
            ends.append((before, roll.day_before(unit.valid_from)))
            if before.valid_until not in {None, ends[-1][1]}:
                reason = f"“{before.name}”的停用日期须为“{unit.name}”启用日期的前一日，请改正"
                yield BadLine(line.line_no, reason)
        for each, last_on in ends:
            for objection in last_day_objections(each.name, each.valid_from, last_on):
                yield BadLine(line.line_no, objection.sentence)


def _complaints(lines: Sequence[UnitLine], held: dict[str, HandlingUnit]) -> Iterator[BadLine]:
    first: dict[str, int] = {}
    given = {line.name for line in lines}
    for line in lines:
        earlier = first.setdefault(line.name, line.line_no)
        if earlier != line.line_no:
            reason = f"单位“{line.name}”与第{earlier}行同名，请写明全称加以区别"
            yield BadLine(line.line_no, reason)
        if line.name in held:
            yield BadLine(line.line_no, f"单位“{line.name}”已在承办单位名录中")
        if line.predecessor and line.predecessor not in held.keys() | given:
            reason = f"原单位“{line.predecessor}”不在承办单位名录中，也不在本文件中，请核对名称"
            yield BadLine(line.line_no, reason)
        if kind_of(line) is None:
            choice = "、".join(kind.label for kind in UnitKind)
            yield BadLine(line.line_no, f"单位类型“{line.kind}”不认识，应为：{choice}")
