"""title_lines(): where a long title breaks: by meaning, never within a word that is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

HALF = re.compile(r"[\x20-\x7e]")
WHOLE = re.compile(
    r"第?[0-9〇一二三四五六七八九十百零]+(?:届|次|号|年|月|日|件|类)|〔[0-9]+〕|[0-9A-Za-z.]+|"
    r"政协|委员会|委员|全体|会议|常务|大会|党组|提案者|提案|议案|建议案|建议|答复函|答复|复函|意见表|"
    r"意见书|意见|通知书|通知单|通知|通报|报告|清单|目录|登记表|记录|申请|方案|纪要|函件|情况|工作|"
    r"关于|有关|办理|办结|督办|催办|交办|承办|会办|主办|立案|不予|撤回|并案|退办|转办|审查|征询|公开|"
    r"反馈|满意|延期|逾期|跟踪|回头看|归档|案卷|重点|联名|补充|二次|办公室|进一步|加强|加快|推进|推动|"
    r"促进|完善|优化|规范|提升|提高|解决|建设|管理|发展|服务|保护|治理|改造|机制|体系|问题|设施|小区|"
    r"社区|养老|教育|医疗|交通|文化|旅游|产业|企业|经济|农村|城市|乡村|振兴|生态|环境|我市|我县|我区|"
    r"我省|人民|政府|机构|制度|政策|措施|人才|青年|儿童|学生|老旧|加装|电梯|停车难|停车|公共|"
    r"平台|公园|公司|责任|过度|运动员|产业链|充电|基础|基层|能源|汽车|利用|修复|试点|示范|联动|监督"
)
"""What stays together; a word not listed may be parted, but never before a 的."""
NO_START = "的了着、，。；：？！》）〕”’…—"
NO_END = "《（〔“‘第对以为把被在"
GOOD_END = "、，》）〕的"
GOOD_WORD = ("会议", "大会", "提案", "关于", "委员会")
SHORTEST = 4
"""A line of fewer characters looks forgotten."""
SEARCHED = 6
"""Places tried for the end of each line."""


def width(words: str) -> float:
    """How many characters wide: a half-width one is half of one.

    >>> width("第12号")
    3.0
    """
    return len(words) - len(HALF.findall(words)) / 2


def title_lines(title: str, per_line: int) -> list[str]:
    r"""The lines of a title, alike in length and in the shape of a 梯形 or 菱形 (7.3.1).

    >>> title_lines("提案交办通知", 19)
    ['提案交办通知']
    >>> print(*title_lines("关于政协第十届委员会第二次会议第0012号提案的答复", 19), sep="\n")
    关于政协第十届委员会
    第二次会议第0012号提案的答复
    """
    return list(_lines(title, per_line))


@lru_cache(maxsize=1024)
def _lines(title: str, per_line: int) -> tuple[str, ...]:
    count = -int(-width(title) // per_line)
    if count <= 1:
        return (title,)
    for lines in (count, count + 1):
        found = list(_ways(title, lines, per_line, _costs(title)))
        if found:
            return min(found)[1]
    return tuple(title[at : at + per_line] for at in range(0, len(title), per_line))


def _costs(title: str) -> dict[int, float]:
    """What a break at each place costs; where none may be, there is none."""
    inside = {at for word in WHOLE.finditer(title) for at in range(word.start() + 1, word.end())}
    places = (at for at in range(1, len(title)) if at not in inside)
    return {at: _cost(title[:at], title[at:]) for at in places if _may_break(title, at)}


def _may_break(title: str, at: int) -> bool:
    return title[at] not in NO_START and title[at - 1] not in NO_END


def _cost(before: str, after: str) -> float:
    if before[-1] in GOOD_END or before.endswith(GOOD_WORD) or after[0] in "《第":
        return 0.0
    known = WHOLE.match(after) or re.search(rf"(?:{WHOLE.pattern})$", before)
    return 4.0 if known else 12.0


def _ways(
    title: str, lines: int, per_line: int, costs: dict[int, float]
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Every way looked at to make so many lines of it, with its cost."""
    target = width(title) / lines
    for breaks in _breaks(title, (0,), lines, per_line, costs):
        made = tuple(title[a:b] for a, b in pairwise((*breaks, len(title))))
        widths = [width(line) for line in made]
        uneven = sum((each - target) ** 2 for each in widths) / lines
        yield sum(costs[at] for at in breaks[1:]) + uneven + _shape(widths), made


def _shape(widths: list[float]) -> float:
    """The hourglass, and a last line of a few characters, are not wanted."""
    waist = sum(8 for a, b, c in zip(widths, widths[1:], widths[2:], strict=False) if b < min(a, c))
    return waist + (20 if widths[-1] < SHORTEST else 0)


def _breaks(
    title: str, so_far: tuple[int, ...], lines: int, per_line: int, costs: dict[int, float]
) -> Iterator[tuple[int, ...]]:
    """Where its lines may begin: for each the best places near its share of what is left."""
    start, left = so_far[-1], lines - len(so_far)
    if not left:
        if width(title[start:]) <= per_line:
            yield so_far
        return
    share = width(title[start:]) / (left + 1)
    fits = [at for at in costs if at > start and width(title[start:at]) <= per_line]
    fits.sort(key=lambda at: costs[at] + (width(title[start:at]) - share) ** 2)
    for at in fits[:SEARCHED]:
        yield from _breaks(title, (*so_far, at), lines, per_line, costs)
