"""faults(): what no paper may bear is found line by line, and nothing is found between lines."""

from __future__ import annotations

from proposals.document import Document, Paragraph, faults


def paper(*lines: str) -> Document:
    return Document("关于加装电梯的答复", blocks=tuple(map(Paragraph, lines)))


def test_every_line_at_fault_is_told() -> None:
    assert list(faults(paper("同意<b>", "办理", "{{ reason }}"))) == [
        "含有网页标记：“同意<b>”",
        "留有未填写的位置：“{{ reason }}”",
    ]


def test_signs_of_two_paragraphs_make_no_mark() -> None:
    assert list(faults(paper("一期<b", "二期>三期"))) == []
