"""The packaged ladder: who is reminded, urged and named, and how long after the due day."""

from __future__ import annotations

import pytest

from workflows.policies import profile
from workflows.terms import Duty, Role, Rung


@pytest.mark.parametrize(
    ("duty", "steps"),
    [
        (Duty.REPLY, "remind-30 warn-15 warn-7 urge1 supervise10 circular20"),
        (Duty.REHANDLE, "remind-10 warn-5 urge0 supervise1 circular20"),
        (Duty.FEEDBACK, "remind-3 remind0 remind5"),
        (Duty.FIRST_CONTACT, "remind-5 urge1 supervise10 circular20"),
    ],
)
def test_the_ladder_of_a_duty_climbs_in_order(duty, steps):
    rows = [row for row in profile.load().ladder if row.duty is duty]
    assert " ".join(f"{row.rung}{row.offset.count}" for row in rows) == steps


@pytest.mark.parametrize("duty", [Duty.FEEDBACK, Duty.REVISE], ids=str)
def test_members_are_only_reminded(duty):
    assert {row.rung for row in profile.load().ladder if row.duty is duty} == {Rung.REMIND}


def test_no_two_rows_of_the_ladder_share_a_name():
    names = [row.name for row in profile.load().ladder]
    assert len(set(names)) == len(names)


def test_a_late_reply_goes_to_a_vice_chair():
    rows = {row.rung: row for row in profile.load().ladder if row.duty is Duty.REPLY}
    assert Role.VICE_CHAIR in rows[Rung.SUPERVISE].cc
