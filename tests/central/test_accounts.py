"""Organizers sign in with what they know, for a while, and whoever guesses is shut out."""

from typing import Literal

import pytest
from argon2 import PasswordHasher
from typing_extensions import override

from pos.central.accounts import (
    FAILURES_MOST,
    FIRST_LOCK_MS,
    SHORTEST_PASSWORD,
    TOKEN_LIFETIME_MS,
    Accounts,
    NotSignedIn,
    Token,
    WeakPassword,
)
from pos.central.database import Database
from pos.wire.desk.session import Scope
from tests.central.served import QUICK
from tests.fakes.devices import CountedIds
from tests.journal.booth import HandClock

PASSWORD = "twelve camels"
READ = frozenset({Scope.REPORTS})


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def accounts(database: Database, clock: HandClock) -> Accounts:
    accounts = Accounts(database, clock, CountedIds(), QUICK)
    accounts.add("nadia", PASSWORD, "FES26")
    accounts.add("omar", PASSWORD)
    return accounts


def token(accounts: Accounts, name: str = "nadia", password: str = PASSWORD) -> Token:
    given = accounts.sign_in(name, password, READ)
    assert isinstance(given, Token)
    return given


def wrong(accounts: Accounts, times: int = 1) -> NotSignedIn:
    for _ in range(times - 1):
        assert isinstance(accounts.sign_in("nadia", "thirteen camels", READ), NotSignedIn)
    given = accounts.sign_in("nadia", "thirteen camels", READ)
    assert isinstance(given, NotSignedIn)
    return given


def test_a_token_says_who_where_and_what_for(accounts: Accounts) -> None:
    given = token(accounts)
    assert given.fair == "FES26"
    who = accounts.who_shows(given.text)
    assert who is not None
    assert who.may(Scope.REPORTS, "FES26")
    assert not who.may(Scope.CODES, "FES26")
    assert not who.may(Scope.REPORTS, "RABAT")


def test_an_account_without_a_fair_sees_them_all(accounts: Accounts) -> None:
    who = accounts.who_shows(token(accounts, "omar").text)
    assert who is not None
    assert who.may(Scope.REPORTS, "RABAT")


def test_a_token_is_good_for_its_time_and_not_a_moment_longer(accounts: Accounts, clock: HandClock) -> None:
    given = token(accounts)
    clock.wait(TOKEN_LIFETIME_MS - 1)
    assert accounts.who_shows(given.text) is not None
    clock.wait(1)
    assert accounts.who_shows(given.text) is None


def test_who_signed_out_is_nobody(accounts: Accounts) -> None:
    given, other = token(accounts), token(accounts)
    assert accounts.sign_out(given.text)
    assert not accounts.sign_out(given.text)
    assert accounts.who_shows(given.text) is None
    assert accounts.who_shows(other.text) is not None
    assert accounts.who_shows("") is None


def test_another_password_ends_what_the_old_one_began(accounts: Accounts) -> None:
    given = token(accounts)
    accounts.add("nadia", "thirteen camels")
    assert accounts.who_shows(given.text) is None
    assert isinstance(accounts.sign_in("nadia", PASSWORD, READ), NotSignedIn)
    token(accounts, password="thirteen camels")


def test_wrong_passwords_shut_out_for_a_while_that_doubles(accounts: Accounts, clock: HandClock) -> None:
    assert wrong(accounts, FAILURES_MOST - 1).locked_seconds == 0
    assert wrong(accounts).locked_seconds == 60
    clock.wait(FIRST_LOCK_MS - 1)
    assert accounts.sign_in("nadia", PASSWORD, READ) == NotSignedIn(1)
    clock.wait(1)
    assert wrong(accounts).locked_seconds == 120
    clock.wait(2 * FIRST_LOCK_MS)
    token(accounts)
    assert wrong(accounts, FAILURES_MOST - 1).locked_seconds == 0


def test_the_others_are_not_shut_out(accounts: Accounts) -> None:
    wrong(accounts, FAILURES_MOST)
    token(accounts, "omar")


def test_a_name_that_nobody_has_costs_as_much_as_a_wrong_password(database: Database, clock: HandClock) -> None:
    checked: list[str] = []

    class Watched(PasswordHasher):
        @override
        def verify(self, hash: str | bytes, password: str | bytes) -> Literal[True]:
            checked.append(str(hash).rsplit("$", 2)[0])
            return super().verify(hash, password)

    accounts = Accounts(database, clock, CountedIds(), Watched(time_cost=1, memory_cost=64, parallelism=1))
    accounts.add("nadia", PASSWORD)
    wrong(accounts)
    assert accounts.sign_in("nobody", PASSWORD, READ) == NotSignedIn()
    assert len(checked) == 2
    assert checked[0] == checked[1]


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST_PASSWORD - 1), "x" * 201])
def test_a_weak_password_is_refused_and_changes_nothing(accounts: Accounts, password: str) -> None:
    with pytest.raises(WeakPassword):
        accounts.add("nadia", password)
    token(accounts)


def test_a_password_of_endless_length_is_not_even_hashed(accounts: Accounts) -> None:
    assert accounts.sign_in("nadia", "x" * 10_000_000, READ) == NotSignedIn()
