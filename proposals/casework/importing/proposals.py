"""A file of proposals into the records, each by the acts a clerk would take with the paper."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

from sqlalchemy import ColumnElement
from sqlmodel import col, select

from proposals.casework.actor import Actor
from proposals.casework.importing import importers, people
from proposals.casework.importing.people import Directory, Meant
from proposals.casework.submit import collective, cosigning, drafting, intake, sessions
from proposals.reading.cleaning import cleaned
from proposals.reading.lines import BadLine, refuse_bad
from proposals.reading.proposals import ProposalFile, ProposalLine
from proposals.records import Proposal, Revision
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import completeness, proposal_text
from workflows.papers.draft import Draft
from workflows.papers.proposal_text import ProposalText
from workflows.refusals import Refusal
from workflows.terms import Role

AT_ONCE = 500


def import_proposals(
    work: Work, file: ProposalFile, actor: Actor, progress: Callable[[], object] = lambda: None
) -> list[Proposal]:
    """Draft, sign and submit every line by proxy, or none and name the lines that fail.

    `progress` is called after each line.
    """
    importers.require(actor, frozenset({Role.CLERK}))
    bad = _named_at_once(work, file, actor)
    named = {each.line_no for each in bad}
    scan, known = digest(file.lines), people.directory(work, actor.today)
    taken: list[Proposal] = []
    for line in (each for each in file.lines if each.line_no not in named):
        try:
            taken.append(_take_in(work, line, known.meant(line), known, scan, actor))
        except Refusal as refusal:
            bad += [BadLine(line.line_no, each.sentence) for each in refusal.objections]
        progress()
    refuse_bad(bad)
    return taken


def _named_at_once(work: Work, file: ProposalFile, actor: Actor) -> list[BadLine]:
    """What speaks against lines before any of them is tried."""
    empty = [BadLine(line.line_no, "没有提案内容，请补上或删去该行") for line in file.without_text]
    return [*file.bad, *_taken_already(work, file.lines, actor), *empty]


def digest(lines: Sequence[ProposalLine]) -> str:
    """What stands for the scan: the digest of all that was read from the file."""
    read = "\n".join(
        f"{line.line_no}\t{line.proposer}\t{line.title}\t{line.text}" for line in lines
    )
    return hashlib.sha256(read.encode()).hexdigest()


def _take_in(
    work: Work, line: ProposalLine, meant: Meant, known: Directory, scan: str, actor: Actor
) -> Proposal:
    text = cleaned(_text(line))
    completeness.require(proposal_text.objections(text, work.profile_on(actor.today)))
    proposal = drafting.draft(work, _draft(line, meant, scan), actor)
    for member in meant.cosigners:
        cosigning.cosign(work, proposal, actor, member, scan)
    if proposal.kind.is_collective:
        signatory = known.signatories.get(proposal.organisation_id or 0, "")
        collective.sign(work, proposal, scan, actor, signatory)
    received = line.publish_time.replace(tzinfo=zone()) if line.publish_time else None
    intake.submit(work, proposal, actor, received, scan)
    return proposal


def _draft(line: ProposalLine, meant: Meant, scan: str) -> Draft:
    return Draft(
        kind=meant.kind,
        text=_text(line),
        category=line.category,
        origin=line.origin,
        proxy_scan=scan,
        member_id=meant.member.id if meant.member else None,
        organisation_id=meant.organisation.id if meant.organisation else None,
        sector_id=meant.sector.id if meant.sector else None,
    )


def _text(line: ProposalLine) -> ProposalText:
    assert line.parts is not None, "lines without a text stand apart"
    parts = line.parts
    return ProposalText(line.title, parts.facts, parts.analysis, parts.suggestions)


def _taken_already(work: Work, lines: Sequence[ProposalLine], actor: Actor) -> Iterator[BadLine]:
    """The same source number or the same text: taken in before, or twice in the file."""
    texts = {line.line_no: cleaned(_text(line)).digest for line in lines}
    origins = _origins(work, lines, actor)
    hashes = _among(work, Revision.text_hash, list(texts.values()))
    first: dict[str, int] = {}
    for line in lines:
        earlier = first.setdefault(texts[line.line_no], line.line_no)
        if line.origin in origins:
            yield BadLine(line.line_no, f"{line.called}此前已导入，请核对后删去该行")
        elif texts[line.line_no] in hashes:
            yield BadLine(line.line_no, "文本与已登记的一件提案完全相同")
        elif earlier != line.line_no:
            yield BadLine(line.line_no, f"文本与第{earlier}行完全相同")


def _origins(work: Work, lines: Sequence[ProposalLine], actor: Actor) -> set[str]:
    """The numbers on record: a 流水号 is given once, a 原案号 anew at each plenary session."""
    session = sessions.admit(work, actor, actor.at).session
    once = [line.origin for line in lines if line.source_id]
    anew = [line.origin for line in lines if line.case_no and not line.source_id]
    this_year = col(Proposal.plenary_session_id) == session.id
    return _among(work, Proposal.origin, once) | _among(work, Proposal.origin, anew, this_year)


def _among(
    work: Work, column: str, values: Sequence[str], *within: ColumnElement[bool]
) -> set[str]:
    """Which of these values stand in a column; asked in parts, since a statement has its limit."""
    found: set[str] = set()
    for begin in range(0, len(values), AT_ONCE):
        part = values[begin : begin + AT_ONCE]
        found.update(work.exec(select(column).where(col(column).in_(part), *within)))
    return found
