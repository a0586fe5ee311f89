"""提案表 and 社情民意登记表: the papers of one case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from proposals.letters.addressing import session_name
from proposals.letters.handle.sending import everybody
from proposals.letters.writing import Sheet, To, draw
from proposals.printing import Copy
from proposals.records import Member, Proposal, Signature
from proposals.rendering import official_date
from proposals.work import Work
from workflows.papers.contact_details import ContactDetails
from workflows.refusals import NotFound, Objection
from workflows.terms import Layout

PROPOSAL_FORM = Sheet("printed/proposal_form", "提案表", layout=Layout.FORM)
OPINION_SHEET = Sheet("printed/public_opinion_sheet", "社情民意登记表", layout=Layout.FORM)
PUBLIC_OPINION = "public_opinion"
UNASKED: Mapping[int, ContactDetails] = {}


class Signer(NamedTuple):
    """One line of the proposers."""

    name: str
    role: str
    sector: str
    post: str
    signed: str


def proposal_form(
    work: Work,
    proposal: Proposal,
    files: Sequence[str],
    at: datetime,
    details: Mapping[int, ContactDetails] = UNASKED,
) -> Copy:
    """提案表, with the names of the files handed in and, where asked for, 联系方式.

    These are handed over as plain words: no wording can ask a record for them.
    """
    facts: dict[str, object] = {
        "session": session_name(work, proposal),
        "signers": [_signer(work, line) for line in proposal.confirmed],
        "reached": [
            (line.name, details[member].lines)
            for line in proposal.confirmed
            if (member := line.member_id or 0) in details
        ],
        "files": list(files),
    }
    return draw(work, PROPOSAL_FORM, To("", at, "", proposal, facts=facts))


def public_opinion_sheet(work: Work, proposal: Proposal, at: datetime) -> Copy:
    """社情民意登记表, of a proposal converted to it; `NotFound` for any other."""
    if proposal.disposition != PUBLIC_OPINION:
        raise NotFound(Objection("paper_exists", "本案没有转为社情民意，没有登记表"))
    facts: dict[str, object] = {"proposers": everybody(proposal)}
    return draw(work, OPINION_SHEET, To("", at, "", proposal, facts=facts))


def _signer(work: Work, line: Signature) -> Signer:
    member = work.get(Member, line.member_id) if line.member_id else None
    signed = f"{official_date(line.answered_at)}确认" if line.answered_at else "已确认"
    post = member.post if member else ""
    return Signer(line.name, line.role.label, line.sector_name, post, signed)
