"""提: members draft, invite, sign, submit, revise what came back, and sometimes withdraw."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from proposals.casework.submit import collective, cosigning, drafting, intake
from proposals.casework.submit.drafting import Draft
from proposals.records import Member, Proposal, Signature
from proposals.rehearsal import words
from proposals.rehearsal.people import Person
from proposals.rehearsal.scene import Errand, Part, Scene
from workflows.papers.proposal_text import ProposalText
from workflows.terms import ProposalStage, ProposerKind, SignatureAnswer, SignatureRole

HANDED_IN = {ProposalStage.SUBMITTED, ProposalStage.UNDER_REVIEW}


def enter(scene: Scene, part: Part) -> None:
    """The proposal comes into the world as a draft."""
    author, piece = part.author, part.piece
    draft = Draft(
        kind=piece.kind,
        text=piece.text,
        category=piece.category,
        public_consent=True,
        suggested_units=tuple(
            scene.cast.seat(key, scene.today).name for key in piece.possible_units[:2]
        ),
        sector_id=author.sector_id if piece.kind is ProposerKind.SECTOR else None,
    )
    proposal = drafting.draft(scene.work, draft, author.person.at(scene.at))
    part.proposal, part.proposal_id = proposal, proposal.id
    for cosigner in part.cosigners:
        member = scene.work.get_one(Member, cosigner.person.member_id)
        cosigning.invite(scene.work, proposal, member, author.person.at(scene.at))
    scene.wake(part)


def drafted(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """Co-signers answer, the body signs, then it is handed in on its day."""
    yield from _answers(scene, part, proposal)
    if proposal.kind.is_collective and not _signed(proposal):
        yield Errand("sign", (0, 1), partial(_sign, scene, part, proposal))
    elif not _invited(proposal):
        yield Errand("submit", part.submits_at.date(), partial(_submit, scene, part, proposal))


def returned(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """The author mends the text, and everybody who signed signs again."""
    yield from _answers(scene, part, proposal)
    if not mends(part, proposal):
        return
    if len(proposal.revisions) == 1:
        yield Errand("rewrite", (1, 4), partial(_rewrite, scene, part, proposal))
    elif proposal.kind.is_collective and not _signed(proposal):
        yield Errand("sign", (0, 1), partial(_sign, scene, part, proposal))
    elif not _invited(proposal):
        yield Errand("submit", (0, 1), partial(_submit, scene, part, proposal))


def mends(part: Part, proposal: Proposal) -> bool:
    """Some leave it as it was."""
    return len(proposal.revisions) > 1 or not part.temper.revises_late


def second_thoughts(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    """A proposer may take his proposal back; co-signers leave it first."""
    if part.temper.withdrawn == "early" and proposal.stage in HANDED_IN:
        yield Errand("withdraw", (1, 2), partial(_withdraw, scene, part, proposal))
    if takes_back_filed(part, proposal) and proposal.stage is ProposalStage.FILED:
        yield Errand("withdraw", (2, 3), partial(_withdraw_filed, scene, part, proposal))


def takes_back_filed(part: Part, proposal: Proposal) -> bool:
    """After filing co-signers can no longer leave, so only who stands alone can withdraw."""
    return part.temper.withdrawn == "filed" and not _staying(part, proposal)


def _answers(scene: Scene, part: Part, proposal: Proposal) -> Iterator[Errand]:
    for signature in _invited(proposal):
        answer = partial(_answer, scene, part, proposal, signature)
        yield Errand(f"cosign:{signature.member_id}", (0, 2), answer)


def _answer(scene: Scene, part: Part, proposal: Proposal, signature: Signature) -> None:
    people = [cosigner.person for cosigner in part.cosigners]
    person = next(p for p in people if p.member_id == signature.member_id)
    last = len(people) > 1 and person == people[-1]
    says = cosigning.decline if part.temper.declines and last else cosigning.cosign
    says(scene.work, proposal, person.at(scene.at))


def _sign(scene: Scene, part: Part, proposal: Proposal) -> None:
    seal = "" if proposal.kind is ProposerKind.SECTOR else words.seal(part)
    collective.sign(scene.work, proposal, seal, part.author.person.at(scene.at))


def _submit(scene: Scene, part: Part, proposal: Proposal) -> None:
    intake.submit(scene.work, proposal, part.author.person.at(scene.at))


def _rewrite(scene: Scene, part: Part, proposal: Proposal) -> None:
    was = part.piece.text
    mended = ProposalText(
        was.title, was.facts, was.analysis, (*was.suggestions[:-1], words.mended(was))
    )
    drafting.rewrite(scene.work, proposal, mended, part.author.person.at(scene.at))


def _withdraw(scene: Scene, part: Part, proposal: Proposal) -> None:
    for person in _staying(part, proposal):
        cosigning.leave(scene.work, proposal, person.at(scene.at))
    why = part.pick(words.WITHDRAWALS)
    intake.withdraw(scene.work, proposal, why, part.author.person.at(scene.at))


def _withdraw_filed(scene: Scene, part: Part, proposal: Proposal) -> None:
    why, head = part.pick(words.WITHDRAWALS), scene.officer("head").at(scene.at)
    intake.consent_withdrawal(scene.work, proposal, why, head)
    intake.withdraw(scene.work, proposal, why, part.author.person.at(scene.at))


def _staying(part: Part, proposal: Proposal) -> list[Person]:
    ids = {s.member_id for s in proposal.confirmed if s.role is SignatureRole.COSIGNER}
    return [c.person for c in part.cosigners if c.person.member_id in ids]


def _invited(proposal: Proposal) -> list[Signature]:
    asked = (s for s in proposal.signatures if s.role is SignatureRole.COSIGNER)
    return [s for s in asked if s.answer is SignatureAnswer.INVITED]


def _signed(proposal: Proposal) -> bool:
    signing = {SignatureRole.SIGNATORY, SignatureRole.CONVENOR}
    current = proposal.text.text_hash
    return any(s.role in signing and s.text_hash == current for s in proposal.confirmed)
