"""What stands beside the demonstration till: simulated devices, each a process of its own that ends with this one."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pos.domain.names import Language
from pos.domain.values import dataclass
from pos.wiring.children import Child


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Where they are: `printer` is HOST:PORT, `terminal` a till's setting, `hands` the terminal's control port."""

    printer: str
    terminal: str
    hands: int


@contextmanager
def neighbours(papers: Path, terminal: Path, *, seen_in: Language | None = None) -> Iterator[Neighbours]:
    """Start them, side by side, for the length of a block.

    `papers` is where the printer leaves its pictures, `terminal` where the card terminal keeps its memory and slips;
    they show windows that speak the language they are `seen_in`, or none. Raises `ChildDidNotStart`.
    """
    shown = () if seen_in is None else ("--window", "--language", seen_in.value)
    terminal.mkdir(parents=True, exist_ok=True)
    memory = ("--journal", str(terminal / "memory.jsonl"), "--slips", str(terminal / "slips"))
    with ExitStack() as ending:
        printer = ending.enter_context(Child("pos.simulators.printer", "--out", str(papers), *shown))
        cards = ending.enter_context(Child("pos.simulators.naps", *memory, *shown))
        printing, taking = printer.ready().ports, cards.ready().ports
        yield Neighbours(f"127.0.0.1:{printing['port']}", f"naps:127.0.0.1:{taking['port']}", taking["control"])
