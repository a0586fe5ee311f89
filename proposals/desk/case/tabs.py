"""Which pages of a case there are for one reader: outsiders read what is public, and no more."""

from __future__ import annotations

from proposals.desk.sight import Sight
from workflows.policies.sights import SEES
from workflows.terms import View

PUBLIC = frozenset({View.CASE, View.REPLIES, View.FOLLOW_UP, View.PRINT})
"""The text, the published replies, the promises made in public."""
HIS_OWN = PUBLIC | {View.PAPERS, View.TIMELINE}
"""Who gave a case back still reads the letters he got and what he did himself."""
ALL = HIS_OWN | {View.HANDLING}


def views(seen: Sight) -> frozenset[View]:
    """The pages of this case that are his to open in his role."""
    inside = HIS_OWN if seen.lines else PUBLIC
    mine = ALL if seen.handling else inside
    return frozenset(view for view in mine if seen.reader.role in SEES[view])
