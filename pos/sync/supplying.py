"""Runs the machine that stocks the shelf, on the thread of the exchange, while nothing waits to be sent."""

import time
from collections.abc import Callable

from pos.ports.central_link import CentralUnavailable
from pos.ports.journal import JournalUnavailable
from pos.ports.shelf import CatalogueLink, Shelf
from pos.usecases.exchange.supply import (
    Ask,
    Came,
    LeaveIt,
    Lost,
    Quiet,
    Stocked,
    Supply,
    SupplyCommand,
    SupplyEvent,
    Take,
    step_supply,
)


class Supplying:
    """Stocks one till's shelf over one link."""

    def __init__(self, supply: Supply, shelf: Shelf, link: CatalogueLink) -> None:
        """Keep where it begins."""
        self._supply = supply
        self._shelf = shelf
        self._link = link

    def look(self, awaited: Callable[[], bool], *, urged: bool) -> None:
        """Ask for what is new if it is time, page after page, until all stands there or something else is `awaited`."""
        event: SupplyEvent | None = Quiet(_now_ms(), urged)
        while event is not None:
            self._supply, command = step_supply(self._supply, event)
            event = None if awaited() else self._do(command)

    def _do(self, command: SupplyCommand) -> SupplyEvent | None:
        try:
            match command:
                case Ask():
                    cursor, question = self._shelf.question()
                    return Came(cursor, self._link.ask_catalogue(question), _now_ms())
                case Take(page=page):
                    taken = self._shelf.take(page)
                    return Stocked(page.more, _now_ms()) if taken else Lost(_now_ms())
                case LeaveIt():
                    return None
        except (CentralUnavailable, JournalUnavailable):
            return Lost(_now_ms())


def _now_ms() -> int:
    return time.monotonic_ns() // 1_000_000
