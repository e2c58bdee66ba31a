"""Tells a scanner that plays keyboard from a hand: it is faster than any hand, and ends with Enter or Tab.

Pure: no clock and no screen. The screen's event filter tells it each key and asks again when no key came for
`PATIENCE_MS`; it keeps the events it held back and gives them back, or forgets them, as it is told.
"""

import sys

from pos.devices.scanner.layout import as_sent
from pos.ports.scanner import Held, Human, Key, Scan, Verdict

INTER_KEY_MS = 35
"""Keys further apart than this were pressed by a hand. Fast typists reach 60, a roll of two fingers may go below."""

PATIENCE_MS = 50
"""How long to wait before asking `lapse`: a little more, because events reach a busy screen late."""

SHORTEST = 4
LONGEST = 640
"""The longest thing that is scanned is a merchant's code for phones, of up to 512 characters."""
_ENDS = {"\r", "\n", "\t"}


class WedgeDecoder:
    """Holds keys back until it is clear whose they are."""

    def __init__(self, platform: str = sys.platform) -> None:
        """Read the places of keys as that system numbers them."""
        self._platform = platform
        self._run: tuple[Key, ...] = ()

    def press(self, key: Key) -> Verdict:
        """Take the next key."""
        late, run = self._split(key.at_ms)
        self._run = ()
        if key.text in _ENDS and not key.repeated and _fast_enough(run):
            return Scan(as_sent(run, self._platform))
        if key.repeated or not key.text.isprintable() or not key.text or len(run) == LONGEST:
            return Human((*late, *run, key))
        self._run = (*run, key)
        return Human(late) if late else Held()

    def lapse(self, at_ms: int) -> Verdict:
        """Say that no key came for a while: what is held belongs to a hand."""
        late, self._run = self._split(at_ms)
        return Human(late) if late else Held()

    def _split(self, at_ms: int) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
        """Divide what is held into what came too long before this moment, and what may belong together with it."""
        if self._run and not 0 <= at_ms - self._run[-1].at_ms <= INTER_KEY_MS:
            return self._run, ()
        return (), self._run


def _fast_enough(run: tuple[Key, ...]) -> bool:
    """Tell whether keys this close together are a code; one key over and over is a finger that rests on it."""
    return len(run) >= SHORTEST and len({key.text for key in run}) > 1
