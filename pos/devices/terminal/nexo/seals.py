"""What keeps a message between till and terminal secret and whole: keys from a passphrase, a cipher, a check sum.

The HTTPS around it proves the machine; this proves the message. Whatever is wrong with one, the complaint is the same,
so that nobody learns from it what was wrong.
"""

import binascii
import secrets
from base64 import b64decode, b64encode
from collections import OrderedDict
from dataclasses import field
from hmac import compare_digest

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from cryptography.hazmat.primitives.padding import PKCS7

from pos.domain.values import dataclass

CRYPTO_VERSION = 1
_SALT = b"AdyenNexoV1Salt"
_ROUNDS = 4_000
_KEY = 32
_BLOCK = 16
_BITS = 8
_NONCES_KEPT = 4_096


class NotSealed(ValueError):
    """A message that was not sealed with our key, or was changed since, or was heard before."""

    def __init__(self) -> None:
        """Say no more than that."""
        super().__init__("the message does not bear the seal that was agreed upon")


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What terminal and till agreed on: a key's name, its version, and the words it is made from."""

    key: str
    version: int
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Trailer:
    """What goes with a sealed message, in the clear; texts are base64."""

    crypto_version: int
    key: str
    key_version: int
    nonce: str
    hmac: str


class Seals:
    """Seals messages and opens them. A nonce that was heard once is not heard again."""

    def __init__(self, agreed: Passphrase) -> None:
        """Make the keys; it takes some milliseconds."""
        self._agreed = agreed
        size = 2 * _KEY + _BLOCK
        made = PBKDF2HMAC(hashes.SHA1(), size, _SALT, _ROUNDS).derive(agreed.words.encode("ascii"))  # noqa: S303 -- prescribed
        self._hmac_key, self._cipher_key, self._start = made[:_KEY], made[_KEY : 2 * _KEY], made[2 * _KEY :]
        self._heard: OrderedDict[bytes, None] = OrderedDict()

    def seal(self, plain: bytes, nonce: bytes | None = None) -> tuple[str, Trailer]:
        """Give a message's secret form, in base64, and its trailer; the nonce is a new one unless it is given."""
        nonce = nonce or secrets.token_bytes(_BLOCK)
        padder = PKCS7(_BLOCK * _BITS).padder()
        cipher = self._cipher(nonce).encryptor()
        blob = cipher.update(padder.update(plain) + padder.finalize()) + cipher.finalize()
        trailer = Trailer(
            CRYPTO_VERSION,
            self._agreed.key,
            self._agreed.version,
            b64encode(nonce).decode(),
            b64encode(self._sum(plain)).decode(),
        )
        return b64encode(blob).decode(), trailer

    def open(self, blob: str, trailer: Trailer) -> bytes:
        """Give a message back; raises `NotSealed`."""
        named = (trailer.crypto_version, trailer.key, trailer.key_version)
        if named != (CRYPTO_VERSION, self._agreed.key, self._agreed.version):
            raise NotSealed
        nonce, secret, told = _bytes(trailer.nonce), _bytes(blob), _bytes(trailer.hmac)
        if len(nonce) != _BLOCK or not secret or len(secret) % _BLOCK or nonce in self._heard:
            raise NotSealed
        plain = self._opened(secret, nonce)
        if plain is None or not compare_digest(self._sum(plain), told):
            raise NotSealed
        self._heard[nonce] = None
        if len(self._heard) > _NONCES_KEPT:
            self._heard.popitem(last=False)
        return plain

    def _opened(self, secret: bytes, nonce: bytes) -> bytes | None:
        cipher = self._cipher(nonce).decryptor()
        unpadder = PKCS7(_BLOCK * _BITS).unpadder()
        try:
            return unpadder.update(cipher.update(secret) + cipher.finalize()) + unpadder.finalize()
        except ValueError:
            return None

    def _cipher(self, nonce: bytes) -> Cipher[modes.CBC]:
        start = bytes(ours ^ theirs for ours, theirs in zip(self._start, nonce, strict=True))
        return Cipher(algorithms.AES256(self._cipher_key), modes.CBC(start))

    def _sum(self, plain: bytes) -> bytes:
        summing = HMAC(self._hmac_key, hashes.SHA256())
        summing.update(plain)
        return summing.finalize()


def _bytes(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotSealed from None
