"""Telephone numbers as those outside a case read them."""

from __future__ import annotations

MOBILE = 11


def masked(phone: str) -> str:
    """The number with its middle hidden; a short one keeps its last two figures.

    >>> masked("13800000000"), masked("84512345"), masked("")
    ('138****0000', '******45', '')
    """
    if len(phone) >= MOBILE:
        return f"{phone[:3]}****{phone[-4:]}"
    return "*" * len(phone[:-2]) + phone[-2:] if len(phone) > 2 else "*" * len(phone)
