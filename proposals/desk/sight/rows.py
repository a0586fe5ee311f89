"""visible(): which proposals somebody sees, as one condition every select may add."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy import ColumnElement, and_, false, or_, true
from sqlalchemy.orm import aliased, joinedload
from sqlmodel import col, select

from proposals.desk.reader import Reader, scopes
from proposals.desk.sight import parties, units
from proposals.records import Assignment, PlenarySession, Proposal, Publication, Term
from proposals.records.convened import Convened, remember
from proposals.work import Work
from workflows.policies.permits import COMMITTEE, PROPOSERS
from workflows.policies.sights import INSIDE, UNITS
from workflows.refusals import NotFound, Objection
from workflows.terms import ProposalStage, Role

Condition = ColumnElement[bool]
# Made once: an alias adapts every column anew, and most pages ask this several times.
OTHER, CHILD = aliased(Proposal), aliased(Proposal)
NOT_YET_REVIEWED = [ProposalStage.DRAFT, ProposalStage.SUBMITTED, ProposalStage.RETURNED]
_UNITS = joinedload(Proposal.assignments)  # type: ignore[arg-type]  # a relationship
UNITS_AND_PAPERS = (
    _UNITS.joinedload(Assignment.consultations),  # type: ignore[arg-type]
    _UNITS.selectinload(Assignment.replies),  # type: ignore[arg-type]
)
MISSING = Objection("case_exists", "没有这件提案，请核对案号或从列表进入")


def visible(reader: Reader) -> Condition:
    """The proposals this person may see in this role; one stopped for secrecy the committee's."""
    seen = _RULES.get(reader.role, _nothing)(reader)
    if reader.role in COMMITTEE:
        return seen
    return and_(seen, ~col(Proposal.on_hold))


def case(work: Work, reader: Reader, id: int) -> Proposal:
    """One proposal, if he may see it; `NotFound` otherwise, whether it exists or not.

    What every page of it asks for comes along: its session, its units, their talks and replies.
    """
    asked = (
        select(Proposal, PlenarySession, Term)
        .join(PlenarySession, col(PlenarySession.id) == Proposal.plenary_session_id)
        .join(Term, col(Term.id) == PlenarySession.term_id)
        .where(Proposal.id == id, visible(reader))
        .options(*UNITS_AND_PAPERS)
    )
    found: tuple[Proposal, PlenarySession, Term] | None = work.execute(asked).unique().first()
    if found is None:
        raise NotFound(MISSING)
    proposal, session, term = found
    remember(work, Convened(term, session))
    return proposal


def cases(work: Work, reader: Reader, ids: Iterable[int]) -> list[Proposal]:
    """Several proposals in the order asked for; one that is not his refuses the whole call."""
    wanted = list(dict.fromkeys(ids))
    asked = select(Proposal).where(col(Proposal.id).in_(wanted), visible(reader))
    found = {proposal.key: proposal for proposal in work.exec(asked)}
    if len(found) < len(wanted):
        raise NotFound(MISSING)
    return [found[id] for id in wanted]


def own(reader: Reader) -> Condition:
    """He stands under it, under one merged into it, or under the one it is merged into."""
    mine = parties.stands_under(reader)
    mine_too = select(OTHER.id).where(parties.stands_under(reader, OTHER))
    leads = select(CHILD.lead_id).where(col(CHILD.id).in_(mine_too))
    return or_(mine, col(Proposal.lead_id).in_(mine_too), col(Proposal.id).in_(leads))


def party(reader: Reader) -> Condition:
    """He is a proposer of it or of one merged into it, and speaks for himself or his body."""
    leads = select(CHILD.lead_id).where(parties.proposes(reader, CHILD))
    return or_(parties.proposes(reader), col(Proposal.id).in_(leads))


def published() -> Condition:
    """It stands on the committee's site."""
    return col(Proposal.id).in_(
        select(Publication.proposal_id).where(Publication.what == "proposal")
    )


def handed_in() -> Condition:
    """It was submitted at least once; a draft is its author's alone."""
    return col(Proposal.submitted_at).is_not(None)


def _nothing(_reader: Reader) -> Condition:
    return false()


def _proposer(reader: Reader) -> Condition:
    asked = or_(parties.called_upon(reader), parties.asked_to_merge(reader))
    return or_(own(reader), published(), asked)


def _clerk(_reader: Reader) -> Condition:
    """What came in, and the drafts the office holds the paper of."""
    return or_(handed_in(), col(Proposal.proxy_scan) != "")


def _inside(_reader: Reader) -> Condition:
    return handed_in()


def _reviewer(reader: Reader) -> Condition:
    """What is under review or later, in his field; his own only when its review is over."""
    under_way = col(Proposal.stage) == ProposalStage.UNDER_REVIEW
    fields = scopes(reader)
    return and_(
        handed_in(),
        col(Proposal.stage).not_in(NOT_YET_REVIEWED),
        col(Proposal.category).in_([*fields, ""]) if fields else true(),
        ~and_(under_way, parties.stands_under(reader)),
    )


def _assigner(reader: Reader) -> Condition:
    """Filed ones with a unit of his kind, and what was merged into them."""
    filed = and_(col(Proposal.filed_at).is_not(None), units.of_kinds(reader))
    leads = select(OTHER.id).where(col(OTHER.filed_at).is_not(None), units.of_kinds(reader, OTHER))
    return or_(filed, col(Proposal.lead_id).in_(leads))


def _unit(reader: Reader) -> Condition:
    """What it was given, and what was merged into that."""
    return or_(units.given(reader), col(Proposal.lead_id).in_(units.living_ids(reader)))


_RULES: Mapping[Role, Callable[[Reader], Condition]] = {
    **dict.fromkeys(PROPOSERS, _proposer),
    **dict.fromkeys(INSIDE, _inside),
    **dict.fromkeys(UNITS, _unit),
    Role.CLERK: _clerk,
    Role.REVIEWER: _reviewer,
    Role.ASSIGNER: _assigner,
    Role.PUBLIC: lambda _reader: published(),
}
