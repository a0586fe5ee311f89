"""Binds what was given to the parameters of an act, by their types; refuses what is left over."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

from proposals.acting import subjects, values
from proposals.casework.actor import Actor
from proposals.records import Finding, Proposal, Supervision
from proposals.work import Work
from workflows.refusals import Incomplete, Objection


def bound(
    work: Work,
    function: Callable[..., Any],
    case: Proposal | None,
    given: dict[str, Any],
    actor: Actor,
) -> inspect.BoundArguments:
    """The call of this act; every missing and every unused name is told at once."""
    signature, hints = inspect.signature(function), get_type_hints(function)
    rest, missing = dict(given), list[str]()
    values_by_name: dict[str, Any] = {}
    for name, parameter in signature.parameters.items():
        kind = hints[name]
        if kind is Work or kind is Actor:
            values_by_name[name] = work if kind is Work else actor
        elif kind is Supervision and Finding in hints.values():
            # The finding is what is meant; it knows the supervision it belongs to.
            values_by_name[name] = subjects.of(work, Finding, case, dict(rest), actor).supervision
        elif kind in subjects.CANDIDATES and name not in rest and _is_subject(parameter):
            values_by_name[name] = subjects.of(work, kind, case, rest, actor)
        elif (raw := _taken(rest, name, kind, case)) is not None:
            values_by_name[name] = values.valued(work, kind, raw, name)
        elif parameter.default is inspect.Parameter.empty:
            missing.append(name)
    _refuse(missing, hints, rest)
    return signature.bind(**values_by_name)


def _is_subject(parameter: inspect.Parameter) -> bool:
    """A row the case itself provides; a second proposal is named by the caller."""
    return parameter.default is inspect.Parameter.empty and parameter.name != "lead"


def _taken(rest: dict[str, Any], name: str, kind: Any, case: Proposal | None) -> Any:
    """What was given under this name, or for a paper the fields given one by one."""
    if name in rest:
        return rest.pop(name)
    if values.is_paper(kind):
        wanted = values.fields_of(kind)
        if case is not None and "proposals" in wanted:
            rest.setdefault("proposals", [str(case.id)])
        return {field: rest.pop(field) for field in wanted if field in rest} or None
    return None


def _refuse(missing: list[str], hints: dict[str, Any], unused: dict[str, Any]) -> None:
    faults = [
        Objection("act_argument", f"请用 --give 或 --file 写明 {_wanted(name, hints[name])}")
        for name in missing
    ]
    faults += [Objection("act_argument", f"这一动作没有 {name} 这一项") for name in unused]
    if faults:
        raise Incomplete(*faults)


def _wanted(name: str, kind: Any) -> str:
    if not values.is_paper(kind):
        return name
    needed = [field for field, must in values.fields_of(kind).items() if must]
    return f"{name}：{'、'.join(needed)}"
