"""Papers to print: one of each layout, and pages so full that they can be measured."""

from __future__ import annotations

from dataclasses import replace

from proposals.document import (
    Block,
    Cell,
    Document,
    Enclosure,
    Heading,
    Imprint,
    Paragraph,
    Table,
)
from proposals.printing import Copy
from workflows.terms import Layout

ADDRESS = "https://tian.example/verify?code=0123456789"
SENTENCE = "经研究，现将有关情况答复如下，感谢对住房保障工作的关心和支持。"
LEVELS = ("一、审批", "（一）窗口", "1.材料", "（1）复印件")


def table(rows: int, columns: int = 4) -> Table:
    """A table with a head and so many rows under it."""
    head = tuple(Cell(f"栏目{n}", label=True) for n in range(columns))
    body = (tuple(Cell(f"第{row}行第{n}栏") for n in range(columns)) for row in range(rows))
    return Table((head, *body))


def reply(*blocks: Block) -> Document:
    """A reply letter with everything a letter may have."""
    return Document(
        title="关于政协江州市第十届委员会第二次会议第0012号提案的答复",
        mark="江州市住房和城乡建设局",
        class_mark="B类",
        publicity="主动公开",
        number="江建提复〔2026〕12号",
        addressee="昇珺玥委员：",
        blocks=blocks or tuple(Heading(n, words) for n, words in enumerate(LEVELS, 1)),
        attachments=("征询意见表",),
        signature="江州市住房和城乡建设局",
        date="2026年5月15日",
        notes=("联系人：科员辛",),
        copies="抄送：市政协提案委员会。",
        code="验证码 0123-4567-89",
    )


def listed(rows: int) -> Copy:
    """A letter with a list of eight columns and so many rows."""
    enclosure = Enclosure("清单", (table(rows, 8),))
    words = replace(reply(), attachments=("清单",), enclosures=(enclosure,))
    return Copy(words, Layout.LETTER)


def filled(characters: int) -> Copy:
    """A letter whose text is one paragraph of so many characters without punctuation."""
    plain = Document("通知", mark="提案委员会", blocks=(Paragraph("国" * characters),))
    return Copy(plain, Layout.LETTER)


def signed(*blocks: Block) -> Copy:
    """A letter of which nothing but these words and its signature is on the last page."""
    words = Document("通知", mark="机关", blocks=blocks, signature="提案委", date="2026年5月15日")
    return Copy(words, Layout.LETTER)


CIRCULAR = replace(
    reply(Paragraph(SENTENCE), table(2), Paragraph(SENTENCE)),
    mark="政协江州市委员会文件",
    urgency="特急",
    class_mark="",
    publicity="",
    imprint=Imprint("提案委员会办公室", "2026年5月16日印发"),
)
PRESSING = Copy(replace(reply(), urgency="加急"), Layout.LETTER)
UPWARD = Copy(replace(CIRCULAR, urgency="", signer="昇珺"), Layout.RED_HEAD)
FORM = Document(
    "征询意见表",
    blocks=(Table(((Cell("案由", True), Cell("加装电梯")), (Cell("意见", True), Cell("")))),),
)
EACH = {
    Layout.LETTER: Copy(reply(), Layout.LETTER, check_at=ADDRESS),
    Layout.RED_HEAD: Copy(CIRCULAR, Layout.RED_HEAD, check_at=ADDRESS),
    Layout.FORM: Copy(FORM, Layout.FORM),
    Layout.REPORT: Copy(replace(reply(), mark="", code="", signer="昇珺"), Layout.REPORT),
    Layout.COVER: Copy(
        replace(FORM, number="第1卷", enclosures=(Enclosure("卷内目录", (table(3),)),)),
        Layout.COVER,
    ),
}
ALL = (*EACH.values(), PRESSING, UPWARD, listed(3))


def called(copy: Copy) -> str:
    """What a paper is, in a word or two."""
    found = copy.document
    marks = (copy.layout.value, found.urgency and "urgent", found.signer and "upward")
    return " ".join((*filter(None, marks), *("with a list" for _ in found.enclosures)))
