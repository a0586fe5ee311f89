"""write(): template + facts → Letter; series of numbers per kind and year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from proposals.document import Document, Unreadable, faults, read
from proposals.letters import addressing, belonging
from proposals.printing import Copy
from proposals.records import Letter, LetterCase, Proposal, paper_codes
from proposals.records.numbers import next_number
from proposals.rendering.wording import Unfit, filled
from proposals.settings import zone
from proposals.work import Work
from workflows.papers import printable
from workflows.refusals import Incomplete, Objection
from workflows.terms import Layout, Urgency

COMMITTEE = "政协提案委员会办公室"
"""What the committee's own inbox is called; on paper stands the bureau's full name."""


@dataclass(frozen=True)
class Sheet:
    """What one kind of letter is written on: its template, title and series of numbers."""

    kind: str
    """Template below templates/letters, e.g. `file/filing_notice`."""
    title: str
    series: str = ""
    """机关代字, e.g. 提立; empty: the letter has no 文号."""
    needs_confirmation: bool = False
    copies: str = ""
    layout: Layout = Layout.LETTER
    urgency: str = ""
    """紧急程度, where the profile gives it one."""


@dataclass(frozen=True)
class To:
    """To whom, about which case, on which occasion (the same occasion never writes twice)."""

    addressee: str
    at: datetime
    occasion: str
    proposal: Proposal | None = None
    supervision_id: int | None = None
    deadline_id: int | None = None
    cases: Sequence[LetterCase] = ()
    """Of which cases a letter of no single case tells."""
    facts: dict[str, object] = field(default_factory=dict)


def write(work: Work, sheet: Sheet, to: To) -> Letter:
    """Compose a letter and give it its 验证码, unless a person has to confirm it first."""
    letter = compose(work, sheet, to)
    if not letter.needs_confirmation:
        paper_codes.issue(work, letter)
    return letter


def compose(work: Work, sheet: Sheet, to: To) -> Letter:
    """Fill the template and keep the words as sent; `Incomplete` before a number is taken.

    The number is given in this transaction, to a paper whose words were found whole.
    """
    day = to.at.astimezone(zone()).date()
    sheet = _as_laid_down(work, sheet, day)
    facts = _facts(work, sheet, to, day)
    _refuse(belonging.strangers(work, facts, to.proposal))
    words, document = _paper(work, sheet, facts)
    letter = Letter(
        kind=sheet.kind,
        proposal_id=to.proposal.id if to.proposal else None,
        proposal=to.proposal,
        supervision_id=to.supervision_id,
        deadline_id=to.deadline_id,
        cases=list(to.cases),
        number=_number(work, sheet, to, day.year) if sheet.series else None,
        title=document.title,
        addressee=to.addressee,
        copies=sheet.copies,
        layout=sheet.layout,
        words=words,
        occasion=f"{sheet.kind}:{to.occasion}",
        written_at=to.at,
        send_on=work.calendar.next_workday(day),
        needs_confirmation=sheet.needs_confirmation,
    )
    work.add(letter)
    return letter


def draw(work: Work, sheet: Sheet, to: To) -> Copy:
    """A paper printed on request: held to the same as a letter, but not sent, kept or numbered."""
    facts = _facts(work, sheet, to, to.at.astimezone(zone()).date())
    _refuse(belonging.strangers(work, facts, to.proposal))
    _, document = _paper(work, sheet, facts)
    return Copy(document, sheet.layout)


def _as_laid_down(work: Work, sheet: Sheet, day: date) -> Sheet:
    """In 文件格式 and urgent, where the profile says so."""
    papers, kind = work.profile_on(day).papers, sheet.kind.split("/")[-1]
    layout = Layout.RED_HEAD if kind in papers.red_head else sheet.layout
    marked = {Urgency.URGENT: papers.urgent, Urgency.MOST_URGENT: papers.most_urgent}
    urgency = "".join(each.label for each, kinds in marked.items() if kind in kinds)
    return replace(sheet, layout=layout, urgency=urgency)


def _facts(work: Work, sheet: Sheet, to: To, day: date) -> dict[str, object]:
    bureau = work.rules.bureau
    facts: dict[str, object] = {
        "title": sheet.title,
        "number": "",
        "addressee": to.addressee,
        "written_on": day,
        "office": bureau,
        "bureau": bureau,
        "copies": sheet.copies,
        "layout": sheet.layout,
        "urgency": sheet.urgency,
        "proposal": to.proposal,
        "you": "",
        **to.facts,
    }
    facts |= {name: _in_full(facts[name], bureau) for name in ("addressee", "copies", "office")}
    about = facts.get("of", to.proposal)
    return facts | {"you": addressing.you(about)} if isinstance(about, Proposal) else facts


def _in_full(name: object, bureau: str) -> object:
    """A name as printed: the committee's inbox by its full name."""
    return name.replace(COMMITTEE, bureau) if isinstance(name, str) else name


def _paper(work: Work, sheet: Sheet, facts: dict[str, object]) -> tuple[str, Document]:
    """The words and the paper they make, when nothing is missing and nothing may not be printed."""
    try:
        words = filled(sheet.kind, facts, work.rules.wording)
        document = _read(words)
    except (Unfit, Unreadable) as broken:
        found = [str(broken)]
    else:
        found = list(faults(document))
        if not found:
            return words, document
    raise Incomplete(
        *(Objection("paper_is_whole", f"《{sheet.title}》不能出具：{why}") for why in found)
    )


def _read(words: str) -> Document:
    """The paper; characters that cannot be printed cannot be read either, and are named first."""
    if hidden := printable.hidden(words):
        raise Unreadable("；".join(hidden))
    return read(words)


def _refuse(objections: Iterable[Objection]) -> None:
    if found := tuple(objections):
        raise Incomplete(*found)


def _number(work: Work, sheet: Sheet, to: To, year: int) -> str:
    value = next_number(work, f"{sheet.series}〔{year}〕", to.occasion, to.at)
    return f"{sheet.series}〔{year}〕{value}号"
