"""Tells the customer's screen: what there is to pay, what was put on the ticket last, and the code for a phone.

It is made from what the till's own screen shows, so the two never disagree; nothing else of the till is on it.
"""

from pos.domain.values import dataclass
from pos.ui.presenters.paying.card_views import CodeView
from pos.ui.presenters.paying.code_told import other_words
from pos.ui.presenters.selling.sell_view import SellView
from pos.words.speech import Words

ROWS_MAX = 5


@dataclass(frozen=True, slots=True)
class CustomerView:
    """What is large on it, in two languages, and the newest lines, the last of them last. `figure` may be empty."""

    label: str
    figure: str
    unit: str
    rows: tuple[tuple[str, str], ...] = ()
    code: CodeView | None = None


def customer_view(view: SellView, words: Words) -> CustomerView:
    """Tell what the till shows to whoever stands on the other side."""
    change = view.ticket.change
    rows = tuple((row.title, row.figure) for row in view.ticket.rows if not row.typed)
    if not rows and change is None:
        return resting(words)
    sold = change is not None and bool(change.buttons)
    code = None if view.card is None else view.card.code
    label = _both("customer.paid" if sold else "customer.to_pay", words)
    # A phone may pay a part: what is typed on it is the amount of its code.
    figure, unit = (view.foot.figure, view.foot.unit) if code is None else (code.figure, code.unit)
    return CustomerView(label, figure, unit, rows[-ROWS_MAX:], code)


def resting(words: Words) -> CustomerView:
    """Greet, while there is nothing to pay."""
    return CustomerView(_both("customer.welcome", words), "", "")


def _both(message: str, words: Words) -> str:
    return f"{words.say(message)} · {words.isolate(other_words(words).say(message))}"
