"""附件: what may be attached, under which name, by whom and for whose eyes (rules 6 and 9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workflows.papers.cleaning import one_line
from workflows.papers.secrecy import MARKING, markings
from workflows.policies.permits import COMMITTEE, LEADERS, PROPOSERS, PROXY, SUPERVISORS, UNIT
from workflows.policies.profile.sections import AttachmentRules
from workflows.refusals import Objection
from workflows.terms import BelongsTo, FileKind, Role

MEGABYTE = 1_000_000
NAMELESS = "附件"
LONGEST_NAME = 1_000
"""Of what is sent as a name, so many characters are looked at."""
# In a running text 秘密 is an everyday word; as a part of a name that stands alone it is a grade.
_GRADE_IN_NAME = re.compile(r"(?:^|[\s_\-—·.(（])[绝机秘]密(?=$|[\s_\-—·.)）★☆])")
_FOLDERS = re.compile(r"[\\/]")
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')

BY: dict[BelongsTo, frozenset[Role]] = {
    BelongsTo.TEXT: PROXY,
    BelongsTo.MEETING: PROXY | UNIT | {Role.CO_UNIT},
    BelongsTo.OPINION: UNIT | {Role.CO_UNIT},
    BelongsTo.REPLY: UNIT,
    BelongsTo.EVIDENCE: COMMITTEE | UNIT | {Role.CO_UNIT},
    BelongsTo.SUPERVISION: SUPERVISORS | LEADERS,
    BelongsTo.SCAN: PROXY,
}
"""Who may attach what."""

HIDDEN_FROM: dict[BelongsTo, frozenset[Role]] = {
    # A reviewer reads what he reviews, the text and what goes with it.
    BelongsTo.MEETING: frozenset({Role.REVIEWER}),
    BelongsTo.REPLY: frozenset({Role.REVIEWER}),
    BelongsTo.EVIDENCE: frozenset({Role.REVIEWER}),
    BelongsTo.SUPERVISION: frozenset({Role.REVIEWER}),
    # A 会办 unit answers the lead, never the proposer (integrity rule 26).
    BelongsTo.OPINION: PROPOSERS | {Role.REVIEWER},
    # It may be the paper of a rating, which no unit sees before it is locked (integrity rule 33).
    BelongsTo.SCAN: frozenset(Role) - COMMITTEE - {Role.AUDITOR},
}
"""People of the case who do not see it; who handed it in always does."""

REMOVED_FOR = COMMITTEE | {Role.AUDITOR}
"""Who still sees what was taken off a case."""


class Content(NamedTuple):
    """What a look into a file has shown."""

    kind: FileKind | None
    size: int
    words: str = ""
    """All text in which a secret marking could stand."""
    unsearched: tuple[str, ...] = ()
    """What in it no program can read: images, encrypted pages."""
    encrypted: bool = False
    unpacked: int = 0
    """Bytes the parts of a packed file say they unpack to."""
    parts: int = 0
    fault: str = ""
    """Why it cannot be opened, or what in it is not let in."""


def clean_name(handed_in: str, rules: AttachmentRules) -> str:
    r"""A file's name as it is kept: no folders, no hidden characters, not too long.

    >>> from workflows.policies.profile import load
    >>> clean_name("C:\\fakepath\\附图\u202egpj.\x00jpg", load().attachments)
    '附图gpj.jpg'
    """
    name = _NOT_IN_NAMES.sub("_", _FOLDERS.split(one_line(handed_in[-LONGEST_NAME:]))[-1]).strip(
        " ."
    )
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return (name or NAMELESS)[: rules.name_chars_max]
    return f"{stem[: rules.name_chars_max - len(ending) - 1]}.{ending}"


def full_name(name: str, kind: FileKind) -> str:
    """A name without an ending gets that of its content.

    >>> full_name("现场照片", FileKind.PNG)
    '现场照片.png'
    """
    return name if "." in name else f"{name}{kind.endings[0]}"


def secrets(name: str, content: Content) -> list[Objection]:
    """A secret marking in the name or in what can be read of the content (integrity rule 6)."""
    found = MARKING.search(name) or _GRADE_IN_NAME.search(name)
    if found:
        sentence = "附件名称带有涉密标志，不得在本系统上传；请停止办理，改由机要渠道送提案委员会"
        return [Objection("no_secret_marking", sentence)]
    # White space runs together: a page of it between two characters is no reason to search long.
    return markings(" ".join(content.words.split()))


def objections(
    name: str, content: Content, held: int, rules: AttachmentRules
) -> Iterator[Objection]:
    """Everything that keeps a file out of a case that holds so many already (rule 9)."""
    yield from _sizes(content, held, rules)
    if content.kind is None or content.kind not in rules.kinds:
        allowed = "、".join(kind.label for kind in rules.kinds)
        yield Objection("attachment_kind", f"文件内容不是可以上传的类型；请转为{allowed}后再上传")
    elif not full_name(name, content.kind).lower().endswith(content.kind.endings):
        sentence = f"文件名“{name}”与内容不符：内容是{content.kind.label}，请改正文件名后再上传"
        yield Objection("attachment_name", sentence)
    if content.fault:
        yield Objection("attachment_readable", content.fault)
    yield from _unpacking(content, rules)


def warnings(content: Content, note: str) -> Iterator[Objection]:
    """What may be attached only with a word why; a look inside is not possible."""
    if content.encrypted and not note.strip():
        sentence = "文件已加密，系统和承办人都可能打不开；请上传未加密的文件，或写明为何须加密"
        yield Objection("attachment_encrypted", sentence)


def _sizes(content: Content, held: int, rules: AttachmentRules) -> Iterator[Objection]:
    if content.size == 0:
        yield Objection("attachment_size", "文件是空的，请核对后重新上传")
    if content.size > rules.size_mb_max * MEGABYTE:
        sentence = f"文件超过上限{rules.size_mb_max}兆字节，请压缩图像或分成几个文件上传"
        yield Objection("attachment_size", sentence)
    if held >= rules.count_max:
        sentence = f"本案已有{held}个附件，达到上限{rules.count_max}个；请合并材料或先移除不用的"
        yield Objection("attachment_count", sentence)


def _unpacking(content: Content, rules: AttachmentRules) -> Iterator[Objection]:
    bomb = content.unpacked > rules.unpacked_mb_max * MEGABYTE
    if bomb or content.parts > rules.parts_max:
        sentence = "文件展开后过大或部件过多，可能损害系统；请用办公软件另存一份后再上传"
        yield Objection("attachment_unpacks", sentence)
