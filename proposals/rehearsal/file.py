"""立: the committee publishes, accepts, reviews by levels, files, rejects, merges, picks keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proposals.casework.file import decision, key, merging, publication, review
from proposals.records import Proposal
from proposals.rehearsal import submit, words
from proposals.rehearsal.people import Person
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.papers import privacy
from workflows.papers.key import KeyDecision
from workflows.papers.publication import Screening
from workflows.papers.ruling import Filing, Rejection
from workflows.policies import filing
from workflows.terms import ProposalStage, ReviewLevel, Role

NEIGHBOURS = 12
LIVE = {ProposalStage.UNDER_REVIEW, ProposalStage.FILED}


def submitted(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """A clerk looks at what came in."""
    yield from to_be_published(scene, part, proposal)
    if part.temper.sent_back and len(proposal.revisions) == 1:
        yield Errand("send_back", (1, 2), partial(_send_back, scene, part, proposal))
    else:
        yield Errand("accept", (0, 2), partial(_accept, scene, proposal))


def not_revised(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """What its author does not mend in time is taken as it is."""
    if not submit.mends(part, proposal):
        yield Errand("accept", (8, 10), partial(_accept, scene, proposal))


def under_review(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Two reviewers, then the head decides."""
    yield from to_be_published(scene, part, proposal)
    if part.temper.edited and len(proposal.revisions) == 1:
        yield Errand("edit", (0, 1), partial(_edit, scene, proposal))
    level = proposal.review_level
    if level is ReviewLevel.FINAL:
        yield Errand("decide", (1, 2), partial(_decide, scene, part, proposal))
    elif level is not None:
        advance = partial(_advance, scene, part, proposal, level)
        yield Errand(f"advance:{level}", (1, 2), advance)


