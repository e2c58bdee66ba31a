"""The seal on messages, read from its description: AES-256-CBC under a start that a nonce changes, HMAC-SHA256 inside.

A nonce is good for one message.
"""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

_SIZE = 16
Trailer = dict[str, Any]


@dataclass(slots=True)
class Seal:
    """A key that till and terminal share."""

    key: str
    version: int
    passphrase: str
    last_nonce: bytes = b""
    _seen: set[bytes] = field(default_factory=set)
    _material: bytes = b""

    def __post_init__(self) -> None:
        """Stretch the passphrase: 32 bytes for the sum, 32 for the cipher, 16 to start from."""
        self._material = hashlib.pbkdf2_hmac("sha1", self.passphrase.encode(), b"AdyenNexoV1Salt", 4_000, 80)

    def close(self, text: bytes, *, nonce: bytes = b"", version: int = 0) -> tuple[str, Trailer]:
        """Give the blob and the trailer of a message."""
        nonce = nonce or os.urandom(_SIZE)
        self.last_nonce = nonce
        missing = _SIZE - len(text) % _SIZE
        encryptor = self._cipher(nonce).encryptor()
        blob = encryptor.update(text + bytes([missing]) * missing) + encryptor.finalize()
        trailer = {
            "AdyenCryptoVersion": 1,
            "Hmac": b64encode(self._sum(text)).decode(),
            "KeyIdentifier": self.key,
            "KeyVersion": version or self.version,
            "Nonce": b64encode(nonce).decode(),
        }
        return b64encode(blob).decode(), trailer

    def open(self, blob: str, trailer: Trailer) -> bytes:
        """Give the message of a blob; raises `ValueError` for anything that is not as it should be."""
        nonce, secret = b64decode(trailer["Nonce"]), b64decode(blob)
        named = (trailer["AdyenCryptoVersion"], trailer["KeyIdentifier"], trailer["KeyVersion"])
        if named != (1, self.key, self.version) or nonce in self._seen or len(nonce) != _SIZE:
            raise ValueError("unknown key, or a nonce that was used before")
        decryptor = self._cipher(nonce).decryptor()
        padded = decryptor.update(secret) + decryptor.finalize()
        text = padded[: -padded[-1]] if padded else b""
        if not hmac.compare_digest(self._sum(text), b64decode(trailer["Hmac"])):
            raise ValueError("the sum is another")
        self._seen.add(nonce)
        return text

    def _cipher(self, nonce: bytes) -> Cipher[CBC]:
        start = int.from_bytes(self._material[64:], "big") ^ int.from_bytes(nonce, "big")
        return Cipher(AES(self._material[32:64]), CBC(start.to_bytes(_SIZE, "big")))

    def _sum(self, text: bytes) -> bytes:
        return hmac.digest(self._material[:32], text, "sha256")
