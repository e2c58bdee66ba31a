"""A document as a picture: black and white for the thermal head, smooth for the screen.

Letters are painted smooth, fitted to the grid of dots, and then cut at one shade, never dithered: strokes come out
two dots wide and even, on every machine. Works on any thread of a program that has a QGuiApplication.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pos.documents.blocks import Document
from pos.ports.printer import Raster
from pos.typeset.layout import lay_out
from pos.typeset.painting import paint
from pos.typeset.sheet import WIDE

_CUT = 168
"""Shades below this (0 is black, 255 white) become black: light strokes gain a little, as small print needs."""
_CUT_TABLE = bytes(0 if shade < _CUT else 255 for shade in range(256))
_BITS = 8


def picture(document: Document, dots: int = WIDE) -> QImage:
    """Draw a document for a printer with that many dots across, in pure black and white (Format_Mono)."""
    page = lay_out(document, dots)
    smooth = QImage(page.width, page.height, QImage.Format.Format_Grayscale8)
    smooth.fill(255)
    painter = QPainter(smooth)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(page, painter)
    painter.end()
    cut = bytes(smooth.constBits()).translate(_CUT_TABLE)
    gray = QImage(cut, page.width, page.height, smooth.bytesPerLine(), QImage.Format.Format_Grayscale8)
    return gray.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)


def raster(image: QImage) -> Raster:
    """Give a picture as the rows of bits a printer takes; a width that is no multiple of 8 gains white dots."""
    gray = image.convertToFormat(QImage.Format.Format_Grayscale8)
    mono = gray.convertToFormat(QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither)
    across = -(-mono.width() // _BITS)
    padded = mono.copy(0, 0, across * _BITS, mono.height())
    stride, data = padded.bytesPerLine(), bytes(padded.constBits())
    rows = (data[row * stride : row * stride + across] for row in range(padded.height()))
    return Raster(across * _BITS, padded.height(), b"".join(rows))


def preview(document: Document, width: int) -> QImage:
    """Draw a document for the screen, that many pixels wide, smooth, laid out as on paper of 80 mm."""
    page = lay_out(document, WIDE)
    scale = width / page.width
    image = QImage(width, round(page.height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    paint(page, painter)
    painter.end()
    return image
