"""The page of GB/T 9704-2012 in numbers: every printing takes them from here.

Millimetres for places, points for type. 3号 is 16 pt and 28 of them are 158 mm, but a line is
156 mm wide: characters stand 0.2 pt closer, as Word's document grid sets them.
"""

from __future__ import annotations

POINTS_PER_MM = 72 / 25.4

# 5.1–5.2: paper and margins.
PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
TOP, INNER = 37.0, 28.0
"""天头 and 订口, each ± 1 mm."""
TEXT_WIDTH, TEXT_HEIGHT = 156.0, 225.0
OUTER = PAGE_WIDTH - INNER - TEXT_WIDTH
BOTTOM = PAGE_HEIGHT - TOP - TEXT_HEIGHT

# 5.2.2–5.2.3: type and lines.
LINES, CHARACTERS = 22, 28
BODY = 16.0
"""3号."""
TITLE = 22.0
"""2号."""
SMALL = 14.0
"""4号: page numbers, 版记."""
LINE_PITCH = TEXT_HEIGHT * POINTS_PER_MM / LINES
CHARACTER_PITCH = TEXT_WIDTH * POINTS_PER_MM / CHARACTERS
TRACKING = CHARACTER_PITCH - BODY
"""What is added between characters, in points; negative."""

# 7.3.1: the title, so that no line touches both edges.
TITLE_CHARACTERS = int(TEXT_WIDTH * POINTS_PER_MM / TITLE) - 1

# 7.2.4, 10.2: lines under and over.
RED = "#E60012"
RED_LINE_BELOW_NUMBER = 4.0
RED_LINE = 0.7
"""Thickness of the single red line (default, no source)."""

# 7.2.4: the red head of the 文件格式.
RED_HEAD_MARK_BELOW_TOP = 35.0
"""Upper edge of 发文机关标志 from the upper edge of the text block."""

# 10.1: the letter format.
MARK_TOP = 30.0
"""Upper edge of 发文机关标志 from the upper edge of the paper."""
DOUBLE_BELOW_MARK = 4.0
DOUBLE_ABOVE_BOTTOM = 20.0
DOUBLE_WIDTH = 170.0
THICK, THIN, APART = 1.2, 0.35, 0.8
"""The two strokes of a double line and what is between them (default, no source)."""
NUMBER_BELOW_DOUBLE = BODY * 7 / 8
"""In points: 7/8 of a 3号 character."""

# 7.5: page numbers.
PAGE_NUMBER_BELOW = 7.0
"""Below the text block."""

# 7.4: 版记.
IMPRINT_THICK, IMPRINT_THIN = 0.35, 0.25

# 7.3.5: signature and date.
DATE_FROM_RIGHT = 4
"""Characters, where a seal is set."""
SEAL = 42.0
"""Diameter of a round seal of a county organ, for which room is left (default, no source)."""

# The QR code at the end of 版记 (default, no source).
CODE_SIDE = 16.0

# What the standard leaves to the organ, as the PDF prints it (defaults, no source).
MARK, RED_HEAD_MARK = 36.0, 50.0
"""Largest type of 发文机关标志 in the letter format and over a red line; a long name is smaller."""
CLASS_MARK_TOP, CLASS_MARK_PITCH = 14.0, 20.0
"""Class of the result, 公开属性 under it: from the upper edge of the paper, and point a line."""
LINES_BEFORE_SIGNATURE = 2
"""So that a seal reaches to less than a line under the text (7.3.5.1) and covers the date."""
CELLS = ((3, SMALL), (6, 12.0), (99, 10.5))
"""Type in tables of up to so many columns: 4号, 小四, 五号."""
UPRIGHT_COLUMNS = 6
"""An enclosure with a table of more columns has its pages turned."""
CELL_LEADING = 1.5
"""Lines of a field, in heights of its type."""
CELL_PADDING = 1 / 3
"""Over and under the words of a field, in heights of its type."""
GRID_LINE = 0.5
"""Rules of a table, in points."""
WRITING_ROOM = 2
"""Lines of a field left empty to be filled in by hand."""
CODE = 9.0
"""验证码 beside its QR code: 小五."""
COVER_TITLE = 26.0
"""一号, the title of a volume."""
COVER_TITLE_CHARACTERS = int(TEXT_WIDTH * POINTS_PER_MM / COVER_TITLE) - 1
WATERMARK = 96.0
"""Type of the words across a page; many words are smaller."""
