"""A card paid, from *Send* to the change due, less what the terminal took: what we add to a sale ourselves.

The terminal is a process of its own that speaks NAPS: a payment and its confirmation, each an exchange. Its customer
takes a fixed time, and it tells how long it had each request before it answered. What remains is ours: the request on
the disk before the first byte, the line both ways, the approval on the disk before it is confirmed, the sale with its
paper on the disk, and the screen. Sales in cash take turns with it: a sale by card makes four steps
durable where cash makes one, each before the next may begin.
"""

from time import perf_counter_ns

from benchmarks.pay import ShownWatch, fill, pay
from benchmarks.stage.figures import Promise, at, judge, show
from benchmarks.stage.goods import FEW, furnish
from benchmarks.stage.opened import Opened, application, opened
from benchmarks.stage.paints import PaintWatch
from benchmarks.stage.places import place
from benchmarks.stage.terminal import Terminal
from pos.domain.names import Language
from pos.wiring.demo.hands import Hands
from pos.words.speech import words_for

PIECES = 1_500
SALES = 200
PAUSE_MS = 40
AIM_MS, BUDGET_MS = 30, 120
"""The budget is that of a machine that others use too, which takes up to four times as long."""

_NS_PER_MS = 1_000_000
_WORDS = words_for(Language.FR)


def measure(*, tiny: bool = False) -> None:
    """Sell, print the distributions, and end with an error above the budget."""
    app = application()
    ours: list[int] = []
    theirs: list[int] = []
    cash: list[int] = []
    with place() as folder, Terminal("naps", folder, PAUSE_MS) as terminal:
        goods = furnish(folder, FEW if tiny else PIECES)
        with opened(app, goods, terminal.setting) as till:
            change = till.screen.side.change
            watches = ShownWatch(change), PaintWatch(change)
            for sale in range(3 if tiny else SALES):
                fill(till, goods, sale)
                pay(till, watches, [], cash)
                fill(till, goods, sale)
                before = terminal.answered()
                took = _pay(till, watches)
                after = terminal.answered()
                theirs.append(after.ns - before.ns)
                ours.append(took - theirs[-1])
    show("the terminal's own time", theirs)
    show("a sale in cash, to its paint", cash)
    show("ours: send to the change painted", ours)
    half = at(ours, 0.5) / _NS_PER_MS
    judge(Promise("p50 of ours, in ms", half, aim=AIM_MS, budget=BUDGET_MS), tiny=tiny)


def _pay(till: Opened, watches: tuple[ShownWatch, PaintWatch]) -> int:
    """Time one payment."""
    at_hand, painted = watches
    hands = Hands(till.window)
    hands.press(_WORDS.say("means.card"))
    till.rest()
    send = till.screen.side.primary
    at_hand.shown_ns = 0
    painted.forget()
    start = perf_counter_ns()
    send.click()
    till.wait(lambda: at_hand.shown_ns > 0 and painted.ended_ns > 0)
    took = painted.ended_ns - start
    till.rest()
    return took
