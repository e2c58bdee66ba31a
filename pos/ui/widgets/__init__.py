"""The pieces screens are made of: each paints itself, says what was done to it, and knows nothing of trade."""
