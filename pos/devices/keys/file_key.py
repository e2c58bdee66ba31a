"""The till's key in a file of its own: 32 random bytes, made once, never overwritten, never copied to a backup.

The file holds a line of 64 hexadecimal digits, so that a technician sees at a glance whether it is whole, and under it
the public key: a digit that went wrong on the disk is found out here, and not taken for another till's key. Other
secrets of the device (for names, for PINs) are derived from it, each for one purpose: knowing one tells nothing of
another, nor of the key.
"""

import hashlib
import secrets
from pathlib import Path

from pos.devices.safe_file import create_file
from pos.ports.keys import DeviceUnavailable
from pos.wire.head import Head, public_key_of, sign_head
from pos.wire.statement import Statement, sign_statement

KEY_FILE = "till.key"
_SEED_BYTES = 32


class FileKey:
    """The Ed25519 key in `folder`; it is made when there is none, unless there must be one."""

    def __init__(self, folder: Path, *, expected: bool = False) -> None:
        """Read the key, or make it; raises `DeviceUnavailable` when it is damaged or the folder refuses.

        `expected`: there is a journal that it signed, so a missing key is missed, and none is made in its place.
        """
        path = folder / KEY_FILE
        try:
            seed = _read(path)
            if seed is None and expected:
                raise DeviceUnavailable("DEV-704", str(path))
            self._seed = seed or _make(path)
        except OSError as error:
            raise DeviceUnavailable("DEV-703", str(error)) from error

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return public_key_of(self._seed)

    def sign(self, head: Head) -> bytes:
        """Sign a head of the journal; the same head always gives the same 64 bytes."""
        return sign_head(self._seed, head)

    def vouch(self, kind: Statement, said: object) -> bytes:
        """Sign a statement, in plain values; the same always gives the same 64 bytes."""
        return sign_statement(self._seed, kind, said)

    @property
    def names_secret(self) -> bytes:
        """The 32-byte secret that keeps people's names beside the journal unreadable without this device."""
        return self._derived(b"names")

    @property
    def pins_secret(self) -> bytes:
        """The 32-byte secret without which the stored PINs cannot be tried elsewhere."""
        return self._derived(b"pins")

    def _derived(self, purpose: bytes) -> bytes:
        return hashlib.blake2b(b"dar-essanaa", key=self._seed, person=purpose, digest_size=32).digest()


def _read(path: Path) -> bytes | None:
    """Read the key; None when there is no file. A damaged one is never replaced: it may still be repaired."""
    try:
        seed, *check = (bytes.fromhex(line) for line in path.read_text(encoding="ascii").split())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise DeviceUnavailable("DEV-701", str(path)) from error
    if len(seed) != _SEED_BYTES or any(said != public_key_of(seed) for said in check):
        raise DeviceUnavailable("DEV-701", str(path))
    return seed


def _make(path: Path) -> bytes:
    seed = secrets.token_bytes(_SEED_BYTES)
    try:
        create_file(path, f"{seed.hex()}\n{public_key_of(seed).hex()}\n".encode("ascii"))
    except FileExistsError:
        # Another process made it in between: what it made is the till's key.
        return _read(path) or seed
    return seed
