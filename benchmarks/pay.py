"""*Cash* pressed to durable and ready for the next sale, against the slowest appends that the disk itself does.

A ticket of three lines is paid with the exact sum. Timed from the press to the moment in which the screen knows that
the sale stands: the fact, its number, hash and paper are on the disk, and a code scanned now begins the next ticket;
and to the end of the paint event that shows it. Bare appends of 4 KiB, each synced, take turns with the sales.
"""

import os
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from benchmarks.stage.figures import Promise, judge, show, times
from benchmarks.stage.goods import FEW, Goods, furnish
from benchmarks.stage.opened import Opened, application, opened
from benchmarks.stage.paints import PaintWatch
from benchmarks.stage.places import place

PIECES = 1_500
SALES, LINES = 600, 3
APPENDS_A_SALE = 2
APPENDED = bytes(4096)


class ShownWatch(QObject):
    """Notes when a widget came to be shown."""

    def __init__(self, widget: QWidget) -> None:
        """Watch a widget."""
        super().__init__(widget)
        self.shown_ns = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look out for one kind of event."""
        if event.type() is QEvent.Type.Show:
            self.shown_ns = perf_counter_ns()
        return False


def measure(*, tiny: bool = False) -> None:
    """Sell, print the distributions and their ratio, and end with an error above the budget."""
    app = application()
    ready: list[int] = []
    shown: list[int] = []
    appends: list[int] = []
    with place() as folder:
        goods = furnish(folder, FEW if tiny else PIECES)
        with opened(app, goods) as till:
            change = till.screen.side.change
            watches = ShownWatch(change), PaintWatch(change)
            for sale in range(3 if tiny else SALES):
                appends.extend(timed_append(folder / "appended") for _ in range(APPENDS_A_SALE))
                fill(till, goods, sale)
                pay(till, watches, ready, shown)
    show("append 4 KiB and sync", appends)
    show("pay to ready for the next", ready)
    show("pay to the change painted", shown)
    print(f"  p50 of ready / p50 of an append: {times(ready, appends, 0.5):.2f}")
    judge(Promise("p99 of ready / p99 of an append", times(ready, appends, 0.99), aim=8, budget=16), tiny=tiny)


def timed_append(path: Path) -> int:
    """Append and sync."""
    file = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    start = perf_counter_ns()
    os.write(file, APPENDED)
    os.fsync(file)
    took = perf_counter_ns() - start
    os.close(file)
    return took


def fill(till: Opened, goods: Goods, sale: int) -> None:
    """Put three pieces on a ticket, and let the lane save them."""
    for line in range(LINES):
        till.sell(goods.codes[(sale * LINES + line) % len(goods.codes)])
    till.rest()


def pay(till: Opened, watches: tuple[ShownWatch, PaintWatch], ready: list[int], shown: list[int]) -> None:
    """Time one payment."""
    at_hand, painted = watches
    at_hand.shown_ns = 0
    painted.forget()
    start = perf_counter_ns()
    till.screen.side.primary.click()
    till.wait(lambda: at_hand.shown_ns > 0 and painted.ended_ns > 0)
    ready.append(at_hand.shown_ns - start)
    shown.append(painted.ended_ns - start)
    till.rest()
