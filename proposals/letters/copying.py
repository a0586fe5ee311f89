"""copy(): a letter as it is printed: its words as stored, its stamp, what its QR code says."""

from __future__ import annotations

from proposals.printing import Copy
from proposals.records import Letter
from proposals.settings import settings

DRAFT, VOID, UNPUBLISHED = "草稿", "作废", "未公开"


def copy(letter: Letter, watermark: str = "") -> Copy:
    """One print; what is void or not yet confirmed says so across each page, whoever prints it."""
    return Copy(letter.document, letter.layout, _stamp(letter, watermark), check_at(letter))


def check_at(letter: Letter) -> str:
    """The address of the page that checks it; without one the 验证码 alone; of a draft nothing."""
    address = settings().address.rstrip("/")
    if letter.code and address:
        return f"{address}/verify?code={letter.code_shown}"
    return letter.code_shown


def _stamp(letter: Letter, watermark: str) -> str:
    if letter.cancelled_at is not None:
        return VOID
    return watermark if letter.issued else DRAFT
