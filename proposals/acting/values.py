"""From what was written to what a rule expects: words, dates, papers, lists, named records."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from sqlmodel import SQLModel

from proposals.acting import dates, naming, wording
from proposals.reading.uploads import Upload
from proposals.work import Work
from workflows.papers import printable
from workflows.refusals import Incomplete, Objection
from workflows.terms import Term

MADE_PLAIN = {"title", "facts", "analysis", "suggestions"}
"""What may come out of an editor with its markup."""
YES, NO = {"true", "yes", "1", "是"}, {"false", "no", "0", "否"}
AS_NEEDED: Mapping[str, frozenset[str]] = {
    "Meeting": frozenset({"place"}),
    "ReplyPaper": frozenset({"opening", "class_reason", "evidence"}),
}
"""Words only some papers of the kind need: the rules ask for them, no door insists on them."""
WITHIN, BETWEEN = "/", ","
"""Parts of one paper, and papers of one list, on the command line: 区住建局/lead,区财政局/co."""


def valued(work: Work, kind: Any, raw: Any, name: str) -> Any:
    """The value of this kind that was written; `Incomplete` says what is wrong with it."""
    origin = get_origin(kind)
    if origin in {Union, types.UnionType}:
        inner = [each for each in get_args(kind) if each is not type(None)]
        return valued(work, inner[0], raw, name)
    if origin is not None:
        return _many(work, origin, get_args(kind), raw, name)
    return _one(work, kind, raw, name)


def _one(work: Work, kind: Any, raw: Any, name: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, SQLModel):
        return naming.record(work, kind, raw)
    if kind is Upload:
        return raw if isinstance(raw, Upload) else _file(str(raw))
    if is_paper(kind):
        return paper(work, kind, raw if isinstance(raw, Mapping) else _split(kind, raw), name)
    return _plain(work, kind, raw, name)


def record_of(name: str, kind: Any) -> str:
    """The kind of record meant by a field, if one is: by its type, or by a name like unit_id."""
    if isinstance(kind, type) and issubclass(kind, SQLModel):
        return kind.__name__
    named = naming.BY_FIELD.get(name) if kind is int else None
    return named.__name__ if named else ""


def is_paper(kind: Any) -> bool:
    """Whether this is a paper with fields: a dataclass or a named tuple."""
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


def fields_of(kind: Any) -> dict[str, bool]:
    """The fields of a paper, and whether each must be given."""
    if is_dataclass(kind):
        return {f.name: f.default is MISSING and f.default_factory is MISSING for f in fields(kind)}
    free = {*kind._field_defaults, *AS_NEEDED.get(kind.__name__, ())}
    return {name: name not in free for name in kind._fields}


def default_of(kind: Any, name: str) -> Any:
    """What a field of a paper is when nothing is said."""
    if is_dataclass(kind):
        default = next(f.default for f in fields(kind) if f.name == name)
        return None if default is MISSING else default
    return kind._field_defaults.get(name)


def paper(work: Work, kind: Any, given: Mapping[str, Any], name: str) -> Any:
    """A paper filled in; every missing and every unknown field is named at once."""
    wanted = fields_of(kind)
    missing = [field for field, needed in wanted.items() if needed and field not in given]
    unknown = [field for field in given if field not in wanted]
    whose = f"{wording.of(name).label} {name}：" if name in wording.WORDS else ""
    faults = [_fault(f"{whose}请写明 {wording.on(kind, f).label} {f}") for f in missing]
    faults += [_fault(f"{whose}没有 {field} 这一项") for field in unknown]
    if faults:
        raise Incomplete(*faults)
    hints, whole = get_type_hints(kind), {**_left_out(kind), **given}
    return kind(**{f: valued(work, hints[f], raw, f) for f, raw in whole.items()})


def _left_out(kind: Any) -> dict[str, str]:
    """No words, where only some papers of the kind need them."""
    return dict.fromkeys(AS_NEEDED.get(kind.__name__, ()), "")


def _many(work: Work, origin: Any, inner: tuple[Any, ...], raw: Any, name: str) -> Any:
    if issubclass(origin, Mapping):
        return {
            valued(work, inner[0], key, name): valued(work, inner[1], value, name)
            for key, value in _paired(raw, name)
        }
    made = [valued(work, inner[0], each, name) for each in _listed(raw, name)]
    return made if origin is list else tuple(made)


def _listed(raw: Any, name: str) -> list[Any]:
    if isinstance(raw, str):
        return [part.strip() for part in raw.split(BETWEEN) if part.strip()]
    if isinstance(raw, list | tuple):
        return list(raw)
    raise Incomplete(_fault(f"{name} 不能是“{raw}”，应为一列内容"))


def _paired(raw: Any, name: str) -> Iterable[tuple[Any, Any]]:
    if isinstance(raw, Mapping):
        return raw.items()
    parts = [str(part).partition(":") for part in _listed(raw, name)]
    if not all(colon for _, colon, _ in parts):
        raise Incomplete(_fault(f"{name} 不能是“{raw}”，应写作 甲:是,乙:否"))
    return [(key, value) for key, _, value in parts]


def _split(kind: Any, raw: Any) -> dict[str, Any]:
    """A paper on one line; what would find no place is refused and never dropped."""
    wanted, parts = fields_of(kind), str(raw).split(WITHIN)
    if len(parts) > len(wanted):
        form = WITHIN.join(wording.on(kind, field).label for field in wanted)
        sentence = f"“{raw}”应写作 {form}；内容中有“{WITHIN}”的，请用 --file 写在文件里"
        raise Incomplete(_fault(sentence))
    return dict(zip(wanted, parts, strict=False))


def _plain(work: Work, kind: Any, raw: Any, name: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Term):
        return _word(kind, raw, name)
    readers: dict[Any, Callable[[], Any]] = {
        str: lambda: _words(str(raw), name),
        int: lambda: naming.number(work, name, raw),
        bool: lambda: _yes(raw, name),
        date: lambda: raw if isinstance(raw, date) else dates.day(str(raw)),
        datetime: lambda: raw if isinstance(raw, datetime) else dates.moment(str(raw)),
    }
    return readers.get(kind, lambda: raw)()


def _words(raw: str, name: str) -> str:
    """Words that could stand on a paper; the parts of a text are made plain by their acts."""
    if name not in MADE_PLAIN and (found := printable.objections(raw)):
        raise Incomplete(*found)
    return raw


def _word(kind: type[Term], raw: Any, name: str) -> Term:
    for word in kind:
        if raw in (word.value, word.label):
            return word
    choice = "、".join(f"{word.label} {word.value}" for word in kind)
    raise Incomplete(_fault(f"{name} 不能是“{raw}”，应为：{choice}"))


def _yes(raw: Any, name: str) -> bool:
    if isinstance(raw, bool):
        return raw
    if str(raw).lower() in YES | NO:
        return str(raw).lower() in YES
    raise Incomplete(_fault(f"{name} 不能是“{raw}”，应为 是 或 否"))


def _file(path: str) -> Upload:
    try:
        return Upload.of(Path(path))
    except OSError as fault:
        raise Incomplete(_fault(f"读不到文件“{path}”：{fault.strerror}")) from fault


def _fault(sentence: str) -> Objection:
    return Objection("act_argument", sentence)
