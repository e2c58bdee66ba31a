"""The inbox: batches are proven, joined to what is held of their till, and kept as the bytes they came in."""
