"""Bad lines of a handed-in table: all are named at once, so that an import is all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from workflows.refusals import Incomplete, Objection

SPELT_OUT = 20


class BadLine(NamedTuple):
    """A line that cannot be taken over, and why; never with a phone number in it."""

    line_no: int
    reason: str

    def __str__(self) -> str:
        """The sentence a clerk reads.

        >>> str(BadLine(412, "缺少姓名"))
        '第412行：缺少姓名'
        """
        return f"第{self.line_no}行：{self.reason}"


class Read(Protocol):
    """A file as it was read."""

    @property
    def bad(self) -> tuple[BadLine, ...]:
        """Its lines that say what cannot be."""


File = TypeVar("File", bound=Read)


def whole(file: File) -> File:
    """The file; `Incomplete` naming every bad line where it has any."""
    refuse_bad(file.bad)
    return file


def refuse_bad(bad: Sequence[BadLine]) -> None:
    """Raise `Incomplete` naming the bad lines, if there are any (integrity rule 41)."""
    if not bad:
        return
    in_order = sorted(bad)
    spelt_out = [Objection("import_line", str(line)) for line in in_order[:SPELT_OUT]]
    raise Incomplete(Objection("import_whole", _summary(in_order)), *spelt_out)


def _summary(bad: Sequence[BadLine]) -> str:
    lines = len({line.line_no for line in bad})
    rest = f"，以下列出前{SPELT_OUT}条" if len(bad) > SPELT_OUT else ""
    return f"共{lines}行有误（{len(bad)}条），整个文件均未导入，请改正后重新导入{rest}"


def refuse_file(rule: str, sentence: str) -> Incomplete:
    """The refusal of a whole file."""
    return Incomplete(Objection(rule, sentence))
