"""The file of the PINs: one JSON object, a record a person, replaced whole and durably at each attempt."""

from pathlib import Path

import msgspec

from pos.devices.pins.locks import Guard
from pos.devices.safe_file import replace_file
from pos.domain.values import dataclass
from pos.ports.keys import DeviceUnavailable

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Record:
    """A PIN that nobody can read back, and what is remembered of the attempts at it."""

    salt: bytes
    tag: bytes
    guard: Guard


@dataclass(frozen=True, slots=True)
class _PinFile:
    format: int
    people: dict[str, Record]


def read_records(path: Path) -> dict[str, Record]:
    """Read the records, by person; empty when there is no file yet. Raises `DeviceUnavailable`."""
    try:
        read = msgspec.json.decode(path.read_bytes(), type=_PinFile)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DeviceUnavailable("DEV-703", str(error)) from error
    except msgspec.DecodeError as error:
        raise DeviceUnavailable("DEV-702", f"{path}: {error}") from error
    if read.format != FORMAT:
        raise DeviceUnavailable("DEV-702", f"{path}: format {read.format}, this program knows {FORMAT}")
    return read.people


def write_records(path: Path, records: dict[str, Record]) -> None:
    """Replace the records, durably; raises `DeviceUnavailable` and leaves those before."""
    content = msgspec.json.format(msgspec.json.encode(_PinFile(FORMAT, records)))
    try:
        replace_file(path, content)
    except OSError as error:
        raise DeviceUnavailable("DEV-703", str(error)) from error
