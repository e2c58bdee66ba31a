"""Take a file of products in: all of it or nothing, with everything that is wrong told at once.

What it makes and changes is said product by product, as if it had been done by hand at the booth.
The same file taken twice changes nothing the second time. An open ticket keeps the prices it was rung up at,
because a line carries its own.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace

from pos.domain.crafts import CraftTables
from pos.domain.edits import changed_fields
from pos.domain.facts import CatalogueImported, ProductChanged
from pos.domain.money import Currency
from pos.domain.permissions import Action, Approval, Role, allowed
from pos.domain.product import Product
from pos.domain.product_file.problems import Problem
from pos.domain.product_file.reading import ProductFile, Progress
from pos.domain.product_file.rows import Defaults, Known
from pos.domain.refusals import Refused, Rule
from pos.domain.tax import TaxTreatment
from pos.domain.values import dataclass
from pos.ports.journal import Journal

_BEHIND = ("seller", "maker")


@dataclass(frozen=True, slots=True)
class ImportCatalogue:
    """The bytes of a file, who takes it in, and what its new products have when it does not say.

    With `check_only` the file is read and reported on, and nothing is written.
    """

    data: bytes
    person: str
    defaults: Defaults
    approvals: tuple[Approval, ...] = ()
    check_only: bool = False


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a file. With problems, or when `stopped`, nothing of it was taken in.

    `problems` and `warnings` are the first of each; their counts are of all. Rows that change nothing are `unchanged`.
    """

    rows: int
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    unknown_columns: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0
    warnings: tuple[Problem, ...] = ()
    warning_count: int = 0
    stopped: bool = False

    @property
    def is_clean(self) -> bool:
        """Tell whether the file was, or could be, taken in."""
        return not self.problem_count and not self.stopped


def import_catalogue(
    request: ImportCatalogue,
    *,
    journal: Journal,
    tables: CraftTables,
    treatments: tuple[TaxTreatment, ...],
    has_picture: Callable[[str], bool],
    progress: Progress,
) -> ImportReport | Refused:
    """Take a file of products in, in one unit of work. `has_picture` tells whether a path in it leads to a picture."""
    roles = {known.id: known.role for known in journal.people()}
    if not allowed(roles.get(request.person, Role.CASHIER), Action.IMPORT_CATALOGUE, request.approvals):
        return Refused(Rule.NEEDS_APPROVAL, action=Action.IMPORT_CATALOGUE)
    place = journal.place()
    currency = place.currency if place else Currency.MAD
    known = Known(currency, request.defaults, tables, treatments, has_picture)
    file = ProductFile(request.data, known, journal.products(), journal.parties())
    report = report_of(file, stopped=not file.read(progress))
    if report.is_clean and not request.check_only:
        _write(file, request, journal)
    return report


def report_of(file: ProductFile, *, stopped: bool) -> ImportReport:
    """Say what became, or would become, of a file that was read."""
    clean = not file.problems.count and not stopped
    added, changed = (len(file.added), len(file.changed)) if clean else (0, 0)
    return ImportReport(
        rows=file.rows,
        added=added,
        changed=changed,
        unchanged=file.rows - added - changed if clean else 0,
        unknown_columns=file.unknown_columns,
        problems=file.problems.kept(),
        problem_count=file.problems.count,
        warnings=file.warnings.kept(),
        warning_count=file.warnings.count,
        stopped=stopped,
    )


def _write(file: ProductFile, request: ImportCatalogue, journal: Journal) -> None:
    facts = _changes(file, request, journal)
    if not facts:
        return
    digest = hashlib.sha256(request.data).hexdigest()
    with journal.unit_of_work() as work:
        for fact in facts:
            work.append(fact)
        work.append(CatalogueImported(digest, len(file.added), len(file.changed), request.person))
        work.commit()


def _changes(file: ProductFile, request: ImportCatalogue, journal: Journal) -> list[ProductChanged]:
    """Say what changed, product by product; of whom alone more is known now, a product that names them says it."""
    parties, before = file.parties(), journal.parties()
    sellers, makers = {**before.sellers, **parties.sellers}, {**before.makers, **parties.makers}
    was = {product.id: product for product in journal.products()}

    def changed(now: Product) -> ProductChanged:
        fields = changed_fields(was[now.id], now) if now.id in was else ()
        return ProductChanged(now, request.person, fields, sellers.get(now.seller), makers.get(now.maker))

    facts = [changed(product) for product in (*file.added, *file.changed)]
    untold = (parties.sellers.keys() | parties.makers.keys()) - {who for f in facts for who in _behind(f.product)}
    for product in was.values() if untold else ():
        if not untold.isdisjoint(_behind(product)):
            untold -= _behind(product)
            facts.append(replace(changed(product), fields=_BEHIND))
    return facts


def _behind(product: Product) -> set[str]:
    return {product.seller, product.maker}
