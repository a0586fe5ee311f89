"""From a written sheet to typed sections: every missing, unknown or wrongly typed key is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, get_type_hints

from workflows.policies.profile.ladder import LadderRow
from workflows.policies.profile.rules import Profile, Setting
from workflows.policies.profile.sheet import Sheet
from workflows.policies.profile.values import typed
from workflows.terms import Duty

SECTIONS: Mapping[str, Any] = {
    name: kind for name, kind in get_type_hints(Profile).items() if is_dataclass(kind)
}
KINDS: Mapping[str, object] = {
    f"{section}.{key}": kind
    for section, rules in SECTIONS.items()
    for key, kind in get_type_hints(rules).items()
}
"""Every setting there is with its type, in the order in which it is printed."""

ROW_KINDS = {key: kind for key, kind in get_type_hints(LadderRow).items() if key != "duty"}


def faults(sheet: Sheet) -> Iterator[str]:
    """What keeps this sheet from being a profile, in words."""
    yield from (f"缺少 {path}" for path in KINDS if path not in sheet.entries)
    yield from (f"没有 {path} 这一项，请删去或改正" for path in sheet.entries if path not in KINDS)
    for path, entry in sheet.entries.items():
        if path in KINDS:
            yield from _mistyped(path, KINDS[path], entry.value)
    for duty, rows in sheet.ladder.items():
        yield from _ladder_faults(f"ladder.{duty}", duty, rows)


def assemble(sheet: Sheet) -> Profile:
    """The profile of a sheet without faults."""
    table = {path: _setting(path, sheet) for path in KINDS}
    sections = {name: rules(**_values(name, table)) for name, rules in SECTIONS.items()}
    return Profile(
        version=sheet.version,
        holds_from=sheet.holds_from,
        ladder=tuple(_rows(sheet.ladder)),
        table=table,
        **sections,
    )


def _setting(path: str, sheet: Sheet) -> Setting:
    entry = sheet.entries[path]
    return Setting(path, typed(KINDS[path], entry.value), entry.source, entry.since)


def _values(section: str, table: Mapping[str, Setting]) -> dict[str, object]:
    keys = get_type_hints(SECTIONS[section])
    return {key: table[f"{section}.{key}"].value for key in keys}


def _mistyped(path: str, kind: object, raw: object) -> Iterator[str]:
    try:
        typed(kind, raw)
    except ValueError as fault:
        yield f"{path} {fault}"


def _ladder_faults(path: str, duty: str, rows: object) -> Iterator[str]:
    if duty not in set(Duty):
        yield f"{path}：没有“{duty}”这项责任，请从下列选用：{'、'.join(Duty)}"
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        yield f"{path} 应为列表，每级一行，写作 {{ rung = …, offset = … }}"
        return
    for place, row in enumerate(rows, 1):
        yield from _row_faults(f"{path} 第{place}行", row)


def _row_faults(path: str, row: Mapping[str, object]) -> Iterator[str]:
    yield from (f"{path}缺少 {key}" for key in ROW_KINDS if key not in row)
    yield from (f"{path}没有 {key} 这一项，请删去" for key in row if key not in ROW_KINDS)
    for key, kind in ROW_KINDS.items():
        if key in row:
            yield from _mistyped(f"{path} {key}", kind, row[key])


def _rows(ladder: Mapping[str, Any]) -> Iterator[LadderRow]:
    for duty, rows in ladder.items():
        for row in rows:
            cells: dict[str, Any] = {key: typed(kind, row[key]) for key, kind in ROW_KINDS.items()}
            yield LadderRow(duty=Duty(duty), **cells)
