"""One case as one file: its texts, letters and history, provable without the system."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlmodel import SQLModel, col, select

from proposals.desk import finding, verification
from proposals.records import (
    Attachment,
    Entry,
    Letter,
    Proposal,
    SupervisedCase,
    dockets,
    history,
)
from proposals.work import Work
from workflows.refusals import Incomplete, Objection
from workflows.terms import Act, Role

FORMAT = "tian-case/1"
SEALED = "digest"
NO_CASE_FILE = Objection(
    "case_file",
    f"不是案卷文件：应为 tian export case 写出的 {FORMAT} 文件，编码为 UTF-8；"
    "验证一件文书，请用 --code 写明其末页的验证码",
)


def export(work: Work, proposal: Proposal, at: datetime) -> dict[str, Any]:
    """Everything of one case, plain values, closed with a digest over all of it."""
    content = {
        "format": FORMAT,
        "exported_at": at.isoformat(),
        "proposal": _plain(proposal),
        "texts": [
            {**_plain(text), "suggestions": [s.text for s in text.suggestions]}
            for text in proposal.revisions
        ],
        "signatures": list(map(_plain, proposal.signatures)),
        "units": list(map(_plain, proposal.assignments)),
        "replies": [
            {**_plain(reply), "answers": list(map(_plain, reply.answers))}
            for assignment in proposal.assignments
            for reply in assignment.replies
        ],
        "forms": list(map(_plain, proposal.forms)),
        "commitments": list(map(_plain, proposal.commitments)),
        "lookbacks": list(map(_plain, proposal.lookbacks)),
        "deadlines": list(map(_plain, proposal.deadlines)),
        "attachments": list(map(_plain, _attachments(work, proposal))),
        "letters": [_plain(letter) for letter in finding.letters(work, proposal)],
        "chains": [_chain(work, name) for name in _chains_of(work, proposal)],
    }
    return {**content, SEALED: digest(content)}


def digest(content: Mapping[str, Any]) -> str:
    """The digest over a file's content, whatever the order of its keys."""
    rest = {key: value for key, value in content.items() if key != SEALED}
    return hashlib.sha256(history.canonical(rest).encode()).hexdigest()


def faults(written: str | bytes) -> Iterator[str]:
    """What is wrong with a case file, in Chinese; nothing when it proves itself."""
    content = _read(written)
    if digest(content) != content.get(SEALED):
        yield "文件内容与文件末尾的摘要不符，文件被改动或损坏"
    try:
        yield from _disproved(content)
    except (AttributeError, KeyError, TypeError, ValueError) as fault:
        yield f"案卷内容缺项或写法不对，不能验证（{type(fault).__name__}：{fault}）"


def _disproved(content: Mapping[str, Any]) -> Iterator[str]:
    """What its history and its letters do not bear out."""
    if not content["chains"]:
        yield "文件中没有办理记录"
    kept = {chain["name"]: _entries(chain) for chain in content["chains"]}
    for chain in content["chains"]:
        found = history.faults(kept[chain["name"]], chain["length"], chain["head"])
        yield from (f"{chain['name']}：{fault}" for fault in found)
    for letter in (Letter(**written) for written in content["letters"]):
        yield from _unvouched(letter, kept) if letter.issued else ()


def _unvouched(letter: Letter, kept: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    """Whether its code and the record it was issued on are those of the file."""
    yield from verification.miscoded(letter)
    if letter.chain == history.LETTERS:
        # The record of letters of several cases tells of the others too; the office keeps it.
        return
    anchor = verification.Anchor.of(letter)
    yield from verification.unanchored([anchor], kept.get(letter.chain, ()))


def _read(written: str | bytes) -> dict[str, Any]:
    try:
        content = json.loads(written)
    except (ValueError, RecursionError) as fault:
        raise Incomplete(NO_CASE_FILE) from fault
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise Incomplete(NO_CASE_FILE)
    return content


def _attachments(work: Work, proposal: Proposal) -> Iterable[Attachment]:
    """What was handed in, by name and digest; the files themselves stay in the cabinet."""
    asked = select(Attachment).where(Attachment.proposal_id == proposal.id)
    return work.exec(asked.order_by(col(Attachment.id)))


def _chains_of(work: Work, proposal: Proposal) -> list[str]:
    """Its own history, and that of every supervision over it."""
    over = finding.supervisions_over(proposal)
    supervised = work.exec(over.order_by(col(SupervisedCase.supervision_id)))
    return [dockets.name_of(proposal), *(f"supervision:{number}" for number in supervised)]


def _chain(work: Work, name: str) -> dict[str, Any]:
    head = history.head_of(work, name)
    entries = work.exec(select(Entry).where(Entry.chain == name).order_by(col(Entry.number)))
    return {**_plain(head), "entries": list(map(_plain, entries))}


def _plain(row: SQLModel) -> dict[str, Any]:
    return row.model_dump(mode="json")


def _entries(chain: Mapping[str, Any]) -> list[Entry]:
    """What a chain of the file holds, as the record holds it."""
    return [Entry(**_entry(written)) for written in chain["entries"]]


def _entry(written: Mapping[str, Any]) -> dict[str, Any]:
    """An entry's values as the record holds them."""
    return {
        **written,
        "at": datetime.fromisoformat(written["at"]),
        "act": Act(written["act"]),
        "role": Role(written["role"]),
    }
