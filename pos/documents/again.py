"""A paper that was cut off in the middle is printed again, and says that it is a duplicate."""

from dataclasses import replace

from pos.documents.blocks import Banner, Document, Gap
from pos.documents.voices import Voices


def printed_again(document: Document) -> Document:
    """Mark a paper as a duplicate at its head; one that says so already stays as it is."""
    if any(isinstance(block, Banner) for block in document.blocks):
        return document
    banner = Voices((document.language,)).banner("paper.printed_again")
    return replace(document, blocks=(banner, Gap(3), *document.blocks))
