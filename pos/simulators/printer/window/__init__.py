"""The printer as people see it: paper, drawer, and a button for each thing that can go wrong."""
