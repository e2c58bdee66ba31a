"""The till's own key, which never leaves the machine, and the way in which what lies beside it can fail."""

from typing import Protocol

from pos.wire.head import Head
from pos.wire.statement import Statement


class DeviceUnavailable(Exception):
    """What the device keeps outside the journal (its key, the PINs) cannot be read or written; nothing was changed.

    `code` names the help page: DEV-701 the key is damaged, DEV-702 the PINs are damaged, DEV-703 the folder
    cannot be read or written, DEV-704 the key is gone though there is a journal that it signed.
    """

    def __init__(self, code: str, detail: str) -> None:
        """Keep the code of the help page and a detail for the technician."""
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class TillKey(Protocol):
    """An Ed25519 key made when the till was founded."""

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        ...

    def sign(self, head: Head) -> bytes:
        """Sign a head of the journal; the same head always gives the same 64 bytes."""
        ...


class VouchingKey(Protocol):
    """An Ed25519 key that vouches for statements: a till's when it asks to be enrolled, central's for its answers."""

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        ...

    def vouch(self, kind: Statement, said: object) -> bytes:
        """Sign what is said, in plain values; the same always gives the same 64 bytes."""
        ...
