"""The acts of the rosters on the command line: named rows, refusals in words, on record."""

from __future__ import annotations

from tests.cli.conftest import Tian

UNIT = ("--give", "name=区低空经济局", "--give", "kind=政府", "--give", "valid_from=2026-03-02")
AS = ("--as", "clerk")


def test_a_unit_is_added_and_renamed(settled: Tian) -> None:
    assert settled("act", "new", "add_unit", *AS, *UNIT).exit_code == 0
    new = ("handling_unit=区低空经济局", "name=区低空局", "kind=政府", "valid_from=2026-03-10")
    given = [part for each in new for part in ("--give", each)]
    assert "已变更单位名称" in settled("act", "new", "变更单位名称", *AS, *given).output
    assert "验证无误" in settled("verify").output


def test_what_is_done_in_the_rosters_is_not_done_to_a_case(settled: Tian) -> None:
    answer = settled("act", "1", "add_unit", *AS, *UNIT)
    assert (answer.exit_code, "命令行请以 new 代替案号" in answer.output) == (1, True)


def test_who_keeps_no_roster_is_refused(settled: Tian) -> None:
    answer = settled("act", "new", "add_unit", "--as", "head", *UNIT)
    assert (answer.exit_code, "提案委办公室办理" in answer.output) == (1, True)
