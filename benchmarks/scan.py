"""A scanned code to its line repainted, with ten thousand products in the catalogue.

Timed from the scanner's last key, its Enter, reaching the till's window to the end of the paint event of the line. In
between lies the whole path: telling a scanner from a hand, finding the product, price and tax, the screen told anew.
The lane saves each step behind it, as it does every day. Codes come one after the other: for half of the tickets after
a moment's rest, for the other half as fast as the screen takes them, while the lane is still saving those before.

The reference takes turns with the scans: a bare window of the same size that updates and paints the same rectangle.
"""

from time import perf_counter_ns

from PySide6.QtWidgets import QApplication

from benchmarks.stage.bare import BareWindow
from benchmarks.stage.figures import Promise, at, judge, show, times
from benchmarks.stage.goods import FEW, furnish
from benchmarks.stage.opened import Opened, application, opened
from benchmarks.stage.paints import PaintWatch
from benchmarks.stage.places import place

PIECES = 10_000
TICKETS, LINES = 200, 6
STRIDE = 7
"""From one code to the next: neighbours on the shelf are of one craft."""


def measure(*, tiny: bool = False) -> None:
    """Fill tickets, print the distributions, and end with an error above the budget."""
    app = application()
    rested: list[int] = []
    hurried: list[int] = []
    bare: list[int] = []
    with place() as folder:
        goods = furnish(folder, FEW if tiny else PIECES)
        window = BareWindow()
        window.show()
        with opened(app, goods) as till:
            watch = PaintWatch(till.screen.side.lines.viewport())
            for ticket in range(2 if tiny else TICKETS):
                codes = [goods.codes[(ticket * LINES + line) * STRIDE % len(goods.codes)] for line in range(LINES)]
                if ticket % 2:
                    hurried.extend(scan(till, code, watch) for code in codes)
                    till.rest()
                else:
                    for code in codes:
                        rested.append(scan(till, code, watch))
                        till.rest()
                        bare.append(paint(app, window, till))
                clear(till)
    show("update and paint, bare", bare)
    show("scan to line, one by one", rested)
    show("scan to line, in a hurry", hurried)
    print(f"  one by one / bare: p50 {times(rested, bare, 0.5):.1f}, p99 {times(rested, bare, 0.99):.1f}")
    scans = rested + hurried
    judge(
        Promise("p50 of all scans, ms", at(scans, 0.5) / 1e6, aim=4, budget=8),
        Promise("p99 of all scans, ms", at(scans, 0.99) / 1e6, aim=16, budget=64),
        tiny=tiny,
    )


def scan(till: Opened, code: str, watch: PaintWatch) -> int:
    """Time one scan."""
    lines = till.screen.side.lines
    there = len(lines.rows())
    till.press(code)
    watch.forget()
    start = perf_counter_ns()
    till.press("\r")
    till.wait(lambda: len(lines.rows()) > there and watch.painted(lines.box_of(there).center().y()))
    return watch.ended_ns - start


def paint(app: QApplication, window: BareWindow, till: Opened) -> int:
    """Time the bare window painting the rectangle of a line."""
    lines = till.screen.side.lines
    box = lines.box_of(len(lines.rows()) - 1)
    window.ended_ns = 0
    start = perf_counter_ns()
    window.update(box.translated(lines.viewport().mapTo(till.window, box.topLeft()) - box.topLeft()))
    while not window.ended_ns:
        app.processEvents()
    return window.ended_ns - start


def clear(till: Opened) -> None:
    """Take everything off the ticket, for the next one."""
    till.screen.side.clear.click()
    till.wait(lambda: not till.screen.side.lines.rows())
    till.rest()
