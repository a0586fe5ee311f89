"""征询意见: forms go out, proposers rate, silence is kept as silence, the case is settled."""

from __future__ import annotations

from proposals.casework import duties, standing, step
from proposals.casework.actor import Actor
from proposals.casework.handle import rounds
from proposals.letters.addressing import SIGNERS
from proposals.letters.handle import feedback as letters
from proposals.records import Deadline, OpinionForm, Proposal, Signature, dockets, keys
from proposals.work import Work
from workflows.papers import completeness
from workflows.papers import feedback as papers
from workflows.papers.feedback import Opinion
from workflows.policies import sights
from workflows.policies.permits import PROPOSERS
from workflows.refusals import Incomplete, NotNow, NotYou, Objection
from workflows.terms import (
    Act,
    Duty,
    FormState,
    ProposalStage,
    Role,
    SignatureRole,
)


def open_forms(work: Work, proposal: Proposal, actor: Actor) -> None:
    """One form for each proposer, the first one's first, and what is owed once all is answered."""
    opened = [
        (_form(proposal, of, signature, actor), of)
        for of in (proposal, *sorted(proposal.merged, key=lambda child: child.key))
        for signature in _signers(of)
    ]
    forms = [form for form, _ in opened]
    proposal.forms.extend(forms)
    keys.give_keys(work, forms)
    for form, of in opened:
        owed = duties.start(
            work, Duty.FEEDBACK, proposal, actor, debtor=form.proposer, about=form.id
        )
        letters.opinion_form(work, form, of, owed.due_on, actor.at)
    _publication(work, proposal, actor)


def rate(work: Work, form: OpinionForm, opinion: Opinion, actor: Actor, scan: str = "") -> None:
    """反馈意见: the proposer himself, once, while the form is out (integrity rules 31 and 32)."""
    proposal = form.proposal
    _own_form(work, form, actor, scan)
    _still_out(form)
    completeness.require(papers.objections(opinion, len(proposal.text.suggestions)))
    step.take(work, Act.RATE, proposal, actor, form.id, **_told(form, opinion), scan=scan)
    _keep(form, opinion, actor)
    form.state, form.proxy_scan = FormState.RECEIVED, scan
    _publication(work, proposal, actor)
    settle(work, proposal, actor)


def amend(work: Work, form: OpinionForm, opinion: Opinion, actor: Actor) -> None:
    """更正反馈: the same person, within the days allowed; what he said first is kept (rule 34)."""
    proposal = form.proposal
    _own_form(work, form, actor, scan="")
    _still_amendable(work, form, actor)
    completeness.require(papers.objections(opinion, len(proposal.text.suggestions)))
    step.take(work, Act.AMEND_RATING, proposal, actor, form.id, **_told(form, opinion))
    form.amendments = [*form.amendments, _as_it_was(form, actor)]
    received_at = form.received_at
    _keep(form, opinion, actor)
    form.received_at = received_at
    _publication(work, proposal, actor)
    settle(work, proposal, actor)


def lapse(work: Work, form: OpinionForm, actor: Actor) -> None:
    """记为未反馈: the window is over; silence is never satisfaction."""
    proposal = form.proposal
    _still_out(form)
    owed = _owed(form)
    if owed is not None and actor.today <= owed.due_on:
        raise NotNow(Objection("window_over", f"反馈期限{owed.due_on}未到，不能记为未反馈"))
    step.take(work, Act.LAPSE, proposal, actor, form.id, proposer=form.proposer, round=form.round)
    form.state = FormState.NO_RESPONSE
    settle(work, proposal, actor)


def settle(work: Work, proposal: Proposal, actor: Actor) -> None:
    """What the answers so far lead to: 不满意 is done again at once, all settled is closed."""
    if step.may(work, Act.REHANDLE, proposal, actor):
        rounds.rehandle(work, proposal, actor)
    elif step.may(work, Act.CLOSE, proposal, actor):
        rounds.close(work, proposal, actor)


def visible_to_unit(form: OpinionForm, proposal: Proposal) -> bool:
    """A unit reads an opinion only when nothing it does can change it (integrity rule 33)."""
    return sights.locked(form.state, form.round, proposal.round, proposal.stage)


def _publication(work: Work, proposal: Proposal, actor: Actor) -> None:
    """公开答复 is owed as long as everybody asked agrees; else nobody could meet it (rule 43)."""
    docket = dockets.of(proposal, work, actor.today, Act.PUBLISH_REPLY)
    owed = duties.of(proposal, Duty.PUBLISH_REPLY)
    if not docket.reply_open_to_public:
        duties.lift(owed, "提案者不同意公开", actor.at)
    elif not owed and not docket.reply_published:
        duties.start(work, Duty.PUBLISH_REPLY, proposal, actor, debtor=Role.CLERK.label)


