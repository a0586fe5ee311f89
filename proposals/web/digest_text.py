"""body(): a digest as it was sent, in a page of ours: its own words and nothing else."""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup, escape

ALLOWED = frozenset({"article", "p", "h2", "ol", "li", "br"})
AS = {"h1": "h2"}
"""The page has a heading of its own."""
CLASSES = frozenset({"letter", "mark", "addressee", "signature", "date", "digest", "reason"})
HEAD = frozenset({"head", "title", "script", "style"})
EMPTY = frozenset({"br"})


class _Body(HTMLParser):
    """Keeps what a digest is made of and drops every other tag and attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.kept: list[str] = []
        self.in_head = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag of a digest, with its class if that is one."""
        name = AS.get(tag, tag)
        self.in_head += tag in HEAD
        if name in ALLOWED and not self.in_head:
            kind = dict(attrs).get("class")
            self.kept.append(f'<{name} class="{kind}">' if kind in CLASSES else f"<{name}>")

    def handle_endtag(self, tag: str) -> None:
        """The end of one."""
        name = AS.get(tag, tag)
        if name in ALLOWED - EMPTY and not self.in_head:
            self.kept.append(f"</{name}>")
        self.in_head -= tag in HEAD

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self.in_head:
            self.kept.append(str(escape(data)))


def body(html: str) -> Markup:
    """The stored message; whatever else may have come into it is left out.

    >>> body('<html><head><title>题</title></head><body onload="x"><h1>通知</h1><a>甲<b>&lt;</a>')
    Markup('<h2>通知</h2>甲&lt;')
    """
    reading = _Body()
    reading.feed(html)
    reading.close()
    return Markup("".join(reading.kept).strip())  # built of allowed tags alone
