"""Organizers sign in with a name and a password and get a token for a while, for one fair and some purposes.

Passwords are kept under argon2id. Wrong ones lock the account for a while that doubles; a name that nobody has takes
as long to refuse as a wrong password. No account exists until somebody makes one.
"""

import hashlib
from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, insert, select, update

from pos.central.database import Database
from pos.central.tables import accounts, tokens
from pos.ports.clock import Clock
from pos.ports.ids import Ids
from pos.wire.desk.session import Scope

TOKEN_LIFETIME_MS = 12 * 60 * 60_000
FAILURES_MOST = 5
FIRST_LOCK_MS = 60_000
_DOUBLINGS = 6
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_TOKEN_BYTES = 32
HASHER = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who shows a token: the account, its fair (empty for all), and what it may."""

    account: str
    fair: str
    scopes: frozenset[Scope]

    def may(self, scope: Scope, fair: str) -> bool:
        """Tell whether this is allowed at that fair."""
        return scope in self.scopes and self.fair in {"", fair}


@dataclass(frozen=True, slots=True)
class Token:
    """What was given: the text to show, until when (UTC milliseconds), for which fair (empty for all)."""

    text: str
    expires_ms: int
    fair: str


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """The name or the password is wrong, or the account is locked for some more seconds."""

    locked_seconds: int = 0


class WeakPassword(ValueError):
    """The password is too short or too long; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Accounts:
    """The organizers' accounts. Signing in takes some 50 ms and 46 MiB by design: never on a loop's own thread."""

    database: Database
    clock: Clock
    ids: Ids
    hasher: PasswordHasher = HASHER

    def add(self, name: str, password: str, fair: str = "") -> None:
        """Make an account, or give it another password and lift its lock; raises `WeakPassword`."""
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise WeakPassword(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
        values = {"secret": self.hasher.hash(password), "fair": fair, "failures": 0, "locked_until_ms": 0}
        with self.database.writing.begin() as connection:
            connection.execute(delete(tokens).where(tokens.c.account == name))
            if connection.execute(update(accounts).where(accounts.c.name == name).values(values)).rowcount == 0:
                connection.execute(insert(accounts).values(name=name, **values))

    def sign_in(self, name: str, password: str, scopes: frozenset[Scope]) -> Token | NotSignedIn:
        """Check a password and give a token for some purposes."""
        now_ms = self.clock.now().utc_ms
        with self.database.reading.connect() as connection:
            account = connection.execute(select(accounts).where(accounts.c.name == name)).one_or_none()
        if account is not None and account.locked_until_ms > now_ms:
            return NotSignedIn(-(-(account.locked_until_ms - now_ms) // 1000))
        if not self._is_right(None if account is None else account.secret, password):
            return NotSignedIn() if account is None else self._count_failure(name, now_ms)
        text = self.ids.secret(_TOKEN_BYTES).hex()
        token = Token(text, now_ms + TOKEN_LIFETIME_MS, "" if account is None else account.fair)
        values = {"digest": _digest(text), "scopes": " ".join(sorted(scopes)), "expires_ms": token.expires_ms}
        with self.database.writing.begin() as connection:
            connection.execute(update(accounts).where(accounts.c.name == name).values(failures=0))
            connection.execute(delete(tokens).where(tokens.c.expires_ms <= now_ms))
            connection.execute(insert(tokens).values(account=name, fair=token.fair, **values))
        return token

    def who_shows(self, text: str) -> SignedIn | None:
        """Tell whose token it is; None when it is nobody's or its time is over."""
        with self.database.reading.connect() as connection:
            found = select(tokens).where(tokens.c.digest == _digest(text))
            token = connection.execute(found).one_or_none()
        if token is None or token.expires_ms <= self.clock.now().utc_ms:
            return None
        return SignedIn(token.account, token.fair, frozenset(map(Scope, token.scopes.split())))

    def sign_out(self, text: str) -> bool:
        """Let a token be good for nothing from now on; tells whether it was good for something."""
        with self.database.writing.begin() as connection:
            signed_out = connection.execute(delete(tokens).where(tokens.c.digest == _digest(text)))
        return signed_out.rowcount > 0

    def _is_right(self, secret: str | None, password: str) -> bool:
        """Check a password; without an account, one is checked against all the same, for the time it takes."""
        if len(password) > LONGEST_PASSWORD:
            return False
        try:
            self.hasher.verify(secret or self._nobody_s(), password)
        except VerificationError:
            return False
        return secret is not None

    def _nobody_s(self) -> str:
        parameters = f"m={self.hasher.memory_cost},t={self.hasher.time_cost},p={self.hasher.parallelism}"
        return f"$argon2id$v=19${parameters}${'A' * 22}${'A' * 43}"

    def _count_failure(self, name: str, now_ms: int) -> NotSignedIn:
        with self.database.writing.begin() as connection:
            counted = update(accounts).where(accounts.c.name == name).values(failures=accounts.c.failures + 1)
            connection.execute(counted)
            failures = connection.execute(select(accounts.c.failures).where(accounts.c.name == name)).scalar_one()
            if failures < FAILURES_MOST:
                return NotSignedIn()
            lock_ms = FIRST_LOCK_MS << min(failures - FAILURES_MOST, _DOUBLINGS)
            locked = update(accounts).where(accounts.c.name == name).values(locked_until_ms=now_ms + lock_ms)
            connection.execute(locked)
        return NotSignedIn(lock_ms // 1000)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
