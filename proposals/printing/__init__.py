"""Printing: one Document on a web page, as DOCX that Word and WPS edit, as PDF for issue.

No words here: what stands on the paper is the document's, the stamp across it the caller's.
"""

from proposals.printing.copy import Copy

__all__ = ["Copy"]
