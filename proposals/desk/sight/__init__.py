"""Whose cases, whose letters, which parts of a case: the row rules, all in one place."""

from proposals.desk.sight.letters import letters, received
from proposals.desk.sight.opinions import opinions
from proposals.desk.sight.parts import Sight, sight
from proposals.desk.sight.rows import case, cases, own, party, published, visible

__all__ = [
    "Sight",
    "case",
    "cases",
    "letters",
    "opinions",
    "own",
    "party",
    "published",
    "received",
    "sight",
    "visible",
]
