"""CLAUSES: what GB/T 9704-2012 asks of a printed paper, how far the PDF does it, and what shows it.

Each clause names the test that measures it on the output; what does not apply is listed as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from proposals.printing.fonts import Role, Shelf


class Met(StrEnum):
    """How far a clause is met."""

    MET = "符合"
    SUBSTITUTE = "版式符合，字体代用"
    OUTSIDE = "不适用：本系统不处理涉密文件"


class Clause(NamedTuple):
    """One clause."""

    article: str
    asks: str
    test: str
    """`file::test` below tests/printing; empty: asked of secret papers, which are refused
    (`workflows.papers.secrecy`)."""
    roles: tuple[Role, ...] = ()
    """The fonts it names."""

    def met(self, shelf: Shelf) -> Met:
        """With the fonts found here."""
        if not self.test:
            return Met.OUTSIDE
        return Met.MET if all(map(shelf.official, self.roles)) else Met.SUBSTITUTE


PAGE, LETTER, WORDS = "test_pdf_measures", "test_pdf_letter", "test_pdf_words"
CLOSING, TURNED = "test_pdf_closing", "test_pdf_turned"
CLAUSES = (
    Clause("5.1", "A4型纸，210毫米×297毫米", f"{PAGE}::test_paper_is_a4"),
    Clause(
        "5.2.1",
        "订口28毫米，版心宽156毫米",
        f"{PAGE}::test_lines_stand_between_28_mm_and_184_mm",
    ),
    Clause("5.2.1", "天头37毫米，版心高225毫米", f"{PAGE}::test_22_lines_take_225_mm"),
    Clause("5.2.2", "正文用3号仿宋体", f"{PAGE}::test_text_is_16_point", (Role.BODY,)),
    Clause("5.2.3", "每面22行", f"{PAGE}::test_a_full_page_has_22_lines"),
    Clause("5.2.3", "每行28字", f"{PAGE}::test_a_full_line_has_28_characters"),
    Clause("7.2.1—7.2.2", "涉密公文标份号、密级和保密期限", ""),
    Clause(
        "7.2.3",
        "紧急程度用3号黑体，文件格式顶格编排在版心左上角",
        f"{LETTER}::test_urgency_under_a_red_head_stands_at_the_top_left_of_the_text_block",
        (Role.HEI,),
    ),
    Clause(
        "7.2.4",
        "文件格式的发文机关标志上边缘距版心上边缘35毫米，红色小标宋体",
        f"{LETTER}::test_the_mark_of_the_red_head_is_35_mm_under_the_margin",
        (Role.TITLE,),
    ),
    Clause(
        "7.2.5",
        "发文字号在标志下空二行居中，用六角括号",
        f"{LETTER}::test_the_number_stands_two_lines_under_the_mark_in_the_middle",
    ),
    Clause(
        "7.2.5—7.2.6",
        "上行文的发文字号居左空一字，签发人居右空一字，同在一行",
        f"{LETTER}::test_number_and_signer_stand_on_one_line_one_character_from_either_side",
    ),
    Clause(
        "7.2.6",
        "“签发人”三字用3号仿宋体，姓名用3号楷体",
        f"{LETTER}::test_the_signer_alone_is_named_in_kai",
        (Role.BODY, Role.KAI),
    ),
    Clause(
        "7.2.7",
        "发文字号之下4毫米处印与版心等宽的红色分隔线",
        f"{LETTER}::test_the_red_line_is_4_mm_under_the_number",
    ),
    Clause("7.3.1", "标题用2号小标宋体", f"{PAGE}::test_the_title_is_22_point", (Role.TITLE,)),
    Clause("7.3.1", "标题回行词意完整", f"{PAGE}::test_the_title_breaks_by_meaning"),
    Clause(
        "7.3.2",
        "主送机关在标题下空一行，居左顶格",
        f"{PAGE}::test_whoever_is_addressed_stands_one_line_under_the_title",
    ),
    Clause(
        "7.3.3",
        "正文每段左空二字，回行顶格",
        f"{PAGE}::test_a_paragraph_begins_two_characters_in",
    ),
    Clause(
        "7.3.3",
        "第一层黑体，第二层楷体，第三、四层仿宋体",
        f"{LETTER}::test_levels_are_told_apart_by_their_fonts",
        (Role.HEI, Role.KAI, Role.BODY),
    ),
    Clause(
        "7.3.4",
        "附件说明在正文下空一行，左空二字",
        f"{LETTER}::test_the_attachment_is_named_two_characters_in",
    ),
    Clause(
        "7.3.5.1",
        "成文日期右空四字",
        f"{LETTER}::test_the_date_ends_four_characters_from_the_right",
    ),
    Clause(
        "7.3.5.1",
        "署名以成文日期为准居中",
        f"{LETTER}::test_the_signature_stands_in_the_middle_over_the_date",
    ),
    Clause(
        "7.3.5.1",
        "印章顶端距正文一行之内，署名和日期居印章中心偏下",
        f"{LETTER}::test_a_seal_one_line_under_the_text_has_name_and_date_a_little_under_its_middle",
    ),
    Clause(
        "7.3.5.4",
        "署名、日期不与正文分离",
        f"{CLOSING}::test_two_lines_of_the_text_stand_over_the_signature",
    ),
    Clause(
        "7.3.6",
        "附注左空二字加圆括号，在成文日期下一行",
        f"{LETTER}::test_the_note_stands_in_brackets_under_the_date",
    ),
    Clause("7.3.7", "附件另面编排，在版记之前", f"{CLOSING}::test_every_enclosure_begins_a_page"),
    Clause(
        "7.4.1",
        "版记分隔线与版心等宽，首末0.35毫米，中间0.25毫米",
        f"{LETTER}::test_rules_are_thick_thin_thick",
    ),
    Clause(
        "7.4.1",
        "末条分隔线与末面版心下边缘重合",
        f"{LETTER}::test_the_last_rule_lies_on_the_lower_edge_of_the_text_block",
    ),
    Clause(
        "7.4.2",
        "抄送用4号仿宋体，左右各空一字",
        f"{LETTER}::test_copies_stand_at_the_bottom_of_the_text_block",
        (Role.BODY,),
    ),
    Clause(
        "7.4.3",
        "印发机关左空一字，印发日期右空一字",
        f"{LETTER}::test_who_printed_it_stands_left_and_when_right",
        (Role.BODY,),
    ),
    Clause(
        "7.5",
        "页码用4号半角宋体，一字线上距版心下边缘7毫米",
        f"{PAGE}::test_the_stroke_of_a_page_number_is_7_mm_under_the_text",
        (Role.SONG,),
    ),
    Clause(
        "7.5",
        "单页码居右空一字，双页码居左空一字",
        f"{PAGE}::test_an_odd_page_has_its_number_one_character_from_the_right",
    ),
    Clause(
        "8",
        "附件中的宽表横排，页码位置与其他页一致",
        f"{TURNED}::test_the_number_of_a_turned_page_is_where_the_others_have_it",
        (Role.SONG,),
    ),
    Clause(
        "8", "横排表格的表头在左侧", f"{TURNED}::test_the_head_of_a_turned_table_is_at_the_left"
    ),
    Clause(
        "10.1",
        "信函格式的发文机关标志上边缘至上页边30毫米，红色小标宋体",
        f"{LETTER}::test_the_mark_begins_30_mm_from_the_edge",
        (Role.TITLE,),
    ),
    Clause(
        "10.1",
        "标志下4毫米处印上粗下细的红色双线",
        f"{LETTER}::test_the_first_line_is_4_mm_under_the_mark",
    ),
    Clause(
        "10.1",
        "距下页边20毫米处印上细下粗的红色双线",
        f"{LETTER}::test_the_lower_double_line_ends_20_mm_from_the_edge",
    ),
    Clause(
        "10.1",
        "红色双线长170毫米，居中",
        f"{LETTER}::test_double_lines_are_170_mm_wide_in_the_middle_and_red",
    ),
    Clause(
        "10.1",
        "发文字号居右顶格，与双线相距3号字高的7/8",
        f"{LETTER}::test_the_number_is_seven_eighths_of_a_character_under_the_line",
    ),
    Clause(
        "10.1",
        "紧急程度顶格居版心左边缘，与发文字号同一行，用3号黑体",
        f"{LETTER}::test_urgency_of_a_letter_stands_flush_left_on_the_line_of_the_number",
        (Role.HEI,),
    ),
    Clause(
        "10.1",
        "标题与其上最后一个要素相距二行",
        f"{PAGE}::test_the_title_stands_two_lines_under_the_number",
    ),
    Clause("10.1", "首页不显示页码", f"{PAGE}::test_the_first_page_of_a_letter_has_no_number"),
)


def short(shelf: Shelf) -> Iterator[str]:
    """The clauses the fonts here cannot meet to the letter, each once."""
    articles = (each.article for each in CLAUSES if each.met(shelf) is Met.SUBSTITUTE)
    yield from dict.fromkeys(articles)
