"""Composes a till's papers: gives the documents what they need to know of this till, its languages and its people."""

from collections.abc import Callable, Mapping, Sequence

from pos.documents.blocks import Document, document_bytes
from pos.documents.given_back import compose_given_back
from pos.documents.provenance import Provenance
from pos.documents.receipt import compose_receipt
from pos.documents.recovery_sheet import compose_recovery_sheet
from pos.documents.refund import compose_refund
from pos.documents.seal import Seal
from pos.documents.shift_report import Register, compose_x, compose_z
from pos.documents.test_page import compose_test_page
from pos.domain.facts import CashMoved, RefundFinished, SaleFinished, ShiftClosed, ShiftFigures
from pos.domain.fair import Place
from pos.domain.names import Language
from pos.domain.payment import Payment
from pos.domain.sale import Parties
from pos.domain.tax import TaxTreatment
from pos.ports.clock import Moment
from pos.ports.journal import OpenShift, PaperJob, Recorded

DEFAULT_LANGUAGES = (Language.FR, Language.AR)


class TillPaper:
    """Composes for one till. Names are asked for at each paper: people and parties come and go."""

    def __init__(
        self,
        place: Callable[[], Place],
        names: Callable[[], Mapping[str, str]],
        parties: Callable[[], Parties],
        treatments: Sequence[TaxTreatment],
    ) -> None:
        """Take the ways to ask for the till's place, its people's names by id, and the parties."""
        self._place = place
        self._names = names
        self._parties = parties
        self._treatments = treatments

    def sale(self, recorded: Recorded, fact: SaleFinished, signature: bytes, copy: int) -> PaperJob:
        """Compose a receipt in the languages its ticket asked for."""
        where = self._provenance(recorded, signature, copy, fact.person, fact.languages)
        return _job(recorded, compose_receipt(fact, where))

    def refund(
        self, recorded: Recorded, fact: RefundFinished, sale: SaleFinished, signature: bytes, copy: int
    ) -> PaperJob:
        """Compose a refund's receipt in the languages of the sale."""
        where = self._provenance(recorded, signature, copy, fact.person, sale.languages)
        return _job(recorded, compose_refund(fact, sale, where))

    def given_back(self, recorded: Recorded, fact: CashMoved, original: Payment) -> PaperJob:
        """Compose the paper of cash that was given for a card."""
        where = self._unsealed(recorded, fact.person)
        return _job(recorded, compose_given_back(fact, original, where))

    def closing(self, recorded: Recorded, fact: ShiftClosed, signature: bytes, copy: int) -> PaperJob:
        """Compose the report of a closing."""
        where = self._provenance(recorded, signature, copy, fact.person, ())
        return _job(recorded, compose_z(fact, self._register(), where))

    def recovery_sheet(self, recorded: Recorded, person: str) -> PaperJob:
        """Compose a recovery sheet, but for its code."""
        return _job(recorded, compose_recovery_sheet(self._unsealed(recorded, person)))

    def test_page(self, of: int, at: Moment) -> PaperJob:
        """Compose the page that shows whether a printer is well."""
        document = compose_test_page(Provenance(self._place(), at, DEFAULT_LANGUAGES))
        return PaperJob(of=of, kind=document.kind, document=document_bytes(document))

    def reading(self, shift: OpenShift, figures: ShiftFigures, person: str, at: Moment) -> PaperJob:
        """Compose a reading of the shift under way."""
        where = Provenance(self._place(), at, DEFAULT_LANGUAGES, cashier=self._names().get(person, ""))
        document = compose_x(shift, figures, self._register(), where)
        return PaperJob(of=shift.number, kind=document.kind, document=document_bytes(document))

    def _unsealed(self, recorded: Recorded, person: str) -> Provenance:
        at = Moment(recorded.entry.utc_ms, recorded.entry.offset_minutes)
        return Provenance(self._place(), at, DEFAULT_LANGUAGES, cashier=self._names().get(person, ""))

    def _register(self) -> Register:
        return Register(self._parties(), self._treatments)

    def _provenance(
        self, recorded: Recorded, signature: bytes, copy: int, person: str, languages: tuple[Language, ...]
    ) -> Provenance:
        entry = recorded.entry
        return Provenance(
            place=self._place(),
            at=Moment(entry.utc_ms, entry.offset_minutes),
            languages=languages or DEFAULT_LANGUAGES,
            seal=Seal(recorded.head, signature),
            copy=copy,
            cashier=self._names().get(person, ""),
        )


def _job(recorded: Recorded, document: Document) -> PaperJob:
    return PaperJob(of=recorded.entry.number, kind=document.kind, document=document_bytes(document))
