"""What a paper says: receipt, invoice, label, shift report, statement, composed from facts into blocks.

May import: ports, wire, words and domain.
Never: fonts, bytes for a printer, a screen, a file.
"""
