"""From a browser's form to what an act is given, and back to the fields a page shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from starlette.datastructures import FormData, UploadFile

from proposals.acting import ways
from proposals.acting.asking import Field, Widget
from proposals.acting.choices import Option
from proposals.reading import uploads
from workflows.refusals import Objection

MORE = "more"
"""The button that asks for one more row of the list it names."""
NO_MORE: Mapping[str, int] = {}


@dataclass(frozen=True)
class FormField:
    """One field as the page shows it, with what was typed and what is wrong with it."""

    name: str
    label: str
    widget: str
    hint: str = ""
    rows: int = 0
    required: bool = False
    value: str = ""
    values: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    errors: tuple[str, ...] = ()
    count_max: int = 0
    list_id: str = ""
    inner: tuple[tuple[FormField, ...], ...] = ()
    titles: tuple[str, ...] = field(default=())
    """What stands over each row of a list with one row each."""


Upload = Callable[[UploadFile], str]
"""Keeps an uploaded scan and gives its digest."""


def given(fields: Iterable[Field], form: FormData, upload: Upload) -> dict[str, Any]:
    """What was typed, in the shape the act takes it; what was left empty and may be is left out."""
    typed: dict[str, Any] = {}
    for asked in fields:
        value = _read(asked, asked.name, form, upload)
        if value is not None:
            ways.put(typed, asked.name, value)
    return typed


def gaps(fields: Iterable[Field], given: Mapping[str, Any]) -> list[Objection]:
    """What must be chosen or dated and is not: words that are missing the act itself asks for."""
    lacking = []
    for asked in fields:
        value = ways.found(given, asked.name)
        if asked.required and asked.widget in MUST and value is None:
            lacking.append(Objection(asked.name, f"请填写{asked.label}"))
        lacking += _gaps_of_rows(asked, value) if asked.inner else []
    return lacking


def _gaps_of_rows(asked: Field, value: Any) -> list[Objection]:
    """The same within each row of a list."""
    rows = value.values() if isinstance(value, Mapping) else value or ()
    return [
        Objection(asked.name, f"{asked.label}第{number}项：请填写{inner.label}")
        for number, row in enumerate(rows, 1)
        for inner in asked.inner
        if inner.name and inner.required and inner.widget in MUST and row.get(inner.name) is None
    ]


MUST = frozenset(
    {Widget.DAY, Widget.MOMENT, Widget.CHOICE, Widget.RECORD, Widget.NUMBER, Widget.FILE}
)


def _read(asked: Field, name: str, form: FormData, upload: Upload) -> Any:
    match asked.widget:
        case Widget.YES:
            read: Any = "yes" if form.get(name) else "no"
        case Widget.MANY | Widget.EACH:
            read = _rows(asked, name, form, upload)
        case Widget.LINES | Widget.CHOICES:
            read = _lines(_words(form, name))
        case Widget.SCAN:
            read = _scan(form, name, upload)
        case Widget.FILE:
            read = _file(form, name)
        case _:
            read = _one(asked, next(iter(_words(form, name)), ""))
    return read


def _one(asked: Field, typed: str) -> str | None:
    """An empty text is given where one is asked for: the act says itself what lacks."""
    if typed:
        return typed
    return "" if asked.required and asked.widget not in MUST else None


def _lines(typed: list[str]) -> list[str]:
    """Several values as they are, one value line by line."""
    lines = typed[0].splitlines() if len(typed) == 1 else typed
    return [line.strip() for line in lines if line.strip()]


def _scan(form: FormData, name: str, upload: Upload) -> str | None:
    for part in form.getlist(name):
        if isinstance(part, UploadFile) and part.filename:
            return upload(part)
    # A form shown again carries the digest of what was kept the first time.
    return next((typed for typed in _words(form, name) if typed), None)


def _file(form: FormData, name: str) -> uploads.Upload | None:
    """What was really uploaded, for the act to look into; words are never taken for a file."""
    for part in form.getlist(name):
        if isinstance(part, UploadFile) and part.filename:
            return uploads.Upload(part.filename, part.file.read())
    return None


def _rows(asked: Field, name: str, form: FormData, upload: Upload) -> Any:
    """The rows of a list; one that is wholly empty was never meant."""
    keys = _keys(form, name)
    if asked.widget is Widget.EACH and not asked.inner[0].name:
        return _table(asked.inner[0], {key: form.get(f"{name}.{key}") for key in keys})
    made = [_row(asked, f"{name}.{key}", form, upload) for key in keys]
    if asked.widget is Widget.EACH:
        return [{"number": key, **row} for key, row in zip(keys, made, strict=True)]
    return [row for row in made if any(value not in {"", "no"} for value in row.values())]


def _table(asked: Field, typed: Mapping[str, Any]) -> dict[str, Any]:
    """One value a row: a tick not set is a no, a word not chosen is not said."""
    if asked.widget is Widget.YES:
        return {key: value or "no" for key, value in typed.items()}
    return {key: value for key, value in typed.items() if value}


def _row(asked: Field, before: str, form: FormData, upload: Upload) -> dict[str, Any]:
    row = {each.name: _read(each, f"{before}.{each.name}", form, upload) for each in asked.inner}
    return {name: value for name, value in row.items() if value is not None}


def more(form: FormData) -> dict[str, int]:
    """One row more than the page had, empty ones counted."""
    name = str(form.get(MORE, ""))
    # Where several boxes have one name, the last is hidden and keeps a single one a list.
    drawn = len(_keys(form, name)) or len(form.getlist(name)) - 1
    return {name: drawn + 1} if name else {}


def _keys(form: FormData, name: str) -> list[str]:
    """The row numbers of a list, in the order of the page."""
    before = f"{name}."
    keys = (key[len(before) :].split(".")[0] for key in form if key.startswith(before))
    return list(dict.fromkeys(keys))


def _words(form: FormData, name: str) -> list[str]:
    return [part.strip() for part in form.getlist(name) if isinstance(part, str)]


Offer = Callable[[Field], Sequence[Option]]
Rows = Callable[[Field], Mapping[str, str]]
"""For a list with one row each: the key of every row and what stands over it."""


@dataclass(frozen=True)
class Sheet:
    """What a form needs besides its fields: what may be chosen, its fixed rows, its errors."""

    offer: Offer
    each: Rows
    errors: Mapping[str, tuple[str, ...]]
    more: Mapping[str, int] = field(default_factory=dict)
    """The list that was asked one more row, and how many it is to have."""
    most: Mapping[str, int] = field(default_factory=dict)
    """How many characters a field may have."""


def shown(fields: Iterable[Field], given: Mapping[str, Any], sheet: Sheet) -> list[FormField]:
    """The fields of a form with what is in them."""
    return [_shown(asked, asked.name, ways.found(given, asked.name), sheet) for asked in fields]


def _shown(asked: Field, name: str, value: Any, sheet: Sheet) -> FormField:
    made = FormField(
        name,
        asked.label,
        _widget(asked),
        asked.hint,
        asked.rows,
        asked.required,
        errors=sheet.errors.get(name, ()),
        count_max=sheet.most.get(asked.last, 0),
    )
    if asked.widget is Widget.MANY:
        return replace(made, inner=_filled(asked, name, value, sheet))
    if asked.widget is Widget.EACH:
        return _each(made, asked, value, sheet)
    if asked.widget in {Widget.LINES, Widget.CHOICES}:
        many = tuple(map(str, value or ()))
        spare = sheet.more.get(name, 0) - len(many)
        made = replace(made, values=(*many, *[""] * spare), value="\n".join(many))
        return replace(made, options=tuple(sheet.offer(asked)))
    options = tuple(sheet.offer(asked))
    list_id = f"l-{name}" if options and _is_typed(asked) else ""
    return replace(made, value=_typed(asked, value), options=options, list_id=list_id)


def _is_typed(asked: Field) -> bool:
    """Typed with the choices shown beneath: anything may be written, or there are too many."""
    return asked.widget is Widget.LINE or asked.record in TYPED


TYPED = frozenset({"Member"})
"""Found faster by typing a name or a code than in a long list."""


def _widget(asked: Field) -> str:
    """What the page calls it: lines are typed into one box, records chosen from a list."""
    if asked.widget is Widget.LINES:
        return "text"
    return "line" if asked.record == "Proposal" else asked.widget.value


def _filled(asked: Field, name: str, value: Any, sheet: Sheet) -> tuple[tuple[FormField, ...], ...]:
    rows = list(value or ())
    spare = max(sheet.more.get(name, 0), 1) - len(rows)
    # A row that nobody needs to fill in must not hold the form back.
    free = [replace(each, required=False) for each in asked.inner]
    inner = [
        *[asked.inner] * len(rows),
        *[free if rows or not asked.required else asked.inner] * spare,
    ]
    return tuple(
        tuple(_shown(e, f"{name}.{n}.{e.name}", ways.found(row, e.name), sheet) for e in fields)
        for n, (row, fields) in enumerate(zip([*rows, *[{}] * spare], inner, strict=True), 1)
    )


def _each(made: FormField, asked: Field, value: Any, sheet: Sheet) -> FormField:
    rows = sheet.each(asked)
    held = _by_key(value)
    inner = tuple(_of_key(asked, made.name, key, held.get(key), sheet) for key in rows)
    return replace(made, inner=inner, titles=tuple(rows.values()))


def _of_key(asked: Field, name: str, key: str, value: Any, sheet: Sheet) -> tuple[FormField, ...]:
    if not asked.inner[0].name:
        return (_shown(asked.inner[0], f"{name}.{key}", value, sheet),)
    row = value if isinstance(value, Mapping) else {}
    return tuple(
        _shown(each, f"{name}.{key}.{each.name}", row.get(each.name), sheet) for each in asked.inner
    )


def _by_key(value: Any) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return {str(key): row for key, row in value.items()}
    return {str(row["number"]): row for row in value or ()}


def _typed(asked: Field, value: Any) -> str:
    """What was typed or is known; a box that holds unless unticked is ticked."""
    if asked.widget is Widget.FILE:
        return ""
    if value is None and asked.widget is Widget.YES:
        return "yes" if asked.default else "no"
    return "" if value is None else str(value)
