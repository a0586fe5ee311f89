"""记录: what was done in a case, by whom, when and why, with its letters; amendments are marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlmodel import col, or_, select

from proposals.desk import telling
from proposals.desk.case.papers import Paper, papers
from proposals.desk.sight import Sight
from proposals.records import Entry, Proposal, SupervisedCase, dockets
from proposals.rendering import official_date
from proposals.work import Work
from workflows.engine import Lifecycle
from workflows.terms import AccountAct, Act, Role

LIVES: Mapping[str, Lifecycle[Any, Any]] = {
    kind.__name__.lower(): kind.life for kind in dockets.GATHER
}
LETTER = "letter"
KINDS = {**{name: life.name for name, life in LIVES.items()}, LETTER: "文书"}
"""What a reader may filter by."""
ACCOUNT, ROSTERS = "账号", "名册"
"""What an entry is about that is of no case."""

AMENDS: Mapping[Act | AccountAct, Act] = {
    Act.REVISE_TEXT: Act.SUBMIT,
    Act.UNMERGE: Act.MERGE,
    Act.REASSIGN: Act.ASSIGN,
    Act.DISPUTE_MEETING: Act.RECORD_MEETING,
    Act.REJECT_REPLY: Act.SUBMIT_REPLY,
    Act.SUPPLEMENT: Act.ISSUE_REPLY,
    Act.AMEND_RATING: Act.RATE,
    Act.MOVE_PROMISE: Act.PROMISE,
    Act.AMEND: Act.ARCHIVE,
}
"""Acts after which an earlier one no longer holds as it was recorded."""


class Line(NamedTuple):
    """One line of the timeline."""

    at: datetime
    who: str
    role: str
    act: str
    subject: str
    """Whose part it is about: a unit, a promise; empty for the case itself."""
    was: str
    became: str
    """Both empty where the stage did not change."""
    note: str
    kind: str
    """What it belongs to, in a word."""
    life: str
    """The same as a filter names it."""
    amended: str
    """What changed it later; empty: it stands as recorded."""
    letter_id: int | None = None

    @property
    def href(self) -> str:
        """Where the letter can be read."""
        return f"/letters/{self.letter_id}" if self.letter_id else ""


def timeline(work: Work, proposal: Proposal, seen: Sight) -> list[Line]:
    """Acts and letters, oldest first, as far as this reader may read them."""
    entries = [entry for entry in _entries(work, proposal, seen) if seen.sees_line(entry)]
    names = _subjects(proposal)
    marks = amended(entries)
    told = [
        line(entry, names.get(entry.subject, ""), marks.get(entry.hash, ""), facts=seen.history)
        for entry in entries
    ]
    letters = [_letter(paper) for paper in papers(work, proposal, seen)]
    return sorted([*told, *letters], key=lambda each: each.at)


def line(entry: Entry, subject: str = "", mark: str = "", *, facts: bool = True) -> Line:
    """One entry in words; without `facts` only who did what."""
    kind = entry.subject.partition(":")[0]
    moved = entry.was != entry.became
    return Line(
        entry.at,
        entry.by,
        entry.role.label if entry.role != Role.CLOCK else "",
        entry.act.label,
        subject,
        LIVES[kind].stages(entry.was).label if moved else "",
        LIVES[kind].stages(entry.became).label if moved else "",
        telling.note(entry) if facts else "",
        KINDS.get(kind, ACCOUNT if kind == "account" else ROSTERS),
        kind,
        mark,
    )


def amended(entries: Iterable[Entry]) -> dict[str, str]:
    """Which entries were changed by a later one, and how, by their hash."""
    marks: dict[str, str] = {}
    before: list[Entry] = []
    for entry in entries:
        act = AMENDS.get(entry.act)
        for earlier in reversed(before):
            if earlier.act == act and earlier.subject == entry.subject and _same(earlier, entry):
                marks[earlier.hash] = f"此后{official_date(entry.at)}{entry.act.label}"
                break
        before.append(entry)
    return marks


def _same(earlier: Entry, later: Entry) -> bool:
    """Of several forms of one round only the one that was amended is marked."""
    if later.act != Act.AMEND_RATING:
        return True
    return telling.facts(earlier).get("form") == telling.facts(later).get("form")


def _entries(work: Work, proposal: Proposal, seen: Sight) -> list[Entry]:
    """The case's own history, and for those inside that of the supervisions over it."""
    own = col(Entry.chain) == dockets.chain_of(proposal)
    over = select(SupervisedCase.supervision_id).where(SupervisedCase.proposal_id == proposal.id)
    chains = [f"supervision:{number}" for number in work.exec(over)] if seen.handling else []
    asked = select(Entry).where(or_(own, col(Entry.chain).in_(chains)))
    return list(work.exec(asked.order_by(col(Entry.at), col(Entry.id))))


def _subjects(proposal: Proposal) -> dict[str, str]:
    """What the parts of a case are called."""
    return {
        **{dockets.name_of(a): a.unit_name for a in proposal.assignments},
        **{dockets.name_of(c): c.item for c in proposal.commitments},
    }


def _letter(paper: Paper) -> Line:
    note = f"《{paper.title}》{paper.number}，致{paper.addressee}（{paper.state}）"
    at = paper.written_at
    return Line(at, "", "", "发文", "", "", "", note, KINDS[LETTER], LETTER, "", paper.id)
