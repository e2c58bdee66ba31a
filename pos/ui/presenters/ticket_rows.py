"""The lines of a ticket, as rows tell them."""

from dataclasses import dataclass

from pos.domain.product import Pattern


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A line as its row tells it.

    `struck` is the price that was asked, `detail` how many at what. A row that is being `typed` is not a line yet.
    `warning` colours the figure of a price under the piece's floor, and says nothing: the customer may be looking.
    """

    number: int
    title: str
    subtitle: str
    figure: str
    detail: str
    pattern: Pattern | None
    struck: str = ""
    chosen: bool = False
    typed: bool = False
    warning: bool = False
