"""What is proposed: the built-in proposals or a file's, each with its text and its author."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from proposals.reading.lines import BadLine, refuse_bad, refuse_file, whole
from proposals.reading.proposals import ProposalLine, read_proposals
from proposals.rehearsal.roster import HERE, Row, fields, rows
from workflows.papers.proposal_text import ProposalText
from workflows.terms import ProposerKind

MOST_COSIGNERS = 2
_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；\n]|[^。！？；\n]+")


class Stranger(NamedTuple):
    """A proposer whom only the file of proposals names."""

    name: str
    kind: ProposerKind
    place: int


@dataclass(frozen=True)
class Piece:
    """One proposal to be played."""

    number: int
    text: ProposalText
    kind: ProposerKind
    category: str
    author: str
    """The author's key in the cast."""
    cosigners: tuple[str, ...] = ()
    """The codes of those named; empty: as many as `people` says are drawn."""
    people: int = 1
    units: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The field of review its category belongs to."""
        return str(_row(self.category)["field"])

    @property
    def possible_units(self) -> tuple[str, ...]:
        """The units it may be given to, the nearest first."""
        return self.units or tuple(_row(self.category)["units"])


class Programme(NamedTuple):
    """Everything that is played, who must be enrolled for it, and how many rows had no text."""

    pieces: tuple[Piece, ...]
    strangers: tuple[Stranger, ...]
    left_out: int


def _row(category: str) -> Row:
    """What is known of a category; an unknown one is dealt with as 社会."""
    row: Row = fields().get(category) or fields()["社会"]
    return row


def programme(path: Path | None) -> Programme:
    """The built-in proposals, or those of a file."""
    return _built_in() if path is None else _from_file(path)


def _built_in() -> Programme:
    written = (HERE / "built_in.jsonl").read_text("utf-8").splitlines()
    authors = {row["line"]: row for row in rows("authors")}
    pieces = (_own(number, json.loads(line), authors[number]) for number, line in _lines(written))
    return Programme(tuple(pieces), (), 0)


def _lines(written: Sequence[str]) -> Iterator[tuple[int, str]]:
    return enumerate(written, 1)


def _own(number: int, row: Row, author: Row) -> Piece:
    cosigners = tuple(author.get("cosigners", ()))
    text = ProposalText(row["title"], row["facts"], row["analysis"], tuple(row["suggestions"]))
    return Piece(
        number=number,
        text=text,
        kind=ProposerKind(row["kind"]),
        category=row["category"],
        author=author["by"],
        cosigners=cosigners,
        people=1 + len(cosigners),
        units=tuple(row["units"]),
    )


def _from_file(path: Path) -> Programme:
    read = whole(read_proposals(path))
    refuse_bad([BadLine(line.line_no, "缺少提案者") for line in read.lines if not line.proposer])
    if not read.lines:
        raise refuse_file("import_rows", "文件中没有一件有正文的提案，请核对后重新运行")
    pieces = tuple(_taken_over(line) for line in read.lines)
    first: dict[str, ProposerKind] = {}
    for piece in pieces:
        first.setdefault(piece.author, piece.kind)
    strangers = (Stranger(name, kind, place) for place, (name, kind) in enumerate(first.items()))
    return Programme(pieces, tuple(strangers), len(read.without_text))


def _taken_over(line: ProposalLine) -> Piece:
    kind = line.kind or ProposerKind.INDIVIDUAL
    people = min(line.people or 2, 1 + MOST_COSIGNERS) if kind is ProposerKind.JOINT else 1
    return Piece(
        number=line.line_no,
        text=completed(line),
        kind=kind,
        category=line.category,
        author=line.proposer,
        people=max(people, 2 if kind is ProposerKind.JOINT else 1),
    )


def completed(line: ProposalLine) -> ProposalText:
    """The text in its three parts; where an author ran them together, the last sentences part."""
    assert line.parts is not None, "rows without a text are left out"
    facts, analysis, suggestions = line.parts.facts, line.parts.analysis, line.parts.suggestions
    if not suggestions:
        facts, last = _parted(facts)
        suggestions = (last,)
    if not analysis:
        facts, analysis = _parted(facts)
    return ProposalText(line.title, facts, analysis, suggestions)


def _parted(text: str) -> tuple[str, str]:
    sentences = _SENTENCE.findall(text)
    cut = max(1, len(sentences) * 2 // 3)
    return "".join(sentences[:cut]), "".join(sentences[cut:])
