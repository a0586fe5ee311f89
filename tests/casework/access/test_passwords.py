"""Passwords: kept as hashes, refused when they are short or known to others."""

from __future__ import annotations

import pytest

from proposals.casework.access import accounts, keeper, passwords
from proposals.records import Account, Credential
from proposals.work import Work
from tests.casework.access.conftest import AT, PASSWORD, give_account, key, of
from tests.casework.access.recorded import acts_on
from tests.casework.access.refused import refused_for
from workflows.terms import AccountAct, Role


def test_a_password_is_kept_as_an_argon2_hash(work: Work) -> None:
    kept = work.get_one(Credential, key(of(work, "lin")))
    assert kept.password_hash.startswith("$argon2id$")


def test_full_width_letters_are_the_same_password() -> None:
    assert passwords.matches(passwords.hashed("chunjiang2026"), "ｃｈｕｎｊｉａｎｇ２０２６")


@pytest.mark.parametrize("kept", [passwords.UNMISTAKABLE, "$argon2id$v=19$broken", ""])
def test_what_is_no_hash_matches_nothing(kept: str) -> None:
    assert not passwords.matches(kept, kept)


def test_two_first_passwords_differ() -> None:
    assert passwords.one_time() != passwords.one_time()


@pytest.mark.parametrize(
    ("password", "rule"),
    [
        ("九个字符的密码啊啊", "password_length"),
        ("长" * 129, "password_length"),
        ("zhangsan2026", "password_not_the_name"),
        ("ZhangSan张三丰张三丰", "password_not_the_name"),
    ],
)
def test_a_weak_password_is_refused(password: str, rule: str) -> None:
    account = Account(username="zhangsan", name="张三丰")
    assert rule in {o.rule for o in passwords.objections(password, account)}


def test_ten_characters_of_one_kind_are_enough() -> None:
    assert not list(
        passwords.objections("清风明月本无价近水远山", Account(username="a", name="乙"))
    )


def test_the_old_password_is_not_a_new_one(work: Work) -> None:
    lin = of(work, "lin")
    with refused_for("password_is_new"):
        accounts.change_password(work, lin, PASSWORD, keeper.himself(lin, AT, Role.CLERK))


def test_the_first_password_must_be_changed(work: Work) -> None:
    opened = give_account(work)
    assert work.get_one(Credential, key(opened.account)).must_change


def test_once_changed_it_need_not_be_changed_again(work: Work) -> None:
    account = give_account(work).account
    accounts.change_password(work, account, PASSWORD, keeper.himself(account, AT, Role.MEMBER))
    assert not work.get_one(Credential, key(account)).must_change


def test_a_change_is_on_record_in_the_name_of_the_person(work: Work) -> None:
    assert acts_on(work, "lin")[-1] == (AccountAct.CHANGE_PASSWORD, "林秘书")
