"""What phones paid that no sale accounts for, each told as a card: how much, why it is here, what to do about it."""

from collections.abc import Iterable

from pos.domain.money import Currency, Money
from pos.ui.presenters.organizer.board_told import Shade
from pos.ui.presenters.organizer.incidents_told import IncidentCard
from pos.wire.desk.phones import LoosePhone, WhyLoose
from pos.words.speech import Words


def phone_cards(loose: Iterable[LoosePhone], words: Words, offset_minutes: int) -> tuple[IncidentCard, ...]:
    """Tell each, the newest first."""
    return tuple(_card(one, words, offset_minutes) for one in loose)


def _card(loose: LoosePhone, words: Words, offset_minutes: int) -> IncidentCard:
    say, currency = words.say, Currency(loose.currency)
    amount, asked = words.money(Money(loose.amount, currency)), words.money(Money(loose.asked, currency))
    unheard = loose.why is WhyLoose.NO_REFERENCE and bool(loose.booth)
    about = "unheard" if unheard else loose.why.value
    means = say(f"desk.phone_{about}_means", amount=amount, asked=asked)
    where = say("desk.case_where", booth=loose.booth, stand=loose.stand)
    return IncidentCard(
        title=say("desk.phone_title", amount=amount, why=say(f"desk.phone_{loose.why}")),
        where=where if loose.booth else say("desk.phone_nowhere"),
        when=words.moment(loose.paid_ms, offset_minutes),
        means=f"{means}\n{_named(loose, words)}",
        todo=say(f"desk.phone_{about}_do"),
        shade=Shade.QUIET if unheard else Shade.LOOK,
        booth=loose.booth,
    )


def _named(loose: LoosePhone, words: Words) -> str:
    """Say by which names the payment is found in the acquirer's list."""
    names = {"reference": loose.reference, "transaction": loose.transaction, "switch": loose.switch}
    if not loose.acquirer:
        return words.say("desk.phone_told", **names)
    return words.say("desk.phone_told_by", **names, acquirer=loose.acquirer)
