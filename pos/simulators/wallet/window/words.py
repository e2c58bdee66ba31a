"""The few words of the window, in its three languages."""

from pos.simulators.window.tongues import Phrase, Tongue, say

_WORDS: dict[str, Phrase] = {
    "title": ("هاتف زبون", "Téléphone d’un client", "A customer’s phone"),
    "ready": ("الشبكة تعمل", "Le réseau fonctionne", "The network works"),
    "no_network": ("المحفظة بلا شبكة", "Le portefeuille est sans réseau", "The wallet has no network"),
    "will_fail": ("سيحدث عطل", "Une panne est prévue", "Something will go wrong"),
    "scan_here": ("امسح رمز التاجر هنا", "Scannez le code du marchand ici", "Scan the merchant’s code here"),
    "to": ("إلى", "À", "To"),
    "type_amount": ("المبلغ بالدرهم", "Montant en DH", "Amount in DH"),
    "pay": ("أدِّ", "Payer", "Pay"),
    "no_code": ("لم يُمسح رمز بعد", "Aucun code scanné", "No code scanned yet"),
    "unreadable": (
        "لا يستطيع هذا الهاتف أداء هذا الرمز",
        "Ce téléphone ne peut pas payer ce code",
        "Not a code to pay",
    ),
    "paid": ("أُدّي", "Payé", "Paid"),
    "told": ("أُخبر المركز", "central prévenu", "central was told"),
    "cut": ("اقطع الشبكة", "Couper le réseau", "Cut the network"),
    "join": ("أعد الشبكة", "Rétablir le réseau", "Restore the network"),
    "mend": ("أصلح كل شيء", "Tout réparer", "Mend everything"),
    "never_notified": ("لا يُخبَر المركز أبدًا", "Jamais annoncé", "Never told"),
    "notified_late": ("يُخبَر متأخرًا", "Annoncé en retard", "Told late"),
    "notified_twice": ("يُخبَر مرتين", "Annoncé deux fois", "Told twice"),
    "another_amount": ("ناقص 10 دراهم", "10 DH de moins", "10 DH less"),
    "two_payments": ("يؤدي مرتين", "Paie deux fois", "Pays twice"),
    "wrong_signature": ("توقيع خاطئ", "Signature fausse", "Wrong signature"),
    "unknown_reference": ("مرجع مجهول", "Référence inconnue", "Unknown reference"),
    "reversed_order": ("بعد الأداء التالي", "Après le suivant", "After the next one"),
    "answer_lost": ("الجواب يضيع", "Réponse perdue", "Answer lost"),
}


def word(name: str, tongue: Tongue) -> str:
    """Give the words of that name."""
    return say(_WORDS[name], tongue)
