"""What a till and a nexo terminal agreed on, as a shopkeeper writes it down: `nexo.toml`, beside the till's own key.

It lies among the device's secrets, so it is in no journal and in no backup, and only its owner may read it. The
terminal's acquirer tells what stands in it: it is typed on the page of devices, or into the file; a simulated terminal
writes such a file by itself.
"""

import json
import re
import tomllib
from pathlib import Path

import msgspec

from pos.devices.safe_file import replace_file
from pos.domain.terminal_keys import TerminalKeys, grouped
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


def typed_keys(folders: TillFolders) -> TerminalKeys | None:
    """Give what was agreed on as somebody typed it, without the words; None where the till does not have it."""
    agreed = _kept(folders)
    if agreed is None:
        return None
    return TerminalKeys(agreed.terminal, grouped(agreed.pin), agreed.key, str(agreed.version), kept=True)


def agreed_as(keys: TerminalKeys, folders: TillFolders) -> Agreed:
    """Give what was typed; what cannot be typed, and words that were not typed again, are as they were.

    Raises `ValueError` where nothing is there to keep.
    """
    before = _kept(folders)
    if not keys.words and before is None:
        raise ValueError("passphrase: none was typed, and none is kept")
    told = msgspec.structs.asdict(before) if before is not None else {}
    told |= {
        "terminal": keys.machine.strip(),
        "certificate": grouped(keys.finger_print),
        "key": keys.key.strip(),
        "version": int(keys.version),
    }
    return msgspec.convert(told | ({"passphrase": keys.words} if keys.words else {}), Agreed)


def write_agreed(agreed: Agreed, folders: TillFolders) -> None:
    """Write the file in one durable step; raises `OSError` and leaves the one before."""
    told = {name: value for name, value in msgspec.structs.asdict(agreed).items() if value != ""}
    # Text without control signs is written alike in JSON and in TOML.
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    replace_file(agreed_file(folders), "\n".join([*lines, ""]).encode("ascii"))


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


def _kept(folders: TillFolders) -> Agreed | None:
    try:
        return read_agreed(folders)
    except ValueError:
        return None
