"""Tells how much room the disk has: bytes in a unit a person reads, and the warning where it runs out."""

from pos.domain.values import dataclass
from pos.ui.presenters.shown.header import FactView
from pos.ui.presenters.shown.tone import Tone
from pos.words.speech import Words

DISK_SCARCE = 500 * 1024 * 1024
"""Bytes of free disk under which the till says so: still years of sales, but what else fills the disk grows faster."""

_UNITS = (("status.gigabytes", 1024**3), ("status.megabytes", 1024**2))


@dataclass(frozen=True, slots=True)
class DiskRoom:
    """What was last known of the disk: the bytes free (None before it was asked), and whether it refused a ticket."""

    free: int | None = None
    full: bool = False


def room_told(count: int, words: Words) -> str:
    """Say a number of bytes as a person reads it."""
    unit, size = next((unit for unit in _UNITS if count >= unit[1]), _UNITS[-1])
    return words.say(unit, count=count // size)


def disk_facts(room: DiskRoom, words: Words) -> tuple[FactView, ...]:
    """Say in the band that the disk is full or nearly so; nothing while there is room."""
    if room.full:
        return (FactView(words.say("header.disk_full"), Tone.LOOK),)
    if room.free is None or room.free >= DISK_SCARCE:
        return ()
    return (FactView(words.say("header.disk_low", room=room_told(room.free, words)), Tone.LOOK),)
