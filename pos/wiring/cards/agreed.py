"""What a till and a nexo terminal agreed on, as a shopkeeper writes it down: `nexo.toml`, beside the till's own key.

It lies among the device's secrets, so it is in no journal and in no backup. The terminal's acquirer tells what
stands in it; a simulated terminal writes it by itself.
"""

import re
import tomllib
from pathlib import Path

import msgspec

from pos.wiring.cards.setting import NEXO, read_setting
from pos.wiring.console import terminal_words
from pos.wiring.folders import TillFolders

FILE = "nexo.toml"
_FINGER_PRINT = re.compile(r"[0-9a-f]{64}")


class Agreed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The terminal's name, the SHA-256 of its certificate, its key; what it calls this till, if that was agreed on too.

    `trust_not_found` is set where the acquirer promises that a terminal which knows no payment has charged nothing.
    """

    terminal: str
    certificate: str
    key: str
    version: int
    passphrase: str
    till: str = ""
    acquirer: str = ""
    trust_not_found: bool = False

    @property
    def pin(self) -> str:
        """The finger print in 64 small hexadecimal digits."""
        return re.sub(r"[\s:]", "", self.certificate).lower()


def agreed_file(folders: TillFolders) -> Path:
    """Say where the file is looked for."""
    return folders.secrets / FILE


def read_agreed(folders: TillFolders) -> Agreed:
    """Read the file; raises `ValueError`, saying what is wrong with it."""
    try:
        told = tomllib.loads(agreed_file(folders).read_text(encoding="utf-8"))
        agreed = msgspec.convert(told, Agreed)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as wrong:
        raise ValueError(str(wrong)) from wrong
    if not _FINGER_PRINT.fullmatch(agreed.pin):
        raise ValueError("certificate: 64 digits 0-9 A-F")
    if not (agreed.passphrase and agreed.passphrase.isascii()):
        raise ValueError("passphrase: letters without accents, digits, signs")
    return agreed


def usable(setting: str, folders: TillFolders) -> bool:
    """Tell whether a terminal's setting has the file that it needs; where not, say on the terminal what is wrong."""
    if not setting or read_setting(setting).driver != NEXO:
        return True
    try:
        read_agreed(folders)
    except ValueError as wrong:
        print(terminal_words().say("cli.nexo_file", path=str(agreed_file(folders)), detail=str(wrong)))
        return False
    return True
