"""Its process: `python -m pos.simulators.caisse_ap --journal FILE`, ready when it wrote a line with its ports."""

from pos.simulators.caisse_ap.dialogue import Dialogue
from pos.simulators.caisse_ap.faults import FAULTS
from pos.simulators.caisse_ap.fields import Kind, RequestReader
from pos.simulators.terminal.network import Ears
from pos.simulators.terminal.numbered import NumberedTerminal
from pos.simulators.terminal.process import Made, Model, Works, run


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    return run(Model("caisse-ap", FAULTS, tuple(Kind), _made), arguments)


def _made(works: Works) -> Made:
    terminal = NumberedTerminal("Caisse-AP", works.journal, works.slips, works.pause_ms)
    dialogue = Dialogue(terminal, works.faults, works.script)
    return Made(terminal, dialogue, Ears(RequestReader, dialogue.hear, works.garbled))
