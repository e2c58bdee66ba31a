"""The one-time code by which a till is enrolled: printed in groups, typed by hand or scanned, checked at once.

It stands for 16 random bytes, a secret that both sides know and that is never sent. The till proves that it knows it,
central proves the same with what it grants, so that nobody in between can put his own key or his own grant there, not
even where a hall's network has no certificates.
"""

import base64
import hashlib
import hmac
from urllib.parse import parse_qs, quote, urlsplit

SECRET_BYTES = 16
GROUP = 4
_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_SYMBOLS = 26
_CHECKED = _SYMBOLS + 2
_MISREAD = str.maketrans("OIL", "011")
_SCHEME = "dar-essanaa"


class NotACode(ValueError):
    """The text is no code: it was mistyped or misread."""


def code_text(secret: bytes) -> str:
    """Write a secret as a code: seven groups of four, without letters that are mistaken for digits."""
    plain = _encode(secret) + _check(secret)
    return "-".join(plain[start : start + GROUP] for start in range(0, _CHECKED, GROUP))


def read_code(text: str) -> bytes:
    """Read a code as somebody typed it, in capitals or not, with or without the dashes; raises `NotACode`."""
    plain = "".join(sign for sign in text.upper() if sign.isalnum()).translate(_MISREAD)
    if len(plain) != _CHECKED or not set(plain) <= set(_CROCKFORD):
        raise NotACode(f"a code has {_CHECKED} letters and digits, and this one {len(plain)}")
    standard = plain[:_SYMBOLS].translate(str.maketrans(_CROCKFORD, _STANDARD))
    secret = base64.b32decode(standard + "======")[:SECRET_BYTES]
    if _encode(secret) + _check(secret) != plain:
        raise NotACode("one of its letters or digits is not right")
    return secret


def code_link(secret: bytes, address: str) -> str:
    """Write what the printed square says: central's address and the code."""
    return f"{_SCHEME}:enrol?at={quote(address, safe='')}&code={code_text(secret)}"


def read_link(text: str) -> tuple[bytes, str]:
    """Read a scanned square: the secret and central's address; raises `NotACode`."""
    parts = urlsplit(text.strip())
    said = parse_qs(parts.query)
    if parts.scheme != _SCHEME or parts.path != "enrol" or not said.get("code"):
        raise NotACode("the square is not one of an enrolment")
    return read_code(said["code"][0]), said.get("at", [""])[0]


def code_name(secret: bytes) -> str:
    """Name a code without telling it: 16 hex digits under which central keeps it."""
    return hashlib.sha256(b"dar-essanaa code name 1\n" + secret).hexdigest()[:16]


def proof_of_code(secret: bytes, what: bytes) -> str:
    """Prove to somebody who knows the code that one knows it too and means exactly this; gives 64 hex digits."""
    return hmac.new(secret, b"dar-essanaa code proof 1\n" + what, hashlib.sha256).hexdigest()


def is_proof_of_code(secret: bytes, what: bytes, proof: str) -> bool:
    """Tell whether a proof is right, in the same time whether it is or not."""
    return hmac.compare_digest(proof_of_code(secret, what), proof)


def _encode(secret: bytes) -> str:
    standard = base64.b32encode(secret).decode().rstrip("=")
    return standard.translate(str.maketrans(_STANDARD, _CROCKFORD))


def _check(secret: bytes) -> str:
    digest = int.from_bytes(hashlib.sha256(secret).digest()[:2], "big")
    return _CROCKFORD[digest >> 11] + _CROCKFORD[digest >> 6 & 31]
