"""A customer's phone before the till's screen: it reads the code that stands there, and pays it.

Its wallet's switch, which tells central, is a process of its own that has to know where central is: until then, and
once its window was closed, there is no phone.
"""

from __future__ import annotations

from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Self

from pos.wiring.children import Child, ChildDidNotStart
from pos.wiring.demo.control import Control, Misbehaved
from pos.wiring.demo.organizer import SWITCH, Organizer

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from pos.domain.names import Language
    from pos.ui.presenters.selling.sell_view import SellView


class CustomersPhone:
    """Sees what the till shows, and pays what it saw when it is told to; its window does so by a touch."""

    def __init__(self, memory: Path, *, seen_in: Language | None = None) -> None:
        """Keep the switch's memory in that folder; its window speaks the language it is `seen_in`, or there is none."""
        self._memory = memory
        self._shown = () if seen_in is None else ("--window", "--language", seen_in.value)
        self._ending = ExitStack()
        self._control: Control | None = None
        self._code = ""

    def __enter__(self) -> Self:
        """Hold it for the length of a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put it away, and end its switch."""
        self._ending.close()

    def take_out(self, organizer: Organizer) -> None:
        """Start its switch, which tells that central; raises `ChildDidNotStart`."""
        self._memory.mkdir(parents=True, exist_ok=True)
        told = ("--central", organizer.address, "--name", SWITCH, "--secret", organizer.switch_secret)
        journal = ("--journal", str(self._memory / "memory.jsonl"))
        switch = self._ending.enter_context(Child("pos.simulators.wallet", *journal, *told, *self._shown))
        port = switch.ready().ports["control"]
        try:
            self._control = self._ending.enter_context(Control(port))
        except OSError as error:
            raise ChildDidNotStart(str(error)) from error

    def look(self, view: SellView | None) -> None:
        """Read the code that the till shows, once."""
        shown = None if view is None or view.card is None else view.card.code
        code = "" if shown is None else shown.code
        if code and code != self._code:
            self._do("scan", code)
        self._code = code

    def pay(self) -> None:
        """Pay what was read last."""
        self._do("pay", self._code)

    def _do(self, act: str, code: str) -> None:
        if self._control is None:
            return
        try:
            # A code that it cannot read, it says so itself.
            with suppress(Misbehaved):
                self._control.do(act, code=code)
        except (OSError, ValueError):
            # Its window was closed: the customer pays in another way.
            self._control = None
