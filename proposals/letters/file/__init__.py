"""Letters of 立: review, decision, merging, key proposals, publication."""

from proposals.letters.file.decision import conversion_slip, filing_notice, rejection_notice
from proposals.letters.file.key import key_notice
from proposals.letters.file.merging import merge_notice, unmerge_notice
from proposals.letters.file.publication import publication_notice
from proposals.letters.file.review import returned_notice, review_sheet, revision_notice

__all__ = [
    "conversion_slip",
    "filing_notice",
    "key_notice",
    "merge_notice",
    "publication_notice",
    "rejection_notice",
    "returned_notice",
    "review_sheet",
    "revision_notice",
    "unmerge_notice",
]
