"""done(): one act carried out from any door, and the scans it rests on given to its case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from proposals.acting import arguments, table, values
from proposals.acting.asking import SCANS
from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.records import Proposal
from proposals.work import Work
from workflows.terms import Act


def done(
    work: Work, act: Act, case: Proposal | None, given: dict[str, Any], actor: Actor
) -> Proposal | None:
    """Do the act and give its case, which it may have made; a scan nobody kept is refused."""
    call = arguments.bound(work, act, case, given, actor)
    result = table.function_of(act, begun=case is not None)(*call.args, **call.kwargs)
    work.flush()
    if isinstance(result, Proposal):
        case = result
    if case is not None:
        attaching.claim(work, case, _scans(call.arguments), actor)
    return case


def _scans(written: Mapping[str, Any]) -> Iterator[str]:
    """The digests an act was given, also on a paper."""
    for name, value in written.items():
        if name in SCANS:
            yield value
        elif values.is_paper(type(value)):
            yield from _scans(
                {field: getattr(value, field) for field in values.fields_of(type(value))}
            )
