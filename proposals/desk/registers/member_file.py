"""member_file(): what one member did in a session or all his term, as a paper (R-36)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlmodel import col, select

from proposals.desk import sight
from proposals.desk.count import Count
from proposals.desk.reader import Reader
from proposals.desk.registers.members import member
from proposals.desk.registers.performance import performance
from proposals.letters.printed.people import Beside, Performed, Stood, performance_file
from proposals.printing import Copy
from proposals.records import Member, OpinionForm, PlenarySession, Proposal, Signature
from proposals.records.convened import convened
from proposals.records.people import in_force
from proposals.work import Work
from workflows.policies.filing import DISPOSITIONS
from workflows.policies.sights import locked
from workflows.refusals import NotFound, Objection
from workflows.terms import FormState, MemberStatus, SignatureAnswer, SignatureRole
from workflows.terms.numerals import in_characters

COMPARED = ("领衔提案", "联名提案", "立案", "重点提案")
FEWEST = 3
"""Of a smaller 界别 a sum would tell what another did (design 9: small cells are suppressed)."""
NO_SESSION = Objection("session_exists", "没有这次会议，请在委员页面选定会次")


class Unrecorded(NamedTuple):
    """What he may have done that is not kept here: never printed as nought."""

    label: str
    definition: str
    text: str = "未登记"


NOT_KEPT = (
    Unrecorded("会议和活动", "出席、请假、缺席不在本系统登记"),
    Unrecorded("直接报送的社情民意", "不经提案转办的不在本系统登记"),
)

Rows = Sequence[tuple[Signature, Proposal]]


def member_file(work: Work, reader: Reader, id: int, session: int | None, at: datetime) -> Copy:
    """His file, or the bulletin of one plenary session; who reads his page may have it."""
    line = member(work, reader, id).member
    peers = _peers(work, reader, work.get_one(Member, id).sector_id)
    did = {who: each.counts for who, each in performance(work, {id, *peers}, session).items()}
    rows = _rows(work, reader, id, session)
    told = Performed(
        *(line.name, line.code, line.sector, line.party, line.group, line.post),
        *(line.valid_from, line.valid_until),
        session=_name(work, session),
        as_of=reader.today,
        figures=(*did[id], *_converted(rows), *NOT_KEPT),
        serving=len(peers),
        beside=tuple(_beside(did[id], [did[peer] for peer in peers])),
        proposals=tuple(_stood(rows, _opinions(work, reader, rows))),
    )
    return performance_file(work, told, at)


def sessions(work: Work) -> list[tuple[int, str]]:
    """The plenary sessions a bulletin may be of, the latest first."""
    asked = select(PlenarySession.id).order_by(col(PlenarySession.opens_on).desc())
    return [(id, _name(work, id)) for id in work.exec(asked) if id is not None]


def _name(work: Work, session: int | None) -> str:
    """第九届委员会第五次会议."""
    if session is None:
        return ""
    if work.get(PlenarySession, session) is None:
        raise NotFound(NO_SESSION)
    held = convened(work, session)
    term, number = in_characters(held.term.number), in_characters(held.session.number)
    return f"第{term}届委员会第{number}次会议"


def _peers(work: Work, reader: Reader, sector: int) -> list[int]:
    """The members of his 界别 who are in office, himself among them while he is."""
    asked = select(Member).where(
        Member.sector_id == sector, Member.status == MemberStatus.IN_OFFICE
    )
    found = work.exec(asked.order_by(col(Member.id)))
    return [m.id for m in found if m.id and in_force(m.valid_from, m.valid_until, reader.today)]


def _beside(own: Iterable[Count], peers: Sequence[Sequence[Count]]) -> Iterator[Beside]:
    if len(peers) < FEWEST:
        return
    for label, n in ((one.label, one.n) for one in own if one.label in COMPARED):
        whole = sum(one.n for counts in peers for one in counts if one.label == label)
        yield Beside(label, n, whole, _mean(whole, len(peers)))


def _mean(n: int, people: int) -> str:
    """So many for each, rounded half up, with what it is reckoned from."""
    tenths = (20 * n + people) // (2 * people)
    return f"{tenths // 10}.{tenths % 10}（{n}件/{people}人）"


def _rows(work: Work, reader: Reader, id: int, session: int | None) -> Rows:
    """What he stands under, handed in, as far as this reader may see it."""
    asked = (
        select(Signature, Proposal)
        .join(Proposal, col(Proposal.id) == Signature.proposal_id)
        .where(
            Signature.member_id == id,
            Signature.answer == SignatureAnswer.CONFIRMED,
            col(Proposal.submitted_at).is_not(None),
            sight.visible(reader),
        )
        .order_by(col(Proposal.id))
    )
    if session is not None:
        asked = asked.where(Proposal.plenary_session_id == session)
    return list(work.exec(asked))


def _converted(rows: Rows) -> Iterator[Count]:
    """Not filed, but taken on in another form (R-38)."""
    first = [case for signed, case in rows if signed.role is SignatureRole.FIRST]
    for each in DISPOSITIONS:
        if each.needs_consent:
            n = sum(case.disposition == each.code for case in first)
            yield Count(each.label, n, f"领衔提案中不予立案、{each.label}的")


def _opinions(work: Work, reader: Reader, rows: Rows) -> Mapping[int | None, str]:
    """How he rates each result in the last round that is locked, by signature."""
    signed = {row.id: row for row, _ in rows}
    asked = (
        select(OpinionForm, Proposal)
        .join(Proposal, col(Proposal.id) == OpinionForm.proposal_id)
        .where(
            col(OpinionForm.signature_id).in_(signed),
            OpinionForm.state == FormState.RECEIVED,
            sight.opinions(reader),
        )
        .order_by(col(OpinionForm.round))
    )
    return {
        form.signature_id: form.result_rating.label
        for form, case in work.exec(asked)
        if form.result_rating and locked(form.state, form.round, case.round, case.stage)
    }


def _stood(rows: Rows, opinions: Mapping[int | None, str]) -> Iterator[Stood]:
    for signed, case in rows:
        yield Stood(
            case.number,
            case.title,
            signed.role.label,
            case.stage.label,
            case.result_class,
            case.is_key,
            opinions.get(signed.id, ""),
        )
