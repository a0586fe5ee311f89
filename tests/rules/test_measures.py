"""Published figures, reckoned again: rates, shares, and whether the piles add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from workflows.measures import Partition, Rate, adds_up, percentage, shares
from workflows.refusals import Incomplete


@pytest.mark.parametrize(
    ("n", "d", "text"),
    [
        pytest.param(588, 639, "92.0%（588/639）", id="filing-rate-of-a-city-2016"),
        pytest.param(5061, 5992, "84.5%（5061/5992）", id="national-filing-rate-to-2026-03"),
        pytest.param(526, 527, "99.8%（526/527）", id="attitude-2011"),
        pytest.param(519, 527, "98.5%（519/527）", id="result-2011"),
        pytest.param(527, 591, "89.2%（527/591）", id="feedback-2011"),
        pytest.param(150, 446, "33.6%（150/446）", id="class-a-2009"),
        pytest.param(238, 446, "53.4%（238/446）", id="class-b-2009"),
        pytest.param(106, 141, "75.2%（106/141）", id="members-who-reported"),
        pytest.param(1, 2000, "0.1%（1/2000）", id="exact-half-goes-up"),
        pytest.param(0, 7, "0.0%（0/7）", id="none-of-seven"),
        pytest.param(7, 7, "100.0%（7/7）", id="all-of-seven"),
        pytest.param(0, 0, "—", id="nothing-to-divide-by"),
    ],
)
def test_a_rate_is_shown_with_its_population(n, d, text):
    assert Rate(n, d).text == text


def test_a_rate_keeps_its_exact_value():
    assert Rate(588, 639).exact == Fraction(588, 639)


def test_a_rate_without_denominator_has_no_value():
    assert (Rate(0, 0).exact, Rate(0, 0).percent()) == (None, None)


@pytest.mark.parametrize(
    ("n", "d"), [(-1, 5), (6, 5), (1, 0)], ids=["negative", "over-the-whole", "of-nothing"]
)
def test_a_part_that_does_not_fit_its_whole_is_refused(n, d):
    with pytest.raises(ValueError, match="比率不成立"):
        Rate(n, d)


@pytest.mark.parametrize(
    ("n", "exact"),
    [
        pytest.param(4502, "89.95", id="members"),
        pytest.param(503, "10.05", id="collective"),
        pytest.param(2103, "42.02", id="economy"),
        pytest.param(453, "9.05", id="politics"),
        pytest.param(528, "10.55", id="culture"),
        pytest.param(1334, "26.65", id="society"),
        pytest.param(587, "11.73", id="ecology"),
    ],
)
def test_the_national_shares_of_2026_to_two_places(n, exact):
    assert Rate(n, 5005).percent(2) == Decimal(exact)


@pytest.mark.parametrize(
    ("n", "d", "published", "follows"),
    [
        pytest.param(4502, 5005, "89.9", False, id="members-2026"),
        pytest.param(503, 5005, "10.1", False, id="collective-2026"),
        pytest.param(528, 5005, "10.6", False, id="culture-2026"),
        pytest.param(1334, 5005, "26.6", False, id="society-2026"),
        pytest.param(2103, 5005, "42.0", True, id="economy-2026"),
        pytest.param(587, 5005, "11.7", True, id="ecology-2026"),
        pytest.param(4531, 5002, "90.6", True, id="members-2025"),
        pytest.param(471, 5002, "9.4", True, id="collective-2025"),
        pytest.param(2133, 5002, "42.6", True, id="economy-2025"),
        pytest.param(604, 5002, "12.1", True, id="ecology-2025"),
        pytest.param(148, 588, "25.2", True, id="class-a-2011-of-588"),
        pytest.param(148, 591, "25.2", False, id="class-a-2011-of-591"),
        pytest.param(106, 141, "76", False, id="the-slip-in-an-old-report"),
        pytest.param(22, 92, "23.91", True, id="two-places"),
        pytest.param(0, 0, "0.0", False, id="nothing-to-divide-by"),
    ],
)
def test_a_printed_percentage_is_checked_against_its_counts(n, d, published, follows):
    assert Rate(n, d).reproduces(published) is follows


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        pytest.param([22, 68, 2], ["23.9", "73.9", "2.2"], id="classes-of-a-district"),
        pytest.param([1, 1, 1], ["33.4", "33.3", "33.3"], id="equal-thirds"),
        pytest.param([0, 5], ["0.0", "100.0"], id="all-in-one"),
        pytest.param([148, 364, 66, 10], ["25.2", "61.9", "11.2", "1.7"], id="classes-2011"),
    ],
)
def test_shares_go_to_the_largest_remainders(counts, shown):
    assert [str(share) for share in shares(counts)] == shown


@pytest.mark.parametrize(
    "counts",
    [
        [22, 68, 2],
        [2103, 453, 528, 1334, 587],
        [2133, 419, 459, 1387, 604],
        [1] * 7,
        [1, 999_999, 3],
    ],
    ids=str,
)
def test_shares_add_up_to_exactly_one_hundred(counts):
    assert sum(share for share in shares(counts) if share is not None) == Decimal("100.0")


def test_shares_of_nothing_are_dashes():
    assert [percentage(share) for share in shares([0, 0])] == ["—", "—"]


def test_no_counts_have_no_shares():
    assert shares([]) == ()


def test_a_negative_count_has_no_share():
    with pytest.raises(ValueError, match="不能为负"):
        shares([3, -1])


@pytest.mark.parametrize(
    ("piles", "holds"),
    [
        pytest.param((5865, 5005, 451, 409, 0, 0), True, id="national-2026"),
        pytest.param((5890, 5002, 262, 626, 0, 0), True, id="national-2025"),
        pytest.param((308, 300, 0, 8, 0, 0), True, id="two-classes-only"),
        pytest.param((639, 588, 0, 40, 6, 5), True, id="withdrawn-and-pending"),
        pytest.param((639, 588, 0, 40, 6, 4), False, id="one-missing"),
        pytest.param((639, 588, 0, 40, 6, 6), False, id="one-twice"),
        pytest.param((5, 7, 0, -2, 0, 0), False, id="a-negative-pile"),
        pytest.param((0, 0, 0, 0, 0, 0), True, id="nothing-received"),
    ],
)
def test_everything_received_stands_in_one_pile(piles, holds):
    assert adds_up(*piles) is holds


def test_a_report_that_does_not_add_up_is_refused_with_its_gap():
    with pytest.raises(Incomplete, match=r"收到639件.*相差1件"):
        Partition(639, 588, 0, 40, 6, 4).require()


def test_a_report_that_adds_up_passes():
    assert Partition(639, 588, 0, 40, 6, 5).require() is None
