"""Letters: the layouts official papers are printed in, and how urgent one may be."""

from workflows.terms.term import Term


class Layout(Term):
    """How a paper is laid out (GB/T 9704-2012; forms and volumes as committees use them)."""

    LETTER = "letter", "信函格式"
    RED_HEAD = "red_head", "文件格式"
    FORM = "form", "表格"
    REPORT = "report", "报告"
    COVER = "cover", "案卷封面"

    @property
    def has_imprint(self) -> bool:
        """Whether 版记 names who printed it and when (GB/T 9704-2012, 7.4 and 10.1)."""
        return self is Layout.RED_HEAD


class Urgency(Term):
    """紧急程度 of a paper (GB/T 9704-2012, 7.2.3)."""

    MOST_URGENT = "most_urgent", "特急"
    URGENT = "urgent", "加急"
