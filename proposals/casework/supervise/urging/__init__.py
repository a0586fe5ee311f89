"""催办: the ladder is climbed, skipped upward by a person, and its drafts are signed or dropped."""

from proposals.casework.supervise.urging.drafts import confirm, discard, drop_idle
from proposals.casework.supervise.urging.ladder import climb, skip
from proposals.casework.supervise.urging.together import one_letter_per_unit

__all__ = ["climb", "confirm", "discard", "drop_idle", "one_letter_per_unit", "skip"]
