"""A payment between a person and a terminal or a phone, and what nobody knows the end of."""
