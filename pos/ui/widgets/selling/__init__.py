"""The wall of pieces and the ticket beside it."""
