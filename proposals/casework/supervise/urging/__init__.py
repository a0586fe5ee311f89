"""催办: rungs are climbed or skipped, drafts signed or dropped, short notices merged."""

from proposals.casework.supervise.urging.digest import SHORT_NOTICE, merge
from proposals.casework.supervise.urging.drafts import confirm, discard, drop_idle
from proposals.casework.supervise.urging.ladder import climb, climb_together, joins, rise, skip
from proposals.casework.supervise.urging.together import one_letter_per_unit

__all__ = [
    "SHORT_NOTICE",
    "climb",
    "climb_together",
    "confirm",
    "discard",
    "drop_idle",
    "joins",
    "merge",
    "one_letter_per_unit",
    "rise",
    "skip",
]
