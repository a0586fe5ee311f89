"""The rows of the escalation ladder: which rung, how far from the due date, to whom."""

from __future__ import annotations

from dataclasses import dataclass

from workflows.terms import Duty, Period, Role, Rung


@dataclass(frozen=True)
class LadderRow:
    """One rung of one duty; the offset counts working days from the due date."""

    duty: Duty
    rung: Rung
    offset: Period
    to: tuple[Role, ...]
    cc: tuple[Role, ...]
    confirm: bool
    source: str

    @property
    def name(self) -> str:
        """Tells rows of one rung apart: reply/warn/-7wd."""
        return f"{self.duty}/{self.rung}/{self.offset}"
