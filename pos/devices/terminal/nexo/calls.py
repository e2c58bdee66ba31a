"""The connections to a terminal that are open: of the payment under way, and those that are only listened to."""

from collections.abc import Iterator

from pos.devices.terminal.nexo.call import Call
from pos.devices.terminal.nexo.exchange import Exchange
from pos.devices.terminal.nexo.judging import orphan_of
from pos.devices.terminal.nexo.messages import Names
from pos.devices.terminal.nexo.reading import read_movement
from pos.ports.payment_terminal import Orphan


class Calls:
    """Keeps them until nothing more can come on them."""

    def __init__(self, exchange: Exchange, names: Names) -> None:
        """Have none."""
        self._exchange = exchange
        self._names = names
        self._calls: list[Call] = []

    def add(self, call: Call) -> None:
        """Keep one more."""
        self._calls.append(call)

    def give_up(self, for_ms: int) -> None:
        """Wait for none of them any longer, but listen on for so long."""
        for call in self._calls:
            call.give_up(for_ms)

    def strays(self, under_way: Call | None = None) -> Iterator[Orphan]:
        """Hear all but the one that is waited for, and forget those on which nothing more can come."""
        for call in [each for each in self._calls if each is not under_way and not each.over]:
            body = call.overheard()
            heard = self._exchange.opened(body) if body else None
            answer = None if heard is None else read_movement(heard)
            if answer is not None:
                yield orphan_of(answer, self._names)
        self._calls = [call for call in self._calls if not call.over]

    def hang_up(self, reference: str | None = None) -> None:
        """Hang up what was opened for a payment, or all."""
        for call in self._calls:
            if reference is None or call.reference == reference:
                call.hang_up()
        self._calls = [call for call in self._calls if not call.over]
