"""Why the rulebook says no: typed refusals, worded in Chinese for the person who reads them."""

from __future__ import annotations

from typing import NamedTuple


class Objection(NamedTuple):
    """One unmet rule: its name and the sentence a user reads."""

    rule: str
    sentence: str

    def __str__(self) -> str:
        """The sentence with the rule's name behind it.

        >>> str(Objection("reason_given", "须写明理由"))
        '须写明理由〔reason_given〕'
        """
        return f"{self.sentence}〔{self.rule}〕"


class Refusal(Exception):
    """The rulebook's no: expected, nothing is changed, every unmet rule is named at once."""

    def __init__(self, *objections: Objection) -> None:
        """Keep the objections; a refusal without one would tell nobody what to do."""
        assert objections, "a refusal names the rule it rests on"
        super().__init__(*objections)
        self.objections = objections

    def __str__(self) -> str:
        return "；".join(map(str, self.objections))

    @property
    def rules(self) -> tuple[str, ...]:
        """The names of the rules that said no."""
        return tuple(objection.rule for objection in self.objections)


class NotNow(Refusal):
    """The stage, an unmet need, a date or a second clerk forbids it."""


class NotYou(Refusal):
    """This role or this person may not do it."""


class Incomplete(Refusal):
    """The paper handed in lacks something or contradicts itself."""


class NotFound(Refusal):
    """There is no such case, person, unit or letter."""
