"""From a value as written to the type its section asks for, and back to words for people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args, get_origin

from workflows.terms import Period, Term

_CHOICES = {
    "extend": "期满日逢节假日顺延",
    "none": "期满日不顺延",
    "after_assignment": "自交办起算",
    "before_main_deadline": "答复期满前",
    "any": "任一提案者不满意",
    "first_proposer_only": "第一提案人不满意",
    "majority": "过半数提案者不满意",
    "forms_received": "收到的征询意见表",
    "all_replied": "全部办复提案",
    "circular": "通报",
    "urge_letter": "催办函",
    "unit_urge_letter": "催办函（一单位一函）",
    "supervision_notice": "督办通知",
    "unit_supervision_notice": "督办通知（一单位一函）",
    "permanent": "永久",
    "30y": "30年",
    "10y": "10年",
    "A_sample": "A类抽查",
    "A_all": "A类全部",
    "B_all": "B类全部",
    "C_all": "C类全部",
}


def typed(kind: object, raw: object) -> object:
    """The value in its type, or ValueError saying in Chinese what was expected."""
    if get_origin(kind) is Literal:
        return _one_of(get_args(kind), raw)
    if get_origin(kind) is tuple:
        return _several(get_args(kind)[0], raw)
    if isinstance(kind, type) and issubclass(kind, Term):
        return kind(str(_one_of(tuple(word.value for word in kind), raw)))
    return _PLAIN[kind](raw)


def written(value: object) -> str:
    """The value in words for a printed table."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(map(written, value)) or "无"
    if isinstance(value, Period | Term):
        return value.label
    return _CHOICES.get(value, str(value)) if isinstance(value, str) else str(value)


def _one_of(choices: tuple[object, ...], raw: object) -> object:
    if raw not in choices:
        raise ValueError(f"应为 {'、'.join(map(str, choices))} 之一，不是 {raw!r}")
    return raw


def _several(kind: object, raw: object) -> tuple[object, ...]:
    if not isinstance(raw, list):
        raise ValueError(f"应为列表，写作 [ … ]，不是 {raw!r}")
    return tuple(typed(kind, item) for item in raw)


def _period(raw: object) -> Period:
    if not isinstance(raw, str):
        raise ValueError(f"应为期限，写作 3m、5wd 或 7d，不是 {raw!r}")
    return Period.parse(raw)


def _truth(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise ValueError(f"应为 true 或 false，不是 {raw!r}")
    return raw


def _whole(raw: object) -> int:
    # true is a whole number to Python, not to a committee.
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise ValueError(f"应为整数，不是 {raw!r}")
    return raw


def _share(raw: object) -> float:
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        raise ValueError(f"应为小数，不是 {raw!r}")
    return float(raw)


def _text(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(f"应为文字，不是 {raw!r}")
    return raw


_PLAIN: dict[object, Callable[[object], object]] = {
    Period: _period,
    bool: _truth,
    int: _whole,
    float: _share,
    str: _text,
}
