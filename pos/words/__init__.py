"""Languages: one catalogue of messages, money, numbers and dates as text, amounts in words.

May import: domain.
Never: Qt, files outside the translations, a decision about trade.
"""
