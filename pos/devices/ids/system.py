"""Randomness of the operating system, for ids that nobody can guess and that never meet again."""

import base64
import secrets

_SHORT_BYTES = 10


class SystemIds:
    """The source of secrets and of fresh ids."""

    def secret(self, count: int) -> bytes:
        """Give that many bytes nobody can guess."""
        return secrets.token_bytes(count)

    def short(self) -> str:
        """Give 16 lower-case letters and digits, the base-32 writing of 80 random bits."""
        return base64.b32encode(secrets.token_bytes(_SHORT_BYTES)).decode("ascii").lower()
