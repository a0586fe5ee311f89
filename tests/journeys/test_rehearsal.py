"""The rehearsal: two years of one committee, the same on every database."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from proposals import rehearsal
from proposals.rehearsal import Script, Summary
from workflows.terms import ProposalStage, Rung, Station

SEED = 2026


def played(url: str) -> Summary:
    office = rehearsal.office(url)
    try:
        return rehearsal.play(office, Script(seed=SEED))
    finally:
        office.engine.dispose()


@pytest.fixture(scope="module")
def on_sqlite(sqlite_file, tmp_path_factory) -> Summary:  # type: ignore[no-untyped-def]
    """The built-in proposals on SQLite."""
    copy = tmp_path_factory.mktemp("rehearsal") / "tian.sqlite"
    copy.write_bytes(sqlite_file.read_bytes())
    return played(f"sqlite:///{copy}")


def test_everything_received_is_accounted_for(on_sqlite: Summary) -> None:
    s = on_sqlite
    assert s.received == s.filed + s.merged + s.not_filed + s.withdrawn + s.pending > 30


def test_every_chain_of_the_history_verifies(on_sqlite: Summary) -> None:
    assert (on_sqlite.chain, on_sqlite.entries > 1000) == ("ok", True)


def test_every_station_is_reached(on_sqlite: Summary) -> None:
    assert {s.label for s in Station} == {s for s, times in on_sqlite.stations.items() if times}


def test_on_the_last_day_a_case_stands_at_every_stage(on_sqlite: Summary) -> None:
    assert {stage.value for stage in ProposalStage} == on_sqlite.by_stage.keys()


def test_every_rung_is_climbed(on_sqlite: Summary) -> None:
    assert {r.label for r in Rung} == {r for r, times in on_sqlite.rungs.items() if times}


@pytest.mark.parametrize(
    "what", ["returns", "extensions", "waivers", "commitments", "lookbacks", "supervisions"]
)
def test_every_turn_of_a_case_happens(on_sqlite: Summary, what: str) -> None:
    assert asdict(on_sqlite)[what] > 0


def test_some_cases_are_done_again_and_some_to_the_last_round(on_sqlite: Summary) -> None:
    rounds = on_sqlite.rounds
    assert rounds["round_1"] > rounds["round_2"] >= rounds["reached_last_round"] > 0


def test_the_same_seed_gives_the_same_years_on_postgresql(
    on_sqlite: Summary, postgresql_url: str
) -> None:
    there, here = asdict(played(postgresql_url)), asdict(on_sqlite)
    assert there | {"seconds": 0} == here | {"seconds": 0}
