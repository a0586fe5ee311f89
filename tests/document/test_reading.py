"""The words of a template make a paper, or are refused with the reason."""

from __future__ import annotations

import pytest

from proposals.document import Heading, Paragraph, Unreadable, faults, read
from proposals.document.reading import TAGS

WHOLE = """<document>
<class>B类</class><publicity>主动公开</publicity><mark>区住建局</mark>
<urgency>加急</urgency><number>住建〔2026〕1号</number><signer>局长癸</signer>
<title>答复</title><addressee>委员甲委员：</addressee>
<p>现答复如下：
   第二段</p><h1>一、窗口</h1>
<table><caption>表一</caption><tr><th>事项</th><td span="2">窗口</td></tr></table>
<attachments><item>征询意见表</item></attachments>
<signature>区住建局</signature><date>2026年5月15日</date><note>联系人：壬</note>
<copies>抄送：办公室。</copies><imprint><issuer>区住建局</issuer><date>2026年5月15日印发</date></imprint>
<enclosure><title>清单</title><p>一件</p></enclosure>
</document>"""


def test_a_line_of_text_is_a_paragraph() -> None:
    first, second, heading, _ = read(WHOLE).blocks
    assert (first, second) == (Paragraph("现答复如下："), Paragraph("第二段"))
    assert heading == Heading(1, "一、窗口")


def test_all_words_come_in_the_order_read() -> None:
    lines = list(read(WHOLE).lines())
    assert lines[:5] == ["B类", "主动公开", "区住建局", "加急", "住建〔2026〕1号"]
    assert lines[5:7] == ["局长癸", "答复"]
    assert lines[-5:] == ["清单", "一件", "抄送：办公室。", "区住建局", "2026年5月15日印发"]


def test_a_wide_field_counts_for_its_columns() -> None:
    table = read(WHOLE).blocks[3]
    assert table.columns == 3  # type: ignore[union-attr]  # the table of the paper


REFUSED = {
    "<document><p>无题</p></document>": "没有标题",
    "<document><title>甲</title><title>乙</title></document>": "只能出现一次",
    "<document><title>甲</title><b>乙</b></document>": "没有 b 这种标记",
    "<document><title>甲</title><p>乙<b>丙</b></p></document>": "只能写文字",
    "<document><title>甲</title>乙</document>": "标记之外不能有文字",
    "<document><title>甲</title><table></table></document>": "表格没有行",
    "<document><title>甲</title><table><tr></tr></table></document>": "每行至少一格",
    "<document><title>甲</title><enclosure><p>乙</p></enclosure></document>": "附件须先写标题",
    "<document><title>甲</title><urgency>火急</urgency></document>": "只有特急、加急",
    "<document><title>甲</title><p lang='zh'>乙</p></document>": "p 没有 lang 属性",
    "<document><title>甲</title><p a='1' a='2'>乙</p></document>": "同一属性：第1行",
    "<document><title>甲</title><table><tr><td span='0'>乙</td></tr></table></document>": "一列至",
    "<document><title>甲</title><signer>乙</signer><signer>丙</signer></document>": "只能出现一次",
    "<paper><title>甲</title></paper>": "以 document 标记起止",
    "<document><title>甲</document>": "标记不成对：第1行",
    "<?xml version='1.0'?><document><title>甲</title></document>": "只能写文字和规定的标记",
    "<!DOCTYPE d [<!ENTITY x 'xx'>]><document><title>&x;</title></document>": "规定的标记",
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_is_no_paper_is_refused(words: str) -> None:
    with pytest.raises(Unreadable, match=REFUSED[words]):
        read(words)


@pytest.mark.parametrize("tag", sorted(TAGS))
def test_the_whole_paper_has_every_mark_there_is(tag: str) -> None:
    assert f"<{tag}" in WHOLE or tag in {"h2", "h3", "h4"}


def test_a_whole_paper_has_no_faults() -> None:
    assert list(faults(read(WHOLE))) == []


def test_a_signer_too_long_for_his_line_is_a_fault() -> None:
    paper = read(f"<document><title>甲</title><signer>{'乙' * 21}</signer></document>")
    assert list(faults(paper)) == ["签发人21字，超过20字"]


def test_a_title_over_its_length_is_a_fault() -> None:
    paper = read(f"<document><title>{'关' * 101}</title></document>")
    assert list(faults(paper)) == ["标题101字，超过100字"]
