"""The few words of the window, in its three languages."""

from pos.simulators.window.tongues import Phrase, Tongue, say

_WORDS: dict[str, Phrase] = {
    "title": ("جهاز الأداء بالبطاقة", "Terminal de paiement", "Card terminal"),
    "currency": ("درهم", "DH", "DH"),
    "idle": ("في انتظار الصندوق", "Attente caisse", "Waiting for the till"),
    "present_card": ("قدّم البطاقة", "Présentez la carte", "Present a card"),
    "enter_pin": ("أدخل الرقم السري", "Tapez le code", "Enter the PIN"),
    "wrong_pin": ("الرقم السري خاطئ، أعد", "Code faux, recommencez", "Wrong PIN, try again"),
    "authorised": (
        "مقبول، ننتظر تأكيد الصندوق",
        "Accepté, la caisse doit confirmer",
        "Approved, the till must confirm",
    ),
    "paid": ("تم الأداء", "Paiement terminé", "Paid"),
    "refused": ("رُفض الأداء", "Paiement refusé", "Refused"),
    "reversed": ("أُرجع المبلغ، لم يؤكد أحد", "Annulé, sans confirmation", "Given back, nobody confirmed"),
    "voided": ("أُلغيت العملية", "Opération annulée", "Voided"),
    "refunded": ("أُرجع المبلغ إلى البطاقة", "Carte remboursée", "Refunded to the card"),
    "settled": ("أُقفل اليوم", "Télécollecte faite", "Day closed"),
    "off": ("الجهاز مطفأ", "Terminal éteint", "Switched off"),
    "visa": ("فيزا", "Visa", "Visa"),
    "mastercard": ("ماستركارد", "Mastercard", "Mastercard"),
    "blocked": ("محظورة", "Bloquée", "Blocked"),
    "expired": ("منتهية", "Expirée", "Expired"),
    "insufficient": ("بلا رصيد", "Sans solde", "No funds"),
    "pull_plug": ("افصل الكهرباء", "Débrancher", "Pull the plug"),
    "plug_in": ("أعد الكهرباء", "Rebrancher", "Plug in"),
    "cut_cable": ("اقطع الشبكة", "Couper le réseau", "Cut the network"),
    "join_cable": ("أعد الشبكة", "Rétablir le réseau", "Join the network"),
    "mishaps": ("أحدث عطبًا", "Provoquer une panne", "Make it fail"),
    "restore": ("أصلح كل شيء", "Tout réparer", "Mend everything"),
    "slips": ("آخر الوصولات", "Derniers tickets", "Last slips"),
    "back": ("عودة إلى الجهاز", "Retour au terminal", "Back to the terminal"),
    "no_slips": ("ستظهر الوصولات هنا", "Les tickets apparaîtront ici", "Slips will appear here"),
    "all_is_well": ("كل شيء يعمل", "Tout fonctionne", "All is well"),
    "no_power": ("بلا كهرباء", "Sans courant", "No power"),
    "no_network": ("بلا شبكة", "Sans réseau", "No network"),
    "cancel_key": ("إلغاء", "Annuler", "Cancel"),
    "erase_key": ("مسح", "Corriger", "Erase"),
    "enter_key": ("موافق", "Valider", "Enter"),
}

FAULTS: dict[str, Phrase] = {
    "drop_after_authorise": ("الجواب يضيع بعد الأداء", "Réponse perdue après paiement", "Answer lost after paying"),
    "drop_before_authorise": ("انقطاع قبل الأداء", "Coupure avant paiement", "Cut before paying"),
    "drop_mid_frame": ("نصف جواب", "Réponse coupée en deux", "Half an answer"),
    "accept_then_silence": ("صمت", "Silence", "Silence"),
    "connect_refused": ("الاتصال مرفوض", "Connexion refusée", "Connection refused"),
    "answer_late": ("جواب متأخر جدًا", "Réponse très tardive", "Very late answer"),
    "answer_twice": ("جواب مكرر", "Réponse en double", "Answer twice"),
    "answer_of_previous": ("جواب الزبون السابق", "Réponse du client d’avant", "Answer of the one before"),
    "confirmation_lost": ("التأكيد يضيع", "Confirmation perdue", "Confirmation lost"),
    "confirmation_late": ("التأكيد يتأخر", "Confirmation tardive", "Confirmation late"),
    "auto_reversed": ("إرجاع تلقائي", "Annulation automatique", "Reversed by itself"),
    "partial_approval": ("قبول نصف المبلغ", "Accord pour la moitié", "Approve half"),
    "busy": ("الجهاز مشغول", "Terminal occupé", "Terminal busy"),
    "abort_loses_race": ("الإلغاء يصل متأخرًا", "Annulation trop tardive", "Abort too late"),
    "pin_wrong_then_ok": ("رقم سري خاطئ ثم صحيح", "Code faux puis juste", "PIN wrong, then right"),
    "crash_after_authorise_with_journal": ("عطل بعد الأداء", "Plante après paiement", "Crash after paying"),
    "crash_without_journal": ("عطل ونسيان", "Plante et oublie", "Crash and forget"),
    "printer_out_of_paper_in_slip": ("الورق ينتهي في الوصل", "Plus de papier en plein ticket", "Paper out in the slip"),
    "wrong_reference": ("رقم عملية خاطئ", "Mauvaise référence", "Wrong reference"),
    "wrong_amount": ("مبلغ خاطئ", "Mauvais montant", "Wrong amount"),
    "wrong_currency": ("عملة خاطئة", "Mauvaise devise", "Wrong currency"),
    "clock_wrong": ("ساعة خاطئة", "Horloge fausse", "Clock wrong"),
    "totals_differ": ("مجموع اليوم مختلف", "Totaux différents", "Totals differ"),
    "ae11_only": ("جواب بلا نتيجة", "Réponse sans résultat", "Answer without a result"),
    "ae10_with_af": ("جواب يناقض نفسه", "Réponse contradictoire", "Answer contradicts itself"),
    "endless_answer": ("جواب لا ينتهي", "Réponse sans fin", "Endless answer"),
    "garbage_before_frame": ("ضجيج قبل الجواب", "Parasites avant réponse", "Noise before answer"),
    "coalesced_with_next": ("جوابان ملتصقان", "Deux réponses collées", "Two answers in one"),
    "split_1_byte": ("جواب حرفًا حرفًا", "Réponse octet par octet", "Answer byte by byte"),
    "slow_drip": ("جواب بطيء", "Réponse au goutte-à-goutte", "Answer in drips"),
}
"""The faults in the order of the list: what costs money first, what only tries the line last."""


def word(name: str, tongue: Tongue) -> str:
    """Give the words of that name."""
    return say(_WORDS.get(name) or FAULTS[name], tongue)
