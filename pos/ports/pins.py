"""PINs, kept where the device's key is, outside the journal and outside any backup of it.

A PIN is checked against argon2id keyed with a secret of the device. Five wrong ones lock the person out for a minute,
and each lock doubles the next; the counter outlives a restart and a restored backup.
"""

from collections.abc import Collection
from typing import Final, Protocol

from pos.domain.facts import LockChange, PinLockChanged
from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass

RECOVERY_SHEET: Final = "recovery sheet"
"""What stands in the place of a person where the recovery sheet's own lock is meant."""


@dataclass(frozen=True, slots=True)
class PinCheck:
    """The outcome of a PIN: right, or wrong with the failures so far, and for how many seconds it is locked.

    `locked_now` is true for the attempt that caused the lock, `unlocked` for a right PIN after a lock.
    """

    right: bool
    failures: int = 0
    locked_seconds: int = 0
    locked_now: bool = False
    unlocked: bool = False

    def refused(self) -> Refused | None:
        """Say no for a wrong PIN or a locked person; None when the PIN is right."""
        if self.right:
            return None
        if self.locked_seconds:
            return Refused(Rule.PIN_LOCKED, seconds=self.locked_seconds)
        return Refused(Rule.WRONG_PIN)

    def lock_change(self, person: str) -> PinLockChanged | None:
        """Give the fact to append when this attempt closed or opened the person's lock."""
        if self.locked_now:
            return PinLockChanged(person, LockChange.LOCKED, self.failures, self.locked_seconds)
        if self.unlocked:
            return PinLockChanged(person, LockChange.UNLOCKED, self.failures)
        return None


class Pins(Protocol):
    """The safe for PINs. A check takes some 50 ms by design: never call it on the screen's thread."""

    def set(self, person: str, pin: str) -> None:
        """Give a person a PIN, replacing the one before and lifting any lock."""
        ...

    def check(self, person: str, pin: str) -> PinCheck:
        """Check a PIN; a locked person's PIN is not even looked at."""
        ...

    def forget(self, person: str) -> None:
        """Forget a person's PIN; nothing to forget is no fault."""
        ...

    def keep_only(self, people: Collection[str]) -> None:
        """Forget every PIN but those of these people; the recovery sheet stays."""
        ...

    def known(self, person: str) -> bool:
        """Tell whether the person has a PIN on this device."""
        ...


class RecoverySheet(Protocol):
    """The way back in when the manager's PIN is forgotten: a code on paper, made at set-up and printed once."""

    def recovery_code(self) -> str:
        """Make the code of a fresh sheet; any sheet before it is worth nothing from now on.

        It stays in hand, in memory only, until the program ends, it is used up, or another takes its place.
        """
        ...

    def code_in_hand(self) -> str:
        """Give the code that was made since the program began; empty when there is none any more."""
        ...

    def sheet_stands(self) -> bool:
        """Tell whether there is a sheet whose code opens."""
        ...

    def reset_pin(self, code: str, person: str, pin: str) -> PinCheck:
        """Give a person a new PIN by the sheet's code, which is used up by it; wrong codes lock out like PINs."""
        ...
