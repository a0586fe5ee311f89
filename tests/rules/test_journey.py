"""The seven stations of a case, told from its stages."""

from __future__ import annotations

from typing import Any

import pytest

from workflows import journey
from workflows.journey import Passing
from workflows.terms import ProposalStage as Stage
from workflows.terms import Station
from workflows.terms import SupervisionStage as Held

TO_REPLY = [
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.UNDER_REVIEW,
    Stage.FILED,
    Stage.ASSIGNED,
    Stage.HANDLING,
    Stage.FACE_TO_FACE,
    Stage.REPLIED,
]
SECOND_ROUND = [*TO_REPLY, Stage.REHANDLING, Stage.FACE_TO_FACE, Stage.REPLIED]


def passing(station: Station, became: list[Stage], **given: Any) -> Passing:
    return {s.station: s.passing for s in journey.stops(became, **given)}[station]


@pytest.mark.parametrize(
    ("station", "became", "expected"),
    [
        (Station.SUBMIT, [Stage.DRAFT], Passing.NOW),
        (Station.FILE, [Stage.DRAFT], Passing.NOT_YET),
        (Station.SUBMIT, TO_REPLY, Passing.DONE),
        (Station.HANDLE, TO_REPLY, Passing.NOW),
        (Station.FACE_TO_FACE, TO_REPLY, Passing.DONE),
        (Station.REHANDLE, SECOND_ROUND, Passing.NOW),
        (Station.FACE_TO_FACE, SECOND_ROUND, Passing.DONE_TWICE),
        (Station.REHANDLE, [*TO_REPLY, Stage.CLOSED], Passing.NOT_NEEDED),
        (Station.SUPERVISE, [*TO_REPLY, Stage.CLOSED], Passing.NOW),
        (Station.LOOK_BACK, [*TO_REPLY, Stage.CLOSED], Passing.NOT_YET),
        (Station.LOOK_BACK, [*TO_REPLY, Stage.CLOSED, Stage.ARCHIVED], Passing.NOT_NEEDED),
        (Station.HANDLE, [Stage.UNDER_REVIEW, Stage.NOT_FILED], Passing.NOT_NEEDED),
        (Station.FILE, [Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.MERGED], Passing.DONE),
        (Station.SUBMIT, [Stage.SUBMITTED, Stage.UNDER_REVIEW, Stage.RETURNED], Passing.NOW),
    ],
)  # fmt: skip
def test_a_station_shows_how_far_the_case_has_come(
    station: Station, became: list[Stage], expected: Passing
) -> None:
    assert passing(station, became) == expected


def test_a_supervised_case_has_been_at_supervision_before_it_is_closed() -> None:
    assert passing(Station.SUPERVISE, TO_REPLY, urged=True) == Passing.DONE


@pytest.mark.parametrize(
    ("watched", "expected"),
    [
        ([Held.PLANNED], Passing.NOT_YET),
        ([Held.APPROVED], Passing.NOT_YET),
        ([Held.CANCELLED], Passing.NOT_YET),
        ([Held.UNDER_WAY], Passing.NOW),
        ([Held.FINDINGS_OPEN, Held.CLOSED], Passing.NOW),
        ([Held.CLOSED, Held.PLANNED], Passing.DONE),
    ],
    ids=["planned", "approved", "cancelled", "under way", "a second one", "closed"],
)
def test_a_supervision_counts_once_it_is_held(watched: list[Held], expected: Passing) -> None:
    assert passing(Station.SUPERVISE, TO_REPLY, watched=watched) == expected


def test_a_case_that_is_supervised_still_stands_where_it_stood() -> None:
    assert passing(Station.HANDLE, TO_REPLY, watched=[Held.UNDER_WAY]) == Passing.NOW


def test_of_a_case_that_is_over_nothing_is_under_way() -> None:
    became = [*TO_REPLY, Stage.WITHDRAWN]
    assert passing(Station.SUPERVISE, became, watched=[Held.UNDER_WAY]) == Passing.DONE


def test_a_case_that_rests_again_after_its_look_back_was_supervised_once() -> None:
    became = [*TO_REPLY, Stage.CLOSED, Stage.LOOKBACK, Stage.CLOSED]
    assert journey.visits(became)[Station.SUPERVISE] == 1


def test_every_stage_has_its_station_or_none_on_purpose() -> None:
    without = {Stage.REPLIED, Stage.WITHDRAWN, Stage.ARCHIVED}
    assert set(journey.STATION_OF) == set(Stage) - without
