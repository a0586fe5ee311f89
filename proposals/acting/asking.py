"""asked(): what an act wants written, read from the act's own signature; no form names it twice."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from proposals.acting import subjects, values, wording
from proposals.casework.actor import Actor
from proposals.reading.uploads import Upload
from proposals.work import Work
from workflows.terms import Term

SCANS = frozenset({"scan", "proxy_scan", "seal_evidence"})
"""Papers kept by their digest; what is uploaded becomes it."""
CHOSEN = frozenset({"reasons", "disposition", "result_class", "confirmed_class", "class_after"})
"""Codes the committee's profile or the rulebook lists."""
ONE_EACH: Mapping[str, str] = {
    "answers": "suggestions",
    "adoptions": "suggestions",
    "present": "guests",
}
"""One row for each suggestion or guest of the case: nothing may be added or left out."""
NUMBERED = "number"
"""A row of these is known by its number, which is not asked."""


class Widget(StrEnum):
    """In what form something is written down."""

    LINE = "line"
    TEXT = "text"
    LINES = "lines"
    DAY = "day"
    MOMENT = "moment"
    YES = "yes"
    CHOICE = "choice"
    CHOICES = "choices"
    RECORD = "record"
    NUMBER = "number"
    SCAN = "scan"
    FILE = "file"
    MANY = "many"
    EACH = "each"


PLAIN: Mapping[Any, Widget] = {
    bool: Widget.YES,
    date: Widget.DAY,
    datetime: Widget.MOMENT,
    int: Widget.NUMBER,
    Upload: Widget.FILE,
}
"""How a value of one kind is asked for."""


@dataclass(frozen=True)
class Field:
    """One thing an act asks for; `name` is its way: decision.opinion."""

    name: str
    label: str
    widget: Widget
    hint: str = ""
    rows: int = 0
    required: bool = False
    default: Any = None
    """What holds when nothing is said."""
    terms: tuple[Term, ...] = ()
    """The words to choose from, where the rulebook names them."""
    record: str = ""
    """The kind of record that is meant: HandlingUnit, Member, Proposal …"""
    inner: tuple[Field, ...] = ()

    @property
    def last(self) -> str:
        """The name without the paper it stands on."""
        return self.name.rpartition(".")[2]


def asked(function: Callable[..., Any]) -> tuple[Field, ...]:
    """The fields of an act, in the order of its signature; papers are opened up."""
    hints = get_type_hints(function)
    found: list[Field] = []
    for name, parameter in inspect.signature(function).parameters.items():
        kind, needed = hints[name], parameter.default is inspect.Parameter.empty
        if kind in {Work, Actor} or _is_subject(kind, name, needed):
            continue
        default = None if needed else parameter.default
        found += [_with(f, default) for f in _fields(name, _bare(kind), needed, "")]
    return tuple(found)


def _with(field: Field, default: Any) -> Field:
    return field if default is None else replace(field, default=default)


def _is_subject(kind: Any, name: str, needed: bool) -> bool:
    """The row of the case an act is done to is no field."""
    return kind in subjects.CANDIDATES and needed and name != "lead"


def _fields(way: str, kind: Any, needed: bool, paper: str) -> tuple[Field, ...]:
    if values.is_paper(kind) and kind is not Upload:
        return _of_paper(f"{way}.", kind)
    return (_field(way, kind, needed, paper),)


def _of_paper(before: str, kind: Any) -> tuple[Field, ...]:
    hints, said = get_type_hints(kind), wording.PAPERS.get(kind.__name__, "")
    return tuple(
        field
        for name, needed in values.fields_of(kind).items()
        for field in _fields(f"{before}{name}", _bare(hints[name]), needed, said)
        for field in [_with(field, None if needed else values.default_of(kind, name))]
    )


def _field(way: str, kind: Any, needed: bool, paper: str) -> Field:
    last = way.rpartition(".")[2]
    words = wording.of(last, paper)
    made = Field(way, words.label, _widget(last, kind, words.rows), words.hint, words.rows, needed)
    if made.widget in {Widget.MANY, Widget.EACH}:
        return replace(made, inner=_row(kind))
    if _is_term(kind):
        return replace(made, terms=tuple(kind))
    return replace(made, record=values.record_of(last, kind))


def _row(kind: Any) -> tuple[Field, ...]:
    """The fields of one row of a list of papers, or the one value of a table of them."""
    inner = get_args(kind)
    if issubclass(get_origin(kind), Mapping):
        return (_field("", inner[1], needed=False, paper=""),)
    rows = _of_paper("", inner[0])
    return tuple(field for field in rows if field.name != NUMBERED)


def _widget(last: str, kind: Any, rows: int) -> Widget:
    if last in SCANS:
        return Widget.SCAN
    if get_origin(kind) is not None:
        return _of_many(last, kind)
    if _is_term(kind) or last in CHOSEN:
        return Widget.CHOICE
    written = Widget.TEXT if rows else Widget.LINE
    return Widget.RECORD if values.record_of(last, kind) else PLAIN.get(kind, written)


def _of_many(last: str, kind: Any) -> Widget:
    if last in ONE_EACH:
        return Widget.EACH
    inner = get_args(kind)[0]
    if values.is_paper(inner):
        return Widget.MANY
    return Widget.CHOICES if last in CHOSEN else Widget.LINES


def _is_term(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Term)


def _bare(kind: Any) -> Any:
    """The kind without its `| None`."""
    if get_origin(kind) in {Union, types.UnionType}:
        return next(each for each in get_args(kind) if each is not type(None))
    return kind
