"""Papers printed on request and sent to nobody: of a case, of people and units, reports."""

from proposals.letters.printed.awards import excellent_recommendation, unit_recommendation
from proposals.letters.printed.ballots import proposer_ballot, unit_ballot
from proposals.letters.printed.case import proposal_form, public_opinion_sheet
from proposals.letters.printed.people import performance_file
from proposals.letters.printed.reports import handling_summary, review_report, work_report

__all__ = [
    "excellent_recommendation",
    "handling_summary",
    "performance_file",
    "proposal_form",
    "proposer_ballot",
    "public_opinion_sheet",
    "review_report",
    "unit_ballot",
    "unit_recommendation",
    "work_report",
]
