"""A receipt to the rows of dots that a thermal printer takes, against a bare painter that writes the same lines.

The receipt is that of a sale of twenty lines in French and Arabic, with its seal, as the printing thread gets it: bytes
of a document. It is read, laid out, painted, cut to black and white and packed. The reference takes turns with it: a
QPainter that writes each of its lines with `drawText` where they stand and fills its code square by square, on a
picture of the same size, which Qt then makes black and white; nothing is laid out, wrapped or cut by hand.
"""

from time import perf_counter_ns

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from benchmarks.stage.figures import Promise, judge, show, times
from benchmarks.stage.goods import FEW, furnish
from benchmarks.stage.opened import Opened, application, opened
from benchmarks.stage.places import place
from pos.documents.blocks import Document, document_bytes, read_document
from pos.typeset.fonts import face
from pos.typeset.layout import lay_out
from pos.typeset.page import Page, Run, Squares
from pos.typeset.picture import picture, raster
from pos.typeset.sheet import WIDE
from pos.wiring.past_papers import past_paper

PIECES, LINES, ROUNDS = 1_500, 20, 300


def measure(*, tiny: bool = False) -> None:
    """Take turns, print both distributions and their ratio, and end with an error above the budget."""
    app = application()
    with place() as folder:
        goods = furnish(folder, FEW if tiny else PIECES)
        with opened(app, goods) as till:
            document = sold(till, goods.codes[:LINES])
    data, page = document_bytes(document), lay_out(document, WIDE)
    ours: list[int] = []
    bare: list[int] = []
    for _ in range(3 if tiny else ROUNDS):
        ours.append(timed_receipt(data))
        bare.append(timed_bare(page))
    show("receipt to dots", ours)
    show("the same lines, bare painter", bare)
    ratio = times(ours, bare, 0.99)
    print(f"  p50 / p50: {times(ours, bare, 0.5):.2f}")
    judge(Promise("p99 of a receipt / p99 of the bare painter", ratio, aim=1.2, budget=4), tiny=tiny)


def sold(till: Opened, codes: tuple[str, ...]) -> Document:
    """Sell these pieces, and give the receipt."""
    for code in codes:
        till.sell(code)
    till.rest()
    till.screen.side.primary.click()
    till.wait(till.screen.side.change.isVisible)
    parts = till.till.parts()
    head = parts.journal.head()
    document = None if head is None else past_paper(parts, head.number)
    if document is None:
        raise LookupError("the sale left no paper")
    return document


def timed_receipt(data: bytes) -> int:
    """Do what the printing thread does."""
    start = perf_counter_ns()
    raster(picture(read_document(data)))
    return perf_counter_ns() - start


def timed_bare(page: Page) -> int:
    """Write the lines of a page with what Qt has."""
    start = perf_counter_ns()
    image = QImage(page.width, page.height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setFont(face(22))
    for mark in page.marks:
        match mark:
            case Run():
                painter.drawText(mark.x, mark.y + mark.paragraph.baseline, mark.paragraph.text)
            case Squares():
                _fill(painter, mark)
            case _:
                pass
    painter.end()
    mono = image.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    bytes(mono.constBits())
    return perf_counter_ns() - start


def _fill(painter: QPainter, squares: Squares) -> None:
    side = squares.module
    for row, modules in enumerate(squares.rows):
        for column, module in enumerate(modules):
            if module:
                painter.fillRect(squares.x + column * side, squares.y + row * side, side, side, Qt.GlobalColor.black)
