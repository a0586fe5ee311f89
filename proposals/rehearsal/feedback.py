"""反馈: proposers rate, are dissatisfied, keep silent; after the last round all sit down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proposals.casework.file import publication
from proposals.casework.file.publication import issued, words_of_reply
from proposals.casework.handle import feedback, rounds
from proposals.records import OpinionForm, Proposal, Signature
from proposals.rehearsal import words
from proposals.rehearsal.people import Person
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.papers import privacy
from workflows.papers.feedback import Opinion
from workflows.papers.publication import Screening
from workflows.terms import Adoption, Duty, FormState, ProposalStage, Publicity, Rating

PATIENCE = 7
"""Working days after the date on which the clock has reminded for the last time and gone on."""
ANSWERED = {
    ProposalStage.REPLIED,
    ProposalStage.CLOSED,
    ProposalStage.TRACKING,
    ProposalStage.LOOKBACK,
}


def replied(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Everybody who was asked answers, or the window closes on him."""
    still_out = [form for form in proposal.forms if form.state is FormState.OPEN]
    for form in still_out:
        rate = partial(_rate, scene, part, form)
        if _keeps_silent(part, form):
            yield from _silence(scene, proposal, form)
        else:
            yield Errand(f"rate:{form.id}", (2, 11), rate)
    if not still_out and _dissatisfied(proposal):
        consult = partial(_consult, scene, proposal)
        yield Errand(f"consult:{proposal.round}", (4, 9), consult)


def to_be_published(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """An open reply goes on the site."""
    if proposal.stage not in ANSWERED or not proposal.public_consent:
        return
    replies = issued(proposal)
    open_to_all = bool(replies) and all(r.publicity is Publicity.OPEN for r in replies)
    done = any(p.what == "reply" and p.round == proposal.round for p in proposal.publications)
    if open_to_all and not done:
        wait = (21, 24) if part.temper.publishes_late else (3, 14)
        yield Errand(f"publish_reply:{proposal.round}", wait, partial(_publish, scene, proposal))


def person_of(scene: Scene, part: Part, form: OpinionForm) -> Person:
    """Whose form it is, among the people of the proposal he signed."""
    signed = next(p for p in (part, *scene.parts) if p.proposal_id == form.of_proposal_id)
    signature = scene.work.get_one(Signature, form.signature_id)
    own = [c.person for c in signed.cosigners if c.person.member_id == signature.member_id]
    return own[0] if own and signature.member_id is not None else signed.author.person


def _keeps_silent(part: Part, form: OpinionForm) -> bool:
    return part.temper.rating == "silent" and form.round == 1 and form is _first(form)


def _first(form: OpinionForm) -> OpinionForm:
    return next(f for f in form.proposal.forms if f.round == form.round)


def _silence(scene: Scene, proposal: Proposal, form: OpinionForm) -> Iterator[Errand]:
    """Somebody looks in on the morning after the clock has recorded the silence."""
    owed = (d for d in proposal.deadlines if d.duty is Duty.FEEDBACK and d.subject_id == form.id)
    due = next((d for d in owed if d.running and d.assignment_id is None), None)
    if due is not None:
        after = scene.work.calendar.add_workdays(due.due_on, PATIENCE)
        later = max(after, scene.workday(1))
        yield Errand(f"silence:{form.id}:{scene.today}", later, lambda: None)


def _rate(scene: Scene, part: Part, form: OpinionForm) -> None:
    if form.state is FormState.OPEN:
        person = person_of(scene, part, form)
        feedback.rate(scene.work, form, _opinion(part, form), person.at(scene.at))


def _opinion(part: Part, form: OpinionForm) -> Opinion:
    count = len(form.proposal.text.suggestions)
    adoptions = dict.fromkeys(range(1, count + 1), Adoption.PARTLY)
    temper = part.temper.rating
    bad = (temper == "twice" and form.round < 3) or (temper == "dissatisfied" and form.round == 1)
    if bad and form is _first(form):
        why = words.DISSATISFIED if form.round == 1 else (words.AGAIN_DISSATISFIED,)
        return Opinion(Rating.BASICALLY, Rating.DISSATISFIED, adoptions, part.pick(why))
    rating = Rating.BASICALLY if temper == "basically" else Rating.SATISFIED
    return Opinion(Rating.SATISFIED, rating, adoptions, remark=part.pick(words.REMARKS))


def _dissatisfied(proposal: Proposal) -> bool:
    return any(
        Rating.DISSATISFIED in (form.work_rating, form.result_rating)
        for form in proposal.forms
        if form.round == proposal.round
    )


def _consult(scene: Scene, proposal: Proposal) -> None:
    head = scene.officer("head").at(scene.at)
    rounds.special_consult(scene.work, proposal, words.MINUTES, head)


def _publish(scene: Scene, proposal: Proposal) -> None:
    text = "\n\n".join(words_of_reply(reply) for reply in issued(proposal))
    clerk = scene.officer("clerk-2")
    screening = Screening(clerk.name, True, True, tuple(privacy.findings(text)))
    publication.publish_reply(scene.work, proposal, screening, clerk.at(scene.at))
