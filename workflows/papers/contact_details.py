"""联系方式: how a person is reached; whole only on request and on record (domain 3.1, 6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from workflows.papers.masking import masked

LABELS: Mapping[str, str] = {
    "address": "通讯地址",
    "postcode": "邮编",
    "phone": "联系电话",
    "email": "电子邮箱",
}
"""What is kept, and how it is called: in the order of the 提案表 (domain 3.1, row 1)."""


class ContactDetails(NamedTuple):
    """Of one person; what is not registered is empty."""

    address: str = ""
    postcode: str = ""
    phone: str = ""
    email: str = ""

    @property
    def masked(self) -> str:
        """As they stand before they are asked for: never more than the ends of a number.

        >>> ContactDetails("某路1号", phone="13800000000").masked
        '138****0000'
        >>> ContactDetails("某路1号").masked
        '已登记联系方式'
        """
        return masked(self.phone) or ("已登记联系方式" if any(self) else "")

    @property
    def lines(self) -> tuple[str, ...]:
        """Whole, each under its name.

        >>> ContactDetails("某路1号", phone="13800000000").lines
        ('通讯地址：某路1号', '联系电话：13800000000')
        """
        return tuple(f"{LABELS[name]}：{told}" for name, told in self._asdict().items() if told)
