"""A name as people read it, in each language of the program.

Arabic, French and English are always asked for; Spanish and Amazigh fall back on French and Arabic when empty.
"""

from enum import StrEnum

from pos.domain.values import dataclass


class Language(StrEnum):
    """The languages a screen or a paper can speak (BCP 47 tags)."""

    AR = "ar"
    FR = "fr"
    EN = "en"
    ES = "es"
    ZGH = "zgh"

    @property
    def right_to_left(self) -> bool:
        """Tell whether the language is written from right to left."""
        return self is Language.AR


@dataclass(frozen=True, slots=True)
class Names:
    """The same name in each language; an empty one falls back on the first that is not."""

    ar: str = ""
    fr: str = ""
    en: str = ""
    es: str = ""
    zgh: str = ""

    def say(self, language: Language) -> str:
        """Give the name in `language`, or in the nearest language that has one."""
        fallbacks = {
            Language.AR: (self.ar, self.fr, self.en),
            Language.FR: (self.fr, self.en, self.ar),
            Language.EN: (self.en, self.fr, self.ar),
            Language.ES: (self.es, self.fr, self.en, self.ar),
            Language.ZGH: (self.zgh, self.ar, self.fr, self.en),
        }
        return next((name for name in fallbacks[language] if name), "")
