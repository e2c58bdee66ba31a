"""The terminal's process: `python -m pos.simulators.naps --journal FILE`, ready when it wrote a line with its ports."""

from pos.simulators.naps.dialogue import Dialogue
from pos.simulators.naps.faults import FAULTS
from pos.simulators.naps.fields import Kind, RequestReader
from pos.simulators.naps.terminal import Terminal
from pos.simulators.terminal.network import Ears
from pos.simulators.terminal.process import Made, Model, Works, run


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    return run(Model("naps", FAULTS, tuple(Kind), _made), arguments)


def _made(works: Works) -> Made:
    terminal = Terminal(works.journal, works.slips, works.pause_ms)
    dialogue = Dialogue(terminal, works.faults, works.script, works.journal)
    return Made(terminal, dialogue, Ears(RequestReader, dialogue.hear, works.garbled))
