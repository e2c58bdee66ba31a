"""Notes and coins: handed over, given back, counted."""
