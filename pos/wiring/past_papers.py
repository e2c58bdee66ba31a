"""A paper that was given out, composed again from its fact, exactly as it was."""

from pos.documents.blocks import Document, read_document
from pos.documents.recovery_sheet import filled_in
from pos.domain.facts import RecoverySheetMade, RefundFinished, SaleFinished, ShiftClosed
from pos.wiring.parts import Parts


def past_paper(parts: Parts, number: int) -> Document | None:
    """Compose the paper of a journal number; None when that fact has no paper."""
    recorded = parts.journal.recorded(number)
    if recorded is None:
        return None
    signature = parts.key.sign(recorded.head)
    match recorded.entry.fact:
        case SaleFinished() as sale:
            job = parts.paper.sale(recorded, sale, signature, copy=0)
        case ShiftClosed() as closed:
            job = parts.paper.closing(recorded, closed, signature, copy=0)
        case RefundFinished() as refund:
            sold = parts.journal.entry(refund.sale)
            if sold is None or not isinstance(sold.fact, SaleFinished):
                return None
            job = parts.paper.refund(recorded, refund, sold.fact, signature, copy=0)
        case RecoverySheetMade(person=person):
            sheet = read_document(parts.paper.recovery_sheet(recorded, person).document)
            return filled_in(sheet, parts.pins.code_in_hand())
        case _:
            return None
    return read_document(job.document)
