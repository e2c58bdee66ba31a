"""The till's key in a file of its own: 32 random bytes, made once, never overwritten, never copied to a backup.

The file holds one line of 64 hexadecimal digits, so that a technician sees at a glance whether it is whole. Other
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
    """The Ed25519 key in `folder`; it is made when there is none."""

    def __init__(self, folder: Path) -> None:
        """Read the key, or make it; raises `DeviceUnavailable` when it is damaged or the folder refuses."""
        path = folder / KEY_FILE
        try:
            self._seed = _read(path) or _make(path)
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
        text = path.read_text(encoding="ascii").strip()
        seed = bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise DeviceUnavailable("DEV-701", str(path)) from error
    if len(seed) != _SEED_BYTES:
        raise DeviceUnavailable("DEV-701", str(path))
    return seed


def _make(path: Path) -> bytes:
    seed = secrets.token_bytes(_SEED_BYTES)
    try:
        create_file(path, f"{seed.hex()}\n".encode("ascii"))
    except FileExistsError:
        # Another process made it in between: what it made is the till's key.
        return bytes.fromhex(path.read_text(encoding="ascii"))
    return seed
