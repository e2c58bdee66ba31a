"""The few words of the window, in its three languages."""

from pos.simulators.window.tongues import Phrase, Tongue, say

_WORDS: dict[str, Phrase] = {
    "title": ("طابعة الوصولات", "Imprimante de tickets", "Receipt printer"),
    "papers": ("الأوراق:", "Tickets :", "Papers:"),
    "ready": ("جاهزة", "Prête", "Ready"),
    "is_off": ("مطفأة", "Éteinte", "Off"),
    "no_paper": ("لا يوجد ورق", "Plus de papier", "No paper"),
    "is_open": ("الغطاء مفتوح", "Capot ouvert", "Cover open"),
    "is_low": ("الورق قليل", "Bientôt plus de papier", "Paper nearly over"),
    "empty": ("سيخرج الورق من هنا", "Les tickets sortiront ici", "Papers will come out here"),
    "close_drawer": ("اضغط لإغلاق الدرج", "Touchez pour fermer le tiroir", "Tap to close the drawer"),
    "off": ("أطفئ الطابعة", "Éteindre", "Switch off"),
    "on": ("شغّل الطابعة", "Allumer", "Switch on"),
    "paper_out": ("انزع الورق", "Retirer le papier", "Take the paper away"),
    "paper_in": ("ضع الورق", "Remettre du papier", "Put paper in"),
    "cover_open": ("افتح الغطاء", "Ouvrir le capot", "Open the cover"),
    "cover_closed": ("أغلق الغطاء", "Fermer le capot", "Close the cover"),
    "slow": ("أبطئ الطباعة", "Ralentir", "Slow down"),
    "usual": ("أعد السرعة العادية", "Vitesse normale", "Usual speed"),
    "cut": ("اقطع السلك", "Couper le câble", "Cut the cable"),
    "cut_armed": ("سينقطع في الورقة المقبلة", "Coupé au prochain ticket", "Cut at the next paper"),
    "lose": ("أضِع الجواب", "Perdre la réponse", "Lose the answer"),
    "lose_armed": ("سيضيع الجواب المقبل", "Réponse bientôt perdue", "Next answer will be lost"),
    "garble": ("شوّش الأجوبة", "Brouiller les réponses", "Garble the answers"),
    "clear": ("أعد الأجوبة الواضحة", "Réponses claires", "Clear answers"),
    "mend": ("أصلح كل شيء", "Tout réparer", "Mend everything"),
}


def word(name: str, tongue: Tongue) -> str:
    """Give the words of that name."""
    return say(_WORDS[name], tongue)
