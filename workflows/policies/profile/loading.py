"""The way in: a file becomes a profile only when its form, its types and its values all hold."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from workflows.policies.profile.assembly import assemble, faults
from workflows.policies.profile.conflicts import conflicts
from workflows.policies.profile.rules import Profile
from workflows.policies.profile.sheet import PACKAGED, read


def load(path: Path | str | None = None) -> Profile:
    """The profile in a file, or the packaged one; ValueError names every fault."""
    return _checked(Path(path)) if path else _packaged()


@cache
def _packaged() -> Profile:
    return _checked(PACKAGED / "district_default.toml")


def _checked(path: Path) -> Profile:
    sheet = read(path)
    _refuse(path, faults(sheet))
    profile = assemble(sheet)
    _refuse(path, conflicts(profile))
    return profile


def _refuse(path: Path, sentences: Iterable[str]) -> None:
    if named := list(sentences):
        raise ValueError(f"规则文件 {path.name} 不能施行：" + "；".join(named))
