"""R-58: a profile whose values contradict one another is refused, in words."""

from __future__ import annotations

import pytest

from tests.rules.own_profile import OWN, one, rung
from workflows.policies import profile
from workflows.policies.profile.conflicts import CHECKS

CLASHES = {
    "zone_is_known": one("calendar", "zone", '"Asia/Peking"'),
    "periods_are_positive": one("filing", "review", '"0wd"'),
    "numbers_are_not_negative": one("publication", "hide_units_months", "-1"),
    "shares_are_parts": one("awards", "excellent_share", "1.1"),
    "lengths_rise": one("intake", "body_chars_warn", "2000"),
    "title_fits_the_body": one("intake", "title_chars_max", "2000"),
    "likeness_rises": one("intake", "similar_warn", "0.90"),
    "levels_stand_in_order": one("filing", "levels", '["final", "prelim"]'),
    "local_reasons_are_known": one("filing", "local_reasons", '["VAGUE"]'),
    "numbers_differ": one("filing", "number_format", '"第一号"'),
    "return_is_asked_after_signing": one("assignment", "request_return", '"3wd"'),
    "contact_comes_before_the_reply": one("handling", "first_contact", '"3m"'),
    "opinion_comes_before_the_reply": one("handling", "co_opinion", '"3m"'),
    "one_extension_fits_the_total": one("handling", "extension_single", '"7m"'),
    "total_covers_the_reply": one("handling", "reply_plenary", '"8m"'),
    "key_proposals_ask_no_lower_rank": one("handling", "sign_off_key", '"handler"'),
    "waiver_needs_a_refusal": one("handling", "refusals_for_waiver", "0"),
    "classes_are_known": one("reply", "classes", '"V9"'),
    "ratings_are_amended_within_the_window": one("feedback", "amend_within", '"1m"'),
    "dissatisfied_is_done_again": one("rehandling", "max_rounds", "1"),
    "lookback_day_exists": one("lookback", "same_year_by", '"02-29"'),
    "lookback_months_rise": one("lookback", "next_year_from_month", "7"),
    "key_counts_rise": one("key_proposals", "count_min", "11"),
    "a_committee_supervises_along": one("key_proposals", "committees_min", "0"),
    "one_paper_has_one_urgency": one("papers", "most_urgent", '["urge_letter", "urge_letter"]'),
    "every_duty_has_a_ladder": OWN + "[ladder]\nreply = []\n",
    "offsets_are_workdays": rung(
        "revise", ("remind", "-2d", "member", "false"), ("remind", "1d", "clerk", "false")
    ),
    "offsets_rise": rung(
        "revise", ("remind", "0wd", "member", "false"), ("remind", "0wd", "clerk", "false")
    ),
    "reminders_come_before_the_due_day": rung(
        "revise", ("remind", "1wd", "member", "false"), ("urge", "2wd", "clerk", "false")
    ),
    "ladders_end_at_a_person": rung(
        "revise", ("remind", "-1wd", "member", "false"), ("urge", "2wd", "clock", "false")
    ),
    "hard_letters_are_confirmed": rung(
        "revise", ("remind", "-1wd", "member", "false"), ("supervise", "2wd", "clerk", "false")
    ),
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_a_clash_is_refused_in_the_checks_own_words(write, check):
    with pytest.raises(ValueError, match="不能施行") as refused:
        profile.load(write(CLASHES[check.__name__]))
    assert check.__doc__ in str(refused.value)


@pytest.mark.parametrize(
    "written", ["{seq:0", "{seq}-{nonsense}", "{}", "{seq:x}{year.x}"], ids=str
)
def test_a_number_format_that_cannot_be_filled_is_refused(write, written):
    with pytest.raises(ValueError, match="number_format 须含"):
        profile.load(write(one("filing", "number_format", f'"{written}"')))


@pytest.mark.parametrize("day", ["11-31", "1120", "2024-11-20", "11-2"])
def test_a_lookback_day_that_is_no_day_is_refused(write, day):
    with pytest.raises(ValueError, match="same_year_by 须为"):
        profile.load(write(one("lookback", "same_year_by", f'"{day}"')))
