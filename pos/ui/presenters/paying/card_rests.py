"""Which of the till's terminals a payment can begin on: each says so, and may be looked into after a start."""

from pos.domain.payment_facts import TerminalLabel
from pos.ports.clock import Clock
from pos.usecases.card.view import CardStep, CardView

_IDLE = frozenset({CardStep.READY, CardStep.RECOVERING})


class CardRests:
    """How each terminal said it is when it had nothing in hand."""

    def __init__(self, clock: Clock) -> None:
        """Have heard of none."""
        self._clock = clock
        self._ready: dict[str, bool] = {}
        self._ready_at: dict[str, int] = {}

    def take(self, view: CardView) -> bool:
        """Hold what a terminal at rest says; False for news of a payment."""
        if view.step not in _IDLE:
            return False
        self._ready[view.terminal.id] = view.step is CardStep.READY
        self._ready_at[view.terminal.id] = self._clock.steady_ms() + view.settles_ms
        return True

    def ready(self, terminal: TerminalLabel) -> bool:
        """Tell whether a terminal takes payments."""
        return self._ready.get(terminal.id, False)

    def ready_ms(self, terminal: TerminalLabel) -> int:
        """Say how long a terminal is still looked into after a start, as far as that is known."""
        if self.ready(terminal):
            return 0
        return max(0, self._ready_at.get(terminal.id, 0) - self._clock.steady_ms())
