"""What the caller gives for an act: KEY=VALUE on the line, a TOML or JSON file for the rest."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from proposals.acting import ways
from proposals.reading.grids import decoded
from workflows.refusals import Incomplete, Objection


def collected(pairs: Iterable[str], file: Path | None) -> dict[str, Any]:
    """Everything given; what stands on the line goes before the file."""
    given = read(file) if file is not None else {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key:
            raise Incomplete(Objection("give_readable", f"“{pair}”请写作 名称=内容"))
        ways.put(given, key, value)
    return given


def read(file: Path) -> dict[str, Any]:
    """The table in a file, by its ending."""
    text = decoded(file.read_bytes())
    try:
        content = json.loads(text) if file.suffix.lower() == ".json" else tomllib.loads(text)
    except ValueError as fault:
        raise Incomplete(Objection("give_readable", f"{file.name} 读不通：{fault}")) from fault
    if not isinstance(content, dict):
        raise Incomplete(Objection("give_readable", f"{file.name} 应为名称和内容的对照"))
    return content
