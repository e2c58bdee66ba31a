"""What a till and a terminal that seals its messages agreed on, as somebody types it off their acquirer's paper.

None of it is ever part of a fact but the terminal's name and the print of its certificate: the words a key is made
from belong to the device alone.
"""

import re
from dataclasses import field
from typing import Final

from pos.domain.values import dataclass

PRINT_DIGITS: Final = 64
_LONGEST = 80
_BETWEEN = re.compile(r"[\s:]")
_PRINT = re.compile(rf"[0-9a-f]{{{PRINT_DIGITS}}}")


@dataclass(frozen=True, slots=True)
class TerminalKeys:
    """The terminal's own name, its certificate's SHA-256, its key's name and version, and the words it is made from.

    `kept` tells that the words were typed earlier and lie on this device; they are never shown again, and typing others
    replaces them.
    """

    machine: str = ""
    certificate: str = ""
    key: str = ""
    version: str = "1"
    words: str = field(default="", repr=False)
    kept: bool = False

    @property
    def finger_print(self) -> str:
        """The certificate's print in small digits, without what people put between them."""
        return _BETWEEN.sub("", self.certificate).lower()

    @property
    def known(self) -> bool:
        """Tell whether the terminal's certificate is told."""
        return _PRINT.fullmatch(self.finger_print) is not None

    @property
    def right(self) -> bool:
        """Tell whether all of it is there, and can be what it says."""
        words = self.words.isascii() and self.words.isprintable() if self.words else self.kept
        numbered = self.version.isascii() and self.version.isdecimal()
        return self.known and numbered and words and all(map(_plain, (self.machine.strip(), self.key.strip())))


def grouped(print_: str) -> str:
    """Write a certificate's print as terminals show it: two digits, and a colon."""
    digits = print_.upper()
    return ":".join(digits[at : at + 2] for at in range(0, len(digits), 2))


def _plain(text: str) -> bool:
    return 0 < len(text) <= _LONGEST and text.isascii() and text.isprintable()
