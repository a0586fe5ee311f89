"""What must hold for every real proposal text, where there are any."""

from __future__ import annotations

import re
import time

import pytest

from proposals.reading.layout import squeezed
from proposals.reading.lines import whole
from proposals.reading.proposals import ProposalFile, read_proposals
from proposals.reading.roster import read_members
from proposals.reading.splitter import Part, cut, split
from proposals.reading.units import read_units
from tests.reading.real_data import needs_real_data, real
from workflows.refusals import Incomplete

pytestmark = needs_real_data

FIGURES = "[一二三四五六七八九十0-9０-９]{1,3}"
NUMBER = re.compile(
    rf"[（(]?(?:{FIGURES}|－)[）)、．.，,;；是]?|[①-⑳]|(?:第|建议){FIGURES}(?:方面)?[，、：:,]"
    r"|(?:首先|其次|再次|最后)[，,：:]?"
)
HEADING = re.compile(
    r".{0,28}(?:情况|现状|分析|问题|困境|建议|意见|对策|措施|思考|如下)[^。！？]{0,12}[：:，。;]?"
)


@pytest.fixture(scope="module")
def file() -> ProposalFile:
    return read_proposals(real("proposals.jsonl"))


@pytest.fixture(scope="module")
def texts(file: ProposalFile) -> list[str]:
    return [line.text for line in file.lines]


def test_the_whole_file_is_read(file: ProposalFile) -> None:
    assert (len(file.lines), len(file.without_text)) == (537, 37)


def test_nearly_all_texts_are_split_fully(texts: list[str]) -> None:
    fully = sum(split(text).fully for text in texts)
    print(f"{fully} of {len(texts)} texts split fully")  # noqa: T201  the figure is worth seeing
    assert fully >= 530


def test_most_texts_have_several_suggestions(texts: list[str]) -> None:
    assert sum(len(split(text).suggestions) > 1 for text in texts) >= 495


def test_the_pieces_of_every_text_are_the_text(texts: list[str]) -> None:
    for text in texts:
        assert "".join(text[piece.start : piece.end] for piece in cut(text)) == text


def test_only_headings_and_numbers_are_taken_away(texts: list[str]) -> None:
    gone = {squeezed(text[p.start : p.end]) for text in texts for p in cut(text) if p.part is None}
    assert {
        each for each in gone if not NUMBER.fullmatch(each) and not HEADING.fullmatch(each)
    } == set()


def test_no_character_of_any_part_is_lost(texts: list[str]) -> None:
    for text in texts:
        kept = dict.fromkeys(Part, "")
        for piece in cut(text):
            if piece.part is not None:
                kept[piece.part] += squeezed(text[piece.start : piece.end])
        parts = split(text)
        found = (parts.facts, parts.analysis, "".join(parts.suggestions))
        assert tuple(map(squeezed, found)) == tuple(kept.values())


def test_all_texts_are_split_within_seconds(texts: list[str]) -> None:
    began = time.process_time()
    for text in texts:
        split(text)
    assert time.process_time() - began < 3


def test_the_real_units_are_read() -> None:
    assert len(read_units(real("units.csv")).lines) == 128


def test_a_list_of_units_is_no_roster() -> None:
    with pytest.raises(Incomplete, match="缺少列：界别"):
        whole(read_members(real("units.csv"), []))
