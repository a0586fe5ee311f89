"""Signing in: right things pass, wrong ones tell nothing, five in a row bar for 15 minutes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pyotp
import pytest
from sqlmodel import select

from proposals.casework.access import accounts, keeper, passwords, totp
from proposals.casework.access.entering import Attempt
from proposals.database import Office
from proposals.records import Grant, SignIn
from tests.casework.access.conftest import (
    AT,
    PASSWORD,
    Enter,
    administrator,
    entered,
    of,
    outcomes,
)
from tests.casework.access.refused import refused_for
from workflows.terms import Role, SignInOutcome

PASSED, FAILED, BARRED = SignInOutcome.PASSED, SignInOutcome.FAILED, SignInOutcome.BARRED


def test_name_and_password_let_in(enter: Enter) -> None:
    assert enter("lin", PASSWORD) == "林秘书"


@pytest.mark.parametrize(
    ("username", "password"),
    [("lin", "不是这个密码吧"), ("nobody", PASSWORD), ("lin", ""), ("", ""), ("LIN", PASSWORD)],
)
def test_anything_else_does_not(enter: Enter, username: str, password: str) -> None:
    assert enter(username, password) == ""


def test_every_attempt_is_on_record(enter: Enter, peopled: Office) -> None:
    enter("lin", "不是这个密码吧")
    enter("lin", PASSWORD)
    assert outcomes(peopled) == [FAILED, PASSED]


def test_the_record_says_from_where(enter: Enter, peopled: Office) -> None:
    enter("lin", address="192.0.2.9")
    with peopled.transaction() as work:
        tried = work.exec(select(SignIn)).one()
    assert (tried.username, tried.address, tried.at) == ("lin", "192.0.2.9", AT)


def test_the_sixth_attempt_is_barred_though_it_is_right(enter: Enter, peopled: Office) -> None:
    for minute in range(5):
        enter("lin", "不是这个密码吧", minutes=minute, address=f"192.0.2.{minute}")
    assert (enter("lin", minutes=5), outcomes(peopled)[-1]) == ("", BARRED)


@pytest.mark.parametrize(("minutes", "name"), [(18.9, ""), (19, "林秘书")])
def test_it_is_barred_for_fifteen_minutes_from_the_fifth(
    enter: Enter, minutes: float, name: str
) -> None:
    for minute in range(5):
        enter("lin", "不是这个密码吧", minutes=minute, address=f"192.0.2.{minute}")
    assert enter("lin", minutes=minutes) == name


def test_trying_while_barred_does_not_bar_for_longer(enter: Enter) -> None:
    for minute in (*range(5), 10, 12, 14):
        enter("lin", "不是这个密码吧", minutes=minute)
    assert enter("lin", minutes=19) == "林秘书"


def test_a_success_ends_the_run_of_failures(enter: Enter) -> None:
    for minute in range(4):
        enter("lin", "不是这个密码吧", minutes=minute)
    enter("lin", minutes=4)
    enter("lin", "不是这个密码吧", minutes=5)
    assert enter("lin", minutes=6) == "林秘书"


def test_an_address_is_barred_whatever_names_it_tries(enter: Enter) -> None:
    for number in range(5):
        enter(f"guess{number}", "12345678", minutes=number)
    assert enter("lin", minutes=5) == ""


def test_another_address_is_not(enter: Enter) -> None:
    for number in range(5):
        enter(f"guess{number}", "12345678", minutes=number)
    assert enter("lin", address="198.51.100.1", minutes=5) == "林秘书"


def test_an_unknown_name_is_barred_like_a_known_one(enter: Enter, peopled: Office) -> None:
    for minute in range(6):
        enter("nobody", "12345678", minutes=minute, address=f"192.0.2.{minute}")
    assert outcomes(peopled) == [FAILED] * 5 + [BARRED]


def test_a_reset_gives_a_new_start(enter: Enter, peopled: Office) -> None:
    for _ in range(5):
        enter("lin", "不是这个密码吧", minutes=-1, address="198.51.100.1")
    with peopled.transaction() as work:
        first = accounts.reset(work, of(work, "lin"), administrator(work)).first_password
    assert enter("lin", first) == "林秘书"


def test_twenty_at_once_get_five_tries(peopled: Office) -> None:
    def attempt(number: int) -> str:
        return entered(peopled, Attempt("lin", f"猜第{number}个密码", "", f"192.0.2.{number}"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(attempt, range(20)))
    assert outcomes(peopled).count(FAILED) == 5


def test_an_unknown_name_is_checked_against_a_hash_too(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    real = passwords.matches
    monkeypatch.setattr(passwords, "matches", lambda k, p: asked.append(k) or real(k, p))
    enter("nobody", PASSWORD)
    assert asked == [passwords.nobodys()]


def test_a_closed_account_does_not_let_in(enter: Enter, peopled: Office) -> None:
    with peopled.transaction() as work:
        accounts.close(work, of(work, "lin"), administrator(work))
    with refused_for("sign_in"):
        enter("lin")


def test_who_has_no_role_is_told_so(enter: Enter, peopled: Office) -> None:
    with peopled.transaction() as work:
        work.delete(work.exec(select(Grant).where(Grant.role == "clerk")).one())
    with refused_for("account_has_role"):
        enter("lin")


@pytest.fixture
def machine(peopled: Office) -> pyotp.TOTP:
    """林秘书's authenticator, confirmed a minute ago."""
    with peopled.transaction() as work:
        lin = of(work, "lin")
        made = pyotp.TOTP(totp.propose(work, lin))
        before = keeper.himself(lin, AT.replace(hour=8), Role.CLERK)
        totp.confirm(work, lin, made.at(before.at), before)
    return made


def test_with_a_second_factor_the_password_is_not_enough(enter: Enter, machine: pyotp.TOTP) -> None:
    with refused_for("sign_in"):
        enter("lin", PASSWORD)


def test_the_code_of_the_half_minute_lets_in(enter: Enter, machine: pyotp.TOTP) -> None:
    assert enter("lin", PASSWORD, machine.at(AT)) == "林秘书"


def test_no_code_is_good_twice(enter: Enter, machine: pyotp.TOTP) -> None:
    enter("lin", PASSWORD, machine.at(AT))
    with refused_for("sign_in"):
        enter("lin", PASSWORD, machine.at(AT))


def test_five_wrong_codes_bar_as_well(enter: Enter, machine: pyotp.TOTP) -> None:
    for _ in range(5):
        with refused_for("sign_in"):
            enter("lin", PASSWORD, "000000")
    assert enter("lin", PASSWORD, machine.at(AT)) == ""


def test_a_reset_takes_the_second_factor_off(
    enter: Enter, peopled: Office, machine: pyotp.TOTP
) -> None:
    with peopled.transaction() as work:
        first = accounts.reset(work, of(work, "lin"), administrator(work)).first_password
    assert enter("lin", first) == "林秘书"
