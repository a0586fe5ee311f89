"""Beside which field a refusal is shown: the rule that was broken → the field that mends it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from proposals.acting.asking import Field
from workflows.refusals import Objection

MENDS: Mapping[str, tuple[str, ...]] = {
    # 提
    "kind": ("kind_is_yours", "kind_of_organisation", "kind_settled"),
    "title": ("title_official", "title_length"),
    "facts": ("body_length", "body_long", "body_short"),
    "suggestions": ("suggestions_kept", "text_changed"),
    "category": ("category_chosen", "one_matter"),
    "member_id": ("proposer_named",),
    "sector_id": ("group_named", "sector_held", "convenor_stays"),
    "member": (
        *("cosigner_in_office", "cosigner_is_another", "cosigner_once", "own_name"),
        *("invited_to_cosign", "member_unique", "side_named", "convenor_of_the_sector"),
    ),
    "side": ("side_named",),
    "received_at": ("not_in_the_future", "server_clock_counts"),
    "proxy_scan": ("proxy_needs_scan",),
    "scan": ("proxy_needs_scan", "scan_kept"),
    "seal_evidence": ("seal_given",),
    "upload": (
        *("attachment_count", "attachment_encrypted", "attachment_kind", "attachment_name"),
        *("attachment_readable", "attachment_size", "attachment_unpacks", "no_secret_marking"),
    ),
    "belongs": ("attachment_belongs",),
    # 立
    "reasons": ("filing_reason_given", "filing_reason_known", "filing_reason_switched_on"),
    "explanation": ("explanation_given",),
    "disposition": ("disposition_known", "secret_is_kept"),
    "target": ("target_named",),
    "lead": ("two_proposals",),
    "meeting": ("meeting_named",),
    "on": ("decided_on_a_past_day", "decided_after_nomination"),
    "lead_leader": ("lead_leader_named",),
    "lead_role": ("lead_rank",),
    "committee": ("co_committee_named",),
    "screened_by": ("screener_named",),
    "secrecy_ok": ("secrecy_screened",),
    "privacy_ok": ("privacy_screened",),
    "redacted": ("personal_data_redacted",),
    # 办
    "choices": (
        *("unit_named", "sole_stands_alone", "one_lead", "split_needs_two", "split_without_lead"),
        *("unit_named_once", "unit_known", "unit_in_force", "another_unit", "another_answers"),
        "cppcc_only_own_work",
    ),
    "cppcc_reason": ("cppcc_only_own_work",),
    "leader": ("three_levels_named",),
    "how": ("contact_described",),
    "suggested_unit": ("unit_suggested",),
    "signed_by": ("signed_by_leader",),
    "new_facts": ("return_new_facts",),
    "held_on": ("meeting_not_in_future", "meeting_after_assignment", "held_by_today"),
    "unit_people": ("somebody_from_the_unit",),
    "points": ("refusal_documented",),
    "place": ("place_given",),
    "event": ("event_named",),
    "ground": ("waiver_found_by_clerk",),
    "progress": ("progress_told", "progress_given"),
    "until": ("extension_later", "extension_single", "extension_total"),
    "decision": ("decision_reasoned",),
    "answers": ("every_suggestion_answered",),
    "promises": ("commitment_dated", "promise_complete", "promise_in_future"),
    "class_reason": ("class_reason_given",),
    "result_class": ("result_class_known",),
    "confirmed_class": ("result_class_known", "commitment_dated"),
    "note": ("class_change_explained", "reply_not_copied", "class_reason_given"),
    "signatory": ("signatory_named",),
    "signatory_rank": ("signed_off",),
    "publicity": ("public_attribute_decided",),
    "unit": ("unit_replies_itself",),
    "contact": ("contact_given",),
    "text": ("text_given", "opinion_written", "opinion_to_the_lead", "nothing_unfilled"),
    "adoptions": ("suggestion_exists",),
    "minutes": ("minutes_given",),
    # 督
    "rung": ("rung_exists", "upward_only"),
    "theme": ("theme_given",),
    "proposals": ("case_named",),
    "guests": ("guest_invited",),
    "present": ("attendance_complete", "guest_invited"),
    "given": (
        *("finding_given", "finding_has_problem", "finding_has_target", "finding_has_measures"),
        *("block_has_leader", "block_has_office", "block_has_coop_offices", "date_ahead"),
        *("case_covered", "unit_responsible"),
    ),
    "lead_office": ("block_has_office",),
    "coop_offices": ("block_has_coop_offices",),
    "due_on": ("date_ahead", "promise_in_future"),
    "report": ("report_given",),
    "findings": ("findings_given",),
    "evidence": ("evidence_given",),
    "class_after": ("upgrade_only", "result_class_known"),
    "what": ("amendment_names_what",),
    "after": ("amendment_says_what", "amendment_changes"),
    "why": ("reason_given",),
    # 名册
    "term_number": ("term_number_counts", "term_once", "terms_apart", "term_recorded"),
    "session_number": ("session_number_counts", "session_once"),
    "ends_on": ("term_runs_forward",),
    "window_opens_on": (
        *("window_before_opening", "sessions_apart", "session_takes_no_past", "window_settled"),
    ),
    "opens_on": ("session_in_term", "days_settled"),
    "closes_on": ("closes_later", "session_runs_forward"),
    "cutoff_at": ("cutoff_in_window", "cutoff_settled"),
    "name": ("name_in_roster", "name_once", "name_changed", "name_unused", "name_unsigned"),
    "code": ("member_code_once", "member_told_apart"),
    "phone": ("phone_readable",),
    "email": ("email_readable",),
    "postcode": ("postcode_readable",),
    "last_on": ("last_day_later", "last_day_not_ahead"),
    "status": ("membership_ends",),
    "successor": ("successor_for_open_cases", "successor_in_force"),
    "valid_from": ("convenor_follows", "mandate_follows", "last_day_later", "term_recorded"),
    # whatever an act says why it does
    "reason": ("reason_given", "dissatisfied_says_why"),
    "opinion": ("opinion_given",),
}
"""Field → the rules it mends; of several fields the first that a form has."""
PLACES: Mapping[str, tuple[str, ...]] = {
    rule: tuple(field for field, rules in MENDS.items() if rule in rules)
    for rule in sorted({rule for rules in MENDS.values() for rule in rules})
}


def placed(
    objections: Iterable[Objection], fields: Collection[Field]
) -> tuple[dict[str, tuple[str, ...]], tuple[Objection, ...]]:
    """The sentences by the field they stand beside, and the objections no field can mend."""
    by_last = {field.last: field.name for field in fields}
    by_label = {field.label: field.name for field in fields}
    names = set(by_last.values())
    beside: dict[str, tuple[str, ...]] = {}
    above: list[Objection] = []
    for objection in objections:
        known = objection.rule if objection.rule in names else ""
        name = known or _name(objection, by_last, by_label)
        if name:
            beside[name] = (*beside.get(name, ()), objection.sentence)
        else:
            above.append(objection)
    return beside, tuple(above)


COMPLETE = frozenset({"content_complete"})
"""One rule for several fields: the sentence names the one that is meant."""


def _name(objection: Objection, by_last: Mapping[str, str], by_label: Mapping[str, str]) -> str:
    if objection.rule in COMPLETE:
        return next((name for label, name in by_label.items() if label in objection.sentence), "")
    there = (by_last[field] for field in PLACES.get(objection.rule, ()) if field in by_last)
    return next(there, "")
