"""Keys and taps, told from a scanner's and as they were meant."""
