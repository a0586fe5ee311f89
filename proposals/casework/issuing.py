"""A letter of no single case: what is done to it goes on record in its own chain of the history."""

from __future__ import annotations

from collections.abc import Iterable

from proposals.casework.actor import Actor
from proposals.records import Entry, Letter, Proposal, history, keys, paper_codes
from proposals.work import Work
from workflows.policies import permits
from workflows.terms import Act


def issue(work: Work, letter: Letter, act: Act, cases: Iterable[Proposal], actor: Actor) -> Letter:
    """Put on record whom it tells of which cases; that entry vouches for its 验证码."""
    numbers = list(dict.fromkeys(case.number for case in cases))
    enter(work, act, letter, actor, addressee=letter.addressee, proposals=numbers)
    paper_codes.issue(work, letter)
    return letter


def enter(work: Work, act: Act, letter: Letter, actor: Actor, **facts: object) -> Entry:
    """One entry about a letter; it has no stages, so none are named."""
    permits.require(actor.role, act)
    keys.give_keys(work, [letter])
    return history.append(
        work,
        letter.chain,
        at=actor.at,
        act=act,
        subject=history.of_letter(letter.id),
        by=actor.name,
        role=actor.role,
        facts={"title": letter.title, "number": letter.number, **facts},
    )
