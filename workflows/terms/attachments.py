"""Attachments: what kinds of file are taken in, and to what in a case they belong."""

from workflows.terms.term import Term


class FileKind(Term):
    """A kind of file, told by its content."""

    PDF = "pdf", "PDF文档"
    DOCX = "docx", "Word文档（DOCX）"
    OFD = "ofd", "版式文档（OFD）"
    JPG = "jpg", "JPG图像"
    PNG = "png", "PNG图像"

    @property
    def media_type(self) -> str:
        """What a browser is told.

        >>> FileKind.JPG.media_type
        'image/jpeg'
        """
        return _MEDIA_TYPES[self]

    @property
    def endings(self) -> tuple[str, ...]:
        """How the names of such files may end."""
        return (".jpg", ".jpeg") if self is FileKind.JPG else (f".{self.value}",)


class BelongsTo(Term):
    """What in a case an attachment goes with."""

    TEXT = "text", "提案正文"
    MEETING = "meeting", "面商记录"
    OPINION = "opinion", "会办意见"
    REPLY = "reply", "答复"
    EVIDENCE = "evidence", "佐证材料"
    SUPERVISION = "supervision", "督办材料"
    SCAN = "scan", "纸质原件扫描件"


_MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.OFD: "application/ofd",
    FileKind.JPG: "image/jpeg",
    FileKind.PNG: "image/png",
}
