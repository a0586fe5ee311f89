"""优秀提案: what the record says for and against one; and how many may be honoured (domain 5.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from sqlmodel import col, func, select

from proposals.desk.case import likeness
from proposals.desk.reader import Reader
from proposals.letters.printed.awards import Merit, Quota, excellent_recommendation
from proposals.printing import Copy
from proposals.records import Consultation, Deadline, OpinionForm, Proposal, Reply
from proposals.settings import zone
from proposals.work import Work
from workflows.lifecycles.supervision import UNHELD
from workflows.measures import Rate
from workflows.terms import (
    Adoption,
    CommitmentStage,
    Duty,
    FormState,
    MeetingOutcome,
    ProposalStage,
    Rating,
)
from workflows.terms.numerals import official_date

OWED = (Duty.REPLY, Duty.REHANDLE)
NOT_COUNTED = (ProposalStage.WITHDRAWN, ProposalStage.MERGED)


def excellent(work: Work, reader: Reader, case: Proposal, at: datetime) -> Copy:
    """优秀提案推荐表, for the committee: it tells how every proposer rated the answer."""
    said = [answer.adoption for reply in _latest(case) for answer in reply.answers]
    due = [c.stage for c in case.commitments if c.due_on <= reader.today]
    kept = sum(stage == CommitmentStage.VERIFIED for stage in due)
    merit = Merit(
        as_of=reader.today,
        units=[
            f"{unit.unit_name}（{unit.role.label}）" for unit in case.assignments if unit.living
        ],
        meetings=sum(map(_confirmed, (m for unit in case.answering for m in unit.consultations))),
        ratings=_ratings(case),
        adopted=Rate(said.count(Adoption.ADOPTED), len(said)).text,
        kept=Rate(kept, len(due)).text,
        supervised=any(each.supervision.stage not in UNHELD for each in case.supervised),
        late=list(_late(case, reader)),
        unredone=list(_unredone(case)),
        alike=[_like(each) for each in likeness.alike(work, case, reader) if each.must_check],
        quota=_quota_of_proposals(work, reader, case),
    )
    return excellent_recommendation(work, case, merit, at)


def quota(work: Work, reader: Reader, setting: str, of: int) -> Quota:
    """The share the profile in force lays down, of so many."""
    rule = work.profile_on(reader.today).setting(f"awards.{setting}")
    share = Decimal(str(rule.value))
    percent = f"{(100 * share).normalize():f}"
    return Quota(of, percent, int(share * of), rule.source)


def _quota_of_proposals(work: Work, reader: Reader, case: Proposal) -> Quota:
    filed = select(func.count()).where(
        Proposal.plenary_session_id == case.plenary_session_id,
        col(Proposal.filed_at).is_not(None),
        col(Proposal.stage).not_in(NOT_COUNTED),
    )
    return quota(work, reader, "excellent_share", work.exec(filed).one())


def _latest(case: Proposal) -> Iterator[Reply]:
    """The reply in force of each unit that answers."""
    for unit in case.answering:
        issued = [reply for reply in unit.replies if reply.issued_at is not None]
        yield from issued[-1:]


def _confirmed(meeting: Consultation) -> bool:
    return meeting.outcome == MeetingOutcome.CONFIRMED and meeting.form.face_to_face


def _ratings(case: Proposal) -> str:
    """The result as rated in the last round that was asked about; silence stands by itself."""
    last = max((form.round for form in case.forms), default=0)
    if not last:
        return "尚未征询意见"
    forms = [form for form in case.forms if form.round == last]
    counted = Counter(form.result_rating for form in forms if form.state == FormState.RECEIVED)
    told = [f"{rating.label}{counted[rating]}份" for rating in Rating]
    silent = sum(form.state == FormState.NO_RESPONSE for form in forms)
    waiting = sum(form.state == FormState.OPEN for form in forms)
    return f"第{last}轮：" + "、".join((*told, f"未反馈{silent}份", f"待反馈{waiting}份"))


def _late(case: Proposal, reader: Reader) -> Iterator[str]:
    for row in case.deadlines:
        if row.duty in OWED and row.lifted_at is None and row.paused_on is None:
            yield from _late_by(row, reader)


def _late_by(row: Deadline, reader: Reader) -> Iterator[str]:
    day = row.met_at.astimezone(zone()).date() if row.met_at else None
    if day and day > row.due_on:
        yield f"{row.debtor}应于{official_date(row.due_on)}前答复，{official_date(day)}答复"
    elif day is None and row.due_on < reader.today:
        yield f"{row.debtor}应于{official_date(row.due_on)}前答复，尚未答复"


def _unredone(case: Proposal) -> Iterator[str]:
    """不满意 in the last round there was (R-09)."""
    bad = sum(_dissatisfied(form) for form in case.forms if form.round == case.round)
    if bad:
        yield f"第{case.round}轮有{bad}份不满意，此后没有再次办理"


def _dissatisfied(form: OpinionForm) -> bool:
    return form.state == FormState.RECEIVED and Rating.DISSATISFIED in {
        *(form.work_rating, form.result_rating),
    }


def _like(other: likeness.Like) -> str:
    return f"与{other.number}《{other.title}》（{other.proposer}）相同{other.percent}%"
