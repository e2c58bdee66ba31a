"""What the screens wait for with a payment that nobody knows the end of: a terminal's last word, a card presented late.

The terminal's lane says how long; from then on the seconds are counted here, and what is over is looked at again.
"""

from pos.ports.clock import Clock
from pos.usecases.card.view import CardView


class CardWaits:
    """The waits of all open payments, by the journal numbers of their requests."""

    def __init__(self, clock: Clock) -> None:
        """Wait for nothing."""
        self._clock = clock
        self._settles_at: dict[int, int] = {}
        self._taps_until: dict[int, int] = {}
        self._shown_until: dict[int, int] = {}

    def take(self, view: CardView) -> None:
        """Hold what the newest word on a payment says of its waits."""
        for until, left in ((self._settles_at, view.settles_ms), (self._taps_until, view.tap_ms)):
            until.pop(view.request, None)
            if left:
                until[view.request] = self._clock.steady_ms() + left
        if not view.shows:
            self._shown_until.pop(view.request, None)
        elif view.request not in self._shown_until:
            self._shown_until[view.request] = self._clock.steady_ms() + view.expires_ms

    def settles_ms(self, request: int) -> int:
        """Say how long a terminal still needs before its word on a payment is final."""
        return self._left(self._settles_at, request)

    def tap_ms(self, request: int) -> int:
        """Say for how long a terminal may still take the customer's card for a payment."""
        return self._left(self._taps_until, request)

    def shown_ms(self, request: int) -> int:
        """Say for how long a code is still shown for a payment."""
        return self._left(self._shown_until, request)

    def over(self) -> tuple[int, ...]:
        """Give the payments whose wait is over, each once."""
        found: list[int] = []
        for until in (self._settles_at, self._taps_until):
            for request in [each for each in until if not self._left(until, each)]:
                del until[request]
                found.append(request)
        return tuple(dict.fromkeys(found))

    def _left(self, until: dict[int, int], request: int) -> int:
        return max(0, until.get(request, 0) - self._clock.steady_ms())
