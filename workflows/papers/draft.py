"""A draft as it is handed in: the text, in whose name, what the proposer wishes for it."""

from __future__ import annotations

from typing import NamedTuple

from workflows.papers import proposal_text
from workflows.papers.proposal_text import ProposalText
from workflows.papers.secrecy import markings
from workflows.refusals import Objection
from workflows.terms import ProposerKind


class Draft(NamedTuple):
    """Everything handed in with a new proposal."""

    kind: ProposerKind
    text: ProposalText
    category: str = ""
    public_consent: bool = True
    suggested_units: tuple[str, ...] = ()
    origin: str = ""
    proxy_scan: str = ""
    """Digest of the scanned paper when a clerk enters it."""
    member_id: int | None = None
    """For whom a clerk enters it: a member, an organisation or a sector."""
    organisation_id: int | None = None
    sector_id: int | None = None
    """Also which sector, for one who convenes several."""


def objections(draft: Draft) -> list[Objection]:
    """Everything that keeps this draft from being stored; a draft may still have gaps."""
    beside = (draft.category, draft.origin, *draft.suggested_units)
    return [*proposal_text.draft_objections(draft.text), *markings("\n".join(beside))]
