"""The sheet of a line at work: what it is about, what is typed on it, and what the ticket would come to."""

from dataclasses import replace

from pos.domain.concession import far_above
from pos.domain.pricing import PricedTicket
from pos.domain.refusals import Refused
from pos.domain.ticket import Line, Ticket
from pos.domain.values import dataclass
from pos.ui.presenters.selling.bench import Bench
from pos.ui.presenters.selling.editing import Aim, Editing, can_take_back, outcome, taken_back
from pos.ui.presenters.selling.editing import press as pressed


@dataclass(frozen=True, slots=True)
class LineSheet:
    """A line under change, on its bench. `asked_twice` once a price far above the asking one was doubted."""

    bench: Bench
    editing: Editing
    asked_twice: bool = False

    @classmethod
    def of_line(cls, bench: Bench) -> "LineSheet | None":
        """Open at the quantity of the chosen line; a unique piece opens at its price."""
        line = bench.ticket.line(bench.desk.chosen)
        if line is None:
            return None
        return cls(bench, Editing(line.number, Aim.PRICE if line.unique else Aim.QUANTITY))

    @classmethod
    def at_price(cls, bench: Bench) -> "LineSheet | None":
        """Open at the price of the chosen line."""
        return cls._at(bench, Aim.PRICE)

    @classmethod
    def at_discount(cls, bench: Bench) -> "LineSheet | None":
        """Open at the reduction of the chosen line."""
        return cls._at(bench, Aim.DISCOUNT)

    @classmethod
    def _at(cls, bench: Bench, aim: Aim) -> "LineSheet | None":
        line = bench.ticket.line(bench.desk.chosen)
        return None if line is None else cls(bench, Editing(line.number, aim))

    def about(self, number: int) -> "LineSheet":
        """Turn to another line."""
        return self.with_editing(Editing(number, self.editing.aim))

    def with_editing(self, editing: Editing) -> "LineSheet":
        """Go on with what was typed."""
        return replace(self, editing=editing, asked_twice=False)

    def press(self, key: str) -> "LineSheet":
        """Type a key of the pad."""
        return self.with_editing(pressed(self.editing, key))

    def outcome(self) -> Ticket | Refused | None:
        """Say what the ticket would be; None while nothing is typed."""
        return outcome(self.editing, self.bench.ticket)

    @property
    def doubtful(self) -> Line | None:
        """Give the line whose price would be far above the asking one; haggling goes down."""
        would_be = self.outcome()
        if not isinstance(would_be, Ticket) or self.editing.aim is not Aim.PRICE:
            return None
        line = would_be.line(self.editing.line)
        return line if line is not None and far_above(line) else None

    def taken_back(self) -> Ticket | Refused:
        """Say what the ticket would be without what was agreed or reduced."""
        return taken_back(self.editing, self.bench.ticket)

    @property
    def can_take_back(self) -> bool:
        """Tell whether anything was agreed or reduced."""
        return can_take_back(self.editing, self.bench.ticket)

    def tried(self) -> tuple[Ticket, PricedTicket | None]:
        """Give the ticket as it would be, priced; as it is while nothing that can be typed makes sense."""
        would_be = self.outcome()
        if isinstance(would_be, Ticket):
            priced = self.bench.priced(would_be)
            if isinstance(priced, PricedTicket):
                return would_be, priced
        priced = self.bench.priced(self.bench.ticket)
        return self.bench.ticket, priced if isinstance(priced, PricedTicket) else None
