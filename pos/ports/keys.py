"""The till's own key, which never leaves the machine."""

from typing import Protocol

from pos.wire.head import Head


class TillKey(Protocol):
    """An Ed25519 key made when the till was founded."""

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        ...

    def sign(self, head: Head) -> bytes:
        """Sign a head of the journal; the same head always gives the same 64 bytes."""
        ...
