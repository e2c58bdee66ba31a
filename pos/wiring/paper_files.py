"""Papers as PDF files: written whole or not at all, named after the number the paper carries, marked as copies."""

import re
from pathlib import Path

import platformdirs

from pos.documents.again import kept_as_file
from pos.domain.facts import RecoverySheetMade, RefundFinished, SaleFinished, ShiftClosed
from pos.domain.fair import series_prefix
from pos.typeset.kinds import await_kinds
from pos.ui.ways.till_facts import PdfKept
from pos.wiring.parts import Parts
from pos.wiring.past_papers import past_paper

_FOLDER = "Dar Essanaa"
_UNFIT = re.compile(r"[^\w.-]")
"""Signs that the code of a booth may have and the name of a file on some system may not."""


def write_paper(parts: Parts, number: int, file: Path, *, a4: bool = False) -> bool:
    """Write the paper of a journal number; False when it has none, `OSError` when it cannot be written."""
    from pos.typeset.pdf import pdf
    from pos.typeset.pdf_leaves import Paper

    document = past_paper(parts, number)
    if document is None:
        return False
    data = pdf(kept_as_file(document), Paper.A4 if a4 else Paper.ROLL)
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f".{file.name}.half")
    try:
        half.write_bytes(data)
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    return True


def keep_paper(parts: Parts, number: int) -> PdfKept:
    """Write a paper into the folder where this system keeps a person's documents."""
    await_kinds()
    file = Path(platformdirs.user_documents_dir()) / _FOLDER / f"{_UNFIT.sub('_', paper_name(parts, number))}.pdf"
    try:
        return PdfKept(file, kept=write_paper(parts, number, file))
    except OSError:
        return PdfKept(file, kept=False)


def paper_name(parts: Parts, number: int) -> str:
    """Name a paper's file after the number that the paper carries, or after its entry."""
    return _UNFIT.sub("_", _carried(parts, number))


def _carried(parts: Parts, number: int) -> str:
    entry, place = parts.journal.entry(number), parts.journal.place()
    match None if entry is None else entry.fact:
        case SaleFinished(series=series) | RefundFinished(series=series):
            return series
        case ShiftClosed() as closed if place is not None and entry is not None:
            return f"{series_prefix(place, entry.epoch)}-Z{closed.z}"
        case RecoverySheetMade() if place is not None and entry is not None:
            return f"{series_prefix(place, entry.epoch)}-R{number}"
        case _:
            return str(number)
