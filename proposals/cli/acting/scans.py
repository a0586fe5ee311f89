"""Scans handed in with an act: a path on the line, a kept file in the case."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from proposals.acting import asking, values
from proposals.casework import attaching
from proposals.casework.actor import Actor
from proposals.reading.uploads import Upload
from proposals.work import Work
from workflows.refusals import Incomplete


def kept(work: Work, given: Mapping[str, Any], actor: Actor) -> dict[str, Any]:
    """What was given, the digest of the kept file in place of every path of a scan."""
    return {name: _kept(work, name, raw, actor) for name, raw in given.items()}


def _kept(work: Work, name: str, raw: Any, actor: Actor) -> Any:
    if name in asking.SCANS and raw != "":
        return _digest(work, name, str(raw), actor)
    return kept(work, raw, actor) if isinstance(raw, Mapping) else raw


def _digest(work: Work, name: str, path: str, actor: Actor) -> str:
    upload = values.valued(work, Upload, path, name)
    try:
        return attaching.kept(work, upload, actor)
    except Incomplete as refusal:
        named = (o._replace(sentence=f"“{path}”：{o.sentence}") for o in refusal.objections)
        raise Incomplete(*named) from refusal
