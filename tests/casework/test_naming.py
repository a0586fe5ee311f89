"""What a name, a code or a number means."""

from __future__ import annotations

from proposals.acting import naming
from proposals.records import Member
from proposals.work import Work


def test_a_code_of_digits_is_a_code_and_no_record_number(work: Work) -> None:
    second = work.get_one(Member, 2)
    second.code = "1"
    work.flush()
    assert (naming.number(work, "member_id", "1"), naming.record(work, Member, "1")) == (2, second)


def test_a_record_number_nobody_has_as_code_is_a_record_number(work: Work) -> None:
    assert naming.number(work, "member_id", "3") == 3
