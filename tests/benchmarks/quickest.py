"""quickest(): how long something takes at its best."""

from __future__ import annotations

import time
from collections.abc import Callable


def quickest(printing: Callable[[int], bytes], letters: int) -> float:
    """Seconds of the processor for the quickest of so many letters, after one to warm up."""
    printing(0)
    taken = []
    for number in range(1, letters + 1):
        begun = time.process_time()
        printing(number)
        taken.append(time.process_time() - begun)
    return min(taken)
