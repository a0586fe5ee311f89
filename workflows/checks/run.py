"""All checks of the rulebook in the order of their report, over the tables in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from workflows.checks.agreement import agreement, sibling_faults
from workflows.checks.lifecycles import end_faults, owner_faults, reach_faults, wait_faults
from workflows.checks.paper import ladder_cover_faults
from workflows.checks.permits import WITHOUT_ACTS, act_faults, permit_faults, role_faults
from workflows.checks.tables import LIVES, Life, stages_of
from workflows.deadlines import DEADLINES
from workflows.escalation import ladder_faults
from workflows.policies import permits
from workflows.policies.profile import Profile
from workflows.terms import Act, Duty, Role


class Checked(NamedTuple):
    """One line of the report: what was checked, how many of it, and what is wrong."""

    what: str
    cases: int
    unit: str
    faults: tuple[str, ...]


def rulebook(profile: Profile, lives: Iterable[Life] = LIVES) -> Iterator[Checked]:
    """Every check that needs nothing but the rules."""
    lives = tuple(lives)
    yield from _lifecycles(lives, profile)
    yield from _agreement(lives)
    yield from _permits(lives)
    yield from _ladder(profile)


def _lifecycles(lives: tuple[Life, ...], profile: Profile) -> Iterator[Checked]:
    tables = [each.life for each in lives]
    stages = sum(len(stages_of(life)) for life in tables)
    waits = sum(len(life.waits) for life in tables)
    clocks = {row.duty for row in profile.ladder} & set(DEADLINES)
    yield _checked("每个阶段都有来路", stages, "个阶段", *map(reach_faults, tables))
    yield _checked("每个阶段都有出路", stages, "个阶段", *map(end_faults, tables))
    yield _checked(
        "等待都有责任人和期限", waits, "处等待", *(wait_faults(life, clocks) for life in tables)
    )
    yield _checked(
        "责任人不办，别人可以推动",
        waits,
        "处等待",
        *(owner_faults(life, permits.MAY) for life in tables),
    )


def _agreement(lives: tuple[Life, ...]) -> Iterator[Checked]:
    found = [agreement(life, docket) for life, docket in lives]
    tried = sum(each.tried for each in found)
    yield _checked("说明与执行一致", tried, "种情形", *(each.faults for each in found))
    moves = sum(len(each.life.moves) for each in lives)
    yield _checked(
        "同一情形只有一条去路",
        moves,
        "条动作",
        *(sibling_faults(life, docket) for life, docket in lives),
    )


def _permits(lives: tuple[Life, ...]) -> Iterator[Checked]:
    may = permits.MAY
    yield _checked("每个动作都在流程中", len(Act), "个动作", act_faults(e.life for e in lives))
    yield _checked("每个动作都有权限", len(may), "项权限", permit_faults(may))
    acting = len(Role) - len(WITHOUT_ACTS)
    yield _checked("每个角色都有可办的事", acting, "个角色", role_faults(may))


def _ladder(profile: Profile) -> Iterator[Checked]:
    rows = len(profile.ladder)
    yield _checked("催办阶梯都落到人", rows, "级", ladder_faults(profile.ladder))
    yield _checked(
        "每项责任都有期限和阶梯",
        len(Duty),
        "项责任",
        ladder_cover_faults(profile.ladder, DEADLINES),
    )


def _checked(what: str, cases: int, unit: str, *faults: Iterable[str]) -> Checked:
    return Checked(what, cases, unit, tuple(fault for found in faults for fault in found))
