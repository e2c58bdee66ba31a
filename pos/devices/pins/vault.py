"""The safe for PINs: a file beside the till's key, worthless without that key, outside the journal and its backup.

Four digits can be tried out in seconds wherever the file is copied to, so the PIN is first mixed with a secret of the
device and only then given to argon2id. An attempt is counted on the disk before it is looked at: pulling the plug
gives no free guess. A lock ends by the steady clock, so setting the wall clock ends none.
"""

import hashlib
import hmac
import secrets
import threading
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from pos.devices.pins.locks import FAILURES_MOST, Guard, after_wrong, left_after_restart_ms, whole_seconds
from pos.devices.pins.pin_file import Record, read_records, write_records
from pos.devices.pins.recovery import new_code, typed_code
from pos.ports.clock import Clock
from pos.ports.pins import RECOVERY_SHEET, PinCheck

MEMORY_KIB = 46 * 1024
_PASSES = 1
_LANES = 1
_SALT_BYTES = 16
_TAG_BYTES = 32


class PinVault:
    """The PINs in `folder`. A check takes some 50 ms and 46 MiB by design; any thread may ask."""

    def __init__(self, folder: Path, *, secret: bytes, clock: Clock) -> None:
        """Read what is kept; `secret` is 32 bytes of this device. Raises `DeviceUnavailable`."""
        self._path = folder / "pins.json"
        self._secret = secret
        self._clock = clock
        self._one_at_a_time = threading.Lock()
        self._in_hand = ""
        self._records = read_records(self._path)
        now, steady = clock.now().utc_ms, clock.steady_ms()
        self._locked_until = {
            person: steady + left_after_restart_ms(record.guard, now) for person, record in self._records.items()
        }

    def known(self, person: str) -> bool:
        """Tell whether the person has a PIN on this device."""
        return person in self._records

    def set(self, person: str, pin: str) -> None:
        """Give a person a PIN, replacing the one before and lifting any lock."""
        with self._one_at_a_time:
            self._keep(person, self._sealed(pin))
            self._locked_until.pop(person, None)

    def forget(self, person: str) -> None:
        """Forget a person's PIN and its lock."""
        with self._one_at_a_time:
            self._forget({person})

    def keep_only(self, people: Collection[str]) -> None:
        """Forget the PINs of all but these people: a crash can leave one of somebody who came or went."""
        with self._one_at_a_time:
            self._forget(self._records.keys() - {*people, RECOVERY_SHEET})

    def check(self, person: str, pin: str) -> PinCheck:
        """Check a PIN; a locked person's PIN is not even looked at, and nobody's is right for a stranger."""
        with self._one_at_a_time:
            return self._check(person, pin)

    def recovery_code(self) -> str:
        """Make the code of a fresh recovery sheet, to be printed once; the sheet before it is worth nothing now.

        Its lock goes on where it stands: making sheets is no way to guess more often.
        """
        code = new_code()
        with self._one_at_a_time:
            before = self._records.get(RECOVERY_SHEET)
            record = self._sealed(typed_code(code))
            self._keep(RECOVERY_SHEET, record if before is None else replace(record, guard=before.guard))
            self._in_hand = code
        return code

    def code_in_hand(self) -> str:
        """Give the code that was made since the program began, and is nowhere else but on its sheet."""
        return self._in_hand

    def sheet_stands(self) -> bool:
        """Tell whether there is a sheet whose code opens."""
        return self.known(RECOVERY_SHEET)

    def reset_pin(self, code: str, person: str, pin: str) -> PinCheck:
        """Give a person a new PIN by the code of the recovery sheet, which is used up by it.

        Wrong codes are counted and locked out like wrong PINs.
        """
        with self._one_at_a_time:
            checked = self._check(RECOVERY_SHEET, typed_code(code))
            if checked.right:
                records = {**self._records, person: self._sealed(pin)}
                del records[RECOVERY_SHEET]
                self._write(records)
                self._locked_until.pop(person, None)
                self._in_hand = ""
            return checked

    def _check(self, person: str, pin: str) -> PinCheck:
        record = self._records.get(person)
        if record is None:
            return PinCheck(right=False)
        left_ms = self._locked_until.get(person, 0) - self._clock.steady_ms()
        if left_ms > 0:
            return PinCheck(right=False, locked_seconds=whole_seconds(left_ms))
        before = record.guard
        guard = after_wrong(before, self._clock.now().utc_ms)
        self._keep(person, replace(record, guard=guard))
        if hmac.compare_digest(record.tag, self._tag(pin, record.salt)):
            self._keep(person, replace(record, guard=Guard()))
            return PinCheck(right=True, failures=before.failures, unlocked=before.locks > 0)
        if guard.locks == before.locks:
            return PinCheck(right=False, failures=guard.failures)
        self._locked_until[person] = self._clock.steady_ms() + guard.lock_ms
        seconds = whole_seconds(guard.lock_ms)
        return PinCheck(right=False, failures=FAILURES_MOST, locked_seconds=seconds, locked_now=True)

    def _sealed(self, pin: str) -> Record:
        salt = secrets.token_bytes(_SALT_BYTES)
        return Record(salt, self._tag(pin, salt), Guard())

    def _tag(self, pin: str, salt: bytes) -> bytes:
        mixed = hashlib.blake2b(pin.encode(), key=self._secret, digest_size=_TAG_BYTES).digest()
        return hash_secret_raw(mixed, salt, _PASSES, MEMORY_KIB, _LANES, _TAG_BYTES, Type.ID)

    def _forget(self, people: AbstractSet[str]) -> None:
        kept = {person: record for person, record in self._records.items() if person not in people}
        if len(kept) < len(self._records):
            self._write(kept)
        for person in people:
            self._locked_until.pop(person, None)

    def _keep(self, person: str, record: Record) -> None:
        self._write({**self._records, person: record})

    def _write(self, records: dict[str, Record]) -> None:
        """Put the records on the disk, and only then believe them."""
        write_records(self._path, records)
        self._records = records
