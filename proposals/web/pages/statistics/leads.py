"""Where the cases behind a number stand; a number no list shows exactly leads nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from proposals.desk.listing import Outcome, Wanted
from proposals.desk.tables import Table
from workflows.terms import Intake, ProposerKind

GROUPS: Mapping[str, Mapping[str, Any]] = {
    **{word.label: {"intake": (word,)} for word in Intake},
    **{word.label: {"kind": (word,)} for word in ProposerKind},
    "合计": {},
}
"""The lines of 立案情况 as the list asks for them."""
RECEIVED = tuple(outcome for outcome in Outcome if outcome is not Outcome.CLOSED)
OUTCOMES: Mapping[str, tuple[Outcome, ...]] = {
    "收到": RECEIVED,
    **{outcome.label: (outcome,) for outcome in Outcome},
}
RATES: Mapping[str, str] = {"立案率": "立案", "并案率": "并案", "办结率": "办结"}
"""Rates whose counted cases a list shows."""


@dataclass(frozen=True)
class Leads:
    """Addresses of the list for one report."""

    sessions: tuple[int, ...]
    open: bool
    """Of a day gone by, or to somebody who sees only a part of the cases, none is given."""

    def step(self, label: str) -> str:
        """The cases of one step of the funnel."""
        return self._address(outcome=OUTCOMES[label]) if label in OUTCOMES else ""

    def rate(self, name: str) -> str:
        """The cases counted by a rate."""
        return self.step(RATES[name]) if name in RATES else ""

    def cell(self, table: Table, row: tuple[Any, ...], at: int) -> str:
        """The cases counted in one cell."""
        column, line = table.header[at], str(row[0])
        if table.title == "立案情况" and column in OUTCOMES and line in GROUPS:
            return self._address(outcome=OUTCOMES[column], **GROUPS[line])
        return ""

    def _address(self, **asked: Any) -> str:
        if not self.open:
            return ""
        return f"/proposals?{Wanted(session=self.sessions, **asked).as_query()}"
