"""What the seller can be said to be: each a rule of tax, with its reason and the article of law that grounds it."""

from collections.abc import Sequence

from pos.domain.tax import TaxReason, TaxTreatment
from pos.ui.presenters.shown.choices import ChipView
from pos.words.speech import Words


def told(rule: TaxTreatment, words: Words) -> tuple[str, str]:
    """Name a rule as a seller would, and say why it is so."""
    article = words.isolate(rule.article)
    if rule.reason is TaxReason.STANDARD:
        why = words.say("seller.reason_rate", rate=words.percent(rule.rate_bp), article=article)
    else:
        why = words.say("seller.reason", reason=words.say(f"tax.{rule.reason.value}"), article=article)
    return words.say(f"seller.{rule.id.lower()}"), why


def seller_choices(rules: Sequence[TaxTreatment], chosen: str, words: Words) -> tuple[tuple[ChipView, str], ...]:
    """Tell every choice, and the reason that stands under its name."""
    return tuple((ChipView(rule.id, told(rule, words)[0], rule.id == chosen), told(rule, words)[1]) for rule in rules)
