"""A till's id comes from its key: nobody hands it out, so a till can begin alone and be enrolled later.

Its references come from the id, so that whoever sees one can tell whose it is before anything of that till arrived.
"""

import base64
import hashlib
from string import ascii_uppercase
from zlib import crc32

_BYTES = 10
_LETTERS = 6


def till_id(public_key: bytes) -> str:
    """Name the till that holds a key: 16 lower-case letters and digits from the hash of its public key."""
    return base64.b32encode(hashlib.sha256(public_key).digest()[:_BYTES]).decode().lower()


def reference_letters(till: str, epoch: int) -> str:
    """Give the letters with which a till begins its references in an epoch, where a terminal or a wallet takes letters.

    They are as much its own as letters can be: an acquirer's list may hold several tills.
    """
    mark, letters = reference_mark(till, epoch), ""
    for _ in range(_LETTERS):
        mark, letter = divmod(mark, len(ascii_uppercase))
        letters += ascii_uppercase[letter]
    return letters


def reference_mark(till: str, epoch: int) -> int:
    """Give the number that those letters are made of."""
    return crc32(f"{till} {epoch}".encode())
