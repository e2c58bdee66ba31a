"""The rules of trade: money, tax, tickets, payments, shifts, facts, permissions and refusals.

May import: the standard library.
Never: a clock, chance, input or output, a float, a sentence for a person's eyes.
"""
