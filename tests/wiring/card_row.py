"""What came of something that went wrong with a payment, as a row of the page that tells of it."""

from dataclasses import dataclass

from tests.wiring.card_stall import CardStall


@dataclass(frozen=True)
class Row:
    """What came of a fault: the state it left, what the card paid in minor units, the state in the end, its proof."""

    driver: str
    fault: str
    when: str
    first: str
    charged: int
    then: str
    known_by: str
    paid: int
    sales: int

    @property
    def cells(self) -> tuple[str, ...]:
        charged = f"{self.charged // 100},{self.charged % 100:02}" if self.charged else "nothing"
        return (self.driver, self.fault, self.when, self.first, charged, self.then, self.known_by)


def state_of(stall: CardStall) -> str:
    return stall.states[-1].value if stall.states else "nothing"
