"""Rosters of members as files hand them in (integrity rule 41); all or nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from proposals.reading.columns import MEMBER, known
from proposals.reading.fields import Fields, columns_of, sound
from proposals.reading.lines import BadLine
from proposals.reading.members import MemberLine, mistakable
from proposals.reading.tables import read_table
from workflows.papers.rosters import EMAIL, PHONE, POSTCODE


class MemberFile(NamedTuple):
    """A roster, its bad lines beside, and the columns nobody reads."""

    lines: tuple[MemberLine, ...]
    bad: tuple[BadLine, ...]
    unused_columns: tuple[str, ...]


def read_members(path: Path, sectors: Collection[str]) -> MemberFile:
    """Read a roster whose 界别 are among `sectors`; `Incomplete` for what is no roster."""
    table = read_table(path, known(MEMBER))
    columns = columns_of(table, MEMBER, "name", "sector")
    rows = [Fields(row, columns) for row in table.rows]
    by_plain = {_plain(sector): sector for sector in sectors}
    lines = [_member(fields, by_plain) for fields in rows]
    complaints = [bad for fields in rows for bad in fields.bad]
    bad = (*table.bad, *complaints, *mistakable(lines))
    return MemberFile(sound(rows, lines), bad, columns.unused)


def _member(fields: Fields, sectors: dict[str, str]) -> MemberLine:
    fields.required("name", "姓名")
    return MemberLine(
        line_no=fields.line_no,
        name=fields.name("name"),
        code=fields.code("code", "委员编号"),
        sector=_sector(fields, sectors),
        party=fields.line("party", "党派"),
        post=fields.line("post", "职务"),
        phone=_contact(fields, "phone", PHONE, "联系电话格式不对"),
        email=_contact(fields, "email", EMAIL, "电子邮箱格式不对"),
        address=fields.line("address", "通讯地址"),
        postcode=_contact(fields, "postcode", POSTCODE, "邮编格式不对，应为6位数字"),
        group=fields.line("group", "组别"),
        valid_from=fields.day("valid_from", "任职日期"),
        valid_until=fields.day("valid_until", "终止日期"),
    )


def _plain(sector: str) -> str:
    return unicodedata.normalize("NFKC", sector).strip().removesuffix("界别")


def _sector(fields: Fields, sectors: dict[str, str]) -> str:
    written = fields.required("sector", "界别")
    if written and _plain(written) not in sectors:
        fields.complain(f"界别“{written}”不在本届界别之列，请改正或先增设该界别")
    return sectors.get(_plain(written), written)


def _contact(fields: Fields, field: str, pattern: re.Pattern[str], reason: str) -> str:
    """Contact data are never repeated in a complaint."""
    written = fields.figures(field)
    if written and not pattern.fullmatch(written):
        fields.complain(reason)
    return written
