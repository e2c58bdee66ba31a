"""Card terminals: one driver a file or a folder, each a reading of its protocol and of nothing else."""
