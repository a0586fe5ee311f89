"""What stands beside the acts of 立: the text, what was said of it, likeness, the other text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from proposals.casework.file import merging, publication, texts
from proposals.desk import attachments, finding, sight
from proposals.desk.case import decisions, likeness, people
from proposals.desk.case import texts as versions
from proposals.desk.case.texts import Version
from proposals.desk.case.view import facts as facts_of
from proposals.records import Proposal
from proposals.web import between
from proposals.web.errands import Errand
from workflows.papers import privacy
from workflows.papers.publication import blacked_out
from workflows.refusals import NotFound, Refusal
from workflows.terms import Act

Facts = dict[str, Any]
Given = Mapping[str, Any]


def case_of(errand: Errand) -> Proposal:
    """The case the act is done to."""
    assert errand.case is not None, "an act beside which something stands is done to a case"
    return errand.case


def sheet(errand: Errand, _given: Given) -> Facts:
    """The case as it is read before anything is said of it."""
    work, actor, case = errand.visit.work, errand.visit.actor, case_of(errand)
    seen = sight.sight(work, actor, case)
    texts_seen = versions.texts(work, case, seen)
    return {
        "text": texts_seen.in_force if texts_seen.versions else None,
        "known": facts_of(work, case),
        "people": people.people(work, case, seen),
        "decided": decisions.decisions(work, case, seen),
        "files": attachments.of_case(work, actor, case),
    }


def review(errand: Errand, given: Given) -> Facts:
    """审查: also which levels there are, and which proposals read like this one."""
    visit, case = errand.visit, case_of(errand)
    levels = visit.work.profile_on(visit.actor.today).filing.levels
    return sheet(errand, given) | {
        "levels": [(level.label, level == case.review_level) for level in levels],
        "alike": likeness.alike(visit.work, case, visit.actor),
    }


def revising(errand: Errand, given: Given) -> Facts:
    """文字修订: what the new wording changes, before it is kept."""
    facts = sheet(errand, given)
    text, case = between.text_in(dict(given)), case_of(errand)
    kept: Version | None = facts["text"]
    if kept is None or text.digest == case.text.text_hash:
        return facts | {"compared": None, "digest": "", "hindered": []}
    new = kept._replace(
        title=text.title, facts=text.facts, analysis=text.analysis, suggestions=text.suggestions
    )
    return facts | {
        "compared": versions.compare(kept, new),
        "digest": text.digest,
        "hindered": texts.objections(case.text, text),
    }


def merging_two(errand: Errand, given: Given) -> Facts:
    """并案: the two side by side, who is asked, and which consents are in."""
    visit, case = errand.visit, case_of(errand)
    lead, fault = _lead(errand, case, given)
    asks = visit.work.profile_on(visit.actor.today).filing.merge_needs_consent
    hindered: list[Any] = []
    if lead is not None and case.merging is not None and errand.way.act == Act.CONSENT_MERGE:
        hindered = _hindered(errand, case)
    return sheet(errand, given) | {
        "lead": lead,
        "lead_text": _text(errand, lead) if lead is not None else None,
        "fault": fault,
        "asks": asks,
        "merging": case.merging,
        "hindered": hindered,
    }


def _hindered(errand: Errand, case: Proposal) -> list[Any]:
    try:
        merging.mergeable(errand.visit.work, case, errand.visit.actor)
    except Refusal as refusal:
        return list(refusal.objections)
    return []


def _lead(errand: Errand, case: Proposal, given: Given) -> tuple[Proposal | None, str]:
    """The one it would be merged into, as far as this person sees it."""
    work, actor = errand.visit.work, errand.visit.actor
    named = str(given.get("lead") or "")
    pending = case.lead_id or (case.merging.lead_id if case.merging else None)
    try:
        if named:
            return sight.case(work, actor, finding.proposal(work, named).key), ""
        return (sight.case(work, actor, pending), "") if pending else (None, "")
    except NotFound:
        return None, f"没有可以查看的提案“{named or pending}”，请核对案号"
    except Refusal as refusal:
        return None, refusal.objections[0].sentence


def _text(errand: Errand, other: Proposal) -> Version | None:
    work = errand.visit.work
    found = versions.texts(work, other, sight.sight(work, errand.visit.actor, other))
    return found.in_force if found.versions else None


def publishing(errand: Errand, given: Given) -> Facts:
    """公布: personal data marked in the text, and the text as the public would read it."""
    text = publication.words_of_proposal(case_of(errand))
    found = list(dict.fromkeys(privacy.findings(text)))
    named = (given.get("screening") or {}).get("redacted")
    redacted = found if named is None else [word for word in named if word]
    shown = blacked_out(text, redacted)
    return sheet(errand, given) | {
        "found": found,
        "redacted": redacted,
        "others": [word for word in redacted if word not in found],
        "absent": [word for word in redacted if word not in text],
        "marked": _marked(text, [*found, *redacted]),
        "blacked_out": shown,
        "left": privacy.findings(shown),
    }


def _marked(text: str, words: list[str]) -> list[tuple[str, bool]]:
    """The text in runs; those to be covered are marked."""
    runs = [(text, False)]
    for word in sorted(set(filter(None, words)), key=len, reverse=True):
        runs = [piece for run in runs for piece in _cut(run, word)]
    return [run for run in runs if run[0]]


def _cut(run: tuple[str, bool], word: str) -> list[tuple[str, bool]]:
    words, marked = run
    if marked:
        return [run]
    pieces: list[tuple[str, bool]] = []
    for piece in words.split(word):
        pieces += [(piece, False), (word, True)]
    return pieces[:-1]


BESIDE: Mapping[Act, Callable[[Errand, Given], Facts]] = {
    **dict.fromkeys((Act.ACCEPT, Act.SEND_BACK, Act.ADVANCE, Act.FILE, Act.REJECT), review),
    **dict.fromkeys((Act.HOLD, Act.RELEASE, Act.CONSENT_CONVERSION, Act.CONVERT), sheet),
    **dict.fromkeys((Act.NOMINATE_KEY, Act.OPINE_KEY, Act.DECIDE_KEY), sheet),
    **dict.fromkeys((Act.CONSENT_MERGE, Act.MERGE, Act.UNMERGE), merging_two),
    Act.CONSENT_WITHDRAWAL: sheet,
    Act.REVISE_TEXT: revising,
    Act.PUBLISH_PROPOSAL: publishing,
}
