"""Random things that must not be guessed or repeated."""

from typing import Protocol


class Ids(Protocol):
    """A source of secure randomness."""

    def secret(self, count: int) -> bytes:
        """Give that many bytes nobody can guess."""
        ...

    def short(self) -> str:
        """Give a fresh id of 16 lower-case letters and digits (80 random bits), for a person or a product."""
        ...
