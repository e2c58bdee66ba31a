"""Who sells where, once somebody has signed in and the drawer is open."""

from pos.domain.cash_terms import CashTerms
from pos.domain.fair import Place
from pos.domain.names import Language
from pos.domain.sale import Counter
from pos.domain.values import dataclass
from pos.ports.journal import OpenShift, Somebody


@dataclass(frozen=True, slots=True)
class Session:
    """The place, everybody who may sign in, who did, and the shift under way."""

    place: Place
    people: tuple[Somebody, ...]
    person: Somebody
    shift: OpenShift

    def counter(self, languages: tuple[Language, ...], terms: CashTerms) -> Counter:
        """Say where and by whom a sale is made, in which languages its paper speaks, and how cash is taken."""
        return Counter(self.shift.number, self.person.id, languages, terms)
