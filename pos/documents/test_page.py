"""The test page: shows whether a printer is well: every script, every size, the edges, fine lines and a code."""

from pos.documents.blocks import (
    Align,
    Banner,
    Block,
    Code,
    Document,
    Gap,
    Line,
    Ornament,
    Pair,
    RuleStyle,
    Size,
    Text,
)
from pos.documents.provenance import Provenance, masthead
from pos.documents.voices import Voices
from pos.domain.money import Money
from pos.domain.names import Language
from pos.domain.product import Motif
from pos.words.speech import words_for

_SAMPLE = 123_456_78
"""An amount (minor units) with every digit a figure can need a column for."""
_SCRIPTS = (Language.AR, Language.FR, Language.EN)


def compose_test_page(provenance: Provenance) -> Document:
    """Compose the page a person prints after plugging a printer in."""
    voices = Voices(provenance.languages)
    words, at = voices.first, provenance.at
    amount = Money(_SAMPLE, provenance.place.currency)
    title, also = voices.phrases("paper.test")
    said, also_said = voices.phrases("paper.test_banner")
    blocks: list[Block] = [
        *(Ornament(motif) for motif in Motif),
        Gap(3),
        *masthead(voices, provenance.place),
        Gap(3),
        Text(title.text, title.language, Size.TITLE, Align.CENTRE, bold=True, also=also),
        Text(words.moment(at.utc_ms, at.offset_minutes), words.language, Size.SMALL, Align.CENTRE),
        Gap(3),
        Gap(2),
        *(Pair(words.say("paper.total"), words.money(amount), words.language, size) for size in Size),
        Gap(3),
        Line(RuleStyle.DASHED),
        Gap(2),
        *_scripts(),
        Gap(3),
        Banner(said.text, said.language, also_said),
        Gap(3),
        Code("DE0:" + "0123456789" * 12, (voices.text("paper.test_code", Size.SMALL),)),
    ]
    return Document("test-page", voices.language, tuple(blocks))


def _scripts() -> list[Block]:
    """Say the sample sentence in every script, small and large, light and bold."""
    blocks: list[Block] = []
    for language in _SCRIPTS:
        sample = words_for(language).say("paper.test_sample")
        blocks += [
            Text(sample, language, Size.SMALL),
            Text(sample, language, Size.BODY, bold=True),
        ]
    amazigh = words_for(Language.FR).say("paper.thanks_amazigh")
    return [*blocks, Text(amazigh, Language.ZGH), Text(amazigh, Language.ZGH, Size.STRONG, bold=True)]
