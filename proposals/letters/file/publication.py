"""公开告知: the proposer hears what was put before the public."""

from __future__ import annotations

from proposals.letters.file.copies import to_proposers
from proposals.letters.writing import Sheet
from proposals.records import Entry, Letter, Proposal, Publication
from proposals.work import Work

PUBLISHED = Sheet("file/publication_notice", "公开告知")
PAPERS = {"proposal": "提案", "reply": "答复"}


def publication_notice(
    work: Work, proposal: Proposal, entry: Entry, publication: Publication
) -> list[Letter]:
    """公开告知, to every proposer: what was published, after which screening."""
    what = PAPERS[publication.what]
    return to_proposers(work, PUBLISHED, proposal, entry, what=what, publication=publication)
