"""Which fonts stand for 小标宋, 仿宋, 楷体, 黑体, 宋体 here, and what to do for want of one.

GB/T 9704-2012, 5.2.2 and 7 name the fonts; the official ones are sold, so none comes with tian.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from proposals.settings import HERE, settings
from workflows.refusals import NotNow, Objection

if TYPE_CHECKING:
    import typst

VENDORED = HERE / "printing" / "vendor"
"""Free fonts (SIL OFL) that print every paper on a machine without one Chinese font.

Each folder is named by font and version; the files are those of its @fontsource package, 5.3.0,
unpacked from WOFF2 to TrueType and otherwise as published.
"""
REST = ("LXGW WenKai", "Noto Serif CJK SC", "Noto Sans CJK SC")
"""Where characters of names stand that the font before lacks."""
EXTRA = "印制PDF须先安装排版程序，请运行：pip install 'tian[pdf]'"


class Role(StrEnum):
    """What a font is for."""

    TITLE = "小标宋"
    BODY = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"


class Chain(NamedTuple):
    """The families that may stand for a role, the best first."""

    official: tuple[str, ...]
    free: tuple[str, ...]


CHAINS: dict[Role, Chain] = {
    Role.TITLE: Chain(
        ("方正小标宋简体", "方正小标宋_GBK", "FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05"),
        ("FandolSong", "Noto Serif SC", "Noto Serif CJK SC"),
    ),
    Role.BODY: Chain(
        ("仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong"), ("FandolFang R", "LXGW WenKai")
    ),
    Role.KAI: Chain(("楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi"), ("FandolKai", "LXGW WenKai")),
    Role.HEI: Chain(("黑体", "SimHei"), ("FandolHei", "Noto Sans SC", "Noto Sans CJK SC")),
    Role.SONG: Chain(("宋体", "SimSun"), ("FandolSong", "Noto Serif SC", "Noto Serif CJK SC")),
}


@dataclass(frozen=True, eq=False)
class Shelf:
    """The fonts found, and for each role those of its chain that are among them."""

    found: typst.Fonts
    chains: Mapping[Role, tuple[str, ...]]

    def first(self, role: Role) -> str:
        """The family that prints the role, as far as it has the characters."""
        return self.chains[role][0]

    def official(self, role: Role) -> bool:
        """Whether that is the font the standard names."""
        named = {family.casefold() for family in CHAINS[role].official}
        return self.first(role).casefold() in named


def own_folder() -> Path:
    """Where the committee's own font files are looked for."""
    return settings().fonts or settings().home / "fonts"


@cache
def shelf(*folders: Path, system: bool = True) -> Shelf:
    """The fonts in these folders and, unless not asked for, those installed on the machine."""
    try:
        import typst
    except ImportError as lacking:
        raise NotNow(Objection("pdf_can_be_set", EXTRA)) from lacking
    found = typst.Fonts(
        include_system_fonts=system,
        include_embedded_fonts=False,
        font_paths=[folder for folder in folders if folder.is_dir()],
    )
    made = Shelf(found, dict(chains(found.families())))
    if without := [role.value for role in Role if not made.chains[role]]:
        raise NotNow(Objection("fonts_are_there", _lacking(without)))
    return made


def here() -> Shelf:
    """The fonts of this installation: its own, tian's, the machine's."""
    return shelf(own_folder(), VENDORED)


def _lacking(roles: list[str]) -> str:
    """What a clerk reads when a role has no font at all."""
    return (
        f"没有{'、'.join(roles)}字体，不能印制PDF（DOCX不受影响）。"
        f"请将字体文件放入 {own_folder()}，或运行：pip install --force-reinstall --no-deps tian"
    )


def chains(families: list[str]) -> Iterator[tuple[Role, tuple[str, ...]]]:
    """For each role those of its families that are among the named, the best first."""
    named = {family.casefold(): family for family in families}
    for role, (official, free) in CHAINS.items():
        wanted = dict.fromkeys(name.casefold() for name in (*official, *free))
        own = [named[name] for name in wanted if name in named]
        rest = [named[name.casefold()] for name in REST if name.casefold() in named]
        yield role, tuple(dict.fromkeys((*own, *rest))) if own else ()


def in_force(found: Shelf) -> Iterator[str]:
    """For each role, which font prints it and whether the standard names it."""
    for role in Role:
        meant = "公文字体" if found.official(role) else "代用字体"
        yield f"{role.value}：{found.first(role)}（{meant}）"
