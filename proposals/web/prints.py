"""Printing on the web: one file, all in one PDF, or a ZIP that goes out as it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any

import structlog

from proposals.desk.correspondence import Print, file_name
from proposals.printing import Copy
from workflows.refusals import NotNow, Objection
from workflows.terms import Term

LOG = structlog.get_logger("tian.web")
NO_PDF = Objection(
    "pdf_available",
    "本机没有安装 PDF 排版组件，不能出具 PDF；请系统管理员运行 pip install 'tian[pdf]'，"
    "或者先用 DOCX",
)
FAILED = "没有印出的文书.txt"


class Form(StrEnum):
    """The file one letter becomes."""

    PDF = "pdf"
    DOCX = "docx"


class Bundle(Term):
    """How several letters are carried away."""

    ONE_PDF = "one_pdf", "合印为一个 PDF"
    PDF_BY_NUMBER = "pdf_by_number", "ZIP，每件一个 PDF"
    PDF_BY_UNIT = "pdf_by_unit", "ZIP，PDF 按收文单位分文件夹"
    DOCX_BY_NUMBER = "docx_by_number", "ZIP，每件一个 DOCX"
    DOCX_BY_UNIT = "docx_by_unit", "ZIP，DOCX 按收文单位分文件夹"

    @property
    def form(self) -> Form:
        """What each letter becomes."""
        return Form(self.value.partition("_")[0])

    @property
    def by_unit(self) -> bool:
        """Whether each addressee has a folder."""
        return self in {Bundle.PDF_BY_UNIT, Bundle.DOCX_BY_UNIT}


def printed(copy: Copy, form: Form) -> bytes:
    """One letter as one file."""
    return _printer(form)(copy)


def together(prints: Sequence[Print]) -> bytes:
    """All in one PDF, each letter on a page of its own."""
    return _pdf()([each.copy for each in prints])


def zipped(prints: Sequence[Print], bundle: Bundle) -> Iterator[bytes]:
    """Piece by piece, so that many letters begin to arrive at once; what failed is named in it.

    A printer that is not there refuses before the first piece.
    """
    printer = _printer(bundle.form)
    return _pieces(prints, bundle, printer)


def _pieces(
    prints: Sequence[Print], bundle: Bundle, printer: Callable[[Copy], bytes]
) -> Iterator[bytes]:
    sink, failed, names = _Sink(), list[str](), _Names(bundle)
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as file:
        for each in prints:
            try:
                content = printer(each.copy)
            except Exception as fault:
                # One letter at fault must not keep back the others.
                LOG.exception("letter not printed", letter=each.id, fault=type(fault).__name__)
                failed.append(each.name)
                continue
            when = each.written_at.timetuple()[:6]
            entry = zipfile.ZipInfo(names.of(each), when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
            yield sink.taken()
        if failed:
            file.writestr(FAILED, "\r\n".join(failed))
    yield sink.taken()


class _Names:
    """Where each file lies in the ZIP; no two lie in the same place."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle, self.used = bundle, set[str]()

    def of(self, each: Print) -> str:
        folder = f"{file_name(each.addressee)}/" if self.bundle.by_unit else ""
        name = f"{folder}{each.name}.{self.bundle.form}"
        if name in self.used:
            name = f"{folder}{each.name}（{each.id}）.{self.bundle.form}"
        self.used.add(name)
        return name


class _Sink(io.RawIOBase):
    """Where a ZIP is written without looking back; what has come so far is taken away."""

    def __init__(self) -> None:
        self.held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.held += data
        return len(data)

    def taken(self) -> bytes:
        piece = bytes(self.held)
        self.held.clear()
        return piece


def _printer(form: Form) -> Callable[[Copy], bytes]:
    if form is Form.DOCX:
        from proposals.printing.docx import docx

        return docx
    pdf = _pdf()
    return lambda copy: pdf([copy])


def _pdf() -> Callable[[Sequence[Copy]], bytes]:
    """The PDF printer; its library is an extra."""
    try:
        from proposals.printing.pdf import pdf
    except ImportError as missing:
        raise NotNow(NO_PDF) from missing
    return pdf
