"""Proposals as files hand them in: one typed line each, cut into parts; all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from proposals.reading.columns import PROPOSAL, Columns, known, recognise
from proposals.reading.fields import Fields, columns_of, sound
from proposals.reading.lines import BadLine
from proposals.reading.signatories import kind_of, signatories
from proposals.reading.splitter import Parts, split
from proposals.reading.tables import Table, read_table
from workflows.terms import ProposerKind

PARTS = {"facts": "调研情况", "analysis": "问题分析", "suggestions": "具体建议"}
"""The parts of a text that has no column of its own."""


@dataclass(frozen=True)
class ProposalLine:
    """One proposal of a file; `publish_time` is the source's wall clock, without a zone."""

    line_no: int
    title: str
    kind: ProposerKind | None
    proposer: str
    cosigners: tuple[str, ...]
    people: int | None
    category: str
    text: str
    parts: Parts | None
    source_id: str
    case_no: str
    publish_time: datetime | None

    @property
    def number(self) -> tuple[str, str]:
        """By what its source knows it: a 流水号, or else the 原案号 of its year."""
        return ("流水号", self.source_id) if self.source_id else ("原案号", self.case_no)

    @property
    def origin(self) -> str:
        """The same as it stays on record; empty where the file gives no number."""
        label, number = self.number
        return f"{label}{number}" if number else ""

    @property
    def called(self) -> str:
        """The same as a sentence names it."""
        label, number = self.number
        return f"{label}“{number}”"


class ProposalFile(NamedTuple):
    """A file's proposals; those without a text stand apart, bad lines and unread columns beside."""

    lines: tuple[ProposalLine, ...]
    without_text: tuple[ProposalLine, ...]
    bad: tuple[BadLine, ...]
    unused_columns: tuple[str, ...]


def read_proposals(path: Path) -> ProposalFile:
    """Read all proposals; `Incomplete` for what holds none."""
    table = read_table(path, known(PROPOSAL))
    columns = columns_of(table, PROPOSAL, "title", *_text_column(table))
    rows = [Fields(row, columns) for row in table.rows]
    lines = [proposal_line(fields) for fields in rows]
    complaints = [bad for fields in rows for bad in fields.bad]
    bad = (*table.bad, *complaints, *_same_number(lines))
    good = sound(rows, lines)
    with_text = tuple(line for line in good if line.parts)
    without_text = tuple(line for line in good if not line.parts)
    return ProposalFile(with_text, without_text, bad, _unused(columns, lines))


def _text_column(table: Table) -> tuple[str, ...]:
    """The column of the texts is needed, unless their parts have columns of their own."""
    found = recognise(table.headings, PROPOSAL).fields.values()
    return () if PARTS.keys() & found else ("text",)


def proposal_line(fields: Fields) -> ProposalLine:
    """One row; a title is only demanded where there is a text."""
    text = _composed(fields)
    kind = kind_of(fields)
    signed = signatories(fields, kind)
    return ProposalLine(
        line_no=fields.line_no,
        title=fields.required("title", "案由") if text else fields.text("title"),
        kind=kind,
        proposer=signed.proposer,
        cosigners=signed.cosigners,
        people=signed.people,
        category=fields.line("category", "内容分类"),
        text=text,
        parts=split(text) if text else None,
        source_id=fields.code("source_id", "流水号"),
        case_no=fields.code("case_no", "提案编号"),
        publish_time=fields.moment("publish_time", "提交时间"),
    )


def _composed(fields: Fields) -> str:
    """The text and what its own columns add to it, put together as the form prints them."""
    text = fields.text("text")
    parts = [(label, words) for field, label in PARTS.items() if (words := fields.text(field))]
    added = [f"{label}：{words}" for label, words in parts if _bare(words) not in _bare(text)]
    return "\n".join(filter(None, (text, *added)))


def _bare(words: str) -> str:
    return "".join(words.split())


def _same_number(lines: Iterable[ProposalLine]) -> Iterator[BadLine]:
    first: dict[str, int] = {}
    for line in lines:
        earlier = first.setdefault(line.origin, line.line_no)
        if line.origin and earlier != line.line_no:
            yield BadLine(line.line_no, f"{line.called}与第{earlier}行重复")


def _unused(columns: Columns, lines: Iterable[ProposalLine]) -> tuple[str, ...]:
    """The columns nobody reads, and that of the 原案号 where a 流水号 stands for it."""
    beside = any(line.source_id and line.case_no for line in lines)
    numbers = [name for name, field in columns.fields.items() if field == "case_no" and beside]
    return (*columns.unused, *numbers)
