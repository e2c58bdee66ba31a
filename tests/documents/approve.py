"""Writes the approved papers anew: `python -m tests.documents.approve`, then read the difference before you commit."""

from pathlib import Path

from pos.documents.blocks import Document
from pos.documents.plain import plain_text
from pos.documents.receipt import compose_receipt
from pos.documents.recovery_sheet import compose_recovery_sheet, filled_in
from pos.documents.refund import compose_refund
from pos.documents.shift_report import compose_x, compose_z
from pos.documents.test_page import compose_test_page
from pos.domain.cash_terms import DutyBearer
from pos.domain.facts import ShiftOpened
from pos.domain.names import Language
from pos.domain.quantity import pieces
from pos.ports.journal import OpenShift
from tests.documents import samples
from tests.documents.samples import provenance

APPROVED = Path(__file__).parent / "approved"
CODE = "4071 2093 5518 6620 3947"
AR, FR, EN = Language.AR, Language.FR, Language.EN


def papers() -> dict[str, Document]:
    """Compose one paper of each kind, in every language and in two at once."""
    sale, reduced = samples.everyday_sale(), samples.reduced_sale()
    back = samples.refund_of(sale, 2, pieces(1))
    shift = OpenShift(1, ShiftOpened("a", samples.DAY, samples.opening_float()))
    added, borne = samples.sale_on_terms(DutyBearer.CUSTOMER), samples.sale_on_terms(DutyBearer.SELLER)
    figures, closing, register = samples.shift_figures(), samples.closing(), samples.register()
    return {
        "receipt-ar": compose_receipt(sale, provenance(AR)),
        "receipt-fr": compose_receipt(sale, provenance(FR)),
        "receipt-en": compose_receipt(sale, provenance(EN)),
        "receipt-fr-ar": compose_receipt(sale, provenance(FR, AR)),
        "receipt-ar-fr-duplicate": compose_receipt(sale, provenance(AR, FR, copy=2)),
        "receipt-en-reduced": compose_receipt(reduced, provenance(EN)),
        "receipt-fr-ar-duty": compose_receipt(added, provenance(FR, AR)),
        "receipt-ar-duty": compose_receipt(added, provenance(AR)),
        "receipt-en-duty-of-seller": compose_receipt(borne, provenance(EN)),
        "receipt-fr-ar-euros": compose_receipt(samples.sale_for_euros(), provenance(FR, AR)),
        "receipt-ar-euros": compose_receipt(samples.sale_for_euros(), provenance(AR)),
        "z-fr-euros": compose_z(samples.closing_with_euros(), register, provenance(FR)),
        "z-ar-euros": compose_z(samples.closing_with_euros(), register, provenance(AR)),
        "refund-ar-rounded": compose_refund(samples.refund_rounded(added), added, provenance(AR)),
        "refund-ar": compose_refund(back, sale, provenance(AR)),
        "refund-fr-ar": compose_refund(back, sale, provenance(FR, AR)),
        "refund-card-ar-fr": compose_refund(samples.to_the_card(back), sale, provenance(AR, FR)),
        "z-ar": compose_z(closing, register, provenance(AR)),
        "z-fr": compose_z(closing, register, provenance(FR)),
        "z-en-duplicate": compose_z(closing, register, provenance(EN, copy=1)),
        "z-fr-ar": compose_z(closing, register, provenance(FR, AR)),
        "z-fr-duty": compose_z(samples.closing_on_terms(), register, provenance(FR)),
        "z-ar-duty": compose_z(samples.closing_on_terms(), register, provenance(AR)),
        "x-ar": compose_x(shift, figures, register, provenance(AR)),
        "x-fr": compose_x(shift, figures, register, provenance(FR)),
        "recovery-sheet-fr-ar": filled_in(compose_recovery_sheet(provenance(FR, AR)), CODE),
        "recovery-sheet-ar-void": filled_in(compose_recovery_sheet(provenance(AR)), ""),
        "test-page-fr-ar": compose_test_page(provenance(FR, AR)),
        "test-page-ar": compose_test_page(provenance(AR)),
    }


if __name__ == "__main__":
    APPROVED.mkdir(exist_ok=True)
    for name, paper in papers().items():
        (APPROVED / f"{name}.txt").write_text(plain_text(paper), encoding="utf-8", newline="\n")