def filed(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Some of what is filed becomes a 重点提案."""
    yield from to_be_published(scene, part, proposal)
    if not part.temper.key or proposal.is_key:
        return
    nominations = proposal.nominations
    if not nominations:
        yield Errand("nominate", (0, 1), partial(_nominate, scene, part, proposal))
    elif not nominations[0].opinions:
        yield Errand("opine", (0, 1), partial(_opine, scene, part, proposal))
    else:
        yield Errand("decide_key", (0, 1), partial(_decide_key, scene, part, proposal))


def not_filed(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """A rejected paper goes on in another form when its author agrees."""
    if not filing.disposition(proposal.disposition).needs_consent or proposal.converted_to:
        return
    if not proposal.conversion_consented:
        yield Errand("consent_conversion", (1, 5), partial(_agree, scene, part, proposal))
    else:
        yield Errand("convert", (1, 3), partial(_convert, scene, proposal))


def to_be_published(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """What was handed in is put on the committee's site within its days."""
    if proposal.public_consent and not any(p.what == "proposal" for p in proposal.publications):
        wait = (4, 7) if part.temper.publishes_late else (1, 2)
        yield Errand("publish", wait, partial(_publish, scene, proposal))


def reviewers(scene: Scene, part: Part, proposal: Proposal) -> list[Person]:
    """The panel of its field without those who signed it; other panels help out."""
    signers = {s.member_id for s in proposal.signatures} | {proposal.member_id}
    own = scene.cast.reviewers[part.piece.field]
    others = [p for panel in scene.cast.reviewers.values() for p in panel if p not in own]
    return [person for person in (*own, *others) if person.member_id not in signers]


def _clerk(scene: Scene) -> Person:
    return scene.officer("clerk-1")


def _accept(scene: Scene, proposal: Proposal) -> None:
    review.accept(scene.work, proposal, _clerk(scene).at(scene.at))


def _send_back(scene: Scene, part: Part, proposal: Proposal) -> None:
    why = part.pick(words.SENT_BACK)
    review.send_back(scene.work, proposal, why, _clerk(scene).at(scene.at))


def _edit(scene: Scene, proposal: Proposal) -> None:
    text = words.edited(proposal)
    clerk = _clerk(scene).at(scene.at)
    review.revise_text(scene.work, proposal, text, words.EDITED_WHY, clerk)


def _advance(scene: Scene, part: Part, proposal: Proposal, level: ReviewLevel) -> None:
    panel = reviewers(scene, part, proposal)
    person = panel[0] if level is ReviewLevel.PRELIM else panel[1]
    review.advance(scene.work, proposal, part.pick(words.REVIEWED), person.at(scene.at))


def _decide(scene: Scene, part: Part, proposal: Proposal) -> None:
    merges = part.temper.verdict == "merge" and not proposal.merged
    lead = _lead(scene, part, proposal) if merges else None
    if lead is not None:
        _merge(scene, part, proposal, lead)
    elif part.temper.verdict == "reject":
        _reject(scene, part, proposal)
    else:
        ruling = Filing(part.pick(words.FILED), part.piece.category)
        decision.file(scene.work, proposal, ruling, _head(scene, proposal).at(scene.at))


def _head(scene: Scene, proposal: Proposal) -> Person:
    """The head of the committee; a deputy where the head is an author."""
    heads = (scene.officer(name) for name in ("head", "deputy-head-1", "deputy-head-2"))
    signers = {s.member_id for s in proposal.signatures}
    return next(head for head in heads if head.member_id not in signers)


def _reject(scene: Scene, part: Part, proposal: Proposal) -> None:
    code, explanation, disposition = part.rng.choice(words.REJECTIONS)
    ruling = Rejection((code,), explanation, disposition)
    decision.reject(scene.work, proposal, ruling, _head(scene, proposal).at(scene.at))


def _lead(scene: Scene, part: Part, child: Proposal) -> Part | None:
    """The nearest proposal of the session by another author that is alive and not assigned."""
    place = scene.places[part.piece.number]
    around = scene.parts[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
    nearest = sorted(around, key=lambda other: abs(scene.places[other.piece.number] - place))
    others = (other for other in nearest if other.author != part.author)
    return next((other for other in others if _may_lead(other, child)), None)


def _may_lead(other: Part, child: Proposal) -> bool:
    lead = other.proposal
    steady = other.temper.verdict == "file" and not other.temper.withdrawn
    same_session = lead is not None and lead.plenary_session_id == child.plenary_session_id
    return steady and lead is not None and same_session and lead.stage in LIVE


def _merge(scene: Scene, part: Part, child: Proposal, into: Part) -> None:
    assert into.proposal is not None, "a lead is alive"
    for person in dict.fromkeys((part.author.person, into.author.person)):
        merging.consent(scene.work, child, into.proposal, person.at(scene.at))
    why = part.pick(words.MERGED)
    merging.merge(scene.work, child, why, _head(scene, child).at(scene.at))
    scene.wake(into)


def _publish(scene: Scene, proposal: Proposal) -> None:
    text = words.published(proposal)
    screening = Screening(_clerk(scene).name, True, True, tuple(privacy.findings(text)))
    publication.publish_proposal(scene.work, proposal, screening, _clerk(scene).at(scene.at))


def _nominate(scene: Scene, part: Part, proposal: Proposal) -> None:
    key.nominate(scene.work, proposal, part.pick(words.NOMINATED), _clerk(scene).at(scene.at))


def _opine(scene: Scene, part: Part, proposal: Proposal) -> None:
    office = scene.officer(part.pick(words.COMMITTEE_OFFICES))
    key.opine(scene.work, proposal, part.pick(words.KEY_OPINIONS), office.at(scene.at))


def _decide_key(scene: Scene, part: Part, proposal: Proposal) -> None:
    chair, leader = scene.officer("chair"), scene.officer(part.pick(words.LEADERS))
    paper = KeyDecision(
        meeting=words.CHAIRS_MEETING,
        on=scene.today,
        lead_leader=leader.name,
        lead_role=Role(leader.role),
        committee=part.pick(words.COMMITTEES),
    )
    key.decide(scene.work, proposal, paper, chair.at(scene.at))


def _agree(scene: Scene, part: Part, proposal: Proposal) -> None:
    decision.consent_conversion(scene.work, proposal, part.author.person.at(scene.at))


def _convert(scene: Scene, proposal: Proposal) -> None:
    target = words.TARGETS[proposal.disposition]
    decision.convert(scene.work, proposal, target, _clerk(scene).at(scene.at))
