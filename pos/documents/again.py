"""A paper that was cut off in the middle is printed again, and says that it is a duplicate."""

from dataclasses import replace

from pos.documents.blocks import Document, Gap
from pos.documents.voices import Voices


def printed_again(document: Document) -> Document:
    """Mark a paper, as it was first composed, as a duplicate at its head."""
    banner = Voices((document.language,)).banner("paper.printed_again")
    return replace(document, blocks=(banner, Gap(3), *document.blocks))
