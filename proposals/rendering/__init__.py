"""Templates filled with facts: the stationery we ship, and a committee's own wording of letters."""

from proposals.rendering.environment import environment, render
from proposals.rendering.words import official_date, official_moment

__all__ = ["environment", "official_date", "official_moment", "render"]
