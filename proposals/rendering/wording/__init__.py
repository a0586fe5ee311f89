"""A committee's own wording of letters: its files over ours, in a language that only says facts.

Locks: no calls, nothing kept (`language`); records as views (`views`); a sandbox (`sandbox`).
"""

from proposals.rendering.wording.checking import faults
from proposals.rendering.wording.filling import Unfit, filled

__all__ = ["Unfit", "faults", "filled"]
