"""What a reply still lacks while it is being written: the rules' own words, nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from proposals.acting import arguments, places, ways
from proposals.acting.asking import Field, Widget
from proposals.casework.handle import drafts
from proposals.web import forms
from proposals.web.errands import Errand
from workflows.refusals import Objection, Refusal

PAPER = "paper"
LISTS = frozenset({"answers", "promises"})
"""Of which one row may lack one thing and another row another."""


def missing(errand: Errand, given: Mapping[str, Any]) -> list[Objection]:
    """Everything that would keep this reply from being handed in, each said once."""
    gaps = forms.gaps(errand.fields, given)
    open_yet = {gap.rule.rpartition(".")[2] for gap in gaps} - LISTS
    ruled = _of_the_rules(errand, _stood_in(errand.fields, given))
    found = [*gaps, *(o for o in ruled if open_yet.isdisjoint(places.PLACES.get(o.rule, ())))]
    return list({objection.sentence: objection for objection in found}.values())


def _of_the_rules(errand: Errand, given: dict[str, Any]) -> list[Objection]:
    visit = errand.visit
    try:
        call = arguments.bound(visit.work, errand.way.act, errand.case, given, visit.actor)
        paper = call.arguments[PAPER]
        return drafts.objections(visit.work, errand.subject, paper, visit.actor)
    except Refusal as refusal:
        return list(refusal.objections)


def _stood_in(fields: tuple[Field, ...], given: Mapping[str, Any]) -> dict[str, Any]:
    """The paper with something in every place that is not filled in yet, so that it can be read."""
    paper = dict(given.get(PAPER, {}))
    for asked in fields:
        if asked.required and ways.found(given, asked.name) is None:
            paper[asked.last] = [] if asked.inner else _anything(asked)
        if asked.inner and paper.get(asked.last):
            paper[asked.last] = [dict(_row(asked, row)) for row in _rows(paper[asked.last])]
    return {**given, PAPER: paper}


def _rows(value: Any) -> list[Mapping[str, Any]]:
    """The rows of a list, also of one kept by its numbers."""
    if isinstance(value, Mapping):
        return [{"number": key, **row} for key, row in value.items()]
    return list(value)


def _row(asked: Field, row: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from row.items()
    for inner in asked.inner:
        if inner.required and row.get(inner.name) is None:
            yield inner.name, _anything(inner)


def _anything(asked: Field) -> str:
    """A word of the kind: what is wrong with it the gaps say already."""
    if asked.terms:
        return asked.terms[0].value
    return FAR if asked.widget is Widget.DAY else ""


FAR = "9999-12-31"
