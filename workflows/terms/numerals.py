"""How officials write numbers and dates: 第九届, 第五次, 2026年5月15日."""

from __future__ import annotations

from datetime import date

_DIGITS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """A number from 1 to 99 as it stands in the name of a session.

    >>> [in_characters(number) for number in (1, 10, 14, 20, 25)]
    ['一', '十', '十四', '二十', '二十五']
    """
    assert 0 < number < 100, "no committee has come to its hundredth term or session"
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else _DIGITS[tens]
    return before + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


def official_date(day: date) -> str:
    """A date as officials write it, without leading zeros.

    >>> official_date(date(2026, 5, 15))
    '2026年5月15日'
    """
    return f"{day.year}年{day.month}月{day.day}日"
