"""What was typed and not handed in: which of a form is kept, and how the form takes it up again."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlencode

from starlette.datastructures import FormData, UploadFile

from proposals.acting.asking import Field, Widget
from proposals.casework import jotting
from proposals.web import forms
from proposals.web.errands import Errand, Way


class Jotted(NamedTuple):
    """A form as it was left."""

    given: dict[str, Any]
    saved_at: datetime


def address_of(way: Way) -> str:
    """Where the form stands."""
    case = f"/proposals/{way.proposal_id}" if way.proposal_id is not None else ""
    return f"{case}/acts/{way.act}" + (f"?of={way.of}" if way.of else "")


def query_of(way: Way) -> str:
    """The same for the addresses that keep and give up."""
    asked = {"act": way.act.value, "proposal_id": way.proposal_id, "of": way.of}
    return urlencode({name: value for name, value in asked.items() if value})


def worth_keeping(errand: Errand) -> bool:
    """Only where sentences are written, and while there is something to hand in."""
    open_now = len(errand.rows) <= 1 and not errand.objections
    return open_now and any(_is_written(field) for field in errand.fields)


def left(errand: Errand) -> Jotted | None:
    """What this person left in this form, in the shape in which the act takes it."""
    account = errand.visit.visitor.account_id
    row = jotting.kept(errand.visit.work, account, address_of(errand.way))
    if row is None:
        return None
    typed = FormData([(name, value) for name, values in row.fields.items() for value in values])
    return Jotted(forms.given(errand.fields, typed, _no_file), row.saved_at)


def keep(errand: Errand, form: FormData) -> None:
    """Keep what was typed into the fields of the act; nothing else of the form."""
    names = tuple(field.name for field in errand.fields)
    typed: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str) and _is_of(name, names):
            typed.setdefault(name, []).append(value)
    visit = errand.visit
    account, address = visit.visitor.account_id, address_of(errand.way)
    jotting.keep(visit.work, account, address, typed, visit.at)


def discard(errand: Errand) -> None:
    """Done or given up."""
    account = errand.visit.visitor.account_id
    jotting.discard(errand.visit.work, account, address_of(errand.way))


def _is_written(field: Field) -> bool:
    if field.inner:
        return any(_is_written(inner) for inner in field.inner)
    return field.widget in {Widget.TEXT, Widget.LINES} and field.rows > 0


def _is_of(name: str, fields: tuple[str, ...]) -> bool:
    return any(name == field or name.startswith(f"{field}.") for field in fields)


def _no_file(_part: UploadFile) -> str:
    """Files are kept by another way; a jotting holds none."""
    return ""
