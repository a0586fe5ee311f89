"""Golden letters: the words as they would go out, kept as a file beside the tests.

TIAN_REGOLD=1 writes the files anew; a changed wording is then a change to review.
"""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"


def assert_golden(words: str, kind: str) -> None:
    """Compare a letter's words with its golden file, e.g. `file/filing_notice`."""
    kept = GOLDEN / f"{kind}.xml"
    if os.environ.get("TIAN_REGOLD") == "1":
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(words + "\n", encoding="utf-8")
    assert kept.is_file(), f"no golden text for {kind}: write it with TIAN_REGOLD=1"
    assert words + "\n" == kept.read_text(encoding="utf-8")
