"""A paper that is not the first of its kind says so at its head: one printed again, or one kept as a file."""

from dataclasses import replace

from pos.documents.blocks import Document, Gap
from pos.documents.voices import Voices
from pos.domain.names import Language


def printed_again(document: Document) -> Document:
    """Mark a paper, as it was first composed, as a duplicate: it was cut off in the middle."""
    return _marked(document, "paper.printed_again", document.language)


def kept_as_file(document: Document) -> Document:
    """Mark a paper as a copy without a number: files are copied where no till can count them."""
    return _marked(document, "paper.copy", document.language, Language.FR)


def _marked(document: Document, message: str, *languages: Language) -> Document:
    banner = Voices(languages).banner(message)
    return replace(document, blocks=(banner, Gap(3), *document.blocks))
