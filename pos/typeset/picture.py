"""A document as a picture: black and white for the thermal head, smooth for the screen.

Letters are painted smooth, fitted to the grid of dots, and then cut at one shade, never dithered: strokes come out
two dots wide and even, on every machine. Works on any thread of a program that has a QGuiApplication.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pos.documents.blocks import Document
from pos.ports.printer import Raster
from pos.typeset.layout import lay_out
from pos.typeset.page import Page
from pos.typeset.painting import paint
from pos.typeset.sheet import WIDE

_CUT = 168
"""Shades below this (0 is black, 255 white) become black: light strokes gain a little, as small print needs."""
_CUT_TABLE = bytes(ord("1" if shade < _CUT else "0") for shade in range(256))
_COLOURS = [0xFFFFFFFF, 0xFF000000]
_BITS = 8
_WORD = 32
"""Qt begins every row of a picture on a multiple of so many bits."""


def picture(document: Document, dots: int = WIDE) -> QImage:
    """Draw a document for a printer with that many dots across, in pure black and white (Format_Mono, 1 is black)."""
    page = lay_out(document, dots)
    across = -(-dots // _WORD) * _WORD
    smooth = QImage(across, page.height, QImage.Format.Format_Grayscale8)
    smooth.fill(255)
    _paint(page, smooth, 1)
    shades = bytes(smooth.constBits()).translate(_CUT_TABLE)
    bits = int(shades, base=2).to_bytes(len(shades) // _BITS)
    mono = QImage(bits, dots, page.height, across // _BITS, QImage.Format.Format_Mono)
    mono.setColorTable(_COLOURS)
    return mono.copy()


def raster(image: QImage) -> Raster:
    """Give a picture as the rows of bits a printer takes; a width that is no multiple of 8 gains white dots."""
    mono = image
    if image.format() is not QImage.Format.Format_Mono or image.colorTable() != _COLOURS:
        gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
        mono = gray.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    across = -(-mono.width() // _BITS)
    padded = mono if mono.width() == across * _BITS else mono.copy(0, 0, across * _BITS, mono.height())
    stride, data = padded.bytesPerLine(), bytes(padded.constBits())
    if stride != across:
        data = b"".join([data[start : start + across] for start in range(0, len(data), stride)])
    return Raster(across * _BITS, padded.height(), data)


def preview(document: Document, width: int) -> QImage:
    """Draw a document for the screen, that many pixels wide, smooth, laid out as on paper of 80 mm."""
    page = lay_out(document, WIDE)
    scale = width / page.width
    image = QImage(width, round(page.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    _paint(page, image, scale)
    return image


def _paint(page: Page, image: QImage, scale: float) -> None:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint(page, painter)
    painter.end()
