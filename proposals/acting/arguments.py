"""Binds what was given to the parameters of an act, by their types; refuses what is left over."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

from proposals.acting import asking, subjects, table, values
from proposals.acting.asking import Field, Widget
from proposals.casework.actor import Actor
from proposals.records import Finding, Proposal, Supervision
from proposals.work import Work
from workflows.refusals import Incomplete, Objection
from workflows.terms import Act

SEVERAL = f"几项用“{values.BETWEEN}”分开；内容中有“{values.BETWEEN}”的写在 --file 的文件里"
"""How a list stands on one line, and what a line has no room for."""


def bound(
    work: Work,
    act: Act,
    case: Proposal | None,
    given: dict[str, Any],
    actor: Actor,
) -> inspect.BoundArguments:
    """The call of this act; everything missing, unused or unreadable is told at once."""
    function = table.function_of(act, begun=case is not None)
    signature, hints = inspect.signature(function), get_type_hints(function)
    rest, missing, written = dict(given), list[str](), dict[str, Any]()
    values_by_name: dict[str, Any] = {}
    for name, parameter in signature.parameters.items():
        kind = hints[name]
        if kind is Work or kind is Actor:
            values_by_name[name] = work if kind is Work else actor
        elif kind is Supervision and Finding in hints.values():
            # The finding is what is meant; it knows the supervision it belongs to.
            values_by_name[name] = subjects.of(
                work, act, Finding, case, dict(rest), actor
            ).supervision
        elif kind in subjects.CANDIDATES and name not in rest and _is_subject(parameter):
            values_by_name[name] = subjects.of(work, act, kind, case, rest, actor)
        elif (raw := _taken(rest, name, kind, case)) is not None:
            written[name] = raw
        elif parameter.default is inspect.Parameter.empty:
            missing.append(name)
    read, faults = _read(work, hints, written)
    if faults := [*_lacking(function, missing), *_unused(rest), *faults]:
        raise Incomplete(*faults)
    return signature.bind(**values_by_name, **read)


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


def _read(
    work: Work, hints: dict[str, Any], written: dict[str, Any]
) -> tuple[dict[str, Any], list[Objection]]:
    """What was meant, and what cannot be read."""
    read, faults = dict[str, Any](), list[Objection]()
    for name, raw in written.items():
        try:
            read[name] = values.valued(work, hints[name], raw, name)
        except Incomplete as refusal:
            faults += refusal.objections
    return read, faults


def _lacking(function: Callable[..., Any], missing: list[str]) -> Iterator[Objection]:
    for field in asking.asked(function):
        if field.required and field.name.partition(".")[0] in missing:
            sentence = f"请用 --give 或 --file 写明 {field.label} {_way(field)}{_form(field)}"
            yield Objection("act_argument", sentence)


def _unused(rest: dict[str, Any]) -> list[Objection]:
    return [Objection("act_argument", f"这一动作没有 {name} 这一项") for name in rest]


def _way(field: Field) -> str:
    """Under what name it is given: a paper's fields may be given one by one."""
    return field.name.partition(".")[2] or field.name


def _form(field: Field) -> str:
    """How several are written on one line."""
    if field.widget is Widget.MANY:
        parts = values.WITHIN.join(part.label for part in field.inner if part.required)
        return f"（写作 {parts}，{SEVERAL}）"
    return f"（{SEVERAL}）" if field.widget in {Widget.LINES, Widget.CHOICES} else ""
