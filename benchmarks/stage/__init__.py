"""What the benchmarks stand on: a till with its goods, the hands that drive it, bare windows to compare with."""
