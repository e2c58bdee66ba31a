"""From blocks to pictures and PDF pages: runs, direction, fonts by coverage, shaping.

May import: documents, ports, wire, words, domain, and Qt for painting without widgets.
Never: a decision about what a paper says.
"""