def _form(proposal: Proposal, of: Proposal, signature: Signature, actor: Actor) -> OpinionForm:
    assert signature.id is not None, "a confirmed signature is a recorded one"
    collective = of.kind.is_collective
    return OpinionForm(
        proposal_id=proposal.key,
        signature_id=signature.id,
        proposer=of.proposer_name if collective else signature.name,
        of_proposal_id=of.key,
        round=proposal.round,
        opened_at=actor.at,
    )


def _signers(of: Proposal) -> list[Signature]:
    """Who is asked: every confirmed proposer, the first one first; a body is asked once."""
    confirmed = of.confirmed
    if not confirmed:
        sentence = f"{of.number}没有已确认的提案者署名，无从征询意见，请先补录署名"
        raise Incomplete(Objection("proposer_signed", sentence))
    if of.kind.is_collective:
        return confirmed[:1]
    signed = [s for s in confirmed if s.role in SIGNERS]
    return sorted(signed, key=lambda s: s.role != SignatureRole.FIRST)


def _own_form(work: Work, form: OpinionForm, actor: Actor, scan: str) -> None:
    """Bound to the person: his own form, or a clerk's with the paper in hand."""
    if actor.role == Role.CLERK:
        standing.proxy(scan)
        return
    standing.not_handler(form.proposal, actor)
    of = work.get_one(Proposal, form.of_proposal_id)
    if of.kind.is_collective:
        own = standing.is_first(of, actor)
    else:
        signature = work.get_one(Signature, form.signature_id)
        own = actor.role in PROPOSERS and signature.member_id == actor.member_id
    if not own:
        raise NotYou(Objection("own_form", f"这份征询意见表由{form.proposer}本人填写"))


def _still_out(form: OpinionForm) -> None:
    if form.state == FormState.OPEN:
        return
    sentence = {
        FormState.RECEIVED: _received(form),
        FormState.NO_RESPONSE: "反馈期限已过，已记为未反馈；请与提案委员会办公室联系",
        FormState.SUPERSEDED: "对应的答复已转入下一轮办理，请待新的答复送达后反馈",
    }[form.state]
    raise NotNow(Objection("form_open", sentence))


def _received(form: OpinionForm) -> str:
    """Once everybody is satisfied the case is closed, and there is nothing left to amend."""
    if form.proposal.stage == ProposalStage.REPLIED:
        return "本轮意见已经反馈，如有变化请办理更正"
    return "意见已经反馈，本案已据此办结或再次办理，不能更正；新的情况请向提案委员会办公室反映"


def _still_amendable(work: Work, form: OpinionForm, actor: Actor) -> None:
    if form.state != FormState.RECEIVED or form.received_at is None:
        raise NotNow(Objection("rating_given", "本轮尚未反馈，无须更正，请直接反馈"))
    within = work.profile_on(actor.today).feedback.amend_within
    received_on = actor.later(form.received_at).today
    last = work.calendar.add(received_on, within)
    if actor.today > last:
        sentence = f"反馈后{within.label}内可以更正，已于{last}届满，原意见不再改动"
        raise NotNow(Objection("amended_in_time", sentence))


def _owed(form: OpinionForm) -> Deadline | None:
    rows = duties.of(form.proposal, Duty.FEEDBACK)
    mine = (row for row in rows if row.subject_id == form.id and row.assignment_id is None)
    return next(mine, None)


def _keep(form: OpinionForm, opinion: Opinion, actor: Actor) -> None:
    form.work_rating, form.result_rating = opinion.work_rating, opinion.result_rating
    form.adoptions = {str(number): word.value for number, word in opinion.adoptions.items()}
    form.reason, form.remark = opinion.reason, opinion.remark
    form.meeting_wanted = opinion.meeting_wanted
    form.public_consent, form.named = opinion.public_consent, opinion.named
    form.received_at = actor.at


def _told(form: OpinionForm, opinion: Opinion) -> dict[str, object]:
    return {
        "form": form.id,
        "proposer": form.proposer,
        "round": form.round,
        "work_rating": opinion.work_rating,
        "result_rating": opinion.result_rating,
        "reason": opinion.reason,
        "meeting_wanted": opinion.meeting_wanted,
    }


def _as_it_was(form: OpinionForm, actor: Actor) -> dict[str, str]:
    return {
        "work_rating": str(form.work_rating),
        "result_rating": str(form.result_rating),
        "reason": form.reason,
        "remark": form.remark,
        "replaced_at": actor.at.isoformat(),
    }
