"""In whose name a proposal is made and who signed it, out of the ways files write that."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from proposals.reading.cleaning import called
from proposals.reading.fields import Fields
from workflows.terms import ProposerKind

_SEPARATORS = re.compile(r"[，,、;；\n]+")
_AND_OTHERS = re.compile(r"(.+?)等(\d{1,9})[人名位](?:委员)?")
_OFFICIAL = re.compile(r"^[\[【(（]?委员[\]】)）]")
_KINDS: dict[str, ProposerKind] = {
    "委员个人": ProposerKind.INDIVIDUAL,
    "个人": ProposerKind.INDIVIDUAL,
    "委员": ProposerKind.INDIVIDUAL,
    "委员联名": ProposerKind.JOINT,
    "联名": ProposerKind.JOINT,
    "民主党派": ProposerKind.PARTY,
    "党派": ProposerKind.PARTY,
    "人民团体": ProposerKind.PEOPLE_ORG,
    "团体": ProposerKind.PEOPLE_ORG,
    # 工商联 is reckoned among the people's organisations of the CPPCC.
    "工商联": ProposerKind.PEOPLE_ORG,
    "界别": ProposerKind.SECTOR,
    "小组": ProposerKind.GROUP,
    "委员小组": ProposerKind.GROUP,
    "联组": ProposerKind.GROUP,
    "小组、联组": ProposerKind.GROUP,
    "政协专门委员会": ProposerKind.SPECIAL_COMMITTEE,
    "专门委员会": ProposerKind.SPECIAL_COMMITTEE,
    "专委会": ProposerKind.SPECIAL_COMMITTEE,
}


class Signatories(NamedTuple):
    """Who signed: the first, the others by name where named, and how many in all where known."""

    proposer: str
    cosigners: tuple[str, ...]
    people: int | None


def kind_of(fields: Fields) -> ProposerKind | None:
    """The kind by its label or by one of its everyday names; None where the file does not say."""
    written = fields.text("kind")
    if not written:
        return None
    labels = {each.label: each for each in ProposerKind} | {
        each.value: each for each in ProposerKind
    }
    kind = labels.get(written) or _KINDS.get(written.removesuffix("提案"))
    if kind is None:
        labels_known = "、".join(each.label for each in ProposerKind)
        fields.complain(f"提案类型“{written}”不认识，应为：{labels_known}")
    return kind


def signatories(fields: Fields, kind: ProposerKind | None) -> Signatories:
    """The first signatory and the others, as many as the file says in any of its ways."""
    written, people = _cosigners(fields)
    organisation = fields.name("proposer_org")
    if organisation or (kind and kind.is_organisation):
        return Signatories(organisation or fields.name("proposer"), written, people)
    first, others, counted = _named(fields.name("proposer"))
    cosigners = (*others, *written)
    said = max(people or 0, counted or 0)
    return Signatories(first, cosigners, said or _counted(first, cosigners))


def _cosigners(fields: Fields) -> tuple[tuple[str, ...], int | None]:
    """The column of the others: names, or only how many sign in all."""
    people = fields.whole("people", "提案人数")
    if not fields.figures("cosigners").isdecimal():
        return _names(unicodedata.normalize("NFKC", fields.text("cosigners"))), people
    counted = fields.whole("cosigners", "联名人数")
    return (), max(people or 0, counted or 0) or None


def _counted(first: str, cosigners: tuple[str, ...]) -> int | None:
    return 1 + len(cosigners) if first else None


def _named(written: str) -> tuple[str, tuple[str, ...], int | None]:
    """The names of a cell: 委员甲, 委员乙 or 委员甲等3人."""
    others = _AND_OTHERS.fullmatch(written)
    first, *more = _names(others[1] if others else written) or ("",)
    return first, tuple(more), int(others[2]) if others else None


def _names(written: str) -> tuple[str, ...]:
    names = (_OFFICIAL.sub("", called(name)) for name in _SEPARATORS.split(written))
    return tuple(filter(None, names))
