"""A profile file as written: values with source and date, a committee's own over its base."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

PACKAGED = Path(__file__).parent.parent
"""Where the profiles stand that come with the program."""

Table = Mapping[str, object]

_HEAD = {"version", "holds_from", "based_on", "ladder"}
_ENTRY = {"value", "source", "since"}


@dataclass(frozen=True)
class Entry:
    """One value as written, with its instrument and the day from which it holds."""

    value: object
    source: str
    since: date


@dataclass(frozen=True)
class Sheet:
    """A whole file, not yet typed."""

    version: str
    holds_from: date
    entries: Mapping[str, Entry]
    ladder: Table

    def over(self, base: Sheet) -> Sheet:
        """This sheet, completed by what only the base says; a duty's ladder is taken whole."""
        entries, ladder = {**base.entries, **self.entries}, {**base.ladder, **self.ladder}
        return Sheet(self.version, self.holds_from, entries, ladder)


def read(path: Path, above: tuple[Path, ...] = ()) -> Sheet:
    """Read a file and what it is based on; ValueError names what is wrong with its form."""
    if path in above:
        raise ValueError(f"{path.name} 的 based_on 成环，请改为以另一份规则为底本")
    written = _parsed(path)
    sheet = _sheet(written)
    if "based_on" not in written:
        return sheet
    return sheet.over(read(_base(path, _text(written, "based_on")), (*above, path)))


def _parsed(path: Path) -> Table:
    if not path.is_file():
        raise ValueError(f"找不到规则文件 {path.name}，请核对文件名")
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except ValueError as fault:
        raise ValueError(f"{path.name} 不是合法的 TOML 文件，请改正：{fault}") from fault


def _base(path: Path, name: str) -> Path:
    """A file beside this one, or one that comes with the program."""
    if Path(name).name != name:
        raise ValueError(f"based_on 只写规则的名称，不写路径：{name}")
    beside = path.parent / f"{name}.toml"
    return beside if beside.is_file() else PACKAGED / f"{name}.toml"


def _sheet(written: Table) -> Sheet:
    holds_from = _day(written, "holds_from")
    entries: dict[str, Entry] = {}
    for section in written.keys() - _HEAD:
        for key, raw in _table(written, section).items():
            entries[f"{section}.{key}"] = _entry(f"{section}.{key}", raw, holds_from)
    return Sheet(_text(written, "version"), holds_from, entries, _table(written, "ladder"))


def _entry(path: str, raw: object, holds_from: date) -> Entry:
    if not isinstance(raw, dict) or "value" not in raw or raw.keys() - _ENTRY:
        raise ValueError(f'{path} 应写作 {{ value = …, source = "…" }}，可加 since = 日期')
    since = _day(raw, "since", path) if "since" in raw else holds_from
    return Entry(raw["value"], _text(raw, "source", path), since)


def _table(written: Table, key: str) -> Table:
    table = written.get(key, {})
    if not isinstance(table, dict):
        raise ValueError(f"{key} 应为一节，写作 [{key}]")
    return table


def _text(written: Table, key: str, of: str = "") -> str:
    text = written.get(key)
    if not isinstance(text, str) or not text.strip():
        raise ValueError(f'{of or "规则文件"} 缺少 {key}，应写作 {key} = "…"')
    return text


def _day(written: Table, key: str, of: str = "") -> date:
    day = written.get(key)
    # A TOML moment is a date too, for Python; rules hold for whole days.
    if type(day) is not date:
        raise ValueError(f"{of or '规则文件'} 的 {key} 应为日期，如 {key} = 2024-01-01")
    return day
