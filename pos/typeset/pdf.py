"""A document as a PDF: the same blocks, laid out by the same hand, as letters and shapes instead of dots.

Its letters can be copied and searched for as they are spoken, in Arabic too, and it carries its own faces. The same
document gives the same bytes. Works on any thread of a program that has a QGuiApplication.
"""

from pos.documents.blocks import Document, Text
from pos.typeset.layout import lay_out
from pos.typeset.pdf_faces import Faces
from pos.typeset.pdf_file import About, Sheet, pdf_file
from pos.typeset.pdf_ink import ink
from pos.typeset.pdf_leaves import Leaf, Paper, leaves
from pos.typeset.pdf_letters import as_read
from pos.typeset.sheet import WIDE


def pdf(document: Document, paper: Paper = Paper.ROLL) -> bytes:
    """Write a document as a PDF, for a roll of 80 mm as long as it is or for sheets of A4."""
    page, faces = lay_out(document, WIDE), Faces()
    right_to_left = document.language.right_to_left
    sheets = [_sheet(leaf, faces) for leaf in leaves(page, paper, right_to_left=right_to_left)]
    title = next((block.text for block in document.blocks if isinstance(block, Text)), document.kind)
    return pdf_file(sheets, faces.all(), About(as_read(title), document.language.value))


def _sheet(leaf: Leaf, faces: Faces) -> Sheet:
    points = leaf.points_a_dot
    return Sheet(leaf.width * points, leaf.height * points, ink(leaf, faces))
