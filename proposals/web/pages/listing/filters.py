"""The filters of the list as its form shows them, and each condition set, to be taken off again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from proposals.desk.listing import Choices, Outcome, Wanted
from proposals.desk.listing.wanted import FIELDS
from workflows.terms import (
    FormState,
    Intake,
    Phase,
    ProposalStage,
    ProposerKind,
    Rating,
    Rung,
    Station,
    Term,
)

YES_OR_NO = {"1": "是", "0": "否"}
WORDS: Mapping[str, type[Term]] = {
    "phase": Phase,
    "outcome": Outcome,
    "stage": ProposalStage,
    "station": Station,
    "kind": ProposerKind,
    "intake": Intake,
    "rung": Rung,
}
"""Filters whose choices are words of a dictionary."""
FIRST = ("phase", "unit", "session", "late", "mine")
"""Those that stand open; the others fold."""
SHAPE = ("sort", "order", "per_page", "columns", "page")


class Choice(NamedTuple):
    """One thing a filter may ask for."""

    value: str
    label: str
    on: bool


@dataclass(frozen=True)
class Filter:
    """One filter of the form: one of several choices; `more` holds what else is asked for."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    more: tuple[str, ...]


class Chip(NamedTuple):
    """One condition that is set, and the address without it."""

    label: str
    href: str


@dataclass(frozen=True)
class Form:
    """What was asked for, and what may be."""

    wanted: Wanted
    choices: Choices
    classes: Mapping[str, str]
    """The classes of a reply in this committee."""
    keeps_contact: bool
    """Whether there is anything of which a clerk could ask for his own (R-55)."""

    @property
    def filters(self) -> list[Filter]:
        """Every filter that leaves this reader a choice."""
        hidden = set() if self.keeps_contact else {"mine"}
        made = (
            _filter(n, some, self.wanted) for n, some in self.offered.items() if n not in hidden
        )
        return [each for each in made if each.choices]

    @property
    def chips(self) -> list[Chip]:
        """Each condition set, in words."""
        return [
            Chip(
                f"{FIELDS[name].label}：{self._said(name, raw)}", _without(self.wanted, name, value)
            )
            for name in FIELDS
            if name not in SHAPE
            for raw, value in _asked(self.wanted, name)
        ]

    @cached_property
    def offered(self) -> dict[str, Mapping[str, str]]:
        """Name → what may be chosen, in the order of the form."""
        words = {name: {w.value: w.label for w in term} for name, term in WORDS.items()}
        silent = FormState.NO_RESPONSE
        return {
            "phase": words["phase"],
            "unit": self.choices.units,
            "session": self.choices.sessions,
            "late": YES_OR_NO,
            "mine": YES_OR_NO,
            "outcome": words["outcome"],
            "stage": words["stage"],
            "station": words["station"],
            "rung": words["rung"],
            "kind": words["kind"],
            "category": self.choices.categories,
            "sector": self.choices.sectors,
            "intake": words["intake"],
            "key": YES_OR_NO,
            "class": self.classes,
            "rating": {r.value: r.label for r in Rating} | {silent.value: silent.label},
        }

    def _said(self, name: str, raw: str) -> str:
        return self.offered.get(name, {}).get(raw, raw)


def _filter(name: str, options: Mapping[str, str], wanted: Wanted) -> Filter:
    asked = [raw for raw, _ in _asked(wanted, name)]
    first = next(iter(asked), "")
    found = tuple(Choice(value, label, value == first) for value, label in options.items())
    return Filter(name, FIELDS[name].label, found, tuple(asked[1:]))


def _asked(wanted: Wanted, name: str) -> Iterator[tuple[str, Any]]:
    """What is asked for under a name: as the address says it, and as it is."""
    value = getattr(wanted, FIELDS[name].attribute)
    for each in value if isinstance(value, tuple) else (value,):
        if each is not None and each != "":
            yield _raw(each), each


def _raw(value: Any) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.isoformat() if isinstance(value, date) else str(value)


def _without(wanted: Wanted, name: str, value: Any) -> str:
    attribute = FIELDS[name].attribute
    held = getattr(wanted, attribute)
    if isinstance(held, tuple):
        rest: Any = tuple(each for each in held if each != value)
    else:
        rest = "" if attribute == "q" else None
    return address(wanted.turned(**{attribute: rest}))


def address(wanted: Wanted) -> str:
    """Where the list stands that asks for just this."""
    query = wanted.as_query()
    return f"/proposals?{query}" if query else "/proposals"
