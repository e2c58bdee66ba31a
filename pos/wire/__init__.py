"""The language that tills, desks and central speak: messages, canonical bytes, hash chain, envelopes.

May import: domain and words.
Never: transport or database. A version that was once spoken stays readable for ever.
"""
