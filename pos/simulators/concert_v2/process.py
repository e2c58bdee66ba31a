"""Its process: `python -m pos.simulators.concert_v2 --journal FILE`, ready when it wrote a line with its ports.

It waits on the network, as behind a box with a serial port; with `--pty` at a serial port of this machine, which the
line names.
"""

from pos.simulators.concert_v2.dialogue import Dialogue
from pos.simulators.concert_v2.faults import FAULTS, WORD
from pos.simulators.concert_v2.fields import Kind
from pos.simulators.concert_v2.letters import Listener
from pos.simulators.concert_v2.plug import Plug
from pos.simulators.terminal.network import Ears
from pos.simulators.terminal.numbered import NumberedTerminal
from pos.simulators.terminal.process import Made, Model, Works, run


def main(arguments: list[str]) -> int:
    """Run until the standard input ends, or the window is closed; gives the exit code."""
    return run(Model("concert-v2", FAULTS, (*Kind, WORD), _made, Plug), arguments)


def _made(works: Works) -> Made:
    terminal = NumberedTerminal("Concert V2", works.journal, works.slips, works.pause_ms)
    dialogue = Dialogue(terminal, works.faults, works.script)
    return Made(terminal, dialogue, Ears(Listener, dialogue.hear, works.garbled, dialogue.turns.met))
