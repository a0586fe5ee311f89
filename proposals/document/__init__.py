"""An official paper as typed blocks: its words and their order, nothing of how it looks.

A template gives the words, `read` makes the paper of them, and every printing prints just these.
"""

from proposals.document.blocks import (
    Block,
    Cell,
    Document,
    Enclosure,
    Heading,
    Imprint,
    Paragraph,
    Row,
    Table,
    words,
)
from proposals.document.checking import faults
from proposals.document.reading import Unreadable, read

__all__ = [
    "Block",
    "Cell",
    "Document",
    "Enclosure",
    "Heading",
    "Imprint",
    "Paragraph",
    "Row",
    "Table",
    "Unreadable",
    "faults",
    "read",
    "words",
]
