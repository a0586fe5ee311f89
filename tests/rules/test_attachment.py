"""Rules 6 and 9: what may be attached, under which name, and for whose eyes."""

from __future__ import annotations

import pytest

from workflows.papers import attachment
from workflows.papers.attachment import BY, MEGABYTE, Content
from workflows.policies.permits import MAY
from workflows.policies.profile import load
from workflows.terms import Act, BelongsTo, FileKind, Role

RULES = load().attachments
PDF = Content(FileKind.PDF, 1000)


def refused(name: str = "说明.pdf", content: Content = PDF, held: int = 0) -> set[str]:
    return {o.rule for o in attachment.objections(name, content, held, RULES)}


@pytest.mark.parametrize(
    ("sent", "is_kept_as"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        (r"C:\fakepath\附图.png", "附图.png"),
        ("附图\u202egpj.exe", "附图gpj.exe"),
        ("附\x00图\r\n.pdf", "附图.pdf"),
        ("e\u0301.pdf", "é.pdf"),
        ('a<b>:"c|?*.pdf', "a_b___c___.pdf"),
        ("长" * 300 + ".pdf", "长" * 96 + ".pdf"),
        (" .. ", "附件"),
        ("", "附件"),
    ],
    ids=["folders", "windows", "rtl", "control", "nfc", "forbidden", "long", "dots", "nothing"],
)
def test_a_name_is_cleaned(sent: str, is_kept_as: str) -> None:
    assert attachment.clean_name(sent, RULES) == is_kept_as


def test_an_ordinary_file_is_let_in() -> None:
    assert refused() == set()


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (PDF._replace(size=0), "attachment_size"),
        (PDF._replace(size=20 * MEGABYTE + 1), "attachment_size"),
        (PDF._replace(kind=None), "attachment_kind"),
        (PDF._replace(kind=FileKind.DOCX), "attachment_name"),
        (PDF._replace(fault="打不开"), "attachment_readable"),
        (PDF._replace(unpacked=201 * MEGABYTE), "attachment_unpacks"),
        (PDF._replace(parts=2001), "attachment_unpacks"),
    ],
)
def test_every_fault_is_refused_by_its_rule(content: Content, rule: str) -> None:
    assert refused(content=content) == {rule}


def test_the_limit_itself_is_let_in() -> None:
    assert refused(content=PDF._replace(size=20 * MEGABYTE), held=19) == set()


def test_one_file_too_many_is_refused() -> None:
    assert refused(held=20) == {"attachment_count"}


def test_all_faults_are_told_at_once() -> None:
    assert len(refused("说明.docx", PDF._replace(size=0, fault="坏"), held=99)) == 4


@pytest.mark.parametrize("name", ["说明.PDF", "说明"], ids=["capitals", "no ending"])
def test_a_name_may_be_written_so(name: str) -> None:
    assert refused(name) == set()


@pytest.mark.parametrize(
    "name", ["机密★会议纪要.pdf", "绝密.pdf", "秘密-名单.pdf", "方案（机密）.pdf", "附图_秘密.pdf"]
)
def test_a_secret_marking_in_the_name_is_refused(name: str) -> None:
    assert [o.rule for o in attachment.secrets(name, PDF)] == ["no_secret_marking"]


@pytest.mark.parametrize("name", ["商业秘密保护条例.pdf", "保守国家秘密法.pdf", "机密处调研.pdf"])
def test_an_everyday_word_in_the_name_is_no_marking(name: str) -> None:
    assert attachment.secrets(name, PDF) == []


def test_the_refusal_of_a_secret_name_does_not_repeat_it() -> None:
    assert "会议纪要" not in attachment.secrets("机密★会议纪要.pdf", PDF)[0].sentence


@pytest.mark.parametrize(("note", "warned"), [("", 1), ("单位要求加密", 0)])
def test_an_encrypted_file_wants_a_reason(note: str, warned: int) -> None:
    content = PDF._replace(encrypted=True)
    assert len(list(attachment.warnings(content, note))) == warned


def test_the_permit_and_the_table_of_uses_name_the_same_roles() -> None:
    assert frozenset().union(*BY.values()) == MAY[Act.ATTACH]


def test_every_use_says_who_may() -> None:
    assert set(BY) == set(BelongsTo)


@pytest.mark.parametrize("role", [Role.UNIT_OFFICE, Role.CO_UNIT, Role.ASSIGNER, Role.MEMBER])
def test_a_scan_is_for_the_committee_alone(role: Role) -> None:
    assert role in attachment.HIDDEN_FROM[BelongsTo.SCAN]
