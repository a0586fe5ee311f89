"""The units a proposal goes to: a valid set (integrity rule 20), and who assigns to whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from workflows.refusals import Objection
from workflows.terms import UnitKind, UnitRole
from workflows.terms.numerals import official_date

CPPCC_WORK = "政协工作"
"""The category of proposals about the committee's own work."""
ASSIGNING_OFFICES: dict[UnitKind, str] = {
    UnitKind.PARTY: "党委办公室",
    UnitKind.NPC: "人大常委会办公室",
    UnitKind.CPPCC: "政协办公室",
    UnitKind.COURT: "人民法院办公室",
    UnitKind.PROCURATORATE: "人民检察院办公室",
}


class UnitChoice(NamedTuple):
    """One unit and the part it is to play."""

    unit_id: int
    role: UnitRole


class RegisteredUnit(NamedTuple):
    """A unit as the register knows it on the day of the choice."""

    name: str
    kind: UnitKind
    in_force: bool = True
    begins_on: date | None = None
    """From when a unit that is not in force yet will be."""
    successor: str = ""
    """Who took over from a unit that is no more."""


Register = Mapping[int, RegisteredUnit]


def assigning_office(kind: UnitKind) -> str:
    """The office that assigns to units of this system.

    >>> assigning_office(UnitKind.STREET), assigning_office(UnitKind.PARTY)
    ('政府办公室', '党委办公室')
    """
    return ASSIGNING_OFFICES.get(kind, "政府办公室")


def objections(
    choices: Sequence[UnitChoice], register: Register, *, about_cppcc: bool = False
) -> list[Objection]:
    """Everything that is wrong with this set of units; empty when it may be assigned."""
    if not choices:
        return [Objection("unit_named", "请至少拟定一个承办单位")]
    return [
        *_of_the_roles(Counter(choice.role for choice in choices)),
        *_twice(choices, register),
        *_of_the_register(choices, register, about_cppcc),
    ]


def _of_the_roles(count: Counter[UnitRole]) -> Iterator[Objection]:
    sole, lead = count[UnitRole.SOLE], count[UnitRole.LEAD]
    co, split = count[UnitRole.CO], count[UnitRole.SPLIT]
    if sole and count.total() > 1:
        yield Objection("sole_stands_alone", "独办只能有一个单位，请改为主办会办或分办")
    if lead > 1 or (co and not sole and lead != 1):
        sentence = f"有会办单位时须有且只有一个主办单位，现有{lead}个，请重新拟定"
        yield Objection("one_lead", sentence)
    if split == 1:
        yield Objection("split_needs_two", "分办须有两个以上单位，只有一个单位的请改为独办")
    if split and lead:
        yield Objection(
            "split_without_lead", "分办单位各自答复，不能与主办单位并列，请改为一种方式"
        )


def _twice(choices: Sequence[UnitChoice], register: Register) -> Iterator[Objection]:
    for unit_id, times in Counter(choice.unit_id for choice in choices).items():
        if times > 1:
            name = register[unit_id].name if unit_id in register else f"编号{unit_id}"
            yield Objection("unit_named_once", f"{name}在本案中出现{times}次，请只保留一次")


def _of_the_register(
    choices: Sequence[UnitChoice], register: Register, about_cppcc: bool
) -> Iterator[Objection]:
    for unit_id in dict.fromkeys(choice.unit_id for choice in choices):
        if unit_id not in register:
            yield Objection("unit_known", f"名册中没有编号为{unit_id}的单位，请从名册中选取")
        else:
            yield from _of_the_unit(register[unit_id], about_cppcc)


def _of_the_unit(unit: RegisteredUnit, about_cppcc: bool) -> Iterator[Objection]:
    if not unit.in_force:
        yield Objection("unit_in_force", _not_in_force(unit))
    if unit.kind == UnitKind.CPPCC and not about_cppcc:
        sentence = f"{unit.name}只承办涉及政协工作的提案，确属此类的请写明理由"
        yield Objection("cppcc_only_own_work", sentence)


def _not_in_force(unit: RegisteredUnit) -> str:
    """A unit still to come has a first day; one that is gone may have left an heir."""
    if unit.begins_on is not None:
        return f"{unit.name}自{official_date(unit.begins_on)}起方可承办，现在请改选他单位"
    instead = f"其职责由{unit.successor}承接，请改选" if unit.successor else "请改选他单位"
    return f"{unit.name}已撤销或更名，{instead}"
