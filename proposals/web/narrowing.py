"""The filters of a plain list, kept in the address: read leniently, shown, taken off one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlencode

from fastapi import Request

from proposals.acting.choices import Option
from proposals.desk.page import Page
from proposals.web.forms import FormField
from workflows.terms import Term

T = TypeVar("T", bound=Term)
PAGE = "page"


class Chip(NamedTuple):
    """One condition that is set, and the address without it."""

    label: str
    href: str


@dataclass(frozen=True)
class Filters:
    """The form of a list with what is asked for; `kept` are conditions set by other links."""

    action: str
    fields: tuple[FormField, ...]
    chips: tuple[Chip, ...]
    kept: tuple[tuple[str, str], ...] = ()


def term(kind: type[T], raw: str) -> T | None:
    """A word of the dictionary; what is no such word asks for nothing."""
    return next((word for word in kind if word.value == raw), None)


def day(raw: str) -> date | None:
    """A day; what is none asks for nothing."""
    try:
        return date.fromisoformat(raw)
    except ValueError:
        return None


def number(raw: str) -> int | None:
    """A number a row may have; what is none asks for nothing."""
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else None


def one_of(name: str, label: str, options: Iterable[tuple[str, str]], value: str) -> FormField:
    """One of several words, chosen from a list however few they are."""
    offered = tuple(Option(*option) for option in options)
    known = value if value in {option.value for option in offered} else ""
    return FormField(name, label, "record", value=known, options=offered)


def words_of(terms: Iterable[Term]) -> list[tuple[str, str]]:
    """Words of the dictionary as options."""
    return [(word.value, word.label) for word in terms]


def typed(name: str, label: str, value: str) -> FormField:
    """Words to look for."""
    return FormField(name, label, "line", value=value)


def dated(name: str, label: str, value: date | None) -> FormField:
    """A first or a last day."""
    return FormField(name, label, "day", value=value.isoformat() if value else "")


def ticked(name: str, label: str, *, on: bool) -> FormField:
    """Only such."""
    return FormField(name, label, "yes", value="yes" if on else "")


def filters(request: Request, fields: Sequence[FormField], kept: Sequence[str] = ()) -> Filters:
    """The form of this list; every condition set can be taken off by itself."""
    chips = tuple(Chip(_said(f), address(request, {f.name: ""})) for f in fields if f.value)
    carried = tuple((name, request.query_params.get(name, "")) for name in kept)
    return Filters(request.url.path, tuple(fields), chips, tuple(c for c in carried if c[1]))


def address(request: Request, changed: Mapping[str, Any]) -> str:
    """This list with something asked otherwise, from its first page."""
    asked = {**request.query_params, PAGE: "", **changed}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{request.url.path}?{query}" if query else request.url.path


def pager(request: Request, found: Page[Any]) -> dict[str, Any]:
    """Where the neighbouring pages stand."""
    at = found.number
    return {
        "number": at,
        "pages": found.pages,
        "total": found.total,
        "before": address(request, {PAGE: at - 1}) if at > 1 else "",
        "after": address(request, {PAGE: at + 1}) if at < found.pages else "",
    }


def _said(field: FormField) -> str:
    if field.widget == "yes":
        return field.label
    labels = {option.value: option.label for option in field.options}
    return f"{field.label}：{labels.get(field.value, field.value)}"
