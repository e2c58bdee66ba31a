"""What the page of devices is told of the till's card terminal."""

from pos.domain.terminal_keys import TerminalKeys
from pos.domain.values import dataclass
from pos.ports.terminal_exchange import Said


@dataclass(frozen=True, slots=True)
class TerminalTold:
    """Which terminal is set, under which acquirer and number on its papers, and what was said with it last.

    `fixed` when the command line names it: what is set here waits then. `in_use` is the setting that was taken when the
    terminal was opened; empty while none was. `keys` is what was agreed on with a terminal that seals its messages,
    without the words; None where the till does not have it.
    """

    setting: str = ""
    acquirer: str = ""
    number: str = ""
    fixed: bool = False
    in_use: str = ""
    said: tuple[Said, ...] = ()
    keys: TerminalKeys | None = None
