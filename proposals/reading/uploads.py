"""An upload examined before anything of it is stored: its name, its kind, its words, its safety."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from proposals.cabinet import digest_of
from proposals.reading import scanner
from proposals.reading.filetypes import look
from workflows.papers import attachment as papers
from workflows.papers import completeness
from workflows.papers.attachment import MEGABYTE, Content
from workflows.policies.profile.sections import AttachmentRules
from workflows.refusals import Incomplete
from workflows.terms import FileKind


class Upload(NamedTuple):
    """A file as it was handed in."""

    name: str
    content: bytes

    @classmethod
    def of(cls, file: Path) -> Upload:
        """A file of this machine."""
        return cls(file.name, file.read_bytes())


class Examined(NamedTuple):
    """What is written down of a file that may be kept."""

    name: str
    kind: FileKind
    size: int
    digest: str
    unsearched: tuple[str, ...]


def examined(upload: Upload, held: int, rules: AttachmentRules, note: str = "") -> Examined:
    """The file as it may be kept; `Incomplete` names everything that speaks against it."""
    name = papers.clean_name(upload.name, rules)
    content = _looked_into(upload.content, rules)
    if secret := papers.secrets(name, content):
        raise Incomplete(*secret)
    completeness.require(
        [*papers.objections(name, content, held, rules), *papers.warnings(content, note)]
    )
    scanner.require_clean(upload.content)
    assert content.kind is not None, "a file of no known kind was refused"
    full = papers.full_name(name, content.kind)
    return Examined(full, content.kind, content.size, digest_of(upload.content), content.unsearched)


def _looked_into(content: bytes, rules: AttachmentRules) -> Content:
    """Too large a file is not opened at all."""
    if len(content) > rules.size_mb_max * MEGABYTE:
        return look(content[:MEGABYTE])._replace(size=len(content), fault="")
    return look(content)
