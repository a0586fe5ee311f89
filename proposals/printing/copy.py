"""Copy: one paper to print, in its layout."""

from __future__ import annotations

from dataclasses import dataclass

from proposals.document import Document
from workflows.terms import Layout


@dataclass(frozen=True)
class Copy:
    """One paper to print."""

    document: Document
    layout: Layout
    watermark: str = ""
    """Words across each page, e.g. 草稿; empty: none."""
    check_at: str = ""
    """What its QR code says, beside the 验证码; empty: no QR code."""
