"""read(): the words a template gave, as a Document; a paper that is not whole is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers.expat.errors import XML_ERROR_DUPLICATE_ATTRIBUTE, codes

from proposals.document.blocks import (
    Block,
    Cell,
    Document,
    Enclosure,
    Heading,
    Imprint,
    Paragraph,
    Row,
    Table,
)
from workflows.terms import Urgency

ONCE = {
    "class": "class_mark",
    **{name: name for name in ("publicity", "mark", "number", "title", "addressee")},
    **{name: name for name in ("urgency", "signer", "signature", "date", "copies")},
}
"""What stands on a paper at most once, and the fact of `Document` it is."""
TEXT = frozenset({"p", "h1", "h2", "h3", "h4", "table"})
TAGS = frozenset({*ONCE, *TEXT, "document", "caption", "tr", "th", "td"}) | {
    *("attachments", "item", "note", "imprint", "issuer", "enclosure"),
}
"""Every mark there is."""
ATTRIBUTES = {"th": {"span"}, "td": {"span"}}
"""What a mark may say of itself; the others say nothing."""
URGENCIES = {"", *(each.label for each in Urgency)}
SPAN = re.compile("[1-9][0-9]?")
SPACES = re.compile(r"[ \t\r\n]+")


class Unreadable(ValueError):
    """The words do not make a paper; the sentence says why."""


def read(words: str) -> Document:
    """The paper these words make; `Unreadable` when they make none. All marks there are:

    <document>
      <class>B类</class> <publicity>主动公开</publicity> <mark>机关</mark>
          <urgency>加急</urgency> <number>提立〔2026〕1号</number> <signer>姓名</signer>
      <title>标题</title> <addressee>委员甲委员：</addressee>
      <p>正文</p> <h1>一、…</h1> … <h4>（1）…</h4>
      <table><caption>…</caption><tr><th>…</th><td span="2">…</td></tr></table>
      <attachments><item>…</item></attachments>
      <signature>机关</signature> <date>2026年5月15日</date> <note>联系人：…</note>
      <copies>抄送：…。</copies> <imprint><issuer>…</issuer><date>…印发</date></imprint>
      <enclosure><title>…</title> <p>…</p> …</enclosure>
    </document>
    """
    if "<!" in words or "<?" in words:
        raise Unreadable("文书模板只能写文字和规定的标记")
    try:
        root = fromstring(words)  # neither declarations nor entities: see above
    except ParseError as broken:
        doubled = broken.code == codes[XML_ERROR_DUPLICATE_ATTRIBUTE]
        why = "重复写了同一属性" if doubled else "不成对"
        raise Unreadable(f"文书的标记{why}：第{broken.position[0]}行") from broken
    if root.tag != "document":
        raise Unreadable("文书须以 document 标记起止")
    for element in root.iter():
        if element.attrib:
            _known_attributes(element)
    return _document(root)


def _known_attributes(element: Element) -> None:
    for name in sorted(set(element.keys()) - ATTRIBUTES.get(element.tag, set())):
        raise Unreadable(f"标记 {element.tag} 没有 {name} 属性")


def _document(root: Element) -> Document:
    facts: dict[str, object] = {}
    parts: dict[str, list[object]] = {}
    for element in root:
        _bare_tail(element)
        if element.tag in ONCE:
            _once(facts, ONCE[element.tag], _said(element))
        elif element.tag == "imprint":
            issuer, printed_on = _children(element, "issuer", "date")
            _once(facts, "imprint", Imprint(_said(issuer), _said(printed_on)))
        else:
            name, found = _part(element)
            parts.setdefault(name, []).extend(found)
    if not facts.get("title"):
        raise Unreadable("文书没有标题")
    if facts.get("urgency", "") not in URGENCIES:
        raise Unreadable(f"紧急程度只有特急、加急，没有“{facts['urgency']}”")
    facts |= {name: tuple(found) for name, found in parts.items()}
    return Document(**facts)  # type: ignore[arg-type]  # names and types from the tables


def _once(facts: dict[str, object], name: str, fact: object) -> None:
    if name in facts:
        raise Unreadable(f"标记 {name} 只能出现一次")
    facts[name] = fact


def _part(element: Element) -> tuple[str, Iterable[object]]:
    """To which part of the paper an element adds, and what."""
    if element.tag in TEXT:
        return "blocks", _blocks(element)
    if element.tag in PARTS:
        name, made = PARTS[element.tag]
        return name, made(element)
    raise Unreadable(f"文书中没有 {element.tag} 这种标记")


def _enclosure(element: Element) -> Iterator[Enclosure]:
    title, *rest = element
    if title.tag != "title":
        raise Unreadable("附件须先写标题")
    yield Enclosure(_said(title), tuple(block for each in rest for block in _blocks(each)))


def _items(element: Element) -> Iterator[str]:
    yield from (_said(item) for item in element)


def _note(element: Element) -> Iterator[str]:
    yield _said(element)


PARTS: dict[str, tuple[str, Callable[[Element], Iterable[object]]]] = {
    "attachments": ("attachments", _items),
    "note": ("notes", _note),
    "enclosure": ("enclosures", _enclosure),
}


def _blocks(element: Element) -> Iterator[Block]:
    """A table; a heading; or as many paragraphs as the text has lines."""
    if element.tag == "table":
        yield _table(element)
    elif element.tag == "p":
        yield from (Paragraph(line) for line in _said(element).split("\n") if line)
    elif element.tag in TEXT:
        yield Heading(int(element.tag[1]), _said(element).replace("\n", ""))
    else:
        raise Unreadable(f"正文中没有 {element.tag} 这种标记")


def _table(element: Element) -> Table:
    caption = "".join(_said(each) for each in element if each.tag == "caption")
    rows = tuple(_row(each) for each in element if each.tag != "caption")
    if not rows:
        raise Unreadable("表格没有行")
    return Table(rows, caption)


def _row(element: Element) -> Row:
    if element.tag != "tr" or not len(element):
        raise Unreadable("表格由 tr 行组成，每行至少一格")
    return tuple(_cell(each) for each in element)


def _cell(element: Element) -> Cell:
    if element.tag not in {"th", "td"}:
        raise Unreadable(f"表格中没有 {element.tag} 这种标记")
    return Cell(_said(element), element.tag == "th", _span(element.get("span", "1")))


def _span(said: str) -> int:
    if not SPAN.fullmatch(said):
        raise Unreadable(f"一格须占一列至九十九列，不是“{said}”列")
    return int(said)


def _children(element: Element, *names: str) -> list[Element]:
    if [child.tag for child in element] != list(names):
        raise Unreadable(f"标记 {element.tag} 由 {'、'.join(names)} 组成")
    return list(element)


def _said(element: Element) -> str:
    """The words of an element: line breaks of the text are kept, indentation is not."""
    if len(element):
        raise Unreadable(f"标记 {element.tag} 内只能写文字")
    lines = (SPACES.sub(" ", line).strip() for line in (element.text or "").split("\n"))
    return "\n".join(line for line in lines if line)


def _bare_tail(element: Element) -> None:
    if (element.tail or "").strip():
        raise Unreadable(f"标记之外不能有文字：{(element.tail or '').strip()[:20]}")
