"""Wanted: which proposals, in which order, shown how; read from an address and written back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from proposals.desk.listing.columns import SHOWN, Column
from proposals.desk.listing.outcomes import Outcome
from workflows.terms import (
    FormState,
    Intake,
    Phase,
    ProposalStage,
    ProposerKind,
    Rating,
    Rung,
    Station,
    Term,
)

LONGEST = 100
LARGEST = 2**31 - 1
PER_PAGE = (20, 50, 100)


class Sort(Term):
    """By what the list is sorted."""

    SUBMITTED = "submitted", "提交时间"
    NUMBER = "number", "案号"
    TITLE = "title", "案由"
    PROPOSER = "proposer", "第一提案人"
    STAGE = "stage", "状态"
    DUE = "due", "最近期限"


@dataclass(frozen=True)
class Wanted:
    """What a reader asked for; nothing in it says who he is."""

    q: str = ""
    stage: tuple[ProposalStage, ...] = ()
    outcome: tuple[Outcome, ...] = ()
    phase: tuple[Phase, ...] = ()
    station: tuple[Station, ...] = ()
    kind: tuple[ProposerKind, ...] = ()
    category: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    unit: tuple[int, ...] = ()
    term: tuple[int, ...] = ()
    session: tuple[int, ...] = ()
    intake: tuple[Intake, ...] = ()
    key: bool | None = None
    late: bool | None = None
    mine: bool | None = None
    """我联系的: within the liaison scope of a clerk (R-55)."""
    rung: tuple[Rung, ...] = ()
    result_class: tuple[str, ...] = ()
    rating: tuple[Rating | FormState, ...] = ()
    since: date | None = None
    until: date | None = None
    sort: Sort = Sort.SUBMITTED
    descending: bool = True
    page: int = 1
    per_page: int = 50
    columns: tuple[Column, ...] = SHOWN

    def turned(self, **changed: Any) -> Wanted:
        """The same with something changed, on its first page unless a page is named."""
        return replace(self, **{"page": 1, **changed})

    def as_query(self) -> str:
        """The query of an address that asks for just this; what is usual is left out."""
        pairs = []
        for name, field in FIELDS.items():
            value = getattr(self, field.attribute)
            if value != _USUAL[field.attribute]:
                several = value if isinstance(value, tuple) else (value,)
                pairs += [(name, _written(name, each)) for each in several]
        return urlencode(pairs)

    @property
    def narrowed(self) -> bool:
        """Whether any filter is set."""
        return any(getattr(self, name) != _USUAL[name] for name in _USUAL if name not in _SHAPE)


class Field(NamedTuple):
    """One name in the address: what it is called, how it is read, whether it may come again."""

    attribute: str
    label: str
    read: Callable[[str], Any]
    many: bool = False


def parse(pairs: Iterable[tuple[str, str]]) -> tuple[Wanted, tuple[str, ...]]:
    """What is wanted, and a note in words for each name or value that is not known."""
    given: dict[str, Any] = {}
    notes = []
    for name, raw in pairs:
        field = FIELDS.get(name)
        if field is None:
            notes.append(f"没有“{_short(name)}”这个条件，已略去")
        elif raw.strip():
            notes += _take(given, field, raw.strip())
    return Wanted(**given), tuple(dict.fromkeys(notes))


def _take(given: dict[str, Any], field: Field, raw: str) -> list[str]:
    try:
        value = field.read(raw)
    except (ValueError, KeyError):
        return [f"{field.label}没有“{_short(raw)}”，已略去"]
    if field.many:
        before = given.get(field.attribute, ())
        given[field.attribute] = before if value in before else (*before, value)
    else:
        given[field.attribute] = value
    return []


def _short(raw: str) -> str:
    return _text(raw)[:20]


def _text(raw: str) -> str:
    """Printable and not long: no database stores the rest alike."""
    return "".join(sign for sign in raw if sign.isprintable())[:LONGEST].strip()


def _number(raw: str) -> int:
    number = int(raw) if raw.isdecimal() and raw.isascii() else 0
    if not 0 < number <= LARGEST:
        raise ValueError(raw)
    return number


def _per_page(raw: str) -> int:
    return PER_PAGE[PER_PAGE.index(_number(raw))]


def _answer(raw: str) -> bool:
    return {"1": True, "0": False}[raw]


def _order(raw: str) -> bool:
    return {"desc": True, "asc": False}[raw]


def _rating(raw: str) -> Rating | FormState:
    if raw == FormState.NO_RESPONSE:
        return FormState.NO_RESPONSE
    return Rating(raw)


def _written(name: str, value: Any) -> str:
    if name == "order":
        return "desc" if value else "asc"
    if isinstance(value, bool):
        return "1" if value else "0"
    return value.isoformat() if isinstance(value, date) else str(value)


FIELDS: Mapping[str, Field] = {
    "q": Field("q", "搜索", _text),
    "stage": Field("stage", "状态", ProposalStage, many=True),
    "outcome": Field("outcome", "去向", Outcome, many=True),
    "phase": Field("phase", "环节", Phase, many=True),
    "station": Field("station", "进程", Station, many=True),
    "kind": Field("kind", "提案类型", ProposerKind, many=True),
    "category": Field("category", "内容分类", _text, many=True),
    "sector": Field("sector", "界别", _text, many=True),
    "unit": Field("unit", "承办单位", _number, many=True),
    "term": Field("term", "届", _number, many=True),
    "session": Field("session", "会次", _number, many=True),
    "intake": Field("intake", "收案时段", Intake, many=True),
    "key": Field("key", "重点提案", _answer),
    "late": Field("late", "超期", _answer),
    "mine": Field("mine", "我联系的", _answer),
    "rung": Field("rung", "催督办级别", Rung, many=True),
    "class": Field("result_class", "办理结果", _text, many=True),
    "rating": Field("rating", "评价", _rating, many=True),
    "from": Field("since", "提交日期起", date.fromisoformat),
    "to": Field("until", "提交日期止", date.fromisoformat),
    "sort": Field("sort", "排序", Sort),
    "order": Field("descending", "顺序", _order),
    "page": Field("page", "页码", _number),
    "per_page": Field("per_page", "每页件数", _per_page),
    "columns": Field("columns", "栏目", Column, many=True),
}
_USUAL = {field.name: field.default for field in fields(Wanted)}
_SHAPE = {"sort", "descending", "page", "per_page", "columns"}
