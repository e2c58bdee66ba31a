"""One paper of a till with what its bytes prove: reckoned here, without believing central."""

from pos.domain.refusals import Refused, Rule
from pos.domain.values import dataclass
from pos.ports.desk_link import DeskLink, NotHeld, Place, SignInAgain
from pos.wire.desk.drill import HeldFact, Paper, PaymentStep
from pos.wire.desk.proof import NoProof, Proof, check


@dataclass(frozen=True, slots=True)
class ProvenPaper:
    """A paper, the steps of its payments at a terminal, its fact, and what that proves; None when nothing."""

    paper: Paper
    steps: tuple[PaymentStep, ...]
    fact: HeldFact
    proof: Proof | None


def read_paper(fair: str, place: Place, *, link: DeskLink) -> ProvenPaper | Refused:
    """Read a paper and its fact, and check it; raises `CentralUnavailable`."""
    till, branch, _ = place
    try:
        paper, fact = link.paper(fair, place), link.fact(fair, place)
        asked = [tender.payment for tender in paper.tenders if tender.payment]
        steps = [step for number in asked for step in link.payment(fair, (till, branch, number))]
    except SignInAgain:
        return Refused(Rule.SIGNED_OUT)
    except NotHeld:
        return Refused(Rule.FACT_NOT_FOUND)
    return ProvenPaper(paper, tuple(steps), fact, _proof(fact))


def _proof(fact: HeldFact) -> Proof | None:
    try:
        return check(fact)
    except NoProof:
        return None
