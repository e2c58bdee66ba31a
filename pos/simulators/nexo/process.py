"""Its process: `python -m pos.simulators.nexo --journal FILE`, ready when it wrote a line with its ports and its names.

The line also holds what a till must know to trust it; `FILE` with the ending .toml is the same, for the till's folder.
"""

from functools import partial
from typing import Any

from typing_extensions import override

from pos.simulators.nexo.dialogue import Dialogue
from pos.simulators.nexo.faults import FAULTS
from pos.simulators.nexo.fields import Kind
from pos.simulators.nexo.http import RequestReader
from pos.simulators.nexo.identity import Identity, identity
from pos.simulators.nexo.seals import Seal
from pos.simulators.nexo.terminal import NexoTerminal
from pos.simulators.terminal.network import Cable, Ears, Port
from pos.simulators.terminal.process import Made, Model, Works, run


class SecurePort(Port[Any]):
    """A port that proves whose it is."""

    def __init__(self, known: Identity, number: int, cable: Cable, ears: Ears[Any]) -> None:
        """Prepare to listen."""
        super().__init__(number, cable, ears)
        self.context = known.context()
        self._known = known

    @override
    def told(self) -> dict[str, str]:
        """Tell what a till must know to trust it."""
        return self._known.told()


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    return run(Model("nexo", FAULTS, tuple(Kind), _made), arguments)


def _made(works: Works) -> Made:
    terminal = NexoTerminal(works.journal, works.slips, works.pause_ms)
    known = identity(works.journal.path, terminal.clock.now())
    seal = Seal(known.key, known.version, known.passphrase)
    dialogue = Dialogue(known.terminal, terminal, seal, works.faults, works.script)
    ears = Ears(RequestReader, dialogue.hear, works.garbled)
    return Made(terminal, dialogue, ears, partial(SecurePort, known))
