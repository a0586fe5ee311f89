"""faults(): why a paper may not go under a seal; empty when it may."""

from __future__ import annotations

from collections.abc import Iterator

from proposals.document.blocks import Document
from workflows.papers.printable import unprintable

LONGEST_TITLE = 100
"""Characters: about five lines of 2号 type (default, no source)."""
LONGEST_SIGNER = 20
"""Characters, as it stands beside the number on one line (default, no source)."""


def faults(document: Document) -> Iterator[str]:
    """What is wrong with its words, in Chinese."""
    if len(document.title) > LONGEST_TITLE:
        yield f"标题{len(document.title)}字，超过{LONGEST_TITLE}字"
    if len(document.signer) > LONGEST_SIGNER:
        yield f"签发人{len(document.signer)}字，超过{LONGEST_SIGNER}字"
    lines = list(document.lines())
    # One look at the whole; a paper with a fault is looked through line by line to say where.
    if unprintable("\n".join(lines)):
        for line in lines:
            yield from unprintable(line)
