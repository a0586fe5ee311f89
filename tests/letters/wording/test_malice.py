"""A folder of wordings can say facts in other words; it reads, runs and swells nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from proposals.rendering.wording import Unfit, faults, filled
from tests.letters.wording.malice import BODIES
from tests.letters.wording.own import FACTS, SAID, own

ONLY_WHEN_FILLED = {"numeral beyond all", "loop over words"}
"""What depends on the facts of the letter."""


@pytest.mark.parametrize("trick", BODIES)
def test_no_malicious_wording_gets_through_the_check(tmp_path: Path, trick: str) -> None:
    own(tmp_path, SAID + BODIES[trick])
    assert list(faults(tmp_path)) or trick in ONLY_WHEN_FILLED


@pytest.mark.parametrize("trick", BODIES)
def test_no_malicious_wording_is_filled(tmp_path: Path, trick: str) -> None:
    own(tmp_path, SAID + BODIES[trick])
    with pytest.raises(Unfit):
        filled("file/filing_notice", FACTS, tmp_path)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("{{ title }}", encoding="utf-8")
    folder = tmp_path / "own"
    (folder / "file").mkdir(parents=True)
    (folder / "file" / "filing_notice.xml").symlink_to(secret)
    assert list(faults(folder)) == ["file/filing_notice.xml：不在措辞文件夹内"]


def test_words_of_a_member_stay_words(tmp_path: Path) -> None:
    own(tmp_path, "<p>{{ proposal.title }}</p>")
    words = filled("file/filing_notice", FACTS, tmp_path)
    assert "<p>加装&lt;/p&gt;电梯</p>" in words


def test_a_record_is_not_written_out_whole(tmp_path: Path) -> None:
    own(tmp_path, "<p>{{ proposal }}</p>")
    with pytest.raises(Unfit, match="一条记录不能整个写出"):
        filled("file/filing_notice", FACTS, tmp_path)


def test_loops_have_a_ration(tmp_path: Path) -> None:
    many = {**FACTS, "addressee": ["委员甲"] * 200}
    own(tmp_path, "{% for a in addressee %}{% for b in addressee %}{{ b }}{% endfor %}{% endfor %}")
    with pytest.raises(Unfit, match="循环超过20000次"):
        filled("file/filing_notice", many, tmp_path)


def test_a_letter_has_a_greatest_length(tmp_path: Path) -> None:
    long = {**FACTS, "session": "长" * 300_000}
    own(tmp_path, "<p>{{ session }}{{ session }}{{ session }}{{ session }}</p>")
    with pytest.raises(Unfit, match="文书超过1000000字"):
        filled("file/filing_notice", long, tmp_path)


def test_a_file_has_a_greatest_length(tmp_path: Path) -> None:
    own(tmp_path, "长" * 40_000)
    assert "超过32000字" in next(faults(tmp_path))
