"""A till's id comes from its key: nobody hands it out, so a till can begin alone and be enrolled later."""

import base64
import hashlib

_BYTES = 10


def till_id(public_key: bytes) -> str:
    """Name the till that holds a key: 16 lower-case letters and digits from the hash of its public key."""
    return base64.b32encode(hashlib.sha256(public_key).digest()[:_BYTES]).decode().lower()
